//! Keys that are refused, and what is said of them.

use paseto_v4::{Error, KeyError, paserk::UnwrapLimits};

use crate::{
    PASSWORD, file,
    pairs::{Public, Secret, for_each_version},
    text,
};

const ENCODING: Error = Error::Key(KeyError::Encoding);
const ENCRYPTED: Error = Error::Key(KeyError::Encrypted);
const ENCRYPTION: Error = Error::Key(KeyError::Encryption);

fn algorithm(expected: &'static str, found: &'static str) -> Error {
    KeyError::algorithm(expected, found).into()
}

/// The name of its algorithm.
fn name<K: Secret>() -> &'static str {
    match K::NAME {
        "ed25519" => "Ed25519",
        "p384" => "P-384",
        _ => "RSA",
    }
}

#[test]
fn keys_of_other_algorithms() {
    fn test<K: Secret>() {
        for (file, found) in [
            ("other-x25519.pem", "X25519"),
            ("other-x448.pem", "X448"),
            ("other-ed448.pem", "Ed448"),
            ("other-P-256.pem", "EC on P-256"),
            ("other-P-256.sec1.pem", "EC on P-256"),
            ("other-P-521.pem", "EC on P-521"),
            ("other-secp256k1.pem", "EC on secp256k1"),
            ("other-rsa-pss.pem", "RSA-PSS"),
            ("other-dsa.pem", "DSA"),
            ("other-dsa.old.pem", "DSA"),
            ("other-dh.pem", "DH"),
            ("other-openssh.pem", "an OpenSSH key"),
            ("ed25519.pem", "Ed25519"),
            ("p384.pem", "P-384"),
            ("p384.sec1.pem", "P-384"),
            ("rsa.pem", "RSA"),
            ("rsa.pkcs1.pem", "RSA"),
        ] {
            if found != name::<K>() {
                let error = K::from_pem(&text(file)).unwrap_err();
                assert_eq!(error, algorithm(name::<K>(), found), "{file}");
            }
        }
        for (file, found) in [
            ("other-x25519.pub.pem", "X25519"),
            ("other-x448.pub.pem", "X448"),
            ("other-ed448.pub.pem", "Ed448"),
            ("other-P-256.pub.pem", "EC on P-256"),
            ("other-P-521.pub.pem", "EC on P-521"),
            ("other-secp256k1.pub.pem", "EC on secp256k1"),
            ("other-certificate.pem", "a certificate"),
            ("ed25519.pub.pem", "Ed25519"),
            ("p384.pub.pem", "P-384"),
            ("rsa.pub.pem", "RSA"),
            ("rsa.pkcs1.pub.pem", "RSA"),
        ] {
            if found != name::<K>() {
                let error = K::Public::from_pem(&text(file)).unwrap_err();
                assert_eq!(error, algorithm(name::<K>(), found), "{file}");
            }
        }
    }
    for_each_version!(test);
    // An object identifier that nobody has.
    let mut der = file("ed25519.der");
    let at = der.windows(3).position(|window| window == b"\x2b\x65\x70");
    der[at.unwrap() + 2] = 0x01;
    let error = paseto_v4::SecretKey::from_der(&der).unwrap_err();
    assert_eq!(error, algorithm("Ed25519", "an unknown algorithm"));
}

#[test]
fn public_and_secret_keys_are_not_mixed_up() {
    fn test<K: Secret>() {
        let (secret, public) = ("a secret key", "a public key");
        let pem = |end: &str| text(&format!("{}{end}.pem", K::NAME));
        let der = |end: &str| file(&format!("{}{end}.der", K::NAME));
        let error = K::from_pem(&pem(".pub")).unwrap_err();
        assert_eq!(error, algorithm(secret, public));
        let error = K::from_der(&der(".pub")).unwrap_err();
        assert_eq!(error, algorithm(secret, public));
        let error = K::Public::from_pem(&pem("")).unwrap_err();
        assert_eq!(error, algorithm(public, secret));
        let error = K::Public::from_der(&der("")).unwrap_err();
        assert_eq!(error, algorithm(public, secret));

        let limits = UnwrapLimits::default();
        let encrypted = "an encrypted key";
        let error = K::from_encrypted_pem(&pem(""), PASSWORD, &limits).unwrap_err();
        assert_eq!(error, algorithm(encrypted, secret));
        let error = K::from_encrypted_der(&der(".pub"), PASSWORD, &limits).unwrap_err();
        assert_eq!(error, algorithm(encrypted, public));
    }
    for_each_version!(test);
}

