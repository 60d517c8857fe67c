//! Keys and ids as PASERK text.

use paseto_core::base64url;

use crate::project::{
    case::{Case, File},
    protocol::Protocol,
    token::with_bits,
};

/// The spelling of each type of key and id, and what is special about the keys of this version.
pub(crate) fn file(protocol: &'static Protocol, special: Vec<Case>) -> File {
    let version = protocol.version;
    let mut tests = Vec::new();
    for (kind, key) in protocol.keys() {
        tests.extend(spellings(version, kind, &key));
        tests.extend(cut(version, kind, &key));
    }
    tests.extend(special);
    tests.extend(ids(version));
    File::new(version, "PASERK", tests)
}

/// The text of a key.
pub(crate) fn text(header: &str, bytes: &[u8]) -> String {
    let mut text = header.to_owned();
    base64url::encode_append(bytes, &mut text);
    text
}

/// Name, text, class and comment.
type Row = (String, String, &'static str, &'static str);

fn spellings(version: u8, kind: &'static str, key: &[u8]) -> Vec<Case> {
    let good = text(&format!("k{version}.{kind}."), key);
    let mut rows = headers(version, kind, &good);
    rows.extend(parts_and_letters(version, kind, &good));
    if !key.len().is_multiple_of(3) {
        rows.push((
            "bits-at-the-end".to_owned(),
            with_bits(&good),
            "base64",
            "bits that stand for nothing",
        ));
    }
    rows.into_iter()
        .map(|(name, text, class, comment)| {
            Case::parse_key(&format!("{kind}-{name}"), kind, &text, comment).expect(class)
        })
        .collect()
}

fn headers(version: u8, kind: &str, good: &str) -> Vec<Row> {
    let data = good.rsplit_once('.').unwrap().1;
    let with = |header: String| format!("{header}.{data}");
    let mut all: Vec<_> = [
        (
            "token",
            format!("v{version}.{kind}"),
            "the header of a token",
        ),
        ("seal", format!("k{version}.seal"), "another type"),
        (
            "wrapped",
            format!("k{version}.{kind}-wrap.pie"),
            "another type",
        ),
        ("locked", format!("k{version}.{kind}-pw"), "another type"),
        ("upper-case-k", format!("K{version}.{kind}"), "case counts"),
        (
            "upper-case-type",
            format!("k{version}.{}", kind.to_uppercase()),
            "case counts",
        ),
        ("two-digits", format!("k0{version}.{kind}"), "one spelling"),
        (
            "leading-space",
            format!(" k{version}.{kind}"),
            "white space",
        ),
    ]
    .into_iter()
    .map(|(name, header, comment)| (name.to_owned(), with(header), "key.header", comment))
    .collect();
    for other in (0..=5).filter(|other| *other != version) {
        let comment = if (1..=4).contains(&other) {
            "another version"
        } else {
            "no such version"
        };
        let text = with(format!("k{other}.{kind}"));
        all.push((format!("version-{other}"), text, "key.header", comment));
    }
    let types = ["local", "secret", "public", "lid", "sid", "pid"];
    for other in types.into_iter().filter(|other| *other != kind) {
        let text = with(format!("k{version}.{other}"));
        all.push((format!("as-{other}"), text, "key.header", "another type"));
    }
    all
}

fn parts_and_letters(version: u8, kind: &str, good: &str) -> Vec<Row> {
    let data = good.rsplit_once('.').unwrap().1;
    [
        ("valid", good.to_owned(), "ok", "as all others, unaltered"),
        (
            "trailing-line-feed",
            format!("{good}\n"),
            "base64",
            "white space",
        ),
        ("padded", format!("{good}="), "base64", "padding"),
        (
            "standard-alphabet",
            format!("k{version}.{kind}.+{}", &data[1..]),
            "base64",
            "another alphabet",
        ),
        (
            "trailing-dot",
            format!("{good}."),
            "format.empty-part",
            "an empty part",
        ),
        (
            "fourth-part",
            format!("{good}.AAAA"),
            "key.header",
            "the type of a wrapped key",
        ),
        (
            "fifth-part",
            format!("{good}.AAAA.AAAA"),
            "format.parts",
            "five parts",
        ),
        (
            "no-data",
            format!("k{version}.{kind}."),
            "format.empty-part",
            "no key at all",
        ),
        (
            "no-last-dot",
            format!("k{version}.{kind}"),
            "format.parts",
            "two parts",
        ),
        ("empty", String::new(), "format.parts", "no text at all"),
    ]
    .map(|(name, text, class, comment)| (name.to_owned(), text, class, comment))
    .into()
}

