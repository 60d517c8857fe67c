//! Rings: what must not be done with them.

use crate::folder::{Folder, KEK, RING};

/// A password that costs nothing to try.
const CHEAP: [&str; 6] = [
    "--password-file",
    "password",
    "--memory",
    "8KiB",
    "--time",
    "1",
];

#[test]
fn what_a_ring_does_not_take() {
    let folder = Folder::with_ring();
    let before = folder.read("ring.json");
    let (k1, k2) = (folder.id("k1"), folder.id("k2"));
    folder
        .run(&["keygen", "v4", "wrapping", "--out", "kek2"])
        .ok();
    folder.run(&["keygen", "v3", "public", "--out", "k4"]).ok();
    folder
        .add("k1.pub", &[])
        .fails(2, &format!("it has the key {k1} already"));
    folder
        .add("k2.pub", &["--active"])
        .fails(2, "only one can be");
    folder
        .add("k2.pub", &["--alias", &k1])
        .fails(2, "does not look like PASERK");
    folder
        .add("k2.pub", &KEK)
        .fails(2, "takes no wrapping key and no password");
    folder
        .add("k2", &[])
        .fails(2, "are wrapped: give --wrapping-key-file");
    folder
        .add("k2", &["--wrapping-key-file", "kek2"])
        .fails(3, "not authentic");
    folder
        .add("k2", &["--password-file", "k1"])
        .fails(2, "are wrapped");
    folder
        .add("k2", &[&KEK[..], &["--time", "3"]].concat())
        .fails(2, "the cost is that of a password");
    folder
        .add("k4.pub", &[])
        .fails(2, "another version or purpose");
    folder.add("tests", &[]).fails(3, "cannot read tests");
    folder.rotate("k1", &KEK).fails(2, "only one can be");
    for change in ["retire", "remove"] {
        folder
            .run(&["ring", change, "ring.json", &k1])
            .fails(2, "the active one");
        folder
            .run(&["ring", change, "ring.json", &k2])
            .fails(2, "no key with this id");
        folder
            .run(&["ring", change, "ring.json", "old"])
            .fails(2, "the id of a key");
    }
    assert_eq!(folder.read("ring.json"), before);

    // A name is its key's alone, and nothing is added where it is taken.
    folder.add("k2.pub", &["--alias", "old"]).ok();
    let before = folder.read("ring.json");
    folder
        .add("k3.pub", &["--alias", "new", "--alias", "old"])
        .fails(2, "this name already");
    assert_eq!(folder.read("ring.json"), before);
    // A retired key does not come back.
    folder.run(&["ring", "retire", "ring.json", &k2]).ok();
    folder.rotate("k2", &KEK).fails(2, "does not come back");
}

#[test]
fn a_ring_has_one_key_at_least() {
    let folder = Folder::new();
    folder.add("k1.pub", &[]).ok();
    folder
        .run(&["ring", "remove", "ring.json", &folder.id("k1")])
        .fails(2, "the last key");
}

#[test]
fn no_more_is_written_than_can_be_read() {
    let folder = Folder::new();
    folder.write("password", "correct horse");
    for number in 0..17 {
        let name = format!("key{number}");
        folder.run(&["keygen", "v4", "public", "--out", &name]).ok();
        let added = folder.add(&name, &CHEAP);
        if number < 16 {
            added.ok();
        } else {
            added.fails(2, "more than 16 keys");
        }
    }
    folder.run(&["ring", "list", "ring.json"]).ok();
}

#[test]
fn rings_without_what_is_needed() {
    let folder = Folder::new();
    folder.add("k1.pub", &["--active"]).ok();
    folder
        .run(&["sign", "--ring", "ring.json"])
        .fails(2, "the active key of ring.json is public");
    folder
        .run(&["encrypt", "--ring", "ring.json"])
        .fails(2, "the ring has other keys");
    folder
        .run(&["decrypt", "--ring", "ring.json", "x"])
        .fails(2, "the ring has other keys");
    folder
        .run(&["sign", "--key-file", "k1", "--wrapping-key-file", "kek"])
        .fails(2, "--ring");

    let folder = Folder::new();
    folder.add("k1", &KEK).ok();
    folder
        .run(&[&["sign"], &RING[..]].concat())
        .fails(2, "no key is active");
    // Its public half can be published before.
    let exported = folder
        .run(&[&["ring", "export", "ring.json"], &KEK[..]].concat())
        .ok();
    assert!(exported.contains("k4.public."));
    folder
        .run(&["ring", "export", "ring.json"])
        .fails(2, "give --wrapping-key-file");
    folder
        .run(&["verify", "--ring", "ring.json", "x"])
        .fails(2, "give --wrapping-key-file");

    // A ring with secrets is for one who signs, so it is not rotated to a public key.
    let before = folder.read("ring.json");
    folder.rotate("k2.pub", &[]).fails(2, "Give the secret key");
    assert_eq!(folder.read("ring.json"), before);
    folder.add("k2.pub", &["--active"]).ok();
    let listed = folder.run(&["ring", "list", "ring.json"]);
    assert!(
        listed.err().contains("without its secret"),
        "{}",
        listed.err()
    );
    folder
        .run(&[&["sign"], &RING[..]].concat())
        .fails(2, "is public");
}

