//! Claims of `rusty_paseto`, footers of it, and where its rules and ours differ.

use std::time::Duration;

use paseto::{
    ClaimErrorKind, Claims, Error, FooterLimits, Rules, Timestamp, Token, Untrusted, Verified, v4,
};
use rusty_paseto::prelude::*;
use serde_json::{Value, json};

use crate::errors::{code, violation};

const KEY: [u8; 32] = *b"thirty-two bytes, only for tests";

fn their_key() -> PasetoSymmetricKey<V4, Local> {
    PasetoSymmetricKey::from(Key::from(KEY))
}

fn our_key() -> v4::LocalKey {
    v4::LocalKey::from_bytes(&KEY).expect("it has 32 bytes")
}

fn read(text: &str, rules: &Rules) -> Result<Value, Error> {
    let token: Verified<Value> = Untrusted::parse(text)?.decrypt(&our_key(), rules)?;
    Ok(token.into_claims())
}

/// What the old parser says of a text, with its defaults.
fn they_read(text: &str) -> Result<Value, String> {
    let (key, mut parser) = (their_key(), PasetoParser::<V4, Local>::default());
    parser.parse(text, &key).map_err(|error| error.to_string())
}

/// A token of ours with these very bytes.
fn sealed(claims: &str) -> String {
    Token::from_bytes(claims.as_bytes())
        .encrypt(&our_key())
        .unwrap()
}

/// With a time from now on, in seconds.
fn at(seconds: i64) -> String {
    Timestamp::from_unix(Timestamp::now().unix_seconds() + seconds).to_string()
}

/// The old builder writes the times to the nanosecond. They are read exactly; what ours writes is
/// cut to the second.
#[test]
fn the_three_times_of_a_default_token() {
    let text = PasetoBuilder::<V4, Local>::default()
        .build(&their_key())
        .unwrap();
    let written = they_read(&text).unwrap();
    let token: Verified<Claims> = Untrusted::parse(&text)
        .unwrap()
        .decrypt(&our_key(), &Rules::now())
        .unwrap();
    let claims = token.claims();
    for (claim, time) in [
        ("exp", claims.exp()),
        ("nbf", claims.nbf()),
        ("iat", claims.iat()),
    ] {
        assert_eq!(
            time.unwrap(),
            written[claim].as_str().unwrap().parse().unwrap(),
            "{claim}"
        );
    }
    let again = Token::new(claims).unwrap().encrypt(&our_key()).unwrap();
    let again = they_read(&again).unwrap();
    for claim in ["exp", "nbf", "iat"] {
        let (before, after) = (
            written[claim].as_str().unwrap(),
            again[claim].as_str().unwrap(),
        );
        assert_eq!(after.len(), "2039-01-01T00:00:00Z".len());
        assert_eq!(before[..19], after[..19]);
    }
}

/// What is left of less than a second is nothing.
#[test]
fn a_lifetime_within_a_second() {
    let claims = Claims::new(()).expires_in(Duration::from_millis(900));
    assert_eq!(claims.exp(), claims.iat());
}

/// Spellings of `exp` that its claim type takes: what its parser and ours make of them.
#[test]
fn spellings_of_a_time() {
    for (exp, theirs, ours) in [
        ("2039-01-01T00:00:00Z", true, true),
        ("2039-01-01T00:00:00+00:00", true, true),
        ("2039-01-01T01:30:00.123456789+01:30", true, true),
        ("2039-01-01T00:00:00.5Z", true, true),
        // ISO 8601, but not RFC 3339: such a token was never good for anything.
        ("2039-01-01T00:00:00+0000", false, false),
        ("2039-01-01T00:00:00", false, false),
        ("2039-01-01T00:00Z", false, false),
        ("20390101T000000Z", false, false),
        ("2039-W01-1T00:00:00Z", false, false),
    ] {
        let claim = ExpirationClaim::try_from(exp).unwrap();
        let text = PasetoBuilder::<V4, Local>::default()
            .set_claim(claim)
            .build(&their_key());
        let text = text.unwrap();
        assert_eq!(they_read(&text).is_ok(), theirs, "{exp}");
        match ours {
            true => drop(read(&text, &Rules::now()).unwrap()),
            false => {
                let kind = violation(read(&text, &Rules::now()), "exp");
                assert_eq!(kind, ClaimErrorKind::NotATime, "{exp}");
            }
        }
    }
}

/// RFC 3339 lets a reader take these; PASETO asks for the strict form.
#[test]
fn spellings_that_only_the_old_parser_takes() {
    for exp in ["2039-01-01t00:00:00Z", "2039-01-01T00:00:00z"] {
        let text = sealed(&json!({ "exp": exp }).to_string());
        they_read(&text).unwrap();
        assert_eq!(
            violation(read(&text, &Rules::now()), "exp"),
            ClaimErrorKind::NotATime
        );
    }
}

