//! The measuring program of `bench/`, once for every version and backend, and the report on them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use toml::{Table, Value};

use crate::{
    failure::Failure,
    flags::{Bench, Version},
    process::{self, cargo},
    workspace::Workspace,
};

const MANIFEST: &str = "bench/Cargo.toml";
/// As many as it takes for medians that hold.
const ROUNDS: u32 = 15;
/// What that program ends with where it measures nothing, and nothing else ends with.
const NOTHING: u8 = 3;

/// One build of the measuring program.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Program {
    version: Version,
    aws_lc: bool,
}

/// What a program measures.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Mode {
    Tables,
    Scaling,
    Threads,
    Memory,
}

impl Mode {
    const ALL: [Self; 4] = [Self::Tables, Self::Scaling, Self::Threads, Self::Memory];

    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Tables => &[],
            Self::Scaling => &["--scaling"],
            Self::Threads => &["--threads", "2"],
            Self::Memory => &["--memory"],
        }
    }

    fn suffix(self) -> &'static str {
        match self {
            Self::Tables => "",
            Self::Scaling => "-scaling",
            Self::Threads => "-threads",
            Self::Memory => "-memory",
        }
    }
}

/// Builds and runs each program that was asked for, one after another, and then the report.
pub(super) fn run(workspace: &Workspace, flags: &Bench, out: &Path) -> Result<(), Failure> {
    let manifest = workspace.join(MANIFEST);
    let manifest = fs::read_to_string(&manifest).map_err(Failure::file("read", &manifest))?;
    let mut files = Vec::new();
    for (program, mode) in runs(flags, &with_aws_lc(&manifest)?) {
        let file = out.join(program.file(mode));
        match measure(workspace, &program, mode, flags, &file) {
            Ok(()) => files.push(file),
            // It has said that none of its operations has such a name; another's may.
            Err(failure) if flags.filter.is_some() && failure.status() == NOTHING => {}
            Err(failure) => return Err(failure),
        }
    }
    if files.is_empty() {
        return Err(Failure::wrong("Nothing was measured."));
    }
    report(workspace, &files, out)?;
    println!("\nThe report, its charts where there is something to draw, and all numbers are in:");
    println!("{}", out.display());
    Ok(())
}

/// `cargo bench -p paseto-vN` is the same, for one program and without a file: `bench/launcher.rs`.
fn measure(
    workspace: &Workspace,
    program: &Program,
    mode: Mode,
    flags: &Bench,
    file: &Path,
) -> Result<(), Failure> {
    let mut command = cargo(workspace.root());
    command.args(["run", "--release", "--manifest-path", MANIFEST]);
    command.args(["--no-default-features", "--features", &program.features()]);
    command.args(["--bin", "paseto-bench", "--", "--paseto", program.name()]);
    command.args(["--rounds", &flags.rounds.unwrap_or(ROUNDS).to_string()]);
    command.args(mode.arguments());
    if let Some(text) = &flags.filter {
        command.args(["--filter", text]);
    }
    command.arg("--json").arg(file);
    println!("\n=== {}", process::line(&command));
    process::run(&mut command)
}

/// On the files of this run alone: what else is in the folder may be old.
fn report(workspace: &Workspace, files: &[PathBuf], out: &Path) -> Result<(), Failure> {
    let mut command = cargo(workspace.root());
    command.args(["run", "--release", "--manifest-path", MANIFEST]);
    command.args(["--bin", "report", "--", "--out"]).arg(out);
    println!("\n=== {}", process::line(command.args(files)));
    process::run(&mut command)
}

/// Each program with what it measures: all have their tables, and version 4 what grows besides, unless
/// one kind of operation was asked for.
fn runs(flags: &Bench, with_aws_lc: &[Version]) -> Vec<(Program, Mode)> {
    let modes = |program: Program| {
        let has_all = program.version == Version::V4 && !program.aws_lc && flags.filter.is_none();
        let count = if has_all { Mode::ALL.len() } else { 1 };
        Mode::ALL
            .into_iter()
            .take(count)
            .map(move |mode| (program, mode))
    };
    let programs = programs(&flags.paseto, with_aws_lc);
    programs.into_iter().flat_map(modes).collect()
}

