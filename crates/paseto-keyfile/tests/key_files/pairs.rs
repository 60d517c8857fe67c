//! The key pairs of all versions, so that a test is written once.

use std::fmt::Debug;

use paseto_v4::{
    Error, SecretBytes, SecretText,
    paserk::{Pbkdf2Params, UnwrapLimits},
};

pub(crate) trait Public: Clone + Debug + PartialEq {
    fn from_pem(text: &str) -> Result<Self, Error>;
    fn to_pem(&self) -> String;
    fn from_der(bytes: &[u8]) -> Result<Self, Error>;
    fn to_der(&self) -> Vec<u8>;
    fn from_jwk(text: &str) -> Result<Self, Error>;
    fn to_jwk(&self) -> String;
}

pub(crate) trait Secret: Debug + PartialEq + Sized {
    type Public: Public;
    /// The beginning of the names of its files.
    const NAME: &'static str;

    fn public(&self) -> &Self::Public;
    fn generate() -> Self;
    fn from_pem(text: &str) -> Result<Self, Error>;
    fn to_pem(&self) -> SecretText;
    fn from_der(bytes: &[u8]) -> Result<Self, Error>;
    fn to_der(&self) -> SecretBytes;
    fn from_encrypted_pem(text: &str, password: &str, limits: &UnwrapLimits)
    -> Result<Self, Error>;
    fn to_encrypted_pem(&self, password: &str, params: Pbkdf2Params) -> Result<String, Error>;
    fn from_encrypted_der(
        bytes: &[u8],
        password: &str,
        limits: &UnwrapLimits,
    ) -> Result<Self, Error>;
    fn to_encrypted_der(&self, password: &str, params: Pbkdf2Params) -> Result<Vec<u8>, Error>;
    fn from_jwk(text: &str) -> Result<Self, Error>;
    fn to_jwk(&self) -> SecretText;
}

macro_rules! pair {
    ($version:ident, $name:literal) => {
        impl Public for $version::PublicKey {
            fn from_pem(text: &str) -> Result<Self, Error> {
                Self::from_pem(text)
            }
            fn to_pem(&self) -> String {
                self.to_pem()
            }
            fn from_der(bytes: &[u8]) -> Result<Self, Error> {
                Self::from_der(bytes)
            }
            fn to_der(&self) -> Vec<u8> {
                self.to_der()
            }
            fn from_jwk(text: &str) -> Result<Self, Error> {
                Self::from_jwk(text)
            }
            fn to_jwk(&self) -> String {
                self.to_jwk()
            }
        }

        impl Secret for $version::SecretKey {
            type Public = $version::PublicKey;
            const NAME: &'static str = $name;

            fn public(&self) -> &Self::Public {
                self.public_key()
            }
            fn generate() -> Self {
                Self::generate().unwrap()
            }
            fn from_pem(text: &str) -> Result<Self, Error> {
                Self::from_pem(text)
            }
            fn to_pem(&self) -> SecretText {
                self.to_pem()
            }
            fn from_der(bytes: &[u8]) -> Result<Self, Error> {
                Self::from_der(bytes)
            }
            fn to_der(&self) -> SecretBytes {
                self.to_der()
            }
            fn from_encrypted_pem(
                text: &str,
                password: &str,
                limits: &UnwrapLimits,
            ) -> Result<Self, Error> {
                Self::from_encrypted_pem(text, password, limits)
            }
            fn to_encrypted_pem(
                &self,
                password: &str,
                params: Pbkdf2Params,
            ) -> Result<String, Error> {
                self.to_encrypted_pem(password, params)
            }
            fn from_encrypted_der(
                bytes: &[u8],
                password: &str,
                limits: &UnwrapLimits,
            ) -> Result<Self, Error> {
                Self::from_encrypted_der(bytes, password, limits)
            }
            fn to_encrypted_der(
                &self,
                password: &str,
                params: Pbkdf2Params,
            ) -> Result<Vec<u8>, Error> {
                self.to_encrypted_der(password, params)
            }
            fn from_jwk(text: &str) -> Result<Self, Error> {
                Self::from_jwk(text)
            }
            fn to_jwk(&self) -> SecretText {
                self.to_jwk()
            }
        }
    };
}

pair!(paseto_v1, "rsa");
pair!(paseto_v2, "ed25519");
pair!(paseto_v3, "p384");
pair!(paseto_v4, "ed25519");

/// Calls a generic function for the pair of each version.
macro_rules! for_each_version {
    ($test:ident) => {
        $test::<paseto_v1::SecretKey>();
        $test::<paseto_v2::SecretKey>();
        $test::<paseto_v3::SecretKey>();
        $test::<paseto_v4::SecretKey>();
    };
}
pub(crate) use for_each_version;
