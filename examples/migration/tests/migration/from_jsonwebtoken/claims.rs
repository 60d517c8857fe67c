//! The same claims in both kinds of tokens, and where the rules of the two libraries differ.

use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode, errors::ErrorKind,
};
use paseto_v4::{
    ClaimErrorKind, Claims, Error, Rules, SecretKey, Timestamp, Token, Untrusted, Verified,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::errors::{code, violation};

fn now() -> i64 {
    Timestamp::now().unix_seconds()
}

/// One key pair for both libraries, so that only the rules differ.
struct Both(SecretKey);

impl Both {
    fn new() -> Self {
        Self(SecretKey::generate().expect("there is randomness"))
    }

    fn jwt(&self, claims: &str) -> String {
        let key = EncodingKey::from_ed_pem(self.0.to_pem().expose().as_bytes()).unwrap();
        // As text, so that a test can repeat a name.
        let claims = serde_json::value::RawValue::from_string(claims.to_owned()).unwrap();
        encode(&Header::new(Algorithm::EdDSA), &claims, &key).unwrap()
    }

    /// What the old library makes of these claims.
    fn old(&self, claims: &str, rules: &Validation) -> Result<Value, ErrorKind> {
        let key = DecodingKey::from_ed_pem(self.0.public_key().to_pem().as_bytes()).unwrap();
        let token = decode::<Value>(self.jwt(claims), &key, rules);
        token
            .map(|token| token.claims)
            .map_err(|error| error.into_kind())
    }

    /// What the new library makes of them.
    fn new_one(&self, claims: &str, rules: &Rules) -> Result<Value, Error> {
        let text = Token::from_bytes(claims.as_bytes()).sign(&self.0)?;
        let token: Verified<Value> = Untrusted::parse(&text)?.verify(self.0.public_key(), rules)?;
        Ok(token.into_claims())
    }
}

fn old_rules() -> Validation {
    Validation::new(Algorithm::EdDSA)
}

fn text(time: i64) -> String {
    Timestamp::from_unix(time).to_string()
}

#[test]
fn one_type_of_custom_claims_serves_both() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Session {
        role: String,
    }
    #[derive(Serialize, Deserialize)]
    struct JwtClaims {
        sub: String,
        exp: i64,
        #[serde(flatten)]
        session: Session,
    }

    let both = Both::new();
    let jwt = json!({ "sub": "alice", "exp": 4_102_444_800_i64, "role": "admin" }).to_string();
    let old: JwtClaims = serde_json::from_value(both.old(&jwt, &old_rules()).unwrap()).unwrap();
    let claims = Claims::new(old.session)
        .subject(old.sub)
        .expires_at(Timestamp::from_unix(old.exp));
    let text = Token::new(&claims).unwrap().sign(&both.0).unwrap();
    let token: Verified<Claims<Session>> = Untrusted::parse(&text)
        .unwrap()
        .verify(both.0.public_key(), &Rules::now())
        .unwrap();
    assert_eq!(
        token.claims().exp().unwrap().to_string(),
        "2100-01-01T00:00:00Z"
    );
    assert_eq!(token.claims().exp().unwrap().unix_seconds(), 4_102_444_800);
    assert_eq!(token.claims().sub(), Some("alice"));
    assert_eq!(token.claims().custom().role, "admin");
}

#[test]
fn a_number_is_no_time() {
    let both = Both::new();
    let number = json!({ "exp": now() + 60 }).to_string();
    both.old(&number, &old_rules()).unwrap();
    let kind = violation(both.new_one(&number, &Rules::now()), "exp");
    assert_eq!(kind, ClaimErrorKind::WrongType);

    let string = json!({ "exp": text(now() + 60) }).to_string();
    both.new_one(&string, &Rules::now()).unwrap();
    // Anything that is no number is no `exp` to the old library.
    let kind = both.old(&string, &old_rules()).unwrap_err();
    assert_eq!(kind, ErrorKind::MissingRequiredClaim("exp".into()));
}

/// A custom claim cannot bring a number in through the back door.
#[test]
fn a_struct_with_exp_as_a_number_makes_no_token() {
    #[derive(Serialize)]
    struct Old {
        sub: String,
        exp: i64,
    }
    let old = Old {
        sub: "alice".into(),
        exp: now() + 60,
    };
    assert_eq!(code(Token::new(&Claims::new(old))), "payload");
}

#[test]
fn exp_is_required_by_both() {
    let both = Both::new();
    let kind = both.old("{}", &old_rules()).unwrap_err();
    assert_eq!(kind, ErrorKind::MissingRequiredClaim("exp".into()));
    let kind = violation(both.new_one("{}", &Rules::now()), "exp");
    assert_eq!(kind, ClaimErrorKind::Missing);
    both.new_one("{}", &Rules::now().allow_no_expiry()).unwrap();
}

#[test]
fn the_old_leeway_is_a_minute_and_ours_is_none() {
    let both = Both::new();
    both.old(&json!({ "exp": now() - 30 }).to_string(), &old_rules())
        .unwrap();
    let claims = json!({ "exp": text(now() - 30) }).to_string();
    let kind = violation(both.new_one(&claims, &Rules::now()), "exp");
    assert_eq!(kind, ClaimErrorKind::Expired);
    let lenient = Rules::now().leeway(std::time::Duration::from_secs(60));
    both.new_one(&claims, &lenient).unwrap();
}

