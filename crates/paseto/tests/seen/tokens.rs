//! Real tokens, from the text to the list.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    thread,
    time::Duration,
};

use paseto::{
    ClaimError, ClaimErrorKind, Claims, ClaimsView, Error, NotRevoked, Once, Router, Rules,
    SeenInMemory, SeenTokens, Timestamp, Token, TokenId, Untrusted, Verified,
    v4::{LocalKey, SecretKey},
};

const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);

fn local() -> LocalKey {
    LocalKey::from_bytes(&[9; 32]).unwrap()
}

fn secret() -> SecretKey {
    SecretKey::from_seed(&[7; 32]).unwrap()
}

fn list() -> SeenInMemory {
    SeenInMemory::at_most(100).with_clock(|| NOW)
}

fn rules() -> Rules {
    Rules::at(NOW).audience("reset")
}

fn claims() -> Claims {
    Claims::at(NOW, ()).audience("reset")
}

/// In the order of the checks: the key, the rules, and the list at last.
#[test]
fn a_token_is_used_up_by_the_one_who_may_use_it() {
    let seen = list();
    let once = rules().once(&seen);
    let text = Token::new(&claims()).unwrap().encrypt(&local()).unwrap();
    let open = |key: &LocalKey, once: &Once<&SeenInMemory>| {
        let token = Untrusted::parse(&text).unwrap();
        token.decrypt::<_, Claims>(key, once).map(|_| ())
    };
    let stranger = LocalKey::from_bytes(&[8; 32]).unwrap();
    assert_eq!(open(&stranger, &once), Err(Error::NotAuthentic));
    let other = Rules::at(NOW).audience("login").once(&seen);
    assert_eq!(open(&local(), &other).unwrap_err().code(), "claims");
    assert!(seen.is_empty());
    assert_eq!(open(&local(), &once), Ok(()));
    assert_eq!(open(&local(), &once), Err(Error::AlreadyUsed));
}

/// What is signed counts, not the text: an implicit assertion and a footer are of it.
#[test]
fn what_is_authenticated_is_what_is_used_up() {
    let seen = list();
    let once = rules().once(&seen);
    let key = secret();
    let verify = |footer: &str, implicit: &str| {
        let token = Token::new(&claims()).unwrap().footer(footer);
        let text = token.implicit(implicit).sign(&key).unwrap();
        let token = Untrusted::parse(&text).unwrap().implicit(implicit);
        token
            .verify::<_, Claims>(key.public_key(), &once)
            .map(|_| ())
    };
    for (footer, implicit) in [("", ""), ("f", ""), ("", "i")] {
        assert_eq!(verify(footer, implicit), Ok(()), "{footer} {implicit}");
    }
    // Signing is deterministic: the same claims are the same token.
    for (footer, implicit) in [("", ""), ("f", ""), ("", "i")] {
        assert_eq!(verify(footer, implicit), Err(Error::AlreadyUsed));
    }
}

/// A service holds the rules, and all its threads use them.
#[test]
fn rules_and_list_are_shared_between_threads() {
    struct Service {
        once: Once<Arc<dyn SeenTokens + Send + Sync>>,
        session: NotRevoked<Arc<dyn SeenTokens + Send + Sync>>,
    }
    let seen: Arc<dyn SeenTokens + Send + Sync> = Arc::new(list());
    let revoked: Arc<dyn SeenTokens + Send + Sync> = Arc::new(list());
    let service = Arc::new(Service {
        once: rules().once(seen),
        session: rules().not_revoked(revoked),
    });
    let text: Arc<str> = Token::new(&claims())
        .unwrap()
        .encrypt(&local())
        .unwrap()
        .into();
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let (service, text) = (Arc::clone(&service), Arc::clone(&text));
            thread::spawn(move || {
                let token = Untrusted::parse(&text).unwrap();
                let session: Verified<Claims> = token.decrypt(&local(), &service.session).unwrap();
                drop(session);
                let token = Untrusted::parse(&text).unwrap();
                token.decrypt::<_, Claims>(&local(), &service.once).is_ok()
            })
        })
        .collect();
    let first = threads
        .into_iter()
        .filter_map(|thread| thread.join().unwrap().then_some(()));
    assert_eq!(first.count(), 1);

    let session: Verified<Claims> = Untrusted::parse(&text)
        .unwrap()
        .decrypt(&local(), &service.session)
        .unwrap();
    service.session.revoke(&session).unwrap();
    let late = Untrusted::parse(&text).unwrap();
    let late = late.decrypt::<_, Claims>(&local(), &service.session);
    assert_eq!(late.unwrap_err(), Error::Revoked);
}

