//! Secret bytes and secret text: compared, copied, and never shown.

use paseto_core::{KeyError, Secret, SecretBytes, SecretText, fill_random};

#[test]
fn secrets_are_not_shown() {
    let secret = Secret::new(*b"abc");
    assert_eq!(format!("{secret:?}{secret:#?}"), "Secret(..)Secret(..)");
    let text = SecretText::new("k4.local.abc".into());
    assert_eq!(format!("{text:?}{text:#?}"), "SecretText(..)SecretText(..)");
    assert_eq!(text.expose(), "k4.local.abc");
}

#[test]
fn secrets_are_equal_when_their_bytes_are() {
    let mut secret = Secret::from_slice(b"abc").unwrap();
    assert_eq!(secret, Secret::new(*b"abc"));
    assert_eq!(secret.duplicate().expose(), b"abc");
    secret.expose_mut()[2] = b'd';
    assert_ne!(secret, Secret::new(*b"abc"));
    let text = |text: &str| SecretText::new(text.into());
    assert_eq!(text("a"), text("a"));
    assert_ne!(text("a"), text("b"));
    assert_ne!(text("a"), text("aa"));
}

#[test]
fn secret_bytes_of_any_length() {
    let mut secret = SecretBytes::new(b"abc".to_vec());
    assert_eq!(secret.expose(), b"abc");
    assert_eq!(format!("{secret:?}"), "SecretBytes(..)");
    assert_eq!(secret, SecretBytes::new(b"abc".to_vec()));
    secret.expose_mut()[2] = b'd';
    assert_eq!(secret.expose(), b"abd");
    for other in [&b"abc"[..], b"ab", b""] {
        assert_ne!(secret, SecretBytes::new(other.to_vec()));
    }
}

#[test]
fn secrets_have_one_length() {
    for slice in [&b""[..], b"ab", b"abcd"] {
        let refused = Secret::<3>::from_slice(slice);
        assert_eq!(refused, Err(KeyError::length(3, slice.len())));
    }
}

#[test]
fn randomness_differs() {
    let (a, b) = (
        Secret::<32>::random().unwrap(),
        Secret::<32>::random().unwrap(),
    );
    assert_ne!(a, b);
    let mut bytes = [0; 32];
    fill_random(&mut bytes).unwrap();
    assert_ne!(bytes, [0; 32]);
}
