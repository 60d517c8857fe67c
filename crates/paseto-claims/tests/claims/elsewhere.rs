//! Claims that are not the payload of a token.

use core::time::Duration;

use paseto_claims::Rules;
use paseto_core::{ClaimErrorKind as Kind, Error};

use crate::toy::NOW;

#[test]
fn they_are_checked_like_those_of_a_token() {
    let rules = Rules::at(NOW)
        .audience("api")
        .max_age(Duration::from_secs(60));
    let good = r#"{"aud":"api","exp":"2022-01-01T00:10:00Z","iat":"2022-01-01T00:00:00Z"}"#;
    let last_moment = good.replace("00:10:00", "00:00:00");
    for good in [good, &last_moment] {
        assert_eq!(rules.check_claims(good.as_bytes()), Ok(()));
    }
    for (claims, claim, kind) in [
        (good.replace("exp", "exq"), "exp", Kind::Missing),
        (
            good.replace("2022-01-01T00:10:00Z", "2021-01-01T00:10:00Z"),
            "exp",
            Kind::Expired,
        ),
        (
            good.replace("\"api\"", "\"admin\""),
            "aud",
            Kind::Unexpected,
        ),
        (good.replace("\"api\"", "7"), "aud", Kind::WrongType),
    ] {
        let found = rules.check_claims(claims.as_bytes());
        let Err(Error::Claims(errors)) = found else {
            panic!("{claims}: {found:?}");
        };
        assert_eq!(errors.of(claim).map(|error| error.kind()), Some(kind));
    }
    for broken in ["", "[]", "{", r#"{"exp":1,"exp":2}"#] {
        let refused = rules.check_claims(broken.as_bytes());
        assert!(matches!(refused, Err(Error::Payload(_))), "{broken}");
    }
}
