//! `key id` and `key public`.

use serde::Serialize;

use crate::{args::OneKeyArgs, failure::Failure, keys::Key, output};

#[derive(Serialize)]
struct Ids {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    public_id: Option<String>,
}

pub(super) fn id(args: &OneKeyArgs) -> Result<(), Failure> {
    let key = Key::read(&args.key)?;
    let public_id = match &key {
        Key::Secret(secret) => Some(secret.public().id()),
        Key::Local(_) | Key::Public(_) => None,
    };
    let id = key.id();
    if args.report.json {
        return output::print_json(&Ids { id, public_id }, false);
    }
    if let Some(public_id) = public_id {
        output::note(&format!(
            "the id of the public half, for footers: {public_id}"
        ));
    }
    output::print_line(&id)
}

#[derive(Serialize)]
struct Public {
    public: String,
    id: String,
}

pub(super) fn public(args: &OneKeyArgs) -> Result<(), Failure> {
    let key = match Key::read(&args.key)? {
        Key::Secret(secret) => secret.public(),
        other => {
            return Err(Failure::wrong_key(format!(
                "this is {}: only a secret key has a public half",
                other.kind()
            )));
        }
    };
    if args.report.json {
        let (public, id) = (key.paserk(), key.id());
        return output::print_json(&Public { public, id }, false);
    }
    output::print_line(&key.paserk())
}
