//! Any bytes, and JSON made of what footers are made of, as the footer of a token that is made: it is
//! refused where a second reading of the footer rules refuses it. What is made has that footer, and any
//! limits read of it what the second reading reads.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{
    arbitrary::{self, Arbitrary},
    fuzz_target,
};
use paseto::{
    Error, Footer, FooterLimits, FooterView, Header, KeyId, Purpose, Token, Untrusted, Version, v4,
};
use paseto_fuzz::{
    Keys,
    footer::{Bounds, Reading, may_be_written, read},
    raw,
};
use serde_json::Value;

static KEYS: LazyLock<Keys> = LazyLock::new(Keys::new);

#[derive(Arbitrary, Debug)]
struct Input {
    version: u8,
    /// Signing is slow, and so it is rare.
    purpose: u8,
    length: Length,
    depth: u8,
    names: u8,
    footer: Written,
}

/// A limit, from the length of the footer itself.
#[derive(Arbitrary, Debug)]
enum Length {
    Less(u8),
    More(u8),
    Most,
}

#[derive(Arbitrary, Debug)]
enum Written {
    Bytes(Vec<u8>),
    Text(String),
    Json(Vec<(Name, Member)>),
    /// JSON that does not end.
    Cut(Vec<(Name, Member)>, u8),
}

#[derive(Arbitrary, Debug)]
enum Name {
    Kid,
    Wpk,
    /// `kid` in other letters of JSON.
    EscapedKid,
    Any(String),
    Key(Paserk),
}

#[derive(Arbitrary, Debug)]
enum Member {
    Text(String),
    Key(Paserk),
    /// A key within other text.
    Within(String, Paserk),
    Number(i8),
    Null,
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

/// What begins like one.
#[derive(Arbitrary, Debug)]
struct Paserk {
    version: u8,
    kind: u8,
    rest: bool,
}

impl Paserk {
    fn text(&self) -> String {
        const KINDS: [&str; 14] = [
            "lid",
            "sid",
            "pid",
            "local",
            "public",
            "secret",
            "local-pw",
            "secret-pw",
            "local-wrap",
            "secret-wrap",
            "seal",
            "local-wrap.pie",
            "other",
            "Secret",
        ];
        let kind = KINDS[usize::from(self.kind) % KINDS.len()];
        let rest = if self.rest { ".AAAA" } else { "" };
        format!("k{}.{kind}{rest}", self.version % 10)
    }
}

impl Name {
    fn json(&self) -> String {
        match self {
            Self::Kid => r#""kid""#.to_owned(),
            Self::Wpk => r#""wpk""#.to_owned(),
            Self::EscapedKid => r#""\u006bid""#.to_owned(),
            Self::Any(name) => Value::from(name.as_str()).to_string(),
            Self::Key(key) => Value::from(key.text()).to_string(),
        }
    }
}

impl Member {
    fn json(&self) -> String {
        let list = |items: Vec<String>| items.join(",");
        match self {
            Self::Text(text) => Value::from(text.as_str()).to_string(),
            Self::Key(key) => Value::from(key.text()).to_string(),
            Self::Within(text, key) => Value::from(text.clone() + &key.text()).to_string(),
            Self::Number(number) => number.to_string(),
            Self::Null => "null".to_owned(),
            Self::List(items) => format!("[{}]", list(items.iter().map(Self::json).collect())),
            Self::Object(members) => {
                let member = |(name, value): &(String, Self)| {
                    format!("{}:{}", Value::from(name.as_str()), value.json())
                };
                format!("{{{}}}", list(members.iter().map(member).collect()))
            }
        }
    }
}

impl Written {
    fn bytes(&self) -> Vec<u8> {
        let json = |members: &[(Name, Member)]| {
            let member = |(name, value): &(Name, Member)| name.json() + ":" + &value.json();
            let members: Vec<_> = members.iter().map(member).collect();
            format!("{{{}}}", members.join(",")).into_bytes()
        };
        match self {
            Self::Bytes(bytes) => bytes.clone(),
            Self::Text(text) => text.clone().into_bytes(),
            Self::Json(members) => json(members),
            Self::Cut(members, at) => {
                let mut json = json(members);
                json.truncate(usize::from(*at) % json.len());
                json
            }
        }
    }
}

fuzz_target!(|input: Input| {
    let bytes = input.footer.bytes();
    same_from_all(&bytes);
    let (header, number) = input.header();
    let token = Token::from_bytes(b"{}").footer(Footer::from(bytes.as_slice()));
    let sealed = KEYS.seal(header, token);
    if let Some(may) = may_be_written(&bytes, number) {
        assert_eq!(sealed.is_ok(), may, "{sealed:?}");
    }
    let text = match sealed {
        Ok(text) => text,
        Err(why) => {
            assert!(matches!(why, Error::Footer(_)), "{why}");
            return;
        }
    };

    let token = Untrusted::parse(&text).expect("just sealed");
    looked_at(token.untrusted_footer(), number, &input.bounds(bytes.len()));
    compared(&text, &bytes);
    let opened = KEYS.open(header, token, &raw).expect("just sealed");
    assert_eq!(opened.footer().as_bytes(), bytes);
    looked_at(opened.footer(), number, &input.bounds(bytes.len()));
});

impl Input {
    fn header(&self) -> (Header, u8) {
        let purpose = match self.purpose {
            255 => Purpose::Public,
            _ => Purpose::Local,
        };
        let (version, number) = match self.version % 4 {
            0 => (Version::V4, 4),
            1 => (Version::V3, 3),
            2 => (Version::V2, 2),
            _ => (Version::V1, 1),
        };
        (Header::new(version, purpose), number)
    }

