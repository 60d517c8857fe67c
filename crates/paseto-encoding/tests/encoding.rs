//! The encodings against the specification's examples and against a second implementation.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use paseto_encoding::{FormatError, PaserkText, TokenText, base64url, pae};
use proptest::prelude::*;

fn pae_vec(pieces: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::new();
    pae(pieces, |bytes| out.extend_from_slice(bytes));
    out
}

/// The examples of `Common.md`, "PAE Definition".
#[test]
fn pae_of_the_specification() {
    assert_eq!(pae_vec(&[]), b"\x00\x00\x00\x00\x00\x00\x00\x00");
    assert_eq!(
        pae_vec(&[b""]),
        b"\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
    );
    assert_eq!(
        pae_vec(&[b"test"]),
        b"\x01\x00\x00\x00\x00\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00test"
    );
    // A piece that looks like the encoding of two is still one.
    assert_ne!(pae_vec(&[b"a", b"b"]), pae_vec(&[b"a\x01\0\0\0\0\0\0\0b"]));
}

#[test]
fn tokens_split_at_their_dots() {
    let split = |text| TokenText::split(text).map(|t| (t.header, t.body, t.footer));
    assert_eq!(split("v4.local.AA"), Ok(("v4.local.", "AA", "")));
    assert_eq!(split("v4.local.AA.BB"), Ok(("v4.local.", "AA", "BB")));
    for (text, why) in [
        ("", FormatError::Parts),
        ("v4", FormatError::Parts),
        ("v4.local", FormatError::Parts),
        ("v4.local.", FormatError::EmptyPart),
        ("v4.local..", FormatError::EmptyPart),
        ("v4.local.AA.", FormatError::EmptyPart),
        ("v4.local..BB", FormatError::EmptyPart),
        (".local.AA", FormatError::EmptyPart),
        ("v4..AA", FormatError::EmptyPart),
        ("v4.local.AA.BB.CC", FormatError::Parts),
        ("v4.local.AA..", FormatError::Parts),
    ] {
        assert_eq!(split(text), Err(why), "{text:?}");
    }
}

#[test]
fn paserk_splits_at_its_dots() {
    let split = |text| PaserkText::split(text).map(|t| (t.header, t.data));
    assert_eq!(split("k4.local.AA"), Ok(("k4.local.", "AA")));
    assert_eq!(
        split("k4.local-wrap.pie.AA"),
        Ok(("k4.local-wrap.pie.", "AA"))
    );
    for (text, why) in [
        ("", FormatError::Parts),
        ("k4.local", FormatError::Parts),
        ("k4.local.", FormatError::EmptyPart),
        ("k4.local..AA", FormatError::EmptyPart),
        ("k4.local-wrap.pie.", FormatError::EmptyPart),
        ("k4.local-wrap.pie.AA.BB", FormatError::Parts),
        ("k4.local-wrap.pie.AA.", FormatError::Parts),
    ] {
        assert_eq!(split(text), Err(why), "{text:?}");
    }
}

#[test]
fn errors_are_told_in_words() {
    let base64 = base64url::encode(b"a", &mut []).unwrap_err();
    assert_eq!(
        [
            base64.to_string(),
            FormatError::Parts.to_string(),
            FormatError::EmptyPart.to_string()
        ],
        [
            "not canonical base64url without padding",
            "wrong number of parts between dots",
            "an empty part between dots, or a dot at the end",
        ]
    );
}

/// Both codecs of the crate, for the same text.
fn decode_both(text: &[u8]) -> (Option<Vec<u8>>, Option<Vec<u8>>) {
    let (mut fast, mut secret) = (vec![0; text.len()], vec![0; text.len()]);
    (
        base64url::decode(text, &mut fast).ok().map(<[u8]>::to_vec),
        base64url::decode_secret(text, &mut secret)
            .ok()
            .map(<[u8]>::to_vec),
    )
}

/// Every text of up to three letters: what is accepted is exactly what encoding gives.
#[test]
fn base64_accepts_one_spelling() {
    let mut accepted = 0;
    let mut check = |text: &[u8]| {
        let (fast, secret) = decode_both(text);
        assert_eq!(fast, secret, "{text:?}");
        if let Some(bytes) = fast {
            let mut out = [0; 8];
            assert_eq!(
                base64url::encode(&bytes, &mut out).unwrap().as_bytes(),
                text
            );
            accepted += 1;
        }
    };
    check(b"");
    for a in 0..=255_u8 {
        check(&[a]);
        for b in 0..=255_u8 {
            check(&[a, b]);
            check(&[b'A', a, b]);
            check(&[b'A', b'A', a, b]);
            check(&[a, b, b'_', b'-']);
        }
    }
    // One empty text, 256 of one byte, 4 * 256 of two bytes that begin with six zero bits,
    // and the two families of three bytes.
    assert_eq!(accepted, 1 + 256 + 4 * 256 + 2 * 64 * 64);
}

#[test]
fn lengths_are_those_of_the_codec() {
    for n in 0..200 {
        let letters = base64url::encoded_len(n).unwrap();
        assert_eq!(base64url::decoded_len(letters), Some(n));
        let mut out = vec![0; letters];
        assert_eq!(
            base64url::encode(&vec![7; n], &mut out).unwrap().len(),
            letters
        );
        if letters > 0 {
            assert!(base64url::encode(&vec![7; n], &mut vec![0; letters - 1]).is_err());
        }
    }
    assert_eq!(base64url::encoded_len(usize::MAX), None);
    assert_eq!(base64url::decoded_len(5), None);
}

#[cfg(feature = "alloc")]
proptest! {
    #[test]
    fn base64_round_trips(bytes: Vec<u8>) {
        let mut text = String::from("x");
        base64url::encode_append(&bytes, &mut text);
        let mut secret = vec![0; text.len()];
        prop_assert_eq!(base64url::encode_secret(&bytes, &mut secret).unwrap(), &text[1..]);
        let mut back = vec![9];
        base64url::decode_append(&text.as_bytes()[1..], &mut back).unwrap();
        prop_assert_eq!(&back[1..], &bytes[..]);
    }

}

proptest! {
    #[test]
    fn codecs_agree_on_any_text(text in "[A-Za-z0-9_+/=. -]{0,80}") {
        let (fast, secret) = decode_both(text.as_bytes());
        prop_assert_eq!(&fast, &secret);
        if let Some(bytes) = fast {
            let mut again = vec![0; text.len()];
            prop_assert_eq!(base64url::encode(&bytes, &mut again).unwrap(), text);
        }
    }

    #[test]
    fn pae_is_injective(a: Vec<Vec<u8>>, b: Vec<Vec<u8>>) {
        let refs = |v: &[Vec<u8>]| pae_vec(&v.iter().map(Vec::as_slice).collect::<Vec<_>>());
        prop_assert_eq!(a == b, refs(&a) == refs(&b));
    }

    #[test]
    fn splitting_never_panics_and_loses_nothing(text in ".{0,60}") {
        if let Ok(parts) = TokenText::split(&text) {
            let mut again = format!("{}{}", parts.header, parts.body);
            if !parts.footer.is_empty() {
                again = format!("{again}.{}", parts.footer);
            }
            prop_assert_eq!(&again, &text);
        }
        if let Ok(parts) = PaserkText::split(&text) {
            prop_assert_eq!(format!("{}{}", parts.header, parts.data), text);
        }
    }
}
