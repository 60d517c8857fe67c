//! What is known of the mutants of one crate, kept from run to run.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use crate::failure::Failure;

/// Where cargo-mutants writes, and looks for what it need not do again.
const OUT: &str = "mutants.out";

/// How a mutant ended that need not be met again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Outcome {
    /// A test failed.
    Caught,
    /// It does not compile.
    Unviable,
    /// A test did not end.
    TimedOut,
}

/// The name of a file, here and of cargo-mutants, for each outcome.
const FILES: [(Outcome, &str); 3] = [
    (Outcome::Caught, "caught.txt"),
    (Outcome::Unviable, "unviable.txt"),
    (Outcome::TimedOut, "timeout.txt"),
];

/// The mutants that have not survived, by their names with line and column.
#[derive(Debug)]
pub(super) struct Ledger {
    folder: PathBuf,
    ended: BTreeMap<String, Outcome>,
}

impl Ledger {
    /// Reads what is in `folder`, with what an interrupted run has left there.
    pub(super) fn read(folder: &Path) -> Result<Self, Failure> {
        let mut ledger = Self {
            folder: folder.to_path_buf(),
            ended: BTreeMap::new(),
        };
        ledger.add(folder)?;
        ledger.take_in()?;
        Ok(ledger)
    }

    /// How the mutant ended; `None` when it has survived what it has met, or met nothing.
    pub(super) fn outcome(&self, mutant: &str) -> Option<Outcome> {
        self.ended.get(mutant).copied()
    }

    /// Tells cargo-mutants what not to do again, those that timed out too.
    pub(super) fn hand_out(&self) -> Result<(), Failure> {
        let out = self.folder.join(OUT);
        fs::create_dir_all(&out).map_err(Failure::file("create", &out))?;
        let all = self.ended.keys().map(String::as_str);
        write(&out.join("previously_caught.txt"), all)
    }

    /// Takes in what cargo-mutants has found.
    pub(super) fn take_in(&mut self) -> Result<(), Failure> {
        self.add(&self.folder.join(OUT))?;
        for (outcome, file) in FILES {
            let of_it = self.ended.iter().filter(|(_, ended)| **ended == outcome);
            let names = of_it.map(|(name, _)| name.as_str());
            fs::create_dir_all(&self.folder).map_err(Failure::file("create", &self.folder))?;
            write(&self.folder.join(file), names)?;
        }
        Ok(())
    }

    fn add(&mut self, folder: &Path) -> Result<(), Failure> {
        for (outcome, file) in FILES {
            let path = folder.join(file);
            let text = match fs::read_to_string(&path) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                text => text.map_err(Failure::file("read", &path))?,
            };
            let lines = text.lines().map(str::to_owned);
            self.ended.extend(lines.map(|name| (name, outcome)));
        }
        Ok(())
    }
}

fn write<'a>(path: &Path, names: impl Iterator<Item = &'a str>) -> Result<(), Failure> {
    let text: String = names.flat_map(|name| [name, "\n"]).collect();
    fs::write(path, text).map_err(Failure::file("write", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ended_once_is_remembered_and_handed_out() {
        let folder = std::env::temp_dir().join(format!("ledger-{}", std::process::id()));
        let out = folder.join(OUT);
        fs::create_dir_all(&out).unwrap();
        // An interrupted run.
        fs::write(out.join("caught.txt"), "a\nb\n").unwrap();
        fs::write(out.join("missed.txt"), "m\n").unwrap();
        let ledger = Ledger::read(&folder).unwrap();
        // cargo-mutants begins anew.
        fs::remove_dir_all(&out).unwrap();
        ledger.hand_out().unwrap();
        assert_eq!(
            fs::read(out.join("previously_caught.txt")).unwrap(),
            b"a\nb\n"
        );

        fs::write(out.join("timeout.txt"), "t\n").unwrap();
        let ledger = Ledger::read(&folder).unwrap();
        ledger.hand_out().unwrap();
        assert_eq!(
            fs::read(out.join("previously_caught.txt")).unwrap(),
            b"a\nb\nt\n"
        );
        assert_eq!(ledger.outcome("b"), Some(Outcome::Caught));
        assert_eq!(ledger.outcome("t"), Some(Outcome::TimedOut));
        assert_eq!(ledger.outcome("m"), None);
        fs::remove_dir_all(&folder).unwrap();
    }
}
