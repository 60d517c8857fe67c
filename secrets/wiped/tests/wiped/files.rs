//! Key files: PEM, DER, with a password, and JWK.

use base64ct::{Base64UrlUnpadded, Encoding};
use paserk::{Pbkdf2Params, UnwrapLimits};
use paseto_core::Error;
use paseto_wiped::{Needles, observe};

use super::{nothing_on_the_heap, samples};

const PASSWORD: &[u8] = b"correct horse battery staple";

/// The letters of a text in pieces of a line, without those at its ends, which stand for what is public
/// too.
fn pieces(needles: Needles, text: &str) -> Needles {
    let lines = text.lines().filter(|line| !line.starts_with('-'));
    let lines = lines.filter(|line| line.len() > 24);
    lines.fold(needles, |needles, line| {
        needles.text("a line", &line[..line.len() - 4])
    })
}

macro_rules! files {
    ($name:ident, $Key:ty, $bytes:expr, $secret:expr, $lines:literal) => {
        #[test]
        fn $name() {
            let bytes: &[u8] = &$bytes;
            let secret: &[u8] = $secret(bytes);
            let key = <$Key>::from_bytes(bytes).unwrap();
            let (pem, der) = (key.to_pem(), key.to_der());
            let jwk = key.to_jwk();
            let params = Pbkdf2Params::new(1000);
            let locked = key.to_encrypted_pem(PASSWORD, params).unwrap();
            let ((), left) = observe(|| {
                let read = || -> Result<(), Error> {
                    let key = <$Key>::from_pem(pem.expose())?;
                    drop((key.to_pem(), key.to_der(), key.to_jwk()));
                    drop(<$Key>::from_der(der.expose())?);
                    drop(<$Key>::from_jwk(jwk.expose())?);
                    let limits = UnwrapLimits::default();
                    drop(<$Key>::from_encrypted_pem(&locked, PASSWORD, &limits)?);
                    drop(key.to_encrypted_pem(PASSWORD, params)?);
                    drop(key.to_encrypted_der(PASSWORD, params)?);
                    let wrong = <$Key>::from_encrypted_pem(&locked, b"another one", &limits);
                    assert!(wrong.is_err());
                    Ok(())
                };
                read().unwrap();
            });
            let mut needles = samples::secrets(bytes).secret("the password", PASSWORD);
            needles = needles.text(
                "the key in a JWK",
                &Base64UrlUnpadded::encode_string(secret),
            );
            if $lines {
                needles = pieces(needles, pem.expose());
            }
            nothing_on_the_heap(&left, &needles);
        }
    };
}

/// Of an Ed25519 pair.
fn seed(bytes: &[u8]) -> &[u8] {
    &bytes[..32]
}

fn whole(bytes: &[u8]) -> &[u8] {
    bytes
}

files!(
    ed25519_of_v2,
    paseto_v2::SecretKey,
    samples::ED25519,
    seed,
    false
);
files!(
    ed25519_of_v4,
    paseto_v4::SecretKey,
    samples::ED25519,
    seed,
    false
);
files!(
    x25519_of_v4,
    paseto_v4::SealingSecretKey,
    samples::ED25519,
    seed,
    false
);
files!(
    p384_of_v3,
    paseto_v3::SecretKey,
    samples::P_384,
    whole,
    false
);
files!(
    rsa_of_v1,
    paseto_v1::SecretKey,
    samples::RSA_2048,
    |_| &samples::RSA_2048[280..500],
    true
);

/// An `oct` key has no file but a JWK.
#[test]
fn local_keys() {
    let key = paseto_v4::LocalKey::from_bytes(&samples::SYMMETRIC).unwrap();
    let jwk = key.to_jwk();
    let ((), left) = observe(|| {
        let key = paseto_v4::LocalKey::from_jwk(jwk.expose()).unwrap();
        drop(key.to_jwk());
    });
    let needles = samples::secrets(&samples::SYMMETRIC);
    let text = Base64UrlUnpadded::encode_string(&samples::SYMMETRIC);
    nothing_on_the_heap(&left, &needles.text("the key", &text));
}
