//! Nothing secret is shown, and nothing of a token that may be.

use std::fmt::Debug;

use paseto_v4::{
    Authentic, Claims, ClaimsUnchecked, Error, LocalKey, Secret, SecretKey, SecretText, Token,
    Untrusted,
};
use serde::{Deserialize, Serialize};

use crate::accept;

/// Stands in payloads, footers and implicit assertions.
const MARK: &str = "do not show this";

#[derive(Serialize, Deserialize)]
struct Custom {
    mark: String,
}

/// Neither the mark, nor the bytes in decimal, hexadecimal, base64url or as an escaped string.
fn assert_hidden(value: &impl Debug, secret: &[u8]) {
    for shown in [format!("{value:?}"), format!("{value:#?}")] {
        let lower = shown.to_lowercase();
        assert!(!shown.contains(MARK), "{shown}");
        for window in secret.windows(4) {
            let decimal = window.iter().map(u8::to_string).collect::<Vec<_>>();
            assert!(!shown.contains(&decimal.join(", ")), "{shown}");
            assert!(!lower.contains(&hex::encode(window)), "{shown}");
            let ascii = window.escape_ascii().to_string();
            assert!(!shown.contains(&ascii), "{shown}");
        }
    }
}

/// The same each time: random letters could stand in an error by chance.
fn keys() -> (LocalKey, SecretKey) {
    let bytes: [u8; 32] = core::array::from_fn(|i| (i * 37 + 129).to_le_bytes()[0]);
    let (local, secret) = (LocalKey::from_bytes(&bytes), SecretKey::from_seed(&bytes));
    (local.unwrap(), secret.unwrap())
}

#[test]
fn keys_are_not_shown() {
    let (local, secret) = keys();
    assert_hidden(&local, local.expose_bytes());
    assert_hidden(&Ok::<_, Error>(local.duplicate()), local.expose_bytes());
    let bytes = secret.expose_bytes();
    let (seed, public) = bytes.expose().split_at(32);
    assert_hidden(&secret, seed);
    // The public half is.
    assert!(format!("{secret:?}").contains(&hex::encode(public)));
    assert_hidden(&bytes, bytes.expose());
    assert_hidden(&Secret::new(*local.expose_bytes()), local.expose_bytes());
    for text in [local.to_paserk(), secret.to_paserk()] {
        let (_, data) = text.expose().rsplit_once('.').unwrap();
        assert_hidden(&text, data.as_bytes());
    }
    assert_hidden(&SecretText::new(MARK.to_owned()), MARK.as_bytes());
}

/// The bytes of a key that was refused are in no error.
#[test]
fn refused_keys_are_not_shown() {
    let (local, secret) = (
        LocalKey::generate().unwrap(),
        SecretKey::generate().unwrap(),
    );
    let bytes = secret.expose_bytes();
    let (seed, public) = bytes.expose().split_at(32);
    let text = secret.to_paserk();
    let data = text.expose().strip_prefix("k4.secret.").unwrap();
    let errors = [
        LocalKey::from_bytes(bytes.expose()).unwrap_err(),
        SecretKey::from_seed(bytes.expose()).unwrap_err(),
        SecretKey::from_bytes(seed).unwrap_err(),
        SecretKey::from_bytes(&[public, seed].concat()).unwrap_err(),
        LocalKey::from_paserk(text.expose()).unwrap_err(),
        SecretKey::from_paserk(&text.expose()[..60]).unwrap_err(),
        SecretKey::from_paserk(&format!("k4.secret.{data}*")).unwrap_err(),
        SecretKey::from_paserk(local.to_paserk().expose()).unwrap_err(),
    ];
    for error in errors {
        assert_hidden(&error, seed);
        assert_hidden(&error, data.as_bytes());
        let shown = error.to_string();
        assert!(
            !data
                .as_bytes()
                .windows(4)
                .any(|window| { shown.contains(core::str::from_utf8(window).unwrap()) })
        );
    }
}

#[test]
fn tokens_are_not_shown() {
    let (local, secret) = (
        LocalKey::generate().unwrap(),
        SecretKey::generate().unwrap(),
    );
    let custom = Custom {
        mark: MARK.to_owned(),
    };
    let claims = Claims::new(custom).subject(MARK);
    let token = || Token::new(&claims).unwrap().footer(MARK).implicit(MARK);
    let payload = MARK.as_bytes();
    assert_hidden(&token(), payload);
    assert_hidden(&token().prepare(secret.public_key()).unwrap(), payload);

    let signed = token().sign(&secret).unwrap();
    let untrusted = || Untrusted::parse(&signed).unwrap().implicit(MARK);
    assert_hidden(&untrusted(), payload);
    let show = |token: &Authentic| -> Result<(), Error> {
        assert_eq!(token.implicit(), payload);
        assert_hidden(token, payload);
        Ok(())
    };
    assert_hidden(
        &untrusted().verify(secret.public_key(), &show).unwrap(),
        payload,
    );
    let verified = untrusted().verify::<_, Custom>(secret.public_key(), &ClaimsUnchecked::new());
    assert_eq!(verified.as_ref().unwrap().claims().mark, MARK);
    assert_hidden(&verified.unwrap(), payload);

    let encrypted = token().encrypt(&local).unwrap();
    let untrusted = || Untrusted::parse(&encrypted).unwrap().implicit(MARK);
    assert_hidden(&untrusted(), payload);
    assert_hidden(&untrusted().decrypt(&local, &show).unwrap(), payload);
}

/// What a forged token holds is in no error.
#[test]
fn forged_tokens_are_not_shown() {
    let secret = SecretKey::generate().unwrap();
    let other = SecretKey::generate().unwrap();
    let text = Token::from_bytes(MARK.as_bytes())
        .footer(MARK)
        .sign(&other)
        .unwrap();
    let error = Untrusted::parse(&text)
        .unwrap()
        .verify(secret.public_key(), &accept)
        .unwrap_err();
    assert_eq!(error, Error::NotAuthentic);
    assert_hidden(&error, MARK.as_bytes());
    // Nor is why it was refused: an error of cryptography has nothing in it.
    assert_eq!(format!("{error:?}"), "NotAuthentic");
}
