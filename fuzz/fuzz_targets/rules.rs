//! Any rules and any claims: every violation is found that a second set of rules finds, which counts in
//! numbers that do not overflow, and no other.

#![no_main]

use core::time::Duration;
use std::sync::LazyLock;

use libfuzzer_sys::{
    arbitrary::{self, Arbitrary},
    fuzz_target,
};
use paseto::{Claims, Error, Rules, Timestamp, Token, Untrusted, Verified, v4::LocalKey};
use paseto_fuzz::{
    rules::{Object, Rules as Model, Violation},
    time::{SECOND, write},
};
use serde_json::{Map, Value};

static LOCAL: LazyLock<LocalKey> = LazyLock::new(paseto_fuzz::local_key);

#[derive(Arbitrary, Debug)]
struct Input {
    now: Moment,
    settings: Vec<Setting>,
    claims: Vec<(Name, Claim)>,
}

#[derive(Arbitrary, Clone, Copy, Debug)]
enum Moment {
    /// In seconds from the middle of the years that can be written.
    Near(i16),
    Any {
        seconds: i64,
        nanos: u32,
    },
    First,
    Last,
}

#[derive(Arbitrary, Clone, Copy, Debug)]
enum Span {
    Short(u8),
    Any { seconds: u64, nanos: u32 },
    Longest,
}

#[derive(Arbitrary, Debug)]
enum Setting {
    Leeway(Span),
    MaxAge(Span),
    MaxLifetime(Span),
    Require(Name),
    AllowNoExpiry,
    Allow(Named, Vec<Text>),
    /// The one rule of our own: the last of them counts.
    NotTheRole(Text),
}

#[derive(Arbitrary, Clone, Copy, Debug)]
enum Named {
    Iss,
    Sub,
    Aud,
    Jti,
}

#[derive(Arbitrary, Clone, Debug)]
enum Name {
    Registered(u8),
    Role,
    Any(String),
}

/// Few, so that some of them meet.
#[derive(Arbitrary, Clone, Debug)]
enum Text {
    Short(bool),
    Any(String),
}

#[derive(Arbitrary, Clone, Debug)]
enum Claim {
    /// So far from the moment of the check.
    Time {
        seconds: i16,
        nanos: i32,
        offset: i16,
    },
    /// Anywhere in the years that can be written.
    AnyTime {
        seconds: i64,
        offset: i16,
    },
    /// A date and time of which some letters are others.
    Broken {
        seconds: i64,
        at: u8,
        letter: u8,
    },
    /// A leap second, or one that cannot be.
    Leap {
        day: i16,
        offset: i16,
    },
    Text(Text),
    Number(i64),
    Bool(bool),
    Null,
    List,
}

const REGISTERED: [&str; 7] = ["exp", "iat", "nbf", "iss", "sub", "aud", "jti"];
/// The middle of the years that can be written: 4999-12-31.
const MIDDLE: i64 = 95_617_497_600;

fuzz_target!(|input: Input| {
    let (now, at) = input.now.both();
    let (rules, model) = both(at, now, &input.settings);
    let claims = claims(now, &input.claims);
    let text = json(&claims);
    let expected = model.violations(&claims);

    assert_eq!(
        violations(rules.check_claims(text.as_bytes())),
        expected,
        "{text}"
    );
    let token = Token::from_bytes(text.as_bytes()).encrypt(&*LOCAL);
    let token = Untrusted::parse(&token.expect("there is no footer")).expect("a token");
    let opened: Result<Verified<Claims<Map<String, Value>>>, _> = token.decrypt(&*LOCAL, &rules);
    assert_eq!(violations(opened.map(drop)), expected, "{text}");
});

impl Moment {
    fn both(self) -> (i128, Timestamp) {
        let (seconds, nanos) = match self {
            Self::Near(seconds) => (MIDDLE + i64::from(seconds), 0),
            Self::Any { seconds, nanos } => (seconds, nanos % 1_000_000_000),
            Self::First => (i64::MIN, 0),
            Self::Last => (i64::MAX, 999_999_999),
        };
        let whole = Timestamp::from_unix(seconds);
        let exact = whole.saturating_add(Duration::from_nanos(nanos.into()));
        (i128::from(seconds) * SECOND + i128::from(nanos), exact)
    }
}

impl Span {
    fn both(self) -> (i128, Duration) {
        let span = match self {
            Self::Short(seconds) => Duration::from_secs(seconds.into()),
            Self::Any { seconds, nanos } => Duration::new(seconds, nanos % 1_000_000_000),
            Self::Longest => Duration::MAX,
        };
        let nanos = i128::try_from(span.as_nanos()).expect("it has 94 bits");
        (nanos, span)
    }
}

impl Text {
    fn text(&self) -> String {
        match self {
            Self::Short(one) => if *one { "a" } else { "\"é\u{0}" }.to_owned(),
            Self::Any(text) => text.clone(),
        }
    }
}

