//! For every input an answer: nothing panics, and what is accepted has one spelling.

use paseto_v4::{
    Claims, Decrypt, Encrypt, Error, FooterLimits, KeyId, LocalKey, PublicKey, Rules, SecretKey,
    Timestamp, Token, Untrusted, Verify,
};
use proptest::prelude::*;
use serde::de::IgnoredAny;

use crate::accept;

fn local() -> LocalKey {
    LocalKey::from_bytes(&[7; 32]).unwrap()
}

fn secret() -> SecretKey {
    SecretKey::from_seed(&[7; 32]).unwrap()
}

/// Text that looks like a token or a key more often than by chance.
fn texts() -> impl Strategy<Value = String> {
    let header = prop::sample::select(vec![
        "v4.local.",
        "v4.public.",
        "v3.local.",
        "v1.public.",
        "v4c.local.",
        "k4.local.",
        "k4.secret.",
        "k4.public.",
        "k4.lid.",
        "k4.sid.",
        "k4.pid.",
        "k4.local-wrap.pie.",
        "",
    ]);
    let part = || {
        prop_oneof![
            "[A-Za-z0-9_-]{0,200}",
            "[A-Za-z0-9_=+/. \\n-]{0,40}",
            ".{0,20}"
        ]
    };
    (header, part(), prop::option::of(part())).prop_map(|(header, data, more)| match more {
        None => format!("{header}{data}"),
        Some(more) => format!("{header}{data}.{more}"),
    })
}

/// Everything that can be done with a text.
fn use_text(text: &str) {
    for parse in [Untrusted::parse, |text: &str| {
        Untrusted::parse_within(text, 100)
    }] {
        let Ok(untrusted) = parse(text) else {
            continue;
        };
        let footer = untrusted.untrusted_footer();
        let _ = footer.json(&FooterLimits::default());
        let _ = footer.kid(&FooterLimits::default());
        assert_eq!(respelled(&untrusted), text);
        let header = untrusted.header();
        let outcome = if header == <PublicKey as Verify>::HEADER {
            untrusted.verify(secret().public_key(), &accept)
        } else {
            untrusted.decrypt(&local(), &accept)
        };
        // Nobody guesses a tag or a signature.
        let error = outcome.unwrap_err();
        let other = matches!(error, Error::WrongHeader { .. });
        assert!(other || error == Error::NotAuthentic, "{error:?}");
    }
    if let Ok(key) = LocalKey::from_paserk(text) {
        assert_eq!(key.to_paserk().expose(), text);
    }
    if let Ok(key) = SecretKey::from_paserk(text) {
        assert_eq!(key.to_paserk().expose(), text);
    }
    if let Ok(key) = PublicKey::from_paserk(text) {
        assert_eq!(key.to_paserk(), text);
        let _ = key.validate();
    }
    if let Ok(id) = text.parse::<KeyId<LocalKey>>() {
        assert_eq!(id.as_str(), text);
    }
    if let Ok(id) = text.parse::<KeyId<SecretKey>>() {
        assert_eq!(id.as_str(), text);
    }
    if let Ok(id) = text.parse::<KeyId<PublicKey>>() {
        assert_eq!(id.as_str(), text);
    }
}

/// The one spelling of what was read.
fn respelled(untrusted: &Untrusted) -> String {
    let mut text = untrusted.header().as_str().to_owned();
    append(untrusted.untrusted_body(), &mut text);
    let footer = untrusted.untrusted_footer().as_bytes();
    if !footer.is_empty() {
        text.push('.');
        append(footer, &mut text);
    }
    text
}

/// Base64url without padding, bit by bit: slow, and nobody else's.
fn append(bytes: &[u8], text: &mut String) {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for at in (0..bytes.len() * 8).step_by(6) {
        let bit = |at: usize| {
            bytes
                .get(at / 8)
                .map_or(0, |byte| usize::from(byte >> (7 - at % 8) & 1))
        };
        let index = (at..at + 6).fold(0, |index, at| index << 1 | bit(at));
        text.push(char::from(LETTERS[index]));
    }
}

