//! Every operation of every version: round trips, what is bounded, and what an error tells.

use paseto::{
    CostError, CostParameter, Error, KeyError,
    paserk::{self, Argon2Params, Pbkdf2Params, UnwrapLimits},
    v1, v2, v3, v4,
};

/// The cheapest there are.
const ARGON2: Argon2Params = Argon2Params::new(8 * 1024, 1, 1);
const PBKDF2: Pbkdf2Params = Pbkdf2Params::new(1);

/// The same for each version.
macro_rules! version {
    ($test:ident, $version:ident, $cost:expr) => {
        mod $test {
            use super::*;
            use $version::{LocalKey, SealingSecretKey, SecretKey, WrappingKey};

            #[test]
            fn wrapped_keys_come_back() {
                let (wk, other) = (
                    WrappingKey::generate().unwrap(),
                    WrappingKey::generate().unwrap(),
                );
                let local = LocalKey::generate().unwrap();
                let text = paserk::wrap(&local, &wk).unwrap();
                assert!(paserk::unwrap::<LocalKey>(&text, &wk).unwrap() == local);
                let error = paserk::unwrap::<LocalKey>(&text, &other).unwrap_err();
                assert_eq!(error, Error::NotAuthentic);
                // Each time it is another text.
                assert_ne!(paserk::wrap(&local, &wk).unwrap(), text);

                let secret = SecretKey::generate().unwrap();
                let text = paserk::wrap(&secret, &wk).unwrap();
                assert!(paserk::unwrap::<SecretKey>(&text, &wk).unwrap() == secret);
                // The other kind, by its header and under it.
                let error = paserk::unwrap::<LocalKey>(&text, &wk).unwrap_err();
                assert_eq!(error.code(), "key");
            }

            #[test]
            fn locked_keys_come_back() {
                let limits = UnwrapLimits::default();
                let local = LocalKey::generate().unwrap();
                let text = paserk::lock(&local, "password", $cost).unwrap();
                assert!(paserk::unlock::<LocalKey>(&text, "password", &limits).unwrap() == local);
                for other in ["", "Password", "password\n", "password "] {
                    let error = paserk::unlock::<LocalKey>(&text, other, &limits).unwrap_err();
                    assert_eq!(error, Error::NotAuthentic);
                }
                let secret = SecretKey::generate().unwrap();
                let text = paserk::lock(&secret, b"\xff\x00", $cost).unwrap();
                assert!(
                    paserk::unlock::<SecretKey>(&text, b"\xff\x00", &limits).unwrap() == secret
                );
            }

            #[test]
            fn sealed_keys_come_back() {
                let recipient = recipient::$version();
                let local = LocalKey::generate().unwrap();
                let text = paserk::seal(&local, recipient.public_key()).unwrap();
                assert!(paserk::unseal::<LocalKey>(&text, &recipient).unwrap() == local);
                assert_ne!(paserk::seal(&local, recipient.public_key()).unwrap(), text);
            }

            /// What wraps keys is a key too.
            #[test]
            fn wrapping_keys_come_back() {
                let (wk, other) = (
                    WrappingKey::generate().unwrap(),
                    WrappingKey::generate().unwrap(),
                );
                let text = paserk::wrap(&wk, &other).unwrap();
                assert!(paserk::unwrap::<WrappingKey>(&text, &other).unwrap() == wk);
                let text = paserk::lock(&wk, "password", $cost).unwrap();
                let limits = UnwrapLimits::default();
                assert!(paserk::unlock::<WrappingKey>(&text, "password", &limits).unwrap() == wk);
                let recipient = recipient::$version();
                let text = paserk::seal(&wk, recipient.public_key()).unwrap();
                assert!(paserk::unseal::<WrappingKey>(&text, &recipient).unwrap() == wk);
            }

            /// As a file has it, with the line's end.
            #[test]
            fn a_line_feed_is_no_letter() {
                let wk = WrappingKey::generate().unwrap();
                let text = paserk::wrap(&wk, &wk).unwrap() + "\n";
                let error = paserk::unwrap::<LocalKey>(&text, &wk).unwrap_err();
                assert_eq!(error, Error::Base64);
            }

            #[test]
            fn no_bit_of_a_seal_can_be_flipped() {
                let recipient: SealingSecretKey = recipient::$version();
                let local = LocalKey::generate().unwrap();
                let text = paserk::seal(&local, recipient.public_key()).unwrap();
                let at = text.rfind('.').unwrap() + 1;
                let step = 1 + (text.len() - at) / 40;
                for n in (at..text.len() - 1).step_by(step) {
                    let mut letters = text.clone().into_bytes();
                    letters[n] = if letters[n] == b'A' { b'B' } else { b'A' };
                    let changed = String::from_utf8(letters).unwrap();
                    let error = paserk::unseal::<LocalKey>(&changed, &recipient).unwrap_err();
                    assert_eq!(error, Error::NotAuthentic, "{n}");
                }
            }

            #[test]
            fn other_versions_are_refused() {
                let wk = WrappingKey::generate().unwrap();
                let text = paserk::wrap(&LocalKey::generate().unwrap(), &wk).unwrap();
                for other in ["k1", "k2", "k3", "k4"] {
                    let changed = format!("{other}{}", &text[2..]);
                    let outcome = paserk::unwrap::<LocalKey>(&changed, &wk);
                    assert_eq!(outcome.is_ok(), changed == text);
                }
            }
        }
    };
}

