//! What may be signed by mistake instead of the Pre-Authentication Encoding of the version.

use crate::project::{case::Case, independent::pae, protocol::Protocol, token::text};

/// The ordinary payload with a signature of something else.
pub(crate) fn cases(protocol: &'static Protocol, sign: impl Fn(&[u8]) -> Vec<u8>) -> Vec<Case> {
    let m = protocol.payload.as_bytes();
    let header = format!("v{}.public.", protocol.version);
    let case = |(name, bytes, comment): (String, Vec<u8>, &str)| {
        let token = text(&header, &[m, &sign(&bytes)], b"");
        let comment = format!("the signature is of something else: {comment}");
        protocol
            .public(&name, &token, &comment)
            .expect("not-authentic")
    };
    others(protocol, m, &header).into_iter().map(case).collect()
}

fn others(
    protocol: &'static Protocol,
    m: &[u8],
    header: &str,
) -> Vec<(String, Vec<u8>, &'static str)> {
    let (key, h) = (&protocol.public_key[..], header.as_bytes());
    let (mut before, mut after): (Vec<&[u8]>, Vec<&[u8]>) = (vec![], vec![b""]);
    if protocol.version == 3 {
        before.push(key);
    }
    if protocol.has_implicit_assertion() {
        after.push(b"");
    }
    let encode =
        |before: &[&[u8]], h: &[u8], after: &[&[u8]]| pae(&[before, &[h, m], after].concat());
    let right = encode(&before, h, &after);
    // Each length is below 256: the first of its eight bytes holds it.
    let big_endian = {
        let mut bytes = right.clone();
        bytes[..8].reverse();
        bytes
    };
    let fewer_or_more: (&str, &[&[u8]], &str) = if protocol.has_implicit_assertion() {
        (
            "pae-without-implicit-piece",
            &after[1..],
            "as in versions 1 and 2",
        )
    } else {
        (
            "pae-with-implicit-piece",
            &[b"", b""],
            "as in versions 3 and 4",
        )
    };
    let other_key = if before.is_empty() {
        (
            "pae-with-key",
            vec![key],
            "the key is a piece in version 3 alone",
        )
    } else {
        ("pae-without-key", vec![], "the key is a piece in version 3")
    };
    let mut all = vec![
        (
            fewer_or_more.0,
            encode(&before, h, fewer_or_more.1),
            fewer_or_more.2,
        ),
        (other_key.0, encode(&other_key.1, h, &after), other_key.2),
        (
            "pae-without-empty-pieces",
            encode(&before, h, &[]),
            "no pieces for what is empty",
        ),
        (
            "pae-of-short-header",
            encode(&before, &h[..h.len() - 1], &after),
            "without its last dot",
        ),
        (
            "pae-exchanged",
            pae(&[&before[..], &[h], &after, &[m]].concat()),
            "the pieces in another order",
        ),
        (
            "pae-big-endian",
            big_endian,
            "the number of pieces, written the other way round",
        ),
        (
            "pae-without-count",
            right[8..].to_vec(),
            "no number of pieces",
        ),
        ("concatenation", [h, m].concat(), "no encoding at all"),
        ("only-the-payload", m.to_vec(), "no encoding at all"),
    ]
    .into_iter()
    .map(|(name, bytes, comment)| (name.to_owned(), bytes, comment))
    .collect::<Vec<_>>();
    for version in 1..=4 {
        for purpose in ["local", "public"] {
            let other = format!("v{version}.{purpose}.");
            if other != header {
                let name = format!("pae-of-v{version}-{purpose}");
                all.push((
                    name,
                    encode(&before, other.as_bytes(), &after),
                    "another header",
                ));
            }
        }
    }
    all
}
