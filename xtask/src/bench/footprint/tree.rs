//! The crates that a program is built from.

use std::collections::BTreeSet;

/// Names and versions; one crate in two versions is built twice, and so is in here twice.
#[derive(Debug)]
pub(super) struct Tree<'t>(BTreeSet<(&'t str, &'t str)>);

impl<'t> Tree<'t> {
    /// From what `cargo tree --prefix none` prints. The first line is the program itself, which is
    /// left out.
    pub(super) fn parse(text: &'t str) -> Self {
        Self(text.lines().skip(1).filter_map(line).collect())
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// The version of a crate that is there once.
    pub(super) fn version(&self, name: &str) -> Option<&'t str> {
        let mut versions = self.0.iter().filter(|(other, _)| *other == name);
        match (versions.next(), versions.next()) {
            (Some((_, version)), None) => Some(version),
            _ => None,
        }
    }
}

/// `name v1.2.3`, after which where it is from, what it is, or that it was seen above.
fn line(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split_whitespace();
    let name = words.next()?;
    let version = words.next()?.strip_prefix('v')?;
    Some((name, version))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
program v0.0.0 (/somewhere/program)
paseto-v4 v0.1.0 (/somewhere/paseto-v4)
subtle v2.6.1
syn v1.0.0
derive v1.0.0 (proc-macro)
subtle v2.6.1 (*)
syn v2.0.119
derive v1.0.0 (proc-macro) (*)

";

    #[test]
    fn every_crate_counts_once_and_the_program_not_at_all() {
        let tree = Tree::parse(TEXT);
        assert_eq!(tree.count(), 5, "{tree:?}");
        assert_eq!(Tree::parse("program v0.0.0 (/somewhere)\n").count(), 0);
        assert_eq!(Tree::parse("").count(), 0);
    }

    #[test]
    fn the_version_of_a_crate() {
        let tree = Tree::parse(TEXT);
        assert_eq!(tree.version("paseto-v4"), Some("0.1.0"));
        assert_eq!(tree.version("derive"), Some("1.0.0"));
        assert_eq!(tree.version("syn"), None, "there are two");
        assert_eq!(tree.version("program"), None);
    }
}
