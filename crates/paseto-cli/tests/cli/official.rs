//! The official vectors of wrapped, locked and sealed keys, given to the commands that open them.

use std::{fs, path::Path};

use paseto_encoding::base64url;
use serde_json::Value;

use crate::run::{Outcome, paseto, run, with_input};

/// Calls `check` with the version, such as `4`, and each test of this type, in every version.
fn each(kind: &str, mut check: impl FnMut(&str, &Value)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../vectors");
    // They are no part of the published package.
    if !folder.exists() {
        return;
    }
    for version in ["1", "2", "3", "4"] {
        let file = folder.join(format!("official/PASERK/k{version}.{kind}.json"));
        let vectors: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
        for test in vectors["tests"].as_array().unwrap() {
            check(version, test);
        }
    }
}

fn field<'t>(test: &'t Value, name: &str) -> &'t str {
    test[name].as_str().unwrap_or_default()
}

/// The text of a key that a vector has in hexadecimal or as PEM.
fn key_text(header: &str, key: &str) -> String {
    if key.starts_with("-----BEGIN ") {
        return convert(key);
    }
    let mut text = header.to_owned();
    base64url::encode_append(&hex::decode(key).unwrap(), &mut text);
    text
}

fn convert(pem: &str) -> String {
    let convert = ["key", "convert", "--key-file", "-", "--to", "paserk"];
    let text = with_input(paseto(convert), pem.as_bytes()).ok();
    text.trim_end().to_owned()
}

/// Opens the text of a vector with `secret`, which the option names.
fn open(verb: &str, option: &str, secret: &str, test: &Value) -> Outcome {
    let mut command = paseto(["key", verb, option, "PASETO_TEST_SECRET"]);
    command.env("PASETO_TEST_SECRET", secret);
    with_input(command, field(test, "paserk").as_bytes())
}

#[track_caller]
fn compare(test: &Value, outcome: &Outcome, expected: impl FnOnce() -> String) {
    let name = field(test, "name");
    if test["expect-fail"] == true {
        // The text is refused, or the key is of another version or size.
        assert!(matches!(outcome.code(), 1..=3), "{name}");
        assert_eq!(outcome.out(), "", "{name}");
    } else {
        assert_eq!(outcome.ok().trim_end(), expected(), "{name}");
    }
}

#[test]
fn keys_are_unwrapped() {
    for kind in ["local", "secret"] {
        each(&format!("{kind}-wrap.pie"), |version, test| {
            let with = key_text(&format!("k{version}.local."), field(test, "wrapping-key"));
            let outcome = open("unwrap", "--wrapping-key-env", &with, test);
            let header = format!("k{version}.{kind}.");
            compare(test, &outcome, || {
                key_text(&header, field(test, "unwrapped"))
            });
        });
    }
}

#[test]
fn keys_are_unlocked() {
    for kind in ["local", "secret"] {
        each(&format!("{kind}-pw"), |version, test| {
            // The others cost more and say no more, or are of another version, which they name.
            let name = field(test, "name");
            if !name.ends_with("-pw-1") && !name.ends_with("-fail-1") {
                return;
            }
            let outcome = open("unlock", "--password-env", field(test, "password"), test);
            let header = format!("k{version}.{kind}.");
            compare(test, &outcome, || {
                key_text(&header, field(test, "unwrapped"))
            });
        });
    }
}

#[test]
fn local_keys_are_unsealed() {
    each("seal", |version, test| {
        let secret = field(test, "sealing-secret-key");
        let secret = match version {
            // Of another size than keys for tokens.
            "1" => secret.to_owned(),
            _ => key_text(&format!("k{version}.secret."), secret),
        };
        let outcome = open("unseal", "--key-env", &secret, test);
        let header = format!("k{version}.local.");
        compare(test, &outcome, || {
            key_text(&header, field(test, "unsealed"))
        });
    });
}

#[test]
fn every_text_is_inspected() {
    for kind in [
        "local",
        "public",
        "secret",
        "lid",
        "pid",
        "sid",
        "local-wrap.pie",
        "secret-wrap.pie",
        "local-pw",
        "secret-pw",
        "seal",
    ] {
        each(kind, |version, test| {
            if test["expect-fail"] == true {
                return;
            }
            let text = field(test, "paserk");
            let shown = run(["inspect", "--json", text]).ok();
            let begin = format!("{{\"type\":\"k{version}.{kind}\"");
            assert!(shown.starts_with(&begin), "{text}: {shown}");
        });
    }
}
