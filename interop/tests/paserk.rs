//! Wrapped, locked and sealed keys: the peers read ours, and ours reads theirs.

use peer_core::version::{Local, Secret};

/// Cheap, because nothing is kept.
const PASSWORD: &[u8] = b"correct horse battery staple";

/// The sisters of `paseto-v4` on the registry: `peer` is one of them, `ours` the crate of the same
/// version.
macro_rules! sister {
    ($test:ident, $ours:ident, $peer:ident, $peer_version:ty) => {
        mod $test {
            use super::*;
            use $ours::{LocalKey, SecretKey, WrappingKey, paserk};

            type PeerLocal = peer_core::LocalKey<$peer_version>;
            type PeerSecret = peer_core::SecretKey<$peer_version>;

            fn local() -> (LocalKey, PeerLocal) {
                let key = LocalKey::generate().unwrap();
                let peer = key.to_paserk().expose().parse().unwrap();
                (key, peer)
            }

            fn secret() -> (SecretKey, PeerSecret) {
                let key = SecretKey::generate().unwrap();
                let peer = key.to_paserk().expose().parse().unwrap();
                (key, peer)
            }

            fn wrapping() -> (WrappingKey, PeerLocal) {
                let key = WrappingKey::generate().unwrap();
                let peer = key.to_paserk().expose().parse().unwrap();
                (key, peer)
            }

            #[test]
            fn ids() {
                let (ours, theirs) = local();
                assert_eq!(ours.id().to_string(), theirs.id().to_string());
                let (ours, theirs) = secret();
                assert_eq!(ours.id().to_string(), theirs.id().to_string());
                let id = ours.public_key().id().to_string();
                assert_eq!(id, theirs.public_key().id().to_string());
            }

            #[test]
            fn wrapped_keys() {
                type Wrapped<K> = peer_core::paserk::PieWrappedKey<$peer_version, K>;
                let (wk, peer_wk) = wrapping();

                let (ours, theirs) = local();
                let text = paserk::wrap(&ours, &wk).unwrap();
                let read = text.parse::<Wrapped<Local>>().unwrap().unwrap(&peer_wk);
                let read = read.ok().expect("they read ours").expose_key().to_string();
                assert_eq!(read, ours.to_paserk().expose());
                let text = theirs.wrap_pie(&peer_wk).ok().unwrap().to_string();
                assert!(paserk::unwrap::<LocalKey>(&text, &wk).unwrap() == ours);

                let (ours, theirs) = secret();
                let text = paserk::wrap(&ours, &wk).unwrap();
                let read = text.parse::<Wrapped<Secret>>().unwrap().unwrap(&peer_wk);
                let read = read.ok().expect("they read ours").expose_key().to_string();
                assert_eq!(read, ours.to_paserk().expose());
                let text = theirs.wrap_pie(&peer_wk).ok().unwrap().to_string();
                assert!(paserk::unwrap::<SecretKey>(&text, &wk).unwrap() == ours);
            }

            #[test]
            fn locked_keys() {
                type Locked<K> = peer_core::paserk::PasswordWrappedKey<$peer_version, K>;
                let limits = paserk::UnwrapLimits::default();

                let (ours, theirs) = local();
                let text = paserk::lock(&ours, PASSWORD, Default::default()).unwrap();
                let read = text.parse::<Locked<Local>>().unwrap().unwrap(PASSWORD);
                let read = read.ok().expect("they read ours").expose_key().to_string();
                assert_eq!(read, ours.to_paserk().expose());
                let text = theirs.password_wrap(PASSWORD).ok().unwrap().to_string();
                let read = paserk::unlock::<LocalKey>(&text, PASSWORD, &limits);
                assert!(read.unwrap() == ours);

                let (ours, theirs) = secret();
                let text = paserk::lock(&ours, PASSWORD, Default::default()).unwrap();
                let read = text.parse::<Locked<Secret>>().unwrap().unwrap(PASSWORD);
                let read = read.ok().expect("they read ours").expose_key().to_string();
                assert_eq!(read, ours.to_paserk().expose());
                let text = theirs.password_wrap(PASSWORD).ok().unwrap().to_string();
                let read = paserk::unlock::<SecretKey>(&text, PASSWORD, &limits);
                assert!(read.unwrap() == ours);
            }
        }
    };
}