#[test]
fn encrypted_keys_need_a_password() {
    fn test<K: Secret>() {
        for (file, expected) in [
            ("ed25519.pbkdf2.pem", ENCRYPTED),
            ("ed25519.pbes1.pem", ENCRYPTED),
            ("ed25519.des3.pem", ENCRYPTED),
            ("p384.old.pem", ENCRYPTION),
            ("rsa.old.pem", ENCRYPTION),
        ] {
            assert_eq!(K::from_pem(&text(file)).unwrap_err(), expected, "{file}");
            let error = K::Public::from_pem(&text(file)).unwrap_err();
            assert_eq!(error, expected, "{file}");
        }
        let der = file(&format!("{}.pbkdf2.der", K::NAME));
        assert_eq!(K::from_der(&der).unwrap_err(), ENCRYPTED);
        // These, nobody reads here.
        let limits = UnwrapLimits::none();
        for file in [
            "ed25519.pbes1.pem",
            "ed25519.des3.pem",
            "ed25519.sha1.pem",
            "p384.old.pem",
            "rsa.old.pem",
        ] {
            let error = K::from_encrypted_pem(&text(file), PASSWORD, &limits).unwrap_err();
            assert_eq!(error, ENCRYPTION, "{file}");
        }
    }
    for_each_version!(test);
}

/// `-----BEGIN …` around this DER.
fn pem(label: &str, der: &[u8]) -> String {
    pem_rfc7468::encode_string(label, pem_rfc7468::LineEnding::LF, der).unwrap()
}

/// The DER with the first `from` in it replaced by as many bytes.
fn replaced(der: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let at = der.windows(from.len()).position(|window| window == from);
    let mut der = der.to_vec();
    der[at.unwrap()..][..to.len()].copy_from_slice(to);
    der
}

#[test]
fn points_are_on_the_curve() {
    use paseto_v3::{PublicKey, SecretKey};
    let point = Error::Key(KeyError::Point);
    let der = file("p384.pub.der");
    for at in [24, 71, 72, der.len() - 1] {
        let mut der = der.clone();
        der[at] ^= 1;
        assert_eq!(PublicKey::from_der(&der).unwrap_err(), point, "{at}");
    }
    // The last bit of y is the sign of the point as well, and that must not be all that is read of it.
    let mut other_form = der.clone();
    for form in [0x00, 0x05, 0x06, 0x07, 0xff] {
        other_form[23] = form;
        assert_eq!(
            PublicKey::from_der(&other_form).unwrap_err(),
            point,
            "{form}"
        );
    }
    // x of no point, compressed: about every second.
    let header = b"\x30\x46\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x22\x03\x32\x00";
    let refused = (0..16).filter(|x| {
        let mut der = [header.as_slice(), &[2], &[0; 48]].concat();
        *der.last_mut().unwrap() = *x;
        match PublicKey::from_der(&der) {
            Ok(key) => {
                assert!(key.to_der().len() == 120);
                false
            }
            Err(error) => {
                assert_eq!(error, point);
                true
            }
        }
    });
    assert!((4..12).contains(&refused.count()));
    // The identity.
    let identity = b"\x30\x16\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x22\x03\x02\x00\x00";
    let error = PublicKey::from_der(identity).unwrap_err();
    assert_eq!(error, Error::Key(KeyError::length(49, 1)));

    // A public half that is another point, or none.
    let der = file("p384.der");
    for at in [der.len() - 1, der.len() - 97, der.len() - 50] {
        let mut der = der.clone();
        der[at] ^= 1;
        let error = SecretKey::from_der(&der).unwrap_err();
        assert_eq!(error, Error::Key(KeyError::Mismatch), "{at}");
    }
}

