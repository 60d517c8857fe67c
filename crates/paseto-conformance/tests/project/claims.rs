//! Claims: types, times, and the rules that need them.

use crate::project::{
    case::{Case, File, NOW, Rules},
    claim_values,
    protocol::{Protocol, Side},
};

pub(crate) const EXP: &str = r#""exp":"2030-01-01T00:00:00Z""#;

pub(crate) fn file(protocol: &'static Protocol) -> File {
    let tests = protocol.sides().iter().flat_map(cases).collect();
    File::new(protocol.version, "claims and rules", tests)
}

fn cases(side: &Side) -> Vec<Case> {
    let case = |name: &str, members: &str, comment: &str| {
        // They stand in the braces of the payload.
        let payload = format!("{{{members}}}");
        let token = (side.make)(payload.as_bytes(), b"", b"");
        let case = side.read(name, &token, comment);
        case.rules(Rules::now()).payload(&payload)
    };
    let families = [types, missing, times, ages, claim_values::cases];
    families.iter().flat_map(|family| family(&case)).collect()
}

/// Name, claims and comment give a case.
pub(crate) type MakeCase<'m> = &'m dyn Fn(&str, &str, &str) -> Case;

/// A registered claim that is there has its type, or is a violation; never is it taken for absent.
fn types(case: MakeCase<'_>) -> Vec<Case> {
    const VALUES: [(&str, &str); 9] = [
        ("number", "1893456000"),
        ("null", "null"),
        ("boolean", "true"),
        ("array", r#"["2030-01-01T00:00:00Z"]"#),
        ("object", r#"{"time":"2030-01-01T00:00:00Z"}"#),
        ("small-number", "1"),
        ("negative-number", "-1"),
        ("huge-number", "1e999"),
        (
            "number-of-50-digits",
            "18934560001893456000189345600018934560001893456000",
        ),
    ];
    let mut cases = Vec::new();
    for claim in ["exp", "nbf", "iat", "iss", "sub", "aud", "jti"] {
        for (kind, value) in VALUES {
            let others = if claim == "exp" {
                String::new()
            } else {
                format!("{EXP},")
            };
            let members = format!("{others}\"{claim}\":{value}");
            let name = format!("{claim}-{kind}");
            let comment = "a string, in any case";
            cases.push(case(&name, &members, comment).violates(&[(claim, "wrong-type")]));
        }
    }
    let lenient = || Rules::any_claims();
    for (name, value, kind) in [
        ("exp-null-where-none-is-needed", "null", "wrong-type"),
        (
            "exp-number-where-none-is-needed",
            "1893456000",
            "wrong-type",
        ),
        (
            "exp-no-time-where-none-is-needed",
            "\"never\"",
            "not-a-time",
        ),
        (
            "exp-past-where-none-is-needed",
            "\"2020-01-01T00:00:00Z\"",
            "expired",
        ),
    ] {
        let comment = "one that is there must still hold";
        let case = case(name, &format!("\"exp\":{value}"), comment).rules(lenient());
        cases.push(case.violates(&[("exp", kind)]));
    }
    let none = case(
        "no-exp-where-none-is-needed",
        "",
        "an explicit choice of the reader",
    );
    cases.push(none.rules(lenient()).violates(&[]));
    cases
}

fn missing(case: MakeCase<'_>) -> Vec<Case> {
    let valid_at = || Rules {
        valid_at: Some(true),
        ..Rules::now()
    };
    let times = r#""nbf":"2029-01-01T00:00:00Z","iat":"2029-01-01T00:00:00Z""#;
    vec![
        case("valid", EXP, "only exp").violates(&[]),
        case("no-claims", "", "exp is needed by default").violates(&[("exp", "missing")]),
        case(
            "upper-case-exp",
            r#""EXP":"2030-01-01T00:00:00Z""#,
            "names are case-sensitive",
        )
        .violates(&[("exp", "missing")]),
        case(
            "title-case-exp",
            r#""Exp":"2030-01-01T00:00:00Z""#,
            "names are case-sensitive",
        )
        .violates(&[("exp", "missing")]),
        case(
            "exp-with-space",
            r#""exp ":"2030-01-01T00:00:00Z""#,
            "another name",
        )
        .violates(&[("exp", "missing")]),
        case(
            "nested-exp",
            r#""a":{"exp":"2030-01-01T00:00:00Z"}"#,
            "only the top level counts",
        )
        .violates(&[("exp", "missing")]),
        case(
            "escaped-exp",
            r#""\u0065\u0078\u0070":"2030-01-01T00:00:00Z""#,
            "the same name",
        )
        .violates(&[]),
        case(
            "escaped-exp-past",
            r#""\u0065xp":"2020-01-01T00:00:00Z""#,
            "the same name",
        )
        .violates(&[("exp", "expired")]),
        case(
            "valid-at",
            &format!("{EXP},{times}"),
            "ValidAt needs all three times",
        )
        .rules(valid_at())
        .violates(&[]),
        case("valid-at-only-exp", EXP, "ValidAt needs all three times")
            .rules(valid_at())
            .violates(&[("iat", "missing"), ("nbf", "missing")]),
        case("valid-at-no-exp", times, "ValidAt needs all three times")
            .rules(valid_at())
            .violates(&[("exp", "missing")]),
    ]
}

/// `now` is half a minute before the end of 2029.
fn times(case: MakeCase<'_>) -> Vec<Case> {
    let at = |name: &str, claim: &str, time: &str, comment: &str| {
        let others = if claim == "exp" {
            String::new()
        } else {
            format!("{EXP},")
        };
        case(name, &format!("{others}\"{claim}\":\"{time}\""), comment)
    };
    let leeway = |seconds| Rules {
        leeway: Some(seconds),
        ..Rules::now()
    };
    let (second_ago, in_a_second) = ("2029-12-31T23:59:29Z", "2029-12-31T23:59:31Z");
    vec![
        at("exp-past", "exp", second_ago, "expired").violates(&[("exp", "expired")]),
        at("exp-long-past", "exp", "1970-01-01T00:00:00Z", "").violates(&[("exp", "expired")]),
        at("exp-now", "exp", NOW, "equality is valid").violates(&[]),
        at("exp-in-a-second", "exp", in_a_second, "not yet expired").violates(&[]),
        at("nbf-past", "nbf", second_ago, "has come").violates(&[]),
        at("nbf-now", "nbf", NOW, "equality is valid").violates(&[]),
        at("nbf-future", "nbf", in_a_second, "").violates(&[("nbf", "not-yet-valid")]),
        at("iat-past", "iat", second_ago, "has come").violates(&[]),
        at("iat-now", "iat", NOW, "equality is valid").violates(&[]),
        at("iat-future", "iat", in_a_second, "").violates(&[("iat", "issued-in-the-future")]),
        at(
            "nbf-fraction",
            "nbf",
            "2029-12-31T23:59:30.000000001Z",
            "fractions count",
        )
        .violates(&[("nbf", "not-yet-valid")]),
        at("exp-leeway", "exp", second_ago, "a second of leeway")
            .rules(leeway(1))
            .violates(&[]),
        at("nbf-leeway", "nbf", in_a_second, "a second of leeway")
            .rules(leeway(1))
            .violates(&[]),
        at("iat-leeway", "iat", in_a_second, "a second of leeway")
            .rules(leeway(1))
            .violates(&[]),
        at(
            "exp-beyond-leeway",
            "exp",
            "2029-12-31T23:59:28Z",
            "two seconds, one of leeway",
        )
        .rules(leeway(1))
        .violates(&[("exp", "expired")]),
        at(
            "nbf-beyond-leeway",
            "nbf",
            "2029-12-31T23:59:32Z",
            "two seconds, one of leeway",
        )
        .rules(leeway(1))
        .violates(&[("nbf", "not-yet-valid")]),
        at(
            "iat-beyond-leeway",
            "iat",
            "2029-12-31T23:59:32Z",
            "two seconds, one of leeway",
        )
        .rules(leeway(1))
        .violates(&[("iat", "issued-in-the-future")]),
        case(
            "everything-wrong",
            &format!(
                r#""exp":"2020-01-01T00:00:00Z","nbf":"{in_a_second}","iat":1,"iss":null,"aud":[]"#
            ),
            "all violations are reported together",
        )
        .violates(&[
            ("exp", "expired"),
            ("nbf", "not-yet-valid"),
            ("iat", "wrong-type"),
            ("iss", "wrong-type"),
            ("aud", "wrong-type"),
        ]),
    ]
}

fn ages(case: MakeCase<'_>) -> Vec<Case> {
    let max_age = || Rules {
        max_age: Some(60),
        ..Rules::now()
    };
    let max_lifetime = || Rules {
        max_lifetime: Some(3600),
        ..Rules::now()
    };
    let issued = |time: &str| format!("{EXP},\"iat\":\"{time}\"");
    vec![
        case(
            "max-age",
            &issued("2029-12-31T23:58:30Z"),
            "a minute old, and no more is allowed",
        )
        .rules(max_age())
        .violates(&[]),
        case(
            "max-age-exceeded",
            &issued("2029-12-31T23:58:29Z"),
            "a second more than allowed",
        )
        .rules(max_age())
        .violates(&[("iat", "too-old")]),
        case("max-age-without-iat", EXP, "the rule needs iat")
            .rules(max_age())
            .violates(&[("iat", "missing")]),
        case(
            "max-lifetime",
            &issued("2029-12-31T23:00:00Z"),
            "an hour, and no more is allowed",
        )
        .rules(max_lifetime())
        .violates(&[]),
        case(
            "max-lifetime-exceeded",
            &issued("2029-12-31T22:59:59Z"),
            "a second more",
        )
        .rules(max_lifetime())
        .violates(&[("exp", "lives-too-long")]),
        case("max-lifetime-without-iat", EXP, "the rule needs iat")
            .rules(max_lifetime())
            .violates(&[("iat", "missing")]),
    ]
}
