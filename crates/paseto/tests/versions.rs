//! All versions side by side: what is of one is of no use to another.

#![cfg(all(
    feature = "v1",
    feature = "legacy-rsa",
    feature = "pem",
    feature = "v2",
    feature = "v3",
    feature = "v4"
))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::LazyLock;

use paseto::{
    Authentic, Claims, Error, Header, KeyId, Purpose, Rules, Token, Untrusted, Verified, Version,
    v1, v2, v3, v4,
};
use serde::{Deserialize, Serialize};

/// Any payload, and no rule.
fn raw(token: &Authentic) -> Result<Vec<u8>, Error> {
    Ok(token.payload().to_vec())
}

/// A key of one version and purpose: seals a token, opens one, and writes itself down.
struct Key {
    header: Header,
    seal: Box<Seal>,
    open: Box<Open>,
    texts: Vec<String>,
}

type Seal = dyn Fn(Token<'_>) -> Result<String, Error> + Send + Sync;
type Open = dyn Fn(Untrusted) -> Result<Vec<u8>, Error> + Send + Sync;

macro_rules! keys {
    ($($version:ident $Version:ident),*) => {
        vec![$(
            {
                let key = $version::LocalKey::generate().unwrap();
                let other = key.duplicate();
                Key {
                    header: Header::new(Version::$Version, Purpose::Local),
                    texts: vec![key.to_paserk().expose().to_owned()],
                    seal: Box::new(move |token| token.encrypt(&key)),
                    open: Box::new(move |token| Ok(token.decrypt(&other, &raw)?.into_claims())),
                }
            },
            {
                let key = $version::SecretKey::generate().unwrap();
                let public = key.public_key().clone();
                Key {
                    header: Header::new(Version::$Version, Purpose::Public),
                    texts: vec![key.to_paserk().expose().to_owned(), public.to_paserk()],
                    seal: Box::new(move |token| token.sign(&key)),
                    open: Box::new(move |token| Ok(token.verify(&public, &raw)?.into_claims())),
                }
            },
        )*]
    };
}

static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| keys!(v1 V1, v2 V2, v3 V3, v4 V4));

fn token() -> Token<'static> {
    Token::from_bytes(b"{\"a\":1}").footer("f")
}

#[test]
fn each_key_opens_its_own_tokens_only() {
    for sealing in KEYS.iter() {
        let text = (sealing.seal)(token()).unwrap();
        assert!(text.starts_with(sealing.header.as_str()));
        for opening in KEYS.iter() {
            let outcome = (opening.open)(Untrusted::parse(&text).unwrap());
            if sealing.header == opening.header {
                assert_eq!(outcome.unwrap(), b"{\"a\":1}");
            } else {
                assert_eq!(outcome.unwrap_err().code(), "wrong-header");
            }
        }
    }
}

/// A token that says that it is of another version or purpose is not opened by a key of that.
#[test]
fn a_relabelled_token_is_opened_by_no_key() {
    for sealing in KEYS.iter() {
        let text = (sealing.seal)(Token::from_bytes(&[b'x'; 300])).unwrap();
        for opening in KEYS.iter().filter(|key| key.header != sealing.header) {
            let label = opening.header.as_str();
            let relabelled = text.replacen(sealing.header.as_str(), label, 1);
            let outcome = (opening.open)(Untrusted::parse(&relabelled).unwrap());
            assert_eq!(outcome, Err(Error::NotAuthentic), "{label}");
        }
    }
}

/// Versions 1 and 2 have none, and refuse it in making and in reading; 3 and 4 are bound to it.
#[test]
fn no_implicit_assertion_is_ignored() {
    for key in KEYS.iter() {
        let version = key.header.version;
        let plain = (key.seal)(token()).unwrap();
        let bound = (key.seal)(token().implicit("tenant"));
        let read = (key.open)(Untrusted::parse(&plain).unwrap().implicit("tenant"));
        if version.has_implicit_assertion() {
            assert_eq!(read, Err(Error::NotAuthentic));
            let bound = bound.unwrap();
            let open = |implicit| (key.open)(Untrusted::parse(&bound).unwrap().implicit(implicit));
            open("tenant").unwrap();
            assert_eq!(open("other"), Err(Error::NotAuthentic));
            assert_eq!(open(""), Err(Error::NotAuthentic));
        } else {
            assert_eq!(read, Err(Error::NoImplicitAssertion(version)));
            assert_eq!(bound, Err(Error::NoImplicitAssertion(version)));
        }
    }
}

