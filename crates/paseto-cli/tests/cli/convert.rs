//! Keys that `key convert` is told about: hexadecimal, JWK Sets, sealing keys of version 1.

use std::path::Path;

use crate::run::{Outcome, SECRET, paseto, run, text, with_input};

fn convert(args: &[&str], input: &[u8]) -> Outcome {
    let mut command = paseto(["key", "convert", "--key-file"]);
    command.args(args).env("PASETO_TEST_PW", "correct horse");
    with_input(command, input)
}

#[test]
fn every_key_comes_back_from_hexadecimal() {
    for (version, folder) in [
        ("v1", "tests/keys/v1"),
        ("v2", "tests/keys/v2"),
        ("v3", "tests/keys/v3"),
        ("v4", "tests/keys"),
    ] {
        for kind in ["local", "secret", "public"] {
            let key = format!("{folder}/{kind}.key");
            let hex = convert(&[&key, "--to", "hex"], b"").ok();
            let from = ["-", "--from", "hex", "--version", version, "--type", kind];
            let from = [&from[..], &["--to", "paserk"]].concat();
            let digits = hex.trim_end();
            for written in [
                hex.clone(),
                digits.to_uppercase(),
                format!(" \t{digits}\r\n\n"),
            ] {
                let again = convert(&from, written.as_bytes());
                assert_eq!(again.ok().trim_end(), text(&key));
            }
            let cut = convert(&from, &digits.as_bytes()[2..]);
            assert_eq!(cut.code(), 3);
            if version != "v1" || kind == "local" {
                let length = digits.len() / 2;
                let said = format!("it has {} bytes instead of {length}", length - 1);
                cut.fails(3, &said);
            }
            assert!(!cut.err().contains(&digits[2..12]));
        }
    }
}

#[test]
fn what_is_no_hexadecimal_is_refused() {
    let from = [
        "-",
        "--from",
        "hex",
        "--version",
        "v4",
        "--type",
        "local",
        "--to",
        "jwk",
    ];
    for wrong in ["", "0", "0x00", "00 00", "zz", "k4.local.AAAA"] {
        assert_eq!(convert(&from, wrong.as_bytes()).code(), 3, "{wrong}");
    }
    convert(&from, b"0g").fails(3, "not an even number of hexadecimal digits");
    convert(&["-", "--from", "hex", "--to", "jwk"], b"00").fails(2, "--version");
    convert(&["-", "--type", "local", "--to", "jwk"], b"00").fails(2, "--from");
}

#[test]
fn a_key_is_taken_out_of_a_jwk_set() {
    let jwk = |file: &str, kid: &str| {
        let jwk = convert(&[file, "--to", "jwk"], b"").ok();
        jwk.trim_end()
            .replacen('{', &format!("{{\"kid\":\"{kid}\","), 1)
    };
    let keys = [
        jwk(SECRET, "a"),
        jwk("tests/keys/v3/public.key", "b"),
        jwk(SECRET, "twice"),
        jwk("tests/keys/local.key", "twice"),
        jwk("tests/keys/local.key", "local"),
        "{\"kty\":\"oct\"}".to_owned(),
    ];
    let set = format!(" {{ \"keys\": [{}], \"more\": 1 }}\n", keys.join(" , "));
    let take = |more: &[&str]| {
        let args = [&["-", "--to", "paserk"][..], more].concat();
        convert(&args, set.as_bytes())
    };
    assert_eq!(take(&["--kid", "a"]).ok().trim_end(), text(SECRET));
    let public = take(&["--kid", "b"]).ok();
    assert_eq!(public.trim_end(), text("tests/keys/v3/public.key"));
    let local = take(&["--kid", "local", "--version", "v4"]).ok();
    assert_eq!(local.trim_end(), text("tests/keys/local.key"));
    take(&["--kid", "c"]).fails(3, "no key of the JWK Set");
    take(&["--kid", "twice"]).fails(3, "more than one key");
    take(&[]).fails(
        3,
        "standard input is a JWK Set: `paseto key convert --kid ID`",
    );
    convert(&[SECRET, "--kid", "a", "--to", "hex"], b"").fails(2, "--kid is for a JWK Set");

    let sign = paseto(["sign", "--key-file", "-"]);
    with_input(sign, set.as_bytes()).fails(3, "--kid ID");
}

#[test]
fn a_sealing_key_of_version_1_is_no_key_for_tokens() {
    let dir = tempfile::tempdir().unwrap();
    let pair = dir.path().join("pair");
    let mut keygen = paseto(["keygen", "v1", "sealing", "--out"]);
    keygen.arg(&pair);
    with_input(keygen, b"").ok();
    let pair = pair.to_str().unwrap();
    let public = text(format!("{pair}.pub"));

    for (args, more) in [
        (&["key", "id"][..], &[][..]),
        (&["sign"], &[]),
        (
            &["key", "lock"],
            &["--password-file", "tests/keys/password.txt"],
        ),
        (
            &["key", "wrap"],
            &["--wrapping-key-file", "tests/keys/v1/local.key"],
        ),
    ] {
        run([args, &["--key-file", pair], more].concat()).fails(2, "a sealing key of version 1");
    }
    convert(&[pair, "--to", "paserk"], b"").fails(2, "PASERK has no text for it");

    let half = run(["key", "public", "--key-file", pair]);
    assert_eq!(half.ok().trim_end(), public);
    assert!(
        run(["key", "public", "--key-file", pair, "--json"])
            .ok()
            .starts_with("{\"public\":")
    );

    let back = |file: &Path, more: &[&str]| {
        let args = [&[file.to_str().unwrap(), "--to", "pem"], more].concat();
        assert_eq!(convert(&args, b"").ok().trim_end(), text(pair));
    };
    let open = ["--version", "v1", "--password-env", "PASETO_TEST_PW"];
    let lock = [
        "--encrypt",
        "--iterations",
        "10",
        "--new-password-env",
        "PASETO_TEST_PW",
    ];
    for to in ["pem", "der", "jwk"] {
        let file = dir.path().join(to);
        let args = [pair, "--to", to, "--out", file.to_str().unwrap()];
        assert!(!convert(&args, b"").err().contains("id:"));
        back(&file, &[]);
        if to != "jwk" {
            let locked = dir.path().join(format!("locked.{to}"));
            let args = [pair, "--to", to, "--out", locked.to_str().unwrap()];
            convert(&[&args[..], &lock].concat(), b"").ok();
            back(&locked, &open);
        }
    }
    let public = format!("{pair}.pub");
    convert(&[&public, "--to", "der"], b"");
    convert(
        &[&[public.as_str(), "--to", "der"][..], &lock].concat(),
        b"",
    )
    .fails(2, "needs a secret");
}