proptest! {
    #[test]
    fn any_text(text in ".*") {
        use_text(&text);
    }

    #[test]
    fn text_like_a_token_or_a_key(text in texts()) {
        use_text(&text);
    }

    /// A token with one letter replaced, removed, doubled or inserted is none.
    #[test]
    fn tokens_with_one_letter_altered(
        payload in prop::collection::vec(any::<u8>(), 0..100),
        footer in prop::collection::vec(any::<u8>(), 0..20),
        at: prop::sample::Index,
        letter: char,
        how in 0..4,
        public: bool,
    ) {
        let footer = &[b"f", footer.as_slice()].concat();
        let token = Token::from_bytes(&payload).footer(footer.as_slice());
        let text = if public { token.sign(&secret()) } else { token.encrypt(&local()) }.unwrap();
        let at = at.index(text.len());
        let (before, here) = text.split_at(at);
        let (old, after) = here.split_at(1);
        let altered = match how {
            0 => format!("{before}{letter}{after}"),
            1 => format!("{before}{after}"),
            2 => format!("{before}{old}{old}{after}"),
            _ => format!("{before}{letter}{old}{after}"),
        };
        // A letter more may be the one that is there.
        if altered != text {
            use_text(&altered);
        }
    }

    #[test]
    fn bytes_as_keys(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
        let _ = LocalKey::from_bytes(&bytes);
        let _ = SecretKey::from_seed(&bytes);
        let _ = SecretKey::from_bytes(&bytes);
        if let Ok(key) = PublicKey::from_bytes(&bytes) {
            prop_assert_eq!(key.as_bytes().as_slice(), bytes);
            key.validate().unwrap();
        }
    }

    #[test]
    fn bodies_of_any_bytes(
        body in prop::collection::vec(any::<u8>(), 0..300),
        footer in prop::collection::vec(any::<u8>(), 0..50),
        implicit in prop::collection::vec(any::<u8>(), 0..50),
    ) {
        let associated = paseto_v4::Associated::new(&footer, &implicit);
        let mut buffer = body.clone();
        let error = local().decrypt(&mut buffer, associated).unwrap_err();
        prop_assert_eq!(&buffer, &body);
        let expected = if body.len() < 64 {
            Error::too_short(body.len(), 64)
        } else {
            Error::NotAuthentic
        };
        prop_assert_eq!(error, expected);
        let outcome = local().encrypt(&mut buffer, associated);
        prop_assert_eq!(outcome.is_ok(), body.len() >= 64);
        let (key, signature) = (secret(), &body);
        let error = key.public_key().verify(&footer, associated, signature).unwrap_err();
        prop_assert_eq!(error, Error::NotAuthentic);
    }

    /// Whatever is sealed comes back; whatever it is, the rules and the footer have an answer.
    #[test]
    fn payloads_and_footers_of_any_bytes(
        payload in prop::collection::vec(any::<u8>(), 0..300),
        footer in prop::collection::vec(any::<u8>(), 0..100),
        implicit in prop::collection::vec(any::<u8>(), 0..100),
    ) {
        check_round_trip(&payload, &footer, &implicit)?;
    }

    #[test]
    fn payloads_and_footers_like_json(payload in jsons(), footer in jsons()) {
        check_round_trip(payload.as_bytes(), footer.as_bytes(), b"")?;
    }
}

fn jsons() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\",
        "\\u",
        "d83d",
        "\\ude00",
        "exp",
        "\"kid\"",
        "k4.local.",
        "null",
        "true",
        "1e5",
        "-0",
        "2030-01-01T00:00:00Z",
        " ",
        "\u{e9}",
        "\"a\":",
    ]);
    prop::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

fn check_round_trip(payload: &[u8], footer: &[u8], implicit: &[u8]) -> Result<(), TestCaseError> {
    let rules = Rules::at(Timestamp::from_unix(0)).allow_no_expiry();
    let token = || Token::from_bytes(payload).footer(footer).implicit(implicit);
    let (local, secret) = (local(), secret());
    // A footer may be refused; then both refuse it.
    let (signed, encrypted) = match (token().sign(&secret), token().encrypt(&local)) {
        (Ok(signed), Ok(encrypted)) => (signed, encrypted),
        (signed, encrypted) => {
            prop_assert_eq!(signed.unwrap_err().code(), "footer");
            prop_assert_eq!(encrypted.unwrap_err().code(), "footer");
            return Ok(());
        }
    };
    for text in [&signed, &encrypted] {
        let untrusted = || Untrusted::parse(text).unwrap().implicit(implicit);
        prop_assert_eq!(&respelled(&untrusted()), text);
        let public = text == &signed;
        let read = |untrusted: Untrusted| match public {
            true => untrusted.verify(secret.public_key(), &accept),
            false => untrusted.decrypt(&local, &accept),
        };
        let token = read(untrusted()).unwrap();
        prop_assert_eq!(token.payload(), payload);
        prop_assert_eq!(token.footer().as_bytes(), footer);
        let _ = token.footer().kid(&FooterLimits::default());

        // What the rules accept, serde_json accepts as an object too.
        let outcome = match public {
            true => untrusted().verify::<_, IgnoredAny>(secret.public_key(), &rules),
            false => untrusted().decrypt::<_, IgnoredAny>(&local, &rules),
        };
        if outcome.is_ok() {
            let value: serde_json::Value = serde_json::from_slice(payload).unwrap();
            prop_assert!(value.is_object());
        }
        let _ = untrusted().verify::<_, Claims>(secret.public_key(), &rules);
    }
    Ok(())
}
