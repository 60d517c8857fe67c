//! Keys of `rusty_paseto`: as bytes, as hexadecimal, as PASERK.

use paseto::{Error, KeyError, v2, v4};
use rusty_paseto::{
    paserk::{FromPaserk, ToPaserk},
    prelude::*,
};

use super::KEY;

macro_rules! local_keys {
    ($test:ident: $V:ident $module:ident) => {
        #[test]
        fn $test() {
            let theirs = PasetoSymmetricKey::<$V, Local>::from(Key::from(KEY));
            let ours = $module::LocalKey::from_bytes(theirs.as_ref()).unwrap();
            assert_eq!(
                ours,
                $module::LocalKey::from_paserk(&theirs.to_paserk_string()).unwrap()
            );
            assert_eq!(ours.id().as_str(), theirs.paserk_id());

            let text = ours.to_paserk();
            let back = PasetoSymmetricKey::<$V, Local>::try_from_paserk_str(text.expose()).unwrap();
            assert_eq!(back.as_ref(), KEY);
        }
    };
}

local_keys!(local_keys_of_v2: V2 v2);
local_keys!(local_keys_of_v4: V4 v4);

#[cfg(any(feature = "rusty-v2", feature = "rusty-v4"))]
macro_rules! key_pairs {
    ($test:ident: $V:ident $module:ident) => {
        #[test]
        fn $test() {
            let ours = $module::SecretKey::generate().unwrap();
            let (secret, public) = (ours.expose_bytes(), ours.public_key().as_bytes());
            let (secret, public) = (Key::<64>::from(secret.expose()), Key::<32>::from(public));
            let secret = PasetoAsymmetricPrivateKey::<$V, Public>::from(&secret);
            let public = PasetoAsymmetricPublicKey::<$V, Public>::from(&public);
            // By bytes, and by text.
            assert_eq!(
                $module::SecretKey::from_bytes(secret.as_ref()).unwrap(),
                ours
            );
            assert_eq!(
                $module::SecretKey::from_paserk(&secret.to_paserk_string()).unwrap(),
                ours
            );
            assert_eq!(ours.id().as_str(), secret.paserk_id());
            let read = $module::PublicKey::from_paserk(&public.to_paserk_string()).unwrap();
            assert_eq!(read, *ours.public_key());
            assert_eq!(read.id().as_str(), public.paserk_id());
        }
    };
}

#[cfg(feature = "rusty-v2")]
key_pairs!(key_pairs_of_v2: V2 v2);
#[cfg(feature = "rusty-v4")]
key_pairs!(key_pairs_of_v4: V4 v4);

/// Its documentation writes keys in hexadecimal.
#[test]
fn a_key_in_hexadecimal() {
    let text: String = KEY.iter().map(|byte| format!("{byte:02x}")).collect();
    let theirs = PasetoSymmetricKey::<V4, Local>::from(Key::<32>::try_from(text.as_str()).unwrap());
    let ours = v4::LocalKey::from_bytes(theirs.as_ref()).unwrap();
    assert_eq!(ours, v4::LocalKey::from_bytes(&KEY).unwrap());
    // The text itself is not taken for the key.
    let refused = v4::LocalKey::from_bytes(text.as_bytes()).unwrap_err();
    assert!(matches!(refused, Error::Key(KeyError::Length { .. })));
}

/// A pair whose halves do not belong together is found by ours when it is read, and by the old
/// library when it signs.
#[cfg(feature = "rusty-v4")]
#[test]
fn halves_of_two_pairs() {
    let (one, other) = (
        v4::SecretKey::generate().unwrap(),
        v4::SecretKey::generate().unwrap(),
    );
    let mut bytes = *one.expose_bytes().expose();
    bytes[32..].copy_from_slice(other.public_key().as_bytes());
    assert_eq!(
        v4::SecretKey::from_bytes(&bytes).unwrap_err(),
        Error::Key(KeyError::Mismatch)
    );
    let key = Key::<64>::from(bytes);
    let key = PasetoAsymmetricPrivateKey::<V4, Public>::from(&key);
    let error = PasetoBuilder::<V4, Public>::default()
        .build(&key)
        .unwrap_err();
    let error = rusty_paseto::Error::from(error);
    assert!(matches!(error, rusty_paseto::Error::CryptoError), "{error}");
}
