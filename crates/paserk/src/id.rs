//! Key ids: `lid`, `sid`, `pid`.

use core::{cmp::Ordering, fmt, hash, marker::PhantomData, str::FromStr};

use paseto_core::{Error, Footer, KeyError, base64url};

use crate::{
    Key, KeyText,
    framed::wiped,
    text::{split_header, with_letters},
};

/// Every header of an id has this length, `k4.lid.` for one.
const HEADER: usize = 7;
/// Header and 44 letters: every id has this length.
const LENGTH: usize = HEADER + 44;
/// What the letters stand for.
const DIGEST: usize = 33;
/// How much stack is wiped behind the id of a secret, in bytes: more than a hash uses. It keeps a copy of its
/// last block, and that is the text of the key.
const STACK: usize = 4 * 1024;

/// The id of a key: `kN.lid.…`, `kN.sid.…` or `kN.pid.…`. It is public, and names the key in a
/// footer's `kid`.
///
/// An id has the type of its key, so that the id of a public key cannot be looked up among local
/// keys. Made by [`id`], or parsed from text. As a footer it becomes `{"kid":"…"}`.
///
/// Specification: PASERK, `operations/ID.md`.
pub struct KeyId<K> {
    /// ASCII.
    text: [u8; LENGTH],
    key: PhantomData<fn() -> K>,
}

/// The id of a key.
///
/// Specification: PASERK, `operations/ID.md`.
pub fn id<K: Key>(key: &K) -> KeyId<K> {
    let digest = || {
        with_letters(key, |letters| {
            K::id_hash([K::ID_HEADER, K::HEADER, letters])
        })
    };
    KeyId::from_digest(&if K::Text::IS_SECRET {
        wiped::<STACK, _>(digest)
    } else {
        digest()
    })
}

impl<K: Key> KeyId<K> {
    fn from_digest(digest: &[u8; DIGEST]) -> Self {
        let mut id = [0; LENGTH];
        const { assert!(K::ID_HEADER.len() == HEADER, "an id header has this length") };
        let (header, data) = id.split_at_mut(HEADER);
        header.copy_from_slice(K::ID_HEADER.as_bytes());
        // 33 bytes are 44 letters exactly, so this cannot fail.
        let _ = base64url::encode(digest, data);
        Self {
            text: id,
            key: PhantomData,
        }
    }
}

impl<K> KeyId<K> {
    /// The text of the id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only ASCII is ever written there.
        core::str::from_utf8(&self.text).unwrap_or_default()
    }
}

impl<K: Key> FromStr for KeyId<K> {
    type Err = Error;

    /// Reads an id of a key of this type.
    ///
    /// # Errors
    /// [`Error::Format`], [`Error::Base64`], or [`Error::Key`] where it is of another version or
    /// type, or not 33 bytes long.
    fn from_str(text: &str) -> Result<Self, Error> {
        let data = split_header(text, K::ID_HEADER)?;
        let mut digest = [0; DIGEST];
        let length = base64url::decoded_len(data.len()).ok_or(Error::Base64)?;
        if length != DIGEST {
            return Err(KeyError::length(DIGEST, length).into());
        }
        base64url::decode(data.as_bytes(), &mut digest).map_err(|_| Error::Base64)?;
        Ok(Self::from_digest(&digest))
    }
}

impl<K> From<KeyId<K>> for Footer<'_> {
    fn from(id: KeyId<K>) -> Self {
        Footer::concat(&["{\"kid\":\"", id.as_str(), "\"}"])
    }
}

impl<K> fmt::Display for KeyId<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<K> fmt::Debug for KeyId<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

// Written out: deriving them would ask the same of the key.
impl<K> Clone for KeyId<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for KeyId<K> {}

impl<K> PartialEq for KeyId<K> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<K> Eq for KeyId<K> {}

impl<K> PartialOrd for KeyId<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for KeyId<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl<K> hash::Hash for KeyId<K> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}
