//! Files that `keygen` writes.

use std::{fs, path::Path};

use crate::run::{paseto, run, with_input};

fn keygen(purpose: &str, out: &Path, more: &[&str]) -> crate::run::Outcome {
    let mut command = paseto(["keygen", "v4", purpose, "--out"]);
    command.arg(out).args(more);
    with_input(command, b"")
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn names(dir: &Path) -> Vec<String> {
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
    let mut names: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| name(entry).into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_pair_is_written_to_two_files_that_work_together() {
    let dir = tempfile::tempdir().unwrap();
    let (key, public) = (dir.path().join("a.key"), dir.path().join("a.key.pub"));
    let made = keygen("public", &key, &[]);
    assert_eq!(made.ok(), "");
    assert_eq!(names(dir.path()), ["a.key", "a.key.pub"]);
    #[cfg(unix)]
    assert_eq!(mode(&key), 0o600);

    let token = with_input(
        {
            let mut sign = paseto(["sign", "--key-file"]);
            sign.arg(&key).args(["--kid", "--sub", "alice"]);
            sign
        },
        b"",
    )
    .ok();
    let mut verify = paseto(["verify", "--sub", "alice", "--key-file"]);
    verify.arg(&public);
    with_input(verify, token.as_bytes()).ok();
}

#[test]
fn a_local_key_is_one_file() {
    let dir = tempfile::tempdir().unwrap();
    let made = keygen("local", &dir.path().join("l.key"), &["--json"]);
    assert_eq!(names(dir.path()), ["l.key"]);
    assert!(made.ok().contains("\"id\":\"k4.lid.") && !made.ok().contains("k4.local."));
}

#[test]
fn an_existing_file_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let (key, public) = (dir.path().join("a.key"), dir.path().join("a.key.pub"));
    fs::write(&key, "mine").unwrap();
    keygen("public", &key, &[]).fails(3, "exists already");
    assert_eq!(fs::read_to_string(&key).unwrap(), "mine");
    assert_eq!(names(dir.path()), ["a.key"]);

    // Where the second file exists the first is not left behind alone.
    fs::rename(&key, &public).unwrap();
    keygen("public", &key, &[]).fails(3, "exists already");
    assert_eq!(fs::read_to_string(&public).unwrap(), "mine");
    assert_eq!(names(dir.path()), ["a.key.pub"]);
}

#[test]
fn force_replaces_a_file_whole_and_closes_it_to_others() {
    let dir = tempfile::tempdir().unwrap();
    let key = dir.path().join("a.key");
    fs::write(&key, "x".repeat(10_000)).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    }
    keygen("public", &key, &["--force"]).ok();
    #[cfg(unix)]
    assert_eq!(mode(&key), 0o600);
    assert!(fs::read_to_string(&key).unwrap().starts_with("k4.secret."));
    assert_eq!(names(dir.path()), ["a.key", "a.key.pub"]);
}

#[test]
fn a_place_that_cannot_be_written_is_an_error() {
    let dir = tempfile::tempdir().unwrap();
    let nowhere = dir.path().join("no/such/folder.key");
    keygen("local", &nowhere, &[]).fails(3, "cannot write");
    keygen("local", &nowhere, &["--force"]).fails(3, "cannot write");
    let json = keygen("local", dir.path(), &["--force", "--json"]);
    assert_eq!(json.code(), 3);
    assert!(json.out().starts_with("{\"error\":{\"code\":\"file\""));
    assert_eq!(names(dir.path()), [""; 0]);
}

#[test]
fn every_key_is_another_one() {
    let keygen = || run(["keygen", "v4", "local"]).ok();
    assert_ne!(keygen(), keygen());
}