#[test]
fn curves_are_named() {
    use paseto_v3::{PublicKey, SecretKey};
    let curve = b"\x06\x05\x2b\x81\x04\x00\x22";
    let nobody = b"\x06\x05\x2b\x81\x04\x00\x21";
    let unknown = algorithm("P-384", "an unknown algorithm");
    let p521 = b"\x06\x05\x2b\x81\x04\x00\x23";
    let der = file("p384.der");
    let error = SecretKey::from_der(&replaced(&der, curve, p521)).unwrap_err();
    assert_eq!(error, algorithm("P-384", "EC on P-521"));
    let error = SecretKey::from_der(&replaced(&der, curve, nobody)).unwrap_err();
    assert_eq!(error, unknown);
    let error = PublicKey::from_der(&replaced(&file("p384.pub.der"), curve, nobody)).unwrap_err();
    assert_eq!(error, unknown);
    // Parameters that are no name.
    let null = b"\x04\x05\x2b\x81\x04\x00\x22";
    let error = SecretKey::from_der(&replaced(&file("p384.der"), curve, null)).unwrap_err();
    assert_eq!(error, ENCODING);

    // PKCS#8 without them, around SEC1 with them and without.
    let sec1 = file("p384.sec1.der");
    let wrap = |key: &[u8]| {
        let algorithm = b"\x30\x09\x06\x07\x2a\x86\x48\xce\x3d\x02\x01";
        let key_length = u8::try_from(key.len()).unwrap();
        let key = [&[0x04, 0x81, key_length], key].concat();
        let inside = [b"\x02\x01\x00".as_slice(), algorithm, &key].concat();
        let length = u8::try_from(inside.len()).unwrap();
        [&[0x30, 0x81, length], inside.as_slice()].concat()
    };
    let key = SecretKey::from_pem(&text("p384.pem")).unwrap();
    assert!(SecretKey::from_der(&wrap(&sec1)).unwrap() == key);
    let bare = &file("p384.der")[27..];
    assert_eq!(bare[0], 0x30);
    let error = SecretKey::from_der(&wrap(bare)).unwrap_err();
    assert_eq!(error, ENCODING);
    let error = SecretKey::from_pem(&pem("EC PRIVATE KEY", bare)).unwrap_err();
    assert_eq!(error, ENCODING);
}

#[test]
fn parameters_of_ed25519_are_absent() {
    use paseto_v4::PublicKey;
    let key = &file("ed25519.pub.der")[12..];
    let der = |algorithm: &[u8]| {
        let length = u8::try_from(algorithm.len() + 35).unwrap();
        [&[0x30, length], algorithm, b"\x03\x21\x00", key].concat()
    };
    assert!(PublicKey::from_der(&der(b"\x30\x05\x06\x03\x2b\x65\x70")).is_ok());
    let null = der(b"\x30\x07\x06\x03\x2b\x65\x70\x05\x00");
    assert_eq!(PublicKey::from_der(&null).unwrap_err(), ENCODING);
}

/// Keys that would let anybody sign.
#[test]
fn points_of_small_order_are_no_keys() {
    use paseto_v4::PublicKey;
    let header = file("ed25519.pub.der")[..12].to_vec();
    for point in [
        [0; 32],
        {
            let mut one = [0; 32];
            one[0] = 1;
            one
        },
        [0xff; 32],
    ] {
        let der = [header.as_slice(), &point].concat();
        let error = PublicKey::from_der(&der).unwrap_err();
        assert_eq!(error, Error::Key(KeyError::Point));
        assert_eq!(
            PublicKey::from_pem(&pem("PUBLIC KEY", &der)).unwrap_err(),
            error
        );
    }
}

#[test]
fn rsa_of_other_sizes() {
    use paseto_v1::{PublicKey, SecretKey};
    for (file, expected) in [
        ("other-rsa3072.pem", KeyError::modulus(2048, 3072)),
        ("rsa4096.pem", KeyError::modulus(2048, 4096)),
        ("other-rsa-e3.pem", KeyError::exponent(Some(3))),
    ] {
        let error = SecretKey::from_pem(&text(file)).unwrap_err();
        assert_eq!(error, Error::Key(expected), "{file}");
    }
    let error = PublicKey::from_pem(&text("rsa4096.pub.pem")).unwrap_err();
    assert_eq!(error, Error::Key(KeyError::modulus(2048, 4096)));
    // Numbers of another key.
    let der = file("rsa.pkcs1.der");
    for at in [300, 600, 900, der.len() - 1] {
        let mut der = der.clone();
        der[at] ^= 1;
        let error = SecretKey::from_der(&der).unwrap_err();
        assert_eq!(error, Error::Key(KeyError::Mismatch), "{at}");
    }
}

#[test]
fn sealing_keys_have_the_same_files() {
    let key = paseto_v1::SealingSecretKey::from_pem(&text("rsa4096.pem")).unwrap();
    assert_eq!(key.to_der().expose(), file("rsa4096.der"));
    assert_eq!(key.public_key().to_pem(), text("rsa4096.pub.pem"));
    let error = paseto_v1::SealingSecretKey::from_pem(&text("rsa.pem")).unwrap_err();
    assert_eq!(error, Error::Key(KeyError::modulus(4096, 2048)));
    let key = paseto_v4::SealingSecretKey::from_jwk(&text("ed25519.jwk")).unwrap();
    assert_eq!(key.public_key().to_der(), file("ed25519.pub.der"));
    let key = paseto_v3::SealingSecretKey::from_pem(&text("p384.sec1.pem")).unwrap();
    assert_eq!(key.public_key().to_jwk(), text("p384.pub.jwk"));
}
