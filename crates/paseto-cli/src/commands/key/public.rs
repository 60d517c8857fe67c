//! `key public`: public halves.

use serde::Serialize;

use super::result::{self, Named};
use crate::{
    args::PublicArgs,
    failure::Failure,
    keys::{File, Key, SealingFile},
    output,
};

#[derive(Serialize)]
struct Public {
    public: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
}

pub(super) fn run(args: &PublicArgs) -> Result<(), Failure> {
    let source = args.key.source()?;
    let bytes = source.read()?;
    let pair = File::recognise(&bytes).and_then(SealingFile::read);
    let (public, named) = if let Some(pair) = pair.filter(SealingFile::is_secret) {
        let named = Named {
            ids: None,
            is_secret: false,
        };
        (pair.public_pem().trim_end().to_owned(), named)
    } else {
        let key = public_half(&Key::from_bytes(&bytes, &source.name())?)?;
        (key.paserk().expose().to_owned(), Named::from(&key))
    };
    if let Some(path) = &args.out.out {
        let line = [public.as_bytes(), b"\n"];
        return result::write(named, &line, path, args.out.force, &args.report);
    }
    if args.report.json {
        let id = named.ids.map(|ids| ids.id);
        return output::print_json(&Public { public, id }, false);
    }
    output::print_line(&public)
}

fn public_half(key: &Key) -> Result<Key, Failure> {
    match key {
        Key::Secret(secret) => Ok(secret.public().into()),
        other => Err(Failure::wrong_key(format!(
            "this is {}: only a secret key has a public half",
            other.kind()
        ))),
    }
}
