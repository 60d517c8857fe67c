//! Results that go to a new file, and files that say what they are.

use std::{fs, path::Path};

use crate::run::{LOCAL, Outcome, PUBLIC, SECRET, paseto, run, text, with_input};

fn to_file(args: &[&str], file: &Path, more: &[&str]) -> Outcome {
    let mut command = paseto(["key"]);
    command.args(args).arg("--out").arg(file).args(more);
    with_input(command, b"")
}

const COMMANDS: [(&[&str], &str); 4] = [
    (&["public", "--key-file", SECRET], "k4.public."),
    (
        &["wrap", "--key-file", SECRET, "--wrapping-key-file", LOCAL],
        "k4.secret-wrap.pie.",
    ),
    (
        &[
            "lock",
            "--key-file",
            SECRET,
            "--password-file",
            "tests/keys/password.txt",
            "--memory",
            "8KiB",
        ],
        "k4.secret-pw.",
    ),
    (
        &[
            "seal",
            "--key-file",
            LOCAL,
            "--recipient-file",
            "tests/keys/sealing.pub",
        ],
        "k4.seal.",
    ),
];

#[test]
fn results_go_to_a_new_file() {
    let dir = tempfile::tempdir().unwrap();
    for (args, header) in COMMANDS {
        let file = dir.path().join(args[0]);
        let made = to_file(args, &file, &[]);
        assert_eq!(made.ok(), "");
        assert!(made.err().contains("key written to "));
        let first = fs::read_to_string(&file).unwrap();
        assert!(first.starts_with(header) && first.ends_with('\n'));

        to_file(args, &file, &[]).fails(3, "exists already");
        assert_eq!(fs::read_to_string(&file).unwrap(), first);
        let json = to_file(args, &file, &["--force", "--json"]).ok();
        assert!(json.starts_with("{\"file\":") && !json.contains(header));
        assert!(fs::read_to_string(&file).unwrap().starts_with(header));
    }
}

#[test]
fn what_fails_touches_no_file() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("mine");
    fs::write(&file, "mine").unwrap();
    for args in [
        &["public", "--key-file", PUBLIC][..],
        &["wrap", "--key-file", PUBLIC, "--wrapping-key-file", LOCAL],
        &["lock", "--key-file", SECRET, "--password-file", "/dev/null"],
        &[
            "seal",
            "--key-file",
            LOCAL,
            "--recipient-file",
            "tests/keys/no-point.key",
        ],
    ] {
        assert_ne!(to_file(args, &file, &["--force"]).code(), 0);
        assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    }
}

#[test]
fn a_secret_key_is_named_by_both_ids() {
    let dir = tempfile::tempdir().unwrap();
    let args = ["convert", "--key-file", SECRET, "--to", "paserk"];
    let file = dir.path().join("key");
    let said = to_file(&args, &file, &[]).err();
    assert!(said.contains("id: k4.sid.") && said.contains("for footers: k4.pid."));
    let json = to_file(&args, &file, &["--force", "--json"]).ok();
    assert!(json.contains("\"id\":\"k4.sid.") && json.contains("\"public_id\":\"k4.pid."));
}

#[test]
fn a_cheap_password_and_a_dear_one_are_warned_of() {
    let password = "tests/keys/password.txt";
    let convert = |iterations| {
        run([
            "key",
            "convert",
            "--key-file",
            SECRET,
            "--to",
            "pem",
            "--encrypt",
            "--new-password-file",
            password,
            "--iterations",
            iterations,
        ])
    };
    let low = convert("5");
    low.ok();
    assert!(low.err().contains("passwords can be tried for less"));
    let high = convert("5000001");
    high.ok();
    assert!(high.err().contains("will be refused unless higher limits"));
    assert_eq!(convert("600000").err(), "");

    let key = "tests/keys/v3/local.key";
    let lock = [
        "key",
        "lock",
        "--key-file",
        key,
        "--password-file",
        password,
    ];
    let locked = run([&lock[..], &["--iterations", "599999"]].concat());
    assert!(locked.err().contains("passwords can be tried for less"));
    let seen = with_input(paseto(["inspect"]), locked.ok().as_bytes());
    assert!(seen.err().contains("passwords can be tried for less"));
    let usual = run(lock);
    assert_eq!(usual.err(), "");
    assert_eq!(
        with_input(paseto(["inspect"]), usual.ok().as_bytes()).err(),
        ""
    );
}

#[test]
fn a_key_file_says_what_it_is_and_shows_nothing() {
    for (file, says) in [
        (
            "tests/keys/pem.key",
            "PEM: a secret key\nalgorithm    Ed25519",
        ),
        (
            "tests/keys/ed25519-public.pem",
            "PEM: a public key\nalgorithm    Ed25519",
        ),
        ("tests/keys/files/ed25519.der", "DER: a secret key"),
        (
            "tests/keys/files/ed25519.pbkdf2.pem",
            "PEM: a secret key, encrypted",
        ),
        ("tests/keys/files/local.jwk", "JWK: a symmetric key"),
        (
            "tests/keys/files/p384.pub.jwk",
            "JWK: a public key\nalgorithm    P-384",
        ),
        (
            "tests/keys/v1/with-text.pem",
            "PEM: a secret key\nalgorithm    RSA",
        ),
    ] {
        let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        let seen = with_input(paseto(["inspect"]), &bytes);
        assert!(seen.ok().contains(says), "{}", seen.out());
        assert!(seen.out().len() < 120 && seen.err().is_empty());
        let json = with_input(paseto(["inspect", "--json"]), &bytes).ok();
        assert!(json.len() < 120, "{json}");
    }
    let jwk = text("tests/keys/files/local.jwk");
    assert!(run(["inspect", &jwk]).err().contains("this is a secret"));
    let broken = with_input(paseto(["inspect"]), b"{\"keys\":1}");
    assert_ne!(broken.code(), 0);
}

#[test]
fn text_that_begins_like_der_is_no_der() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("key");
    let pem = text("tests/keys/pem.key");
    fs::write(&file, format!("0: made for tests\n{pem}\n")).unwrap();
    let mut id = paseto(["key", "id", "--key-file"]);
    id.arg(&file);
    assert!(with_input(id, b"").ok().starts_with("k4.sid."));
}
