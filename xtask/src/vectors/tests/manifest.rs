//! What a manifest may say.

use std::path::Path;

use super::{
    super::manifest::Manifest,
    fixture::{FILES, manifest_text},
};

fn refusal(text: &str) -> String {
    Manifest::parse(text).unwrap_err()
}

#[test]
fn the_real_one_describes_the_real_files() {
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors");
    let manifest = Manifest::read(&vectors.join("MANIFEST.toml")).unwrap();
    assert_eq!(manifest.files.len(), 49);
    assert_eq!(manifest.commit, "32d7406591eb022f9eff88abb84106dd9d42c0f2");
    manifest.compare(&vectors.join("official")).unwrap();
}

#[test]
fn a_path_must_stay_inside() {
    for path in [
        "../v1.json",
        "PASERK/../../v1.json",
        "/etc/passwd",
        "//server/share",
        "./v1.json",
        "PASERK//k1.json",
        "PASERK/",
        "C:/v1.json",
        "C:v1.json",
        r"..\v1.json",
        r"PASERK\k1.json",
        ".git/config",
        "v1.json?x",
        "%2e%2e/v1.json",
        "v 1.json",
        "",
    ] {
        let reason = refusal(&manifest_text(&[(path, b"{}")]));
        assert!(reason.contains("is not a path inside"), "{path}: {reason}");
    }
}

#[test]
fn a_file_is_there_once() {
    let reason = refusal(&manifest_text(&[("v1.json", b"{}"), ("V1.json", b"[]")]));
    assert_eq!(reason, "the file `V1.json` is there twice");
}

#[test]
fn the_other_fields_are_checked_too() {
    let good = manifest_text(&FILES);
    let bad = |from: &str, to: &str| refusal(&good.replacen(from, to, 1));
    assert!(bad("standard/vectors", "vectors").contains("OWNER/NAME"));
    assert!(bad("standard/vectors", "standard/../x").contains("OWNER/NAME"));
    assert!(bad("0123456789abcdef", "main").contains("40 hex digits"));
    assert!(bad("bytes = 12", "bytes = 99999999").contains("larger than"));
    assert!(bad("bytes = 12", "bytes = -1").contains("invalid value"));
    assert!(bad("sha256 = \"", "sha256 = \"A").contains("64 lower-case hex digits"));
    assert!(bad("licence = \"ISC\"", "licence = \"\"").contains("licence is missing"));
    assert!(bad("bytes", "size").contains("size"));
    assert!(bad("[[file]]", "extra = 1\n[[file]]").contains("extra"));
}

#[test]
fn an_empty_list_is_refused() {
    assert_eq!(
        refusal(&(manifest_text(&[]) + "file = []")),
        "it names no file"
    );
}
