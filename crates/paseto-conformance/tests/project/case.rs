//! A test as it stands in a file, and how tests are put together.

use std::{collections::BTreeMap, sync::LazyLock};

use paseto_core::{Associated, EncryptWithNonce, Sign, base64url};
use paseto_v4::{LocalKey, SecretKey};
use serde::Serialize;

/// The keys of the official vectors.
pub(crate) const LOCAL_KEY: &str =
    "707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f";
const SEED: &str = "b4cbfb43df4ce210727d953e4a713307fa19bb7d9f85041438d9e11b942a3774";
pub(crate) const NONCE: &str = "df654812bac492663825520ba2f6e67cf5ca5bdc13d4e7507a98cc4c2fcc3ad8";

pub(crate) static LOCAL: LazyLock<LocalKey> =
    LazyLock::new(|| LocalKey::from_bytes(&hex::decode(LOCAL_KEY).unwrap()).unwrap());
pub(crate) static SECRET: LazyLock<SecretKey> =
    LazyLock::new(|| SecretKey::from_seed(&seed()).unwrap());

pub(crate) fn seed() -> Vec<u8> {
    hex::decode(SEED).unwrap()
}

/// An ordinary payload, of a length that makes the base64url of the body end with bits left over.
pub(crate) const PAYLOAD: &str = r#"{"sub":"alison","exp":"2030-01-01T00:00:00Z"}"#;
/// Half a minute before it expires.
pub(crate) const NOW: &str = "2029-12-31T23:59:30Z";

#[derive(Serialize)]
pub(crate) struct File {
    name: String,
    version: u8,
    tests: Vec<Case>,
}

impl File {
    pub(crate) fn v4(name: &str, tests: Vec<Case>) -> Self {
        Self {
            name: format!("v4: {name}"),
            version: 4,
            tests,
        }
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.tests.iter().map(|test| test.name.as_str())
    }
}

#[derive(Clone, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Case {
    name: String,
    comment: String,
    operation: &'static str,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paserk: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    footer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    required_footer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    implicit_assertion: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    footer_as_json: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rules: Option<Rules>,
    expect: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    violations: BTreeMap<&'static str, &'static str>,
}

#[derive(Clone, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Rules {
    pub(crate) now: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) valid_at: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) allow_no_expiry: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) issuer: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) subject: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) audience: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) token_identifier: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) require: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) leeway: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) max_age: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) max_lifetime: Option<u64>,
}

impl Rules {
    /// The default rules, half a minute before the ordinary payload expires.
    pub(crate) fn now() -> Self {
        Self {
            now: NOW,
            ..Self::default()
        }
    }

    /// Only the form of the payload counts.
    pub(crate) fn any_claims() -> Self {
        Self {
            allow_no_expiry: Some(true),
            ..Self::now()
        }
    }
}

impl Case {
    fn new(name: &str, comment: &str, operation: &'static str, kind: &'static str) -> Self {
        Self {
            name: name.to_owned(),
            comment: comment.to_owned(),
            operation,
            r#type: kind,
            ..Self::default()
        }
    }

    /// The public key of all cases reads a token.
    pub(crate) fn public(name: &str, token: &str, comment: &str) -> Self {
        let key = hex::encode(SECRET.public_key().as_bytes());
        Self::new(name, comment, "read", "public")
            .key(&key)
            .token(token)
    }

    /// The local key of all cases reads a token.
    pub(crate) fn local(name: &str, token: &str, comment: &str) -> Self {
        Self::new(name, comment, "read", "local")
            .key(LOCAL_KEY)
            .token(token)
    }

    /// The secret key of all cases signs the ordinary payload.
    pub(crate) fn sign(name: &str, comment: &str) -> Self {
        let key = hex::encode(SECRET.expose_bytes().expose());
        Self::new(name, comment, "make", "secret")
            .key(&key)
            .payload(PAYLOAD)
    }

    /// The local key of all cases encrypts the ordinary payload.
    pub(crate) fn encrypt(name: &str, comment: &str) -> Self {
        let case = Self::new(name, comment, "make", "local")
            .key(LOCAL_KEY)
            .payload(PAYLOAD);
        Self {
            nonce: Some(NONCE.to_owned()),
            ..case
        }
    }

    pub(crate) fn parse_key(name: &str, kind: &'static str, paserk: &str, comment: &str) -> Self {
        Self::new(name, comment, "parse-key", kind).paserk(paserk)
    }

