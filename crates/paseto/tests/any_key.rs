//! A key of any version and type is read as what its text says.

#![cfg(all(
    feature = "v1",
    feature = "legacy-rsa",
    feature = "v2",
    feature = "v3",
    feature = "v4"
))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use paseto::{AnyKey, Error, FormatError, KeyError, KeyType, Version, paserk, v1, v2, v3, v4};

/// Pairs, each with its two halves, and local keys.
fn keys() -> Vec<AnyKey> {
    macro_rules! of {
        ($($version:ident),+) => {
            [$(
                AnyKey::from($version::LocalKey::generate().unwrap()),
                $version::SecretKey::generate().unwrap().into(),
            )+]
        };
    }
    let mut keys = Vec::new();
    for key in of!(v1, v2, v3, v4) {
        keys.extend(key.public_half());
        keys.push(key);
    }
    keys
}

#[test]
fn a_key_is_what_its_text_says() {
    let keys = keys();
    assert_eq!(keys.len(), 12);
    for (at, key) in keys.iter().enumerate() {
        let text = key.to_paserk();
        let header = format!("k{}.{}.", key.version().number(), key.key_type());
        assert_eq!(key.paserk_header(), header);
        assert!(text.expose().starts_with(&header));
        let again = AnyKey::parse(text.expose()).unwrap();
        assert!(again == *key && again.id() == key.id());
        assert_eq!(keys.iter().position(|other| *other == again), Some(at));
    }
}

#[test]
fn an_id_is_that_of_the_key_itself() {
    let key = v4::SecretKey::generate().unwrap();
    let any = AnyKey::from(key.duplicate());
    assert_eq!(any.id(), key.id().as_str());
    let public = any.public_half().unwrap();
    assert_eq!(public.id(), key.public_key().id().as_str());
    assert_eq!(public, key.public_key().clone().into());
}

#[test]
fn only_a_secret_key_has_a_public_half() {
    for key in keys() {
        let half = key.public_half();
        assert_eq!(half.is_some(), key.key_type() == KeyType::Secret);
        if let Some(half) = half {
            assert_eq!(half.key_type(), KeyType::Public);
            assert_eq!(half.version(), key.version());
        }
        assert_eq!(
            key.key_type().is_secret(),
            key.key_type() != KeyType::Public
        );
    }
}

#[test]
fn what_is_no_key_in_the_clear_is_refused_as_what_it_is() {
    for key in keys() {
        let id = key.id();
        let expected = KeyError::header(key.paserk_header());
        assert_eq!(AnyKey::parse(&id), Err(expected.into()), "{id}");
    }
    let local = v4::LocalKey::generate().unwrap();
    let wrapping_key = v4::WrappingKey::generate().unwrap();
    let wrapped = paserk::wrap(&local, &wrapping_key).unwrap();
    let recipient = v4::SealingSecretKey::generate().unwrap();
    let sealed = paserk::seal(&local, recipient.public_key()).unwrap();
    for text in [
        &wrapped,
        &sealed,
        "k1.secret-wrap.pie.AAAA",
        "k2.local-pw.AAAA",
        "k3.secret-pw.AAAA",
    ] {
        assert_eq!(AnyKey::parse(text), Err(KeyError::Encrypted.into()));
    }
}

#[test]
fn other_texts_are_refused() {
    let text = AnyKey::from(v4::LocalKey::generate().unwrap()).to_paserk();
    let data = text.expose().strip_prefix("k4.local.").unwrap();
    for header in [
        "k5.local.",
        "k4.Local.",
        "K4.local.",
        "k04.local.",
        "v4.local.",
        "k4.seal-pw.",
        "k4.local-wrap.xyz.",
    ] {
        let refused = AnyKey::parse(&format!("{header}{data}"));
        assert_eq!(refused, Err(Error::UnknownHeader), "{header}");
    }
    // A key of 32 bytes is no pair, whatever it says.
    let refused = AnyKey::parse(&format!("k4.secret.{data}"));
    assert_eq!(refused, Err(KeyError::length(64, 32).into()));
    assert_eq!(AnyKey::parse("k4.local.+"), Err(Error::Base64));
    for text in ["text", "k4.local"] {
        let refused = AnyKey::parse(text);
        assert_eq!(refused, Err(FormatError::Parts.into()));
    }
}

#[test]
fn debug_shows_no_secret() {
    for key in keys() {
        let shown = format!("{key:?}");
        // What the key itself leaves out is not put in.
        assert_eq!(shown.contains(".."), key.key_type().is_secret(), "{shown}");
    }
    let key = AnyKey::from(v4::LocalKey::from_bytes(&[7; 32]).unwrap());
    assert_eq!(format!("{key:?}"), "V4Local(LocalKey(..))");
    assert_eq!(key.version(), Version::V4);
}
