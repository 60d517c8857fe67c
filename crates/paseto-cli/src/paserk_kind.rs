//! The types of PASERK text, of every version, and how many bytes each has.
//!
//! Specification: PASERK, "PASERK Types" and `operations/`.

use crate::keys::Version;

/// A version and a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kind {
    /// The version of the key's tokens.
    pub(crate) version: Version,
    /// The type with its wrapping prefix, such as `local-wrap.pie`.
    pub(crate) name: &'static str,
    /// What it is.
    pub(crate) class: Class,
}

/// What a PASERK text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A key in the clear.
    Plain,
    /// The id of a key.
    Id,
    /// A key wrapped with another key.
    Wrapped,
    /// A key wrapped with a password.
    Password,
    /// A key sealed for the owner of a key pair.
    Seal,
}

impl Class {
    /// What it is, in words.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Plain => "a key in the clear",
            Self::Id => "the id of a key",
            Self::Wrapped => "a key wrapped with another key",
            Self::Password => "a key wrapped with a password",
            Self::Seal => "a local key sealed for a public key",
        }
    }

    /// The command that gives the key itself; `None` where there is none to give.
    pub(crate) const fn opened_by(self) -> Option<&'static str> {
        match self {
            Self::Plain | Self::Id => None,
            Self::Wrapped => Some("paseto key unwrap"),
            Self::Password => Some("paseto key unlock"),
            Self::Seal => Some("paseto key unseal"),
        }
    }
}

const TYPES: [(&str, Class); 11] = [
    ("local", Class::Plain),
    ("public", Class::Plain),
    ("secret", Class::Plain),
    ("lid", Class::Id),
    ("pid", Class::Id),
    ("sid", Class::Id),
    ("local-wrap.pie", Class::Wrapped),
    ("secret-wrap.pie", Class::Wrapped),
    ("local-pw", Class::Password),
    ("secret-pw", Class::Password),
    ("seal", Class::Seal),
];

impl Kind {
    /// The kind that a header with all its dots spells, such as `k4.local-wrap.pie.`
    pub(crate) fn from_header(header: &str) -> Option<Self> {
        let (version, name) = header
            .strip_prefix('k')?
            .strip_suffix('.')?
            .split_once('.')?;
        let version = match version {
            "1" => Version::V1,
            "2" => Version::V2,
            "3" => Version::V3,
            "4" => Version::V4,
            _ => return None,
        };
        let (name, class) = TYPES.into_iter().find(|(known, _)| *known == name)?;
        Some(Self {
            version,
            name,
            class,
        })
    }

    /// Whether the text alone gives a secret away.
    pub(crate) fn is_secret(self) -> bool {
        self.class == Class::Plain && self.name != "public"
    }

    /// Whether the specification forbids such a text in a footer.
    pub(crate) const fn is_forbidden_in_footer(self) -> bool {
        matches!(self.class, Class::Plain | Class::Password)
    }

    /// Whether the key is a local one, in whatever form.
    pub(crate) fn is_local(self) -> bool {
        self.name.starts_with("local") || self.class == Class::Seal
    }

    /// The number of bytes that stand around the key: salt, parameters, nonce and tag, or an
    /// encapsulated key.
    pub(crate) const fn overhead(self) -> usize {
        match (self.class, self.version) {
            (Class::Plain | Class::Id, _) => 0,
            // tag, nonce
            (Class::Wrapped, Version::V1 | Version::V3) => 48 + 32,
            (Class::Wrapped, _) => 32 + 32,
            // salt, parameters, nonce, tag
            (Class::Password, Version::V1 | Version::V3) => 32 + 4 + 16 + 48,
            (Class::Password, _) => 16 + 16 + 24 + 32,
            // tag, encapsulated key
            (Class::Seal, Version::V1) => 48 + 512,
            (Class::Seal, Version::V3) => 48 + 49,
            (Class::Seal, _) => 32 + 32,
        }
    }

    /// The number of bytes of the key or id itself; `None` for RSA keys, which vary.
    pub(crate) fn key_len(self) -> Option<usize> {
        let name = self.name;
        match self.version {
            _ if self.class == Class::Id => Some(33),
            _ if self.is_local() => Some(32),
            Version::V1 => None,
            Version::V3 if name == "public" => Some(49),
            Version::V3 => Some(48),
            _ if name == "public" => Some(32),
            _ => Some(64),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, Kind, Version};

    #[test]
    fn headers_are_read_exactly() {
        let kind = Kind::from_header("k2.local-wrap.pie.").unwrap();
        assert_eq!((kind.version, kind.class), (Version::V2, Class::Wrapped));
        for header in [
            "k4.local",
            "k5.local.",
            "k04.local.",
            "v4.local.",
            "k4.local-wrap.",
            "k4.Local.",
            "k4.local-wrap.xyz.",
            "k.local.",
            "k4..",
            "",
        ] {
            assert_eq!(Kind::from_header(header), None, "{header}");
        }
    }
}
