//! What is written here, the program `openssl` reads, where there is one.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use paseto_v4::paserk::{Pbkdf2Params, UnwrapLimits};

use crate::pairs::{Public, Secret, for_each_version};

/// What it prints for this input, or `None` where it fails.
fn openssl(arguments: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    let mut child = Command::new("openssl")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(input).ok()?;
    let output = child.wait_with_output().ok()?;
    output.status.success().then_some(output.stdout)
}

/// LibreSSL has no Ed25519 in some of its versions.
fn is_there() -> bool {
    let version = openssl(&["version"], b"").unwrap_or_default();
    let found = version.starts_with(b"OpenSSL 1.1.1") || version.starts_with(b"OpenSSL 3");
    if !found {
        println!("skipped: there is no openssl 1.1.1 or 3 here");
    }
    found
}

#[test]
fn openssl_reads_what_is_written() {
    fn test<K: Secret>() {
        let key = K::generate();
        let public = key.public().to_der();
        let der = ["-pubout", "-outform", "DER"];
        let read = |options: &[&str], input: &[u8]| {
            openssl(&[&["pkey"], options, &der].concat(), input).expect("openssl reads it")
        };
        assert_eq!(read(&[], key.to_pem().expose().as_bytes()), public);
        assert_eq!(read(&["-inform", "DER"], key.to_der().expose()), public);
        assert_eq!(read(&["-pubin"], key.public().to_pem().as_bytes()), public);
        assert_eq!(read(&["-pubin", "-inform", "DER"], &public), public);

        let params = Pbkdf2Params::new(1000);
        let password = "correct horse ü";
        let pass = format!("pass:{password}");
        let pem = key.to_encrypted_pem(password, params).unwrap();
        assert_eq!(read(&["-passin", &pass], pem.as_bytes()), public);
        let der = key.to_encrypted_der(password, params).unwrap();
        assert_eq!(read(&["-inform", "DER", "-passin", &pass], &der), public);
        assert_eq!(
            openssl(&["pkey", "-passin", "pass:x"], pem.as_bytes()),
            None
        );
        let shown = openssl(
            &["pkey", "-noout", "-text"],
            key.to_pem().expose().as_bytes(),
        );
        assert!(shown.is_some_and(|text| !text.is_empty()));
    }
    if is_there() {
        for_each_version!(test);
    }
}

/// And what it writes of a key of ours is that key.
#[test]
fn openssl_writes_what_is_read() {
    fn test<K: Secret>() {
        let key = K::generate();
        let pem = key.to_pem();
        let convert = |options: &[&str]| {
            let bytes = openssl(options, pem.expose().as_bytes()).expect("openssl reads it");
            String::from_utf8(bytes).unwrap()
        };
        assert!(K::from_pem(&convert(&["pkey", "-text"])).unwrap() == key);
        let limits = UnwrapLimits::default();
        let kinds: [&[&str]; 3] = [&["-scrypt"], &[], &["-v2", "aes-192-cbc"]];
        for kdf in kinds {
            let options = [&["pkcs8", "-topk8", "-passout", "pass:x"][..], kdf].concat();
            let again = K::from_encrypted_pem(&convert(&options), "x", &limits);
            assert!(again.unwrap() == key);
        }
        let public = convert(&["pkey", "-pubout"]);
        assert_eq!(K::Public::from_pem(&public).as_ref(), Ok(key.public()));
    }
    if is_there() {
        for_each_version!(test);
    }
}
