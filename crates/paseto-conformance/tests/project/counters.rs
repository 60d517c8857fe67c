//! AES-CTR: a counter of 128 bits, carried from end to end. A counter of 64 or of 32 bits passes
//! the official vectors, and is wrong for one token in very many.

use crate::project::{
    case::{Case, File},
    independent::{v1, v3},
    protocol::{V1, V3},
};

/// Long enough for 17 blocks.
fn payload() -> String {
    format!("{{\"data\":\"{}\"}}", "counted ".repeat(32))
}

/// Whether the last 16 bits are about to carry.
fn carries(counter: &[u8]) -> bool {
    u16::from_be_bytes([counter[14], counter[15]]) >= 0xfff0
}

pub(crate) fn v1_file() -> File {
    let payload = payload();
    let m = payload.as_bytes();
    let mut tests = Vec::new();
    for (name, low) in CHOSEN {
        // No random number gives such a nonce within a lifetime; a reader must take it.
        let n = [&[0x5a; 16][..], &hex::decode(low).unwrap()].concat();
        let token = v1::seal(&n, m, b"", v1::Fault::None);
        let comment = format!("the counter begins at {low}");
        tests.push(
            V1.local(name, &token, &comment)
                .payload(&payload)
                .expect("ok"),
        );
    }
    let search = |b: &[u8; 32]| carries(&v1::nonce(m, b)[16..]);
    let b = seeds().find(search).unwrap();
    let token = v1::seal(&v1::nonce(m, &b), m, b"", v1::Fault::None);
    tests.extend(found(&V1, &b, &payload, &token));
    File::new(1, "AES-CTR's counter", tests)
}

pub(crate) fn v3_file() -> File {
    let payload = payload();
    let n = seeds().find(|n| carries(&v3::counter(n))).unwrap();
    let token = v3::seal(&n, payload.as_bytes(), b"", b"", v3::Fault::None);
    File::new(3, "AES-CTR's counter", found(&V3, &n, &payload, &token))
}

/// Made and read with a nonce that was searched for.
fn found(
    protocol: &'static crate::project::protocol::Protocol,
    nonce: &[u8],
    payload: &str,
    token: &str,
) -> Vec<Case> {
    let comment = "the counter carries beyond its last 16 bits";
    let read = protocol.local("read-16-bits", token, comment);
    let make = protocol.make_local("make-16-bits", comment);
    let make = make.nonce(&hex::encode(nonce)).token(token);
    [read, make]
        .map(|case| case.payload(payload).expect("ok"))
        .into()
}

/// Numbers in place of random ones.
fn seeds() -> impl Iterator<Item = [u8; 32]> {
    (0u64..).map(|n| {
        let mut seed = [0; 32];
        seed[24..].copy_from_slice(&n.to_be_bytes());
        seed
    })
}

const CHOSEN: [(&str, &str); 9] = [
    ("carry-8-bits", "000102030405060708090a0b0c0d0eff"),
    ("carry-16-bits", "000102030405060708090a0b0c0dffff"),
    ("carry-24-bits", "000102030405060708090a0b0cffffff"),
    ("carry-32-bits", "000102030405060708090a0bffffffff"),
    ("carry-64-bits", "0001020304050607ffffffffffffffff"),
    ("carry-64-bits-later", "0001020304050607fffffffffffffff8"),
    ("carry-96-bits", "00010203ffffffffffffffffffffffff"),
    ("carry-127-bits", "7fffffffffffffffffffffffffffffff"),
    ("carry-128-bits", "ffffffffffffffffffffffffffffffff"),
];
