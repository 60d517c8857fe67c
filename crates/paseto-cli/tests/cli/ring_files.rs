//! The file of a ring: changed whole or not at all, by one at a time.

use std::{fs, thread};

use crate::folder::{Folder, KEK};

#[cfg(unix)]
fn mode(folder: &Folder) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    let ring = fs::metadata(folder.path("ring.json")).unwrap();
    ring.permissions().mode() & 0o777
}

#[cfg(unix)]
fn set_mode(folder: &Folder, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder.path("ring.json"), fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn nothing_but_the_ring_is_left() {
    let folder = Folder::with_ring();
    folder.rotate("k2", &["--wrapping-key-file", "kek"]).ok();
    assert_eq!(folder.others(), ["ring.json"]);
}

#[cfg(unix)]
#[test]
fn a_file_with_secrets_is_closed_to_others() {
    assert_eq!(mode(&Folder::with_ring()), 0o600);

    let folder = Folder::new();
    folder.add("k1.pub", &[]).ok();
    assert_eq!(mode(&folder) & 0o600, 0o600);
    // A mode that somebody chose stays …
    set_mode(&folder, 0o640);
    folder.add("k2.pub", &[]).ok();
    assert_eq!(mode(&folder), 0o640);
    // … until the file gets its first secret …
    folder.add("k3", &["--wrapping-key-file", "kek"]).ok();
    assert_eq!(mode(&folder), 0o600);
    // … and from then on it is somebody's choice again.
    set_mode(&folder, 0o640);
    folder
        .run(&["ring", "retire", "ring.json", &folder.id("k1")])
        .ok();
    assert_eq!(mode(&folder), 0o640);
}

/// Only root can give a file away.
#[cfg(target_os = "linux")]
#[test]
fn the_owner_stays() {
    use std::os::unix::fs::{MetadataExt, chown};
    let folder = Folder::with_ring();
    if chown(folder.path("ring.json"), Some(1234), Some(2345)).is_err() {
        println!("skipped: this needs root");
        return;
    }
    folder.rotate("k2", &["--wrapping-key-file", "kek"]).ok();
    let ring = fs::metadata(folder.path("ring.json")).unwrap();
    assert_eq!((ring.uid(), ring.gid(), mode(&folder)), (1234, 2345, 0o600));
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_stays_and_the_file_changes() {
    let folder = Folder::new();
    fs::create_dir(folder.path("deep")).unwrap();
    std::os::unix::fs::symlink("deep/real.json", folder.path("ring.json")).unwrap();
    // Where it leads nowhere nothing is made in a place that nobody named.
    folder.add("k1.pub", &[]).fails(3, "cannot read ring.json");
    assert!(!folder.path("deep/real.json").exists());

    let made = folder.run(&["ring", "add", "deep/real.json", "--key-file", "k1.pub"]);
    made.ok();
    folder.add("k2.pub", &[]).ok();
    let link = fs::symlink_metadata(folder.path("ring.json")).unwrap();
    assert!(link.is_symlink());
    assert_eq!(folder.read("deep/real.json").matches("\"kid\"").count(), 2);
    assert_eq!(fs::read_dir(folder.path("deep")).unwrap().count(), 1);
}

#[test]
fn no_change_is_lost() {
    let folder = Folder::new();
    folder.add("k1.pub", &["--active"]).ok();
    let names: Vec<_> = (0..12).map(|number| format!("key{number}")).collect();
    for name in &names {
        folder.run(&["keygen", "v4", "public", "--out", name]).ok();
    }
    thread::scope(|scope| {
        for name in &names {
            let public = format!("{name}.pub");
            let folder = &folder;
            scope.spawn(move || folder.add(&public, &[]).ok());
        }
    });
    let ring = folder.read("ring.json");
    for name in &names {
        assert!(ring.contains(&folder.id(name)), "{name}: {ring}");
    }
    assert_eq!(folder.others(), ["ring.json"]);
}

#[test]
fn a_lock_that_was_left_is_named() {
    let folder = Folder::with_ring();
    let before = folder.read("ring.json");
    folder.write("ring.json.lock", "");
    let started = std::time::Instant::now();
    folder.add("k2.pub", &[]).fails(3, "if none runs, remove ");
    assert!(started.elapsed().as_secs() >= 5);
    assert_eq!(folder.read("ring.json"), before);
    // It is another command's, so it stays. Reading does not ask for it.
    assert_eq!(folder.others(), ["ring.json", "ring.json.lock"]);
    folder.run(&["ring", "list", "ring.json"]).ok();
    fs::remove_file(folder.path("ring.json.lock")).unwrap();
    folder.add("k2.pub", &[]).ok();
}

/// A pipe would be read for ever, with the lock in hand, and then be replaced.
#[cfg(unix)]
#[test]
fn a_pipe_is_no_ring_and_is_not_replaced() {
    use std::os::unix::fs::FileTypeExt as _;
    let folder = Folder::with_ring();
    let pipe = folder.path("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let is_pipe = || fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo();
    folder
        .run(&["ring", "add", "pipe", "--key-file", "k2.pub"])
        .fails(3, "pipe is there and is no regular file");
    let id = folder.id("k1");
    folder
        .run(&["ring", "retire", "pipe", &id])
        .fails(3, "pipe is there and is no regular file");
    assert!(is_pipe() && !folder.path("pipe.lock").exists());
    for more in [&["--force"][..], &[]] {
        let export = ["ring", "export", "ring.json", "--out", "pipe"];
        folder
            .run(&[&export[..], &KEK, more].concat())
            .fails(3, "pipe is there and is no regular file");
        assert!(is_pipe());
    }
}

/// What is replaced is the file that a link leads to.
#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let folder = Folder::with_ring();
    folder.write("target.json", "old");
    std::os::unix::fs::symlink("target.json", folder.path("link.json")).unwrap();
    let export = ["ring", "export", "ring.json", "--out", "link.json"];
    folder
        .run(&[&export[..], &KEK].concat())
        .fails(3, "replaced only with --force");
    assert_eq!(folder.read("target.json"), "old");
    folder.run(&[&export[..], &KEK, &["--force"]].concat()).ok();
    assert!(folder.read("target.json").contains("k4.public."));
    assert!(folder.path("link.json").is_symlink());
}

#[test]
fn places_that_cannot_be_written_or_read() {
    let folder = Folder::new();
    fs::create_dir(folder.path("ring.json")).unwrap();
    folder
        .add("k1.pub", &[])
        .fails(3, "ring.json is there and is no regular file");
    assert_eq!(folder.others(), ["ring.json"]);
    for path in ["no/such/ring.json", "k1.pub/ring.json"] {
        let add = ["ring", "add", path, "--key-file", "k1.pub"];
        let added = folder.run(&add);
        assert_eq!(added.code(), 3, "{}", added.err());
        let id = folder.id("k1");
        for change in [
            &["ring", "retire", path, &id][..],
            &["ring", "remove", path, &id],
            &[
                "ring",
                "rotate",
                path,
                "--key-file",
                "k1.pub",
                "--grace",
                "1h",
            ],
            &["ring", "list", path],
            &["ring", "export", path],
        ] {
            assert_eq!(folder.run(change).code(), 3, "{change:?}");
        }
    }
    folder
        .run(&["ring", "add", "-", "--key-file", "k1.pub"])
        .fails(2, "standard input");
}

/// Writes to a file that may not grow fail, as they do where the disk is full.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_grow_is_kept() {
    let folder = Folder::with_ring();
    // Text for the length of a block of the shell's limit.
    for number in 0..20 {
        let alias = format!("--alias={}{number}", "x".repeat(200));
        let name = format!("key{number}");
        folder.run(&["keygen", "v4", "public", "--out", &name]).ok();
        folder.add(&format!("{name}.pub"), &[&alias]).ok();
    }
    let before = folder.read("ring.json");
    let mut shell = std::process::Command::new("sh");
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" ring add ring.json --key-file k2.pub";
    shell
        .args(["-c", script, env!("CARGO_BIN_EXE_paseto")])
        .current_dir(folder.0.path());
    let failed = crate::run::with_input(shell, b"");
    failed.fails(3, "cannot write ring.json, which stays as it was: ");
    assert_eq!(folder.read("ring.json"), before);
    assert_eq!(folder.others(), ["ring.json"]);
}

/// A file system of 16 KiB, full, and then one that is read-only.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_a_disk_that_is_only_read() {
    const SCRIPT: &str = r#"
set -eu
mount -t tmpfs -o size=16k tmpfs mnt 2>/dev/null || { echo skipped; exit 0; }
"$0" ring add mnt/ring.json --key-file k1.pub --active 2>/dev/null
cp mnt/ring.json before.json
head -c 1000000 /dev/zero > mnt/filling 2>/dev/null || true
"$0" ring add mnt/ring.json --key-file k2.pub && exit 90 || echo "code $?"
cmp mnt/ring.json before.json
ls -A mnt
rm mnt/filling
mount -o remount,ro mnt
"$0" ring add mnt/ring.json --key-file k2.pub && exit 91 || echo "code $?"
cmp mnt/ring.json before.json
ls -A mnt
"#;
    let folder = Folder::new();
    fs::create_dir(folder.path("mnt")).unwrap();
    let mut shell = std::process::Command::new("unshare");
    shell
        .args(["-rm", "sh", "-c", SCRIPT, env!("CARGO_BIN_EXE_paseto")])
        .current_dir(folder.0.path())
        .stdin(std::process::Stdio::null());
    let Ok(output) = shell.output() else {
        println!("skipped: there is no unshare");
        return;
    };
    let outcome = crate::run::Outcome(output);
    if outcome.out() == "skipped\n" || outcome.err().contains("unshare") {
        println!("skipped: no file system can be mounted here");
        return;
    }
    let out = outcome.ok();
    let listed = out.strip_prefix(&format!("{}\n", folder.id("k1"))).unwrap();
    assert_eq!(
        listed,
        "code 3\nfilling\nring.json\ncode 3\nring.json\n",
        "{}",
        outcome.err()
    );
    assert!(
        outcome.err().contains("No space left on device")
            && outcome.err().contains("Read-only file system"),
        "{}",
        outcome.err()
    );
}
