//! Claims of `rusty_paseto`, and where its rules and ours differ.

use std::time::Duration;

use paseto::{ClaimErrorKind, Claims, Rules, Token, Untrusted, Verified};
use rusty_paseto::{Error as TheirError, prelude::*};
use serde_json::json;

use super::{at, our_key, read, sealed, their_key, they_read};
use crate::errors::{code, violation};

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
    for (exp, is_good) in [
        ("2039-01-01T00:00:00Z", true),
        ("2039-01-01T00:00:00+00:00", true),
        ("2039-01-01T01:30:00.123456789+01:30", true),
        ("2039-01-01T00:00:00.5Z", true),
        // ISO 8601, but not RFC 3339: such a token was never good for anything.
        ("2039-01-01T00:00:00+0000", false),
        ("2039-01-01T00:00:00", false),
        ("2039-01-01T00:00Z", false),
        ("20390101T000000Z", false),
        ("2039-W01-1T00:00:00Z", false),
    ] {
        let claim = ExpirationClaim::try_from(exp).unwrap();
        let text = PasetoBuilder::<V4, Local>::default()
            .set_claim(claim)
            .build(&their_key());
        let text = text.unwrap();
        if is_good {
            they_read(&text).unwrap();
            read(&text, &Rules::now()).unwrap();
        } else {
            let error = they_read(&text).unwrap_err();
            assert!(
                matches!(error, TheirError::MalformedDate(_)),
                "{exp}: {error}"
            );
            let kind = violation(read(&text, &Rules::now()), "exp");
            assert_eq!(kind, ClaimErrorKind::NotATime, "{exp}");
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
    let error = they_read(&text).unwrap_err();
    assert!(matches!(error, TheirError::MissingClaim(_)), "{error}");
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
        match (claim, they_read(&text).unwrap_err()) {
            ("exp", TheirError::Expired) | ("nbf", TheirError::NotYetValid(_)) => {}
            (_, error) => panic!("{error}"),
        }
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
    let error = parser
        .expect_audience("api")
        .parse(&text, &key)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "The expected claim 'aud' was not found in the payload"
    );
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
