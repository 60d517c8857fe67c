//! The same ring for every version.

use std::time::Duration;

use paseto::{KeySet, SealingRing, SigningRing, Untrusted};

use crate::{raw, token};

macro_rules! rings {
    ($($(#[$gate:meta])* $test:ident: $version:ident),+ $(,)?) => {$(
        $(#[$gate])*
        #[test]
        fn $test() {
            use paseto::$version::{LocalKey, PublicKey, SecretKey, WrappingKey};
            let minute = Duration::from_secs(60);
            let wrapping_key = WrappingKey::generate().unwrap();

            let ring = SigningRing::new(SecretKey::generate().unwrap()).unwrap();
            let old = ring.sign(token()).unwrap();
            ring.rotate(SecretKey::generate().unwrap(), minute).unwrap();
            let new = ring.sign(token()).unwrap();
            let wrapped = ring.current().wrap(&wrapping_key).unwrap();
            let again = wrapped.unwrap_signing::<SecretKey>(&wrapping_key).unwrap();
            let again = SigningRing::with_keys(again);
            let published = ring.current().public().to_json();
            let verifier = paseto::KeyRing::new(KeySet::<PublicKey>::from_json(published).unwrap());
            for text in [old, new, again.sign(token()).unwrap()] {
                for ring in [&ring, &again] {
                    assert!(Untrusted::parse(&text).unwrap().verify(ring, &raw).is_ok());
                }
                assert!(Untrusted::parse(&text).unwrap().verify(&verifier, &raw).is_ok());
            }

            let ring = SealingRing::new(LocalKey::generate().unwrap()).unwrap();
            let old = ring.encrypt(token()).unwrap();
            ring.rotate(LocalKey::generate().unwrap(), minute).unwrap();
            let wrapped = ring.current().wrap(&wrapping_key).unwrap();
            let again = wrapped.unwrap::<LocalKey>(&wrapping_key).unwrap();
            let again = SealingRing::with_keys(again).unwrap();
            for text in [old, ring.encrypt(token()).unwrap(), again.encrypt(token()).unwrap()] {
                for ring in [&ring, &again] {
                    assert!(Untrusted::parse(&text).unwrap().decrypt(ring, &raw).is_ok());
                }
            }
        }
    )+};
}

rings! {
    version_4: v4,
    #[cfg(feature = "v3")]
    version_3: v3,
    #[cfg(feature = "v2")]
    version_2: v2,
    #[cfg(feature = "legacy-rsa")]
    version_1: v1,
}
