//! A small folder of vectors with its manifest, away from the real one.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use sha2::{Digest, Sha256};

use super::super::{
    Vectors,
    http::{Http, Timeouts},
    manifest::{Manifest, hex},
    source::Source,
};

/// The files as upstream has them: path and content.
pub(super) const FILES: [(&str, &[u8]); 3] = [
    ("LICENSE", b"ISC License\n"),
    ("PASERK/k1.json", b"{\"key\": 1}\n"),
    ("v1.json", b"{}\n"),
];

/// The file that goes wrong: not the first, so that something has come before it.
pub(super) const VICTIM: &str = "PASERK/k1.json";

pub(super) const REPOSITORY: &str = "standard/vectors";
pub(super) const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";

/// A folder that is removed when dropped.
pub(super) struct Fixture {
    pub(super) folder: PathBuf,
    pub(super) vectors: Vectors,
}

impl Fixture {
    /// The target is there already, with an older state in it.
    pub(super) fn with_old_files() -> Self {
        let fixture = Self::empty();
        fixture.put("official/v1.json", b"{\"old\": true}\n");
        fixture.put("official/PASERK/gone.json", b"removed upstream\n");
        fixture
    }

    /// The target holds what the manifest says.
    pub(super) fn complete() -> Self {
        let fixture = Self::empty();
        fixture.put_all("official");
        fixture
    }

    fn empty() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("xtask-vectors-{}-{number}", process::id()));
        fs::create_dir(&folder).unwrap();
        let manifest = Manifest::parse(&manifest_text(&FILES)).unwrap();
        let vectors = Vectors {
            official: folder.join("official"),
            manifest,
        };
        Self { folder, vectors }
    }

    /// What `fixture`'s folder is to hold when it is complete, and nothing more.
    pub(super) fn complete_as(fixture: &Self) -> BTreeMap<PathBuf, Vec<u8>> {
        let complete = Self::complete();
        let moved = complete.everything().into_iter().map(|(path, content)| {
            (
                fixture
                    .folder
                    .join(path.strip_prefix(&complete.folder).unwrap()),
                content,
            )
        });
        moved.collect()
    }

    pub(super) fn put_all(&self, below: &str) -> PathBuf {
        for (path, content) in FILES {
            self.put(&format!("{below}/{path}"), content);
        }
        self.folder.join(below)
    }

    pub(super) fn put(&self, path: &str, content: &[u8]) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Every file in the fixture's folder, hidden ones too.
    pub(super) fn everything(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        read_all(&self.folder, &mut files);
        files
    }

    /// Runs it; it must fail and leave every byte as it was. Gives status and message.
    pub(super) fn fails(&self, source: &Source) -> (u8, String) {
        let before = self.everything();
        let failure = self.vectors.fetch(source).expect_err("this source is bad");
        assert!(
            self.everything() == before,
            "something in the folder has changed"
        );
        (failure.status(), failure.to_string())
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A folder counts too, by an entry without content.
fn read_all(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    files.insert(folder.to_path_buf(), Vec::new());
    for item in fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() {
            read_all(&path, files);
        } else {
            files.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
}

pub(super) fn manifest_text(files: &[(&str, &[u8])]) -> String {
    let mut text =
        format!("repository = \"{REPOSITORY}\"\ncommit = \"{COMMIT}\"\nlicence = \"ISC\"\n");
    for (path, content) in files {
        let (bytes, sum) = (content.len(), hex(&Sha256::digest(content)));
        text += &format!("[[file]]\npath = '{path}'\nbytes = {bytes}\nsha256 = \"{sum}\"\n");
    }
    text
}

/// The server at `base`, with little patience.
pub(super) fn http(base: &str) -> Http {
    Http::new(
        base,
        Timeouts {
            connect: Duration::from_secs(2),
            stall: Duration::from_millis(400),
            body: Duration::from_millis(1200),
        },
    )
}
