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

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Test {
    pub(super) name: String,
    #[serde(rename = "comment")]
    _comment: String,
    pub(super) operation: Operation,
    #[serde(rename = "type")]
    pub(super) kind: KeyType,
    pub(super) key: Option<String>,
    pub(super) paserk: Option<String>,
    pub(super) token: Option<String>,
    pub(super) nonce: Option<String>,
    pub(super) payload: Option<String>,
    pub(super) footer: Option<String>,
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
    pub(super) expect: String,
    #[serde(default)]
    pub(super) violations: BTreeMap<String, String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Operation {
    Read,
    Make,
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

#[derive(Deserialize)]
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
