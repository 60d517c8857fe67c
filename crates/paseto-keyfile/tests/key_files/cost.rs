//! What a password costs is compared before it is spent.

use std::time::{Duration, Instant};

use paseto_core::{CostError, CostParameter};
use paseto_v4::{
    Error, KeyError, SecretKey,
    paserk::{Pbkdf2Params, UnwrapLimits},
};

use crate::{
    PASSWORD, file,
    pairs::{Secret, for_each_version},
    text,
};

fn element(tag: u8, contents: &[&[u8]]) -> Vec<u8> {
    let contents = contents.concat();
    let length = u8::try_from(contents.len()).unwrap();
    let length = if length < 0x80 {
        vec![length]
    } else {
        vec![0x81, length]
    };
    [vec![tag], length, contents].concat()
}

/// An INTEGER in as few bytes as it takes, and without a sign.
fn integer(number: u128) -> Vec<u8> {
    let bytes = number.to_be_bytes();
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    let at = if bytes.get(zeros).is_some_and(|byte| *byte < 0x80) {
        zeros
    } else {
        zeros - 1
    };
    element(2, &[&bytes[at..]])
}

/// Something encrypted with AES-256-CBC, and with a key from this function.
fn encrypted(kdf: &[u8]) -> Vec<u8> {
    let iv = element(4, &[&[0; 16]]);
    let cipher = element(
        0x30,
        &[b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x01\x2a", &iv],
    );
    let params = element(0x30, &[kdf, &cipher]);
    let pbes2 = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0d";
    let algorithm = element(0x30, &[pbes2, &params]);
    element(0x30, &[&algorithm, &element(4, &[&[0; 16]])])
}

fn pbkdf2(iterations: &[u8]) -> Vec<u8> {
    let hmac = b"\x30\x0c\x06\x08\x2a\x86\x48\x86\xf7\x0d\x02\x09\x05\x00";
    let params = element(0x30, &[&element(4, &[&[7; 8]]), iterations, hmac]);
    let pbkdf2 = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0c";
    encrypted(&element(0x30, &[pbkdf2, &params]))
}

fn scrypt(n: u128, r: u128, p: u128) -> Vec<u8> {
    let salt = element(4, &[&[7; 8]]);
    let params = element(0x30, &[&salt, &integer(n), &integer(r), &integer(p)]);
    let scrypt = b"\x06\x09\x2b\x06\x01\x04\x01\xda\x47\x04\x0b";
    encrypted(&element(0x30, &[scrypt, &params]))
}

/// Why it is refused, and at once.
fn refused(der: &[u8], limits: &UnwrapLimits) -> Error {
    let start = Instant::now();
    let error = SecretKey::from_encrypted_der(der, PASSWORD, limits).unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(1), "{error}");
    error
}

/// Which cost was too high: what was found, and the limit.
fn too_high(der: &[u8], limits: &UnwrapLimits) -> (CostParameter, u64, u64) {
    match refused(der, limits) {
        Error::Cost(CostError::TooHigh {
            parameter,
            found,
            limit,
            ..
        }) => (parameter, found, limit),
        error => panic!("{error:?}"),
    }
}

#[test]
fn iterations_are_bounded() {
    let default = UnwrapLimits::default();
    for (iterations, found) in [
        (5_000_001, 5_000_001),
        ((1 << 31) - 1, (1 << 31) - 1),
        (1 << 31, 1 << 31),
        (1 << 63, 1 << 63),
        (u64::MAX.into(), u64::MAX),
        (1 << 64, u64::MAX),
        (1 << 120, u64::MAX),
    ] {
        let der = pbkdf2(&integer(iterations));
        let expected = (CostParameter::Iterations, found, 5_000_000);
        assert_eq!(too_high(&der, &default), expected);
    }
    // Those of the algorithm hold always.
    let der = pbkdf2(&integer(1 << 32));
    let limit = u32::MAX.into();
    let expected = (CostParameter::Iterations, 1 << 32, limit);
    assert_eq!(too_high(&der, &UnwrapLimits::none()), expected);
    assert!(matches!(
        refused(&pbkdf2(&integer(0)), &UnwrapLimits::none()),
        Error::Cost(CostError::TooLow {
            parameter: CostParameter::Iterations,
            found: 0,
            minimum: 1,
            ..
        })
    ));
    // A negative number.
    let error = refused(&pbkdf2(b"\x02\x01\xff"), &UnwrapLimits::none());
    assert_eq!(error, Error::Key(KeyError::Encoding));
    // What is within the limits is computed.
    let error = refused(&pbkdf2(&integer(10)), &default.max_iterations(10));
    assert_eq!(error, Error::NotAuthentic);
    let der = file("ed25519.pbkdf2.der");
    let limits = UnwrapLimits::default().max_memory(0).max_parallelism(0);
    let expected = (CostParameter::Iterations, 1000, 999);
    assert_eq!(too_high(&der, &limits.max_iterations(999)), expected);
    assert!(SecretKey::from_encrypted_der(&der, PASSWORD, &limits.max_iterations(1000)).is_ok());
}

