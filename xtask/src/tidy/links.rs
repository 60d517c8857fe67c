//! A link in a document leads to a file of this repository.

use super::{Complaint, files::Files};

pub(super) fn check(files: &Files) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (path, text) in files.ending(".md") {
        let mut in_code = false;
        for (index, line) in text.lines().enumerate() {
            if line.trim_start().starts_with("```") {
                in_code = !in_code;
            }
            if in_code {
                continue;
            }
            let broken = targets(line).filter(|target| !leads_somewhere(files, path, target));
            complaints.extend(broken.map(|target| {
                Complaint::at_line(path, index, format!("the link `{target}` leads nowhere"))
            }));
        }
    }
    complaints
}

/// The targets of `[text](target)`, and of `[text]: target` at the beginning of a line.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    let inline = line.match_indices("](").filter_map(|(at, open)| {
        // An odd number of backticks before it: it is inside code.
        let is_code = line.get(..at)?.matches('`').count() % 2 == 1;
        let (target, _) = line.get(at..)?.strip_prefix(open)?.split_once(')')?;
        (!is_code).then_some(target)
    });
    let definition = line
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]: "));
    inline
        .chain(definition.map(|(_, target)| target))
        .filter_map(|target| target.split_whitespace().next())
}

fn leads_somewhere(files: &Files, document: &str, target: &str) -> bool {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    // Within the document, on another server, or an item that rustdoc finds.
    if path.is_empty() || path.contains("://") || path.contains("::") || path.starts_with("mailto:")
    {
        return true;
    }
    resolve(document, path).is_some_and(|path| files.has(&path))
}

/// `None` when it leads out of the repository.
fn resolve(document: &str, link: &str) -> Option<String> {
    let mut parts: Vec<_> = document.split('/').collect();
    parts.pop();
    for part in link
        .trim_start_matches('<')
        .trim_end_matches('>')
        .split('/')
    {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons(document: &str) -> Vec<String> {
        let files = Files::from([
            ("README.md", ""),
            ("docs/SPEC.md", document),
            ("docs/guides/jwt.md", ""),
            ("crates/a/src/lib.rs", ""),
        ]);
        check(&files)
            .into_iter()
            .map(|complaint| complaint.reason)
            .collect()
    }

    #[test]
    fn good_links() {
        let document = "[a](../README.md), [b](guides/jwt.md#top \"title\"), [c](#here)\n\
            [d](https://example.org/x), [e](../crates/a/), [f](paseto_v4::Token), [g](..)\n\
            `[code](nowhere)` and `x` [h](guides)\n```\n[block](nowhere)\n```\n\
            [ref]: ../crates/a/src/lib.rs\n[mail](mailto:a@example.org)\n";
        assert_eq!(reasons(document), [""; 0]);
    }

    #[test]
    fn broken_links() {
        let document = "[a](README.md) and [b](../../x)\n[c](guides/no.md#top)\n\n[ref]: gone.md\n";
        assert_eq!(
            reasons(document),
            ["README.md", "../../x", "guides/no.md#top", "gone.md"]
                .map(|target| format!("the link `{target}` leads nowhere"))
        );
    }
}
