//! Claims of `pasetors`, and where its rules and ours differ.

use std::time::Duration;

use paseto::{ClaimErrorKind, Claims, Rules, Token, Untrusted, Verified};
use pasetors::{
    claims::Claims as TheirClaims,
    errors::{ClaimValidationError, Error as TheirError},
    local,
};
use serde_json::json;

use super::{at, claims_with, our_key, read, sealed, their_key, their_rules, they_read};
use crate::errors::{code, violation};

#[test]
fn the_three_times_of_a_default_token() {
    let text = local::encrypt(&their_key(), &TheirClaims::new().unwrap(), None, None).unwrap();
    let token: Verified<Claims> = Untrusted::parse(&text)
        .unwrap()
        .decrypt(&our_key(), &Rules::now())
        .unwrap();
    let again = Token::new(token.claims())
        .unwrap()
        .encrypt(&our_key())
        .unwrap();
    assert_eq!(
        they_read(&again, &their_rules()),
        they_read(&text, &their_rules())
    );
    assert_eq!(token.claims().nbf(), token.claims().iat());
}

#[test]
fn exp_is_required_by_both() {
    let mut claims = TheirClaims::new().unwrap();
    claims.non_expiring();
    let text = local::encrypt(&their_key(), &claims, None, None).unwrap();
    let expected = TheirError::ClaimValidation(ClaimValidationError::NoExp);
    assert_eq!(they_read(&text, &their_rules()), Err(expected));
    assert_eq!(
        violation(read(&text, &Rules::now()), "exp"),
        ClaimErrorKind::Missing
    );

    let mut rules = their_rules();
    rules.allow_non_expiring();
    they_read(&text, &rules).unwrap();
    read(&text, &Rules::now().allow_no_expiry()).unwrap();
}

/// The old rules want all three times. Ours want `exp`, and the others where it is said.
#[test]
fn nbf_and_iat_are_required_by_the_old_rules_alone() {
    for (token, claim, expected) in [
        (
            Claims::new(()).no_not_before(),
            "nbf",
            ClaimValidationError::NoNbf,
        ),
        (
            Claims::new(()).no_issued_at(),
            "iat",
            ClaimValidationError::NoIat,
        ),
    ] {
        let text = Token::new(&token).unwrap().encrypt(&our_key()).unwrap();
        assert_eq!(
            they_read(&text, &their_rules()),
            Err(TheirError::ClaimValidation(expected))
        );
        read(&text, &Rules::now()).unwrap();
        let strict = Rules::now().require("nbf").require("iat");
        assert_eq!(
            violation(read(&text, &strict), claim),
            ClaimErrorKind::Missing
        );
    }
}

/// The old rules know no leeway; who needed one turned the check of `nbf` and `iat` off.
#[test]
fn a_clock_that_is_ahead() {
    for (claim, kind, theirs) in [
        (
            "nbf",
            ClaimErrorKind::NotYetValid,
            ClaimValidationError::Nbf,
        ),
        (
            "iat",
            ClaimErrorKind::IssuedInTheFuture,
            ClaimValidationError::Iat,
        ),
    ] {
        let text = sealed(&claims_with(claim, at(30)).to_string());
        assert_eq!(
            they_read(&text, &their_rules()),
            Err(TheirError::ClaimValidation(theirs))
        );
        assert_eq!(violation(read(&text, &Rules::now()), claim), kind);
        let mut off = their_rules();
        off.disable_valid_at();
        they_read(&text, &off).unwrap();
        read(&text, &Rules::now().leeway(Duration::from_secs(45))).unwrap();
    }
}

#[test]
fn expired() {
    let text = sealed(&claims_with("exp", at(-5)).to_string());
    let expected = TheirError::ClaimValidation(ClaimValidationError::Exp);
    assert_eq!(they_read(&text, &their_rules()), Err(expected));
    assert_eq!(
        violation(read(&text, &Rules::now()), "exp"),
        ClaimErrorKind::Expired
    );
}

/// Offsets and fractions are read by both; lower case by the old library alone, which writes it too
/// when it is given it.
#[test]
fn spellings_of_a_time() {
    for (exp, kind) in [
        ("2039-01-01T00:00:00+00:00", None),
        ("2039-01-01T01:30:00.123456789+01:30", None),
        ("2039-01-01t00:00:00Z", Some(ClaimErrorKind::NotATime)),
        ("2039-01-01T00:00:00z", Some(ClaimErrorKind::NotATime)),
    ] {
        let mut claims = TheirClaims::new().unwrap();
        claims.expiration(exp).unwrap();
        let text = local::encrypt(&their_key(), &claims, None, None).unwrap();
        they_read(&text, &their_rules()).unwrap();
        match kind {
            None => drop(read(&text, &Rules::now()).unwrap()),
            Some(kind) => assert_eq!(violation(read(&text, &Rules::now()), "exp"), kind, "{exp}"),
        }
    }
    // What is refused by ours cannot be written with the old library.
    for exp in [
        "2039-01-01T00:00:00",
        "2039-01-01T00:00:00+0000",
        "2039-01-01T00:00Z",
    ] {
        let error = TheirClaims::new().unwrap().expiration(exp).unwrap_err();
        assert_eq!(error, TheirError::InvalidClaim);
    }
}

#[test]
fn a_name_twice_is_refused() {
    let (exp, nbf) = (at(60), at(0));
    let claims =
        format!(r#"{{"exp":"{exp}","nbf":"{nbf}","iat":"{nbf}","role":"guest","role":"admin"}}"#);
    let text = sealed(&claims);
    let theirs = they_read(&text, &their_rules()).unwrap();
    assert_eq!(theirs.get_claim("role").unwrap(), "admin");
    assert_eq!(code(read(&text, &Rules::now())), "payload");
}

/// Both want the registered claims to be strings.
#[test]
fn registered_claims_have_their_types() {
    let text = sealed(&claims_with("aud", json!(["api", "admin"])).to_string());
    assert_eq!(
        they_read(&text, &their_rules()),
        Err(TheirError::InvalidClaim)
    );
    assert_eq!(
        violation(read(&text, &Rules::now()), "aud"),
        ClaimErrorKind::WrongType
    );
}

#[test]
fn a_checked_claim_that_is_missing_or_another() {
    let mut rules = their_rules();
    rules.validate_audience_with("api");
    let ours = Rules::now().audience("api");
    let text = sealed(&claims_with("aud", "another-api").to_string());
    let expected = TheirError::ClaimValidation(ClaimValidationError::Aud);
    assert_eq!(they_read(&text, &rules), Err(expected));
    assert_eq!(
        violation(read(&text, &ours), "aud"),
        ClaimErrorKind::Unexpected
    );
    let text = sealed(&claims_with("role", "admin").to_string());
    let expected = TheirError::ClaimValidation(ClaimValidationError::NoAud);
    assert_eq!(they_read(&text, &rules), Err(expected));
    assert_eq!(
        violation(read(&text, &ours), "aud"),
        ClaimErrorKind::Missing
    );
}

#[test]
fn an_empty_claim() {
    let error = TheirClaims::new().unwrap().subject("").unwrap_err();
    assert_eq!(error, TheirError::InvalidClaim);
    let ours = Token::new(&Claims::new(()).subject("")).unwrap();
    let text = ours.encrypt(&our_key()).unwrap();
    assert_eq!(
        they_read(&text, &their_rules())
            .unwrap()
            .get_claim("sub")
            .unwrap(),
        ""
    );
}
