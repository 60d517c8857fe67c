//! Rings: what is done with them.

use crate::{
    folder::{Folder, KEK, RING},
    run::{LOCAL, text},
};

fn sign(folder: &Folder, more: &[&str]) -> String {
    let token = folder.run(&[&["sign"], &RING[..], more].concat()).ok();
    token.trim_end().to_owned()
}

#[test]
fn a_rotation_without_an_outage() {
    let folder = Folder::with_ring();
    let old = sign(&folder, &[]);
    // The next key is announced first, by its public half.
    folder.add("k2.pub", &[]).ok();
    let export = [
        "ring",
        "export",
        "ring.json",
        "--out",
        "public.json",
        "--force",
    ];
    folder.run(&[&export, &KEK[..]].concat()).ok();
    let verify = |token: &str| folder.run(&["verify", "--ring", "public.json", token]);
    verify(&old).ok();

    let rotated = folder.rotate("k2", &KEK);
    assert_eq!(rotated.ok(), format!("{}\n", folder.id("k2")));
    let said = rotated.err();
    assert!(said.contains(&format!("{}: accepted until ", folder.id("k1"))));
    assert!(said.contains(&format!("{}: active", folder.id("k2"))));

    // Those who have not fetched the keys again accept the new tokens already.
    let new = sign(&folder, &[]);
    verify(&new).ok();
    folder.run(&[&export, &KEK[..]].concat()).ok();
    verify(&old).ok();
    verify(&new).ok();

    folder
        .run(&["ring", "retire", "ring.json", &folder.id("k1")])
        .ok();
    folder.run(&[&export, &KEK[..]].concat()).ok();
    let refused = verify(&old);
    refused.fails(1, "is of a key that is retired");
    verify(&new).ok();
    folder
        .run(&["ring", "remove", "ring.json", &folder.id("k1")])
        .ok();
    folder.run(&[&export, &KEK[..]].concat()).ok();
    verify(&old).fails(1, "is of no key in the ring");
    assert!(!folder.read("public.json").contains("wrap"));
}

#[test]
fn the_clock_of_the_rules_is_the_ring_s() {
    let folder = Folder::with_ring();
    let token = sign(
        &folder,
        &["--issued-at", "2030-01-01T00:00:00Z", "--expires-in", "30d"],
    );
    folder
        .rotate(
            "k2",
            &[&KEK[..], &["--at", "2030-01-01T00:00:00Z"]].concat(),
        )
        .ok();
    let verify = |option, time| {
        let args = [&["verify"], &RING[..], &[option, time, &token]].concat();
        folder.run(&args)
    };
    for option in ["--at", "--valid-at"] {
        verify(option, "2030-01-01T01:00:00Z").ok();
        verify(option, "2030-01-01T01:00:01Z").fails(1, "is of a key that is retired");
    }
}

