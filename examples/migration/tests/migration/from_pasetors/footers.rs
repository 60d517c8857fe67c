//! Footers of `pasetors`, and what else is not about claims.

use paseto::{Claims, Error, FooterLimits, Rules, Token, Untrusted, Verified};
use pasetors::{
    Local,
    claims::Claims as TheirClaims,
    errors::Error as TheirError,
    footer::Footer,
    local,
    token::UntrustedToken,
    version4::{LocalToken, V4},
};
use serde_json::{Value, json};

use super::{claims_with, our_key, read, sealed, their_key, their_rules, they_read};
use crate::errors::code;

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
    let error = Footer::new()
        .add_additional("key", paserk.expose())
        .unwrap_err();
    assert_eq!(error, TheirError::InvalidClaim);
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
