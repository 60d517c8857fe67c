//! What can be asked of `cargo xtask`.

use std::{num::NonZeroUsize, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

/// The tasks of this workspace.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub(crate) struct Xtask {
    #[command(subcommand)]
    pub(crate) task: Task,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Task {
    /// Download the official test vectors anew, check every sum, and run them
    Vectors(Vectors),
    /// Check the rules of the repository that need no build
    Tidy,
    /// Run everything that the continuous integration runs
    Ci(Ci),
    /// Measure every version beside the other libraries and the bare primitives, and report it
    Bench(Bench),
    /// Count the lines of the libraries that the tests reach
    Coverage(Coverage),
    /// Look for branches and addresses that depend on a secret, under Valgrind
    Ct(Ct),
    /// Run the fuzz targets, and say what they came to
    Fuzz(Fuzz),
    /// Compare the public API of each published library with what is written down in docs/api
    Api(Api),
    /// Put small faults into the libraries one at a time: hours
    Mutants(Mutants),
    /// Build the Python module, install it into an environment of its own, and test it
    Python(Python),
    /// Run the suites on other processors, and version 4 in Node and in a browser
    Targets(Targets),
}

#[derive(Debug, Args)]
pub(crate) struct Vectors {
    /// Take the files from this folder instead of the network
    #[arg(long, value_name = "DIR", conflicts_with_all = ["check", "latest", "upstream"])]
    pub(crate) from: Option<PathBuf>,

    /// Compare what is here with the manifest, without a network, and run it
    #[arg(long, conflicts_with_all = ["latest", "upstream"])]
    pub(crate) check: bool,

    /// Say whether upstream has moved on since the manifest's commit, and what changed
    #[arg(long)]
    pub(crate) latest: bool,

    /// Ask this server instead of GitHub: it is to serve
    /// OWNER/NAME/COMMIT/PATH, and for --latest the REST interface under repos/
    #[arg(long, value_name = "URL")]
    pub(crate) upstream: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Ci {
    /// Also what takes long or needs more tools: combinations of features, constant time, wiping, the
    /// public API, coverage, other machines, fuzzing, advisories
    #[arg(long)]
    pub(crate) full: bool,

    /// Run only the step of this name
    #[arg(long, value_name = "STEP")]
    pub(crate) only: Option<String>,

    /// Print the names of the steps and what they run
    #[arg(long)]
    pub(crate) list: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Coverage {
    /// Also print the lines that no test reaches
    #[arg(long)]
    pub(crate) lines: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Ct {
    /// Only the cases whose version and name contain this text
    #[arg(long, value_name = "TEXT")]
    pub(crate) only: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Api {
    /// Write it down anew instead
    #[arg(long)]
    pub(crate) update: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Python {
    /// Instead of the tests, run the benchmark beside other packages
    #[arg(long)]
    pub(crate) bench: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Bench {
    /// Only this version, on each of its backends; may be given several times
    #[arg(long, value_name = "VERSION", conflicts_with = "build")]
    pub(crate) paseto: Vec<Version>,

    /// Rounds, each of which measures everything in turn: 15, and with --build 1
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub(crate) rounds: Option<u32>,

    /// Only operations whose name contains this text
    #[arg(long, value_name = "TEXT", conflicts_with = "build")]
    pub(crate) filter: Option<String>,

    /// Where the results go; `bench` in the target folder when it is left out
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// Instead, build a program that only verifies on each library, cold, and count its crates,
    /// the seconds of processor that its build takes, and its size
    #[arg(long)]
    pub(crate) build: bool,
}

/// A version of PASETO.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum Version {
    V1,
    V2,
    V3,
    V4,
}

#[derive(Debug, Args)]
pub(crate) struct Fuzz {
    /// The targets; all of them when none is named
    #[arg(value_name = "TARGET")]
    pub(crate) targets: Vec<String>,

    /// How long to run each target
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..=10_000))]
    pub(crate) minutes: u64,

    /// How many targets run at a time
    #[arg(long, value_name = "N", default_value = "1")]
    pub(crate) jobs: NonZeroUsize,
}

#[derive(Debug, Args)]
pub(crate) struct Mutants {
    /// The crates; all that have a plan when it is left out
    pub(crate) package: Vec<String>,

    /// Forget what earlier runs have found, instead of going on with what is left
    #[arg(long)]
    pub(crate) again: bool,

    /// Run nothing, and tell what earlier runs have found: what they have not come to counts as
    /// survived
    #[arg(long, conflicts_with = "again")]
    pub(crate) report: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Targets {
    /// What to run on; all of them when it is left out
    pub(crate) targets: Vec<Target>,
}

/// A machine that is not this one.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum Target {
    S390x,
    I686,
    Aarch64,
    Thumbv7em,
    WasmNode,
    WasmChromium,
}
