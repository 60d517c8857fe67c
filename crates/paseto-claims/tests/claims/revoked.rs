//! Tokens that may be used often, and can be revoked.

use core::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};
use std::sync::Arc;

use paseto_claims::{
    Claims, ClaimsUnchecked, NotRevoked, PayloadLimits, Rules, SeenTokens, Timestamp,
};
use paseto_core::{ClaimErrorKind as Kind, Error, TokenId, Verified};
use serde::Deserialize;

use crate::{
    seen::Recorded,
    toy::{NOW, check, time, verified},
};

#[derive(Deserialize)]
struct Session {
    user: String,
}

const GOOD: &str = r#"{"aud":"api","exp":"2022-01-01T00:10:00Z","user":"alice"}"#;

fn not_revoked(list: &Recorded) -> NotRevoked<&Recorded> {
    Rules::at(NOW).audience("api").not_revoked(list)
}

/// A token that no rule was applied to.
fn any(payload: &str) -> Verified<serde::de::IgnoredAny> {
    verified(payload, &ClaimsUnchecked::new()).unwrap()
}

#[test]
fn as_often_as_wanted_until_it_is_revoked() {
    let list = Recorded::default();
    let rules = not_revoked(&list);
    let other = GOOD.replace("alice", "bob");
    for _ in 0..3 {
        assert_eq!(check::<Session>(GOOD, &rules).unwrap().user, "alice");
        let claims: Claims<Session> = check(GOOD, &rules).unwrap();
        assert_eq!(claims.aud(), Some("api"));
    }
    assert_eq!(list.times(), []);

    let session: Verified<Session> = verified(GOOD, &rules).unwrap();
    rules.revoke(&session).unwrap();
    for _ in 0..3 {
        assert_eq!(check::<Session>(GOOD, &rules).err(), Some(Error::Revoked));
        assert_eq!(check::<Claims>(GOOD, &rules).err(), Some(Error::Revoked));
    }
    rules.revoke(&session).unwrap();
    // Nobody else is.
    assert!(check::<Session>(&other, &rules).is_ok());
}

#[test]
fn the_list_is_asked_when_everything_else_holds() {
    let list = Recorded::default();
    let rules = not_revoked(&list);
    for (payload, code) in [
        (GOOD.replace("api", "admin"), "claims"),
        (GOOD.replace(r#""alice""#, "7"), "payload"),
        (GOOD.replace("exp", "exq"), "claims"),
    ] {
        let error = check::<Session>(&payload, &rules).err().unwrap();
        assert_eq!(error.code(), code, "{payload}: {error}");
        assert!(check::<Claims<Session>>(&payload, &rules).is_err());
    }
    assert_eq!(list.calls.get(), 0);
}

#[test]
fn exp_must_be_there_whatever_else_is_allowed() {
    let list = Recorded::default();
    let rules = Rules::at(NOW).allow_no_expiry().not_revoked(&list);
    let Err(Error::Claims(errors)) = check::<Session>(r#"{"user":"alice"}"#, &rules) else {
        panic!("it cannot be revoked");
    };
    assert_eq!(errors.of("exp").map(|e| e.kind()), Some(Kind::Missing));
    assert_eq!(list.calls.get(), 0);
}

#[test]
fn without_an_answer_the_token_is_refused() {
    let list = Recorded::default();
    list.broken.set(true);
    let rules = not_revoked(&list);
    assert_eq!(
        check::<Session>(GOOD, &rules).err(),
        Some(Error::Unavailable)
    );
    assert_eq!(
        check::<Claims>(GOOD, &rules).err(),
        Some(Error::Unavailable)
    );
    // Who wants to revoke hears that it did not happen.
    assert_eq!(rules.revoke(&any(GOOD)), Err(Error::Unavailable));
}

/// It is on the list as long as these rules would accept it.
#[test]
fn a_token_is_revoked_as_long_as_it_is_accepted() {
    let list = Recorded::default();
    let until = time("2022-01-01T00:10:45.5Z");
    let rules = |now| {
        let rules = Rules::at(now).leeway(Duration::from_millis(45_500));
        rules.not_revoked(&list)
    };
    rules(NOW).revoke(&any(GOOD)).unwrap();
    assert_eq!(list.times(), [until]);
    let other = any(&GOOD.replace("alice", "bob"));
    rules(until).revoke(&other).unwrap();
    assert_eq!(list.times(), [until, until]);
    // After it another clock than this one may still accept it, so a list that takes it has it.
    let later = rules(until.saturating_add(Duration::from_nanos(1)));
    let third = any(&GOOD.replace("alice", "carol"));
    later.revoke(&third).unwrap();
    assert_eq!(list.times(), [until; 3]);
    // But one that does not is no failure then, and is one at the last moment.
    list.broken.set(true);
    assert_eq!(later.revoke(&third), Ok(()));
    assert_eq!(rules(until).revoke(&third), Err(Error::Unavailable));
}

/// The clock goes on while the list is asked: one that has expired by then is no longer on it.
#[test]
fn a_token_that_expires_while_the_list_is_asked_is_refused() {
    struct Slow(Arc<AtomicBool>);
    impl SeenTokens for Slow {
        fn consume(&self, _: &TokenId, _: Timestamp) -> Result<(), Error> {
            Err(Error::Unavailable)
        }

        fn contains(&self, _: &TokenId) -> Result<bool, Error> {
            self.0.store(true, Ordering::Relaxed);
            Ok(false)
        }
    }
    let exp = time("2022-01-01T00:10:00Z");
    for (after, expected) in [(0, None), (1, Some(Kind::Expired))] {
        let asked = Arc::new(AtomicBool::new(false));
        let slow = Slow(Arc::clone(&asked));
        let clock = move || match asked.load(Ordering::Relaxed) {
            false => exp,
            true => exp.saturating_add(Duration::from_nanos(after)),
        };
        let rules = Rules::with_clock(clock).not_revoked(slow);
        let kind = |error| match error {
            Error::Claims(errors) => errors.iter().map(|e| e.kind()).next(),
            other => panic!("{other}"),
        };
        assert_eq!(
            check::<Session>(GOOD, &rules).err().and_then(kind),
            expected
        );
        let claims = check::<Claims<Session>>(GOOD, &rules);
        assert_eq!(claims.err().and_then(kind), expected);
    }
}

/// Tokens that other rules accepted.
#[test]
fn what_cannot_be_revoked_is_an_error() {
    let list = Recorded::default();
    let rules = not_revoked(&list);
    for (payload, kind) in [
        (r#"{"aud":"api"}"#, Kind::Missing),
        (r#"{"aud":"api","exp":7,"nbf":8}"#, Kind::WrongType),
        (r#"{"aud":"api","exp":"soon","iat":8}"#, Kind::NotATime),
    ] {
        let Err(Error::Claims(errors)) = rules.revoke(&any(payload)) else {
            panic!("{payload}");
        };
        let kinds: Vec<_> = errors.iter().map(|e| (e.claim(), e.kind())).collect();
        assert_eq!(kinds, [("exp", kind)], "{payload}");
    }
    let short = Rules::at(NOW).limits(PayloadLimits::new(10, 1, 1));
    let refused = short.not_revoked(&list).revoke(&any(GOOD));
    assert_eq!(refused.map_err(|error| error.code()), Err("payload"));
    assert_eq!(list.calls.get(), 0);
}

#[test]
fn debug_shows_the_rules() {
    let text = format!("{:?}", not_revoked(&Recorded::default()));
    assert!(
        text.starts_with("NotRevoked(Rules") && text.contains("api"),
        "{text}"
    );
}
