//! A test that a document names is there: `` `crates/a/tests/b.rs::name` ``, or the same without
//! `crates/`.

use super::{Complaint, files::Files};

pub(super) fn check(files: &Files) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (path, text) in files.ending(".md") {
        for (index, line) in text.lines().enumerate() {
            let named = line.split('`').skip(1).step_by(2);
            let named = named.filter_map(|code| code.split_once(".rs::"));
            let missing = named.filter(|(file, test)| !is_there(files, file, test));
            complaints.extend(missing.map(|(file, test)| {
                let reason = format!("there is no test `{file}.rs::{test}`");
                Complaint::at_line(path, index, reason)
            }));
        }
    }
    complaints
}

fn is_there(files: &Files, file: &str, test: &str) -> bool {
    let name = test.rsplit("::").next().unwrap_or(test);
    let place = [format!("{file}.rs"), format!("crates/{file}.rs")];
    let mut texts = place.iter().filter_map(|path| files.text(path));
    texts.any(|text| has_test(text, name))
}

/// Whether there is a function of this name with `#[test]` above it.
fn has_test(text: &str, name: &str) -> bool {
    let function = format!("fn {name}(");
    let mut is_test = false;
    text.lines().map(str::trim_start).any(|line| {
        let found = is_test && line.starts_with(&function);
        let is_above = line.starts_with("//") || line.starts_with('#');
        is_test = is_above && (is_test || line == "#[test]");
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(document: &str) -> Vec<String> {
        let test = "#[test]\n#[cfg(unix)]\nfn one_spelling() {}\n\nfn helper() {}\n";
        let files = Files::from([("docs/A.md", document), ("crates/a/tests/b.rs", test)]);
        check(&files).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn tests_that_are_there() {
        let document = "`crates/a/tests/b.rs::one_spelling`, `a/tests/b.rs::c::one_spelling`,\n\
            and what is no test: `a/tests/c.rs`, `::one_spelling`, `a::b`\n";
        assert_eq!(complaints(document), [""; 0]);
    }

    #[test]
    fn tests_that_are_not() {
        for test in [
            "a/tests/b.rs::two",
            "a/tests/c.rs::one_spelling",
            "a/tests/b.rs::helper",
        ] {
            let found = complaints(&format!("# A\n| `{test}` |\n"));
            assert_eq!(found, [format!("docs/A.md:2: there is no test `{test}`")]);
        }
    }
}
