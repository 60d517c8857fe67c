//! The form of this project's files.

use alloc::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(rename = "name")]
    _name: String,
    pub(super) version: u8,
    pub(super) tests: Vec<Test>,
}

impl File {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, String> {
        serde_json::from_slice(bytes).map_err(|why| format!("it is no file of vectors: {why}"))
    }
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Test {
    pub(super) name: String,
    #[serde(rename = "comment")]
    pub(super) _comment: String,
    pub(super) operation: Operation,
    #[serde(rename = "type")]
    pub(super) kind: KeyType,
    pub(super) key: Option<String>,
    pub(super) paserk: Option<String>,
    pub(super) token: Option<String>,
    pub(super) nonce: Option<String>,
    pub(super) payload: Option<String>,
    pub(super) payload_of: Option<Vec<Piece>>,
    pub(super) footer: Option<String>,
    pub(super) footer_of: Option<Vec<Piece>>,
    pub(super) required_footer: Option<String>,
    #[serde(default)]
    pub(super) implicit_assertion: String,
    #[serde(default)]
    pub(super) footer_as_json: bool,
    pub(super) rules: Option<Rules>,
    pub(super) wrapping_key: Option<String>,
    pub(super) password: Option<String>,
    pub(super) cost: Option<String>,
    pub(super) sealing_key: Option<String>,
    pub(super) random: Option<String>,
    pub(super) each: Option<Each>,
    #[serde(default)]
    pub(super) expect: String,
    #[serde(default)]
    pub(super) expect_each: Vec<Share>,
    #[serde(default)]
    pub(super) violations: BTreeMap<String, String>,
}

/// A part of a text that is described instead of written out.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Piece {
    Text(String),
    Repeated { times: usize, text: String },
}

/// What is done to the token, once for each number.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Each {
    /// This bit of the body and the footer is flipped.
    Bit,
    /// Only so many letters of the text are left.
    Prefix,
    /// Only so many bytes of the body are left.
    BodyPrefix,
}

/// The numbers that end in a class.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Share {
    pub(super) expect: String,
    /// Such as `0-9 11`.
    pub(super) numbers: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Operation {
    Read,
    Make,
    MakeAndRead,
    ParseKey,
    ParseId,
    ValidateKey,
    Wrap,
    Unwrap,
    Lock,
    Unlock,
    Seal,
    Unseal,
    ParseSealingKey,
}

/// The type of the key that the operation is given.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum KeyType {
    Local,
    Secret,
    Public,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Rules {
    pub(super) now: String,
    #[serde(default)]
    pub(super) valid_at: bool,
    #[serde(default)]
    pub(super) allow_no_expiry: bool,
    pub(super) issuer: Option<String>,
    pub(super) subject: Option<String>,
    pub(super) audience: Option<String>,
    pub(super) token_identifier: Option<String>,
    #[serde(default)]
    pub(super) require: Vec<String>,
    pub(super) leeway: Option<u64>,
    pub(super) max_age: Option<u64>,
    pub(super) max_lifetime: Option<u64>,
}
