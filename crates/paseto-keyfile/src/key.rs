//! What a family brings for its keys to be read from files and written to them.

use alloc::{string::String, vec::Vec};

use paserk::{Pbkdf2Params, UnwrapLimits};
use paseto_core::{Error, KeyError, SecretBytes, SecretText};

use crate::{
    Algorithm, Use,
    algorithm::Found,
    encrypted, jwk, pem,
    read::{self, Contents, Public, Secret},
    write,
};

const A_PUBLIC_KEY: &str = "a public key";
const A_SECRET_KEY: &str = "a secret key";
const AN_ENCRYPTED_KEY: &str = "an encrypted key";

/// A public key that key files may hold.
pub trait PublicKeyFile: Sized + PartialEq {
    /// Its algorithm.
    const ALGORITHM: Algorithm;
    /// What it is for.
    const USE: Use = Use::Signature;

    /// The key with the bytes that stand in the BIT STRING of an SPKI: for Ed25519 the 32 bytes, for
    /// P-384 a point of SEC 1, compressed or not, for RSA an `RSAPublicKey` in DER.
    ///
    /// # Errors
    /// [`KeyError`] where they are no such key.
    fn from_raw(raw: &[u8]) -> Result<Self, KeyError>;

    /// These bytes; a point is not compressed.
    fn to_raw(&self) -> Vec<u8>;

    /// Reads the key from PEM.
    ///
    /// # Errors
    /// [`Error::TooLong`]; [`Error::Key`] where it is no such text, or no such key.
    fn from_pem(text: &str) -> Result<Self, Error> {
        let block = pem::decode(text)?;
        Ok(public(read::labelled(block.label, &block.der)?)?)
    }

    /// Writes the key as PEM, `PUBLIC KEY`.
    fn to_pem(&self) -> String {
        pem::encode(pem::PUBLIC, &self.to_der())
    }

    /// Reads the key from DER.
    ///
    /// # Errors
    /// [`Error::TooLong`]; [`Error::Key`] where it is no such DER, or no such key.
    fn from_der(bytes: &[u8]) -> Result<Self, Error> {
        crate::check_length(bytes.len())?;
        Ok(public(read::der(bytes)?)?)
    }

    /// Writes the key as SPKI DER.
    fn to_der(&self) -> Vec<u8> {
        write::spki(Self::ALGORITHM, &self.to_raw())
    }

    /// Reads the key from a JWK.
    ///
    /// # Errors
    /// [`Error::TooLong`]; [`Error::Key`] where it is no JWK, or no such key: one that is secret is
    /// [`KeyError::Algorithm`], one that says that it is for something else [`KeyError::Use`].
    fn from_jwk(text: &str) -> Result<Self, Error> {
        let jwk = jwk::Jwk::parse(text)?;
        if jwk.is_secret() {
            return Err(KeyError::algorithm(A_PUBLIC_KEY, jwk.kind()?).into());
        }
        jwk.expect(Self::ALGORITHM)?;
        jwk.expect_use(Self::USE, Some(Self::ALGORITHM))?;
        Ok(Self::from_raw(&jwk.public(Self::ALGORITHM)?)?)
    }

    /// Writes the key as JWK.
    fn to_jwk(&self) -> String {
        jwk::write_public(Self::ALGORITHM, &self.to_raw())
    }
}

/// A secret key that key files may hold.
pub trait SecretKeyFile: Sized {
    /// Its public half.
    type Public: PublicKeyFile;

    /// The key with these bytes: for Ed25519 the 32 of the seed, for P-384 the 48 of the number, for RSA
    /// an `RSAPrivateKey` in DER.
    ///
    /// # Errors
    /// [`KeyError`] where they are no such key.
    fn from_raw(raw: &[u8]) -> Result<Self, KeyError>;

    /// Calls `f` with these bytes.
    fn with_raw<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R;

    /// The public half.
    fn public_half(&self) -> &Self::Public;

    /// Reads the key from PEM that is not encrypted.
    ///
    /// # Errors
    /// [`Error::TooLong`]; [`Error::Key`] where it is no such text, or no such key:
    /// [`KeyError::Encrypted`] where it is encrypted.
    fn from_pem(text: &str) -> Result<Self, Error> {
        let block = pem::decode(text)?;
        Ok(secret(read::labelled(block.label, &block.der)?)?)
    }

    /// Writes the key as PEM, `PRIVATE KEY`.
    fn to_pem(&self) -> SecretText {
        SecretText::new(pem::encode(pem::SECRET, self.to_der().expose()))
    }

    /// Reads the key from DER that is not encrypted.
    ///
    /// # Errors
    /// [`Error::TooLong`]; [`Error::Key`] where it is no such DER, or no such key:
    /// [`KeyError::Encrypted`] where it is encrypted.
    fn from_der(bytes: &[u8]) -> Result<Self, Error> {
        crate::check_length(bytes.len())?;
        Ok(secret(read::der(bytes)?)?)
    }

    /// Writes the key as PKCS#8 DER.
    fn to_der(&self) -> SecretBytes {
        let public = self.public_half().to_raw();
        self.with_raw(|raw| write::pkcs8(Self::Public::ALGORITHM, raw, &public))
    }

    /// Reads the key from PEM that is encrypted with a password.
    ///
    /// # Errors
    /// Those of [`Self::from_encrypted_der`].
    fn from_encrypted_pem(
        text: &str,
        password: impl AsRef<[u8]>,
        limits: &UnwrapLimits,
    ) -> Result<Self, Error> {
        let block = pem::decode(text)?;
        expect_encrypted(&read::labelled(block.label, &block.der)?)?;
        decrypt(&block.der, password.as_ref(), limits)
    }