#[test]
fn the_footer_of_the_user_is_kept() {
    let folder = Folder::with_ring();
    let id = folder.id("k1");
    let footer = |more: &[&str]| {
        let token = sign(&folder, more);
        let json = folder
            .run(&[&["verify", "--json"], &RING[..], &[&token]].concat())
            .ok();
        json.split("\"footer\":").nth(1).unwrap().to_owned()
    };
    assert!(footer(&[]).starts_with(&format!("{{\"kid\":\"{id}\"}}")));
    assert!(footer(&["--kid"]).starts_with(&format!("{{\"kid\":\"{id}\"}}")));
    let kept = footer(&["--footer-json", r#"{"a":1}"#]);
    assert!(kept.contains("\"a\":1") && kept.contains(&id), "{kept}");
    // What is there already may say the same, and nothing else.
    footer(&["--footer-json", &format!(r#"{{"kid":"{id}"}}"#)]);
    for other in [
        &["--footer-json", r#"{"kid":"other"}"#][..],
        &["--footer", "text"],
    ] {
        let args = [&["sign"], &RING[..], other].concat();
        assert_eq!(folder.run(&args).code(), 2, "{other:?}");
    }
}

#[test]
fn local_keys_are_locked_with_a_password() {
    let folder = Folder::new();
    folder.write("password", "correct horse\n");
    folder.write("other", "battery staple\n");
    let password = ["--password-file", "password"];
    let cheap = ["--memory", "8KiB", "--time", "1"];
    for name in ["k4", "k5"] {
        folder.run(&["keygen", "v4", "local", "--out", name]).ok();
    }
    folder
        .add("k4", &[&["--active"], &password[..], &cheap].concat())
        .ok();
    // A second secret takes the password of the first.
    let other = ["--password-file", "other"];
    folder
        .add("k5", &[&other[..], &cheap].concat())
        .fails(3, "at `keys[0].paserk`: not authentic");
    folder
        .add("k5", &KEK)
        .fails(2, "locked with a password, and a wrapping key");
    folder.rotate("k5", &[&password[..], &cheap].concat()).ok();
    assert_eq!(folder.read("ring.json").matches("k4.local-pw.").count(), 2);

    let ring = ["--ring", "ring.json"];
    let token = folder
        .run(&[&["encrypt"], &ring[..], &password].concat())
        .ok();
    let decrypt =
        |with: &[&str]| folder.run(&[&["decrypt"], &ring[..], with, &[token.trim_end()]].concat());
    decrypt(&password).ok();
    decrypt(&other).fails(3, "not authentic");
    decrypt(&KEK).fails(2, "a wrapping key does not open them");
    decrypt(&[&password[..], &["--max-memory", "4KiB"]].concat()).fails(3, "at `keys[0].paserk`");
    folder
        .run(&[&["ring", "export", "ring.json"], &password[..]].concat())
        .fails(2, "nothing to publish");
}

#[test]
fn several_key_files_are_a_ring() {
    let folder = Folder::with_ring();
    let token = sign(&folder, &[]);
    let verify = |keys: &[&str], token: &str| {
        let keys = keys.iter().flat_map(|key| ["--key-file", key]);
        folder.run(
            &["verify"]
                .into_iter()
                .chain(keys)
                .chain([token])
                .collect::<Vec<_>>(),
        )
    };
    verify(&["k2.pub", "k1.pub"], &token).ok();
    verify(&["k2.pub", "k3.pub"], &token).fails(1, "is of no key in the ring");
    let without = folder.run(&["sign", "--key-file", "k1"]).ok();
    verify(&["k1.pub"], without.trim_end()).ok();
    verify(&["k1.pub", "k2.pub"], without.trim_end()).fails(1, "the footer has no `kid`");

    folder.run(&["keygen", "v3", "public", "--out", "k4"]).ok();
    verify(&["k1.pub", "k4.pub"], &token).fails(2, "k4.pub is of v3");
    verify(&["k1.pub", "k2"], &token).fails(2, "this is a secret key");
    verify(&["k1.pub", "k1.pub"], &token).fails(2, "twice");
    verify(&["k1.pub", "no-such-key"], &token).fails(3, "cannot read no-such-key");
    verify(&["-", "-"], &token).fails(2, "standard input");
}

#[test]
fn local_key_files_are_a_ring_too() {
    let folder = Folder::new();
    folder.write("one", &text(LOCAL));
    folder.run(&["keygen", "v4", "local", "--out", "two"]).ok();
    let token = folder.run(&["encrypt", "--key-file", "two", "--kid"]).ok();
    let decrypt = |keys: [&str; 2]| {
        let [one, two] = keys;
        folder.run(&[
            "decrypt",
            "--key-file",
            one,
            "--key-file",
            two,
            token.trim_end(),
        ])
    };
    decrypt(["one", "two"]).ok();
    decrypt(["one", "k1"]).fails(2, "this is a secret key");
    folder
        .run(&["encrypt", "--key-file", "one", "--key-file", "two"])
        .fails(2, "a token is made with one key");
}

#[test]
fn the_secret_is_kept_where_the_public_key_comes_again() {
    let folder = Folder::with_ring();
    folder.add("k2", &KEK).ok();
    folder.rotate("k2.pub", &[]).ok();
    sign(&folder, &[]);
}
