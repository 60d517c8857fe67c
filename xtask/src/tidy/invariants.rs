//! Every invariant of the architecture names the test that fails when it is broken:
//! ``Invariant: … (Test: `crates/a/tests/b.rs::name`)``, or `Tests:` with several. A
//! program that must not compile is named by its file alone.

use super::{Complaint, files::Files};

const DOCUMENT: &str = "docs/ARCHITECTURE.md";

pub(super) fn check(files: &Files) -> Vec<Complaint> {
    let Some(text) = files.text(DOCUMENT) else {
        return vec![Complaint::new(DOCUMENT, "it is not there")];
    };
    let invariants = invariants(text);
    if invariants.is_empty() {
        return vec![Complaint::new(
            DOCUMENT,
            "no sentence begins with «Invariant:»",
        )];
    }
    let mut complaints = Vec::new();
    for (index, invariant) in invariants {
        let tests = tests(&invariant);
        if tests.is_empty() {
            complaints.push(Complaint::at_line(
                DOCUMENT,
                index,
                "the invariant names no test",
            ));
        }
        for test in tests.into_iter().filter(|test| !exists(files, test)) {
            let reason = format!("there is no test `{test}`");
            complaints.push(Complaint::at_line(DOCUMENT, index, reason));
        }
    }
    complaints
}

/// The line each begins on, and its text up to an empty line or the next invariant.
fn invariants(text: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut inside = false;
    for (index, line) in text.lines().enumerate() {
        let words = line.trim_start_matches(|c: char| c.is_ascii_digit() || " .-*>#".contains(c));
        if words.starts_with("Invariant:") {
            found.push((index, String::new()));
            inside = true;
        }
        inside &= !line.trim().is_empty();
        if let Some((_, invariant)) = found.last_mut().filter(|_| inside) {
            *invariant += words;
            invariant.push(' ');
        }
    }
    found
}

/// What stands in backticks after `(Test:` or `(Tests:`.
fn tests(invariant: &str) -> Vec<&str> {
    let start = ["(Test: ", "(Tests: "]
        .iter()
        .find_map(|start| invariant.split_once(start));
    let list = start
        .and_then(|(_, rest)| rest.split_once(')'))
        .map_or("", |(list, _)| list);
    list.split('`').skip(1).step_by(2).collect()
}

/// A test with a name is looked for in every document, by `evidence`.
fn exists(files: &Files, test: &str) -> bool {
    test.contains(".rs::") || test.contains("/tests/") && files.text(test).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons(document: &str) -> Vec<String> {
        let files = Files::from([
            (DOCUMENT, document),
            ("crates/a/tests/ui/forge.rs", "fn main() {}\n"),
        ]);
        check(&files).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn invariants_with_tests() {
        let document = "# Architecture\n\nInvariant: a token\nhas one spelling.\n\
            (Test: `crates/a/tests/b.rs::one_spelling`)\n\nMore.\n\n\
            1. **Invariant:** nobody forges. (Tests: `crates/a/tests/ui/forge.rs`,\n   \
            `crates/a/tests/b.rs::one_spelling`)\n";
        assert_eq!(reasons(document), [""; 0]);
        assert_eq!(invariants(document).len(), 2);
    }

    #[test]
    fn an_invariant_without_a_test() {
        let document = "- Invariant: first.\n- Invariant: second.\n\
            (Test: `crates/a/tests/b.rs::one_spelling`)\n\n\
            Invariant: third.\n\n(Test: `crates/a/tests/b.rs::one_spelling`)\n";
        assert_eq!(
            reasons(document),
            [
                "docs/ARCHITECTURE.md:1: the invariant names no test",
                "docs/ARCHITECTURE.md:5: the invariant names no test"
            ]
        );
    }

    #[test]
    fn a_test_that_is_not_there() {
        for test in ["crates/a/tests/ui/c.rs", "docs", "crates/a"] {
            let document = format!("Invariant: x. (Test: `{test}`)\n");
            let expected = format!("docs/ARCHITECTURE.md:1: there is no test `{test}`");
            assert_eq!(reasons(&document), [expected]);
        }
    }

    #[test]
    fn a_document_without_invariants() {
        let expected = "docs/ARCHITECTURE.md: no sentence begins with «Invariant:»";
        assert_eq!(reasons("# Architecture\n"), [expected]);
        let missing = check(&Files::from([("README.md", "")]));
        assert_eq!(missing, [Complaint::new(DOCUMENT, "it is not there")]);
    }
}
