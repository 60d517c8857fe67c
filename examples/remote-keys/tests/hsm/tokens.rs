//! Tokens whose key is in the HSM are tokens like any other.

use std::sync::Arc;

use paseto_v4::{Claims, Error, Rules, Token, Untrusted, Verified, Verify};
use remote_keys::hsm::{Algorithm, HsmKey};
use serde::{Deserialize, Serialize};

use crate::softhsm::{self, SoftHsm};

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct Session {
    number: u32,
}

fn token(number: u32) -> Token<'static> {
    Token::new(&Claims::new(Session { number }).subject("alice"))
        .unwrap()
        .footer("a footer")
        .implicit("tenant 7")
}

/// Checks the token without the HSM.
fn number<P: Verify>(text: &str, public: &P) -> Result<u32, Error> {
    let rules = Rules::now().subject("alice");
    let token: Verified<Session> = Untrusted::parse(text)?
        .implicit("tenant 7")
        .verify(public, &rules)?;
    Ok(token.claims().number)
}

fn both_ways<P: Algorithm + Clone>(softhsm: &SoftHsm) {
    let key = HsmKey::<P>::generate(&softhsm.open(), "tokens").unwrap();
    // Whoever checks has this, and no HSM.
    let public = key.public_key().clone();

    let text = token(1).sign(&key).unwrap();
    assert!(text.starts_with(P::HEADER.as_str()));
    assert_eq!(number(&text, &public), Ok(1));

    let prepared = token(2).prepare(&public).unwrap();
    let signature = key.sign_bytes(prepared.as_bytes()).unwrap();
    assert_eq!(signature.len(), P::SIGNATURE_LEN);
    let text = prepared.finish(&signature).unwrap();
    assert_eq!(number(&text, &public), Ok(2));

    let without = Untrusted::parse(&text).unwrap();
    let without: Result<Verified<Session>, _> = without.verify(&public, &Rules::now());
    assert_eq!(without.unwrap_err(), Error::NotAuthentic);
}

/// `finish` makes no token of a signature that is altered, cut short, or made for another token.
fn tampered<P: Algorithm>(softhsm: &SoftHsm) {
    let key = HsmKey::<P>::generate(&softhsm.open(), "tokens").unwrap();
    let message = || {
        Token::from_bytes(b"message")
            .prepare(key.public_key())
            .unwrap()
    };
    let signature = key.sign_bytes(message().as_bytes()).unwrap();
    assert!(message().finish(&signature).is_ok());
    for index in 0..signature.len() {
        let mut altered = signature.clone();
        altered[index] ^= 1;
        assert_eq!(
            message().finish(&altered),
            Err(Error::NotAuthentic),
            "{index}"
        );
    }
    let (short, long) = (&signature[1..], [&signature[..], &[0]].concat());
    for wrong in [&[], short, &long] {
        assert_eq!(message().finish(wrong), Err(Error::NotAuthentic));
    }
    let other = Token::from_bytes(b"another")
        .prepare(key.public_key())
        .unwrap();
    assert_eq!(other.finish(&signature), Err(Error::NotAuthentic));
}

#[test]
fn version_4_both_ways() {
    softhsm::test(
        "tokens::version_4_both_ways",
        both_ways::<paseto_v4::PublicKey>,
    );
}

#[test]
fn version_3_both_ways() {
    softhsm::test(
        "tokens::version_3_both_ways",
        both_ways::<paseto_v3::PublicKey>,
    );
}

#[test]
fn version_4_tampered() {
    softhsm::test(
        "tokens::version_4_tampered",
        tampered::<paseto_v4::PublicKey>,
    );
}

#[test]
fn version_3_tampered() {
    softhsm::test(
        "tokens::version_3_tampered",
        tampered::<paseto_v3::PublicKey>,
    );
}

/// One key, many tasks: the HSM blocks, so it is kept off the threads of the runtime.
#[test]
fn from_async_code() {
    softhsm::test("tokens::from_async_code", |softhsm| {
        let key = HsmKey::<paseto_v4::PublicKey>::generate(&softhsm.open(), "async").unwrap();
        let (public, key) = (key.public_key().clone(), Arc::new(key));
        let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
        let numbers = runtime.block_on(async {
            let tasks: Vec<_> = (0..64)
                .map(|number| {
                    let key = Arc::clone(&key);
                    tokio::task::spawn_blocking(move || token(number).sign(&*key))
                })
                .collect();
            let mut numbers = Vec::new();
            for task in tasks {
                numbers.push(number(&task.await.unwrap().unwrap(), &public).unwrap());
            }
            numbers
        });
        assert_eq!(numbers, Vec::from_iter(0..64));
    });
}