/// A byte less, or more.
fn cut(version: u8, kind: &'static str, key: &[u8]) -> Vec<Case> {
    let class = if version == 1 && kind != "local" {
        "key.encoding"
    } else {
        "key.length"
    };
    [
        ("without-its-last-byte", key[..key.len() - 1].to_vec()),
        ("without-its-first-byte", key[1..].to_vec()),
        ("and-a-byte-more", [key, b"\0"].concat()),
        ("with-a-byte-before", [b"\0", key].concat()),
        ("twice", [key, key].concat()),
    ]
    .into_iter()
    .map(|(name, bytes)| {
        let paserk = text(&format!("k{version}.{kind}."), &bytes);
        let name = format!("{kind}-{name}");
        Case::parse_key(&name, kind, &paserk, "not the length of such a key").expect(class)
    })
    .collect()
}

/// Keys of `length` bytes, where `right` is right.
pub(crate) fn lengths(version: u8, rights: &[(&'static str, usize)]) -> Vec<Case> {
    let mut cases = Vec::new();
    for (kind, right) in rights {
        for length in [1, 16, 31, 32, 33, 48, 49, 63, 64, 65, 96, 97, 1000] {
            if length != *right {
                let paserk = text(&format!("k{version}.{kind}."), &vec![7; length]);
                let name = format!("{kind}-of-{length}-bytes");
                let comment = format!("{right} bytes are needed");
                cases.push(Case::parse_key(&name, kind, &paserk, &comment).expect("key.length"));
            }
        }
    }
    cases
}

fn ids(version: u8) -> Vec<Case> {
    let mut cases = Vec::new();
    for (kind, id) in [("local", "lid"), ("secret", "sid"), ("public", "pid")] {
        let header = format!("k{version}.{id}.");
        let good = text(&header, &[0x5a; 33]);
        let data = good.rsplit_once('.').unwrap().1;
        let of = |length: usize| text(&header, &vec![7; length]);
        let mut rows: Vec<Row> = [
            ("valid", good.clone(), "ok", "any 33 bytes may be an id"),
            (
                "of-a-key",
                format!("k{version}.{kind}.{data}"),
                "key.header",
                "a key, not its id",
            ),
            (
                "upper-case",
                format!("k{version}.{}.{data}", id.to_uppercase()),
                "key.header",
                "case counts",
            ),
            ("32-bytes", of(32), "key.length", "too short"),
            ("34-bytes", of(34), "key.length", "too long"),
            ("64-bytes", of(64), "key.length", "too long"),
            (
                "bad-letter",
                format!("{header}{}*", &data[1..]),
                "base64",
                "no letter",
            ),
            (
                "trailing-dot",
                format!("{good}."),
                "format.empty-part",
                "an empty part",
            ),
            (
                "no-data",
                header.clone(),
                "format.empty-part",
                "no id at all",
            ),
            (
                "leading-space",
                format!(" {good}"),
                "key.header",
                "white space",
            ),
        ]
        .map(|(name, text, class, comment)| (name.to_owned(), text, class, comment))
        .into();
        for other in (1..=5).filter(|other| *other != version) {
            let text = format!("k{other}.{id}.{data}");
            rows.push((
                format!("version-{other}"),
                text,
                "key.header",
                "another version",
            ));
        }
        for other in ["lid", "sid", "pid"]
            .into_iter()
            .filter(|other| *other != id)
        {
            let text = format!("k{version}.{other}.{data}");
            rows.push((format!("as-{other}"), text, "key.header", "another type"));
        }
        cases.extend(rows.into_iter().map(|(name, paserk, class, comment)| {
            Case::parse_id(&format!("{id}-{name}"), kind, &paserk, comment).expect(class)
        }));
    }
    cases
}
