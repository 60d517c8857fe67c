//! Secrets never come out where they are not asked for.

use crate::folder::{Folder, KEK};
use crate::run::{LOCAL, PUBLIC, SECRET, paseto, run, text, with_input};

/// What must not be seen of a key: any 12 letters of it.
fn leaks(output: &str, key: &str) -> bool {
    let letters = key.rsplit('.').next().unwrap();
    letters
        .as_bytes()
        .windows(12)
        .any(|part| output.contains(core::str::from_utf8(part).unwrap()))
}

#[test]
fn no_command_shows_the_key_that_it_uses() {
    let token = text("tests/tokens/encrypted.txt");
    let signed = text("tests/tokens/signed.txt");
    let commands: &[&[&str]] = &[
        &["sign", "--key-file", SECRET, "--kid"],
        &["sign", "--key-file", SECRET, "--json"],
        &["sign", "--key-file", LOCAL],
        &["encrypt", "--key-file", LOCAL, "--kid"],
        &["encrypt", "--key-file", SECRET],
        &["decrypt", "--key-file", LOCAL, &token],
        &["decrypt", "--key-file", LOCAL, &signed],
        &["decrypt", "--key-file", SECRET, "--json", &token],
        &["verify", "--key-file", SECRET, &signed],
        &["verify", "--key-file", LOCAL, &signed],
        &["key", "id", "--key-file", SECRET],
        &["key", "id", "--key-file", LOCAL, "--json"],
        &["key", "public", "--key-file", LOCAL],
        &["key", "id", "--key-file", "tests/keys/mismatch.key"],
        &["key", "id", "--key-file", "tests/keys/two-lines.key"],
        &["key", "id", "--key-file", "tests/keys/pem.key"],
    ];
    let keys = [text(LOCAL), secret_half(), text("tests/keys/pem.key")];
    for command in commands {
        let outcome = run(*command);
        let output = format!("{}{}", outcome.out(), outcome.err());
        assert!(!output.is_empty());
        for key in &keys {
            assert!(!leaks(&output, key), "{command:?}: {output}");
        }
    }
}

/// The letters of the secret key without those of its public half, which may be seen.
fn secret_half() -> String {
    let key = text(SECRET);
    let letters = key.rsplit('.').next().unwrap();
    letters[..letters.len() / 2].to_owned()
}

#[test]
fn inspecting_a_key_does_not_show_it() {
    for file in [SECRET, LOCAL] {
        let key = text(file);
        for option in [&[][..], &["--json"]] {
            let mut command = paseto(["inspect"]);
            command.args(option);
            let outcome = with_input(command, format!("{key}\n").as_bytes());
            assert!(!leaks(&outcome.ok(), &key) && outcome.err().is_empty());
        }
        // On the command line it was seen by others, and the user is told so.
        let outcome = run(["inspect", &key]);
        assert!(!leaks(&outcome.ok(), &key) && outcome.err().contains("this is a secret"));
        // Broken keys are no reason to show them either.
        let outcome = run(["inspect", &key[..key.len() - 1]]);
        assert_eq!(outcome.code(), 1);
        assert!(!leaks(&format!("{}{}", outcome.out(), outcome.err()), &key));
    }
}

#[test]
fn keygen_shows_a_secret_only_as_its_result() {
    let made = run(["keygen", "v4", "local"]);
    assert!(!leaks(&made.err(), made.ok().trim_end()));

    let dir = tempfile::tempdir().unwrap();
    for (file, json) in [("a.key", false), ("b.key", true)] {
        let file = dir.path().join(file);
        let mut command = paseto(["keygen", "v4", "public", "--out"]);
        command.arg(&file).args(json.then_some("--json"));
        let made = with_input(command, b"");
        let key = text(&file);
        let half = &key[..key.len() / 2];
        assert!(!leaks(&format!("{}{}", made.ok(), made.err()), half));
    }
}

#[test]
fn the_detector_of_leaks_works() {
    let key = text(SECRET);
    assert!(leaks(&format!("error: {key}"), &key));
    assert!(!leaks(&run(["key", "id", "--key-file", PUBLIC]).ok(), &key));
}

#[test]
fn a_ring_shows_no_secret() {
    let folder = Folder::with_ring();
    folder.write("password", "correct horse battery staple");
    folder.add("k2", &KEK).ok();
    folder.rotate("k2", &KEK).ok();
    let broken = format!(
        "{{\"keys\":[{{\"kid\":\"{}\",\"paserk\":\"{}\",\"state\":\"active\"}}]}}",
        folder.id("k1"),
        folder.read("k1").trim_end()
    );
    folder.write("broken.json", &broken);
    let (k1, k2) = (folder.id("k1"), folder.id("k2"));
    let commands: &[&[&str]] = &[
        &["ring", "list", "ring.json"],
        &["ring", "list", "broken.json"],
        &["ring", "export", "ring.json", KEK[0], KEK[1]],
        &["ring", "export", "broken.json", KEK[0], "k1"],
        &["ring", "export", "ring.json", KEK[0], "k1"],
        &["ring", "add", "new.json", "--key-file", "k1"],
        &[
            "ring",
            "add",
            "ring.json",
            "--key-file",
            "k1",
            KEK[0],
            KEK[1],
        ],
        &["ring", "add", "ring.json", "--key-file", "k3", KEK[0], "k1"],
        &[
            "ring",
            "rotate",
            "ring.json",
            "--grace",
            "1h",
            "--key-file",
            "k2",
        ],
        &[
            "ring",
            "rotate",
            "broken.json",
            "--grace",
            "1h",
            "--key-file",
            "k2",
        ],
        &["ring", "retire", "ring.json", &k1],
        &["ring", "remove", "ring.json", &k2],
        &["sign", "--ring", "ring.json", KEK[0], KEK[1]],
        &["sign", "--ring", "broken.json", KEK[0], KEK[1]],
        &["verify", "--ring", "broken.json", "v4.public.AAAA"],
        &[
            "verify",
            "--key-file",
            "k1",
            "--key-file",
            "k2",
            "v4.public.AAAA",
        ],
        &["inspect", &broken],
    ];
    for command in commands {
        for json in [&[][..], &["--json"]] {
            let outcome = folder.run(&[command, json].concat());
            let output = format!("{}{}", outcome.out(), outcome.err());
            assert!(!output.is_empty());
            for name in ["k1", "k2", "k3", "kek"] {
                let key = folder.read(name);
                let letters = key.trim_end().rsplit('.').next().unwrap();
                // The second half of a pair is its public key.
                let secret = &letters[..letters.len() / 2];
                assert!(!leaks(&output, secret), "{command:?}: {output}");
            }
        }
    }
    let ring = folder.read("ring.json");
    assert!(!ring.contains("k4.secret."), "{ring}");
}