    pub(crate) fn parse_id(name: &str, kind: &'static str, paserk: &str, comment: &str) -> Self {
        Self::new(name, comment, "parse-id", kind).paserk(paserk)
    }

    pub(crate) fn validate_key(name: &str, key: &[u8], comment: &str) -> Self {
        Self::new(name, comment, "validate-key", "public").key(&hex::encode(key))
    }

    pub(crate) fn key(self, key: &str) -> Self {
        let key = Some(key.to_owned());
        Self { key, ..self }
    }

    fn paserk(self, paserk: &str) -> Self {
        let paserk = Some(paserk.to_owned());
        Self { paserk, ..self }
    }

    pub(crate) fn token(self, token: &str) -> Self {
        let token = Some(token.to_owned());
        Self { token, ..self }
    }

    pub(crate) fn payload(self, payload: &str) -> Self {
        let payload = Some(payload.to_owned());
        Self { payload, ..self }
    }

    pub(crate) fn footer(self, footer: &str) -> Self {
        let footer = Some(footer.to_owned());
        Self { footer, ..self }
    }

    pub(crate) fn required_footer(self, footer: &str) -> Self {
        let required_footer = Some(footer.to_owned());
        Self {
            required_footer,
            ..self
        }
    }

    pub(crate) fn implicit(self, assertion: &str) -> Self {
        let implicit_assertion = Some(assertion.to_owned());
        Self {
            implicit_assertion,
            ..self
        }
    }

    pub(crate) fn footer_as_json(self) -> Self {
        let footer_as_json = Some(true);
        Self {
            footer_as_json,
            ..self
        }
    }

    pub(crate) fn rules(self, rules: Rules) -> Self {
        let rules = Some(rules);
        Self { rules, ..self }
    }

    pub(crate) fn expect(self, class: &str) -> Self {
        let expect = class.to_owned();
        Self { expect, ..self }
    }

    /// This class, unless another was named before.
    pub(crate) fn or_expect(self, class: &str) -> Self {
        if self.expect.is_empty() {
            self.expect(class)
        } else {
            self
        }
    }

    /// The claims do not hold, and these are the violations.
    pub(crate) fn violates(self, violations: &[(&'static str, &'static str)]) -> Self {
        let violations: BTreeMap<_, _> = violations.iter().copied().collect();
        let expect = if violations.is_empty() {
            "ok"
        } else {
            "claims"
        };
        Self { violations, ..self }.expect(expect)
    }
}

/// A public token, made below the level where footers and payloads are looked at.
pub(crate) fn signed(payload: &[u8], footer: &[u8], implicit: &[u8]) -> String {
    let mut signature = [0; 64];
    let associated = Associated::new(footer, implicit);
    SECRET.sign(payload, associated, &mut signature).unwrap();
    text("v4.public.", &[payload, &signature], footer)
}

/// A local token, made below the level where footers and payloads are looked at.
pub(crate) fn encrypted(payload: &[u8], footer: &[u8], implicit: &[u8]) -> String {
    let mut body = [&[0; 32], payload, &[0; 32]].concat();
    let nonce = hex::decode(NONCE).unwrap();
    let associated = Associated::new(footer, implicit);
    LOCAL
        .encrypt_with_nonce(&nonce, &mut body, associated)
        .unwrap();
    text("v4.local.", &[&body], footer)
}

/// The text of a token.
pub(crate) fn text(header: &str, body: &[&[u8]], footer: &[u8]) -> String {
    let mut text = header.to_owned();
    base64url::encode_append(&body.concat(), &mut text);
    if !footer.is_empty() {
        text.push('.');
        base64url::encode_append(footer, &mut text);
    }
    text
}

/// The bytes of the body.
pub(crate) fn body_of(token: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let body = token.split('.').nth(2).unwrap();
    base64url::decode_append(body.as_bytes(), &mut bytes).unwrap();
    bytes
}

/// The text with one of the bits set that its last letter has left over.
pub(crate) fn with_bits(text: &str) -> String {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (start, last) = text.split_at(text.len() - 1);
    let at = LETTERS.find(last).unwrap();
    assert_eq!(at % 4, 0, "no bits are left over");
    format!("{start}{}", LETTERS.chars().nth(at + 1).unwrap())
}
