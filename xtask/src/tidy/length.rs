//! One concept a file: none is longer than 300 lines of code.

use super::{Complaint, files::Files};

const MOST: usize = 300;

pub(super) fn check(files: &Files) -> Vec<Complaint> {
    let sources = files.ending(".rs").filter(|(path, _)| is_source(path));
    let long = sources
        .map(|(path, text)| (path, code_lines(text)))
        .filter(|(_, n)| *n > MOST);
    long.map(|(path, n)| Complaint::new(path, format!("{n} lines of code, more than {MOST}")))
        .collect()
}

fn is_source(path: &str) -> bool {
    path.starts_with("xtask/src/") || path.starts_with("crates/") && path.contains("/src/")
}

/// Lines that are neither empty nor a comment, before the unit tests at the end.
fn code_lines(text: &str) -> usize {
    let code = text
        .rfind("\n#[cfg(test)]\nmod tests {")
        .and_then(|end| text.get(..end));
    let lines = code.unwrap_or(text).lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_unit_tests_do_not_count() {
        let text = "//! Docs.\n\nuse a;\n/// Docs.\nfn f() {\n    // why\n    g();\n}\n\
                    \n#[cfg(test)]\nmod tests {\n    use super::*;\n}\n";
        assert_eq!(code_lines(text), 4);
    }

    #[test]
    fn a_long_file_is_named() {
        let (fits, long) = ("x();\n".repeat(300), "x();\n".repeat(301));
        let files = Files::from([
            ("crates/a/src/fits.rs", &*fits),
            ("crates/a/src/long.rs", &*long),
            ("crates/a/tests/long.rs", &*long),
        ]);
        let expected = Complaint::new("crates/a/src/long.rs", "301 lines of code, more than 300");
        assert_eq!(check(&files), [expected]);
    }
}
