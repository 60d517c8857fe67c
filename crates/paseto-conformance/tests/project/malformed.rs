//! Claims of the wrong type and times that are none, in each version and purpose.

use crate::project::{
    case::{Case, Rules},
    claims::EXP,
    protocol::Side,
    times,
};

const VALUES: [(&str, &str); 3] = [
    ("null", "null"),
    ("number", "1893456000"),
    ("array", r#"["2030-01-01T00:00:00Z"]"#),
];

/// Those of [`times::INVALID`] that lenient parsers read.
const TIMES: [&str; 11] = [
    "lower-case-t",
    "lower-case-z",
    "space-for-t",
    "no-offset",
    "date-only",
    "epoch-in-a-string",
    "hour-24",
    "second-61",
    "leap-second-at-noon",
    "year-10000",
    "year-negative",
];

pub(crate) fn cases(side: &Side) -> Vec<Case> {
    let case = |name: &str, members: &str, comment: &str| {
        let payload = format!("{{{members}}}");
        let token = (side.make)(payload.as_bytes(), b"", b"");
        let case = side.read(&format!("claims-{name}"), &token, comment);
        case.rules(Rules::now()).payload(&payload)
    };
    let mut cases = Vec::new();
    for claim in ["exp", "nbf", "iat", "iss", "sub", "aud", "jti"] {
        let others = if claim == "exp" { "" } else { EXP };
        let comma = if others.is_empty() { "" } else { "," };
        for (kind, value) in VALUES {
            let members = format!("{others}{comma}\"{claim}\":{value}");
            let case = case(
                &format!("{claim}-{kind}"),
                &members,
                "a string, in any case",
            );
            cases.push(case.violates(&[(claim, "wrong-type")]));
        }
    }
    for (name, time, comment) in times::INVALID {
        if TIMES.contains(name) {
            let case = case(name, &format!("\"exp\":\"{time}\""), comment);
            cases.push(case.violates(&[("exp", "not-a-time")]));
        }
    }
    cases
}
