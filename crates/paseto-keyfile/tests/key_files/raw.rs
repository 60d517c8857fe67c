//! Keys of another family than ours: whoever brings the traits has all the formats, such as RSA of
//! another size.

use std::borrow::ToOwned;

use paseto_keyfile::{Algorithm, PublicKeyFile, SecretKeyFile};
use paseto_v4::{
    KeyError,
    paserk::{Pbkdf2Params, UnwrapLimits},
};

use crate::{file, text};

/// Takes whatever is there.
#[derive(Debug, PartialEq)]
struct Public(Vec<u8>);

impl PublicKeyFile for Public {
    const ALGORITHM: Algorithm = Algorithm::Rsa;

    fn from_raw(raw: &[u8]) -> Result<Self, KeyError> {
        Ok(Self(raw.to_owned()))
    }

    fn to_raw(&self) -> Vec<u8> {
        self.0.clone()
    }
}

#[derive(Debug, PartialEq)]
struct Secret(Vec<u8>, Public);

impl SecretKeyFile for Secret {
    type Public = Public;

    fn from_raw(raw: &[u8]) -> Result<Self, KeyError> {
        // Its public half is not what is tested.
        Ok(Self(raw.to_owned(), Public(Vec::new())))
    }

    fn with_raw<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        f(&self.0)
    }

    fn public_half(&self) -> &Public {
        &self.1
    }
}

#[test]
fn rsa_of_4096_bits() {
    let public = Public::from_pem(&text("rsa4096.pub.pem")).unwrap();
    assert_eq!(public.to_der(), file("rsa4096.pub.der"));
    assert_eq!(public.to_jwk(), text("rsa4096.pub.jwk"));
    assert_eq!(Public::from_jwk(&public.to_jwk()).as_ref(), Ok(&public));

    let secret = Secret::from_pem(&text("rsa4096.pem")).unwrap();
    assert_eq!(secret.to_der().expose(), file("rsa4096.der"));
    assert_eq!(secret.to_jwk().expose(), text("rsa4096.jwk"));
    let pem = secret
        .to_encrypted_pem("password", Pbkdf2Params::new(2))
        .unwrap();
    let again = Secret::from_encrypted_pem(&pem, "password", &UnwrapLimits::default());
    assert_eq!(again.as_ref(), Ok(&secret));
    let theirs = text("rsa4096.pbkdf2.pem");
    let again = Secret::from_encrypted_pem(&theirs, "hunter2", &UnwrapLimits::default());
    assert_eq!(again.as_ref(), Ok(&secret));
}
