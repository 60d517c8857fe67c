//! Tokens that were altered, and tokens that are bound to something else.

use crate::project::{
    case::{Case, File, PAYLOAD, body_of, encrypted, signed, text},
    independent::{self, Fault},
};

const FOOTER: &[u8] = br#"{"kid":"a key"}"#;
const OTHER_FOOTER: &[u8] = br#"{"kid":"b key"}"#;
const IMPLICIT: &str = "user 4711";

pub(crate) fn file() -> File {
    let mut tests = Vec::new();
    for (purpose, make, read) in [
        ("public", signed as Make, Case::public as Read),
        ("local", encrypted, Case::local),
    ] {
        let name = |name: &str| format!("{purpose}-{name}");
        tests.extend(altered(&name, purpose, make, read));
        tests.extend(footers(&name, purpose, make, read));
        tests.extend(assertions(&name, make, read));
    }
    tests.extend(made());
    tests.extend(faults());
    tests.push(
        Case::local(
            "local-other-key",
            &encrypted(PAYLOAD.as_bytes(), b"", b""),
            "another key",
        )
        .key(&hex::encode([7; 32]))
        .expect("not-authentic"),
    );
    tests.push(
        Case::public(
            "public-other-key",
            &signed(PAYLOAD.as_bytes(), b"", b""),
            "another key",
        )
        .key("1ce56a48c82ff99162a14bc544612674e5d61fb9317e65d4055780fdbcb4dc35")
        .expect("not-authentic"),
    );
    File::v4("altered tokens, and what tokens are bound to", tests)
}

type Make = fn(&[u8], &[u8], &[u8]) -> String;
type Read = fn(&str, &str, &str) -> Case;
type Name<'n> = &'n dyn Fn(&str) -> String;

fn altered(name: Name<'_>, purpose: &str, make: Make, read: Read) -> Vec<Case> {
    let body = body_of(&make(PAYLOAD.as_bytes(), b"", b""));
    let token = |body: &[u8]| text(&format!("v4.{purpose}."), &[body], b"");
    let flipped = |at: usize, bit: u8| {
        let mut body = body.clone();
        body[at] ^= bit;
        token(&body)
    };
    let end = body.len();
    let zeroed = |range: std::ops::Range<usize>| {
        let mut body = body.clone();
        body[range].fill(0);
        token(&body)
    };
    let mut cases = vec![
        (
            "first-bit",
            flipped(0, 1),
            "the first byte of the payload, or of the nonce",
        ),
        (
            "bit-of-message",
            flipped(40, 0x10),
            "the payload, or its encryption",
        ),
        ("first-of-last-32", flipped(end - 32, 1), "S, or the tag"),
        (
            "first-of-last-64",
            flipped(end - 64, 1),
            "R, or the encrypted payload",
        ),
        ("last-bit", flipped(end - 1, 1), "the last byte"),
        ("last-32-zeroed", zeroed(end - 32..end), "S, or the tag"),
        (
            "first-32-zeroed",
            zeroed(0..32),
            "the payload, or the nonce",
        ),
        ("all-zeroed", zeroed(0..end), "everything"),
        (
            "one-byte-less",
            token(&body[..end - 1]),
            "cut off at the end",
        ),
        (
            "one-byte-less-at-first",
            token(&body[1..]),
            "cut off at the beginning",
        ),
        (
            "one-byte-more",
            token(&[&body[..], b"\0"].concat()),
            "a byte at the end",
        ),
        (
            "message-removed",
            token(&[&body[..32], &body[end - 32..]].concat()),
            "only the ends",
        ),
        (
            "message-doubled",
            token(&[&body[..64], &body[32..]].concat()),
            "a part twice",
        ),
    ];
    if purpose == "local" {
        let moved = [&body[end - 32..], &body[..end - 32]].concat();
        cases.push(("tag-first", token(&moved), "the order of PASERK's wrapping"));
    }
    cases
        .into_iter()
        .map(|(label, token, comment)| read(&name(label), &token, comment).expect("not-authentic"))
        .collect()
}

