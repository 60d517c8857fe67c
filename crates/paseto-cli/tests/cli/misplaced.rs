//! Keys and passwords that are given where a name or nothing is expected are not quoted.

use crate::run::{Outcome, SECRET, run, text};

/// Nothing of a secret is quoted, whatever else is said.
#[track_caller]
fn silent(outcome: &Outcome, secret: &str) -> String {
    let said = outcome.out() + &outcome.err();
    let part = secret.lines().map(|line| &line[line.len().min(10)..]);
    for part in part.filter(|part| part.len() >= 10) {
        assert!(!said.contains(&part[..10]), "{said}");
    }
    assert_ne!(outcome.code(), 0);
    said
}

fn keys() -> [String; 4] {
    [
        text(SECRET),
        text("tests/keys/pem.key"),
        text("tests/keys/files/ed25519.jwk"),
        run(["key", "convert", "--to", "hex", "--key-file", SECRET])
            .ok()
            .trim_end()
            .to_owned(),
    ]
}

#[test]
fn a_key_for_the_name_of_a_file() {
    let wrapping = "--wrapping-key-file";
    for key in keys() {
        for args in [
            &["key", "id", &format!("--key-file={key}")][..],
            &[
                "key",
                "unwrap",
                &format!("{wrapping}={key}"),
                "k4.local-wrap.pie.AAAA",
            ],
            &["sign", "--key-file", SECRET, &format!("--raw={key}")],
            &["sign", "--key-file", SECRET, &format!("--claims=@{key}")],
        ] {
            // Some of them fail before they read it.
            silent(&run(args), &key);
            silent(&run([args, &["--json"]].concat()), &key);
        }
        let said = silent(&run(["key", "id", &format!("--key-file={key}")]), &key);
        assert!(
            said.contains("a key was given where the name of a file"),
            "{said}"
        );
    }
}

#[test]
fn a_key_for_the_name_of_a_new_file() {
    for key in keys() {
        let out = format!("--out={key}");
        for args in [
            &["keygen", "v4", "local", &out][..],
            &["key", "public", "--key-file", SECRET, &out],
            &["key", "convert", "--key-file", SECRET, "--to", "pem", &out],
        ] {
            let said = silent(&run(args), &key);
            assert!(
                said.contains("a key was given where the name of a file"),
                "{said}"
            );
        }
    }
}

#[test]
fn a_key_for_the_name_of_a_ring() {
    let add = ["--key-file", "tests/keys/public.key"];
    let rotate = [&add[..], &["--grace", "1h"]].concat();
    for key in keys() {
        for args in [
            &[&["ring", "add", &key], &add[..]].concat()[..],
            &["ring", "list", &key],
            &["ring", "export", &key],
            &["ring", "retire", &key, "k4.pid.AAAA"],
            &["ring", "remove", &key, "k4.pid.AAAA"],
            &[&["ring", "rotate", &key], &rotate[..]].concat(),
            &["sign", "--ring", &key],
            &["verify", "--ring", &key, "v4.public.AAAA"],
            &["verify", &format!("--key-file={key}"), "--key-file=x", "x"],
        ] {
            let said = silent(&run(args), &key);
            // PEM begins like an option.
            let is_told = said.contains("a key was given where the name of a file")
                || said.contains("an argument that looks like a key");
            assert!(is_told, "{said}");
            silent(&run([args, &["--json"]].concat()), &key);
        }
    }
    // Behind the name of a folder, too.
    let key = format!("no/such/{}", text(SECRET));
    let said = silent(
        &run([&["ring", "add", &key], &add[..]].concat()),
        &text(SECRET),
    );
    assert!(said.contains("a key was given where"), "{said}");
}

#[test]
fn a_key_for_the_id_of_one() {
    for key in keys() {
        for change in ["retire", "remove"] {
            let said = silent(&run(["ring", change, "tests/none.json", &key]), &key);
            assert!(said.contains("looks like a key"), "{said}");
        }
    }
}

#[test]
fn a_key_for_the_name_of_a_variable() {
    for key in keys() {
        for json in [&[][..], &["--json"]] {
            let option = format!("--key-env={key}");
            let args = [&["key", "id", &option][..], json].concat();
            let said = silent(&run(args), &key);
            assert!(said.contains("--key-env"), "{said}");
        }
    }
    run(["key", "id", "--key-env", "two words"]).fails(2, "letters, digits and _");
    run(["key", "id", "--key-env", ""]).fails(2, "letters, digits and _");
    run(["key", "id", "--key-env", "1A"]).fails(2, "letters, digits and _");
}

#[test]
fn a_key_for_no_option_at_all() {
    for key in keys() {
        for args in [
            &["key", "id", &key][..],
            &["key", "id", "--key-file", &key, &key],
            &["key", &key],
            &["key", "convert", "--key-file", SECRET, "--to", &key],
            &[
                "sign",
                "--key-file",
                SECRET,
                "--implicit-hex",
                &format!("k4.secret.{key}"),
            ],
            &["man", &key],
            &["vectors", &key],
            &["inspect", &key[..key.len() - 1]],
        ] {
            silent(&run(args), &key);
            silent(&run([args, &["--json"]].concat()), &key);
        }
    }
    run(["key", "id", &text(SECRET)]).fails(2, "looks like a key");
    // Others are quoted, so that a mistake is found.
    run(["key", "id", "key.pem"]).fails(2, "'key.pem'");
}

#[test]
fn a_password_for_the_name_of_a_place() {
    for option in ["--password-env", "--password-file"] {
        for password in ["correcthorsebattery", "correct horse battery"] {
            let locked = text("tests/keys/wrapped.key");
            for json in [&[][..], &["--json"]] {
                let args = [&["key", "unlock", option, password, &locked][..], json].concat();
                let said = silent(&run(args), password);
                assert!(said.contains(option), "{said}");
            }
        }
    }
    let encrypt = [
        "--to",
        "pem",
        "--encrypt",
        "--new-password-env",
        "hunter2hunter2hunter2",
    ];
    let args = [&["key", "convert", "--key-file", SECRET][..], &encrypt].concat();
    let said = silent(&run(args), "hunter2hunter2hunter2");
    assert!(
        said.contains("that --new-password-env names is not set"),
        "{said}"
    );
}