#[test]
fn nbf_and_iat_are_checked_without_being_asked() {
    let both = Both::new();
    let (exp, later) = (now() + 7200, now() + 3600);
    for (claim, kind) in [
        ("nbf", ClaimErrorKind::NotYetValid),
        ("iat", ClaimErrorKind::IssuedInTheFuture),
    ] {
        both.old(
            &json!({ "exp": exp, claim: later }).to_string(),
            &old_rules(),
        )
        .unwrap();
        let claims = json!({ "exp": text(exp), claim: text(later) }).to_string();
        assert_eq!(violation(both.new_one(&claims, &Rules::now()), claim), kind);
    }
    // Asked for, the old library checks `nbf`; it has no check of `iat`.
    let mut asked = old_rules();
    asked.validate_nbf = true;
    let claims = json!({ "exp": exp, "nbf": later }).to_string();
    assert_eq!(
        both.old(&claims, &asked).unwrap_err(),
        ErrorKind::ImmatureSignature
    );
}

/// The old library compares `iss`, `aud` and `sub` only where they are there.
#[test]
fn a_claim_that_a_rule_names_must_be_there() {
    let both = Both::new();
    let mut old = old_rules();
    old.set_issuer(&["https://id.example"]);
    old.set_audience(&["api"]);
    old.sub = Some("alice".into());
    both.old(&json!({ "exp": now() + 60 }).to_string(), &old)
        .unwrap();

    let claims = json!({ "exp": text(now() + 60) }).to_string();
    for (claim, rules) in [
        ("iss", Rules::now().issuer("https://id.example")),
        ("aud", Rules::now().audience("api")),
        ("sub", Rules::now().subject("alice")),
    ] {
        assert_eq!(
            violation(both.new_one(&claims, &rules), claim),
            ClaimErrorKind::Missing
        );
    }
}

/// The other way round: an `aud` that nobody asked about stops the old library, and not ours.
#[test]
fn an_audience_that_no_rule_names_passes() {
    let both = Both::new();
    let claims = json!({ "exp": now() + 60, "aud": "another-api" }).to_string();
    assert_eq!(
        both.old(&claims, &old_rules()).unwrap_err(),
        ErrorKind::InvalidAudience
    );
    let claims = json!({ "exp": text(now() + 60), "aud": "another-api" }).to_string();
    both.new_one(&claims, &Rules::now()).unwrap();
    let kind = violation(both.new_one(&claims, &Rules::now().audience("api")), "aud");
    assert_eq!(kind, ClaimErrorKind::Unexpected);
}

#[test]
fn aud_is_one_string() {
    let both = Both::new();
    let mut old = old_rules();
    old.set_audience(&["api"]);
    both.old(
        &json!({ "exp": now() + 60, "aud": ["api", "admin"] }).to_string(),
        &old,
    )
    .unwrap();
    let claims = json!({ "exp": text(now() + 60), "aud": ["api", "admin"] }).to_string();
    let kind = violation(both.new_one(&claims, &Rules::now()), "aud");
    assert_eq!(kind, ClaimErrorKind::WrongType);
    // Who takes tokens for several names says so on the side that checks.
    let claims = json!({ "exp": text(now() + 60), "aud": "admin" }).to_string();
    both.new_one(&claims, &Rules::now().audience_any_of(["api", "admin"]))
        .unwrap();
}

#[test]
fn a_name_twice_is_refused() {
    let both = Both::new();
    let exp = now() + 60;
    let claims = format!(r#"{{"exp":{exp},"role":"guest","role":"admin"}}"#);
    // The last one wins there, and somebody else's parser may take the first.
    assert_eq!(both.old(&claims, &old_rules()).unwrap()["role"], "admin");
    let claims = format!(r#"{{"exp":"{}","role":"guest","role":"admin"}}"#, text(exp));
    assert_eq!(code(both.new_one(&claims, &Rules::now())), "payload");
}

#[test]
fn null_is_not_absent() {
    let both = Both::new();
    both.old(
        &json!({ "exp": now() + 60, "nbf": null }).to_string(),
        &old_rules(),
    )
    .unwrap();
    let claims = json!({ "exp": text(now() + 60), "nbf": null }).to_string();
    let kind = violation(both.new_one(&claims, &Rules::now()), "nbf");
    assert_eq!(kind, ClaimErrorKind::WrongType);
}

/// The old library tells a wrong signature from one that is no base64.
#[test]
fn the_old_errors() {
    let (one, other) = (Both::new(), Both::new());
    let jwt = one.jwt(&json!({ "exp": now() + 60 }).to_string());
    let key = DecodingKey::from_ed_pem(other.0.public_key().to_pem().as_bytes()).unwrap();
    let error = decode::<Value>(jwt, &key, &old_rules()).unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::InvalidSignature);
}

/// All that is wrong is told at once, and nothing before the signature holds.
#[test]
fn the_errors() {
    let both = Both::new();
    let claims = json!({ "exp": text(now() - 60), "aud": "another-api" }).to_string();
    let Err(Error::Claims(errors)) = both.new_one(&claims, &Rules::now().audience("api")) else {
        panic!("two claims are wrong");
    };
    assert_eq!(errors.iter().len(), 2);

    let text = Token::from_bytes(claims.as_bytes()).sign(&both.0).unwrap();
    let another = SecretKey::generate().unwrap();
    let result = Untrusted::parse(&text)
        .unwrap()
        .verify::<_, Value>(another.public_key(), &Rules::now());
    assert_eq!(result.unwrap_err(), Error::NotAuthentic);
}
