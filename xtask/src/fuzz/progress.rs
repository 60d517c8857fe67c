//! What is seen while targets run: a row for each on a terminal, a line now and then elsewhere.

use std::{
    fmt::Write,
    io::{IsTerminal, stderr},
    sync::Mutex,
    time::{Duration, Instant},
};

use indicatif::{MultiProgress, ProgressBar, ProgressState, ProgressStyle};

use super::libfuzzer::Status;

/// How often a line is printed of a target where there is no terminal.
const NOW_AND_THEN: Duration = Duration::from_secs(60);

/// All rows, with one for the whole.
pub(super) struct Progress {
    rows: Option<MultiProgress>,
    whole: ProgressBar,
}

impl Progress {
    /// Of so many targets, which take that long together.
    pub(super) fn new(targets: usize, total: Duration) -> Self {
        let rows = stderr().is_terminal().then(MultiProgress::new);
        let whole = match &rows {
            Some(rows) => rows.add(ProgressBar::new(targets.try_into().unwrap_or(u64::MAX))),
            None => ProgressBar::hidden(),
        };
        whole.set_style(style("{pos} of {len} targets  {left} left", total));
        whole.enable_steady_tick(Duration::from_secs(1));
        Self { rows, whole }
    }

    /// A target begins.
    pub(super) fn row(&self, target: &str, total: Duration) -> Row {
        let bar = match &self.rows {
            Some(rows) => rows.insert_from_back(1, ProgressBar::new_spinner()),
            None => ProgressBar::hidden(),
        };
        bar.set_style(style("{spinner} {prefix:<24} {msg}  {left} left", total));
        bar.set_prefix(target.to_owned());
        bar.enable_steady_tick(Duration::from_secs(1));
        let row = Row {
            target: target.to_owned(),
            is_terminal: self.rows.is_some(),
            bar,
            said: Mutex::new(Instant::now()),
        };
        if !row.is_terminal {
            println!("{target}: {} s", total.as_secs());
        }
        row
    }

    /// A target has ended.
    pub(super) fn done(&self) {
        self.whole.inc(1);
    }

    /// All have ended.
    pub(super) fn finish(&self) {
        self.whole.finish_and_clear();
    }
}

/// A style that knows how long the whole is to take.
fn style(template: &str, total: Duration) -> ProgressStyle {
    let left = move |state: &ProgressState, out: &mut dyn Write| {
        let left = total.saturating_sub(state.elapsed()).as_secs();
        let (hours, minutes, seconds) = (left / 3600, left / 60 % 60, left % 60);
        // Writing to the terminal's line does not fail.
        let _ = write!(out, "{hours}:{minutes:02}:{seconds:02}");
    };
    let style = ProgressStyle::with_template(template);
    style
        .unwrap_or_else(|_| ProgressStyle::default_spinner())
        .with_key("left", left)
}

/// That of one target.
pub(super) struct Row {
    target: String,
    is_terminal: bool,
    bar: ProgressBar,
    said: Mutex<Instant>,
}

impl Row {
    /// How far it is.
    pub(super) fn show(&self, status: &Status) {
        let line = words(status);
        if self.is_terminal {
            self.bar.set_message(line);
            return;
        }
        let Ok(mut said) = self.said.lock() else {
            return;
        };
        if said.elapsed() >= NOW_AND_THEN {
            println!("{}: {line}", self.target);
            *said = Instant::now();
        }
    }

    /// Something that has to be read.
    pub(super) fn shout(&self, text: &str) {
        let text = format!("=== {} ===\n{text}", self.target);
        self.bar.suspend(|| eprintln!("{text}"));
    }

    /// It does what takes a while after the run.
    pub(super) fn minimises(&self) {
        self.bar.set_message("leaves of its corpus what is needed");
    }

    /// It has ended.
    pub(super) fn finish(&self, line: &str) {
        if self.is_terminal {
            self.bar.suspend(|| eprintln!("{line}"));
            self.bar.finish_and_clear();
        } else {
            println!("{line}");
        }
    }
}

fn words(status: &Status) -> String {
    let Status {
        executions,
        coverage,
        features,
        inputs,
        per_second,
    } = status;
    format!(
        "{executions} runs, {per_second}/s, coverage {coverage}, features {features}, corpus {inputs}"
    )
}
