//! What a user compiles, beside a table that says why: `docs/DEPENDENCIES.md`.

mod document;
mod tree;

use std::{collections::BTreeMap, fs};

use self::{
    document::{Difference, Document},
    tree::Tree,
};
use crate::{
    failure::Failure,
    metadata::Metadata,
    process::{self, cargo},
    workspace::Workspace,
};

const DOCUMENT: &str = "docs/DEPENDENCIES.md";

/// Each with its default features. A crate stands in the table of the first that has it.
const PACKAGES: [&str; 3] = ["paseto-v4", "paseto", "paseto-v3"];

/// Their trees are joined, so that the table is the same on every machine. No compiler for them is
/// needed.
const TARGETS: [&str; 7] = [
    "x86_64-unknown-linux-gnu",
    "aarch64-unknown-linux-gnu",
    "i686-unknown-linux-gnu",
    "s390x-unknown-linux-gnu",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
    "wasm32-unknown-unknown",
];

/// Compares the tables with the trees, both ways.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    let path = workspace.join(DOCUMENT);
    let text = fs::read_to_string(&path).map_err(Failure::file("read", &path))?;
    let document = Document::parse(&text).map_err(Failure::wrong)?;
    let metadata = Metadata::read(workspace.root())?;
    let mut stood = BTreeMap::new();
    let mut differences = Vec::new();
    for package in PACKAGES {
        let linked = tree(workspace, package, "normal,no-proc-macro")?;
        let crates = tree(workspace, package, "normal,build")?.crates(&linked, &metadata)?;
        let new = crates
            .iter()
            .filter(|found| !stood.contains_key(&found.name));
        let new: Vec<_> = new.cloned().collect();
        differences.extend(document.compare(package, &new));
        println!("{package}: {} crates of others", crates.len());
        stood.extend(
            crates
                .into_iter()
                .map(|found| (found.name.clone(), package)),
        );
    }
    report(&differences)
}

fn tree(workspace: &Workspace, package: &str, edges: &str) -> Result<Tree, Failure> {
    let mut command = cargo(workspace.root());
    command.args(["tree", "--locked", "--package", package]);
    command.args(["--edges", edges, "--prefix", "depth", "--no-dedupe"]);
    TARGETS.iter().for_each(|target| {
        command.args(["--target", target]);
    });
    let text = process::output(&mut command)
        .ok_or_else(|| Failure::unavailable(format!("`{}` failed.", process::line(&command))))?;
    Tree::parse(&text).map_err(Failure::unavailable)
}

fn report(differences: &[Difference]) -> Result<(), Failure> {
    if differences.is_empty() {
        return Ok(());
    }
    let lines: Vec<_> = differences.iter().map(ToString::to_string).collect();
    Err(Failure::wrong(format!(
        "{DOCUMENT} is not what is compiled:\n{}\nA crate comes in only with a reason, \
         which is the last column of its line.",
        lines.join("\n")
    )))
}
