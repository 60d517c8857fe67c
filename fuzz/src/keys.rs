//! A key of each kind.

use paseto::{
    Associated, Check, Error, Header, Purpose, Token, Untrusted, Verified, Verify as _, Version,
    v1, v2, v3, v4,
};

/// Fixed keys of all versions.
#[derive(Debug)]
pub struct Keys {
    v1: (v1::LocalKey, v1::SecretKey),
    v2: (v2::LocalKey, v2::SecretKey),
    v3: (v3::LocalKey, v3::SecretKey),
    v4: (v4::LocalKey, v4::SecretKey),
}

/// Does the same with the keys of a version.
macro_rules! with {
    ($keys:ident, $version:expr, $pair:ident => $do:expr) => {
        match $version {
            Version::V1 => {
                let $pair = &$keys.v1;
                $do
            }
            Version::V2 => {
                let $pair = &$keys.v2;
                $do
            }
            Version::V3 => {
                let $pair = &$keys.v3;
                $do
            }
            _ => {
                let $pair = &$keys.v4;
                $do
            }
        }
    };
}

impl Keys {
    /// The local key of the official vectors in every version, the RSA key of those of version 1,
    /// and some secret keys.
    ///
    /// # Panics
    /// Never: they are keys.
    #[must_use]
    pub fn new() -> Self {
        let local: [u8; 32] = core::array::from_fn(|n| 0x70 + n as u8);
        Self {
            v1: (
                v1::LocalKey::from_bytes(&local).expect("32 bytes"),
                v1::SecretKey::from_pem(&rsa()).expect("the key of a vector"),
            ),
            v2: (
                v2::LocalKey::from_bytes(&local).expect("32 bytes"),
                v2::SecretKey::from_seed(&[0x42; 32]).expect("32 bytes"),
            ),
            v3: (
                v3::LocalKey::from_bytes(&local).expect("32 bytes"),
                v3::SecretKey::from_bytes(&[0x42; 48]).expect("below the order"),
            ),
            v4: (crate::local_key(), crate::secret_key()),
        }
    }

    /// Signs or encrypts.
    ///
    /// # Errors
    /// Those of the library.
    pub fn seal(&self, header: Header, token: Token<'_>) -> Result<String, Error> {
        with!(self, header.version, pair => match header.purpose {
            Purpose::Local => token.encrypt(&pair.0),
            _ => token.sign(&pair.1),
        })
    }

    /// Verifies or decrypts.
    ///
    /// # Errors
    /// Those of the library.
    pub fn open<C>(
        &self,
        header: Header,
        token: Untrusted,
        check: &impl Check<C>,
    ) -> Result<Verified<C>, Error> {
        with!(self, header.version, pair => match header.purpose {
            Purpose::Local => token.decrypt(&pair.0, check),
            _ => token.verify(pair.1.public_key(), check),
        })
    }

    /// What a signature is made of.
    ///
    /// # Errors
    /// Those of the library.
    pub fn signing_input(
        &self,
        version: Version,
        message: &[u8],
        associated: Associated<'_>,
    ) -> Result<Vec<u8>, Error> {
        let mut input = Vec::new();
        let mut sink = |bytes: &[u8]| input.extend_from_slice(bytes);
        with!(self, version, pair => {
            pair.1.public_key().signing_input(message, associated, &mut sink)
        })?;
        Ok(input)
    }

    /// The bytes of the public key.
    #[must_use]
    pub fn public_key(&self, version: Version) -> Vec<u8> {
        with!(self, version, pair => {
            let bytes: &[u8] = pair.1.public_key().as_bytes();
            bytes.to_vec()
        })
    }
}

impl Default for Keys {
    fn default() -> Self {
        Self::new()
    }
}

/// The secret key of the official vector 1-S-1.
fn rsa() -> String {
    let file = include_str!("../../vectors/official/v1.json");
    let file: serde_json::Value = serde_json::from_str(file).expect("it is JSON");
    let key = file["tests"]
        .as_array()
        .and_then(|tests| tests.iter().find_map(|test| test["secret-key"].as_str()));
    key.expect("it has signed tokens").to_owned()
}
