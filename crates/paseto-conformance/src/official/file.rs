//! The form of the official files.

use paseto_core::Version;
use serde::Deserialize;

/// What the tests of a file are about.
#[derive(Clone, Copy)]
pub(crate) struct Subject {
    pub(crate) version: Version,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Tokens,
    Local,
    Secret,
    Public,
    LocalId,
    SecretId,
    PublicId,
    LocalWrap,
    SecretWrap,
    LocalLock,
    SecretLock,
    Seal,
}

impl Subject {
    /// From the path of a file: `v4.json`, `PASERK/k4.local.json`. `None` for what this crate
    /// cannot run.
    pub(crate) fn of(name: &str) -> Option<Self> {
        let stem = name.strip_suffix(".json")?;
        let (number, kind) = match stem.strip_prefix("PASERK/k") {
            None => (stem.strip_prefix('v')?, Kind::Tokens),
            Some(stem) => {
                let (number, kind) = stem.split_once('.')?;
                (number, Kind::of_paserk(kind)?)
            }
        };
        let version = match number {
            "1" => Version::V1,
            "2" => Version::V2,
            "3" => Version::V3,
            "4" => Version::V4,
            _ => return None,
        };
        Some(Self { version, kind })
    }
}

impl Kind {
    fn of_paserk(name: &str) -> Option<Self> {
        Some(match name {
            "local" => Self::Local,
            "secret" => Self::Secret,
            "public" => Self::Public,
            "lid" => Self::LocalId,
            "sid" => Self::SecretId,
            "pid" => Self::PublicId,
            "local-wrap.pie" => Self::LocalWrap,
            "secret-wrap.pie" => Self::SecretWrap,
            "local-pw" => Self::LocalLock,
            "secret-pw" => Self::SecretLock,
            "seal" => Self::Seal,
            _ => return None,
        })
    }

    pub(super) const fn is_id(self) -> bool {
        matches!(self, Self::LocalId | Self::SecretId | Self::PublicId)
    }

    /// Whether a suite needs more than its keys for it.
    pub(super) const fn is_wrapped(self) -> bool {
        matches!(
            self,
            Self::LocalWrap | Self::SecretWrap | Self::LocalLock | Self::SecretLock | Self::Seal
        )
    }
}

/// A file of tests.
#[derive(Deserialize)]
pub(crate) struct File {
    pub(crate) tests: Vec<Test>,
}

impl File {
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, String> {
        serde_json::from_slice(bytes).map_err(|why| format!("it is no file of vectors: {why}"))
    }
}

/// A test of any kind: each has some of the fields.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Test {
    pub(crate) name: String,
    pub(crate) expect_fail: bool,
    pub(crate) key: Option<String>,
    pub(crate) secret_key: Option<String>,
    pub(crate) public_key: Option<String>,
    pub(crate) nonce: Option<String>,
    pub(crate) token: Option<String>,
    pub(crate) payload: Option<String>,
    #[serde(default)]
    pub(crate) footer: String,
    #[serde(default)]
    pub(crate) implicit_assertion: String,
    pub(crate) paserk: Option<String>,
    pub(crate) unwrapped: Option<String>,
    pub(crate) wrapping_key: Option<String>,
    pub(crate) password: Option<String>,
    pub(crate) options: Option<Options>,
    pub(crate) unsealed: Option<String>,
    pub(crate) sealing_secret_key: Option<String>,
    pub(crate) sealing_public_key: Option<String>,
}

/// What a password costs: all that versions 2 and 4 have, or all that 1 and 3 have.
#[derive(Deserialize)]
pub(crate) struct Options {
    pub(crate) memlimit: Option<u64>,
    pub(crate) opslimit: Option<u32>,
    pub(crate) iterations: Option<u32>,
}
