//! What a password costs is compared before it is spent.

use paseto_v4::{
    CostError, CostParameter, Error, KeyError, SecretKey,
    paserk::{Pbkdf2Params, UnwrapLimits},
};

use crate::{PASSWORD, file};

/// The DER with another INTEGER in the place of the one of four bytes at `at`, which stands in five
/// SEQUENCEs, whose lengths follow.
fn longer(der: &[u8], at: usize, integer: &[u8]) -> Vec<u8> {
    let mut der = der.to_vec();
    der.splice(at..at + 4, integer.iter().copied());
    let grown = i16::try_from(integer.len()).unwrap() - 4;
    // Each header is one of those that stand before the number, one in the other.
    let headers = (0..at).filter(|n| {
        let end = |length: usize, header: usize| n + header + length;
        der[*n] == 0x30
            && match der[n + 1] {
                0x81 => end(der[n + 2].into(), 3) > at,
                length if length < 0x80 => end(length.into(), 2) > at,
                _ => false,
            }
    });
    for n in headers.collect::<Vec<_>>() {
        let place = if der[n + 1] == 0x81 { n + 2 } else { n + 1 };
        der[place] = u8::try_from(i16::from(der[place]) + grown).unwrap();
        assert!(
            place == n + 2 || der[place] < 0x80,
            "a longer header would be needed"
        );
    }
    der
}

fn too_high(error: &Error, parameter: CostParameter) -> (u64, u64) {
    match error {
        Error::Cost(CostError::TooHigh {
            parameter: of,
            found,
            limit,
            ..
        }) if *of == parameter => (*found, *limit),
        error => panic!("{error:?}"),
    }
}

/// `SEQUENCE { INTEGER n, INTEGER r, … }` of scrypt, in bytes.
fn scrypt(numbers: [u64; 3]) -> Vec<u8> {
    let element = |tag: u8, contents: Vec<u8>| {
        assert!(contents.len() < 128);
        [vec![tag, u8::try_from(contents.len()).unwrap()], contents].concat()
    };
    let integer = |n: u64| element(2, [&[0], n.to_be_bytes().as_slice()].concat()[..].to_vec());
    let minimal = |n: u64| {
        let mut bytes = integer(n);
        while bytes.len() > 3 && bytes[2] == 0 && bytes[3] < 0x80 {
            bytes.remove(2);
        }
        bytes[1] = u8::try_from(bytes.len() - 2).unwrap();
        bytes
    };
    let params = [element(4, vec![7; 8])]
        .into_iter()
        .chain(numbers.map(minimal))
        .flatten()
        .collect();
    let kdf = element(0x30, [SCRYPT.to_vec(), element(0x30, params)].concat());
    let cipher = element(0x30, [AES256.to_vec(), element(4, vec![0; 16])].concat());
    let pbes2 = element(0x30, [kdf, cipher].concat());
    let algorithm = element(0x30, [PBES2.to_vec(), pbes2].concat());
    let data = element(4, vec![0; 16]);
    let length = u8::try_from(algorithm.len() + data.len()).unwrap();
    let header = if length < 128 {
        vec![0x30, length]
    } else {
        vec![0x30, 0x81, length]
    };
    [header, algorithm, data].concat()
}

const SCRYPT: [u8; 11] = *b"\x06\x09\x2b\x06\x01\x04\x01\xda\x47\x04\x0b";
const PBES2: [u8; 11] = *b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0d";
const AES256: [u8; 11] = *b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x01\x2a";

fn outcome(der: &[u8], limits: &UnwrapLimits) -> Error {
    SecretKey::from_encrypted_der(der, PASSWORD, limits).unwrap_err()
}

#[test]
fn iterations_of_others_are_bounded() {
    let der = file("ed25519.pbkdf2.der");
    // The salt is 8 or 16 bytes, and 1000 is two bytes: the claim is made in a longer INTEGER.
    let at = der
        .windows(4)
        .position(|window| window == b"\x02\x02\x03\xe8")
        .unwrap();
    let claims = [
        (b"\x02\x05\x00\x80\x00\x00\x00".as_slice(), 1 << 31),
        (b"\x02\x04\x7f\xff\xff\xff", 0x7fff_ffff),
        (b"\x02\x09\x00\xff\xff\xff\xff\xff\xff\xff\xff", u64::MAX),
        (b"\x02\x09\x01\x00\x00\x00\x00\x00\x00\x00\x00", u64::MAX),
    ];
    for (claim, expected) in claims {
        let der = longer(&der, at, claim);
        let error = outcome(&der, &UnwrapLimits::default());
        assert_eq!(
            too_high(&error, CostParameter::Iterations),
            (expected, 5_000_000)
        );
    }
    let none = longer(&der, at, b"\x02\x01\x00");
    assert!(matches!(
        outcome(&none, &UnwrapLimits::none()),
        Error::Cost(CostError::TooLow {
            found: 0,
            minimum: 1,
            ..
        })
    ));
    let negative = longer(&der, at, b"\x02\x01\xff");
    assert_eq!(
        outcome(&negative, &UnwrapLimits::none()),
        Error::Key(KeyError::Encoding)
    );
    let tight = UnwrapLimits::default().iterations(999);
    assert_eq!(
        too_high(&outcome(&der, &tight), CostParameter::Iterations),
        (1000, 999)
    );
    let exact = UnwrapLimits::default()
        .iterations(1000)
        .memory(0)
        .parallelism(0);
    assert!(SecretKey::from_encrypted_der(&der, PASSWORD, &exact).is_ok());
}

/// A cost that is not refused would keep these tests from ending.
#[test]
fn scrypt_is_bounded() {
    let limits = UnwrapLimits::default();
    let limit = 1 << 30;
    for (numbers, memory) in [
        ([1 << 30, 8, 1], 1 << 40),
        ([1 << 21, 8, 1], 1 << 31),
        ([2, 1 << 40, 1], 1 << 48),
        ([u64::MAX, u64::MAX, 1], u64::MAX),
        ([2, 1, u64::MAX], u64::MAX),
    ] {
        let error = outcome(&scrypt(numbers), &limits);
        assert_eq!(too_high(&error, CostParameter::Memory), (memory, limit));
    }
    let error = outcome(&scrypt([1024, 8, 17]), &limits);
    assert_eq!(too_high(&error, CostParameter::Parallelism), (17, 16));
    // RFC 7914, section 6.
    for numbers in [[1000, 8, 1], [1, 8, 1], [0, 8, 1], [1024, 0, 1]] {
        let error = outcome(&scrypt(numbers), &limits);
        assert_eq!(error, Error::Key(KeyError::Encoding), "{numbers:?}");
    }
    assert!(matches!(
        outcome(&scrypt([1024, 8, 0]), &limits),
        Error::Cost(CostError::TooLow { minimum: 1, .. })
    ));
    // 1 MiB, at the limit and above it: what is wrong then is the key.
    let der = scrypt([1024, 8, 1]);
    let error = outcome(&der, &limits.memory(1 << 20).parallelism(1));
    assert_eq!(error, Error::NotAuthentic);
    let error = outcome(&der, &limits.memory((1 << 20) - 1));
    assert_eq!(
        too_high(&error, CostParameter::Memory),
        (1 << 20, (1 << 20) - 1)
    );
}

#[test]
fn no_iterations_are_not_written() {
    let key = SecretKey::generate().unwrap();
    assert!(matches!(
        key.to_encrypted_der(PASSWORD, Pbkdf2Params::new(0)),
        Err(Error::Cost(CostError::TooLow { .. }))
    ));
}
