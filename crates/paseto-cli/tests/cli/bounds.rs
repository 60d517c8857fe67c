//! Input that is too long.

use std::fs;

use crate::run::{LOCAL, PUBLIC, SECRET, paseto, run, with_input};

#[test]
fn a_key_has_at_most_64_kib() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("long.key");
    let key_id = || {
        let mut command = paseto(["key", "id", "--key-file"]);
        command.arg(&file);
        with_input(command, b"")
    };
    fs::write(&file, [b'k'; 64 * 1024]).unwrap();
    key_id().fails(3, "is no PASERK key");
    fs::write(&file, [b'k'; 64 * 1024 + 1]).unwrap();
    key_id().fails(3, "is longer than the 65536 bytes");
}

#[test]
fn claims_have_at_most_1_mib() {
    let sign = || paseto(["sign", "--key-file", SECRET, "--claims", "-"]);
    let claims = |length: usize| format!("{{\"a\":\"{}\"}}", "x".repeat(length - 8));
    let most = 1024 * 1024;
    with_input(sign(), claims(most).as_bytes()).ok();
    with_input(sign(), claims(most + 1).as_bytes()).fails(2, "longer than the limit");
}

#[test]
fn a_token_has_at_most_32_mib() {
    let verify = || paseto(["verify", "--key-file", PUBLIC]);
    let most = 32 * 1024 * 1024;
    let mut token = vec![b'A'; most + 2];
    token[..10].copy_from_slice(b"v4.public.");
    token[most] = b'\n';
    with_input(verify(), &token[..=most]).fails(1, "not authentic");
    token[most] = b'A';
    with_input(verify(), &token[..=most]).fails(1, "limit of 33554432");
    token.extend_from_slice(b"AAAA");
    with_input(verify(), &token).fails(1, "limit of 33554432");
}

#[test]
fn raw_bytes_have_at_most_16_mib() {
    let encrypt = || paseto(["encrypt", "--key-file", LOCAL, "--raw", "-"]);
    let bytes = vec![0; 16 * 1024 * 1024 + 1];
    with_input(encrypt(), &bytes).fails(2, "longer than the limit");

    // More than claims can have.
    let some = &bytes[..1024 * 1024 + 1];
    let token = with_input(encrypt(), some).ok();
    let decrypt = paseto(["decrypt", "--key-file", LOCAL, "--raw"]);
    assert_eq!(with_input(decrypt, token.as_bytes()).0.stdout, some);
}

#[test]
fn json_is_as_deep_as_the_library_reads_it() {
    let nested = |depth: usize| {
        format!(
            "{{\"a\":{}{}}}",
            "[".repeat(depth - 1),
            "]".repeat(depth - 1)
        )
    };
    let sign = |json: &str| run(["sign", "--key-file", SECRET, "--claims", json]);
    let token = sign(&nested(128)).ok();
    let token = token.trim_end();
    let pretty = run(["verify", "--key-file", PUBLIC, "--pretty", "--json", token]);
    assert!(pretty.ok().contains("\"a\": ["));
    run(["inspect", "--json", token]).ok();
    sign(&nested(129)).fails(2, "nested deeper");
}