fn footers(name: Name<'_>, purpose: &str, make: Make, read: Read) -> Vec<Case> {
    let payload = PAYLOAD.as_bytes();
    let (with, without) = (make(payload, FOOTER, b""), make(payload, b"", b""));
    let swap = |token: &str, footer| text(&format!("v4.{purpose}."), &[&body_of(token)], footer);
    let footer = std::str::from_utf8(FOOTER).unwrap();
    let with_nul = [FOOTER, b"\0"].concat();
    let case = |label: &str, token: &str, comment: &str| read(&name(label), token, comment);
    vec![
        case("footer", &with, "a footer")
            .footer(footer)
            .expect("ok"),
        case("footer-required", &with, "the required footer")
            .required_footer(footer)
            .expect("ok"),
        case("no-footer-required", &without, "none")
            .required_footer("")
            .expect("ok"),
        case(
            "footer-changed",
            &swap(&with, OTHER_FOOTER),
            "another footer",
        )
        .expect("not-authentic"),
        case("footer-removed", &swap(&with, b""), "the footer is gone").expect("not-authentic"),
        case("footer-added", &swap(&without, FOOTER), "there was none").expect("not-authentic"),
        case("footer-longer", &swap(&with, &with_nul), "a byte more").expect("not-authentic"),
        case("footer-not-the-required", &with, "authentic, but another")
            .required_footer("{\"kid\":\"b key\"}")
            .expect("footer-mismatch"),
        case(
            "footer-where-none-is-required",
            &with,
            "authentic, but there",
        )
        .required_footer("")
        .expect("footer-mismatch"),
        case(
            "footer-required-but-none",
            &without,
            "authentic, but not there",
        )
        .required_footer(footer)
        .expect("footer-mismatch"),
        case(
            "footer-binary",
            &make(payload, b"\0\xff\xfe", b""),
            "a footer may be any bytes",
        )
        .expect("ok"),
    ]
}

fn assertions(name: Name<'_>, make: Make, read: Read) -> Vec<Case> {
    let payload = PAYLOAD.as_bytes();
    let with = make(payload, FOOTER, IMPLICIT.as_bytes());
    let without = make(payload, FOOTER, b"");
    let case = |label: &str, token: &str, comment: &str| read(&name(label), token, comment);
    // The footer's last byte is the assertion's first one.
    let moved = make(payload, b"user", b" 4711");
    vec![
        case("implicit", &with, "the implicit assertion")
            .implicit(IMPLICIT)
            .expect("ok"),
        case("implicit-changed", &with, "another one")
            .implicit("user 4712")
            .expect("not-authentic"),
        case("implicit-longer", &with, "a byte more")
            .implicit("user 4711 ")
            .expect("not-authentic"),
        case("implicit-removed", &with, "none is given").expect("not-authentic"),
        case("implicit-added", &without, "there was none")
            .implicit(IMPLICIT)
            .expect("not-authentic"),
        case(
            "implicit-is-the-footer",
            &without,
            "the footer is not the implicit assertion",
        )
        .implicit(std::str::from_utf8(FOOTER).unwrap())
        .expect("not-authentic"),
        case(
            "implicit-after-footer",
            &moved,
            "bytes moved between the two",
        )
        .implicit("4711")
        .expect("not-authentic"),
    ]
}

/// Tokens that must come out byte for byte, at lengths around the blocks of the ciphers.
fn made() -> Vec<Case> {
    let mut cases = Vec::new();
    for length in [0, 1, 31, 32, 63, 64, 65, 127, 128, 129, 255, 256, 257] {
        let payload = "x".repeat(length);
        let comment = format!("a payload of {length} bytes");
        let encrypted = independent::encrypt(payload.as_bytes(), b"f", b"i", Fault::None);
        let encrypt = Case::encrypt(&format!("encrypt-{length}"), &comment);
        let signed = independent::sign(payload.as_bytes(), b"f", b"i");
        let sign = Case::sign(&format!("sign-{length}"), &comment);
        for (case, token) in [(encrypt, encrypted), (sign, signed)] {
            let case = case.payload(&payload).footer("f").implicit("i");
            cases.push(case.token(&token).expect("ok"));
        }
    }
    cases
}

/// Local tokens that were made with one step done otherwise.
fn faults() -> Vec<Case> {
    let faults = [
        (
            "no-empty-pieces",
            Fault::NoEmptyPieces,
            "no pieces for what is empty",
        ),
        (
            "other-header",
            Fault::OtherHeader,
            "the header of version 2 is authenticated",
        ),
        (
            "concatenated-tag",
            Fault::ConcatenatedTag,
            "the tag is of a concatenation",
        ),
        (
            "message-in-tag",
            Fault::MessageInTag,
            "the tag is of the message, not the ciphertext",
        ),
        (
            "unkeyed-tag",
            Fault::UnkeyedTag,
            "a hash of public bytes, which anybody can make",
        ),
        (
            "keys-exchanged",
            Fault::KeysExchanged,
            "Ek and Ak exchanged",
        ),
        (
            "tag-under-the-key",
            Fault::KeyInTheClear,
            "the tag is made with the key, not with Ak",
        ),
    ];
    let cases = faults.map(|(name, fault, comment)| {
        let token = independent::encrypt(PAYLOAD.as_bytes(), b"", b"", fault);
        Case::local(&format!("local-{name}"), &token, comment).expect("not-authentic")
    });
    cases.into()
}
