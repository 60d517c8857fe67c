//! `key convert`: keys in other encodings.

use std::io::{self, IsTerminal};

use paseto::{KeyFile, SecretBytes, SecretText, paserk::Pbkdf2Params};
use serde::Serialize;

use super::result::{self, Ids};
use crate::{
    args::{ConvertArgs, Encoding},
    cost::Price,
    failure::Failure,
    input,
    keys::{File, Key, Version},
    output, password,
    source::Source,
};

pub(super) fn run(args: &ConvertArgs) -> Result<(), Failure> {
    let passwords = [args.password.source(), args.encrypt.source()];
    let [old, new] = passwords.map(|source| source.is_some_and(Source::is_stdin));
    input::one_reader(&[args.key.is_stdin(), old, new])?;
    let to = args.to;
    if args.encrypt.encrypt && !matches!(to, Encoding::Pem | Encoding::Der) {
        return Err(Failure::usage("--encrypt is for --to pem and --to der"));
    }
    let is_printed = args.out.out.is_none() && !args.report.json;
    if is_printed && matches!(to, Encoding::Der) && io::stdout().is_terminal() {
        return Err(Failure::usage("DER is no text: give --out"));
    }

    let key = read(args)?;
    let encoded = if args.encrypt.encrypt {
        encrypt(&key, args)?
    } else {
        encode(&key, to)?
    };
    if !matches!(to, Encoding::Paserk | Encoding::Hex) {
        tell_version(&key);
    }
    if let Some(path) = &args.out.out {
        let force = args.out.force;
        return result::write(&key, &encoded.pieces(), path, force, &args.report);
    }
    print(&key, &encoded, args)
}

fn read(args: &ConvertArgs) -> Result<Key, Failure> {
    let source = args.key.source()?;
    let (bytes, origin) = (source.read()?, source.name());
    let file = File::recognise(&bytes);
    let is_encrypted = match file {
        Some(file) => file.identify(&origin)? == KeyFile::Encrypted,
        None => false,
    };
    match file {
        Some(file) if is_encrypted => {
            let version = args.version.ok_or_else(|| {
                Failure::usage(format!(
                    "{origin} is encrypted, and does not say of which version the key is: give \
                     --version"
                ))
            })?;
            let password = password::read(args.password.source())?;
            file.decrypt(version, &password, &args.limits.limits())
                .map_err(|why| Failure::opening(&why))
        }
        _ if args.password.source().is_some() => Err(Failure::usage(format!(
            "{origin} is not encrypted, and needs no password"
        ))),
        Some(file) => file.key(args.version, &origin),
        None if args.version.is_some() => Err(Failure::usage(
            "--version is for keys in PEM, DER and JWK: PASERK says itself which it is",
        )),
        None => Key::from_bytes(&bytes, &origin),
    }
}

/// A key in some encoding.
enum Encoded {
    /// Without the end of a line.
    Text(SecretText),
    Bytes(SecretBytes),
}

impl Encoded {
    fn pem(text: &SecretText) -> Self {
        Self::Text(SecretText::new(text.expose().trim_end().to_owned()))
    }

    /// What is written of it.
    fn pieces(&self) -> [&[u8]; 2] {
        match self {
            Self::Text(text) => [text.expose().as_bytes(), b"\n"],
            Self::Bytes(bytes) => [bytes.expose(), b""],
        }
    }
}

fn encode(key: &Key, to: Encoding) -> Result<Encoded, Failure> {
    let encoded = match to {
        Encoding::Paserk => Some(Encoded::Text(key.paserk())),
        Encoding::Hex => Some(Encoded::Text(key.hex())),
        Encoding::Pem => key.pem().as_ref().map(Encoded::pem),
        Encoding::Der => key.der().map(Encoded::Bytes),
        Encoding::Jwk => Some(Encoded::Text(key.jwk())),
    };
    encoded.ok_or_else(|| {
        Failure::wrong_key("this is a local key, and PEM and DER have none: JWK has")
    })
}

fn encrypt(key: &Key, args: &ConvertArgs) -> Result<Encoded, Failure> {
    let Key::Secret(key) = key else {
        return Err(Failure::wrong_key(format!(
            "encrypting needs a secret key, and this is {}",
            key.kind()
        )));
    };
    let params = args.encrypt.iterations;
    let params = params.map_or_else(Pbkdf2Params::default, Pbkdf2Params::new);
    // Nobody is asked for a password in vain.
    Price::Pbkdf2(params).accept_for_new()?;
    let password = password::choose(args.encrypt.source())?;
    let encoded = match args.to {
        Encoding::Der => key.encrypted_der(&password, params).map(Encoded::Bytes),
        _ => {
            let pem = key.encrypted_pem(&password, params);
            pem.as_ref().map(Encoded::pem).map_err(Clone::clone)
        }
    };
    encoded.map_err(|why| Failure::making(&why))
}

/// Says what the encoding does not.
fn tell_version(key: &Key) {
    let version = key.version();
    let is_told = match key {
        Key::Local(_) => false,
        Key::Secret(_) | Key::Public(_) => version != Version::V2,
    };
    if !is_told {
        output::note(&format!(
            "the result does not say that the key is of {version}: whoever reads it has to know"
        ));
    }
}

#[derive(Serialize)]
struct Converted<'t> {
    encoding: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'t str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key_hex: Option<&'t str>,
    #[serde(flatten)]
    ids: Ids,
}

fn print(key: &Key, encoded: &Encoded, args: &ConvertArgs) -> Result<(), Failure> {
    let encoding = match args.to {
        Encoding::Paserk => "paserk",
        Encoding::Hex => "hex",
        Encoding::Pem => "pem",
        Encoding::Der => "der",
        Encoding::Jwk => "jwk",
    };
    if args.report.json {
        let (text, hex) = match encoded {
            Encoded::Text(text) => (Some(text.expose()), None),
            Encoded::Bytes(bytes) => (None, Some(SecretText::new(hex::encode(bytes.expose())))),
        };
        let converted = Converted {
            encoding,
            key: text,
            key_hex: hex.as_ref().map(SecretText::expose),
            ids: Ids::of(key),
        };
        return output::print_json(&converted, false);
    }
    output::print(&encoded.pieces())
}