version!(of_v1, v1, PBKDF2);
version!(of_v2, v2, ARGON2);
version!(of_v3, v3, PBKDF2);
version!(of_v4, v4, ARGON2);

/// Key pairs of RSA-4096 take their time.
mod recipient {
    use std::sync::LazyLock;

    use super::{v1, v2, v3, v4};

    static RSA: LazyLock<v1::SealingSecretKey> =
        LazyLock::new(|| v1::SealingSecretKey::generate().unwrap());

    pub(super) fn v1() -> v1::SealingSecretKey {
        RSA.duplicate()
    }
    pub(super) fn v2() -> v2::SealingSecretKey {
        v2::SealingSecretKey::generate().unwrap()
    }
    pub(super) fn v3() -> v3::SealingSecretKey {
        v3::SealingSecretKey::generate().unwrap()
    }
    pub(super) fn v4() -> v4::SealingSecretKey {
        v4::SealingSecretKey::generate().unwrap()
    }
}

fn cost(text: &str) -> Error {
    paserk::unlock::<v4::LocalKey>(text, "x", &UnwrapLimits::default()).unwrap_err()
}

/// Nothing of this ends soon, or fits into memory, where the limits are not compared first.
#[test]
fn costs_are_refused_at_once() {
    // 16 bytes of salt, memory, time, parallelism; all else is zero.
    let text = |memory: u64, time: u32, lanes: u32| {
        let mut wire = vec![0; 16];
        wire.extend(memory.to_be_bytes());
        wire.extend(time.to_be_bytes());
        wire.extend(lanes.to_be_bytes());
        wire.resize(16 + 16 + 24 + 32 + 32, 0);
        let mut text = "k4.local-pw.".to_owned();
        paseto_core::base64url::encode_append(&wire, &mut text);
        text
    };
    let gib = 1 << 30;
    for (memory, time, lanes, parameter, found, limit) in [
        (100 * gib, 1, 1, CostParameter::Memory, 100 * gib, gib),
        (gib + 1024, 1, 1, CostParameter::Memory, gib + 1024, gib),
        (u64::MAX, 1, 1, CostParameter::Memory, u64::MAX, gib),
        (gib, 11, 1, CostParameter::Time, 11, 10),
        (gib, u32::MAX, 1, CostParameter::Time, u32::MAX.into(), 10),
        (gib, 1, 17, CostParameter::Parallelism, 17, 16),
    ] {
        let expected = CostError::at_most(parameter, found, limit).unwrap_err();
        assert_eq!(cost(&text(memory, time, lanes)), expected.into());
    }
    assert_eq!(
        cost(&text(100 * gib, 1, 1)).to_string(),
        "the cost of the password is refused: memory in bytes is 107374182400, more than the limit of \
         1073741824"
    );
    let low =
        |parameter, minimum| Error::from(CostError::at_least(parameter, 0, minimum).unwrap_err());
    assert_eq!(cost(&text(gib, 0, 1)), low(CostParameter::Time, 1));
    assert_eq!(cost(&text(gib, 1, 0)), low(CostParameter::Parallelism, 1));
    assert_eq!(cost(&text(0, 1, 1)), low(CostParameter::Memory, 8192));
    let uneven = CostError::whole_kibibytes(9000).unwrap_err();
    assert_eq!(cost(&text(9000, 1, 1)), uneven.into());
    // The limit itself is within it, and the caller's to set.
    let limits = UnwrapLimits::default()
        .max_memory(8192)
        .max_time(1)
        .max_parallelism(1);
    let outcome = paserk::unlock::<v4::LocalKey>(&text(8192, 1, 1), "x", &limits);
    assert_eq!(outcome.unwrap_err(), Error::NotAuthentic);
    let outcome = paserk::unlock::<v4::LocalKey>(&text(9216, 1, 1), "x", &limits);
    assert_eq!(outcome.unwrap_err().code(), "cost");
}

