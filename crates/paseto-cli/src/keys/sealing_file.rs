//! The sealing keys of version 1 as files: RSA keys of 4096 bits, which are no keys for tokens.

use paseto::{
    Error, SecretBytes, SecretText,
    paserk::{Pbkdf2Params, UnwrapLimits},
    v1,
};

use super::{File, file::from_file};

/// One half of such a pair, or both.
pub(crate) enum SealingFile {
    /// Opens what was sealed.
    Secret(Box<v1::SealingSecretKey>),
    /// Seals.
    Public(Box<v1::SealingPublicKey>),
}

impl SealingFile {
    /// The key in the file; `None` where it is another one.
    pub(crate) fn read(file: File<'_>) -> Option<Self> {
        let secret = from_file!(file, v1::SealingSecretKey);
        secret
            .map(|key| Self::Secret(Box::new(key)))
            .or_else(|_| {
                from_file!(file, v1::SealingPublicKey).map(|key| Self::Public(Box::new(key)))
            })
            .ok()
    }

    /// The key in a file that is encrypted with a password; `None` where it is another one.
    pub(crate) fn decrypt(file: File<'_>, password: &[u8], limits: &UnwrapLimits) -> Option<Self> {
        use v1::SealingSecretKey as Pair;
        let key = match file {
            File::Pem(text) => Pair::from_encrypted_pem(text, password, limits),
            File::Der(bytes) => Pair::from_encrypted_der(bytes, password, limits),
            File::Jwk(_) => return None,
        };
        key.ok().map(|key| Self::Secret(Box::new(key)))
    }

    /// Whether nobody else may see it.
    pub(crate) const fn is_secret(&self) -> bool {
        matches!(self, Self::Secret(_))
    }

    /// As PEM.
    pub(crate) fn pem(&self) -> SecretText {
        match self {
            Self::Secret(key) => key.to_pem(),
            Self::Public(key) => SecretText::new(key.to_pem()),
        }
    }

    /// The public half as PEM.
    pub(crate) fn public_pem(&self) -> String {
        match self {
            Self::Secret(key) => key.public_key().to_pem(),
            Self::Public(key) => key.to_pem(),
        }
    }

    /// As DER.
    pub(crate) fn der(&self) -> SecretBytes {
        match self {
            Self::Secret(key) => key.to_der(),
            Self::Public(key) => SecretBytes::new(key.to_der()),
        }
    }

    /// As JWK.
    pub(crate) fn jwk(&self) -> SecretText {
        match self {
            Self::Secret(key) => key.to_jwk(),
            Self::Public(key) => SecretText::new(key.to_jwk()),
        }
    }

    /// As PEM that is encrypted with a password; `None` where it is no secret.
    pub(crate) fn encrypted_pem(
        &self,
        password: &[u8],
        params: Pbkdf2Params,
    ) -> Option<Result<SecretText, Error>> {
        let Self::Secret(key) = self else {
            return None;
        };
        Some(key.to_encrypted_pem(password, params).map(SecretText::new))
    }

    /// As DER that is encrypted with a password; `None` where it is no secret.
    pub(crate) fn encrypted_der(
        &self,
        password: &[u8],
        params: Pbkdf2Params,
    ) -> Option<Result<SecretBytes, Error>> {
        let Self::Secret(key) = self else {
            return None;
        };
        Some(key.to_encrypted_der(password, params).map(SecretBytes::new))
    }
}
