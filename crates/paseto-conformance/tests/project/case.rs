//! A test as it stands in a file, and how tests are put together.

use std::collections::BTreeMap;

use serde::Serialize;

/// Half a minute before the ordinary payload expires.
pub(crate) const NOW: &str = "2029-12-31T23:59:30Z";

#[derive(Serialize)]
pub(crate) struct File {
    name: String,
    version: u8,
    tests: Vec<Case>,
}

impl File {
    pub(crate) fn new(version: u8, name: &str, tests: Vec<Case>) -> Self {
        Self {
            name: format!("v{version}: {name}"),
            version,
            tests,
        }
    }

    pub(crate) const fn version(&self) -> u8 {
        self.version
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    payload_of: Vec<Piece>,
    #[serde(skip_serializing_if = "Option::is_none")]
    footer: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    footer_of: Vec<Piece>,
    #[serde(skip_serializing_if = "Option::is_none")]
    required_footer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    implicit_assertion: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    footer_as_json: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rules: Option<Rules>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wrapping_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sealing_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    random: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    each: Option<&'static str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    expect: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    expect_each: Vec<Share>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    violations: BTreeMap<&'static str, &'static str>,
}

/// A part of a text that is described instead of written out.
#[derive(Clone, Serialize)]
#[serde(untagged)]
pub(crate) enum Piece {
    Text(&'static str),
    Repeated { times: usize, text: &'static str },
}

pub(crate) const fn text(text: &'static str) -> Piece {
    Piece::Text(text)
}

/// The text so many times, `#` in it being the number of the time.
pub(crate) const fn repeat(times: usize, text: &'static str) -> Piece {
    Piece::Repeated { times, text }
}

/// The numbers that end in a class.
#[derive(Clone, Serialize)]
pub(crate) struct Share {
    pub(crate) expect: &'static str,
    pub(crate) numbers: String,
}

/// A claim, and how it does not hold.
pub(crate) type Violation = (&'static str, &'static str);
pub(crate) type Violations = &'static [Violation];

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
    pub(crate) fn new(
        name: &str,
        comment: &str,
        operation: &'static str,
        kind: &'static str,
    ) -> Self {
        Self {
            name: name.to_owned(),
            comment: comment.to_owned(),
            operation,
            r#type: kind,
            ..Self::default()
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

    pub(crate) fn paserk(self, paserk: &str) -> Self {
        let paserk = Some(paserk.to_owned());
        Self { paserk, ..self }
    }

    pub(crate) fn token(self, token: &str) -> Self {
        let token = Some(token.to_owned());
        Self { token, ..self }
    }

    pub(crate) fn nonce(self, nonce: &str) -> Self {
        let nonce = Some(nonce.to_owned());
        Self { nonce, ..self }
    }

    pub(crate) fn payload(self, payload: &str) -> Self {
        let payload = Some(payload.to_owned());
        Self { payload, ..self }
    }

    pub(crate) fn payload_of(self, payload_of: Vec<Piece>) -> Self {
        Self { payload_of, ..self }
    }

    pub(crate) fn footer_of(self, footer_of: Vec<Piece>) -> Self {
        Self { footer_of, ..self }
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

    pub(crate) fn wrapping_key(self, key: &[u8]) -> Self {
        let wrapping_key = Some(hex::encode(key));
        Self {
            wrapping_key,
            ..self
        }
    }

    pub(crate) fn password(self, password: &'static str) -> Self {
        let password = Some(password);
        Self { password, ..self }
    }

    pub(crate) fn cost(self, cost: &[u8]) -> Self {
        let cost = Some(hex::encode(cost));
        Self { cost, ..self }
    }

    pub(crate) fn sealing_key(self, key: &[u8]) -> Self {
        let sealing_key = Some(hex::encode(key));
        Self {
            sealing_key,
            ..self
        }
    }

    pub(crate) fn random(self, random: &[u8]) -> Self {
        let random = Some(hex::encode(random));
        Self { random, ..self }
    }

    pub(crate) fn rules(self, rules: Rules) -> Self {
        let rules = Some(rules);
        Self { rules, ..self }
    }

    pub(crate) fn each(self, what: &'static str) -> Self {
        let each = Some(what);
        Self { each, ..self }
    }

    pub(crate) fn expect_each(self, expect_each: Vec<Share>) -> Self {
        Self {
            expect_each,
            ..self
        }
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
    pub(crate) fn violates(self, violations: &[Violation]) -> Self {
        let violations: BTreeMap<_, _> = violations.iter().copied().collect();
        let expect = if violations.is_empty() {
            "ok"
        } else {
            "claims"
        };
        Self { violations, ..self }.expect(expect)
    }
}
