//! Who lands on a helper crate is sent on.

use super::{Complaint, files::Files};

const HELPERS: [&str; 7] = [
    "paseto-encoding",
    "paseto-core",
    "paseto-claims",
    "paserk",
    "paseto-keyfile",
    "paseto-sodium",
    "paseto-nist",
];

const OPENING: &str = "You are probably looking for";

pub(super) fn check(files: &Files) -> Vec<Complaint> {
    let helpers = files.crates().filter(|name| HELPERS.contains(name));
    let roots = helpers.map(|name| format!("crates/{name}/src/lib.rs"));
    roots
        .filter(|path| {
            !files
                .text(path)
                .unwrap_or_default()
                .starts_with(&format!("//! {OPENING}"))
        })
        .map(|path| Complaint::new(path, format!("its docs do not begin with «{OPENING}»")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_helpers_send_their_readers_on() {
        let files = Files::from([
            ("crates/paserk/Cargo.toml", ""),
            (
                "crates/paserk/src/lib.rs",
                "//! You are probably looking for `paseto-v4`.\n",
            ),
            ("crates/paseto-v4/Cargo.toml", ""),
            ("crates/paseto-v4/src/lib.rs", "//! PASETO version 4.\n"),
        ]);
        assert_eq!(check(&files), []);
    }

    #[test]
    fn a_helper_that_does_not() {
        let path = "crates/paseto-core/src/lib.rs";
        let files = Files::from([
            ("crates/paseto-core/Cargo.toml", ""),
            (
                path,
                "//! The core.\n//! You are probably looking for `paseto-v4`.\n",
            ),
        ]);
        let complaint = "its docs do not begin with «You are probably looking for»";
        assert_eq!(check(&files), [Complaint::new(path, complaint)]);
    }
}
