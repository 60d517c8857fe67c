//! The invariants of `docs/ARCHITECTURE.md`, each with a test that fails when it is broken.

#![cfg(feature = "v4")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use core::{cell::Cell, time::Duration};

use paseto::{
    Authentic, Claims, Error, FooterLimits, Gate, Header, KeyRing, KeySet, KeyState, KidError,
    Rules, Timestamp, Token, Untrusted, Verified,
    json::JsonError,
    v4::{LocalKey, PublicKey, SecretKey},
};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Session {
    role: String,
}

const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);

fn secret() -> SecretKey {
    SecretKey::from_seed(&[7; 32]).unwrap()
}

fn local() -> LocalKey {
    LocalKey::from_bytes(&[9; 32]).unwrap()
}

fn claims() -> Claims<Session> {
    let role = "admin".into();
    Claims::at(NOW, Session { role }).audience("api")
}

/// Any payload, and no rule: only what is authentic gets here.
fn raw(token: &Authentic) -> Result<Vec<u8>, Error> {
    Ok(token.payload().to_vec())
}

#[test]
fn one_spelling_per_token() {
    let text = Token::new(&claims())
        .unwrap()
        .footer("f")
        .sign(&secret())
        .unwrap();
    let bare = text.rsplit_once('.').unwrap().0;
    for other in [
        format!("{bare}."),
        format!("{text}."),
        format!("{text}="),
        format!(" {text}"),
        format!("{text}\n"),
        format!("{text}\0"),
        format!("{bare}=.Zg"),
        format!("{bare}.Zh"),
        format!("{bare}.Z"),
        format!("{bare}..Zg"),
        text.replace('.', ".."),
        text.replacen("v4", "V4", 1),
        text.replacen("v4.public", "v4c.public", 1),
        text.replacen("v4.public", "v4.Public", 1),
    ] {
        assert!(Untrusted::parse(&other).is_err(), "{other}");
    }
    assert!(Untrusted::parse(&text).is_ok());
}

#[test]
fn nothing_unauthenticated_is_decoded() {
    let text = Token::from_bytes(b"no JSON").sign(&secret()).unwrap();
    let other = SecretKey::from_seed(&[8; 32]).unwrap();
    let seen = Cell::new(false);
    let check = |_: &Authentic| {
        seen.set(true);
        Ok::<(), Error>(())
    };
    let refused = Untrusted::parse(&text)
        .unwrap()
        .verify(other.public_key(), &check)
        .map(|_| ());
    assert_eq!(refused, Err(Error::NotAuthentic));
    assert!(!seen.get(), "the payload was looked at");
}

