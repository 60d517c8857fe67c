//! DER that was altered: every number, every byte, and every way of writing the same key twice.

use paseto_core::{
    Error,
    KeyError::{self, Encoding, Mismatch, Parameters},
};
use paseto_nist::rsa::{PublicKey, SecretKey};
use pkcs1::{
    EncodeRsaPrivateKey, EncodeRsaPublicKey, RsaPrivateKeyRef, RsaPublicKeyRef, UintRef,
    der::{
        Decode, Encode,
        asn1::{AnyRef, BitStringRef},
    },
};
use spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfo};

use crate::official;

/// The private exponent of the official key plus the least multiple of lcm(p - 1, q - 1) that makes
/// it greater than n. Computed with Python's integers, from what `openssl asn1parse` shows:
/// `d + ((n - d) // lcm(p - 1, q - 1) + 1) * lcm(p - 1, q - 1)`.
const D_ABOVE_N: &str = "\
    01275b6cffb95732a8605f998ab9fd4d52c13d8456de791c676f515db9eaaee195d50b9426320c19906ae13e32d3c7\
    e2acc746e14de204b3d021362aa8f4360f21a37dc159f0aea07ba6bbed5241fb381e9447ed65e0b9685a0e9ad999c7\
    77c96f522e165587a96e3d680c626002995b70d449989900a0af0aa422edf5bdf996186994bad954a469e906dfbe09\
    840c2afbcdc62bba315a63db8bbfc963707b99b299a31212baca9f83f5036ae3ea668dd8d62229f0d5c56d549f436a\
    e27117961f3aba9b5305dd6b2b163cf60bb5124fd53958e39357fc96d930ae2afa499c2b5b8efd635a59d6deff2791\
    842e225896ca0912312423e4b5d48cdd36e9062190c1";

/// The official key with one number changed.
fn with(change: impl FnOnce(&mut Numbers)) -> Result<SecretKey, KeyError> {
    let key = official();
    let key = RsaPrivateKeyRef::from_der(key.expose_bytes()).unwrap();
    let mut numbers = Numbers {
        n: key.modulus.as_bytes().into(),
        e: key.public_exponent.as_bytes().into(),
        d: key.private_exponent.as_bytes().into(),
        p: key.prime1.as_bytes().into(),
        q: key.prime2.as_bytes().into(),
        dp: key.exponent1.as_bytes().into(),
        dq: key.exponent2.as_bytes().into(),
        qinv: key.coefficient.as_bytes().into(),
    };
    change(&mut numbers);
    let number = |bytes| UintRef::new(bytes).unwrap();
    let key = RsaPrivateKeyRef {
        modulus: number(&numbers.n),
        public_exponent: number(&numbers.e),
        private_exponent: number(&numbers.d),
        prime1: number(&numbers.p),
        prime2: number(&numbers.q),
        exponent1: number(&numbers.dp),
        exponent2: number(&numbers.dq),
        coefficient: number(&numbers.qinv),
        other_prime_infos: None,
    };
    SecretKey::from_bytes(key.to_pkcs1_der().unwrap().as_bytes())
}

struct Numbers {
    n: Vec<u8>,
    e: Vec<u8>,
    d: Vec<u8>,
    p: Vec<u8>,
    q: Vec<u8>,
    dp: Vec<u8>,
    dq: Vec<u8>,
    qinv: Vec<u8>,
}

/// Adds two, or subtracts it: odd numbers stay odd.
fn other(number: &mut [u8]) {
    *number.last_mut().unwrap() ^= 2;
}

/// The inverse of p modulo q of the official key, made with Python: `pow(p, -1, q)`.
const P_INVERSE: &str = "14e34ff68d3f07bd6a23cc20557b8c160025d0c4babe6cc30578b16e3866687d95a7d61b6a31\
    46cdfbbbc4e45514754d7da05d4f31cada8267df349b7b68ae1ebc607fd45cb621caddd9874d\
    92025c0dc8a8b473aec41e9d29f1fb18663b7d7a2e0e986519475218a25883192acf7704db76\
    69bf266ddb6814f023dd2047ffce";

