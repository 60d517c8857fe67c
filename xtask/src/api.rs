//! `cargo xtask api`: what the published libraries offer, beside what was written down in `docs/api/`.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    failure::Failure,
    flags,
    metadata::Metadata,
    process::{self, cargo_of},
    tools,
    workspace::Workspace,
};

const FOLDER: &str = "docs/api";

const NO_NIGHTLY: &str = "The public API is read from what rustdoc of the nightly compiler writes: \
     `rustup toolchain install nightly`.";

/// Compares each library with its file, or writes the files.
pub(crate) fn run(workspace: &Workspace, flags: &flags::Api) -> Result<(), Failure> {
    prepare(workspace)?;
    let metadata = Metadata::read(workspace.root())?;
    let folder = workspace.join(FOLDER);
    let packages: Vec<_> = metadata.published_libraries().collect();
    let strangers = strangers(&folder, &packages)?;
    let mut wrong = Vec::new();
    for name in strangers {
        if flags.update {
            let path = folder.join(&name);
            fs::remove_file(&path).map_err(Failure::file("remove", &path))?;
        } else {
            wrong.push(format!("{FOLDER}/{name} is of no published library."));
        }
    }
    for package in packages {
        println!("{package}");
        let path = folder.join(file_name(package));
        let found = public_items(workspace, &metadata, package)?;
        if flags.update {
            fs::create_dir_all(&folder).map_err(Failure::file("make", &folder))?;
            fs::write(&path, &found).map_err(Failure::file("write", &path))?;
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        wrong.extend(differences(package, &written, &found));
    }
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Failure::wrong(format!(
        "{}\nThe public API is not the one in {FOLDER}. If that is meant, say so in the changelog and \
         run: cargo xtask api --update",
        wrong.join("\n")
    )))
}

/// The check. `Some` says why it is not possible here.
pub(crate) fn check(workspace: &Workspace) -> Result<Option<String>, Failure> {
    tools::where_possible(prepare(workspace), || {
        run(workspace, &flags::Api { update: false })
    })
}

/// The nightly compiler, and cargo-public-api.
fn prepare(workspace: &Workspace) -> Result<(), Failure> {
    if !process::works(cargo_of("nightly", workspace.root()).arg("--version")) {
        return Err(Failure::unavailable(NO_NIGHTLY));
    }
    tools::cargo_command(workspace, "public-api")
}

/// One a line, in order: all features, without what every type has (blanket and automatic traits).
fn public_items(
    workspace: &Workspace,
    metadata: &Metadata,
    package: &str,
) -> Result<String, Failure> {
    let mut command = cargo_of("nightly", workspace.root());
    command.args([
        "public-api",
        "--package",
        package,
        "-ss",
        "--color",
        "never",
    ]);
    // By their bare names: with that of the package before them they are passed over.
    let features: Vec<_> = metadata.features(package).into_keys().collect();
    command.args(["--features", &features.join(",")]);
    process::output(&mut command)
        .ok_or_else(|| Failure::unavailable(format!("`{}` failed.", process::line(&command))))
}

fn file_name(package: &str) -> PathBuf {
    PathBuf::from(format!("{package}.txt"))
}

/// Files of packages that are not there.
fn strangers(folder: &Path, packages: &[&str]) -> Result<Vec<String>, Failure> {
    let known: BTreeSet<_> = packages.iter().map(|package| file_name(package)).collect();
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(Vec::new());
    };
    let mut strangers = Vec::new();
    for entry in entries {
        let name = entry.map_err(Failure::file("read", folder))?.file_name();
        if !known.contains(Path::new(&name)) {
            strangers.push(name.to_string_lossy().into_owned());
        }
    }
    Ok(strangers)
}

/// What is new, and what is gone.
fn differences(package: &str, written: &str, found: &str) -> Vec<String> {
    let (written, found): (BTreeSet<_>, BTreeSet<_>) =
        (written.lines().collect(), found.lines().collect());
    let gone = written.difference(&found).map(|line| ('-', line));
    let new = found.difference(&written).map(|line| ('+', line));
    gone.chain(new)
        .map(|(sign, line)| format!("{package}: {sign} {line}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_new_and_what_is_gone_is_told() {
        assert_eq!(differences("p", "a\nb\n", "a\nb\n"), [""; 0]);
        assert_eq!(differences("p", "a\nb\n", "b\nc\n"), ["p: - a", "p: + c"]);
        assert_eq!(differences("p", "", "a\n"), ["p: + a"]);
    }

    #[test]
    fn a_file_of_no_library_is_told() {
        let workspace = Workspace::find().unwrap();
        let folder = workspace.join("xtask/src/dependencies");
        assert_eq!(strangers(&folder, &[]).unwrap().len(), 2);
        assert_eq!(
            strangers(&workspace.join("not-there"), &[]).unwrap(),
            [""; 0]
        );
    }
}
