//! Keys of version 1: as PASERK, and as a reader gets them.

use paseto_core::base64url;

use crate::project::{
    case::Case,
    independent::v1::KEY,
    keys::{lengths, text},
    protocol::V1,
    rsa_public_keys, rsa_secret_keys,
};

/// Name, bytes, what they end in, and why.
pub(crate) type Row = (&'static str, Vec<u8>, &'static str, &'static str);

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = lengths(1, &[("local", 32)]);
    for (kind, rows) in [
        ("public", rsa_public_keys::numbers()),
        ("public", rsa_public_keys::encodings()),
        ("secret", rsa_secret_keys::numbers()),
        ("secret", rsa_secret_keys::encodings()),
    ] {
        cases.extend(rows.into_iter().map(|(name, key, class, comment)| {
            let paserk = text(&format!("k1.{kind}."), &key);
            Case::parse_key(&format!("{kind}-{name}"), kind, &paserk, comment).expect(class)
        }));
    }
    cases
}

/// The same public keys where a token is to be read.
pub(crate) fn reads() -> Vec<Case> {
    let rows = rsa_public_keys::numbers();
    let rows = rows.into_iter().chain(rsa_public_keys::encodings());
    let mut cases: Vec<_> = rows
        // A test's key may be PEM text.
        .filter(|(name, ..)| *name != "pem")
        .map(|(name, key, class, comment)| {
            Case::validate_key(&format!("validate-{name}"), &key, comment).expect(class)
        })
        .collect();
    let text = pem("PUBLIC KEY", &KEY.spki());
    cases.push(Case::validate_key("validate-pem", text.as_bytes(), "PEM text").expect("ok"));
    let token = (V1.sign)(V1.payload.as_bytes(), b"", b"");
    let case = V1.public("key-as-pem", &token, "the key is PEM text");
    cases.push(case.key(&hex::encode(text)).expect("ok"));
    cases
}

/// PEM text with lines of 64 letters.
pub(crate) fn pem(label: &str, der: &[u8]) -> String {
    let mut letters = String::new();
    base64url::encode_append(der, &mut letters);
    let mut letters = letters.replace('-', "+").replace('_', "/");
    letters.push_str(&"=".repeat((4 - letters.len() % 4) % 4));
    let lines: Vec<_> = letters
        .as_bytes()
        .chunks(64)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    format!(
        "-----BEGIN {label}-----\n{}\n-----END {label}-----\n",
        lines.join("\n")
    )
}

/// The outermost length with a byte more than is needed: DER has one spelling.
pub(crate) fn long_length(der: &[u8]) -> Vec<u8> {
    assert_eq!(der[..2], [0x30, 0x82]);
    [&[0x30, 0x83, 0], &der[2..]].concat()
}

pub(crate) fn indefinite(der: &[u8]) -> Vec<u8> {
    [&[0x30, 0x80], &der[4..], &[0, 0]].concat()
}
