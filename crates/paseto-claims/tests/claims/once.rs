//! Tokens that may be used once.

use core::time::Duration;

use paseto_claims::{Claims, ClaimsUnchecked, Once, Rules, SeenTokens};
use paseto_core::{Check, ClaimErrorKind as Kind, Error};
use serde::Deserialize;

use crate::{
    seen::Recorded,
    toy::{NOW, check, time, verified},
};

#[derive(Deserialize)]
struct Reset {
    user: String,
}

const GOOD: &str = r#"{"aud":"reset","exp":"2022-01-01T00:10:00Z","user":"alice"}"#;

fn once(seen: &Recorded) -> Once<&Recorded> {
    Rules::at(NOW).audience("reset").once(seen)
}

/// Both ways to read claims use the token up, for both.
#[test]
fn the_second_use_is_refused() {
    let seen = Recorded::default();
    let rules = once(&seen);
    let first: Reset = check(GOOD, &rules).unwrap();
    assert_eq!(first.user, "alice");
    assert_eq!(check::<Reset>(GOOD, &rules).err(), Some(Error::AlreadyUsed));
    assert_eq!(
        check::<Claims>(GOOD, &rules).err(),
        Some(Error::AlreadyUsed)
    );

    let other = GOOD.replace("alice", "bob");
    let first: Claims<Reset> = check(&other, &rules).unwrap();
    assert_eq!((first.aud(), &*first.custom().user), (Some("reset"), "bob"));
    assert_eq!(
        check::<Claims<Reset>>(&other, &rules).err(),
        Some(Error::AlreadyUsed)
    );
    assert_eq!(
        check::<Reset>(&other, &rules).err(),
        Some(Error::AlreadyUsed)
    );
}

/// Whoever breaks a rule, or brings other claims than are wanted, does not use up the token.
#[test]
fn a_token_that_is_refused_is_not_used_up() {
    fn refused<C>(payload: &str, rules: &impl Check<C>, code: &str) {
        let error = check::<C>(payload, rules).err().unwrap();
        assert_eq!(error.code(), code, "{payload}: {error}");
    }
    let seen = Recorded::default();
    let late = NOW.saturating_add(Duration::from_secs(601));
    refused::<Reset>(GOOD, &Rules::at(late).once(&seen), "claims");
    refused::<Reset>(GOOD, &Rules::at(NOW).audience("api").once(&seen), "claims");
    let guest = Rules::at(NOW).rule("user", |_| Err("not be alice".into()));
    refused::<Reset>(GOOD, &guest.once(&seen), "claims");

    let rules = once(&seen);
    let number = GOOD.replace(r#""alice""#, "7");
    refused::<Reset>(&number, &rules, "payload");
    refused::<Claims<Reset>>(&number, &rules, "payload");
    refused::<Reset>(r#"{"aud":"reset"}"#, &rules, "claims");
    refused::<Reset>("[]", &rules, "payload");
    assert_eq!((seen.calls.get(), seen.times()), (0, vec![]));

    check::<Reset>(GOOD, &rules).unwrap();
    assert_eq!(seen.times().len(), 1);
}

/// Otherwise it would have to be remembered for ever.
#[test]
fn exp_must_be_there_whatever_else_is_allowed() {
    let seen = Recorded::default();
    let rules = Rules::at(NOW).audience("api").allow_no_expiry().once(&seen);
    for payload in [r#"{"aud":"reset"}"#, r#"{"aud":"reset","exp":null}"#] {
        let Err(Error::Claims(errors)) = check::<Reset>(payload, &rules) else {
            panic!("{payload}");
        };
        let kinds: Vec<_> = errors.iter().map(|e| (e.claim(), e.kind())).collect();
        let exp = match payload.contains("null") {
            true => Kind::WrongType,
            false => Kind::Missing,
        };
        assert!(kinds.contains(&("exp", exp)), "{payload}: {kinds:?}");
        // With everything else that is wrong.
        assert!(kinds.contains(&("aud", Kind::Unexpected)), "{kinds:?}");
    }
    assert_eq!(seen.calls.get(), 0);
}

/// A token is accepted until `exp` and the leeway have passed, so it is remembered as long, to the
/// nanosecond.
#[test]
fn a_token_is_remembered_as_long_as_it_is_accepted() {
    let leeway = Duration::new(30, 250_000_000);
    for exp in [
        "2022-01-01T00:00:00Z",
        "2022-01-01T00:00:00.9Z",
        "2022-01-01T01:00:00+01:00",
        "9999-12-31T23:59:59.999999999Z",
    ] {
        let payload = format!(r#"{{"exp":"{exp}","user":"alice"}}"#);
        let seen = Recorded::default();
        let last = time(exp).saturating_add(leeway);
        // The last moment at which it is accepted is the last at which it is remembered.
        let early = Rules::at(NOW).leeway(leeway).once(&seen);
        check::<Reset>(&payload, &early).unwrap();
        assert_eq!(seen.times(), [last], "{exp}");
        let at_last = Rules::at(last).leeway(leeway).once(&seen);
        assert_eq!(
            check::<Reset>(&payload, &at_last).err(),
            Some(Error::AlreadyUsed)
        );
        let after = last.saturating_add(Duration::from_nanos(1));
        let after = Rules::at(after).leeway(leeway).once(&seen);
        let refused = check::<Reset>(&payload, &after).err().unwrap();
        assert_eq!(refused.code(), "claims");
    }
}

#[test]
fn without_an_answer_the_token_is_refused() {
    let seen = Recorded::default();
    seen.broken.set(true);
    let rules = once(&seen);
    assert_eq!(check::<Reset>(GOOD, &rules).err(), Some(Error::Unavailable));
    assert_eq!(
        check::<Claims>(GOOD, &rules).err(),
        Some(Error::Unavailable)
    );
    seen.broken.set(false);
    assert!(check::<Reset>(GOOD, &rules).is_ok());
}

/// What was shown but not yet used can be withdrawn.
#[test]
fn a_token_can_be_revoked_before_it_is_used() {
    let seen = Recorded::default();
    let rules = once(&seen);
    let token = verified::<Reset>(GOOD, &ClaimsUnchecked::new()).unwrap();
    rules.revoke(&token).unwrap();
    assert_eq!(seen.contains(&token.token_id()), Ok(true));
    assert_eq!(check::<Reset>(GOOD, &rules).err(), Some(Error::AlreadyUsed));
    rules.revoke(&token).unwrap();
}

#[test]
fn debug_shows_the_rules() {
    let seen = Recorded::default();
    let text = format!("{:?}", once(&seen));
    assert!(
        text.starts_with("Once(Rules") && text.contains("reset"),
        "{text}"
    );
}
