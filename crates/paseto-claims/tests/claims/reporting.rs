//! What is said of claims that do not hold: all of it, each with the claim and both values.

use core::time::Duration;

use paseto_claims::Rules;
use paseto_core::ClaimErrorKind as Kind;
use serde::de::IgnoredAny;

use crate::toy::{NOW, check, hold, violations};

#[test]
fn all_violations_together() {
    let rules = Rules::valid_at(NOW)
        .issuer("i")
        .subject("s")
        .audience_any_of(["a", "b"])
        .token_identifier("j")
        .require("role")
        .max_age(Duration::from_secs(60))
        .max_lifetime(Duration::from_secs(60))
        .rule("level", |_| Err("at least 3".into()));
    let payload = r#"{"iss":"x","sub":7,"exp":"2021-12-31T23:00:00Z","nbf":"2022-01-01T00:00:01Z",
        "iat":"2021-12-31T22:00:00Z","jti":null,"level":2}"#;
    let mut found = violations(payload, &rules);
    found.sort_by_key(|(claim, kind)| (claim.clone(), kind.code()));
    let expected = [
        ("aud", Kind::Missing),
        ("exp", Kind::Expired),
        ("exp", Kind::LivesTooLong),
        ("iat", Kind::TooOld),
        ("iss", Kind::Unexpected),
        ("jti", Kind::WrongType),
        ("level", Kind::Custom),
        ("nbf", Kind::NotYetValid),
        ("role", Kind::Missing),
        ("sub", Kind::WrongType),
    ];
    assert_eq!(
        found,
        expected.map(|(claim, kind)| (claim.to_owned(), kind))
    );
    let error = check::<IgnoredAny>(payload, &rules).unwrap_err();
    assert_eq!(error.code(), "claims");
    let text = error.to_string();
    for (claim, _) in expected {
        assert!(text.contains(&format!("`{claim}`")), "{text}");
    }
}

#[test]
fn each_with_both_values() {
    let rules = Rules::at(NOW)
        .audience_any_of(["a", "b"])
        .issuer("i\n")
        .require("role")
        .rule("level", |_| Err("at least 3".into()));
    let payload = r#"{"aud":"c\u0007","iss":"x","exp":"2021-12-31T23:00:00.5Z","nbf":5,"iat":"now","level":[2]}"#;
    let errors = hold(payload, &rules).unwrap_err();
    let of = |claim| {
        let error = errors.of(claim).unwrap();
        (error.kind(), error.expected(), error.found())
    };
    assert_eq!(
        of("exp"),
        (
            Kind::Expired,
            "not before 2022-01-01T00:00:00Z",
            Some("2021-12-31T23:00:00.500000000Z")
        )
    );
    assert_eq!(of("nbf"), (Kind::WrongType, "a string", Some("a number")));
    assert_eq!(
        of("iat"),
        (Kind::NotATime, "an RFC 3339 date and time", Some("\"now\""))
    );
    assert_eq!(
        of("aud"),
        (
            Kind::Unexpected,
            r#"one of ["a", "b"]"#,
            Some(r#""c\u{7}""#)
        )
    );
    assert_eq!(of("iss"), (Kind::Unexpected, r#""i\n""#, Some("\"x\"")));
    assert_eq!(of("role"), (Kind::Missing, "there", None));
    assert_eq!(of("level"), (Kind::Custom, "at least 3", Some("an array")));
    assert_eq!(errors.iter().len(), 7);
}

#[test]
fn the_moment_that_was_compared_with() {
    let rules = Rules::at(NOW)
        .leeway(Duration::from_secs(5))
        .max_age(Duration::from_secs(60));
    let errors = hold(
        r#"{"exp":"2021-01-01T00:00:00Z","nbf":"2023-01-01T00:00:00Z","iat":"2024-01-01T00:00:00Z"}"#,
        &rules,
    )
    .unwrap_err();
    assert_eq!(
        errors.of("exp").unwrap().expected(),
        "not before 2021-12-31T23:59:55Z"
    );
    assert_eq!(
        errors.of("nbf").unwrap().expected(),
        "not after 2022-01-01T00:00:05Z"
    );
    assert_eq!(errors.of("iat").unwrap().kind(), Kind::IssuedInTheFuture);
}

#[test]
fn what_is_long_is_cut() {
    let payload = |length: usize| {
        format!(
            "{{\"exp\":\"2039-01-01T00:00:00Z\",\"aud\":\"{}\"}}",
            "é".repeat(length)
        )
    };
    let rules = Rules::at(NOW).audience("a");
    let found = |length| {
        let errors = hold(&payload(length), &rules).unwrap_err();
        errors.of("aud").unwrap().found().unwrap().chars().count()
    };
    assert_eq!((found(99), found(100)), (101, 102));
    assert_eq!((found(101), found(500_000)), (103, 103));
}
