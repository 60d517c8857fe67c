//! Claims: values, and whether they are there.

use crate::project::{
    case::{Case, Rules},
    claims::{EXP, MakeCase},
};

/// Claims that must have a value, or be there.
pub(crate) fn cases(case: MakeCase<'_>) -> Vec<Case> {
    let expected: [(&'static str, Rules); 4] = [
        (
            "iss",
            Rules {
                issuer: Some("right"),
                ..Rules::now()
            },
        ),
        (
            "sub",
            Rules {
                subject: Some("right"),
                ..Rules::now()
            },
        ),
        (
            "aud",
            Rules {
                audience: Some("right"),
                ..Rules::now()
            },
        ),
        (
            "jti",
            Rules {
                token_identifier: Some("right"),
                ..Rules::now()
            },
        ),
    ];
    let mut cases = Vec::new();
    for (claim, rules) in expected {
        let value = |name: &str, value: &str, comment: &str| {
            let members = format!("{EXP},\"{claim}\":{value}");
            case(&format!("{claim}-{name}"), &members, comment).rules(rules.clone())
        };
        cases.extend([
            value("right", "\"right\"", "the value of the rule").violates(&[]),
            value("right-escaped", r#""\u0072ight""#, "the same value").violates(&[]),
            value("wrong", "\"wrong\"", "another value").violates(&[(claim, "unexpected")]),
            value("other-case", "\"Right\"", "case counts").violates(&[(claim, "unexpected")]),
            value("longer", "\"right \"", "a space more").violates(&[(claim, "unexpected")]),
            value("empty", "\"\"", "an empty string").violates(&[(claim, "unexpected")]),
            value("in-an-array", "[\"right\"]", "never an array")
                .violates(&[(claim, "wrong-type")]),
            case(&format!("{claim}-missing"), EXP, "the rule needs it")
                .rules(rules.clone())
                .violates(&[(claim, "missing")]),
        ]);
    }
    let role = || Rules {
        require: vec!["role"],
        ..Rules::now()
    };
    let custom = |name: &str, members: &str, comment: &str| {
        case(name, &format!("{EXP}{members}"), comment).rules(role())
    };
    cases.extend([
        custom("required", r#","role":"admin""#, "it is there").violates(&[]),
        custom("required-false", r#","role":false"#, "it is there").violates(&[]),
        custom("required-missing", "", "it is not").violates(&[("role", "missing")]),
        custom("required-null", r#","role":null"#, "it is not").violates(&[("role", "missing")]),
        custom(
            "required-nested",
            r#","a":{"role":1}"#,
            "only the top level counts",
        )
        .violates(&[("role", "missing")]),
    ]);
    cases
}