/// Who may be late by the leeway must not be first a second time.
#[test]
fn the_leeway_is_remembered_too() {
    let seen = SeenInMemory::at_most(2).with_clock(|| NOW.saturating_add(Duration::from_secs(90)));
    let claims = claims().expires_at(NOW.saturating_add(Duration::from_secs(60)));
    let text = Token::new(&claims).unwrap().encrypt(&local()).unwrap();
    let late = Rules::at(NOW.saturating_add(Duration::from_secs(90)));
    let once = late.leeway(Duration::from_secs(30)).once(&seen);
    let open = || {
        let token = Untrusted::parse(&text).unwrap();
        token.decrypt::<_, Claims>(&local(), &once).map(|_| ())
    };
    assert_eq!(open(), Ok(()));
    // The list forgets what it can before it looks.
    assert_eq!(open(), Err(Error::AlreadyUsed));
}

/// One half of the rules is in a router, the other ends sessions.
#[test]
fn rules_in_a_router_and_by_hand() {
    let rules = rules().not_revoked(Arc::new(list()));
    let router = Router::<()>::new().verify(secret().public_key().clone(), rules.clone());
    let text = Token::new(&claims()).unwrap().sign(&secret()).unwrap();
    let token = router.accept(&text).unwrap();
    rules.revoke(&token).unwrap();
    let refused = router.accept(&text).map(drop).unwrap_err();
    assert_eq!(refused, Error::Revoked);
}

/// The moment at which a token expires may pass while it is being checked, and the list may forget it
/// just then.
#[test]
fn what_was_revoked_is_not_accepted_at_its_last_moment() {
    let clock = Arc::new(AtomicI64::new(NOW.unix_seconds()));
    let now = {
        let clock = Arc::clone(&clock);
        move || Timestamp::from_unix(clock.load(Ordering::Relaxed))
    };
    let seen = Arc::new(SeenInMemory::at_most(100).with_clock(now.clone()));
    let (end, late) = (NOW.unix_seconds() + 3600, NOW.unix_seconds() + 3601);
    let rules = {
        let (seen, clock) = (Arc::clone(&seen), Arc::clone(&clock));
        let slow = Arc::new(AtomicI64::new(0));
        let rule = move |_: &ClaimsView<'_>| {
            if clock.load(Ordering::Relaxed) == end && slow.fetch_add(1, Ordering::Relaxed) == 0 {
                clock.store(late, Ordering::Relaxed);
                seen.consume(&TokenId::new([1; 32]), Timestamp::MAX)
                    .unwrap();
            }
            Ok(())
        };
        Rules::with_clock(now).audience("reset").rule("aud", rule)
    };
    let rules = rules.not_revoked(Arc::clone(&seen));
    let text = Token::new(&claims()).unwrap().encrypt(&local()).unwrap();
    let check = || Untrusted::parse(&text)?.decrypt::<_, Claims>(&local(), &rules);
    rules.revoke(&check().unwrap()).unwrap();
    assert_eq!(check().unwrap_err(), Error::Revoked);

    clock.store(end, Ordering::Relaxed);
    let refused = check().unwrap_err();
    assert_eq!(seen.len(), 1, "it was forgotten");
    let Error::Claims(errors) = refused else {
        panic!("{refused}");
    };
    assert_eq!(
        errors.of("exp").map(ClaimError::kind),
        Some(ClaimErrorKind::Expired)
    );
}
