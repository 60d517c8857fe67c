//! Claims and footers of `pasetors`, and where its rules and ours differ.

use std::time::Duration;

use paseto::{
    ClaimErrorKind, Claims, Error, FooterLimits, Rules, Timestamp, Token, Untrusted, Verified, v4,
};
use pasetors::{
    Local,
    claims::{Claims as TheirClaims, ClaimsValidationRules},
    errors::{ClaimValidationError, Error as TheirError},
    footer::Footer,
    keys::SymmetricKey,
    local,
    token::UntrustedToken,
    version4::{LocalToken, V4},
};
use serde_json::{Value, json};

use crate::errors::{code, violation};

const KEY: [u8; 32] = *b"thirty-two bytes, only for tests";

fn their_key() -> SymmetricKey<V4> {
    SymmetricKey::from(&KEY).expect("it has 32 bytes")
}

fn our_key() -> v4::LocalKey {
    v4::LocalKey::from_bytes(&KEY).expect("it has 32 bytes")
}

fn read(text: &str, rules: &Rules) -> Result<Value, Error> {
    let token: Verified<Value> = Untrusted::parse(text)?.decrypt(&our_key(), rules)?;
    Ok(token.into_claims())
}

fn they_read(text: &str, rules: &ClaimsValidationRules) -> Result<TheirClaims, TheirError> {
    let token = UntrustedToken::<Local, V4>::try_from(text)?;
    let token = local::decrypt(&their_key(), &token, rules, None, None)?;
    Ok(token.payload_claims().expect("it was just read").clone())
}

fn their_rules() -> ClaimsValidationRules {
    ClaimsValidationRules::new()
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

/// With the three times that the old library wants, and one more claim or another value of one.
fn claims_with(claim: &str, value: impl Into<Value>) -> Value {
    let mut claims = json!({ "exp": at(60), "nbf": at(0), "iat": at(0) });
    claims[claim] = value.into();
    claims
}

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
        assert!(TheirClaims::new().unwrap().expiration(exp).is_err());
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
    assert!(TheirClaims::new().unwrap().subject("").is_err());
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

/// Neither asks for a footer where none is named.
#[test]
fn a_footer_that_nobody_asked_for() {
    let mut footer = Footer::new();
    footer.add_additional("region", "eu").unwrap();
    let claims = TheirClaims::new().unwrap();
    let text = local::encrypt(&their_key(), &claims, Some(&footer), None).unwrap();
    they_read(&text, &their_rules()).unwrap();
    read(&text, &Rules::now()).unwrap();
    let bare = Untrusted::parse(&text).unwrap().require_footer("");
    assert_eq!(bare.unwrap_err(), Error::FooterMismatch);
}

/// A footer of several names is written by the old library in an order of its own, so it is compared
/// as JSON and not byte for byte.
#[test]
fn a_footer_of_several_names() {
    let mut footer = Footer::new();
    for name in ["region", "shard", "tenant", "zone"] {
        footer.add_additional(name, "1").unwrap();
    }
    let claims = TheirClaims::new().unwrap();
    let text = local::encrypt(&their_key(), &claims, Some(&footer), None).unwrap();
    let token: Verified<Value> = Untrusted::parse(&text)
        .unwrap()
        .decrypt(&our_key(), &Rules::now())
        .unwrap();
    let found = token.footer().json(&FooterLimits::default()).unwrap();
    let found: Value = serde_json::from_str(found).unwrap();
    assert_eq!(
        found,
        json!({ "region": "1", "shard": "1", "tenant": "1", "zone": "1" })
    );
}

#[test]
fn a_footer_of_ours_is_read_by_the_old_library() {
    let token = Token::new(&Claims::new(())).unwrap().footer(our_key().id());
    let text = token.encrypt(&our_key()).unwrap();
    let token = UntrustedToken::<Local, V4>::try_from(&text).unwrap();
    let token = local::decrypt(&their_key(), &token, &their_rules(), None, None).unwrap();
    let footer = Footer::try_from(&token).unwrap();
    assert_eq!(footer.get_claim("kid").unwrap(), our_key().id().as_str());
}

/// Keys stay out of footers on both sides.
#[test]
fn a_key_in_a_footer() {
    let paserk = our_key().to_paserk();
    assert!(
        Footer::new()
            .add_additional("key", paserk.expose())
            .is_err()
    );
    let footer = format!(r#"{{"key":"{}"}}"#, paserk.expose());
    let ours = Token::new(&Claims::new(()))
        .unwrap()
        .footer(footer.as_str());
    assert_eq!(code(ours.encrypt(&our_key())), "footer");
}

/// A dot that announces a footer, and none.
#[test]
fn one_spelling_per_token() {
    let text = sealed(&claims_with("role", "admin").to_string());
    let dotted = format!("{text}.");
    they_read(&dotted, &their_rules()).unwrap();
    assert_eq!(code(read(&dotted, &Rules::now())), "format");
}

/// The interface that takes bytes: a closure reads what is no JSON.
#[test]
fn a_payload_that_is_no_json() {
    let text = LocalToken::encrypt(&their_key(), b"no JSON", None, None).unwrap();
    assert_eq!(code(read(&text, &Rules::now())), "payload");
    let raw = |token: &paseto::Authentic| Ok::<_, Error>(token.payload().to_vec());
    let token = Untrusted::parse(&text)
        .unwrap()
        .decrypt(&our_key(), &raw)
        .unwrap();
    assert_eq!(token.claims(), b"no JSON");
}