sister!(v2_and_its_sister, ours_v2, peer_v2, peer_v2::core::V2);
sister!(v3_and_its_sister, ours_v3, peer_v3, peer_v3::core::V3);
sister!(v4_and_its_sister, ours_v4, peer_v4, peer_v4::core::V4);

/// Sealed keys with the sisters, whose sealing keys are read from the bytes of a key pair.
macro_rules! sealed {
    ($test:ident, $ours:ident, $peer_version:ty) => {
        #[test]
        fn $test() {
            use peer_core::version::{PkePublic, PkeSecret};
            use $ours::{LocalKey, SealingSecretKey, paserk};

            let ours = SealingSecretKey::generate().unwrap();
            let text = ours.to_paserk();
            let theirs: peer_core::key::Key<$peer_version, PkeSecret> =
                text.expose().parse().unwrap();
            let public = ours.public_key().to_paserk();
            let their_public: peer_core::key::Key<$peer_version, PkePublic> =
                public.parse().unwrap();

            let key = LocalKey::generate().unwrap();
            let sealed = paserk::seal(&key, ours.public_key()).unwrap();
            let read = sealed
                .parse::<peer_core::paserk::SealedKey<$peer_version>>()
                .unwrap()
                .unseal(&theirs);
            let read = read.ok().expect("they read ours").expose_key().to_string();
            assert_eq!(read, key.to_paserk().expose());

            let peer: peer_core::LocalKey<$peer_version> =
                key.to_paserk().expose().parse().unwrap();
            let sealed = peer.seal(&their_public).ok().unwrap().to_string();
            assert!(paserk::unseal::<LocalKey>(&sealed, &ours).unwrap() == key);
        }
    };
}

sealed!(v2_seals_and_its_sister, ours_v2, peer_v2::core::V2);
sealed!(v3_seals_and_its_sister, ours_v3, peer_v3::core::V3);
sealed!(v4_seals_and_its_sister, ours_v4, peer_v4::core::V4);

