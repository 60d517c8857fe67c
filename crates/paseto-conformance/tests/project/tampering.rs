//! Tokens that were altered, and tokens that are bound to something else.

use crate::project::{
    assertions,
    case::{Case, File},
    many,
    protocol::{Protocol, Side},
    token::{body_of, text},
};

const FOOTER: &[u8] = br#"{"kid":"a key"}"#;
const OTHER_FOOTER: &[u8] = br#"{"kid":"b key"}"#;

pub(crate) fn file(protocol: &'static Protocol) -> File {
    let mut tests = Vec::new();
    for side in &protocol.sides() {
        tests.extend(altered(side));
        tests.extend(many::cases(side));
        tests.extend(moved(side));
        tests.extend(footers(side));
        tests.extend(assertions::cases(side));
        tests.extend(lengths(side));
        tests.push(other_key(side));
    }
    let faulty = (protocol.faulty)(protocol.payload.as_bytes());
    tests.extend(faulty.into_iter().map(|(name, token, comment)| {
        let case = protocol.local(&format!("local-{name}"), &token, comment);
        case.expect("not-authentic")
    }));
    let name = "altered tokens, and what tokens are bound to";
    File::new(protocol.version, name, tests)
}

fn other_key(side: &Side) -> Case {
    let key = match side.purpose {
        "local" => hex::encode([7; 32]),
        _ => hex::encode(&side.protocol.other_public_key),
    };
    let case = side.read("other-key", &side.token(b""), "another key");
    case.key(&key).expect("not-authentic")
}

fn altered(side: &Side) -> Vec<Case> {
    let body = body_of(&side.token(b""));
    let token = |body: &[u8]| text(&side.header(), &[body], b"");
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
    let (head, tail) = (&body[..side.head], &body[end - side.tail..]);
    let message = &body[side.head..end - side.tail];
    let mut cases = vec![
        (
            "first-bit",
            flipped(0, 1),
            "the first byte of the payload, or of the nonce",
        ),
        (
            "bit-of-message",
            flipped(side.head + 8, 0x10),
            "the payload, or its encryption",
        ),
        (
            "last-of-message",
            flipped(end - side.tail - 1, 0x80),
            "the payload, or its encryption",
        ),
        (
            "first-of-tail",
            flipped(end - side.tail, 1),
            "the signature, or the tag",
        ),
        (
            "middle-of-tail",
            flipped(end - side.tail / 2, 1),
            "the signature, or the tag",
        ),
        ("last-bit", flipped(end - 1, 1), "the last byte"),
        (
            "tail-zeroed",
            zeroed(end - side.tail..end),
            "the signature, or the tag",
        ),
        (
            "half-of-tail-zeroed",
            zeroed(end - side.tail / 2..end),
            "the signature, or the tag",
        ),
        (
            "beginning-zeroed",
            zeroed(0..24),
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
            "one-byte-more-at-first",
            token(&[b"\0", &body[..]].concat()),
            "a byte at the beginning",
        ),
        (
            "message-removed",
            token(&[head, tail].concat()),
            "only nonce and tag, or the signature",
        ),
        (
            "message-doubled",
            token(&[head, message, message, tail].concat()),
            "the payload, or its encryption, twice",
        ),
        (
            "tail-doubled",
            token(&[&body[..], tail].concat()),
            "the signature, or the tag, twice",
        ),
    ];
    if side.purpose == "local" {
        let moved = [tail, head, message].concat();
        cases.push(("tag-first", token(&moved), "the order of PASERK's wrapping"));
    }
    cases
        .into_iter()
        .map(|(name, token, comment)| side.read(name, &token, comment).expect("not-authentic"))
        .collect()
}

/// Bytes that stand on the other side of the border between message and footer.
fn moved(side: &Side) -> Vec<Case> {
    let body = body_of(&side.token(FOOTER));
    let (rest, tail) = body.split_at(body.len() - side.tail);
    let (last, shorter) = rest.split_last().unwrap();
    let (first, shorter_footer) = FOOTER.split_first().unwrap();
    let to_footer = [&[*last], FOOTER].concat();
    let moved = |message: &[u8], footer: &[u8]| text(&side.header(), &[message, tail], footer);
    let to_message = [rest, &[*first]].concat();
    vec![
        side.read(
            "byte-moved-to-footer",
            &moved(shorter, &to_footer),
            "the last byte of the payload, or of its encryption, begins the footer",
        )
        .expect("not-authentic"),
        side.read(
            "byte-moved-from-footer",
            &moved(&to_message, shorter_footer),
            "the first byte of the footer ends the payload, or its encryption",
        )
        .expect("not-authentic"),
    ]
}

fn footers(side: &Side) -> Vec<Case> {
    let (with, without) = (side.token(FOOTER), side.token(b""));
    let swap = |token: &str, footer| text(&side.header(), &[&body_of(token)], footer);
    let footer = std::str::from_utf8(FOOTER).unwrap();
    let with_nul = [FOOTER, b"\0"].concat();
    vec![
        side.read("footer", &with, "a footer")
            .footer(footer)
            .expect("ok"),
        side.read("footer-required", &with, "the required footer")
            .required_footer(footer)
            .expect("ok"),
        side.read("no-footer-required", &without, "none")
            .required_footer("")
            .expect("ok"),
        side.read(
            "footer-changed",
            &swap(&with, OTHER_FOOTER),
            "another footer",
        )
        .expect("not-authentic"),
        side.read("footer-removed", &swap(&with, b""), "the footer is gone")
            .expect("not-authentic"),
        side.read("footer-added", &swap(&without, FOOTER), "there was none")
            .expect("not-authentic"),
        side.read("footer-longer", &swap(&with, &with_nul), "a byte more")
            .expect("not-authentic"),
        side.read("footer-not-the-required", &with, "authentic, but another")
            .required_footer("{\"kid\":\"b key\"}")
            .expect("footer-mismatch"),
        side.read(
            "footer-where-none-is-required",
            &with,
            "authentic, but there",
        )
        .required_footer("")
        .expect("footer-mismatch"),
        side.read(
            "footer-required-but-none",
            &without,
            "authentic, but not there",
        )
        .required_footer(footer)
        .expect("footer-mismatch"),
        side.read(
            "footer-binary",
            &side.token(b"\0\xff\xfe"),
            "a footer may be any bytes",
        )
        .expect("ok"),
    ]
}

/// Tokens that must come out byte for byte, at lengths around the blocks of the ciphers; where
/// signatures are random, both tokens must hold.
fn lengths(side: &Side) -> Vec<Case> {
    let implicit = if side.protocol.has_implicit_assertion() {
        "i"
    } else {
        ""
    };
    [0, 1, 31, 32, 63, 64, 65, 127, 128, 129, 255, 256, 257]
        .into_iter()
        .map(|length| {
            let payload = "x".repeat(length);
            let token = (side.make)(payload.as_bytes(), b"f", implicit.as_bytes());
            let comment = format!("a payload of {length} bytes");
            let case = side.made(&length.to_string(), &comment);
            let case = case.payload(&payload).footer("f").implicit(implicit);
            case.token(&token).expect("ok")
        })
        .collect()
}
