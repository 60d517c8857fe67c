//! Keys that are wrapped, locked and sealed, and opened again.

#[cfg(unix)]
use std::fs;

use crate::run::{LOCAL, Outcome, SECRET, paseto, run, text, with_input};

const VERSIONS: [&str; 4] = [
    "tests/keys/v1",
    "tests/keys/v2",
    "tests/keys/v3",
    "tests/keys",
];

fn with_password(args: &[&str], password: &str, input: &str) -> Outcome {
    let mut command = paseto(["key"]);
    command
        .args(args)
        .args(["--password-env", "PASETO_TEST_PW"]);
    command.env("PASETO_TEST_PW", password);
    with_input(command, input.as_bytes())
}

#[test]
fn every_key_of_every_version_is_wrapped_and_unwrapped() {
    for version in VERSIONS {
        let with = format!("{version}/local.key");
        for kind in ["local", "secret"] {
            let key = format!("{version}/{kind}.key");
            let wrap = [
                "key",
                "wrap",
                "--key-file",
                &key,
                "--wrapping-key-file",
                &with,
            ];
            let wrapped = run(wrap).ok();
            assert_ne!(run(wrap).ok(), wrapped);
            let unwrap = paseto(["key", "unwrap", "--wrapping-key-file", &with]);
            assert_eq!(
                with_input(unwrap, wrapped.as_bytes()).ok().trim_end(),
                text(&key)
            );
        }
    }
}

#[test]
fn every_key_of_every_version_is_locked_and_unlocked() {
    for version in VERSIONS {
        for kind in ["local", "secret"] {
            let key = format!("{version}/{kind}.key");
            let cost: &[&str] = if version.ends_with('1') || version.ends_with('3') {
                &["--iterations", "10"]
            } else {
                &["--memory", "8KiB", "--time", "1"]
            };
            let lock = [&["lock", "--key-file", &key], cost].concat();
            let locked = with_password(&lock, " pass\n", "").ok();
            let opened = with_password(&["unlock"], " pass\n", &locked).ok();
            assert_eq!(opened.trim_end(), text(&key));
            with_password(&["unlock"], "pass", &locked).fails(1, "not authentic");
            with_password(&lock, "", "").fails(2, "the password is empty");
        }
    }
}

#[test]
fn local_keys_are_sealed_for_new_pairs() {
    let dir = tempfile::tempdir().unwrap();
    for (version, keys) in [
        ("v2", "tests/keys/v2"),
        ("v3", "tests/keys/v3"),
        ("v4", "tests/keys"),
    ] {
        let pair = dir.path().join(version);
        let public = dir.path().join(format!("{version}.pub"));
        let key = format!("{keys}/local.key");
        let mut keygen = paseto(["keygen", version, "sealing", "--out"]);
        keygen.arg(&pair);
        with_input(keygen, b"").ok();
        let mut seal = paseto(["key", "seal", "--key-file", &key, "--recipient-file"]);
        seal.arg(&public);
        let sealed = with_input(seal, b"").ok();
        let mut unseal = paseto(["key", "unseal", "--key-file"]);
        unseal.arg(&pair);
        assert_eq!(
            with_input(unseal, sealed.as_bytes()).ok().trim_end(),
            text(&key)
        );
    }
}

#[cfg(unix)]
#[test]
fn an_opened_key_goes_to_a_new_file_of_its_owner() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("opened");
    let wrapped = run([
        "key",
        "wrap",
        "--key-file",
        SECRET,
        "--wrapping-key-file",
        LOCAL,
    ])
    .ok();
    let unwrap = |option: Option<&str>| {
        let mut command = paseto(["key", "unwrap", "--wrapping-key-file", LOCAL, "--out"]);
        command.arg(&file).args(option);
        with_input(command, wrapped.as_bytes())
    };
    assert_eq!(unwrap(None).ok(), "");
    assert_eq!(fs::read_to_string(&file).unwrap().trim_end(), text(SECRET));
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o600
    );
    unwrap(None).fails(3, "exists already");
    assert_eq!(unwrap(Some("--force")).ok(), "");

    let hex = dir.path().join("hex");
    let mut convert = paseto([
        "key",
        "convert",
        "--key-file",
        LOCAL,
        "--to",
        "hex",
        "--out",
    ]);
    convert.arg(&hex);
    assert_eq!(with_input(convert, b"").ok(), "");
    assert_eq!(
        fs::metadata(&hex).unwrap().permissions().mode() & 0o777,
        0o600
    );
}

/// The command without a terminal, whoever runs the tests.
#[cfg(target_os = "linux")]
#[test]
fn without_a_terminal_nobody_is_asked() {
    let without = |args: &[&str]| {
        let mut command = std::process::Command::new("setsid");
        command
            .arg("--wait")
            .arg(env!("CARGO_BIN_EXE_paseto"))
            .args(args);
        command.current_dir(env!("CARGO_MANIFEST_DIR"));
        with_input(command, b"")
    };
    let locked = text("tests/keys/wrapped.key");
    without(&["key", "unlock", &locked]).fails(3, "give --password-file or --password-env");
    without(&["key", "lock", "--key-file", LOCAL]).fails(3, "there is no terminal");
}

#[test]
fn only_the_result_shows_the_key() {
    let keys = [text(LOCAL), text(SECRET), "pass phrase".to_owned()];
    let quiet = |outcome: &Outcome| {
        for key in &keys {
            let half = &key[..key.len() / 2];
            let last = half.rsplit('.').next().unwrap();
            assert!(!outcome.err().contains(last), "{}", outcome.err());
        }
    };
    let lock = [
        "lock",
        "--key-file",
        SECRET,
        "--memory",
        "8KiB",
        "--time",
        "1",
    ];
    let locked = with_password(&lock, "pass phrase", "");
    quiet(&locked);
    let opened = with_password(&["unlock"], "pass phrase", &locked.ok());
    quiet(&opened);
    assert!(opened.err().is_empty());
    quiet(&with_password(&["unlock"], "pass phrase", &text(SECRET)));
    quiet(&run([
        "key",
        "unwrap",
        "--wrapping-key-file",
        SECRET,
        &locked.ok(),
    ]));
    quiet(&run([
        "key",
        "convert",
        "--key-file",
        SECRET,
        "--to",
        "hex",
    ]));
}
