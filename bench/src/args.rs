//! The options of the program.

use crate::paseto::Version;

/// What the program says about itself.
pub const HELP: &str = "\
Measures paseto-v1 to paseto-v4 beside their peers and the bare primitives, in turns.

Options:
  --paseto vN    only this version (default all)
  --rounds N     rounds, each of which measures every contender (default 31, at least 1)
  --filter TEXT  only operations whose name contains TEXT
  --only TEXT    only contenders whose name contains TEXT, for a profiler
  --json FILE    writes the numbers to FILE as well; the program `report` reads it

Instead of the tables:
  --scaling      ours and the primitives of version 4, payloads from 100 bytes to 16 MiB
  --threads N    version 4 on 1 to N threads at once (at least 2), by the time on the wall
  --memory       the bytes of keys and key rings of version 4

  --help         this text
";

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Every contender beside every other.
    Tables,
    /// Payloads of several lengths.
    Scaling,
    /// Up to so many threads.
    Threads(usize),
    /// What keys take.
    Memory,
}

/// What was asked for.
pub struct Args {
    /// What is measured.
    pub mode: Mode,
    /// The versions that are measured.
    pub versions: Vec<Version>,
    /// The number of rounds.
    pub rounds: usize,
    /// What the name of an operation must contain.
    pub filter: String,
    /// What the name of a contender must contain.
    pub only: String,
    /// Where the numbers go as JSON.
    pub json: Option<String>,
    /// Only the help is wanted.
    pub help: bool,
}

impl Args {
    /// Reads the options.
    pub fn parse(args: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut parsed = Self {
            mode: Mode::Tables,
            versions: Version::ALL.to_vec(),
            rounds: 31,
            filter: String::new(),
            only: String::new(),
            json: None,
            help: false,
        };
        let mut args = args.into_iter();
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or(format!("{arg} needs a value"));
            match arg.as_str() {
                "--paseto" => {
                    let version = value()?.parse();
                    let version = version.map_err(|()| "--paseto needs v1, v2, v3 or v4")?;
                    parsed.versions = vec![version];
                }
                "--rounds" => {
                    let rounds = value()?.parse().ok().filter(|rounds| *rounds > 0);
                    parsed.rounds = rounds.ok_or("--rounds needs a number from 1 on")?;
                }
                "--filter" => parsed.filter = value()?,
                "--only" => parsed.only = value()?,
                "--json" => parsed.json = Some(value()?),
                "--scaling" => parsed.mode = Mode::Scaling,
                "--memory" => parsed.mode = Mode::Memory,
                "--threads" => {
                    let threads = value()?.parse().ok().filter(|threads| *threads > 1);
                    let threads = threads.ok_or("--threads needs a number from 2 on")?;
                    parsed.mode = Mode::Threads(threads);
                }
                "--help" => parsed.help = true,
                other => return Err(format!("unknown option {other}")),
            }
        }
        Ok(parsed)
    }

    /// How to do the same again, without the file that is written: where that was is nobody's
    /// business.
    pub fn command(&self) -> String {
        let mut command = match self.versions[..] {
            [version] => format!("cargo bench -p paseto-v{} --", version.digit()),
            _ => "cargo run --release --manifest-path bench/Cargo.toml --".to_owned(),
        };
        if cfg!(feature = "aws-lc") {
            command.push_str(" --aws-lc");
        }
        let mode = match self.mode {
            Mode::Tables => String::new(),
            Mode::Scaling => " --scaling".to_owned(),
            Mode::Threads(threads) => format!(" --threads {threads}"),
            Mode::Memory => " --memory".to_owned(),
        };
        command.push_str(&mode);
        command.push_str(&format!(" --rounds {}", self.rounds));
        for (option, text) in [("--filter", &self.filter), ("--only", &self.only)] {
            if !text.is_empty() {
                command.push_str(&format!(" {option} {text:?}"));
            }
        }
        command
    }
}
