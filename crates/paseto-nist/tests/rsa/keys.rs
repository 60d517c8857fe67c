//! Keys as PEM and DER: what is read, what is written, and why all else is refused.
//!
//! The keys were made with OpenSSL 3.0, for these tests and nothing else:
//!
//! ```text
//! rsa1024.pem, rsa3072, rsa4096   openssl genrsa -traditional 1024
//! exponent3.pem                   openssl genrsa -traditional -3 2048
//! three-primes.pem                openssl genrsa -traditional -primes 3 2048
//! pss.pem                         openssl genpkey -algorithm rsa-pss -pkeyopt rsa_keygen_bits:2048
//! ec.sec1.pem                     openssl ecparam -name prime256v1 -genkey -noout
//! ec.pem                          openssl pkcs8 -topk8 -nocrypt -in ec.sec1.pem
//! ed25519.pem                     openssl genpkey -algorithm ed25519
//! *.pub.pem                       openssl pkey -pubout -in *.pem
//! official.pkcs8.pem              openssl pkcs8 -topk8 -nocrypt -in official.pem
//! official.encrypted.pem          openssl rsa -traditional -aes128 -passout pass:secret -in official.pem
//! official.pkcs8.encrypted.pem    openssl pkcs8 -topk8 -passout pass:secret -in official.pem
//! official.pkcs1.pub.pem          openssl rsa -RSAPublicKey_out -in official.pem
//! ```

use std::hash::{BuildHasher, RandomState};

use paseto_core::KeyError::{self, Encoding, Parameters};
use paseto_nist::rsa::{PublicKey, SecretKey};

use crate::{OFFICIAL, OFFICIAL_PUBLIC, official};

macro_rules! pem {
    ($name:literal) => {
        ($name, include_str!(concat!("keys/", $name, ".pem")))
    };
}

fn secret(text: &str) -> Result<SecretKey, KeyError> {
    SecretKey::from_pem(text)
}

fn public(text: &str) -> Result<PublicKey, KeyError> {
    PublicKey::from_pem(text)
}

#[test]
fn official_keys_are_read_and_written() {
    let key = official();
    assert_eq!(key.to_pem().expose(), OFFICIAL);
    assert_eq!(key.public_key().to_pem(), OFFICIAL_PUBLIC);
    assert_eq!(public(OFFICIAL_PUBLIC).as_ref(), Ok(key.public_key()));
    assert_eq!(SecretKey::from_bytes(key.expose_bytes()).as_ref(), Ok(&key));
    let again = PublicKey::from_bytes(key.public_key().as_bytes());
    assert_eq!(again.as_ref(), Ok(key.public_key()));
    assert_eq!(key.public_key().as_bytes().len(), 294);
    assert_eq!(key.public_key().validate(), Ok(()));
}

#[test]
fn pkcs8_is_read_and_pkcs1_written() {
    let (_, text) = pem!("official.pkcs8");
    let key = secret(text).unwrap();
    assert_eq!(key, official());
    assert_eq!(key.to_pem().expose(), OFFICIAL);
}

#[test]
fn generated_keys_are_keys() {
    let key = SecretKey::generate().unwrap();
    assert_ne!(key, official());
    assert_ne!(key.public_key(), official().public_key());
    assert_eq!(SecretKey::from_bytes(key.expose_bytes()).as_ref(), Ok(&key));
    assert_eq!(secret(key.to_pem().expose()).as_ref(), Ok(&key));
    let text = key.public_key().to_pem();
    assert_eq!(public(&text).as_ref(), Ok(key.public_key()));
    // 65537 at the end.
    assert!(key.public_key().as_bytes().ends_with(&[2, 3, 1, 0, 1]));
}

#[test]
fn copies_are_equal() {
    let key = official();
    assert_eq!(key.duplicate(), key);
    let hasher = RandomState::new();
    let copy = key.public_key().clone();
    assert_eq!(hasher.hash_one(&copy), hasher.hash_one(key.public_key()));
}

#[test]
fn debug_shows_the_public_half_and_nothing_of_the_secret_one() {
    let key = official();
    let public: String = key
        .public_key()
        .as_bytes()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let shown = format!("SecretKey {{ public: PublicKey({public}), .. }}");
    assert_eq!(format!("{key:?}"), shown);
    assert_eq!(format!("{:?}", key.to_pem()), "SecretText(..)");
}

