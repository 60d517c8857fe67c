//! `vectors`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::run::{Outcome, paseto, with_input};

/// The vectors of this workspace; they are not part of the published package.
fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../vectors");
    folder.exists().then_some(folder)
}

fn vectors(dir: &Path, option: Option<&str>) -> Outcome {
    let mut command = paseto(["vectors"]);
    command.arg(dir).args(option);
    with_input(command, b"")
}

#[test]
fn the_vectors_pass() {
    let Some(folder) = folder() else { return };
    let report = vectors(&folder, None).ok();
    let line = |name: &str| {
        let line = report.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_once(' ').unwrap().1.trim().to_owned()
    };
    assert_eq!(line("v4.json "), "17 passed");
    assert_eq!(line("PASERK/k4.secret.json "), "5 passed");
    assert_eq!(line("PASERK/k4.seal.json "), "4 passed");
    assert!(!report.contains("not in this build"), "{report}");

    let json = vectors(&folder, Some("--json")).ok();
    assert!(
        json.contains("{\"name\":\"v4.json\",\"passed\":17,\"failed\":0,\"not_in_this_build\":0}")
    );
}

#[test]
fn a_mismatch_is_found_and_named() {
    let Some(folder) = folder() else { return };
    let dir = tempfile::tempdir().unwrap();
    let paserk = dir.path().join("official/PASERK");
    fs::create_dir_all(&paserk).unwrap();
    fs::write(dir.path().join("expect.toml"), "").unwrap();
    let good = fs::read_to_string(folder.join("official/PASERK/k4.public.json")).unwrap();
    fs::write(
        paserk.join("k4.public.json"),
        good.replace("k4.public.cHFyc3R1", "k4.public.dHFyc3R1"),
    )
    .unwrap();

    let report = vectors(dir.path(), None);
    assert_eq!(report.code(), 1);
    assert!(
        report.out().contains("    k4.public-2: "),
        "{}",
        report.out()
    );
    assert!(report.err().contains("did not end as they must"));
    let json = vectors(dir.path(), Some("--json"));
    assert_eq!((json.code(), json.err().as_str()), (1, ""));
    assert_eq!(json.out().lines().count(), 1);
    assert!(
        json.out()
            .contains("\"mismatches\":[{\"test\":\"k4.public-2\"")
    );
}

#[test]
fn a_folder_that_cannot_be_read_is_an_error() {
    let dir = tempfile::tempdir().unwrap();
    vectors(dir.path(), None).fails(3, "PASERK");
}