#[test]
fn numbers_that_do_not_belong_together_are_refused() {
    assert_eq!(with(|_| ()), Ok(official()));
    let mismatch = Err(Mismatch);
    assert_eq!(with(|key| other(&mut key.n)), mismatch);
    assert_eq!(with(|key| other(&mut key.d)), mismatch);
    assert_eq!(with(|key| other(&mut key.p)), mismatch);
    assert_eq!(with(|key| other(&mut key.q)), mismatch);
    assert_eq!(with(|key| other(&mut key.dp)), mismatch);
    assert_eq!(with(|key| other(&mut key.dq)), mismatch);
    assert_eq!(with(|key| other(&mut key.qinv)), mismatch);
    // Each number for itself is one of the key.
    assert_eq!(with(|key| key.q = key.p.clone()), mismatch);
    assert_eq!(
        with(|key| std::mem::swap(&mut key.dp, &mut key.dq)),
        mismatch
    );
    assert_eq!(with(|key| std::mem::swap(&mut key.p, &mut key.q)), mismatch);
    let trivial = |key: &mut Numbers| (key.p, key.q) = (key.n.clone(), vec![1]);
    assert_eq!(with(trivial), mismatch);
    // What is not reduced works as well, and is another form of the same key.
    assert_eq!(
        with(|key| key.d = hex::decode(D_ABOVE_N).unwrap()),
        mismatch
    );
    for zero in [
        |key: &mut Numbers| key.d = vec![0],
        |key: &mut Numbers| key.p = vec![0],
        |key: &mut Numbers| key.q = vec![0],
        |key: &mut Numbers| key.dp = vec![0],
        |key: &mut Numbers| key.dq = vec![0],
        |key: &mut Numbers| key.qinv = vec![0],
    ] {
        assert_eq!(with(zero), mismatch);
    }
}

/// Consistent, and written as it must be, but other bytes: another secret key with the same public
/// half.
#[test]
fn exchanged_primes_are_another_key_of_the_same_public_key() {
    let exchange = |key: &mut Numbers| {
        std::mem::swap(&mut key.p, &mut key.q);
        std::mem::swap(&mut key.dp, &mut key.dq);
        key.qinv = hex::decode(P_INVERSE).unwrap();
    };
    let key = with(exchange).unwrap();
    assert!(key != official());
    assert_eq!(key.public_key(), official().public_key());
    let mut signature = [0; 256];
    key.sign_pae(&[b"m"], &mut signature).unwrap();
    let outcome = official().public_key().verify_pae(&[b"m"], &signature);
    assert_eq!(outcome, Ok(()));
}

#[test]
fn other_parameters_are_refused() {
    for (e, found) in [
        (&[0][..], Some(0)),
        (&[1], Some(1)),
        (&[3], Some(3)),
        (&[17], Some(17)),
        (&[1, 0, 0], Some(65536)),
        (&[1, 0, 3], Some(65539)),
        (&[1, 0, 0, 1], Some(0x0100_0001)),
        (&[1; 8], Some(0x0101_0101_0101_0101)),
        (&[1; 9], None),
    ] {
        let outcome = with(|key| key.e = e.into());
        assert_eq!(outcome, Err(KeyError::exponent(found)));
    }
    let modulus = |bits| Err(KeyError::modulus(2048, bits));
    assert_eq!(with(|key| key.n[0] &= 0x7f), modulus(2047));
    assert_eq!(with(|key| key.n[0] = 1), modulus(2041));
    assert_eq!(with(|key| key.n.insert(0, 1)), modulus(2049));
    // An even number.
    assert_eq!(with(|key| key.n[255] ^= 1), Err(Parameters));
}

/// No primality is tested, so such a key can be read. A signature with it would be wrong, and could
/// give the factors away: none leaves AWS-LC.
#[test]
fn what_is_no_prime_cannot_sign() {
    // p is the product of two primes of 512 bits, each from `openssl prime -generate -bits 512`.
    let key = SecretKey::from_pem(include_str!("keys/composite.pem")).unwrap();
    let mut signature = [0; 256];
    let outcome = key.sign_pae(&[b"message"], &mut signature);
    assert_eq!(outcome, Err(Error::Key(Mismatch)));
    assert_eq!(signature, [0; 256]);
}

