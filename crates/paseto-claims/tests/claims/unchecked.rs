//! Authentication without a check of the claims.

use paseto_claims::{Claims, ClaimsUnchecked};
use serde_json::{Map, Value, json};

use crate::toy::{read, time};

#[test]
fn nothing_is_checked() {
    let claims: Claims =
        read(r#"{"exp":"1999-01-01T00:00:00Z","nbf":"2999-01-01T00:00:00Z","aud":"x"}"#).unwrap();
    assert_eq!(claims.exp(), Some(time("1999-01-01T00:00:00Z")));
    assert_eq!(claims.nbf(), Some(time("2999-01-01T00:00:00Z")));
    assert_eq!(claims.aud(), Some("x"));
    let claims: Claims = read("{}").unwrap();
    assert_eq!((claims.exp(), claims.iss()), (None, None));
}

/// As documented: there, but not of its type, reads as not there. The whole object still shows it.
#[test]
fn claims_of_the_wrong_type() {
    let payload = r#"{"exp":1,"nbf":null,"iat":"noon","iss":[],"sub":{},"aud":true,"jti":0,"a":1}"#;
    let claims: Claims<Map<String, Value>> = read(payload).unwrap();
    assert_eq!(
        (claims.exp(), claims.nbf(), claims.iat()),
        (None, None, None)
    );
    assert_eq!(
        (claims.iss(), claims.sub(), claims.aud(), claims.jti()),
        (None, None, None, None)
    );
    assert_eq!(Value::from(claims.into_custom()), json!({"a": 1}));
    let value: Value = read(payload).unwrap();
    assert_eq!(value["exp"], 1);
    assert_eq!(value.as_object().map(Map::len), Some(8));
}

#[test]
fn the_default() {
    assert_eq!(
        format!("{:?}", ClaimsUnchecked::new()),
        format!("{:?}", ClaimsUnchecked::default())
    );
}
