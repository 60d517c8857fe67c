//! Issues tokens with keys in an HSM, and checks them without it.
//!
//! Which HSM, the environment says: `PKCS11_MODULE`, the path of its library; `PKCS11_TOKEN`, the
//! label of the token in it; `PKCS11_PIN`. The keys have the label `paseto-example`; they are made
//! where they are missing, and nothing else is changed.

use std::{env, error::Error, path::Path, process::ExitCode, time::Duration};

use paseto_v4::{Claims, Rules, Token, Untrusted, Verified};
use remote_keys::hsm::{Algorithm, Hsm, HsmError, HsmKey, Pin};
use serde::{Deserialize, Serialize};

const LABEL: &str = "paseto-example";

#[derive(Serialize, Deserialize, Debug)]
struct Session {
    role: String,
}

fn main() -> ExitCode {
    match run(|name| env::var(name).ok()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Error: {error}.");
            ExitCode::FAILURE
        }
    }
}

/// The program, given the variables of the environment.
///
/// # Errors
/// A variable that is missing; [`HsmError`]; what keeps a token from being issued or verified.
pub fn run(variable: impl Fn(&str) -> Option<String>) -> Result<(), Box<dyn Error>> {
    let needed = |name| {
        variable(name).ok_or_else(|| format!("the variable {name} is not set: see the README"))
    };
    let (module, label) = (needed("PKCS11_MODULE")?, needed("PKCS11_TOKEN")?);
    let pin = Pin::new(needed("PKCS11_PIN")?);
    let hsm = Hsm::open(Path::new(&module), &label, &pin)?;
    version_4(&hsm)?;
    version_3(&hsm)
}

/// `Sign`: the key is used like any other.
fn version_4(hsm: &Hsm) -> Result<(), Box<dyn Error>> {
    let key: HsmKey<paseto_v4::PublicKey> = find_or_generate(hsm)?;
    let text = Token::new(&claims())?
        .footer(key.public_key().id())
        .sign(&key)?;
    println!("{text}\n");

    // Whoever checks it has the public key, and neither the HSM nor this crate.
    let public = paseto_v4::PublicKey::from_bytes(key.public_key().as_bytes())?;
    let token: Verified<Session> = Untrusted::parse(&text)?.verify(&public, &rules())?;
    println!("Signed with Ed25519: {:?}\n", token.claims());
    Ok(())
}

/// `prepare` and `finish`: the bytes go to the HSM, and its errors come back as they are.
fn version_3(hsm: &Hsm) -> Result<(), Box<dyn Error>> {
    let key: HsmKey<paseto_v3::PublicKey> = find_or_generate(hsm)?;
    let prepared = Token::new(&claims())?
        .footer(key.public_key().id())
        .prepare(key.public_key())?;
    let signature = key.sign_bytes(prepared.as_bytes())?;
    let text = prepared.finish(&signature)?;
    println!("{text}\n");

    let public = paseto_v3::PublicKey::from_bytes(key.public_key().as_bytes())?;
    let token: Verified<Session> = Untrusted::parse(&text)?.verify(&public, &rules())?;
    println!("Signed with P-384: {:?}", token.claims());
    Ok(())
}

fn claims() -> Claims<Session> {
    let role = "admin".to_owned();
    Claims::new(Session { role })
        .subject("alice")
        .expires_in(Duration::from_secs(900))
}

fn rules() -> Rules {
    Rules::now().subject("alice")
}

fn find_or_generate<P: Algorithm>(hsm: &Hsm) -> Result<HsmKey<P>, HsmError> {
    match HsmKey::find(hsm, LABEL) {
        Err(HsmError::NoKey { .. }) => HsmKey::generate(hsm, LABEL),
        found => found,
    }
}
