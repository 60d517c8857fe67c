//! What a password costs is compared before it is spent.

use std::time::{Duration, Instant};

use paseto_v4::{Error, KeyError, Pbkdf2Params, SecretKey, UnwrapLimits};

use paseto_core::{CostError, CostParameter};

use crate::{PASSWORD, file, pairs::Secret, pairs::for_each_version, text};

/// The bytes with the only `from` in them replaced, which has the same length.
fn replace(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let found: Vec<_> = bytes
        .windows(from.len())
        .enumerate()
        .filter(|(_, window)| *window == from)
        .map(|(at, _)| at)
        .collect();
    assert_eq!(found.len(), 1);
    let mut bytes = bytes.to_vec();
    bytes[found[0]..found[0] + to.len()].copy_from_slice(to);
    bytes
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
    let header = if length < 128 { vec![0x30, length] } else { vec![0x30, 0x81, length] };
    [header, algorithm, data].concat()
}

const SCRYPT: [u8; 11] = *b"\x06\x09\x2b\x06\x01\x04\x01\xda\x47\x04\x0b";
const PBES2: [u8; 11] = *b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0d";
const AES256: [u8; 11] = *b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x01\x2a";

fn outcome(der: &[u8], limits: &UnwrapLimits) -> Error {
    let start = Instant::now();
    let error = SecretKey::from_encrypted_der(der, PASSWORD, limits).unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(5), "{error}");
    error
}

#[test]
fn iterations_are_bounded() {
    // 1000 as INTEGER, and 2^31 - 1 in the place of the octets of another key.
    let key = SecretKey::generate().unwrap();
    let der = key.to_encrypted_der(PASSWORD, Pbkdf2Params::new(0x0123_4567)).err();
    assert_eq!(der, None, "it is made, however long it takes");
}

#[test]
fn iterations_of_others_are_bounded() {
    let der = file("ed25519.pbkdf2.der");
    // The salt is 8 or 16 bytes, and 1000 is two bytes: the claim is made in a longer INTEGER.
    let at = der.windows(4).position(|window| window == b"\x02\x02\x03\xe8").unwrap();
    let claims = [
        (b"\x02\x05\x00\x80\x00\x00\x00".as_slice(), 1 << 31),
        (b"\x02\x04\x7f\xff\xff\xff", 0x7fff_ffff),
        (b"\x02\x09\x00\xff\xff\xff\xff\xff\xff\xff\xff", u64::MAX),
        (b"\x02\x09\x01\x00\x00\x00\x00\x00\x00\x00\x00", u64::MAX),
    ];
    for (claim, expected) in claims {
        let der = longer(&der, at, claim);
        let error = outcome(&der, &UnwrapLimits::default());
        assert_eq!(too_high(&error, CostParameter::Iterations), (expected, 5_000_000));
    }
    let none = longer(&der, at, b"\x02\x01\x00");
    assert!(matches!(
        outcome(&none, &UnwrapLimits::none()),
        Error::Cost(CostError::TooLow { found: 0, minimum: 1, .. })
    ));
    let negative = longer(&der, at, b"\x02\x01\xff");
    assert_eq!(outcome(&negative, &UnwrapLimits::none()), Error::Key(KeyError::Encoding));
    let tight = UnwrapLimits::default().iterations(999);
    assert_eq!(too_high(&outcome(&der, &tight), CostParameter::Iterations), (1000, 999));
    let exact = UnwrapLimits::default().iterations(1000).memory(0).parallelism(0);
    assert!(SecretKey::from_encrypted_der(&der, PASSWORD, &exact).is_ok());
}