#[test]
fn a_pem_file_may_look_like_one() {
    for text in [OFFICIAL, pem!("official.pkcs8").1] {
        let changed = [
            text.trim_end().to_owned(),
            text.replace('\n', "\r\n"),
            format!("\n \t{text}\n\n"),
            format!("Private-Key: (2048 bit, 2 primes)\nmodulus:\n    00:c9\n{text}"),
        ];
        for text in changed {
            assert_eq!(secret(&text), Ok(official()), "{text}");
        }
    }
    let expected = official().public_key().clone();
    for text in [
        OFFICIAL_PUBLIC.trim_end().to_owned(),
        OFFICIAL_PUBLIC.replace('\n', "\r\n"),
        format!("\n{OFFICIAL_PUBLIC}\r\n"),
    ] {
        assert_eq!(public(&text).as_ref(), Ok(&expected), "{text}");
    }
}

#[test]
fn other_keys_are_refused() {
    let cases = [
        (pem!("rsa1024"), KeyError::modulus(2048, 1024)),
        (pem!("rsa4096"), KeyError::modulus(2048, 4096)),
        (pem!("exponent3"), KeyError::exponent(Some(3))),
        (pem!("three-primes"), Parameters),
        (pem!("pss"), Encoding),
        (pem!("ec"), Encoding),
        (pem!("ec.sec1"), Encoding),
        (pem!("ed25519"), Encoding),
        (pem!("official.encrypted"), Encoding),
        (pem!("official.pkcs8.encrypted"), Encoding),
        (pem!("official.pub"), Encoding),
    ];
    for ((name, text), expected) in cases {
        assert_eq!(secret(text), Err(expected), "{name}");
    }
    let cases = [
        (pem!("rsa1024.pub"), KeyError::modulus(2048, 1024)),
        (pem!("rsa3072.pub"), KeyError::modulus(2048, 3072)),
        (pem!("exponent3.pub"), KeyError::exponent(Some(3))),
        (pem!("pss.pub"), Encoding),
        (pem!("ec.pub"), Encoding),
        (pem!("ed25519.pub"), Encoding),
        (pem!("official.pkcs1.pub"), Encoding),
        (pem!("official"), Encoding),
        (pem!("official.pkcs8"), Encoding),
    ];
    for ((name, text), expected) in cases {
        assert_eq!(public(text), Err(expected), "{name}");
    }
}

#[test]
fn other_labels_are_refused() {
    for label in ["PUBLIC KEY", "EC PRIVATE KEY", "rsa private key", "", "X"] {
        let text = OFFICIAL.replace("RSA PRIVATE KEY", label);
        assert_eq!(secret(&text), Err(Encoding), "{label:?}");
    }
    // A PKCS#1 key that says it is PKCS#8, and the other way round.
    let text = OFFICIAL.replace("RSA PRIVATE KEY", "PRIVATE KEY");
    assert_eq!(secret(&text), Err(Encoding));
    let text = pem!("official.pkcs8").1;
    let text = text.replace("PRIVATE KEY", "RSA PRIVATE KEY");
    assert_eq!(secret(&text), Err(Encoding));
    // The two ends differ.
    let text = OFFICIAL.replacen("RSA PRIVATE KEY", "PRIVATE KEY", 1);
    assert_eq!(secret(&text), Err(Encoding));
    for label in ["RSA PUBLIC KEY", "CERTIFICATE", "PRIVATE KEY"] {
        let text = OFFICIAL_PUBLIC.replace("PUBLIC KEY", label);
        assert_eq!(public(&text), Err(Encoding), "{label}");
    }
}

#[test]
fn damaged_pem_is_refused() {
    let lines: Vec<&str> = OFFICIAL.lines().collect();
    let without = |n: usize| {
        let mut lines = lines.clone();
        lines.remove(n);
        lines.join("\n")
    };
    let mut texts: Vec<String> = (0..lines.len()).map(without).collect();
    texts.extend([
        String::new(),
        "garbage".into(),
        OFFICIAL.repeat(2),
        format!("{OFFICIAL}{OFFICIAL_PUBLIC}"),
        format!("{OFFICIAL_PUBLIC}{OFFICIAL}"),
        format!("{OFFICIAL}behind"),
        OFFICIAL.replacen('A', "*", 1),
        OFFICIAL.replacen("+", "-", 1),
        OFFICIAL.replacen("\nMIIE", "\n\nMIIE", 1),
        OFFICIAL.replacen("\nMIIE", "\n MIIE", 1),
        OFFICIAL.replacen("-----END", "-----BEGIN", 1),
        OFFICIAL.replacen("Iy\n", "Iz=\n", 1),
        format!("\0\n{OFFICIAL}"),
        // More than is looked at.
        format!("{}\n{OFFICIAL}", "#".repeat(16 * 1024)),
        format!("{OFFICIAL}{}", "\n".repeat(16 * 1024)),
        "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----".into(),
        "-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----".into(),
    ]);
    for text in texts {
        assert_eq!(secret(&text), Err(Encoding), "{text}");
    }
    assert_eq!(public(&OFFICIAL_PUBLIC.repeat(2)), Err(Encoding));
    let text = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----";
    assert_eq!(public(text), Err(Encoding));
}