/// The text of a key is read as what it is, and as nothing else.
#[test]
fn the_text_of_a_key_is_that_of_one_type() {
    macro_rules! readers {
        ($($version:ident),*) => {
            [$(
                |text: &str| $version::LocalKey::from_paserk(text).map(drop),
                |text: &str| $version::SecretKey::from_paserk(text).map(drop),
                |text: &str| $version::PublicKey::from_paserk(text).map(drop),
            )*]
        };
    }
    let readers = readers!(v1, v2, v3, v4);
    let texts: Vec<_> = KEYS.iter().flat_map(|key| &key.texts).collect();
    assert_eq!(texts.len(), readers.len());
    for (at, text) in texts.iter().enumerate() {
        for (other, read) in readers.iter().enumerate() {
            let outcome = read(text);
            assert_eq!(outcome.is_ok(), at == other, "{text}: {outcome:?}");
            if at != other {
                assert_eq!(outcome.unwrap_err().code(), "key");
            }
        }
    }
}

/// Versions 2 and 4 have the same keys, and still no id of one is read as an id of the other.
#[test]
fn an_id_is_that_of_one_type() {
    let bytes = [7; 32];
    let (old, new) = (
        v2::LocalKey::from_bytes(&bytes).unwrap().id(),
        v4::LocalKey::from_bytes(&bytes).unwrap().id(),
    );
    assert_ne!(old.as_str().get(7..), new.as_str().get(7..));
    assert!(old.as_str().parse::<KeyId<v2::LocalKey>>().is_ok());
    assert!(old.as_str().parse::<KeyId<v4::LocalKey>>().is_err());
    assert!(old.as_str().parse::<KeyId<v2::PublicKey>>().is_err());
}

/// Of PEM, version 1 reads its own keys and no others.
#[test]
fn pem_of_other_keys_is_refused() {
    let secret = v1::SecretKey::generate().unwrap();
    let (private, public) = (secret.to_pem(), secret.public_key().to_pem());
    assert!(v1::SecretKey::from_pem(private.expose()).unwrap() == secret);
    assert!(v1::PublicKey::from_pem(&public).unwrap() == *secret.public_key());
    let swapped = [
        v1::SecretKey::from_pem(&public).map(drop),
        v1::PublicKey::from_pem(private.expose()).map(drop),
        v1::SecretKey::from_bytes(private.expose().as_bytes()).map(drop),
    ];
    for outcome in swapped {
        assert_eq!(outcome.unwrap_err().code(), "key");
    }
    // RFC 8410, 10.1 and 10.3: Ed25519 keys.
    let ed25519 = "-----BEGIN PUBLIC KEY-----\n\
                   MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n\
                   -----END PUBLIC KEY-----\n";
    assert_eq!(v1::PublicKey::from_pem(ed25519).unwrap_err().code(), "key");
    let ed25519 = "-----BEGIN PRIVATE KEY-----\n\
                   MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
                   -----END PRIVATE KEY-----\n";
    assert_eq!(v1::SecretKey::from_pem(ed25519).unwrap_err().code(), "key");
}

#[derive(Serialize, Deserialize)]
struct Session {
    role: String,
}

/// The README's example of a migration, letter by letter.
fn renew(text: &str, old: &v2::PublicKey, new: &v4::SecretKey) -> Result<String, Error> {
    let session: Verified<Claims<Session>> = Untrusted::parse(text)?.verify(old, &Rules::now())?;
    Token::new(session.claims())?
        .footer(new.public_key().id())
        .sign(new)
}

#[test]
fn a_token_moves_to_another_version() {
    let (old, new) = (
        v2::SecretKey::generate().unwrap(),
        v4::SecretKey::generate().unwrap(),
    );
    let role = "admin".to_owned();
    let claims = Claims::new(Session { role }).subject("alice");
    let text = Token::new(&claims).unwrap().sign(&old).unwrap();
    let renewed = renew(&text, old.public_key(), &new).unwrap();
    let token: Verified<Claims<Session>> = Untrusted::parse(&renewed)
        .unwrap()
        .verify(new.public_key(), &Rules::now().subject("alice"))
        .unwrap();
    assert_eq!(token.claims().custom().role, "admin");
    assert_eq!(token.claims().exp(), claims.exp());
    let readme = include_str!("../../../README.md");
    let source = include_str!("versions.rs");
    let example = readme.split_once("fn renew(").unwrap().1;
    let example = example.split_once("\n}").unwrap().0;
    assert!(source.contains(&format!("fn renew({example}\n}}")));
}
