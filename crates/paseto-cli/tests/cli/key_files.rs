//! Keys that go to PEM, DER and JWK, and come back.

use std::{fs, path::Path, process::Command};

use crate::run::{Outcome, paseto, text, with_input};

const VERSIONS: [(&str, &str); 4] = [
    ("v1", "tests/keys/v1"),
    ("v2", "tests/keys/v2"),
    ("v3", "tests/keys/v3"),
    ("v4", "tests/keys"),
];

fn convert(key: impl AsRef<Path>, to: &str, more: &[&str]) -> Command {
    let mut command = paseto(["key", "convert", "--to", to, "--key-file"]);
    command.arg(key.as_ref()).args(more);
    command.env("PASETO_TEST_PW", "correct horse");
    command
}

fn run(command: Command) -> Outcome {
    with_input(command, b"")
}

/// The options that say what a file of such a key does not.
fn version_of<'v>(version: &'v str, kind: &str) -> Vec<&'v str> {
    if version == "v2" || kind == "local" {
        vec!["--version", version]
    } else {
        Vec::new()
    }
}

#[test]
fn every_key_comes_back_from_every_encoding() {
    let dir = tempfile::tempdir().unwrap();
    for (version, folder) in VERSIONS {
        for (kind, encodings) in [
            ("local", &["jwk"][..]),
            ("secret", &["pem", "der", "jwk"]),
            ("public", &["pem", "der", "jwk"]),
        ] {
            let key = format!("{folder}/{kind}.key");
            for to in encodings {
                let file = dir.path().join(format!("{version}-{kind}.{to}"));
                let mut command = convert(&key, to, &["--out"]);
                command.arg(&file);
                assert_eq!(run(command).ok(), "");
                // What is printed is what is written, byte for byte.
                assert_eq!(
                    run(convert(&key, to, &[])).0.stdout,
                    fs::read(&file).unwrap()
                );

                let again = convert(&file, "paserk", &version_of(version, kind));
                assert_eq!(run(again).ok().trim_end(), text(&key), "{file:?}");
                #[cfg(unix)]
                {
                    use std::os::unix::fs::PermissionsExt;
                    let mode = fs::metadata(&file).unwrap().permissions().mode() & 0o777;
                    assert_eq!(mode == 0o600, kind != "public", "{file:?}: {mode:o}");
                }
            }
        }
    }
}

#[test]
fn every_secret_key_comes_back_from_encryption() {
    let dir = tempfile::tempdir().unwrap();
    let encrypt = [
        "--encrypt",
        "--iterations",
        "10",
        "--new-password-env",
        "PASETO_TEST_PW",
    ];
    for (version, folder) in VERSIONS {
        let key = format!("{folder}/secret.key");
        for to in ["pem", "der"] {
            let file = dir.path().join(format!("{version}.{to}"));
            fs::write(&file, run(convert(&key, to, &encrypt)).0.stdout).unwrap();
            let open = |version| ["--version", version, "--password-env", "PASETO_TEST_PW"];
            let again = run(convert(&file, "paserk", &open(version)));
            assert_eq!(again.ok().trim_end(), text(&key));
            // The key says itself of which version it is, save that Ed25519 is that of two.
            if version != "v2" {
                let again = run(convert(&file, "paserk", &open(version)[2..]));
                assert_eq!(again.ok().trim_end(), text(&key));
            }

            let mut command = convert(&file, "paserk", &open(version));
            command.env("PASETO_TEST_PW", "another");
            run(command).fails(1, "wrong password");
            let other = if version == "v3" { "v4" } else { "v3" };
            run(convert(&file, "paserk", &open(other))).fails(1, " is needed");

            // And to another password.
            let both = [&open(version)[..], &encrypt].concat();
            let renewed = convert(&file, to, &both);
            assert_ne!(run(renewed).0.stdout, fs::read(&file).unwrap());
        }
    }
}

#[test]
fn a_pair_of_version_1_is_made_and_sealed_for() {
    let dir = tempfile::tempdir().unwrap();
    let (pair, public) = (dir.path().join("pair"), dir.path().join("pair.pub"));
    let mut keygen = paseto(["keygen", "v1", "sealing", "--out"]);
    keygen.arg(&pair);
    let made = run(keygen);
    assert!(made.ok().is_empty() && !made.err().contains("PRIVATE"));

    let local = "tests/keys/v1/local.key";
    let mut seal = paseto(["key", "seal", "--key-file", local, "--recipient-file"]);
    seal.arg(&public);
    let sealed = run(seal).ok();
    let unseal = |pair: &Path| {
        let mut command = paseto(["key", "unseal", "--key-file"]);
        command.arg(pair);
        with_input(command, sealed.as_bytes())
    };
    assert_eq!(unseal(&pair).ok().trim_end(), text(local));
    unseal(Path::new("tests/keys/v1/secret.pem")).fails(3, "2048 bits instead of 4096");
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_terminal_nobody_is_asked() {
    let encrypted = "tests/keys/files/ed25519.pbkdf2.pem";
    for options in [
        &["--key-file", encrypted, "--version", "v4", "--to", "hex"][..],
        &[
            "--key-file",
            "tests/keys/secret.key",
            "--to",
            "pem",
            "--encrypt",
        ],
    ] {
        let mut command = Command::new("setsid");
        command
            .arg("--wait")
            .arg(env!("CARGO_BIN_EXE_paseto"))
            .args(["key", "convert"])
            .args(options)
            .current_dir(env!("CARGO_MANIFEST_DIR"));
        run(command).fails(3, "there is no terminal");
    }
}

#[test]
fn only_the_result_shows_the_key() {
    let secret = "tests/keys/secret.key";
    let letters = "tMv7Q99M4hByfZU-SnEz";
    assert!(text(secret).contains(letters));
    for (to, more) in [
        ("pem", &[][..]),
        ("jwk", &[]),
        ("der", &["--json"]),
        ("pem", &["--version", "v2"]),
        ("jwk", &["--encrypt"]),
    ] {
        let outcome = run(convert(secret, to, more));
        assert!(!outcome.err().contains(letters), "{}", outcome.err());
        if outcome.code() != 0 {
            assert!(!outcome.out().contains(letters));
        }
    }
    // A key file that is broken is not shown either.
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("broken.jwk");
    fs::write(&file, format!("{{\"kty\":\"oct\",\"k\":\"{letters}\",}}")).unwrap();
    let outcome = run(convert(&file, "hex", &["--version", "v4"]));
    outcome.fails(3, "the key is refused");
    assert!(!outcome.err().contains(letters));
}