/// The versions that were asked for, or all, first in pure Rust and then those that have it on
/// AWS-LC.
fn programs(asked: &[Version], with_aws_lc: &[Version]) -> Vec<Program> {
    let of = |aws_lc: bool| {
        let wanted = all().filter(move |version| {
            (asked.is_empty() || asked.contains(version))
                && (!aws_lc || with_aws_lc.contains(version))
        });
        wanted.map(move |version| Program { version, aws_lc })
    };
    of(false).chain(of(true)).collect()
}

fn all() -> impl Iterator<Item = Version> {
    Version::value_variants().iter().copied()
}

/// The feature `aws-lc` of that package names the versions that it puts on AWS-LC, and so they are
/// not listed here.
fn with_aws_lc(manifest: &str) -> Result<Vec<Version>, Failure> {
    let odd = |why: &str| Failure::wrong(format!("{MANIFEST} is odd: {why}."));
    let manifest: Table = manifest.parse().map_err(|_| odd("it is no TOML"))?;
    let feature = manifest
        .get("features")
        .and_then(|features| features.get("aws-lc")?.as_array())
        .ok_or_else(|| odd("it has no feature `aws-lc`"))?;
    let on: Vec<_> = feature.iter().filter_map(Value::as_str).collect();
    let has = |version: &Version| on.contains(&&*format!("ours-{}/aws-lc", name(*version)));
    Ok(all().filter(has).collect())
}

fn name(version: Version) -> &'static str {
    match version {
        Version::V1 => "v1",
        Version::V2 => "v2",
        Version::V3 => "v3",
        Version::V4 => "v4",
    }
}

impl Program {
    fn name(&self) -> &'static str {
        name(self.version)
    }

    /// One of the peers signs tokens of one version in one program.
    fn features(&self) -> String {
        let backend = if self.aws_lc { ",aws-lc" } else { "" };
        format!("rusty-{}{backend}", self.name())
    }

    fn file(&self, mode: Mode) -> String {
        let backend = if self.aws_lc { "-aws-lc" } else { "" };
        format!("{}{backend}{}.json", self.name(), mode.suffix())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(asked: &[Version], with_aws_lc: &[Version], filter: Option<&str>) -> Vec<String> {
        let flags = Bench {
            paseto: asked.to_vec(),
            rounds: None,
            filter: filter.map(str::to_owned),
            out: None,
            build: false,
        };
        let runs = runs(&flags, with_aws_lc).into_iter();
        runs.map(|(program, mode)| program.file(mode)).collect()
    }

    #[test]
    fn every_version_is_measured_on_each_of_its_backends() {
        assert_eq!(
            files(&[], &[Version::V1, Version::V3], None),
            [
                "v1.json",
                "v2.json",
                "v3.json",
                "v4.json",
                "v4-scaling.json",
                "v4-threads.json",
                "v4-memory.json",
                "v1-aws-lc.json",
                "v3-aws-lc.json"
            ]
        );
        assert_eq!(
            files(
                &[Version::V4, Version::V3],
                &[Version::V1, Version::V3],
                Some("sign")
            ),
            ["v3.json", "v4.json", "v3-aws-lc.json"]
        );
    }

    #[test]
    fn the_features_are_those_of_the_launcher() {
        let [first, .., last] = &*programs(&[Version::V3], &[Version::V3]) else {
            panic!("there are two");
        };
        assert_eq!(first.features(), "rusty-v3");
        assert_eq!(last.features(), "rusty-v3,aws-lc");
    }

    #[test]
    fn the_versions_on_aws_lc_are_read_from_the_feature() {
        let manifest = "[features]\naws-lc = [\"ours-v3/aws-lc\", \"ours/aws-lc\", \"dep:x\", \
                        \"ours-v1/aws-lc\", \"ours-v2/pem\"]\n";
        assert_eq!(with_aws_lc(manifest).unwrap(), [Version::V1, Version::V3]);
    }

    #[test]
    fn a_manifest_without_the_feature_is_told() {
        for manifest in ["[features]\n", "[package]\n", "no TOML"] {
            let failure = with_aws_lc(manifest).unwrap_err();
            assert_eq!(failure.status(), 1);
            assert!(failure.to_string().contains("bench/Cargo.toml is odd"));
        }
    }

    /// What it is like today.
    #[test]
    fn the_manifest_of_the_benchmark_is_read() {
        let manifest = include_str!("../../../bench/Cargo.toml");
        let versions = with_aws_lc(manifest).unwrap();
        assert!(versions.contains(&Version::V3), "{versions:?}");
    }
}
