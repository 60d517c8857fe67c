//! Whatever goes wrong, the folder stays as it was.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use super::{
    super::{folder::sibling, source::Source},
    fixture::{FILES, Fixture, VICTIM, http},
    server::{self, Manner},
};

/// The fixture's fetch from a server of this manner must fail. Gives status and message.
fn fails_when(manner: Manner) -> (u8, String) {
    Fixture::with_old_files().fails(&Source::Upstream(http(&server::start(manner))))
}

#[test]
fn a_good_server_gives_exactly_the_files_of_the_manifest() {
    let fixture = Fixture::with_old_files();
    let source = Source::Upstream(http(&server::start(Manner::Well)));
    fixture.vectors.fetch(&source).unwrap();
    assert_eq!(fixture.everything(), Fixture::complete_as(&fixture));
    fixture.vectors.check().unwrap();
}

#[test]
fn the_folder_need_not_be_there_before() {
    let fixture = Fixture::complete();
    fs::remove_dir_all(&fixture.vectors.official).unwrap();
    let source = Source::Upstream(http(&server::start(Manner::Well)));
    fixture.vectors.fetch(&source).unwrap();
    fixture.vectors.check().unwrap();
}

#[test]
fn truncated() {
    let (status, message) = fails_when(Manner::Truncated);
    assert_eq!(status, 3);
    assert!(message.contains("the transfer broke"), "{message}");
    assert!(message.contains("is as it was before"), "{message}");
}

#[test]
fn shortened_without_a_length() {
    let (status, message) = fails_when(Manner::Shortened);
    assert_eq!(status, 1);
    assert!(
        message.contains("PASERK/k1.json has only 5 bytes, not 11"),
        "{message}"
    );
}

#[test]
fn altered() {
    let (status, message) = fails_when(Manner::Altered);
    assert_eq!(status, 1);
    assert!(
        message.contains("PASERK/k1.json has the SHA-256 "),
        "{message}"
    );
}

#[test]
fn dripping() {
    let start = Instant::now();
    let (status, message) = fails_when(Manner::Dripping);
    assert_eq!(status, 3);
    assert!(message.contains("timeout"), "{message}");
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "the limit for the body does not hold"
    );
}

#[test]
fn stalling() {
    let (status, message) = fails_when(Manner::Stalling);
    assert_eq!(status, 3);
    assert!(message.contains("nothing came for 400ms"), "{message}");
}

#[test]
fn mute() {
    let (status, message) = fails_when(Manner::Mute);
    assert_eq!(status, 3);
    assert!(message.contains("timeout"), "{message}");
}

#[test]
fn endless() {
    let (status, message) = fails_when(Manner::Endless);
    assert_eq!(status, 1);
    assert!(
        message.contains("PASERK/k1.json has more than 11 bytes"),
        "{message}"
    );
}

#[test]
fn not_there() {
    let (status, message) = fails_when(Manner::Status(404));
    assert_eq!(status, 3);
    assert!(
        message.contains("the server does not have it (404)"),
        "{message}"
    );
}

#[test]
fn a_server_in_trouble() {
    let (status, message) = fails_when(Manner::Status(500));
    assert_eq!(status, 3);
    assert!(message.contains("the server answered 500"), "{message}");
}

#[test]
fn refused() {
    let fixture = Fixture::with_old_files();
    let (status, message) = fixture.fails(&Source::Upstream(http(&server::nobody())));
    assert_eq!(status, 3);
    assert!(message.contains("refused"), "{message}");
}

#[test]
fn a_name_that_nobody_has() {
    let fixture = Fixture::with_old_files();
    let (status, message) = fixture.fails(&Source::Upstream(http("http://nobody.invalid")));
    assert_eq!(status, 3);
    assert!(message.contains("http://nobody.invalid/"), "{message}");
}

#[test]
fn the_new_folder_cannot_be_made() {
    let fixture = Fixture::with_old_files();
    fs::write(sibling(&fixture.vectors.official, "incoming"), "in the way").unwrap();
    let source = Source::Folder(fixture.put_all("mirror"));
    let (status, message) = fixture.fails(&source);
    assert_eq!(status, 3);
    assert!(message.contains("Could not create"), "{message}");
}

#[test]
fn the_old_folder_cannot_be_moved_away() {
    let fixture = Fixture::with_old_files();
    let in_the_way = sibling(Path::new("official"), "previous");
    fixture.put(&format!("{}/x", in_the_way.display()), b"in the way");
    let source = Source::Folder(fixture.put_all("mirror"));
    let (status, message) = fixture.fails(&source);
    assert_eq!(status, 3);
    assert!(message.contains("Could not move away"), "{message}");
}

#[test]
fn what_a_killed_run_had_moved_away_comes_back() {
    let fixture = Fixture::complete();
    let away = fixture.folder.join(".official.previous-1");
    fs::rename(&fixture.vectors.official, away).unwrap();
    let nowhere = Source::Folder(fixture.folder.join("nowhere"));
    fixture.vectors.fetch(&nowhere).unwrap_err();
    fixture.vectors.check().unwrap();
}

#[test]
fn from_a_folder() {
    let fixture = Fixture::with_old_files();
    fixture
        .vectors
        .fetch(&Source::Folder(fixture.put_all("mirror")))
        .unwrap();
    fixture.vectors.check().unwrap();
    assert_eq!(fixture.everything().len(), 2 * (FILES.len() + 2) + 1);
}

#[test]
fn from_a_folder_without_one_file() {
    let fixture = Fixture::with_old_files();
    let mirror = fixture.put_all("mirror");
    fs::remove_file(mirror.join(VICTIM)).unwrap();
    let (status, message) = fixture.fails(&Source::Folder(mirror));
    assert_eq!(status, 3);
    assert!(message.contains("k1.json"), "{message}");
}

#[test]
fn from_a_folder_with_an_altered_file() {
    let fixture = Fixture::with_old_files();
    let mirror = fixture.put_all("mirror");
    fixture.put(&format!("mirror/{VICTIM}"), b"{\"key\": 2}\n");
    let (status, message) = fixture.fails(&Source::Folder(mirror));
    assert_eq!(status, 1);
    assert!(
        message.contains("PASERK/k1.json has the SHA-256"),
        "{message}"
    );
}
