//! The versions and purposes of PASETO.

use std::str::FromStr;

/// A version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// AES-256-CTR, HMAC-SHA-384, RSA.
    V1,
    /// XChaCha20-Poly1305, Ed25519.
    V2,
    /// AES-256-CTR, HMAC-SHA-384, P-384.
    V3,
    /// XChaCha20, BLAKE2b, Ed25519.
    V4,
}

/// A purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Signed.
    Public,
    /// Encrypted.
    Local,
}

impl Version {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::V1, Self::V2, Self::V3, Self::V4];

    /// `1` to `4`.
    pub fn digit(self) -> char {
        match self {
            Self::V1 => '1',
            Self::V2 => '2',
            Self::V3 => '3',
            Self::V4 => '4',
        }
    }

    /// Whether its tokens can be bound to an implicit assertion.
    pub fn has_implicit(self) -> bool {
        matches!(self, Self::V3 | Self::V4)
    }
}

impl FromStr for Version {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        let named =
            |version: &Self| name.strip_prefix('v') == Some(version.digit().to_string().as_str());
        Self::ALL.into_iter().find(named).ok_or(())
    }
}

impl Purpose {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Public, Self::Local];
}

/// What the tokens of a version and a purpose begin with: `v4.local.`
pub fn header(version: Version, purpose: Purpose) -> String {
    let purpose = match purpose {
        Purpose::Public => "public",
        Purpose::Local => "local",
    };
    format!("v{}.{purpose}.", version.digit())
}

/// `sign v4.public`, and the other way.
pub fn names(version: Version, purpose: Purpose) -> [String; 2] {
    let header = header(version, purpose);
    let header = header.trim_end_matches('.');
    let verbs = match purpose {
        Purpose::Public => ["sign", "verify"],
        Purpose::Local => ["encrypt", "decrypt"],
    };
    verbs.map(|verb| format!("{verb} {header}"))
}

/// Every version with every purpose.
pub fn all() -> impl Iterator<Item = (Version, Purpose)> {
    let with_both = |version| Purpose::ALL.map(move |purpose| (version, purpose));
    Version::ALL.into_iter().flat_map(with_both)
}
