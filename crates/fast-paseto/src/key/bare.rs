//! Local keys for their text and their id alone.

use core::marker::PhantomData;

use paseto::{
    Error, Secret, Version,
    paserk::{self, Key},
    v1, v2, v3, v4,
};

/// The bytes of a key of the type `K`, without what that makes ready for encrypting.
pub(crate) struct BareLocal<K> {
    bytes: Secret<32>,
    key: PhantomData<K>,
}

impl BareLocal<()> {
    /// The PASERK id of a key that is given as bytes.
    pub(crate) fn id(version: Version, bytes: &[u8]) -> Result<String, Error> {
        Ok(match version {
            Version::V1 => id::<v1::LocalKey>(bytes)?,
            Version::V2 => id::<v2::LocalKey>(bytes)?,
            Version::V3 => id::<v3::LocalKey>(bytes)?,
            _ => id::<v4::LocalKey>(bytes)?,
        })
    }
}

fn id<K: Key>(bytes: &[u8]) -> Result<String, Error> {
    Ok(paserk::id(&BareLocal::<K>::from_key_bytes(bytes)?).to_string())
}

impl<K: Key> Key for BareLocal<K> {
    const HEADER: &'static str = K::HEADER;
    const ID_HEADER: &'static str = K::ID_HEADER;
    const LENGTH: Option<usize> = K::LENGTH;
    type Text = K::Text;

    fn with_bytes<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        f(self.bytes.expose())
    }

    fn from_key_bytes(bytes: &[u8]) -> Result<Self, Error> {
        Ok(Self {
            bytes: Secret::from_slice(bytes)?,
            key: PhantomData,
        })
    }

    fn id_hash(pieces: [&str; 3]) -> [u8; 33] {
        K::id_hash(pieces)
    }
}
