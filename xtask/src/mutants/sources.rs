//! Whether what was found was found in the sources that are here now.

use std::{fs, path::Path, process::Command};

use sha2::{Digest, Sha256};

use crate::{failure::Failure, process, vectors::hex, workspace::Workspace};

const FILE: &str = "sources";

/// What the mutants are made of, and what finds them.
const FOLDERS: [&str; 2] = ["crates", "vectors"];

/// Notes the sources beside outcomes that are the first; `false` where earlier ones are of others. They
/// are kept all the same: whoever writes a test for a survivor would otherwise wait for hours.
pub(super) fn are_the_same(workspace: &Workspace, folder: &Path) -> Result<bool, Failure> {
    let now = sum(workspace)?;
    let path = folder.join(FILE);
    if let Ok(then) = fs::read_to_string(&path) {
        return Ok(then == now);
    }
    fs::create_dir_all(folder).map_err(Failure::file("create", folder))?;
    fs::write(&path, now).map_err(Failure::file("write", &path))?;
    Ok(true)
}

fn sum(workspace: &Workspace) -> Result<String, Failure> {
    let mut sum = Sha256::new();
    for arguments in [&["ls-files", "--stage"][..], &["diff", "HEAD"]] {
        let mut command = Command::new("git");
        command.current_dir(workspace.root());
        command.args(arguments).arg("--").args(FOLDERS);
        let text = process::output(&mut command).ok_or_else(|| {
            Failure::unavailable(format!("`{}` failed.", process::line(&command)))
        })?;
        sum.update(text);
    }
    Ok(hex(&sum.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_sources_are_noticed() {
        let workspace = Workspace::find().unwrap();
        let folder = std::env::temp_dir().join(format!("sources-{}", std::process::id()));
        for _ in 0..2 {
            assert!(are_the_same(&workspace, &folder).unwrap());
        }
        fs::write(folder.join(FILE), "others").unwrap();
        assert!(!are_the_same(&workspace, &folder).unwrap());
        fs::remove_dir_all(&folder).unwrap();
    }
}
