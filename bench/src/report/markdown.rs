//! `report.md`.

use std::collections::BTreeSet;

use super::{
    Report,
    summary::{Line, Rival, Section, Span},
};
use crate::{
    outcome::Outcome,
    table::{self, aligned, number, table},
};

const TITLES: [&str; 10] = [
    "operation",
    "ours, ns",
    "× bare",
    "fastest other PASETO library",
    "× ours",
    "fastest JWT",
    "× ours",
    "allocations: ours",
    "library",
    "JWT",
];

/// The columns of names.
const TEXTS: [usize; 3] = [0, 3, 5];

/// Below this, a rival is said to be faster: closer than that, runs differ.
const FASTER: f64 = 0.995;

/// The whole text. `chart` and `scaling` say whether those files are there.
pub fn text(report: &Report, chart: bool, scaling: bool) -> String {
    let mut text = "# Benchmark\n\n".to_owned();
    text.push_str(&about(&report.runs));
    if chart {
        text.push_str("![Version 4 beside its peers, JWT and the primitives](chart.svg)\n\n");
    }
    if !report.summary.is_empty() {
        text.push_str(
            "*× bare* is our time divided by that of the bare primitives, *× ours* the time of the other \
             divided by ours: **bold where the other is faster**. A line that begins with ↳ is the same \
             operation in another of our ways. JWT with HS256 is authenticated and not encrypted.\n\n",
        );
    }
    let sections: Vec<_> = report.summary.iter().map(section).collect();
    text.push_str(&sections.concat());
    if scaling {
        text.push_str("## Longer payloads\n\n![Cost against length](scaling.svg)\n\n");
        text.push_str(&lengths(report));
    }
    for run in &report.runs {
        for operation in &run.threads {
            text.push_str(&table::threaded(operation));
            text.push('\n');
        }
    }
    for memory in report.runs.iter().filter_map(|run| run.memory.as_ref()) {
        text.push_str(&table::memory(memory));
        text.push('\n');
    }
    text
}

/// On what, how and with which versions it was measured: once where all runs agree.
fn about(runs: &[Outcome]) -> String {
    let distinct =
        |of: &dyn Fn(&Outcome) -> String| -> BTreeSet<_> { runs.iter().map(of).collect() };
    let mut text = String::new();
    for machine in distinct(&|run| run.machine.clone()) {
        text.push_str(&format!("{machine}\n\n"));
    }
    text.push_str("```console\n");
    for command in distinct(&|run| run.command.clone()) {
        let times = runs.iter().filter(|run| run.command == command).count();
        let times = match times {
            1 => String::new(),
            times => format!("   # {times} runs"),
        };
        text.push_str(&format!("$ {command}{times}\n"));
    }
    text.push_str("```\n\n");
    for versions in distinct(&|run| run.versions.clone()) {
        text.push_str(&format!("Versions: {versions}.\n\n"));
    }
    text
}

fn section(section: &Section) -> String {
    let title = match section.version {
        Some(digit) => format!("Version {digit}"),
        None => "Of no version".to_owned(),
    };
    let backend = match section.backend.as_str() {
        crate::about::PURE => String::new(),
        other => format!(", on {other}"),
    };
    let lines: Vec<_> = section.lines.iter().map(cells).collect();
    format!(
        "## {title}{backend}\n\n{}\n",
        aligned(&TITLES, &lines, &TEXTS)
    )
}

fn cells(line: &Line) -> Vec<String> {
    let name = match line.is_first {
        true => match line.ours.strip_prefix("ours, ") {
            Some(way) => format!("{} ({way})", line.operation),
            None => line.operation.clone(),
        },
        false => format!("↳ {}", line.ours),
    };
    let [peer, jwt] = [&line.peer, &line.jwt].map(Option::as_ref);
    let count = |count: f64| format!("{count:.0}");
    let allocations = |rival: Option<&Rival>| rival.map_or(String::new(), |r| count(r.allocations));
    let who = |rival: Option<&Rival>| rival.map_or(String::new(), |rival| rival.name.clone());
    let ratio = |rival: Option<&Rival>| {
        rival.map_or(String::new(), |Rival { to_ours, .. }| {
            match to_ours.least < FASTER {
                true => format!("**{}**", span(*to_ours)),
                false => span(*to_ours),
            }
        })
    };
    vec![
        name,
        number(line.ns),
        line.to_bare.map_or(String::new(), span),
        who(peer),
        ratio(peer),
        who(jwt),
        ratio(jwt),
        count(line.allocations),
        allocations(peer),
        allocations(jwt),
    ]
}

fn span(Span { least, greatest }: Span) -> String {
    let [least, greatest] = [least, greatest].map(|ratio| format!("{ratio:.2}"));
    match least == greatest {
        true => least,
        false => format!("{least}–{greatest}"),
    }
}

/// Time for each byte, which stops falling where the length is all that counts.
fn lengths(report: &Report) -> String {
    let series = report.scaling().unwrap_or_default();
    let lengths = series.first().map_or(&[][..], |series| &series.points);
    let lengths: Vec<_> = lengths.iter().map(|point| point.length).collect();
    let titles: Vec<_> = lengths
        .iter()
        .map(|length| format!("{} B", number(*length as f64)))
        .collect();
    let mut titles: Vec<_> = titles.iter().map(String::as_str).collect();
    titles.insert(0, "ours, ns for a byte");
    let lines: Vec<_> = series
        .iter()
        .map(|series| {
            let each = series.points.iter().map(|point| {
                let ours = point.contenders.first().map_or(0.0, |row| row.median);
                format!("{:.2}", ours / point.length as f64)
            });
            [series.operation.clone()].into_iter().chain(each).collect()
        })
        .collect();
    format!("{}\n", table(&titles, &lines))
}
