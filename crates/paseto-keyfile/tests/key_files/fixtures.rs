//! What other programs write is read, and is the key that they say it is.

use paseto_keyfile::{Algorithm, KeyFile};
use paseto_v4::paserk::UnwrapLimits;

use crate::{
    PASSWORD, file,
    pairs::{Public, Secret, for_each_version},
    text,
};

#[test]
fn every_version_reads_and_writes_its_keys() {
    fn test<K: Secret>() {
        let name = |end: &str| format!("{}{end}", K::NAME);
        let (der, public_der) = (file(&name(".der")), file(&name(".pub.der")));
        let key = K::from_pem(&text(&name(".pem"))).unwrap();
        assert_eq!(key.public().to_der(), public_der, "{}", K::NAME);
        // As OpenSSL does, byte for byte.
        assert_eq!(key.to_der().expose(), der);
        assert_eq!(key.to_pem().expose(), text(&name(".pem")));
        assert_eq!(key.public().to_pem(), text(&name(".pub.pem")));
        assert_eq!(key.to_jwk().expose(), text(&name(".jwk")));
        assert_eq!(key.public().to_jwk(), text(&name(".pub.jwk")));

        assert!(K::from_der(&der).unwrap() == key);
        assert!(K::from_jwk(&text(&name(".jwk"))).unwrap() == key);
        assert!(K::from_pem(&text(&name(".text.pem"))).unwrap() == key);
        let limits = UnwrapLimits::default();
        for end in [".pbkdf2.pem", ".scrypt.pem", ".aes128.pem"] {
            let again = K::from_encrypted_pem(&text(&name(end)), PASSWORD, &limits).unwrap();
            assert!(again == key, "{end}");
        }
        let again = K::from_encrypted_der(&file(&name(".pbkdf2.der")), PASSWORD, &limits);
        assert!(again.unwrap() == key);

        let public = key.public();
        for again in [
            K::Public::from_pem(&text(&name(".pub.pem"))),
            K::Public::from_der(&public_der),
            K::Public::from_jwk(&text(&name(".pub.jwk"))),
        ] {
            assert_eq!(again.as_ref(), Ok(public));
        }
    }
    for_each_version!(test);
}

/// The text around a block is of many kinds.
#[test]
fn text_around_a_block_is_let_pass() {
    fn test<K: Secret>() {
        let pem = text(&format!("{}.pem", K::NAME));
        let key = K::from_pem(&pem).unwrap();
        let one_line: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
        for text in [
            pem.replace('\n', "\r\n"),
            pem.replace('\n', "\r"),
            pem.trim_end().to_owned(),
            format!("A key:\n\n{pem}\n \r\n\t"),
            format!("{pem}ED25519 Private-Key:\npriv:\n"),
            format!("-----BEGIN PRIVATE KEY-----\n{one_line}\n-----END PRIVATE KEY-----"),
        ] {
            assert!(K::from_pem(&text).unwrap() == key, "{text}");
        }
    }
    for_each_version!(test);
}

#[test]
fn other_ciphers() {
    let key = paseto_v4::SecretKey::from_pem(&text("ed25519.pem")).unwrap();
    let limits = UnwrapLimits::default();
    let pem = text("ed25519.aes192.pem");
    let again = paseto_v4::SecretKey::from_encrypted_pem(&pem, PASSWORD, &limits).unwrap();
    assert!(again == key);
}

#[test]
fn older_formats_of_p384() {
    use paseto_v3::{PublicKey, SecretKey};
    let key = SecretKey::from_pem(&text("p384.pem")).unwrap();
    assert!(SecretKey::from_pem(&text("p384.sec1.pem")).unwrap() == key);
    assert!(SecretKey::from_der(&file("p384.sec1.der")).unwrap() == key);
    // Here it stands without its public half.
    assert!(SecretKey::from_der(&file("p384.no-public.der")).unwrap() == key);
    let compressed = PublicKey::from_pem(&text("p384.compressed.pub.pem")).unwrap();
    assert_eq!(&compressed, key.public_key());
    assert_eq!(compressed.to_der(), file("p384.pub.der"));
    // Here the parameters stand before the key, in a block of their own.
    let key = SecretKey::from_pem(&text("p384.ecparam.pem")).unwrap();
    assert_eq!(key.public_key().to_der(), file("p384.ecparam.pub.der"));
}

#[test]
fn older_formats_of_rsa() {
    use paseto_v1::{PublicKey, SecretKey};
    let key = SecretKey::from_pem(&text("rsa.pem")).unwrap();
    assert!(SecretKey::from_pem(&text("rsa.pkcs1.pem")).unwrap() == key);
    assert!(SecretKey::from_der(&file("rsa.pkcs1.der")).unwrap() == key);
    let public = PublicKey::from_pem(&text("rsa.pkcs1.pub.pem")).unwrap();
    assert_eq!(&public, key.public_key());
    let public = PublicKey::from_der(&file("rsa.pkcs1.pub.der")).unwrap();
    assert_eq!(&public, key.public_key());
}