/// More memory than there is addresses for: an error and no abort.
#[test]
fn too_much_memory_is_an_error() {
    let key = v4::LocalKey::generate().unwrap();
    let most = Argon2Params::new(1024 * u64::from(u32::MAX), 1, 1);
    // Where the operating system promises it all, it is too slow to be tested.
    let limits = UnwrapLimits::default();
    assert!(paserk::Cost::check(&most, &limits).is_err());
    assert!(paserk::Cost::check(&most, &UnwrapLimits::none()).is_ok());
    let more = Argon2Params::new(1024 * (u64::from(u32::MAX) + 1), 1, 1);
    let error = paserk::lock(&key, "x", more).unwrap_err();
    assert_eq!(error.code(), "cost");
}

#[test]
fn presets_are_within_the_limits() {
    let limits = UnwrapLimits::default();
    for params in [
        Argon2Params::INTERACTIVE,
        Argon2Params::MODERATE,
        Argon2Params::SENSITIVE,
        Argon2Params::default(),
    ] {
        assert_eq!(paserk::Cost::check(&params, &limits), Ok(()));
    }
    for params in [
        Pbkdf2Params::INTERACTIVE,
        Pbkdf2Params::MODERATE,
        Pbkdf2Params::SENSITIVE,
        Pbkdf2Params::default(),
    ] {
        assert_eq!(paserk::Cost::check(&params, &limits), Ok(()));
    }
}

/// What is sealed for a key outside of the subgroup, others could read.
#[test]
fn sealing_keys_are_in_the_subgroup() {
    let point: KeyError = KeyError::Point;
    // Zero, one, and a point of order 8.
    let mut small = vec![[0; 32], [0; 32]];
    small[1][0] = 1;
    small.push([
        0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67,
        0x0f, 0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac,
        0x03, 0x7a,
    ]);
    for bytes in small {
        let error = v4::SealingPublicKey::from_bytes(&bytes).unwrap_err();
        assert_eq!(error, Error::Key(point));
    }
}

/// An ephemeral key of small order would make a shared secret that everybody knows.
#[test]
fn shared_secrets_of_zeros_are_refused() {
    let recipient = v4::SealingSecretKey::generate().unwrap();
    for first in [0, 1] {
        let mut wire = [0; 96];
        wire[32] = first;
        let mut text = "k4.seal.".to_owned();
        paseto_core::base64url::encode_append(&wire, &mut text);
        let error = paserk::unseal::<v4::LocalKey>(&text, &recipient).unwrap_err();
        assert_eq!(error, Error::NotAuthentic);
    }
}

#[test]
fn keys_for_other_things_are_not_shown() {
    let wk = v4::WrappingKey::generate().unwrap();
    assert_eq!(format!("{wk:?}"), "WrappingKey(..)");
    let pair = v4::SealingSecretKey::generate().unwrap();
    let shown = format!("{pair:?}");
    let seed: String = pair.expose_bytes().expose()[..32]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert!(!shown.contains(&seed) && shown.contains("public"));
}
