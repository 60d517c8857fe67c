//! `--check` sees every difference.

use std::fs;

use super::fixture::{Fixture, VICTIM};

fn fails(fixture: &Fixture) -> String {
    let before = fixture.everything();
    let failure = fixture.vectors.check().unwrap_err();
    assert_eq!(failure.status(), 1);
    assert!(fixture.everything() == before);
    failure.to_string()
}

#[test]
fn all_is_well() {
    Fixture::complete().vectors.check().unwrap();
}

#[test]
fn altered() {
    let fixture = Fixture::complete();
    fixture.put(&format!("official/{VICTIM}"), b"{\"key\": 2}\n");
    assert!(fails(&fixture).contains("PASERK/k1.json has the SHA-256 "));
}

#[test]
fn longer() {
    let fixture = Fixture::complete();
    fixture.put(&format!("official/{VICTIM}"), b"{\"key\": 1}\n\n");
    assert!(fails(&fixture).contains("PASERK/k1.json has more than 11 bytes"));
}

#[test]
fn missing() {
    let fixture = Fixture::complete();
    fs::remove_file(fixture.vectors.official.join(VICTIM)).unwrap();
    assert!(fails(&fixture).contains("PASERK/k1.json is missing"));
}

#[test]
fn extra() {
    let fixture = Fixture::complete();
    fixture.put("official/PASERK/.hidden", b"");
    let message = fails(&fixture);
    assert!(
        message.contains(".hidden is not in the manifest"),
        "{message}"
    );
}

#[test]
fn all_differences_are_told_at_once() {
    let fixture = Fixture::with_old_files();
    let message = fails(&fixture);
    for expected in [
        "LICENSE is missing",
        "PASERK/k1.json is missing",
        "v1.json has more than 3 bytes",
        "gone.json is not in the manifest",
    ] {
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn no_folder_at_all() {
    let fixture = Fixture::complete();
    fs::remove_dir_all(&fixture.vectors.official).unwrap();
    assert_eq!(fixture.vectors.check().unwrap_err().status(), 3);
}