#[test]
fn the_memory_of_scrypt_is_bounded() {
    let default = UnwrapLimits::default();
    let gib = 1 << 30;
    for (n, r, p, found) in [
        (1 << 30, 8, 1, 1024 * ((1 << 30) + 2)),
        (1 << 23, 1, 1, 128 * ((1 << 23) + 2)),
        // Exactly the limit, and then the two blocks that are no lane's.
        (1 << 20, 8, 1, (1 << 30) + 2048),
        (1 << 63, 1 << 63, 1, u64::MAX),
        (1 << 100, 8, 1, u64::MAX),
        // Each lane takes memory too, and time.
        (2, 1 << 22, 2, (1 << 29) * 7),
        (16, 1 << 19, 16, (1 << 26) * 273),
        (1 << 20, 8, 16, 1024 * (((1 << 20) + 1) * 16 + 1)),
        (2, 1 << 90, 1, u64::MAX),
    ] {
        let expected = (CostParameter::Memory, found, gib);
        assert_eq!(too_high(&scrypt(n, r, p), &default), expected);
    }
    let expected = (CostParameter::Parallelism, 17, 16);
    assert_eq!(too_high(&scrypt(2, 1, 17), &default), expected);
    assert!(matches!(
        refused(&scrypt(2, 1, 0), &default),
        Error::Cost(CostError::TooLow {
            parameter: CostParameter::Parallelism,
            found: 0,
            minimum: 1,
            ..
        })
    ));
    // Numbers that the function does not take.
    for (n, r) in [(0, 1), (1, 1), (3, 1), (1000, 8), (1024, 0)] {
        let error = refused(&scrypt(n, r, 1), &default);
        assert_eq!(error, Error::Key(KeyError::Encoding), "{n} {r}");
    }
    // With no limits, what no memory is enough for.
    let none = UnwrapLimits::none();
    let error = refused(&scrypt(1 << 40, 1 << 20, 1), &none);
    assert!(
        matches!(error, Error::Unavailable | Error::Key(_)),
        "{error:?}"
    );
    for (n, r, p) in [
        (1 << 62, 1 << 20, 1),
        (2, 1 << 29, 2),
        (2, 1 << 16, 1 << 16),
    ] {
        let error = refused(&scrypt(n, r, p), &none);
        assert_eq!(error, Error::Key(KeyError::Encoding), "{n} {r} {p}");
    }
    let limits = default
        .max_iterations(0)
        .max_memory((1 << 21) + 3072)
        .max_parallelism(2);
    let pem = text("ed25519.scrypt.pem");
    assert!(SecretKey::from_encrypted_pem(&pem, PASSWORD, &limits).is_ok());
    let tight = limits.max_memory((1 << 21) + 3071);
    let error = SecretKey::from_encrypted_pem(&pem, PASSWORD, &tight).unwrap_err();
    assert_eq!(error.code(), "cost");
}

#[test]
fn what_is_written_has_the_cost_that_was_asked_for() {
    fn test<K: Secret>() {
        let key = K::from_pem(&text(&format!("{}.pem", K::NAME))).unwrap();
        for iterations in [1, 127, 128, 255, 256, 1000, 65_536] {
            let params = Pbkdf2Params::new(iterations);
            let der = key.to_encrypted_der(PASSWORD, params).unwrap();
            let limits = UnwrapLimits::default().max_iterations(iterations);
            assert!(K::from_encrypted_der(&der, PASSWORD, &limits).unwrap() == key);
            let limits = limits.max_iterations(iterations - 1);
            let error = K::from_encrypted_der(&der, PASSWORD, &limits).unwrap_err();
            assert_eq!(error.code(), "cost");
        }
        let error = key.to_encrypted_der(PASSWORD, Pbkdf2Params::new(0));
        assert_eq!(error.unwrap_err().code(), "cost");
        // Salt and IV are other ones each time.
        let write = || {
            key.to_encrypted_pem(PASSWORD, Pbkdf2Params::new(1))
                .unwrap()
        };
        assert_ne!(write(), write());
    }
    for_each_version!(test);
}

/// A wrong password is an error that says no more. A right one says of which algorithm the key is.
#[test]
fn wrong_passwords() {
    fn test<K: Secret>() {
        let limits = UnwrapLimits::default();
        let der = file(&format!("{}.pbkdf2.der", K::NAME));
        for tried in 0..600 {
            // One in 256 has a padding by chance.
            let error = K::from_encrypted_der(&der, &format!("{tried}"), &limits).unwrap_err();
            assert_eq!(error, Error::NotAuthentic);
        }
    }
    test::<paseto_v3::SecretKey>();
    test::<SecretKey>();
    let limits = UnwrapLimits::default();
    let pem = text("p384.pbkdf2.pem");
    let error = SecretKey::from_encrypted_pem(&pem, PASSWORD, &limits).unwrap_err();
    assert_eq!(error, Error::Key(KeyError::algorithm("Ed25519", "P-384")));
    let pem = text("rsa4096.pbkdf2.pem");
    let error = paseto_v1::SecretKey::from_encrypted_pem(&pem, PASSWORD, &limits).unwrap_err();
    assert_eq!(error, Error::Key(KeyError::modulus(2048, 4096)));
}
