//! Keys written as PEM, DER and JWK. None of the three says of which version an Ed25519 key or a local
//! key is.

use paseto::{Error, SecretBytes, SecretText, paserk::Pbkdf2Params};

use super::{Key, LocalKey, PublicKey, SecretKey, each};

impl Key {
    /// The key as PEM; `None` for a local key, which has none.
    pub(crate) fn pem(&self) -> Option<SecretText> {
        match self {
            Self::Local(_) => None,
            Self::Secret(key) => Some(key.pem()),
            Self::Public(key) => Some(SecretText::new(key.pem())),
        }
    }

    /// The key as DER; `None` for a local key, which has none.
    pub(crate) fn der(&self) -> Option<SecretBytes> {
        match self {
            Self::Local(_) => None,
            Self::Secret(key) => Some(key.der()),
            Self::Public(key) => Some(SecretBytes::new(key.der())),
        }
    }

    /// The key as JWK.
    pub(crate) fn jwk(&self) -> SecretText {
        match self {
            Self::Local(key) => key.jwk(),
            Self::Secret(key) => key.jwk(),
            Self::Public(key) => SecretText::new(key.jwk()),
        }
    }
}

impl LocalKey {
    fn jwk(&self) -> SecretText {
        each!(self, key => key.to_jwk())
    }
}

impl SecretKey {
    fn pem(&self) -> SecretText {
        each!(self, key => key.to_pem())
    }

    fn der(&self) -> SecretBytes {
        each!(self, key => key.to_der())
    }

    fn jwk(&self) -> SecretText {
        each!(self, key => key.to_jwk())
    }

    /// The key as PEM that is encrypted with a password.
    pub(crate) fn encrypted_pem(
        &self,
        password: &[u8],
        params: Pbkdf2Params,
    ) -> Result<SecretText, Error> {
        each!(self, key => key.to_encrypted_pem(password, params)).map(SecretText::new)
    }

    /// The key as DER that is encrypted with a password.
    pub(crate) fn encrypted_der(
        &self,
        password: &[u8],
        params: Pbkdf2Params,
    ) -> Result<SecretBytes, Error> {
        each!(self, key => key.to_encrypted_der(password, params)).map(SecretBytes::new)
    }
}

impl PublicKey {
    fn pem(&self) -> String {
        each!(self, key => key.to_pem())
    }

    fn der(&self) -> Vec<u8> {
        each!(self, key => key.to_der())
    }

    fn jwk(&self) -> String {
        each!(self, key => key.to_jwk())
    }
}
