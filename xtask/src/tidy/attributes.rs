//! Whoever silences a lint says why.

use super::{Complaint, files::Files};

pub(super) fn check(files: &Files) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (path, text) in files.ending(".rs") {
        let mut start = 0;
        for (index, line) in text.split_inclusive('\n').enumerate() {
            let rest = text.get(start..).unwrap_or_default().trim_start();
            if is_silencing(line.trim_start()) && !attribute(rest).contains("reason = ") {
                complaints.push(Complaint::at_line(
                    path,
                    index,
                    "a lint is silenced, no reason",
                ));
            }
            start = start.saturating_add(line.len());
        }
    }
    complaints
}

/// Attributes stand at the beginning of a line; what is in a string does not.
fn is_silencing(line: &str) -> bool {
    let attribute = line.strip_prefix("#![").or_else(|| line.strip_prefix("#["));
    attribute.is_some_and(|attribute| {
        ["allow(", "expect("]
            .iter()
            .any(|start| attribute.starts_with(start))
            || attribute.starts_with("cfg_attr(")
                && (attribute.contains(" allow(") || attribute.contains(" expect("))
    })
}

/// From the beginning of the attribute to its end.
fn attribute(text: &str) -> &str {
    text.find(")]")
        .and_then(|end| text.get(..end))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_a_reason() {
        let text = "#![allow(\n    dead_code,\n    reason = \"why\"\n)]\n\
                    #[expect(unsafe_code, reason = \"why\")]\nlet s = \"#[allow(dead_code)]\";\n";
        assert_eq!(check(&Files::from([("a.rs", text)])), []);
    }

    #[test]
    fn without_a_reason() {
        for attribute in [
            "#![allow(dead_code)]",
            "    #[allow(dead_code)]",
            "#[expect(dead_code)]",
            "#[allow(\n    dead_code,\n)]",
            "#[cfg_attr(test, allow(dead_code))]",
        ] {
            let text =
                format!("//! Docs.\n{attribute}\n#[allow(x, reason = \"why\")]\nfn f() {{}}\n");
            let complaints = check(&Files::from([("a.rs", &*text)]));
            assert_eq!(
                complaints,
                [Complaint::at_line(
                    "a.rs",
                    1,
                    "a lint is silenced, no reason"
                )],
                "{attribute}"
            );
        }
    }
}
