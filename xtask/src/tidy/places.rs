//! Nothing names the machine it was written on.

use super::{Complaint, files::Files};

/// In pieces, because this file is checked too.
const HOMES: [&str; 4] = [
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/Us", "ers/"),
    concat!(r"\Us", r"ers\"),
];

/// Settings that send cargo or pip elsewhere.
const REDIRECTIONS: [&str; 2] = [concat!("replace", "-with"), concat!("index", "-url")];

/// The schemes of an address of a registry, and the one registry that may follow.
const REGISTRIES: [&str; 2] = [concat!("registry", "+http"), concat!("sparse", "+http")];
const CRATES_IO: &str = "s://github.com/rust-lang/crates.io-index";

pub(super) fn check(files: &Files) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (path, text) in files.texts() {
        for (index, line) in text.lines().enumerate() {
            if let Some(reason) = fault(line) {
                complaints.push(Complaint::at_line(path, index, reason));
            }
        }
    }
    complaints
}

fn fault(line: &str) -> Option<&'static str> {
    if HOMES.iter().any(|home| {
        line.match_indices(home)
            .any(|(at, _)| is_path(line, at, home))
    }) {
        return Some("an absolute path of somebody's home");
    }
    let elsewhere = REGISTRIES.iter().any(|scheme| {
        line.match_indices(scheme).any(|(at, _)| {
            let rest = line
                .get(at..)
                .and_then(|rest| rest.strip_prefix(scheme))
                .unwrap_or("");
            !rest.starts_with(CRATES_IO)
        })
    });
    let redirected = REDIRECTIONS.iter().any(|word| line.contains(word));
    (elsewhere || redirected).then_some("a registry other than crates.io")
}

/// Not a part of a longer path or an address, and followed by a name.
fn is_path(line: &str, at: usize, home: &str) -> bool {
    let before = line.get(..at).and_then(|text| text.chars().next_back());
    let after = line
        .get(at..)
        .and_then(|rest| rest.strip_prefix(home)?.chars().next());
    !before.is_some_and(|c| c.is_alphanumeric() || "._-".contains(c) || c == '/')
        && after.is_some_and(|c| c.is_alphanumeric() || c == '.')
        || home.starts_with('\\') && after.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn homes_are_found() {
        for home in HOMES {
            let line = format!("let path = \"{home}alice/key\";");
            assert_eq!(
                fault(&line),
                Some("an absolute path of somebody's home"),
                "{home}"
            );
        }
    }

    #[test]
    fn other_registries_are_found() {
        for line in [
            format!("source = \"{}s://mirror.example/index\"", REGISTRIES[0]),
            format!("registry = \"{}://127.0.0.1/\"", REGISTRIES[1]),
            format!("{} = \"mirror\"", REDIRECTIONS[0]),
            format!("pip install --{} there", REDIRECTIONS[1]),
        ] {
            assert_eq!(
                fault(&line),
                Some("a registry other than crates.io"),
                "{line}"
            );
        }
    }

    #[test]
    fn what_is_fine_is_left_alone() {
        let lock = format!("{}s://github.com/rust-lang/crates.io-index", REGISTRIES[0]);
        for line in [
            &*lock,
            "https://example.org/home/page",
            "the /root path of the workspace",
            "crates/home/src/lib.rs",
        ] {
            assert_eq!(fault(line), None, "{line}");
        }
    }

    #[test]
    fn the_line_is_told() {
        let text = format!("a\nb {}alice\n", HOMES[0]);
        let complaint = Complaint::at_line("a.md", 1, "an absolute path of somebody's home");
        assert_eq!(check(&Files::from([("a.md", &*text)])), [complaint]);
    }
}
