//! Every rule: what it accepts, what it refuses, and the boundary between.

use core::time::Duration;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use paseto_claims::{Registered, Rules, Timestamp};
use paseto_core::ClaimErrorKind as Kind;

use crate::toy::{NOW, hold, time, violations};

const SECOND: Duration = Duration::from_secs(1);
const NANO: Duration = Duration::from_nanos(1);
/// A token that lasts long.
const LATER: &str = r#""exp":"2039-01-01T00:00:00Z""#;

/// A payload with this member and a late `exp`.
fn with(member: &str) -> String {
    format!("{{{LATER},{member}}}")
}

fn only(payload: &str, rules: &Rules, claim: &str, kind: Kind) {
    assert_eq!(
        violations(payload, rules),
        [(claim.to_owned(), kind)],
        "{payload}"
    );
}

fn holds(payload: &str, rules: &Rules) {
    assert_eq!(hold(payload, rules), Ok(()), "{payload}");
}

/// `02-Validators.md`: equality is valid, fractions count.
#[test]
fn expiry() {
    let payload = r#"{"exp":"2022-01-01T00:00:00Z"}"#;
    holds(payload, &Rules::at(NOW));
    holds(payload, &Rules::at(NOW.saturating_sub(SECOND)));
    only(
        payload,
        &Rules::at(NOW.saturating_add(NANO)),
        "exp",
        Kind::Expired,
    );
    let fraction = r#"{"exp":"2022-01-01T00:00:00.5Z"}"#;
    holds(fraction, &Rules::at(time("2022-01-01T00:00:00.5Z")));
    only(
        fraction,
        &Rules::at(time("2022-01-01T00:00:00.500000001Z")),
        "exp",
        Kind::Expired,
    );
    holds(fraction, &Rules::at(time("2022-01-01T00:00:00.499999999Z")));
    // The offset is only another way to write the moment.
    holds(r#"{"exp":"2022-01-01T05:30:00+05:30"}"#, &Rules::at(NOW));
    only(
        r#"{"exp":"2021-12-31T23:59:59-00:00"}"#,
        &Rules::at(NOW),
        "exp",
        Kind::Expired,
    );
}

#[test]
fn not_before() {
    let payload = with(r#""nbf":"2022-01-01T00:00:00Z""#);
    holds(&payload, &Rules::at(NOW));
    holds(&payload, &Rules::at(NOW.saturating_add(SECOND)));
    only(
        &payload,
        &Rules::at(NOW.saturating_sub(NANO)),
        "nbf",
        Kind::NotYetValid,
    );
    let fraction = with(r#""nbf":"2022-01-01T00:00:00.000000001Z""#);
    only(&fraction, &Rules::at(NOW), "nbf", Kind::NotYetValid);
    holds(&fraction, &Rules::at(NOW.saturating_add(NANO)));
}

#[test]
fn issued_at() {
    let payload = with(r#""iat":"2022-01-01T00:00:00Z""#);
    holds(&payload, &Rules::at(NOW));
    only(
        &payload,
        &Rules::at(NOW.saturating_sub(NANO)),
        "iat",
        Kind::IssuedInTheFuture,
    );
    // Issued and valid from the same moment is normal.
    holds(
        &with(r#""iat":"2022-01-01T00:00:00Z","nbf":"2022-01-01T00:00:00Z""#),
        &Rules::at(NOW),
    );
}

#[test]
fn leeway() {
    let rules = |at: Timestamp| Rules::at(at).leeway(SECOND);
    let exp = r#"{"exp":"2022-01-01T00:00:00Z"}"#;
    holds(exp, &rules(NOW.saturating_add(SECOND)));
    only(
        exp,
        &rules(NOW.saturating_add(SECOND + NANO)),
        "exp",
        Kind::Expired,
    );
    for (claim, kind) in [("nbf", Kind::NotYetValid), ("iat", Kind::IssuedInTheFuture)] {
        let payload = with(&format!("\"{claim}\":\"2022-01-01T00:00:00Z\""));
        holds(&payload, &rules(NOW.saturating_sub(SECOND)));
        only(
            &payload,
            &rules(NOW.saturating_sub(SECOND + NANO)),
            claim,
            kind,
        );
    }
    // A second call replaces, and endless leeway does not overflow.
    let rules = Rules::at(NOW.saturating_add(SECOND))
        .leeway(SECOND)
        .leeway(Duration::ZERO);
    only(exp, &rules, "exp", Kind::Expired);
    let ages = r#"{"exp":"0000-01-01T00:00:00Z","nbf":"9999-12-31T23:59:59Z","iat":"9999-12-31T23:59:59Z"}"#;
    holds(ages, &Rules::at(NOW).leeway(Duration::MAX));
    holds(
        ages,
        &Rules::at(NOW).leeway(Duration::MAX).max_age(Duration::MAX),
    );
}

#[test]
fn expiry_is_required() {
    only("{}", &Rules::at(NOW), "exp", Kind::Missing);
    only(
        r#"{"EXP":"2039-01-01T00:00:00Z"}"#,
        &Rules::at(NOW),
        "exp",
        Kind::Missing,
    );
    only(
        r#"{"a":{"exp":"2039-01-01T00:00:00Z"}}"#,
        &Rules::at(NOW),
        "exp",
        Kind::Missing,
    );
    let lenient = Rules::at(NOW).allow_no_expiry();
    holds("{}", &lenient);
    // One that is there must still hold.
    only(
        r#"{"exp":"2021-01-01T00:00:00Z"}"#,
        &lenient,
        "exp",
        Kind::Expired,
    );
    only(r#"{"exp":null}"#, &lenient, "exp", Kind::WrongType);
    // The last word counts.
    only(
        "{}",
        &Rules::at(NOW).allow_no_expiry().require("exp"),
        "exp",
        Kind::Missing,
    );
    holds("{}", &Rules::at(NOW).require("exp").allow_no_expiry());
    // A rule that needs `exp` needs it anyway.
    let lifetime = Rules::at(NOW).allow_no_expiry().max_lifetime(SECOND);
    only(
        r#"{"iat":"2022-01-01T00:00:00Z"}"#,
        &lifetime,
        "exp",
        Kind::Missing,
    );
}

#[test]
fn valid_at_needs_all_three() {
    let rules = Rules::valid_at(NOW);
    let all = r#"{"exp":"2022-01-01T00:00:00Z","nbf":"2022-01-01T00:00:00Z","iat":"2022-01-01T00:00:00Z"}"#;
    holds(all, &rules);
    let missing = |claim: &str| (claim.to_owned(), Kind::Missing);
    assert_eq!(violations("{}", &rules), ["exp", "nbf", "iat"].map(missing));
    for claim in ["exp", "nbf", "iat"] {
        let payload = all.replace(&format!("\"{claim}\""), "\"other\"");
        only(&payload, &rules, claim, Kind::Missing);
    }
}

#[test]
fn the_clock_is_read_at_each_check() {
    let clock = Arc::new(AtomicI64::new(NOW.unix_seconds()));
    let theirs = Arc::clone(&clock);
    let rules = Rules::with_clock(move || Timestamp::from_unix(theirs.load(Ordering::Relaxed)));
    let payload = r#"{"exp":"2022-01-01T00:00:00Z"}"#;
    holds(payload, &rules);
    clock.fetch_add(1, Ordering::Relaxed);
    only(payload, &rules, "exp", Kind::Expired);
    clock.fetch_sub(1, Ordering::Relaxed);
    holds(payload, &rules);

    holds(r#"{"exp":"9999-01-01T00:00:00Z"}"#, &Rules::now());
    only(
        r#"{"exp":"2022-01-01T00:00:00Z"}"#,
        &Rules::now(),
        "exp",
        Kind::Expired,
    );
}

type Set = fn(Rules, &str) -> Rules;
type SetMany = fn(Rules, [&str; 2]) -> Rules;

#[test]
fn values() {
    let table: [(&str, Set, SetMany); 4] = [
        ("iss", |r, v| r.issuer(v), |r, v| r.issuer_any_of(v)),
        ("sub", |r, v| r.subject(v), |r, v| r.subject_any_of(v)),
        ("aud", |r, v| r.audience(v), |r, v| r.audience_any_of(v)),
        (
            "jti",
            |r, v| r.token_identifier(v),
            |r, v| r.token_identifier_any_of(v),
        ),
    ];
    for (claim, set, set_many) in table {
        let payload = |value: &str| with(&format!("\"{claim}\":\"{value}\""));
        let one = set(Rules::at(NOW), "good");
        holds(&payload("good"), &one);
        holds(&payload(r"\u0067ood"), &one);
        for other in [
            "",
            "Good",
            "good ",
            " good",
            "goo",
            "goods",
            r"good\u0000",
            "gооd",
        ] {
            only(&payload(other), &one, claim, Kind::Unexpected);
        }
        only(&format!("{{{LATER}}}"), &one, claim, Kind::Missing);
        // `04-Claims.md`: never an array.
        for wrong in ["null", "1", "[\"good\"]", "{\"good\":1}", "true"] {
            only(
                &with(&format!("\"{claim}\":{wrong}")),
                &one,
                claim,
                Kind::WrongType,
            );
        }
        let many = set_many(Rules::at(NOW), ["good", "better"]);
        holds(&payload("good"), &many);
        holds(&payload("better"), &many);
        only(&payload("best"), &many, claim, Kind::Unexpected);
        // A second call replaces the first, in both directions.
        let replaced = set(set_many(Rules::at(NOW), ["good", "better"]), "best");
        holds(&payload("best"), &replaced);
        only(&payload("good"), &replaced, claim, Kind::Unexpected);
        let replaced = set_many(set(Rules::at(NOW), "best"), ["good", "better"]);
        only(&payload("best"), &replaced, claim, Kind::Unexpected);
    }
    // No value at all is allowed.
    let none = Rules::at(NOW).audience_any_of(Vec::<String>::new());
    only(&with(r#""aud":"a""#), &none, "aud", Kind::Unexpected);
    only(&with(r#""aud":"""#), &none, "aud", Kind::Unexpected);
    // An empty string is a value.
    holds(&with(r#""aud":"""#), &Rules::at(NOW).audience(""));
}

#[test]
fn age() {
    let rules = |at: Timestamp| Rules::at(at).max_age(SECOND);
    let payload = with(r#""iat":"2022-01-01T00:00:00Z""#);
    holds(&payload, &rules(NOW));
    holds(&payload, &rules(NOW.saturating_add(SECOND)));
    only(
        &payload,
        &rules(NOW.saturating_add(SECOND + NANO)),
        "iat",
        Kind::TooOld,
    );
    only(&format!("{{{LATER}}}"), &rules(NOW), "iat", Kind::Missing);
    // Leeway counts, and a second call replaces.
    holds(
        &payload,
        &rules(NOW.saturating_add(2 * SECOND)).leeway(SECOND),
    );
    holds(
        &payload,
        &rules(NOW.saturating_add(2 * SECOND)).max_age(2 * SECOND),
    );
    holds(&payload, &Rules::at(NOW).max_age(Duration::MAX));
    holds(&payload, &Rules::at(NOW).max_age(Duration::ZERO));
}

#[test]
fn lifetime() {
    let rules = Rules::at(NOW).max_lifetime(SECOND);
    let payload = |exp: &str| format!("{{\"iat\":\"2022-01-01T00:00:00Z\",\"exp\":\"{exp}\"}}");
    holds(&payload("2022-01-01T00:00:01Z"), &rules);
    only(
        &payload("2022-01-01T00:00:01.000000001Z"),
        &rules,
        "exp",
        Kind::LivesTooLong,
    );
    // No leeway: both times are the token's own.
    let lenient = Rules::at(NOW).max_lifetime(SECOND).leeway(SECOND);
    only(
        &payload("2022-01-01T00:00:02Z"),
        &lenient,
        "exp",
        Kind::LivesTooLong,
    );
    only(&format!("{{{LATER}}}"), &rules, "iat", Kind::Missing);
    holds(
        &payload("9999-12-31T23:59:59Z"),
        &Rules::at(NOW).max_lifetime(Duration::MAX),
    );
}

#[test]
fn required_claims() {
    let rules = Rules::at(NOW)
        .require("role")
        .require("role")
        .require("sub");
    holds(&with(r#""role":0,"sub":"s""#), &rules);
    holds(&with(r#""\u0072ole":[],"sub":"""#), &rules);
    only(&with(r#""sub":"s""#), &rules, "role", Kind::Missing);
    only(
        &with(r#""Role":1,"sub":"s""#),
        &rules,
        "role",
        Kind::Missing,
    );
    only(
        &with(r#""a":{"role":1},"sub":"s""#),
        &rules,
        "role",
        Kind::Missing,
    );
    only(
        &with(r#""role":null,"sub":"s""#),
        &rules,
        "role",
        Kind::Missing,
    );
    only(&with(r#""role":1"#), &rules, "sub", Kind::Missing);
    only(
        &with(r#""role":1,"sub":null"#),
        &rules,
        "sub",
        Kind::WrongType,
    );
}

/// `04-Claims.md`: a registered claim of the wrong type is an error, whether a rule asks or not.
#[test]
fn types_of_registered_claims() {
    let rules = Rules::at(NOW).allow_no_expiry();
    for claim in Registered::ALL {
        for value in [
            "null", "0", "1e9", "-1", "true", "false", "[]", "{}", "[\"x\"]",
        ] {
            let payload = format!("{{\"{claim}\":{value}}}");
            only(&payload, &rules, claim.name(), Kind::WrongType);
        }
        let payload = format!("{{\"{claim}\":\"no time\"}}");
        if claim.is_time() {
            only(&payload, &rules, claim.name(), Kind::NotATime);
            for value in [
                "",
                "2022-01-01",
                "2022-01-01t00:00:00z",
                "1640995200",
                "2022-01-01T00:00:00",
            ] {
                let payload = format!("{{\"{claim}\":\"{value}\"}}");
                only(&payload, &rules, claim.name(), Kind::NotATime);
            }
        } else {
            holds(&payload, &rules);
        }
    }
}

#[test]
fn rules_of_the_callers_own() {
    let allowed = vec!["admin".to_owned(), "editor".to_owned()];
    let rules = Rules::at(NOW).rule("role", move |claims| {
        assert!(claims.json().starts_with('{'));
        assert_eq!(
            claims.time(Registered::Expiration),
            Some(time("2039-01-01T00:00:00Z"))
        );
        assert_eq!(claims.text(Registered::Issuer), None);
        assert!(claims.has("exp") && !claims.has("Exp"));
        match claims.get::<String>("role") {
            Ok(Some(role)) if allowed.contains(&role) => Ok(()),
            Ok(Some(role)) => Err(format!("one of {allowed:?}, not {role}")),
            Ok(None) => Err("there".into()),
            Err(why) => Err(why.to_string()),
        }
    });
    holds(&with(r#""role":"admin""#), &rules);
    holds(&with(r#""role":"\u0065ditor""#), &rules);
    for wrong in [
        r#""role":"guest""#,
        r#""role":1"#,
        r#""role":null"#,
        r#""rôle":"admin""#,
    ] {
        only(&with(wrong), &rules, "role", Kind::Custom);
    }
    // Several rules for one claim all count.
    let rules = rules.rule("role", |claims| match claims.get::<u8>("level") {
        Ok(Some(1..)) => Ok(()),
        _ => Err("with a level".into()),
    });
    holds(&with(r#""role":"admin","level":1"#), &rules);
    only(
        &with(r#""role":"admin","level":0"#),
        &rules,
        "role",
        Kind::Custom,
    );
    assert_eq!(violations(&with(r#""role":"x""#), &rules).len(), 2);
}

/// A rule sees claims that are wrong as what they are, not as absent.
#[test]
fn what_a_rule_is_given() {
    let rules = Rules::at(NOW).rule("x", |claims| {
        assert!(claims.has("sub") && claims.has("nul") && !claims.has("none"));
        assert_eq!(claims.get::<Option<u8>>("nul"), Ok(Some(None)));
        assert_eq!(claims.get::<u8>("none"), Ok(None));
        assert_eq!(claims.get::<Vec<u8>>("list"), Ok(Some(vec![1, 2])));
        assert!(claims.get::<u8>("list").is_err());
        assert_eq!(claims.text(Registered::Subject).as_deref(), Some("\u{e9}"));
        assert_eq!(claims.get::<String>("sub"), Ok(Some("\u{e9}".into())));
        Ok(())
    });
    holds(&with(r#""sub":"\u00e9","nul":null,"list":[1,2]"#), &rules);
}

#[test]
fn rules_are_shared() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Rules>();
    let rules = Rules::at(NOW).issuer("i").require("r").leeway(SECOND);
    let shown = format!("{rules:?}");
    assert!(
        shown.contains("\"i\"") && shown.contains("\"r\"") && shown.contains("1s"),
        "{shown}"
    );
}
