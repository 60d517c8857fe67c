//! What is said about upstream's newer states.

use std::collections::BTreeMap;

use super::{
    super::latest,
    fixture::{COMMIT, Fixture, REPOSITORY, http},
    server::{self, Manner},
};

const NEWER: &str = "fedcba9876543210fedcba9876543210fedcba98";

fn newest(sha: &str) -> (String, Vec<u8>) {
    let body = format!(r#"{{"sha": "{sha}", "commit": {{"message": "m"}}}}"#);
    (
        format!("/repos/{REPOSITORY}/commits/HEAD"),
        body.into_bytes(),
    )
}

fn comparison(body: &str) -> (String, Vec<u8>) {
    (
        format!("/repos/{REPOSITORY}/compare/{COMMIT}...{NEWER}"),
        body.as_bytes().to_vec(),
    )
}

fn ask(bodies: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<String, (u8, String)> {
    ask_at(&server::serve(BTreeMap::from_iter(bodies), Manner::Well))
}

fn ask_at(base: &str) -> Result<String, (u8, String)> {
    let fixture = Fixture::complete();
    let before = fixture.everything();
    let answer = latest::ask(&fixture.vectors.manifest, &http(base));
    assert!(
        fixture.everything() == before,
        "asking has changed something"
    );
    answer.map_err(|failure| (failure.status(), failure.to_string()))
}

#[test]
fn up_to_date() {
    let report = ask([newest(COMMIT)]).unwrap();
    assert_eq!(
        report,
        format!("Up to date: {REPOSITORY} is at {COMMIT}, as in the manifest.")
    );
}

#[test]
fn moved_on() {
    let report = ask([
        newest(NEWER),
        comparison(
            r#"{"status": "ahead", "total_commits": 3, "files": [
                {"filename": "v1.json", "status": "modified"},
                {"filename": "v5.json", "status": "added"},
                {"filename": "PASERK/k1-new.txt", "previous_filename": "PASERK/k1.json", "status": "renamed"},
                {"filename": "LICENSE", "status": "removed"},
                {"filename": "README.md", "status": "modified"}
            ]}"#,
        ),
    ])
    .unwrap();
    assert_eq!(
        report.lines().collect::<Vec<_>>(),
        [
            &*format!("{REPOSITORY} has moved on from {COMMIT} to {NEWER} (3 commits, ahead)."),
            "  modified: v1.json",
            "  added: v5.json",
            "  renamed: PASERK/k1-new.txt (was PASERK/k1.json)",
            "  removed: LICENSE",
            "4 files of the manifest or new vectors; 1 others.",
        ]
    );
}

#[test]
fn moved_on_elsewhere() {
    let body = r#"{"status": "ahead", "total_commits": 1,
        "files": [{"filename": "README.md", "status": "modified"}]}"#;
    let report = ask([newest(NEWER), comparison(body)]).unwrap();
    assert!(
        report.ends_with("No file of the manifest has changed (1 others have)."),
        "{report}"
    );
}

#[test]
fn no_network() {
    let (status, message) = ask_at(&server::nobody()).unwrap_err();
    assert_eq!(status, 3);
    assert!(
        message.starts_with("Could not get http://127.0.0.1:"),
        "{message}"
    );
}

#[test]
fn no_such_repository() {
    let (status, message) = ask([]).unwrap_err();
    assert_eq!(status, 3);
    assert!(message.contains("(404)"), "{message}");
}

#[test]
fn an_answer_that_is_no_json() {
    let page = (newest(NEWER).0, b"<html>please log in</html>".to_vec());
    let (status, message) = ask([page]).unwrap_err();
    assert_eq!(status, 3);
    assert!(message.contains("is not what GitHub sends"), "{message}");
}

#[test]
fn the_old_commit_is_not_known_any_more() {
    let (status, message) = ask([newest(NEWER)]).unwrap_err();
    assert_eq!(status, 3);
    assert!(message.contains("/compare/"), "{message}");
}
