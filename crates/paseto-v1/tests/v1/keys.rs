//! Keys in, keys out. What an RSA key has to be is tested where it is coded, in `paseto-nist`.

use paseto_v1::{Error, KeyError, LocalKey};

use crate::local;

#[test]
fn bytes_of_every_length() {
    for length in 0..=100 {
        let outcome = LocalKey::from_bytes(&vec![0x42; length]);
        if length == 32 {
            assert!(outcome.is_ok());
        } else {
            let wrong = Error::from(KeyError::length(32, length));
            assert_eq!(outcome.unwrap_err(), wrong);
        }
    }
}

#[test]
fn local_keys_come_back() {
    let key = LocalKey::generate().unwrap();
    assert!(LocalKey::from_bytes(key.expose_bytes()).unwrap() == key);
    assert!(LocalKey::from_paserk(key.to_paserk().expose()).unwrap() == key);
    assert!(key.duplicate() == key);
    assert_eq!(format!("{key:?}"), "LocalKey(..)");
    assert!(LocalKey::generate().unwrap() != key);
    assert_eq!(&key.id().as_str()[..7], "k1.lid.");
}

#[test]
fn keys_of_one_bit_less_or_more_differ() {
    let key = local();
    for bit in 0..256 {
        let mut other = *key.expose_bytes();
        other[bit / 8] ^= 1 << (bit % 8);
        assert!(LocalKey::from_bytes(&other).unwrap() != key);
    }
}

/// A key of another version is none of this one, though it is 32 bytes too.
#[test]
fn keys_of_other_versions_are_refused() {
    let text = local().to_paserk();
    for version in ["k2", "k3", "k4", "K1", "k1 "] {
        let other = text.expose().replacen("k1", version, 1);
        let error = LocalKey::from_paserk(&other).unwrap_err();
        assert_eq!(error, KeyError::header("k1.local.").into(), "{version}");
    }
}

#[cfg(all(feature = "legacy-rsa", feature = "pem"))]
mod pair {
    use std::{collections::HashSet, thread};

    use paseto_v1::{Error, KeyError, KeyId, PublicKey, SecretKey, Token, Untrusted};

    use crate::{accept, suite::secret};

    #[test]
    fn pairs_come_back() {
        let key = secret();
        assert!(SecretKey::from_bytes(key.expose_bytes()).unwrap() == key);
        assert!(SecretKey::from_paserk(key.to_paserk().expose()).unwrap() == key);
        assert!(SecretKey::from_pem(key.to_pem().expose()).unwrap() == key);
        assert!(key.duplicate() == key);
        assert!(secret() != key);
        let public = key.public_key();
        public.validate().unwrap();
        assert_eq!(key.duplicate().public_key(), public);
        assert_eq!(&PublicKey::from_bytes(public.as_bytes()).unwrap(), public);
        let text = public.to_paserk();
        assert_eq!(&PublicKey::from_paserk(&text).unwrap(), public);
        assert_eq!(&PublicKey::from_pem(&public.to_pem()).unwrap(), public);
    }

    /// A key that is too long by itself, with room in the text: 8 KiB of zeros are no DER.
    #[test]
    fn long_keys_are_refused() {
        let zeros = "AAAA".repeat(2730);
        let public = PublicKey::from_paserk(&format!("k1.public.{zeros}"));
        assert_eq!(public.unwrap_err(), Error::from(KeyError::Encoding));
        let secret = SecretKey::from_paserk(&format!("k1.secret.{zeros}"));
        assert_eq!(secret.unwrap_err(), Error::from(KeyError::Encoding));
    }

    #[test]
    fn equal_keys_are_one() {
        let key = secret();
        let keys: HashSet<PublicKey> = [
            key.public_key().clone(),
            PublicKey::from_bytes(key.public_key().as_bytes()).unwrap(),
            PublicKey::from_paserk(&key.public_key().to_paserk()).unwrap(),
            PublicKey::from_pem(&key.public_key().to_pem()).unwrap(),
        ]
        .into();
        assert_eq!(keys.len(), 1);
        assert!(!keys.contains(secret().public_key()));
    }

    #[test]
    fn ids_of_a_pair_differ_in_more_than_their_header() {
        let key = secret();
        let (sid, pid) = (key.id(), key.public_key().id());
        assert_eq!(&sid.as_str()[..7], "k1.sid.");
        assert_eq!(&pid.as_str()[..7], "k1.pid.");
        assert_ne!(sid.as_str()[7..], pid.as_str()[7..]);
        let parsed: KeyId<PublicKey> = pid.to_string().parse().unwrap();
        assert_eq!(parsed, pid);
    }

    /// Neither half is the other, in DER, PASERK or PEM.
    #[test]
    fn halves_are_not_interchangeable() {
        let key = secret();
        let public = key.public_key();
        let encoding = Error::from(KeyError::Encoding);
        let of_secret = PublicKey::from_bytes(key.expose_bytes());
        assert_eq!(of_secret.unwrap_err(), encoding);
        let of_public = SecretKey::from_bytes(public.as_bytes());
        assert_eq!(of_public.unwrap_err(), encoding);
        let (a_public_key, a_secret_key) = ("a public key", "a secret key");
        let of_secret = PublicKey::from_pem(key.to_pem().expose());
        assert_eq!(
            of_secret.unwrap_err(),
            KeyError::algorithm(a_public_key, a_secret_key).into()
        );
        let of_public = SecretKey::from_pem(&public.to_pem());
        assert_eq!(
            of_public.unwrap_err(),
            KeyError::algorithm(a_secret_key, a_public_key).into()
        );
        let of_secret = PublicKey::from_paserk(key.to_paserk().expose());
        assert_eq!(
            of_secret.unwrap_err(),
            KeyError::header("k1.public.").into()
        );
        let of_public = SecretKey::from_paserk(&public.to_paserk());
        assert_eq!(
            of_public.unwrap_err(),
            KeyError::header("k1.secret.").into()
        );
    }

    #[test]
    fn a_key_works_from_many_threads() {
        let key = secret();
        let text = Token::from_bytes(b"{}").sign(&key).unwrap();
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let made = Token::from_bytes(b"{}").sign(&key).unwrap();
                    for text in [&text, &made] {
                        let untrusted = Untrusted::parse(text).unwrap();
                        let _ = untrusted.verify(key.public_key(), &accept).unwrap();
                    }
                });
            }
        });
    }
}
