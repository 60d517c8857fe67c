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
  --json FILE    writes the numbers to FILE as well
  --help         this text
";

/// What was asked for.
pub struct Args {
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
                "--help" => parsed.help = true,
                other => return Err(format!("unknown option {other}")),
            }
        }
        Ok(parsed)
    }
}
