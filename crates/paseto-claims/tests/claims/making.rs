//! Claims in the making: defaults, the builder, and what is written.

use core::time::Duration;

use paseto_claims::{Claims, Registered, Timestamp};
use serde_json::{Value, json};

use crate::toy::{NOW, payload, read, time};

fn value<T: serde::Serialize>(claims: &Claims<T>) -> Value {
    serde_json::from_str(&payload(claims).unwrap()).unwrap()
}

/// `05-API-UX.md`: an expiry of one hour unless said otherwise.
#[test]
fn the_defaults() {
    let claims = Claims::at(NOW, ());
    assert_eq!(
        payload(&claims).unwrap(),
        r#"{"exp":"2022-01-01T01:00:00Z","nbf":"2022-01-01T00:00:00Z","iat":"2022-01-01T00:00:00Z"}"#
    );
    // Times are kept to the whole second.
    let before = Timestamp::from_unix(Timestamp::now().unix_seconds());
    let claims = Claims::new(());
    let (iat, nbf, exp) = (
        claims.iat().unwrap(),
        claims.nbf().unwrap(),
        claims.exp().unwrap(),
    );
    assert!(before <= iat && iat <= Timestamp::now() && iat.subsec_nanos() == 0);
    assert_eq!(
        (nbf, exp),
        (iat, iat.saturating_add(Duration::from_secs(3600)))
    );
    assert_eq!(Claims::<()>::DEFAULT_LIFETIME, Duration::from_secs(3600));
}

#[test]
fn the_builder() {
    let claims = Claims::at(NOW, ())
        .issuer("i")
        .subject("s")
        .audience("a")
        .token_identifier("j")
        .expires_in(Duration::from_secs(900))
        .not_before(time("2021-12-31T23:00:00Z"))
        .issued_at(time("2021-12-31T22:00:00+00:00"));
    assert_eq!(
        value(&claims),
        json!({
            "iss": "i", "sub": "s", "aud": "a", "jti": "j",
            "exp": "2022-01-01T00:15:00Z", "nbf": "2021-12-31T23:00:00Z", "iat": "2021-12-31T22:00:00Z",
        })
    );
    assert_eq!((claims.iss(), claims.sub()), (Some("i"), Some("s")));
    assert_eq!((claims.aud(), claims.jti()), (Some("a"), Some("j")));
    // The last call wins.
    let claims = claims.issuer("other").expires_at(NOW);
    assert_eq!((claims.iss(), claims.exp()), (Some("other"), Some(NOW)));
    let claims = claims.no_expiry().no_not_before().no_issued_at();
    assert_eq!(
        value(&claims),
        json!({"iss": "other", "sub": "s", "aud": "a", "jti": "j"})
    );
    assert_eq!(
        (claims.exp(), claims.nbf(), claims.iat()),
        (None, None, None)
    );
}

#[test]
fn nothing_at_all() {
    let claims = Claims::at(NOW, ())
        .no_expiry()
        .no_not_before()
        .no_issued_at();
    assert_eq!(payload(&claims).unwrap(), "{}");
    let claims = Claims::at(NOW, json!({"a": 1}))
        .no_expiry()
        .no_not_before()
        .no_issued_at();
    assert_eq!(payload(&claims).unwrap(), r#"{"a":1}"#);
    let claims = Claims::at(NOW, json!({}))
        .no_expiry()
        .no_not_before()
        .no_issued_at();
    assert_eq!(payload(&claims).unwrap(), "{}");
}

#[test]
fn expiry_at_the_ends() {
    let last = Some(Timestamp::MAX);
    assert_eq!(Claims::at(NOW, ()).expires_in(Duration::MAX).exp(), last);
    assert_eq!(
        Claims::at(NOW, ()).expires_in(Duration::ZERO).exp(),
        Some(NOW)
    );
    let claims = Claims::at(NOW, ())
        .no_issued_at()
        .expires_in(Duration::from_secs(60));
    assert_eq!(claims.exp(), Some(Timestamp::from_unix(60)));
    for end in [
        Timestamp::from_unix(i64::MAX),
        Timestamp::from_unix(i64::MIN),
    ] {
        let claims = Claims::at(end, ());
        let text = payload(&claims).unwrap();
        let again: Claims = read(&text).unwrap();
        assert_eq!(again.iat(), Some(end.clamp(Timestamp::MIN, Timestamp::MAX)));
    }
}

#[test]
fn fractions_are_not_written() {
    let claims = Claims::at(time("2022-01-01T00:00:00.999Z"), ());
    assert_eq!(value(&claims)["iat"], "2022-01-01T00:00:00Z");
    // So they are not kept either: what is read back is what was made.
    let later = time("2022-01-01T00:00:00.5+00:00");
    for claims in [
        claims.clone(),
        claims
            .clone()
            .expires_at(later)
            .not_before(later)
            .issued_at(later),
        claims.expires_in(Duration::from_millis(1500)),
    ] {
        assert_eq!(read::<Claims>(&payload(&claims).unwrap()).unwrap(), claims);
    }
}

#[test]
fn strings_are_escaped() {
    for text in [
        "",
        "\"",
        "\\",
        "\n\u{0}\u{1f}",
        "é😀\u{2028}",
        "</script>",
        "{}",
    ] {
        let claims = Claims::at(NOW, ())
            .issuer(text)
            .subject(text)
            .audience(text)
            .token_identifier(text);
        let again: Claims = read(&payload(&claims).unwrap()).unwrap();
        assert_eq!((again.iss(), again.sub()), (Some(text), Some(text)));
        assert_eq!((again.aud(), again.jti()), (Some(text), Some(text)));
    }
}

#[test]
fn claims_are_not_in_debug() {
    let claims = Claims::at(NOW, "hidden").issuer("hidden").subject("hidden");
    let text = format!("{claims:?}{claims:#?}");
    assert!(!text.contains("hidden"), "{text}");
    assert!(text.starts_with("Claims { exp: "), "{text}");
    assert_eq!(claims.into_custom(), "hidden");
}

#[test]
fn the_registered_claims() {
    let names = Registered::ALL.map(Registered::name);
    assert_eq!(names, ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"]);
    for claim in Registered::ALL {
        assert_eq!(Registered::from_name(claim.name()), Some(claim));
        assert_eq!(Registered::from_name(&claim.name().to_uppercase()), None);
        assert_eq!(claim.to_string(), claim.name());
        assert_eq!(
            claim.is_time(),
            ["exp", "nbf", "iat"].contains(&claim.name())
        );
    }
}
