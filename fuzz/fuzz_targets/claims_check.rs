//! Any bytes as an authentic payload: no panic, the guard agrees with `serde_json`, the rules fail
//! closed, and claims that were read make the same claims again.

#![no_main]

use core::time::Duration;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use paseto_core::json::{Limits, scan};
use paseto_fuzz::json::{Opinion, opinion};
use paseto_v4::{
    Check, Claims, ClaimsUnchecked, Error, LocalKey, Rules, SecretKey, Timestamp, Token, Untrusted,
    Verified,
};
use serde_json::{Map, Value};

type Object = Map<String, Value>;

static LOCAL: LazyLock<LocalKey> = LazyLock::new(paseto_fuzz::local_key);
static SECRET: LazyLock<SecretKey> = LazyLock::new(paseto_fuzz::secret_key);
/// The moment at which the official vectors expire.
const NOW: Timestamp = Timestamp::from_unix(1_640_995_200);

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    Rules::at(NOW)
        .leeway(Duration::from_millis(1500))
        .rule("role", |claims| match claims.get::<String>("role") {
            Ok(Some(role)) if role == "guest" => Err("not guest".into()),
            _ => Ok(()),
        })
});
static STRICT: LazyLock<Rules> = LazyLock::new(|| {
    Rules::valid_at(NOW)
        .issuer("i")
        .subject_any_of(["s", "é"])
        .audience("a")
        .token_identifier("j")
        .require("role")
        .max_age(Duration::from_secs(60))
        .max_lifetime(Duration::from_secs(60))
});

fuzz_target!(|payload: &[u8]| {
    let agreed = guard_agrees(payload);
    let bare = check::<Value>(payload, &ClaimsUnchecked::new());
    let unchecked = check::<Claims<Object>>(payload, &ClaimsUnchecked::new());
    let claims = check::<Claims<Object>>(payload, &*RULES);
    let strict = check::<Claims<Object>>(payload, &*STRICT);

    let object = match agreed {
        Agreed::Object(object) => object,
        Agreed::Beyond => return,
        Agreed::No => {
            assert!(bare.is_err() && unchecked.is_err() && claims.is_err() && strict.is_err());
            return;
        }
    };
    assert_eq!(
        bare.expect("it is JSON").into_claims(),
        Value::Object(object.clone())
    );
    if let Ok(claims) = claims {
        accepted(claims.claims(), &object);
    }
    if let Ok(claims) = strict {
        let claims = claims.claims();
        accepted(claims, &object);
        assert_eq!(
            (claims.iss(), claims.aud(), claims.jti()),
            (Some("i"), Some("a"), Some("j"))
        );
        assert!(claims.nbf().is_some() && claims.iat().is_some());
        assert!(
            claims.exp()
                <= claims
                    .iat()
                    .map(|iat| iat.saturating_add(Duration::from_secs(60)))
        );
        assert!(object.get("role").is_some_and(|role| !role.is_null()));
    }
    round_trip(unchecked.expect("it is JSON").claims());
});

/// What the guard and `serde_json` make of a payload.
enum Agreed {
    Object(Object),
    No,
    /// It is JSON, but `serde_json` cannot hold all of it, so there is nothing to compare with.
    Beyond,
}

/// What the guard accepts is what `serde_json` reads without a duplicate, and the other way round.
fn guard_agrees(payload: &[u8]) -> Agreed {
    let limits = Limits::new(1024 * 1024, Limits::MAX_DEPTH, 65_536);
    let mut members = Vec::new();
    let scanned = scan(payload, &limits, |member| members.push(member));
    match (scanned, opinion(payload)) {
        (Ok(text), Opinion::Object(object)) => {
            assert_eq!(text.as_bytes(), payload);
            assert_eq!(members.len(), object.len());
            for (member, (name, value)) in members.into_iter().zip(&object) {
                assert!(member.name.is(name));
                assert_eq!(member.name.to_cow(), *name);
                let read: Value = serde_json::from_str(member.value.as_raw()).expect("a value");
                assert_eq!(&read, value);
                assert_eq!(
                    member.value.as_str().map(|text| text.to_cow()).as_deref(),
                    value.as_str()
                );
                assert_eq!(member.value.is_null(), value.is_null());
            }
            Agreed::Object(object.into_iter().collect())
        }
        // Numbers that no `f64` holds, and the 128th level: the guard does not mind.
        (_, Opinion::Beyond) => Agreed::Beyond,
        (Err(_), Opinion::Duplicate | Opinion::No) => Agreed::No,
        (scanned, opinion) => panic!("the guard says {scanned:?}, serde_json {opinion:?}"),
    }
}

/// Makes a token and checks it: mostly a local one, because that is faster.
fn check<T>(payload: &[u8], check: &impl Check<T>) -> Result<Verified<T>, Error> {
    let token = Token::from_bytes(payload);
    if payload.len().is_multiple_of(32) {
        let text = token.sign(&*SECRET).expect("no footer");
        Untrusted::parse(&text)?.verify(SECRET.public_key(), check)
    } else {
        let text = token.encrypt(&*LOCAL).expect("no footer");
        Untrusted::parse(&text)?.decrypt(&*LOCAL, check)
    }
}

/// What holds of every token that the default rules accept.
fn accepted(claims: &Claims<Object>, object: &Object) {
    let text = |name| {
        object
            .get(name)
            .map(|value| value.as_str().expect("a string"))
    };
    assert_eq!(claims.iss(), text("iss"));
    assert_eq!(claims.sub(), text("sub"));
    assert_eq!(claims.aud(), text("aud"));
    assert_eq!(claims.jti(), text("jti"));
    let time = |name| text(name).map(|text| text.parse::<Timestamp>().expect("a time"));
    assert_eq!(claims.exp(), time("exp"));
    assert_eq!(claims.nbf(), time("nbf"));
    assert_eq!(claims.iat(), time("iat"));
    let leeway = Duration::from_millis(1500);
    assert!(claims.exp() >= Some(NOW.saturating_sub(leeway)));
    assert!(claims.nbf() <= Some(NOW.saturating_add(leeway)));
    assert!(claims.iat() <= Some(NOW.saturating_add(leeway)));
    assert_ne!(object.get("role"), Some(&Value::from("guest")));
    let registered = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"];
    let custom = object
        .iter()
        .filter(|(name, _)| !registered.contains(&name.as_str()));
    assert!(custom.eq(claims.custom()));
}

/// Claims that were read can be made again, and are then the same but for fractions of a second.
fn round_trip(claims: &Claims<Object>) {
    let text = Token::new(claims)
        .expect("claims that were read")
        .encrypt(&*LOCAL)
        .expect("no footer");
    let again: Verified<Claims<Object>> = Untrusted::parse(&text)
        .expect("a token")
        .decrypt(&*LOCAL, &ClaimsUnchecked::new())
        .expect("claims that were made");
    let again = again.claims();
    assert_eq!(again.custom(), claims.custom());
    assert_eq!((again.iss(), again.sub()), (claims.iss(), claims.sub()));
    assert_eq!((again.aud(), again.jti()), (claims.aud(), claims.jti()));
    let whole = |time: Option<Timestamp>| {
        let time = time.map(|time| time.clamp(Timestamp::MIN, Timestamp::MAX));
        time.map(Timestamp::unix_seconds)
    };
    for (after, before) in [
        (again.exp(), claims.exp()),
        (again.nbf(), claims.nbf()),
        (again.iat(), claims.iat()),
    ] {
        assert_eq!(whole(after), whole(before));
    }
}
