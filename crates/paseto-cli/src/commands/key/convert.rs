//! `key convert`: keys in other encodings.

use paseto::SecretText;
use serde::Serialize;

use super::result;
use crate::{
    args::{ConvertArgs, Encoding},
    failure::Failure,
    keys::Key,
    output,
};

#[derive(Serialize)]
struct Converted<'t> {
    encoding: &'static str,
    key: &'t str,
    id: String,
}

pub(super) fn run(args: &ConvertArgs) -> Result<(), Failure> {
    let key = Key::read(&args.key)?;
    let (encoding, text) = encode(&key, args.to);
    if let Some(path) = &args.out.out {
        return result::write(&key, &text, path, args.out.force, &args.report);
    }
    if args.report.json {
        let converted = Converted {
            encoding,
            key: text.expose(),
            id: key.id(),
        };
        return output::print_json(&converted, false);
    }
    output::print_line(text.expose())
}

/// The name of an encoding, and the key in it.
fn encode(key: &Key, to: Encoding) -> (&'static str, SecretText) {
    match to {
        Encoding::Paserk => ("paserk", key.paserk()),
        Encoding::Hex => ("hex", key.hex()),
    }
}