#[test]
fn the_two_ways_of_protection_do_not_mix() {
    let folder = Folder::with_ring();
    let wrapped = folder.read("ring.json");
    folder.write("password", "correct horse");
    std::fs::remove_file(folder.path("ring.json")).unwrap();
    folder.add("k2", &CHEAP).ok();
    let locked = folder.read("ring.json");
    let inner = |text: &str| {
        let (_, keys) = text.split_once('[').unwrap();
        keys.rsplit_once(']').unwrap().0.to_owned()
    };
    folder.write(
        "ring.json",
        &format!("{{\"keys\":[{},{}]}}", inner(&wrapped), inner(&locked)),
    );
    folder
        .run(&[&["sign"], &RING[..]].concat())
        .fails(3, "one thing has to open all");
    // It can be put right.
    let id = folder.id("k2");
    folder.run(&["ring", "remove", "ring.json", &id]).ok();
    folder.run(&[&["sign"], &RING[..]].concat()).ok();
}

/// Two commands find no ring, and each makes one.
#[test]
fn the_two_ways_do_not_mix_where_both_come_first() {
    let folder = Folder::new();
    folder.write("password", "correct horse");
    folder.write("ring.json.lock", "");
    std::thread::scope(|scope| {
        let second = scope.spawn(|| folder.add("k1", &KEK));
        // By now it waits.
        std::thread::sleep(core::time::Duration::from_secs(2));
        let first = ["ring", "add", "other.json", "--key-file", "k2"];
        folder.run(&[&first, &CHEAP[..]].concat()).ok();
        std::fs::rename(folder.path("other.json"), folder.path("ring.json")).unwrap();
        std::fs::remove_file(folder.path("ring.json.lock")).unwrap();
        second.join().unwrap().fails(3, "one thing has to open all");
    });
    assert_eq!(folder.read("ring.json").matches("\"kid\"").count(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_password_is_asked_for_on_a_terminal_only() {
    let folder = Folder::new();
    // In a session of its own there is no terminal.
    let mut command = std::process::Command::new("setsid");
    command
        .args(["--wait", env!("CARGO_BIN_EXE_paseto"), "ring", "add"])
        .args(["ring.json", "--key-file", "k1", "--ask-password"])
        .current_dir(folder.0.path())
        .stdin(std::process::Stdio::null());
    let Ok(output) = command.output() else {
        println!("skipped: there is no setsid");
        return;
    };
    crate::run::Outcome(output).fails(3, "there is no terminal to ask on");
    assert!(folder.others().is_empty());
}

/// An alias is published, so no secret is one, in whatever way it is written.
#[test]
fn an_alias_holds_no_key() {
    let folder = Folder::with_ring();
    let before = folder.read("ring.json");
    let secret = folder.read("k2");
    let secret = secret.trim_end();
    let id = folder.id("k2");
    for alias in [
        secret.to_owned(),
        format!("{id} {secret}"),
        format!("x {secret}"),
        "0a".repeat(32),
        "{\"kty\":\"OKP\"}".to_owned(),
        "-----BEGIN PRIVATE KEY-----x".to_owned(),
    ] {
        let outcome = folder.add("k2.pub", &["--alias", &alias]);
        assert_eq!(outcome.code(), 2, "{alias}: {}", outcome.err());
        assert!(!outcome.err().contains(secret), "{}", outcome.err());
    }
    assert_eq!(folder.read("ring.json"), before);
}

/// A key that is not opened with the others would shut the whole ring.
#[test]
fn a_cost_that_is_not_opened_again() {
    let folder = Folder::new();
    let dear = ["--password-file", "k3", "--memory", "2GiB"];
    let limits = "more than the limit";
    folder.add("k1", &dear).fails(2, limits);
    assert!(!folder.path("ring.json").exists());
}

/// Whether or not a rotation has retired it by now.
#[test]
fn a_key_whose_time_has_passed_does_not_come_back() {
    let folder = Folder::with_ring();
    let ended = ["--not-after", "2020-01-01T00:00:00Z"];
    folder.add("k2.pub", &ended).ok();
    let before = folder.read("ring.json");
    let longer = ["--not-after", "2999-01-01T00:00:00Z"];
    let retire = ["ring", "retire", "ring.json", &folder.id("k2")];
    folder
        .run(&[&retire[..], &longer].concat())
        .fails(2, "does not come back");
    folder.rotate("k2", &KEK).fails(2, "does not come back");
    assert_eq!(folder.read("ring.json"), before);
    let then = ["--at", "2020-01-01T00:00:00Z"];
    folder.run(&[&retire[..], &longer, &then].concat()).ok();
}
