//! Local keys for PASERK alone: without what makes them ready for tokens, which takes longer than the rest.

use core::marker::PhantomData;

use paseto::{
    Error, Secret, Version,
    paserk::{self, Key, KeyId, Wrap},
    v1, v2, v3, v4,
};

/// The bytes of a local key, and its version.
pub(crate) struct BareLocal {
    pub(crate) version: Version,
    pub(crate) bytes: Secret<32>,
}

/// The same as a key of the type `K`.
struct Bare<K> {
    bytes: Secret<32>,
    key: PhantomData<K>,
}

/// Calls `$does` with the module of a version.
macro_rules! of_version {
    ($wanted:expr, $version:ident => $does:expr) => {
        match $wanted {
            Version::V1 => {
                use v1 as $version;
                $does
            }
            Version::V2 => {
                use v2 as $version;
                $does
            }
            Version::V3 => {
                use v3 as $version;
                $does
            }
            _ => {
                use v4 as $version;
                $does
            }
        }
    };
}

impl BareLocal {
    /// Calls `f` with the PASERK id of the key.
    pub(crate) fn with_id<R>(self, f: impl FnOnce(&str) -> R) -> R {
        of_version!(self.version, version => {
            let id: KeyId<_> = paserk::id(&Bare::<version::LocalKey>::new(self.bytes));
            f(id.as_str())
        })
    }

    /// Wraps the key.
    pub(crate) fn wrap(self, with: &[u8]) -> Result<String, Error> {
        of_version!(self.version, version => {
            let with = version::WrappingKey::from_bytes(with)?;
            paserk::wrap(&Bare::<version::LocalKey>::new(self.bytes), &with)
        })
    }

    /// The bytes of a key that was wrapped.
    pub(crate) fn unwrap(version: Version, text: &str, with: &[u8]) -> Result<Secret<32>, Error> {
        of_version!(version, version => {
            let with = version::WrappingKey::from_bytes(with)?;
            Ok(paserk::unwrap::<Bare<version::LocalKey>>(text, &with)?.bytes)
        })
    }
}

impl<K> Bare<K> {
    const fn new(bytes: Secret<32>) -> Self {
        Self {
            bytes,
            key: PhantomData,
        }
    }
}

impl<K: Key> Key for Bare<K> {
    const HEADER: &'static str = K::HEADER;
    const ID_HEADER: &'static str = K::ID_HEADER;
    const LENGTH: Option<usize> = K::LENGTH;
    type Text = K::Text;

    fn with_bytes<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        f(self.bytes.expose())
    }

    fn from_key_bytes(bytes: &[u8]) -> Result<Self, Error> {
        Secret::from_slice(bytes)
            .map(Self::new)
            .map_err(Error::from)
    }

    fn id_hash(pieces: [&str; 3]) -> [u8; 33] {
        K::id_hash(pieces)
    }
}

impl<K: Wrap> Wrap for Bare<K> {
    const WRAP_HEADER: &'static str = K::WRAP_HEADER;
    type WrappingKey = K::WrappingKey;
}