#[test]
fn exp_is_required_by_both() {
    let text = PasetoBuilder::<V4, Local>::default()
        .set_no_expiration_danger_acknowledged()
        .build(&their_key())
        .unwrap();
    assert!(they_read(&text).is_err());
    assert_eq!(
        violation(read(&text, &Rules::now()), "exp"),
        ClaimErrorKind::Missing
    );

    let key = their_key();
    let mut parser = PasetoParser::<V4, Local>::default();
    parser
        .set_no_expiration_danger_acknowledged()
        .parse(&text, &key)
        .unwrap();
    read(&text, &Rules::now().allow_no_expiry()).unwrap();
}

#[test]
fn expired_and_not_yet_valid() {
    for (claims, claim, kind) in [
        (json!({ "exp": at(-5) }), "exp", ClaimErrorKind::Expired),
        (
            json!({ "exp": at(60), "nbf": at(30) }),
            "nbf",
            ClaimErrorKind::NotYetValid,
        ),
    ] {
        let text = sealed(&claims.to_string());
        assert!(they_read(&text).is_err());
        assert_eq!(violation(read(&text, &Rules::now()), claim), kind);
        // The old parser knows no leeway.
        read(&text, &Rules::now().leeway(Duration::from_secs(45))).unwrap();
    }
}

/// An issuer whose clock is ahead: the old parser does not look at `iat`.
#[test]
fn issued_in_the_future() {
    let text = sealed(&json!({ "exp": at(3600), "iat": at(30) }).to_string());
    they_read(&text).unwrap();
    let kind = violation(read(&text, &Rules::now()), "iat");
    assert_eq!(kind, ClaimErrorKind::IssuedInTheFuture);
    read(&text, &Rules::now().leeway(Duration::from_secs(45))).unwrap();
}

#[test]
fn registered_claims_have_their_types() {
    for (claims, claim) in [
        (json!({ "exp": at(60), "aud": ["api", "admin"] }), "aud"),
        (json!({ "exp": at(60), "sub": 7 }), "sub"),
        (json!({ "exp": at(60), "iat": 1_735_689_600 }), "iat"),
    ] {
        let text = sealed(&claims.to_string());
        they_read(&text).unwrap();
        assert_eq!(
            violation(read(&text, &Rules::now()), claim),
            ClaimErrorKind::WrongType
        );
    }
}

#[test]
fn a_name_twice_is_refused() {
    let exp = at(60);
    let text = sealed(&format!(
        r#"{{"exp":"{exp}","role":"guest","role":"admin"}}"#
    ));
    assert_eq!(they_read(&text).unwrap()["role"], "admin");
    assert_eq!(code(read(&text, &Rules::now())), "payload");
}

/// A claim that is checked has to be there, on both sides.
#[test]
fn a_checked_claim_that_is_missing() {
    let text = sealed(&json!({ "exp": at(60) }).to_string());
    let (key, parser) = (their_key(), PasetoParser::<V4, Local>::default());
    assert!(parser.expect_audience("api").parse(&text, &key).is_err());
    let kind = violation(read(&text, &Rules::now().audience("api")), "aud");
    assert_eq!(kind, ClaimErrorKind::Missing);
}

/// What `validate_claim` does with a function, `rule` does with a closure that may capture.
#[test]
fn a_rule_of_ones_own() {
    let text = sealed(&json!({ "exp": at(60), "seats": 0 }).to_string());
    let least = 1;
    let rules = Rules::now().rule("seats", move |claims| match claims.get::<u32>("seats") {
        Ok(Some(seats)) if seats >= least => Ok(()),
        _ => Err(format!("must be at least {least}")),
    });
    assert_eq!(
        violation(read(&text, &rules), "seats"),
        ClaimErrorKind::Custom
    );
}

/// The old parser must be told the footer. Ours takes any that is authentic, unless it is told one.
#[test]
fn a_footer_that_nobody_asked_for() {
    let text = PasetoBuilder::<V4, Local>::default()
        .set_footer(Footer::from("a plain footer"))
        .build(&their_key())
        .unwrap();
    assert!(they_read(&text).is_err());
    read(&text, &Rules::now()).unwrap();
    let bare = Untrusted::parse(&text).unwrap().require_footer("");
    assert_eq!(bare.unwrap_err(), Error::FooterMismatch);

    // So a token of ours with a footer is nothing for an old parser that was not told it.
    let claims = Claims::new(());
    let plain = Token::new(&claims).unwrap().encrypt(&our_key()).unwrap();
    they_read(&plain).unwrap();
    let named = Token::new(&claims).unwrap().footer(our_key().id());
    assert!(they_read(&named.encrypt(&our_key()).unwrap()).is_err());
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
        parser
            .set_footer(Footer::from(footer))
            .parse(text, &key)
            .is_ok()
    };
    let (short, long) = ("f".repeat(700), "f".repeat(800));
    assert!(with_footer(&seal(json!({}), &short), &short));
    assert!(!with_footer(&seal(json!({}), &long), &long));
    read(&seal(json!({}), &long), &Rules::now()).unwrap();

    let large = seal(json!({ "data": "x".repeat(64 * 1024) }), "");
    assert!(they_read(&large).is_err());
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