    fn bounds(&self, length: usize) -> Bounds {
        let length = match self.length {
            Length::Less(by) => length.saturating_sub(by.into()),
            Length::More(by) => length + usize::from(by),
            Length::Most => usize::MAX,
        };
        Bounds {
            length,
            depth: self.depth.into(),
            names: self.names.into(),
        }
    }
}

fn looked_at(footer: FooterView<'_>, version: u8, bounds: &Bounds) {
    let expected = read(footer.as_bytes(), version, *bounds);
    let limits = FooterLimits::new(bounds.length, bounds.depth, bounds.names);
    let (json, kid) = (footer.json(&limits), footer.kid(&limits));
    match expected {
        Reading::Beyond => {}
        Reading::Refused => assert!(json.is_err() && kid.is_err(), "{kid:?}"),
        Reading::Kid(expected) => assert_eq!(kid, Ok(Some(expected.into()))),
        Reading::None => assert_eq!(kid, Ok(None)),
    }
    if let Ok(json) = json {
        assert_eq!(json.as_bytes(), footer.as_bytes());
    }
}

/// A footer that is known holds in the place of the very same alone.
fn compared(text: &str, footer: &[u8]) {
    let token = || Untrusted::parse(text).expect("just sealed");
    assert!(token().require_footer(footer).is_ok());
    let other = [footer, b" "].concat();
    let refused = token().require_footer(other).err();
    assert_eq!(refused, Some(Error::FooterMismatch));
}

/// The same footer, whatever it was made from.
fn same_from_all(bytes: &[u8]) {
    let all = [Footer::from(bytes), Footer::from(bytes.to_vec())];
    assert!(all.iter().all(|footer| footer.as_bytes() == bytes));
    let Ok(text) = core::str::from_utf8(bytes) else {
        return;
    };
    let (front, back) = text.split_at(text.floor_char_boundary(bytes.len() / 2));
    let pieces = Footer::concat(&[front, "", back]);
    for footer in [text.into(), text.to_owned().into(), pieces] {
        assert_eq!(footer.as_bytes(), bytes);
        assert_eq!(footer.holds_key(), all[0].holds_key());
    }
    if let Ok(id) = text.parse::<KeyId<v4::LocalKey>>() {
        let footer = Footer::from(id);
        assert_eq!(
            footer.as_bytes(),
            format!(r#"{{"kid":"{text}"}}"#).as_bytes()
        );
    }
}
