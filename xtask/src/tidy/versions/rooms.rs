//! The rooms of a version crate: the same files with the same names.

use super::{Complaint, Files};

const SOURCES: [&str; 5] = ["keys.rs", "lib.rs", "local.rs", "paserk.rs", "public.rs"];

pub(super) fn check(files: &Files, name: &str) -> Vec<Complaint> {
    let place = format!("crates/{name}");
    let sources = files.below(&format!("{place}/src"));
    let missing = SOURCES.iter().filter(|source| !sources.contains(source));
    let mut reasons: Vec<_> = missing
        .map(|source| format!("there is no src/{source}"))
        .collect();
    let more = sources.iter().filter(|source| !SOURCES.contains(source));
    reasons.extend(more.map(|source| format!("src/{source} is in no other version")));
    if !files.has(&format!("{place}/README.md")) {
        reasons.push("there is no README.md".to_owned());
    }
    let tests = files.below(&format!("{place}/tests"));
    let is_target = |test: &&str| test.ends_with(".rs") && !test.contains('/');
    if !tests.iter().any(is_target) {
        reasons.push("there are no tests".to_owned());
    }
    reasons
        .into_iter()
        .map(|reason| Complaint::new(&*place, reason))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CRATE: [(&str, &str); 7] = [
        ("crates/paseto-v3/src/keys.rs", ""),
        ("crates/paseto-v3/src/lib.rs", ""),
        ("crates/paseto-v3/src/local.rs", ""),
        ("crates/paseto-v3/src/paserk.rs", ""),
        ("crates/paseto-v3/src/public.rs", ""),
        ("crates/paseto-v3/README.md", ""),
        ("crates/paseto-v3/tests/v3.rs", ""),
    ];

    /// The complaints after one of the files has got another path.
    fn reasons(from: &str, to: &str) -> Vec<String> {
        let moved = CRATE.map(|(path, text)| (path.replace(from, to), text));
        let files = moved.each_ref().map(|(path, text)| (path.as_str(), *text));
        let complaints = check(&Files::from(files), "paseto-v3").into_iter();
        complaints.map(|complaint| complaint.reason).collect()
    }

    #[test]
    fn the_rooms_of_a_version() {
        assert_eq!(check(&Files::from(CRATE), "paseto-v3"), []);
    }

    #[test]
    fn each_fault_is_found() {
        for room in SOURCES {
            assert_eq!(
                reasons(&format!("src/{room}"), "benches/peers.rs"),
                [format!("there is no src/{room}")]
            );
        }
        assert_eq!(
            reasons("src/keys.rs", "src/keys/local.rs"),
            [
                "there is no src/keys.rs",
                "src/keys/local.rs is in no other version"
            ]
        );
        assert_eq!(reasons("README", "READ"), ["there is no README.md"]);
        for elsewhere in ["tests/v3/keys.rs", "tests/v3.txt", "benches/v3.rs"] {
            assert_eq!(reasons("tests/v3.rs", elsewhere), ["there are no tests"]);
        }
    }
}
