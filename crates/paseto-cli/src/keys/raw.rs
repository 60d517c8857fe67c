//! Keys as their bytes alone, in hexadecimal: in time that does not depend on the digits.

use paseto::{AnyKey, KeyError, SecretText, paserk};
use zeroize::Zeroizing;

use super::{Key, Version, with_version};
use crate::failure::Failure;

/// What a key is that does not say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum KeyType {
    /// Encrypts and decrypts
    Local,
    /// Signs
    Secret,
    /// Verifies
    Public,
}

impl Key {
    /// The key with these bytes, which may have white space around their digits.
    pub(crate) fn from_hex(
        text: &[u8],
        version: Version,
        of: KeyType,
        origin: &str,
    ) -> Result<Self, Failure> {
        let bytes = decode(text.trim_ascii()).ok_or_else(|| {
            Failure::key(format!(
                "{origin}: it is not an even number of hexadecimal digits"
            ))
        })?;
        let key = with_version!(version, version => match of {
            KeyType::Local => read::<version::LocalKey>(&bytes),
            KeyType::Secret => read::<version::SecretKey>(&bytes),
            KeyType::Public => read::<version::PublicKey>(&bytes),
        });
        key.and_then(Self::from_any)
            .map_err(|why| Failure::key(format!("{origin}: {why}")))
    }
}

fn read<K: paserk::Key + Into<AnyKey>>(bytes: &[u8]) -> Result<AnyKey, paseto::Error> {
    if bytes.is_empty() {
        return Err(KeyError::Encoding.into());
    }
    K::from_key_bytes(bytes).map(Into::into)
}

/// The bytes of a key as PASERK writes them, in hexadecimal.
pub(super) fn hex<K: paserk::Key>(key: &K) -> SecretText {
    key.with_bytes(encode)
}

/// Bytes of a secret, in hexadecimal.
pub(crate) fn encode(bytes: &[u8]) -> SecretText {
    SecretText::new(base16ct::lower::encode_string(bytes))
}

/// `None` where any byte is no digit, or their number is odd.
fn decode(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    base16ct::mixed::decode_vec(text).ok().map(Zeroizing::new)
}
