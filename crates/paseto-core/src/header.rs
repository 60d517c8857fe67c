//! Versions, purposes and the header that spells both.

use core::fmt;

/// A version of the PASETO protocol.
///
/// Specification: `01-Protocol-Versions`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Version {
    /// Version 1: NIST algorithms of the past; for reading old tokens.
    V1,
    /// Version 2: Ed25519 and XChaCha20-Poly1305, without implicit assertions.
    V2,
    /// Version 3: NIST algorithms.
    V3,
    /// Version 4: Ed25519, XChaCha20 and BLAKE2b.
    V4,
}

impl Version {
    /// The digit: 1 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::V1 => 1,
            Self::V2 => 2,
            Self::V3 => 3,
            Self::V4 => 4,
        }
    }

    /// Whether tokens of this version can be bound to an implicit assertion: versions 3 and 4.
    #[must_use]
    pub const fn has_implicit_assertion(self) -> bool {
        matches!(self, Self::V3 | Self::V4)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "v{}", self.number())
    }
}

/// What a token is for, and so which kind of key it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Purpose {
    /// Encrypted and authenticated with one shared key.
    Local,
    /// Signed with a secret key, readable by everybody, checked with the public key.
    Public,
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Local => "local",
            Self::Public => "public",
        })
    }
}

/// Version and purpose: the first two parts of a token, such as `v4.public.`
///
/// Specification: `Common.md`, "PASETO Message Format".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Header {
    /// The version of the protocol.
    pub version: Version,
    /// What the token is for.
    pub purpose: Purpose,
}

impl Header {
    /// `v1.local.`
    pub const V1_LOCAL: Self = Self::new(Version::V1, Purpose::Local);
    /// `v1.public.`
    pub const V1_PUBLIC: Self = Self::new(Version::V1, Purpose::Public);
    /// `v2.local.`
    pub const V2_LOCAL: Self = Self::new(Version::V2, Purpose::Local);
    /// `v2.public.`
    pub const V2_PUBLIC: Self = Self::new(Version::V2, Purpose::Public);
    /// `v3.local.`
    pub const V3_LOCAL: Self = Self::new(Version::V3, Purpose::Local);
    /// `v3.public.`
    pub const V3_PUBLIC: Self = Self::new(Version::V3, Purpose::Public);
    /// `v4.local.`
    pub const V4_LOCAL: Self = Self::new(Version::V4, Purpose::Local);
    /// `v4.public.`
    pub const V4_PUBLIC: Self = Self::new(Version::V4, Purpose::Public);

    /// Every header there is.
    pub const ALL: [Self; 8] = [
        Self::V1_LOCAL,
        Self::V1_PUBLIC,
        Self::V2_LOCAL,
        Self::V2_PUBLIC,
        Self::V3_LOCAL,
        Self::V3_PUBLIC,
        Self::V4_LOCAL,
        Self::V4_PUBLIC,
    ];

    /// The header of a version and a purpose.
    #[must_use]
    pub const fn new(version: Version, purpose: Purpose) -> Self {
        Self { version, purpose }
    }

    /// The text with both dots, as it begins a token and as it is authenticated.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match (self.version, self.purpose) {
            (Version::V1, Purpose::Local) => "v1.local.",
            (Version::V1, Purpose::Public) => "v1.public.",
            (Version::V2, Purpose::Local) => "v2.local.",
            (Version::V2, Purpose::Public) => "v2.public.",
            (Version::V3, Purpose::Local) => "v3.local.",
            (Version::V3, Purpose::Public) => "v3.public.",
            (Version::V4, Purpose::Local) => "v4.local.",
            (Version::V4, Purpose::Public) => "v4.public.",
        }
    }

    /// The header that `text` begins with. What follows is not looked at.
    #[must_use]
    pub fn starting(text: &str) -> Option<Self> {
        let (version, rest) = match text.as_bytes() {
            [b'v', b'1', b'.', rest @ ..] => (Version::V1, rest),
            [b'v', b'2', b'.', rest @ ..] => (Version::V2, rest),
            [b'v', b'3', b'.', rest @ ..] => (Version::V3, rest),
            [b'v', b'4', b'.', rest @ ..] => (Version::V4, rest),
            _ => return None,
        };
        match rest {
            [b'l', b'o', b'c', b'a', b'l', b'.', ..] => Some(Self::new(version, Purpose::Local)),
            [b'p', b'u', b'b', b'l', b'i', b'c', b'.', ..] => {
                Some(Self::new(version, Purpose::Public))
            }
            _ => None,
        }
    }

    /// The header that `text` spells exactly, both dots included; `None` for anything else,
    /// reserved suffixes such as `v4c.local.` among them.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|header| header.as_str() == text)
    }

    /// The fewest bytes that the body of such a token can have: nonce and tag, or the signature.
    ///
    /// Specification: the "Decrypt" and "Verify" steps of each version.
    #[must_use]
    pub const fn min_body_len(self) -> usize {
        match (self.version, self.purpose) {
            (Version::V1 | Version::V3, Purpose::Local) => 80,
            (Version::V2, Purpose::Local) => 40,
            (Version::V4, Purpose::Local) => 64,
            (Version::V1, Purpose::Public) => 256,
            (Version::V2 | Version::V4, Purpose::Public) => 64,
            (Version::V3, Purpose::Public) => 96,
        }
    }
}

impl fmt::Display for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