#[test]
fn openssh_and_python() {
    fn test<K: Secret>(name: &str) {
        let key = K::from_pem(&text(&format!("{name}.pem"))).unwrap();
        assert_eq!(
            key.public().to_der(),
            file(&format!("{name}.pub.der")),
            "{name}"
        );
    }
    fn python<K: Secret>() {
        let name = format!("py-{}", K::NAME);
        test::<K>(&name);
        let key = K::from_pem(&text(&format!("{name}.pem"))).unwrap();
        let pem = text(&format!("{name}.encrypted.pem"));
        let again = K::from_encrypted_pem(&pem, PASSWORD, &UnwrapLimits::default());
        assert!(again.unwrap() == key);
        if K::NAME != "ed25519" {
            let pem = text(&format!("{name}.traditional.pem"));
            assert!(K::from_pem(&pem).unwrap() == key);
        }
    }
    test::<paseto_v3::SecretKey>("ssh-p384");
    test::<paseto_v1::SecretKey>("ssh-rsa");
    for_each_version!(python);
}

/// RFC 8410, section 10.3: the same key in both versions of PKCS#8, the second with an attribute and
/// its public half.
#[test]
fn examples_of_rfc_8410() {
    use paseto_v4::{PublicKey, SecretKey};
    let public = "-----BEGIN PUBLIC KEY-----\n\
        MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n\
        -----END PUBLIC KEY-----\n";
    let first = "-----BEGIN PRIVATE KEY-----\n\
        MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
        -----END PRIVATE KEY-----\n";
    let second = "-----BEGIN PRIVATE KEY-----\n\
        MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
        oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB\n\
        Z9w7lshQhqowtrbLDFw4rXAxZuE=\n\
        -----END PRIVATE KEY-----\n";
    let key = SecretKey::from_pem(first).unwrap();
    assert!(SecretKey::from_pem(second).unwrap() == key);
    assert_eq!(key.public_key(), &PublicKey::from_pem(public).unwrap());
    assert_eq!(key.to_pem().expose(), first);
    // Another public half.
    let other = second.replace("DFw4rXAxZuE=", "DFw4rXAxZuI=");
    let error = SecretKey::from_pem(&other).unwrap_err();
    assert_eq!(error, paseto_v4::Error::Key(paseto_v4::KeyError::Mismatch));
}

#[test]
fn files_are_told_apart() {
    for (start, algorithm) in [
        ("ed25519", Algorithm::Ed25519),
        ("p384", Algorithm::P384),
        ("rsa", Algorithm::Rsa),
        ("rsa4096", Algorithm::Rsa),
    ] {
        for (end, expected) in [
            (".pem", KeyFile::Secret(algorithm)),
            (".der", KeyFile::Secret(algorithm)),
            (".jwk", KeyFile::Secret(algorithm)),
            (".pub.pem", KeyFile::Public(algorithm)),
            (".pub.der", KeyFile::Public(algorithm)),
            (".pub.jwk", KeyFile::Public(algorithm)),
            (".pbkdf2.pem", KeyFile::Encrypted),
        ] {
            let name = format!("{start}{end}");
            assert_eq!(KeyFile::identify(&file(&name)), Ok(expected), "{name}");
        }
    }
    for (name, expected) in [
        ("p384.sec1.pem", KeyFile::Secret(Algorithm::P384)),
        ("p384.sec1.der", KeyFile::Secret(Algorithm::P384)),
        ("p384.ecparam.pem", KeyFile::Secret(Algorithm::P384)),
        ("p384.compressed.pub.pem", KeyFile::Public(Algorithm::P384)),
        ("rsa.pkcs1.pem", KeyFile::Secret(Algorithm::Rsa)),
        ("rsa.pkcs1.der", KeyFile::Secret(Algorithm::Rsa)),
        ("rsa.pkcs1.pub.pem", KeyFile::Public(Algorithm::Rsa)),
        ("rsa.pkcs1.pub.der", KeyFile::Public(Algorithm::Rsa)),
        ("rsa.text.pem", KeyFile::Secret(Algorithm::Rsa)),
        ("ed25519.pbkdf2.der", KeyFile::Encrypted),
        ("ed25519.pbes1.pem", KeyFile::Encrypted),
        ("other-x25519.pub.pem", KeyFile::Other("X25519")),
    ] {
        assert_eq!(KeyFile::identify(&file(name)), Ok(expected), "{name}");
    }
    let symmetric = paseto_v4::LocalKey::generate().unwrap().to_jwk();
    let found = KeyFile::identify(symmetric.expose().as_bytes());
    assert_eq!(found, Ok(KeyFile::Symmetric));
}
