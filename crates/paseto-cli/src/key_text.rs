//! Text that looks like a key, given where a name or nothing at all is expected.
//!
//! `--key-file "$(cat key)"` is a mistake that is made easily, and its message may stand in a log for years:
//! what looks like a key is not quoted.

use crate::{failure::Failure, paserk_kind::Kind};

/// Whether the text looks like a key, in whatever way keys are written.
pub(crate) fn looks_like_key(text: &str) -> bool {
    text.contains("-----BEGIN")
        || text.contains(['{', '\n', '\r'])
        || holds_paserk(text)
        || is_long_hex(text)
}

/// The number of letters in `k4.secret-wrap.pie.`
const LONGEST_HEADER: usize = 19;

/// Whether the beginning of a PASERK text stands anywhere in it: also behind the name of an option.
fn holds_paserk(text: &str) -> bool {
    text.match_indices('k').any(|(at, _)| {
        let rest = text.get(at..).unwrap_or_default();
        // No further than a header reaches: an argument may be long, and hold nothing else than `k`.
        rest.char_indices()
            .take(LONGEST_HEADER)
            .filter(|(_, letter)| *letter == '.')
            .filter_map(|(dot, _)| rest.get(..=dot))
            .any(|header| Kind::from_header(header).is_some())
    })
}

/// The shortest key has 32 bytes.
fn is_long_hex(text: &str) -> bool {
    text.len() >= 64 && text.bytes().all(|digit| digit.is_ascii_hexdigit())
}

/// A key was given where the name of a file is expected.
pub(crate) fn not_a_file() -> Failure {
    Failure::usage(
        "a key was given where the name of a file is expected: keys are read from files, and for - \
         from standard input. If it is a secret, replace it: it stood in the list of processes",
    )
}

/// A key was given where the command line has no place for one.
pub(crate) fn not_an_argument() -> Failure {
    Failure::usage(
        "an argument that looks like a key has no place there: keys are read with --key-file and \
         --key-env. If it is a secret, replace it: it stood in the list of processes",
    )
}

#[cfg(test)]
mod tests {
    use super::looks_like_key;

    #[test]
    fn keys_are_told_from_names() {
        for key in [
            "k4.secret.AAAA",
            "k1.local-wrap.pie.AAAA",
            "k4.secret-wrap.pie.AAAA",
            "k3.public.",
            "--key=k4.seal.AAAA",
            "akk4.local.AAAA",
            "-----BEGIN PRIVATE KEY-----",
            "{\"kty\":\"oct\"}",
            "two\nlines",
            &"0a".repeat(32),
        ] {
            assert!(looks_like_key(key), "{key}");
        }
        for name in [
            "",
            "key",
            "k4",
            "k4.key",
            "keys/k5.secret.key",
            "k.k.k.k",
            "old.pem",
            "0a0b0c",
            "päss.k4",
        ] {
            assert!(!looks_like_key(name), "{name}");
        }
    }
}