impl Name {
    fn text(&self) -> String {
        match self {
            Self::Registered(number) => {
                REGISTERED[usize::from(*number) % REGISTERED.len()].to_owned()
            }
            Self::Role => "role".to_owned(),
            Self::Any(name) => name.clone(),
        }
    }
}

/// The library's rules, and the second ones.
fn both(at: Timestamp, now: i128, settings: &[Setting]) -> (Rules, Model) {
    let mut rules = Rules::at(at);
    let mut model = Model {
        now,
        required: vec!["exp".to_owned()],
        ..Model::default()
    };
    for setting in settings {
        rules = match setting {
            Setting::Leeway(span) => {
                model.leeway = span.both().0;
                rules.leeway(span.both().1)
            }
            Setting::MaxAge(span) => {
                model.max_age = Some(span.both().0);
                rules.max_age(span.both().1)
            }
            Setting::MaxLifetime(span) => {
                model.max_lifetime = Some(span.both().0);
                rules.max_lifetime(span.both().1)
            }
            Setting::Require(name) => {
                model.required.push(name.text());
                rules.require(name.text())
            }
            Setting::AllowNoExpiry => {
                model.required.retain(|name| name != "exp");
                rules.allow_no_expiry()
            }
            Setting::Allow(named, values) => {
                let values: Vec<_> = values.iter().map(Text::text).collect();
                let (name, rules) = allow(rules, *named, values.clone());
                model.allowed.retain(|(other, _)| *other != name);
                model.allowed.push((name, values));
                rules
            }
            Setting::NotTheRole(role) => {
                model.forbidden_role = Some(role.text());
                rules
            }
        };
    }
    if let Some(forbidden) = model.forbidden_role.clone() {
        rules = rules.rule("role", move |claims| match claims.get::<Value>("role") {
            Ok(Some(Value::String(role))) if role == forbidden => Err("not this one".into()),
            _ => Ok(()),
        });
    }
    (rules, model)
}

fn allow(rules: Rules, named: Named, values: Vec<String>) -> (&'static str, Rules) {
    match named {
        Named::Iss => ("iss", rules.issuer_any_of(values)),
        Named::Sub => ("sub", rules.subject_any_of(values)),
        Named::Aud => ("aud", rules.audience_any_of(values)),
        Named::Jti => ("jti", rules.token_identifier_any_of(values)),
    }
}

/// A name that stands twice is refused before there are any rules: the first of them stays.
fn claims(now: i128, named: &[(Name, Claim)]) -> Object {
    let mut claims = Object::new();
    for (name, claim) in named {
        let name = name.text();
        if claims.iter().all(|(other, _)| *other != name) {
            claims.push((name, claim.value(now)));
        }
    }
    claims
}

impl Claim {
    fn value(&self, now: i128) -> Value {
        match self {
            Self::Time {
                seconds,
                nanos,
                offset,
            } => {
                let at = now + i128::from(*seconds) * SECOND + i128::from(*nanos);
                write(at, *offset).map_or(Value::Null, Value::from)
            }
            Self::AnyTime { seconds, offset } => {
                let at = i128::from(seconds % (2 * MIDDLE)) * SECOND;
                write(at, *offset).map_or(Value::Null, Value::from)
            }
            Self::Broken {
                seconds,
                at,
                letter,
            } => {
                let text = write(i128::from(seconds % MIDDLE) * SECOND, 0);
                let mut text = text.unwrap_or_default().into_bytes();
                let at = usize::from(*at) % text.len().max(1);
                text.splice(at..text.len().min(at + 1), [letter % 128]);
                String::from_utf8(text).unwrap_or_default().into()
            }
            Self::Leap { day, offset } => {
                let at = i128::from(*day) * 86_400 * SECOND - SECOND;
                let text = write(at, offset % (24 * 60)).unwrap_or_default();
                text.replacen(":59.", ":60.", 1).into()
            }
            Self::Text(text) => text.text().into(),
            Self::Number(number) => (*number).into(),
            Self::Bool(flag) => (*flag).into(),
            Self::Null => Value::Null,
            Self::List => Value::Array(vec![Value::Null]),
        }
    }
}

/// In the order of the claims.
fn json(claims: &Object) -> String {
    let members = claims.iter();
    let members = members.map(|(name, value)| format!("{}:{value}", Value::from(name.as_str())));
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}

fn violations(outcome: Result<(), Error>) -> Vec<Violation> {
    let errors = match outcome {
        Ok(()) => return Vec::new(),
        Err(Error::Claims(errors)) => errors,
        Err(other) => panic!("it is one object of claims: {other}"),
    };
    let found = errors.iter();
    let found = found.map(|error| (error.claim().to_owned(), error.kind().code()));
    let mut found: Vec<_> = found.collect();
    found.sort();
    found
}