/// The crate `paserk` 0.4 of the registry.
macro_rules! registry {
    ($test:ident, $ours:ident, $V:ty) => {
        mod $test {
            use super::*;
            use peer_paserk::{
                Argon2Params, PaserkLocal, PaserkLocalPw, PaserkLocalWrap, PaserkSeal,
                PaserkSecret, PaserkSecretPw, PaserkSecretWrap, Pie,
            };
            use $ours::{LocalKey, SealingSecretKey, SecretKey, WrappingKey, paserk};

            fn local(text: &str) -> PaserkLocal<$V> {
                PaserkLocal::try_from(text).expect("a key")
            }

            fn secret(text: &str) -> PaserkSecret<$V> {
                PaserkSecret::try_from(text).expect("a key")
            }

            #[test]
            fn wrapped_keys() {
                let wk = WrappingKey::generate().unwrap();
                let peer_wk = local(wk.to_paserk().expose());

                let ours = LocalKey::generate().unwrap();
                let theirs = local(ours.to_paserk().expose());
                let text = paserk::wrap(&ours, &wk).unwrap();
                let read = PaserkLocalWrap::<$V, Pie>::try_from(text.as_str()).unwrap();
                assert!(read.try_unwrap(&peer_wk).unwrap() == theirs);
                let text = PaserkLocalWrap::<$V, Pie>::try_wrap(&theirs, &peer_wk).unwrap();
                assert!(paserk::unwrap::<LocalKey>(&text.to_string(), &wk).unwrap() == ours);

                let ours = SecretKey::generate().unwrap();
                let theirs = secret(ours.to_paserk().expose());
                let text = paserk::wrap(&ours, &wk).unwrap();
                let read = PaserkSecretWrap::<$V, Pie>::try_from(text.as_str()).unwrap();
                assert!(read.try_unwrap(&peer_wk).unwrap() == theirs);
                let text = PaserkSecretWrap::<$V, Pie>::try_wrap(&theirs, &peer_wk).unwrap();
                assert!(paserk::unwrap::<SecretKey>(&text.to_string(), &wk).unwrap() == ours);
            }

            #[test]
            fn locked_keys() {
                let limits = paserk::UnwrapLimits::default();
                let ours = LocalKey::generate().unwrap();
                let theirs = local(ours.to_paserk().expose());
                let text = paserk::lock(&ours, PASSWORD, Default::default()).unwrap();
                let read = PaserkLocalPw::<$V>::try_from(text.as_str()).unwrap();
                assert!(
                    read.try_unwrap(PASSWORD, Argon2Params::interactive())
                        .unwrap()
                        == theirs
                );
                let text =
                    PaserkLocalPw::<$V>::try_wrap(&theirs, PASSWORD, Argon2Params::interactive())
                        .unwrap();
                let read = paserk::unlock::<LocalKey>(&text.to_string(), PASSWORD, &limits);
                assert!(read.unwrap() == ours);

                let ours = SecretKey::generate().unwrap();
                let theirs = secret(ours.to_paserk().expose());
                let text = paserk::lock(&ours, PASSWORD, Default::default()).unwrap();
                let read = PaserkSecretPw::<$V>::try_from(text.as_str()).unwrap();
                assert!(
                    read.try_unwrap(PASSWORD, Argon2Params::interactive())
                        .unwrap()
                        == theirs
                );
                let text =
                    PaserkSecretPw::<$V>::try_wrap(&theirs, PASSWORD, Argon2Params::interactive())
                        .unwrap();
                let read = paserk::unlock::<SecretKey>(&text.to_string(), PASSWORD, &limits);
                assert!(read.unwrap() == ours);
            }

            #[test]
            fn sealed_keys() {
                let recipient = SealingSecretKey::generate().unwrap();
                let peer = secret(recipient.to_paserk().expose());
                let ours = LocalKey::generate().unwrap();
                let theirs = local(ours.to_paserk().expose());
                let text = paserk::seal(&ours, recipient.public_key()).unwrap();
                let read = PaserkSeal::<$V>::try_from(text.as_str()).unwrap();
                assert!(read.try_unseal(&peer).unwrap() == theirs);
                let text = PaserkSeal::<$V>::try_seal(&theirs, &peer).unwrap();
                let read = paserk::unseal::<LocalKey>(&text.to_string(), &recipient);
                assert!(read.unwrap() == ours);
            }
        }
    };
}

registry!(v2_and_paserk, ours_v2, peer_paserk::K2);
registry!(v4_and_paserk, ours_v4, peer_paserk::K4);

/// The crate `paserk` 0.4 has recipes of its own for version 3: it opens none of the official
/// vectors, which ours and its sister do. So it cannot be compared with.
#[test]
fn paserk_does_not_follow_the_specification_in_version_3() {
    use peer_paserk::{K3, PaserkLocal, PaserkLocalWrap, Pie};

    let file = include_str!("../../vectors/official/PASERK/k3.local-wrap.pie.json");
    let file: serde_json::Value = serde_json::from_str(file).unwrap();
    let mut seen = 0;
    for test in file["tests"].as_array().unwrap() {
        if test["expect-fail"] == true {
            continue;
        }
        let key: Vec<u8> = test["wrapping-key"]
            .as_str()
            .unwrap()
            .as_bytes()
            .chunks(2)
            .map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap())
            .collect();
        let text = test["paserk"].as_str().unwrap();
        let wk = ours_v3::WrappingKey::from_bytes(&key).unwrap();
        assert!(ours_v3::paserk::unwrap::<ours_v3::LocalKey>(text, &wk).is_ok());
        let wk = PaserkLocal::<K3>::try_from(wk.to_paserk().expose()).unwrap();
        let read = PaserkLocalWrap::<K3, Pie>::try_from(text).unwrap();
        assert!(read.try_unwrap(&wk).is_err());
        seen += 1;
    }
    assert_eq!(seen, 2);
}
