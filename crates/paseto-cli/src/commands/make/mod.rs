//! `sign` and `encrypt`: tokens are made.

mod ring;

use std::path::Path;

use paseto::{Error, Footer, Token};
use serde::Serialize;

use super::{claims, kid};
use crate::{
    args::{FooterArgs, Keys, MakeArgs},
    failure::Failure,
    input::{self, Bytes},
    json_text,
    keys::Key,
    output,
};

/// More than this does not fit into a token that other programs read.
const MAX_RAW: usize = 16 * 1024 * 1024;

pub(super) fn sign(args: &MakeArgs) -> Result<(), Failure> {
    input::one_reader(&args.readers())?;
    let source = match args.keys()? {
        Keys::One(source) => source,
        Keys::Several(_) => return Err(one_key()),
        Keys::Ring(path) => return make(args, Footer::from(""), ring::sign(path, args)?),
    };
    let key = match Key::from_source(source)? {
        Key::Secret(key) => key,
        other => return Err(wrong_key("signing needs a secret key", &other)),
    };
    make(args, key.kid(), |token| key.sign(token))
}

pub(super) fn encrypt(args: &MakeArgs) -> Result<(), Failure> {
    input::one_reader(&args.readers())?;
    let source = match args.keys()? {
        Keys::One(source) => source,
        Keys::Several(_) => return Err(one_key()),
        Keys::Ring(path) => return make(args, Footer::from(""), ring::encrypt(path, args)?),
    };
    let key = match Key::from_source(source)? {
        Key::Local(key) => key,
        other => return Err(wrong_key("encrypting needs a local key", &other)),
    };
    make(args, key.kid(), |token| key.encrypt(token))
}

fn one_key() -> Failure {
    Failure::usage("a token is made with one key: give one --key-file, or a --ring")
}

fn wrong_key(needs: &str, found: &Key) -> Failure {
    Failure::wrong_key(format!("{needs}, and this is {}", found.kind()))
}

#[derive(Serialize)]
struct Made {
    token: String,
}

fn make(
    args: &MakeArgs,
    own_kid: Footer<'_>,
    seal: impl FnOnce(Token<'_>) -> Result<String, Error>,
) -> Result<(), Failure> {
    let token = match &args.raw {
        Some(path) => Token::from_bytes(&raw(path)?),
        None => {
            let claims = claims::collect(&args.claims)?;
            Token::new(&claims).map_err(|why| Failure::making(&why))?
        }
    };
    let footer = footer(&args.footer, own_kid)?;
    kid::warning(footer.as_bytes())
        .into_iter()
        .for_each(output::warn);
    let token = token.footer(footer).implicit(args.implicit.as_bytes());
    let token = seal(token).map_err(|why| Failure::making(&why))?;
    if args.report.json {
        output::print_json(&Made { token }, false)
    } else {
        output::print_line(&token)
    }
}

fn raw(path: &Path) -> Result<Bytes, Failure> {
    input::read(path, MAX_RAW)?.ok_or_else(|| {
        Failure::usage(format!(
            "{} is longer than the limit of {MAX_RAW} bytes",
            input::name(path)
        ))
    })
}

fn footer<'a>(args: &'a FooterArgs, kid: Footer<'a>) -> Result<Footer<'a>, Failure> {
    if args.kid {
        return Ok(kid);
    }
    if let Some(json) = &args.footer_json {
        return json_text::object(json.as_bytes(), &json_text::FOOTER)
            .map(Footer::from)
            .map_err(|why| Failure::usage(format!("--footer-json: {why}")));
    }
    Ok(args.footer.as_deref().unwrap_or_default().into())
}