#[test]
fn a_footer_is_bounded_before_it_is_parsed() {
    let footer = |footer: String| {
        let text = Token::new(&claims()).unwrap().footer(footer);
        Untrusted::parse(&text.sign(&secret()).unwrap()).unwrap()
    };
    let limits = FooterLimits::default();
    let long = footer(format!("{{\"a\":\"{}\"}}", "x".repeat(8192)));
    assert!(long.untrusted_footer().json(&limits).is_err());
    let deep = footer(r#"{"a":{"b":{}}}"#.into());
    assert!(deep.untrusted_footer().json(&limits).is_err());
    assert!(
        deep.untrusted_footer()
            .json(&FooterLimits::new(8192, 3, 512))
            .is_ok()
    );
    let names: Vec<_> = (0..513).map(|n| format!("\"{n}\":0")).collect();
    let many = footer(format!("{{{}}}", names.join(",")));
    assert!(many.untrusted_footer().json(&limits).is_err());
}

#[test]
fn cryptographic_failures_are_one() {
    let rules = Rules::at(NOW);
    let signed = Token::new(&claims()).unwrap().footer("f").implicit("i");
    let signed = signed.sign(&secret()).unwrap();
    let sealed = Token::new(&claims()).unwrap().footer("f").implicit("i");
    let sealed = sealed.encrypt(&local()).unwrap();
    let mut failures = Vec::new();
    for text in [&signed, &sealed] {
        let at = text.find('.').unwrap() + 10;
        for index in (at..text.rfind('.').unwrap() - 2).step_by(7) {
            // A letter in the middle of a group of four can become any other one.
            let altered = if text.as_bytes()[index] == b'A' {
                "B"
            } else {
                "A"
            };
            let mut text = text.clone();
            text.replace_range(index..=index, altered);
            failures.push(open(&text, "i", &rules));
        }
        failures.push(open(text, "j", &rules));
        failures.push(open(text, "", &rules));
        failures.push(open(&text.replace(".Zg", ".Zw"), "i", &rules));
        failures.push(open(text.strip_suffix(".Zg").unwrap(), "i", &rules));
    }
    assert!(failures.len() > 60);
    for failure in failures {
        let error = failure.unwrap_err();
        assert_eq!(error, Error::NotAuthentic);
        assert_eq!(format!("{error:?}"), "NotAuthentic");
    }
}

/// Opens a token of either purpose.
fn open(text: &str, implicit: &str, rules: &Rules) -> Result<(), Error> {
    let token = Untrusted::parse(text)?.implicit(implicit);
    let token: Verified<Session> = if text.starts_with("v4.public.") {
        token.verify(secret().public_key(), rules)?
    } else {
        token.decrypt(&local(), rules)?
    };
    assert_eq!(token.claims().role, "admin");
    Ok(())
}

#[test]
fn claims_fail_closed() {
    let rules = Rules::at(NOW).audience("api");
    let check = |payload: &str| -> Result<(), Error> {
        let text = Token::from_bytes(payload.as_bytes()).encrypt(&local())?;
        let token: Verified<()> = Untrusted::parse(&text)?.decrypt(&local(), &rules)?;
        assert_eq!(token.payload(), payload.as_bytes());
        Ok(())
    };
    let exp = r#""exp":"2099-01-01T00:00:00Z""#;
    check(&format!(r#"{{{exp},"aud":"api"}}"#)).unwrap();
    for payload in [
        String::new(),
        "[]".into(),
        "\"text\"".into(),
        format!(r#"{{{exp}}}"#),
        r#"{"aud":"api"}"#.into(),
        r#"{"exp":null,"aud":"api"}"#.into(),
        r#"{"exp":4070908800,"aud":"api"}"#.into(),
        r#"{"exp":"2099-01-01 00:00:00Z","aud":"api"}"#.into(),
        format!(r#"{{{exp},"aud":["api"]}}"#),
        format!(r#"{{{exp},"aud":"api","nbf":null}}"#),
        format!(r#"{{{exp},"aud":"api","iss":7}}"#),
        format!(r#"{{{exp},{exp},"aud":"api"}}"#),
        format!(r#"{{{exp},"aud":"api","x":{{"y":1,"\u0079":2}}}}"#),
        format!("{{{exp},\"aud\":\"api\"}}\u{feff}"),
    ] {
        let error = check(&payload).unwrap_err();
        assert!(
            matches!(error, Error::Payload(_) | Error::Claims(_)),
            "{payload}: {error}"
        );
    }
}

#[test]
fn all_violations_are_reported_together() {
    let rules = Rules::at(NOW.saturating_add(Duration::from_secs(7200)))
        .audience("web")
        .issuer("https://id.example")
        .max_age(Duration::from_secs(60));
    let text = Token::new(&claims()).unwrap().sign(&secret()).unwrap();
    let token = Untrusted::parse(&text).unwrap();
    let refused = token.verify::<_, Session>(secret().public_key(), &rules);
    let Err(Error::Claims(errors)) = refused else {
        panic!("accepted");
    };
    let claims: Vec<_> = errors.iter().map(|error| error.claim()).collect();
    assert_eq!(claims, ["iss", "exp", "iat", "aud"]);
    let aud = errors.of("aud").unwrap();
    assert_eq!((aud.expected(), aud.found()), ("\"web\"", Some("\"api\"")));
}

#[test]
fn secrets_are_not_shown() {
    let (secret, local) = (secret(), local());
    let shown = format!(
        "{secret:?} {local:?} {:?} {:?} {:?}",
        secret.to_paserk(),
        local.to_paserk(),
        secret.expose_bytes(),
    );
    for bytes in ["07070707", "0909", "7, 7", "9, 9", "BwcH", "CQkJ"] {
        assert!(!shown.contains(bytes), "{shown}");
    }
    let text = Token::new(&claims())
        .unwrap()
        .footer("foot")
        .encrypt(&local)
        .unwrap();
    let untrusted = Untrusted::parse(&text).unwrap();
    let shown = format!("{untrusted:?}");
    let token: Verified<Session> = untrusted.decrypt(&local, &Rules::at(NOW)).unwrap();
    let shown = format!("{shown} {token:?} {:?}", Token::new(&claims()).unwrap());
    for payload in ["admin", "api", "foot"] {
        assert!(!shown.contains(payload), "{shown}");
    }
}

#[test]
fn a_key_pair_is_one() {
    let mut bytes = *secret().expose_bytes().expose();
    bytes[63] ^= 1;
    assert_eq!(SecretKey::from_bytes(&bytes).unwrap_err().code(), "key");
    // The identity, a point of small order, signs anything.
    let mut identity = [0; 32];
    identity[0] = 1;
    assert_eq!(PublicKey::from_bytes(&identity).unwrap_err().code(), "key");
    let unchecked = PublicKey::from_paserk("k4.public.AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    let unchecked = unchecked.unwrap();
    assert_eq!(unchecked.as_bytes(), &identity);
    let text = Token::new(&claims()).unwrap().sign(&secret()).unwrap();
    let refused = Untrusted::parse(&text).unwrap().verify(&unchecked, &raw);
    assert_eq!(refused.unwrap_err().code(), "key");
}

#[test]
fn cost_is_bounded_before_it_is_spent() {
    let text = format!("v4.local.{}", "A".repeat(Untrusted::MAX_LENGTH));
    assert_eq!(Untrusted::parse(&text).unwrap_err().code(), "too-long");
    let small = Untrusted::parse_within("v4.local.AAAA", 12);
    assert_eq!(small.unwrap_err().code(), "too-long");
    let deep = format!("{{\"a\":{}", "[".repeat(1_000_000));
    let text = Token::from_bytes(deep.as_bytes())
        .encrypt(&local())
        .unwrap();
    let token = Untrusted::parse(&text).unwrap();
    let refused = token.decrypt::<_, ()>(&local(), &Rules::at(NOW));
    let Err(Error::Payload(JsonError::TooDeep { limit: 128, .. })) = refused else {
        panic!("parsed");
    };
}

#[test]
fn versions_and_purposes_do_not_mix() {
    let signed = Token::new(&claims()).unwrap().sign(&secret()).unwrap();
    let refused = Untrusted::parse(&signed).unwrap().decrypt(&local(), &raw);
    assert_eq!(refused.unwrap_err().code(), "wrong-header");
    let relabelled = signed.replacen("v4.public.", "v4.local.", 1);
    let refused = Untrusted::parse(&relabelled)
        .unwrap()
        .decrypt(&local(), &raw);
    assert_eq!(refused.unwrap_err(), Error::NotAuthentic);
    let paserk = local().to_paserk().expose().replacen("k4", "k3", 1);
    assert_eq!(LocalKey::from_paserk(&paserk).unwrap_err().code(), "key");
}

/// A token of a key that is in the ring, under each footer that does not name that key.
#[test]
fn a_key_id_decides() {
    let (one, two) = (secret(), SecretKey::from_seed(&[8; 32]).unwrap());
    let mut keys = KeySet::with_active(one.public_key().clone()).unwrap();
    let retired = keys
        .add(two.public_key().clone(), KeyState::Retired)
        .unwrap();
    let ring = KeyRing::new(keys);
    let unknown = SecretKey::generate().unwrap().public_key().id();
    let checked = |token: Token<'_>, key: &SecretKey| {
        let text = token.sign(key).unwrap();
        Untrusted::parse(&text)
            .unwrap()
            .verify(&ring, &raw)
            .map(drop)
    };
    let token = || Token::new(&claims()).unwrap();
    let named = token().footer(one.public_key().id());
    assert_eq!(checked(named, &one), Ok(()));
    for (token, why) in [
        (token(), KidError::Missing),
        (token().footer(unknown), KidError::Unknown),
        (token().footer(retired), KidError::Retired),
    ] {
        assert_eq!(checked(token, &one), Err(Error::Kid(why)));
    }
}

/// Nothing is decoded of a text whose header nobody has named.
#[test]
fn a_gate_lets_in_what_was_named() {
    for header in Header::ALL {
        let text = format!("{header}\u{0}");
        let refused = |gate: Gate| gate.parse(&text).map(drop).unwrap_err();
        assert_eq!(refused(Gate::new()), Error::HeaderNotAllowed(header));
        assert_eq!(refused(Gate::new().allow(header)), Error::Base64);
    }
}

/// A set that is broken in one part, and one with a secret in it, change nothing.
#[test]
fn a_key_set_is_read_whole_or_not_at_all() {
    let mut keys = KeySet::with_active(secret().public_key().clone()).unwrap();
    let next = SecretKey::generate().unwrap();
    keys.add(next.public_key().clone(), KeyState::Accepted)
        .unwrap();
    let ring = KeyRing::new(keys);
    let good = ring.current().to_json();
    let secret_text = next.to_paserk();
    let public_text = next.public_key().to_paserk();
    for broken in [
        good.replace("accepted", "none"),
        good.replace(&public_text, secret_text.expose()),
    ] {
        let failed = ring.update(|keys| {
            *keys = KeySet::new();
            *keys = KeySet::<PublicKey>::from_json(&broken)?;
            Ok(())
        });
        let part = failed.unwrap_err().part().map(str::to_owned);
        assert!(part.is_some_and(|part| part.starts_with("keys[1].")));
        assert_eq!(ring.current().to_json(), good);
    }
}