#[test]
fn every_altered_byte_is_noticed() {
    let key = official();
    let public = key.public_key().as_bytes();
    for n in 0..public.len() {
        let mut bytes = public.to_vec();
        bytes[n] ^= 1;
        // Another modulus is another key.
        match PublicKey::from_bytes(&bytes) {
            Ok(other) => assert!((33..33 + 255).contains(&n) && other != *key.public_key()),
            Err(why) => assert!(is_of_form(why), "{n}: {why:?}"),
        }
    }
    let secret = key.expose_bytes();
    for n in 0..secret.len() {
        let mut bytes = secret.to_vec();
        bytes[n] ^= 1;
        let outcome = SecretKey::from_bytes(&bytes);
        let refused = outcome
            .as_ref()
            .is_err_and(|why| *why == Mismatch || is_of_form(*why));
        assert!(refused, "{n}: {outcome:?}");
    }
}

/// Its form or its parameters are wrong.
fn is_of_form(why: KeyError) -> bool {
    matches!(
        why,
        Encoding | Parameters | KeyError::Modulus { .. } | KeyError::Exponent { .. }
    )
}

#[test]
fn every_length_but_one_is_refused() {
    let key = official();
    let public = key.public_key().as_bytes();
    let secret = key.expose_bytes();
    for n in 0..public.len() {
        assert_eq!(PublicKey::from_bytes(&public[..n]), Err(Encoding));
    }
    for n in 0..secret.len() {
        assert_eq!(SecretKey::from_bytes(&secret[..n]), Err(Encoding));
    }
    for behind in [1, 16 * 1024] {
        let bytes = [public, &vec![0; behind]].concat();
        assert_eq!(PublicKey::from_bytes(&bytes), Err(Encoding));
        let bytes = [secret, &vec![0; behind]].concat();
        assert_eq!(SecretKey::from_bytes(&bytes), Err(Encoding));
    }
}

/// The outermost length in three bytes instead of two, and a zero before a number.
#[test]
fn der_has_one_form() {
    let key = official();
    for (bytes, is_secret) in [
        (key.expose_bytes(), true),
        (key.public_key().as_bytes(), false),
    ] {
        let longer = [&[0x30, 0x83, 0][..], &bytes[2..]].concat();
        // An indefinite length, closed by two zeros, is BER.
        let indefinite = [&[0x30, 0x80][..], &bytes[4..], &[0, 0]].concat();
        for bytes in [longer, indefinite] {
            if is_secret {
                assert_eq!(SecretKey::from_bytes(&bytes), Err(Encoding));
            } else {
                assert_eq!(PublicKey::from_bytes(&bytes), Err(Encoding));
            }
        }
    }
    // The version, 02 01 00, as 02 02 00 00, and one byte more in all.
    let mut bytes = key.expose_bytes().to_vec();
    assert_eq!(bytes[4..7], [2, 1, 0]);
    bytes.splice(4..7, [2, 2, 0, 0]);
    bytes[3] += 1;
    assert_eq!(SecretKey::from_bytes(&bytes), Err(Encoding));
}

#[test]
fn other_algorithm_identifiers_are_refused() {
    let key = official();
    let key = RsaPrivateKeyRef::from_der(key.expose_bytes()).unwrap();
    let key: RsaPublicKeyRef<'_> = key.public_key();
    let key = key.to_pkcs1_der().unwrap();
    let spki = |algorithm: AlgorithmIdentifierRef<'_>| {
        let subject_public_key = BitStringRef::from_bytes(key.as_bytes()).unwrap();
        let info = SubjectPublicKeyInfo {
            algorithm,
            subject_public_key,
        };
        PublicKey::from_bytes(&info.to_der().unwrap())
    };
    let right = pkcs1::ALGORITHM_ID;
    assert_eq!(spki(right).as_ref(), Ok(official().public_key()));
    // Without the NULL, with other parameters, and sha384WithRSAEncryption.
    let absent = AlgorithmIdentifierRef {
        parameters: None,
        ..right
    };
    assert_eq!(spki(absent), Err(Encoding));
    let sequence = AlgorithmIdentifierRef {
        parameters: Some(AnyRef::try_from(&[0x30, 0][..]).unwrap()),
        ..right
    };
    assert_eq!(spki(sequence), Err(Encoding));
    let signature = AlgorithmIdentifierRef {
        oid: pkcs1::ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12"),
        ..right
    };
    assert_eq!(spki(signature), Err(Encoding));
    // PKCS#1 alone is no SPKI.
    assert_eq!(PublicKey::from_bytes(key.as_bytes()), Err(Encoding));
}
