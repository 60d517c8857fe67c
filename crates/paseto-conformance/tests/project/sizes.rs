//! Payloads and footers that are large or deep, described instead of written out.

use crate::project::{
    case::{Case, File, Piece, Rules, repeat, text},
    protocol::{Protocol, Side},
};

/// The greatest length of a payload, in bytes.
const MEBIBYTE: usize = 1024 * 1024;

/// What the limits are in detail is tried with `v4.local`, since they are the same code.
const IN_ALL_VERSIONS: [&str; 2] = ["million-names", "arrays-500000-deep-open"];

pub(crate) fn file(protocol: &'static Protocol) -> File {
    let mut tests = Vec::new();
    for side in &protocol.sides() {
        tests.extend(payloads(side));
        if in_detail(side) {
            tests.extend(footers(side));
        }
    }
    File::new(protocol.version, "large and deep JSON", tests)
}

fn in_detail(side: &Side) -> bool {
    side.protocol.version == 4 && side.purpose == "local"
}

fn payloads(side: &Side) -> Vec<Case> {
    let rows = names().into_iter().chain(depths()).chain(lengths());
    let rows = rows.filter(|(name, ..)| in_detail(side) || IN_ALL_VERSIONS.contains(name));
    rows.map(|(name, pieces, class, comment)| {
        let case = side.make_and_read(&format!("payload-{name}"), comment);
        let case = case.payload_of(pieces).rules(Rules::any_claims());
        match class {
            "claims" => case.violates(&[("exp", "wrong-type")]),
            _ => case.expect(class),
        }
    })
    .collect()
}

type Row = (&'static str, Vec<Piece>, &'static str, &'static str);

/// So many names that are not the last one, and the last one.
fn object(others: usize, last: &'static str) -> Vec<Piece> {
    vec![text("{"), repeat(others, "\"#\":0,"), text(last), text("}")]
}

fn names() -> Vec<Row> {
    vec![
        (
            "65536-names",
            object(65_535, "\"last\":0"),
            "ok",
            "as many as there may be",
        ),
        (
            "65537-names",
            object(65_536, "\"last\":0"),
            "payload.too-many-keys",
            "one more than there may be",
        ),
        (
            "65536-names-one-twice",
            object(65_535, "\"0\":0"),
            "payload.duplicate-key",
            "the last is the first again",
        ),
        (
            "65536-names-one-twice-escaped",
            object(65_535, "\"\\u0030\":0"),
            "payload.duplicate-key",
            "the last is the first again, spelled otherwise",
        ),
        (
            "million-names",
            object(999_999, "\"last\":0"),
            "payload.too-long",
            "refused for its length, before anything is parsed",
        ),
    ]
}

fn depths() -> Vec<Row> {
    let arrays = |closed| {
        let closing = if closed { 500_000 } else { 0 };
        vec![
            text("{\"a\":"),
            repeat(500_000, "["),
            repeat(closing, "]"),
            text(if closed { "}" } else { "" }),
        ]
    };
    vec![
        (
            "arrays-500000-deep",
            arrays(true),
            "payload.too-deep",
            "deeper than 128 levels",
        ),
        (
            "arrays-500000-deep-open",
            arrays(false),
            "payload.too-deep",
            "deeper than 128 levels, and never closed",
        ),
        (
            "objects-200000-deep-open",
            vec![repeat(200_000, "{\"a\":")],
            "payload.too-deep",
            "deeper than 128 levels, and never closed",
        ),
    ]
}

fn lengths() -> Vec<Row> {
    let string = |length: usize| vec![text("{\"a\":\""), repeat(length - 8, "x"), text("\"}")];
    vec![
        ("mebibyte", string(MEBIBYTE), "ok", "as long as it may be"),
        (
            "mebibyte-and-a-byte",
            string(MEBIBYTE + 1),
            "payload.too-long",
            "a byte longer than it may be",
        ),
        (
            "million-digits",
            vec![text("{\"a\":"), repeat(1_000_000, "9"), text("}")],
            "ok",
            "a number that nothing was asked to read",
        ),
        (
            "million-digits-as-exp",
            vec![text("{\"exp\":"), repeat(1_000_000, "9"), text("}")],
            "claims",
            "a number, and no time",
        ),
        (
            "million-letters-as-a-name",
            vec![text("{\""), repeat(1_000_000, "x"), text("\":0}")],
            "ok",
            "a name may be long",
        ),
    ]
}

/// Whoever makes a token may put these into its footer. Whoever reads it as JSON refuses them.
fn footers(side: &Side) -> Vec<Case> {
    let rows: [Row; 2] = [
        (
            "million-names",
            object(999_999, "\"last\":0"),
            "footer.too-long",
            "refused for its length, before anything is parsed",
        ),
        (
            "arrays-8000-deep",
            vec![text("{\"a\":"), repeat(8_000, "[")],
            "footer.too-deep",
            "deeper than 2 levels, and never closed",
        ),
    ];
    rows.into_iter()
        .map(|(name, pieces, class, comment)| {
            let case = side.make_and_read(&format!("footer-{name}"), comment);
            let case = case.payload("{}").footer_of(pieces).footer_as_json();
            case.expect(class)
        })
        .collect()
}
