//! One target, run for some time.

use std::{
    collections::VecDeque,
    fs::{self, File},
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use super::{
    corpus,
    libfuzzer::{self, Status, finding, statistic, status},
    progress::Row,
    summary::{End, Ran},
    target::Target,
};
use crate::{
    failure::Failure,
    process::{self, cargo_of},
    workspace::Workspace,
};

/// How many lines are shown of a panic, and why.
const REASON: usize = 8;
/// How many are shown of what a target said last, where that was no panic: it may not build.
const LAST: usize = 30;

/// Runs it; all that it says goes to a file.
pub(super) fn run(
    workspace: &Workspace,
    target: &Target,
    seconds: u64,
    row: &Row,
) -> Result<Ran, Failure> {
    let corpus = corpus::corpus(workspace, target)?;
    let start = Instant::now();
    let mut command = command(workspace, target, seconds, &corpus);
    let mut said = Said::new(log(workspace, target)?)?;
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| process::not_started(&command, &error))?;
    let lines = child.stderr.take().map(BufReader::new);
    for line in lines.into_iter().flat_map(|lines| lines.split(b'\n')) {
        let line = line.map_err(Failure::file("read the output of", Path::new(&target.name)))?;
        said.hear(&String::from_utf8_lossy(&line), row)?;
    }
    let status = child
        .wait()
        .map_err(Failure::file("wait for", Path::new(&target.name)))?;

    let end = match (status.success(), said.findings.is_empty()) {
        (true, true) => End::Well,
        (_, false) => End::Found,
        (false, true) => End::Failed,
    };
    if end != End::Well {
        row.shout(&said.why());
    }
    Ok(Ran {
        target: target.name.clone(),
        end,
        seconds: start.elapsed().as_secs(),
        executions: said.executions.unwrap_or(said.status.executions),
        per_second: said.per_second.unwrap_or(said.status.per_second),
        coverage: said.status.coverage,
        features: said.status.features,
        corpus: corpus::count(&corpus),
        minimised: false,
        findings: said.findings,
    })
}

fn command(workspace: &Workspace, target: &Target, seconds: u64, corpus: &Path) -> Command {
    let mut command = cargo_of("nightly", workspace.root());
    command
        .args(["fuzz", "run"])
        .args(target.feature_arguments())
        .arg(&target.name)
        // What is new goes into the first folder; the others are only read.
        .arg(corpus)
        .args(corpus::seeds(workspace, target))
        .args(["--", "-print_final_stats=1"])
        .arg(format!("-max_total_time={seconds}"));
    command
}

fn log(workspace: &Workspace, target: &Target) -> Result<PathBuf, Failure> {
    let folder = super::folder(workspace);
    fs::create_dir_all(&folder).map_err(Failure::file("create", &folder))?;
    Ok(folder.join(format!("{}.log", target.name)))
}

/// What a target has said so far.
struct Said {
    path: PathBuf,
    log: File,
    /// From the panic on.
    reason: Vec<String>,
    last: VecDeque<String>,
    status: Status,
    executions: Option<u64>,
    per_second: Option<u64>,
    /// The files with what it has failed on.
    findings: Vec<String>,
}

impl Said {
    fn new(path: PathBuf) -> Result<Self, Failure> {
        let log = File::create(&path).map_err(Failure::file("create", &path))?;
        Ok(Self {
            path,
            log,
            reason: Vec::new(),
            last: VecDeque::new(),
            status: Status::default(),
            executions: None,
            per_second: None,
            findings: Vec::new(),
        })
    }

    fn hear(&mut self, line: &str, row: &Row) -> Result<(), Failure> {
        writeln!(self.log, "{line}").map_err(Failure::file("write", &self.path))?;
        if let Some(status) = status(line) {
            self.status = status;
            row.show(&status);
        } else {
            self.last.push_back(line.to_owned());
        }
        if self.last.len() > LAST {
            self.last.pop_front();
        }
        self.findings.extend(finding(line).map(str::to_owned));
        let begins = self.reason.is_empty() && libfuzzer::is_failure(line);
        if begins || (1..REASON).contains(&self.reason.len()) {
            self.reason.push(line.to_owned());
        }
        let executions = statistic(line, "number_of_executed_units");
        let per_second = statistic(line, "average_exec_per_sec");
        self.executions = executions.or(self.executions);
        self.per_second = per_second.or(self.per_second);
        Ok(())
    }

    fn why(&self) -> String {
        let lines: Vec<_> = if self.reason.is_empty() {
            self.last.iter().map(String::as_str).collect()
        } else {
            self.reason.iter().map(String::as_str).collect()
        };
        format!("{}\nAll of it: {}", lines.join("\n"), self.path.display())
    }
}
