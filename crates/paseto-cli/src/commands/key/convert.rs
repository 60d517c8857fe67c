//! `key convert`: keys in other encodings.

use std::io::{self, IsTerminal};

use paseto::{SecretBytes, SecretText, paserk::Pbkdf2Params};
use serde::Serialize;

use super::{
    read::{Subject, read},
    result::{self, Ids, Named},
};
use crate::{
    args::{ConvertArgs, Encoding},
    cost::Price,
    failure::Failure,
    input,
    keys::{Key, SealingFile, Version, secret_hex},
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

    args.out.check()?;
    let subject = read(args)?;
    let encoded = if args.encrypt.encrypt {
        encrypt(&subject, args)?
    } else {
        encode(&subject, to)?
    };
    let named = match &subject {
        Subject::Key(key) => {
            if !matches!(to, Encoding::Paserk | Encoding::Hex) {
                tell_version(key);
            }
            Named::from(key)
        }
        Subject::Sealing(key) => Named {
            ids: None,
            is_secret: key.is_secret(),
        },
    };
    if let Some(path) = &args.out.out {
        let force = args.out.force;
        return result::write(named, &encoded.pieces(), path, force, &args.report);
    }
    print(named.ids, &encoded, args)
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

fn encode(subject: &Subject, to: Encoding) -> Result<Encoded, Failure> {
    let key = match subject {
        Subject::Key(key) => key,
        Subject::Sealing(key) => return encode_sealing(key, to),
    };
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

fn encode_sealing(key: &SealingFile, to: Encoding) -> Result<Encoded, Failure> {
    match to {
        Encoding::Pem => Ok(Encoded::pem(&key.pem())),
        Encoding::Der => Ok(Encoded::Bytes(key.der())),
        Encoding::Jwk => Ok(Encoded::Text(key.jwk())),
        Encoding::Paserk | Encoding::Hex => Err(Failure::wrong_key(
            "this is a sealing key of version 1 (RSA-4096), and PASERK has no text for it: PEM, DER and \
             JWK have",
        )),
    }
}

fn encrypt(subject: &Subject, args: &ConvertArgs) -> Result<Encoded, Failure> {
    let needs_secret = || {
        Failure::wrong_key(format!(
            "encrypting needs a secret key, and this is {}",
            subject.kind()
        ))
    };
    // Nobody is asked for a password in vain.
    if !subject.is_secret_key() {
        return Err(needs_secret());
    }
    let params = args.encrypt.iterations;
    let params = params.map_or_else(Pbkdf2Params::default, Pbkdf2Params::new);
    Price::Pbkdf2(params).accept_for_new()?;
    let password = password::choose(args.encrypt.source())?;
    let encoded = match args.to {
        Encoding::Der => {
            let der = subject.encrypted_der(&password, params);
            der.map(|der| der.map(Encoded::Bytes))
        }
        _ => {
            let pem = subject.encrypted_pem(&password, params);
            pem.map(|pem| pem.map(|text| Encoded::pem(&text)))
        }
    };
    let encoded = encoded.ok_or_else(needs_secret)?;
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
    ids: Option<Ids>,
}

fn print(ids: Option<Ids>, encoded: &Encoded, args: &ConvertArgs) -> Result<(), Failure> {
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
            Encoded::Bytes(bytes) => (None, Some(secret_hex(bytes.expose()))),
        };
        let converted = Converted {
            encoding,
            key: text,
            key_hex: hex.as_ref().map(SecretText::expose),
            ids,
        };
        return output::print_json(&converted, false);
    }
    output::print(&encoded.pieces())
}
