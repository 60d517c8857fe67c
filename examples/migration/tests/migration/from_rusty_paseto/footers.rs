//! Footers of `rusty_paseto`, its bounds, and what else is not about claims.

use paseto::{Claims, Error, FooterLimits, Rules, Token, Untrusted};
use rusty_paseto::{Error as TheirError, prelude::*};
use serde_json::{Value, json};

use super::{at, our_key, read, sealed, their_key, they_read};
use crate::errors::code;

/// The old parser must be told the footer. Ours takes any that is authentic, unless it is told one.
#[test]
fn a_footer_that_nobody_asked_for() {
    let text = PasetoBuilder::<V4, Local>::default()
        .set_footer(Footer::from("a plain footer"))
        .build(&their_key())
        .unwrap();
    let error = they_read(&text).unwrap_err();
    assert!(matches!(error, TheirError::FooterMismatch), "{error}");
    read(&text, &Rules::now()).unwrap();
    let bare = Untrusted::parse(&text).unwrap().require_footer("");
    assert_eq!(bare.unwrap_err(), Error::FooterMismatch);

    // So a token of ours with a footer is nothing for an old parser that was not told it.
    let claims = Claims::new(());
    let plain = Token::new(&claims).unwrap().encrypt(&our_key()).unwrap();
    they_read(&plain).unwrap();
    let named = Token::new(&claims).unwrap().footer(our_key().id());
    let error = they_read(&named.encrypt(&our_key()).unwrap()).unwrap_err();
    assert!(matches!(error, TheirError::FooterMismatch), "{error}");
}

/// The `kid` of the footer chooses the key, and is read within limits.
#[test]
fn the_kid_of_a_footer() {
    let limits = FooterLimits::default();
    let text = PasetoBuilder::<V4, Local>::default()
        .set_footer(Footer::from(r#"{"kid":"2024-05"}"#))
        .build(&their_key())
        .unwrap();
    let token = Untrusted::parse(&text).unwrap();
    assert_eq!(
        token.untrusted_footer().kid(&limits).unwrap().unwrap(),
        "2024-05"
    );

    let ours = Token::new(&Claims::new(())).unwrap().footer(our_key().id());
    let text = ours.encrypt(&our_key()).unwrap();
    let expected = format!(r#"{{"kid":"{}"}}"#, our_key().id());
    let token = UntrustedToken::try_parse(&text).unwrap();
    assert_eq!(token.footer_str().unwrap().unwrap(), expected);
    // A plain footer has none, and asking for it is an error: it is no JSON.
    let plain = Token::new(&Claims::new(()))
        .unwrap()
        .footer("a plain footer");
    let plain = Untrusted::parse(&plain.encrypt(&our_key()).unwrap()).unwrap();
    assert_eq!(code(plain.untrusted_footer().kid(&limits)), "footer");
}

/// The old library puts anything into a footer; ours no key.
#[test]
fn a_key_in_a_footer() {
    let paserk = our_key().to_paserk();
    let footer = format!(r#"{{"key":"{}"}}"#, paserk.expose());
    PasetoBuilder::<V4, Local>::default()
        .set_footer(Footer::from(footer.as_str()))
        .build(&their_key())
        .unwrap();
    let ours = Token::new(&Claims::new(()))
        .unwrap()
        .footer(footer.as_str());
    assert_eq!(code(ours.encrypt(&our_key())), "footer");
}

/// 64 KiB of token and 1 KiB of footer are its bounds.
#[test]
fn what_the_old_library_finds_too_long() {
    let seal = |claims: Value, footer: &str| {
        let token = Token::new(&Claims::new(claims)).unwrap().footer(footer);
        token.encrypt(&our_key()).unwrap()
    };
    let with_footer = |text: &str, footer: &str| {
        let key = their_key();
        let mut parser = PasetoParser::<V4, Local>::default();
        let result = parser.set_footer(Footer::from(footer)).parse(text, &key);
        result.map_err(TheirError::from)
    };
    let (short, long) = ("f".repeat(700), "f".repeat(800));
    with_footer(&seal(json!({}), &short), &short).unwrap();
    let error = with_footer(&seal(json!({}), &long), &long).unwrap_err();
    assert!(matches!(error, TheirError::FooterTooLarge), "{error}");
    read(&seal(json!({}), &long), &Rules::now()).unwrap();

    let large = seal(json!({ "data": "x".repeat(64 * 1024) }), "");
    let error = they_read(&large).unwrap_err();
    assert!(matches!(error, TheirError::TokenTooLarge), "{error}");
    read(&large, &Rules::now()).unwrap();
}

/// A dot that announces a footer, and none.
#[test]
fn one_spelling_per_token() {
    let text = sealed(&json!({ "exp": at(60) }).to_string());
    let dotted = format!("{text}.");
    they_read(&dotted).unwrap();
    assert_eq!(code(read(&dotted, &Rules::now())), "format");
}

/// The lowest interface seals any text. Ours reads that with a closure, and with no rules.
#[test]
fn a_payload_that_is_no_json() {
    let mut theirs = Paseto::<V4, Local>::builder();
    theirs.set_payload(Payload::from("no JSON"));
    let nonce = Key::<32>::try_new_random().unwrap();
    let text = theirs
        .try_encrypt(&their_key(), &PasetoNonce::from(&nonce))
        .unwrap();
    assert_eq!(code(read(&text, &Rules::now())), "payload");
    let raw = |token: &paseto::Authentic| Ok::<_, Error>(token.payload().to_vec());
    let token = Untrusted::parse(&text)
        .unwrap()
        .decrypt(&our_key(), &raw)
        .unwrap();
    assert_eq!(token.claims(), b"no JSON");
}