    /// Writes the key as PEM that is encrypted with a password, `ENCRYPTED PRIVATE KEY`.
    ///
    /// # Errors
    /// Those of [`Self::to_encrypted_der`].
    fn to_encrypted_pem(
        &self,
        password: impl AsRef<[u8]>,
        params: Pbkdf2Params,
    ) -> Result<String, Error> {
        let der = self.to_encrypted_der(password, params)?;
        Ok(pem::encode(pem::ENCRYPTED, &der))
    }

    /// Reads the key from DER that is encrypted with a password.
    ///
    /// # Errors
    /// [`Error::TooLong`]; [`Error::Key`] where it is not encrypted DER, or encrypted in a way that is
    /// not supported, or a key of another algorithm or size; [`Error::Cost`] where it would cost more
    /// than `limits`; [`Error::Unavailable`] where there is not enough memory; [`Error::NotAuthentic`]
    /// for everything else that is wrong, the password among it.
    fn from_encrypted_der(
        bytes: &[u8],
        password: impl AsRef<[u8]>,
        limits: &UnwrapLimits,
    ) -> Result<Self, Error> {
        crate::check_length(bytes.len())?;
        expect_encrypted(&read::der(bytes)?)?;
        decrypt(bytes, password.as_ref(), limits)
    }

    /// Writes the key as PKCS#8 DER that is encrypted with a password.
    ///
    /// # Errors
    /// [`Error::Cost`] for no iterations; [`Error::Randomness`].
    fn to_encrypted_der(
        &self,
        password: impl AsRef<[u8]>,
        params: Pbkdf2Params,
    ) -> Result<Vec<u8>, Error> {
        encrypted::write(&self.to_der(), password.as_ref(), params)
    }

    /// Reads the key from a JWK.
    ///
    /// # Errors
    /// [`Error::TooLong`]; [`Error::Key`] where it is no JWK, or no such key: one that says that it is for
    /// something else is [`KeyError::Use`].
    fn from_jwk(text: &str) -> Result<Self, Error> {
        let jwk = jwk::Jwk::parse(text)?;
        jwk.expect(Self::Public::ALGORITHM)?;
        jwk.expect_use(Self::Public::USE, Some(Self::Public::ALGORITHM))?;
        if !jwk.is_secret() {
            return Err(KeyError::algorithm(A_SECRET_KEY, A_PUBLIC_KEY).into());
        }
        let public = jwk.public(Self::Public::ALGORITHM)?;
        let key = Self::from_raw(&jwk.secret(Self::Public::ALGORITHM)?)?;
        check_half(&key, &public)?;
        Ok(key)
    }

    /// Writes the key as JWK.
    fn to_jwk(&self) -> SecretText {
        let public = self.public_half().to_raw();
        self.with_raw(|raw| jwk::write_secret(Self::Public::ALGORITHM, raw, &public))
    }
}

/// The public key that stands in a file.
fn public<K: PublicKeyFile>(contents: Contents<'_>) -> Result<K, KeyError> {
    match contents {
        Contents::Public(Public { algorithm, raw }) => {
            algorithm.expect(K::ALGORITHM)?;
            K::from_raw(raw)
        }
        Contents::Secret(_) => Err(KeyError::algorithm(A_PUBLIC_KEY, A_SECRET_KEY)),
        Contents::Encrypted => Err(KeyError::Encrypted),
    }
}

/// The secret key that stands in a file.
fn secret<K: SecretKeyFile>(contents: Contents<'_>) -> Result<K, KeyError> {
    match contents {
        Contents::Secret(secret) => key(&secret),
        Contents::Public(Public { algorithm, .. }) => {
            let found = match algorithm {
                Found::Ours(_) => A_PUBLIC_KEY,
                Found::Other(name) => name,
            };
            Err(KeyError::algorithm(A_SECRET_KEY, found))
        }
        Contents::Encrypted => Err(KeyError::Encrypted),
    }
}

fn key<K: SecretKeyFile>(secret: &Secret<'_>) -> Result<K, KeyError> {
    secret.algorithm.expect(K::Public::ALGORITHM)?;
    let key = K::from_raw(secret.raw)?;
    let mut halves = secret.public.iter().flatten();
    halves.try_for_each(|half| check_half(&key, half))?;
    Ok(key)
}

/// A public half that stands beside a secret one must be that of it.
fn check_half<K: SecretKeyFile>(key: &K, half: &[u8]) -> Result<(), KeyError> {
    match K::Public::from_raw(half) {
        Ok(half) if half == *key.public_half() => Ok(()),
        _ => Err(KeyError::Mismatch),
    }
}

fn expect_encrypted(contents: &Contents<'_>) -> Result<(), KeyError> {
    match contents {
        Contents::Encrypted => Ok(()),
        Contents::Secret(_) => Err(KeyError::algorithm(AN_ENCRYPTED_KEY, A_SECRET_KEY)),
        Contents::Public(_) => Err(KeyError::algorithm(AN_ENCRYPTED_KEY, A_PUBLIC_KEY)),
    }
}

/// There is no MAC in the format, so what is wrong once a password has been tried is one error: more would
/// say something of what came out. But a key of another algorithm or size does not come out by chance,
/// and says nothing that its public half does not.
fn decrypt<K: SecretKeyFile>(
    bytes: &[u8],
    password: &[u8],
    limits: &UnwrapLimits,
) -> Result<K, Error> {
    let der = encrypted::read(bytes, password, limits)?;
    read::private_key_info(der.bytes())
        .and_then(|secret| key(&secret))
        .map_err(|why| match why {
            KeyError::Algorithm { .. } | KeyError::Modulus { .. } => why.into(),
            _ => Error::NotAuthentic,
        })
}
