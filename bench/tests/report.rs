//! What the program `report` makes of runs.

use paseto_bench::{
    outcome::Outcome,
    report::{Report, chart, markdown, scaling_chart},
};
use serde_json::{Value, json};

/// A run with one operation, of which ours takes `ours` and a peer takes `peer`.
fn run(backend: &str, ours: f64, peer: f64) -> Value {
    let row = |name, kind, time: f64| {
        json!({
            "contender": name,
            "kind": kind,
            "median_ns": time, "min_ns": time, "max_ns": time,
            "to_ours": time / ours,
            "to_bare": time / 100.0,
            "allocations": 1.0,
            "bytes": 10.0,
        })
    };
    json!({
        "schema": 2,
        "machine": "a machine, 2 cores, an <operating> system",
        "versions": "a peer 1.0.0",
        "command": "cargo bench -p paseto-v4 -- --rounds 31",
        "backend": backend,
        "rounds": 31,
        "operations": [{
            "operation": "sign v4.public, typed claims",
            "contenders": [
                row("ours", "ours", ours),
                row("a slow peer", "peer", 10.0 * peer),
                row("a peer", "peer", peer),
                row("bare", "bare", 100.0),
            ],
        }],
    })
}

fn read(run: &Value) -> Outcome {
    serde_json::from_value(run.clone()).unwrap()
}

fn line(report: &Report, start: &str) -> Vec<String> {
    let text = markdown::text(report, false, false);
    let line = text.lines().find(|line| line.starts_with(start)).unwrap();
    line.split('|').map(|cell| cell.trim().to_owned()).collect()
}

#[test]
fn an_outcome_is_written_as_it_was_read() {
    let run = run("pure Rust", 110.0, 121.0);
    let mut written = serde_json::to_value(read(&run)).unwrap();
    assert_eq!(written["operations"], run["operations"]);
    written["schema"] = json!(1);
    assert!(Report::new(vec![read(&written)]).is_err());
}

#[test]
fn runs_of_one_operation_are_one_line_with_the_spread_of_ratios() {
    let runs = [
        run("pure Rust", 110.0, 121.0),
        run("pure Rust", 104.0, 130.0),
    ];
    let report = Report::new(runs.iter().map(read).collect()).unwrap();
    let cells = line(&report, "| sign");
    // Nothing tells these runs' primitives apart, so the first is the quietest.
    assert_eq!(
        cells[1..6],
        [
            "sign v4.public, typed claims",
            "110",
            "1.04–1.10",
            "a peer",
            "1.10–1.25"
        ]
    );
}

#[test]
fn a_peer_that_is_faster_is_bold() {
    let report = Report::new(vec![read(&run("pure Rust", 110.0, 100.0))]).unwrap();
    assert_eq!(line(&report, "| sign")[5], "**0.91**");
}

#[test]
fn backends_are_not_mixed() {
    let runs = [run("aws-lc", 50.0, 121.0), run("pure Rust", 110.0, 121.0)];
    let report = Report::new(runs.iter().map(read).collect()).unwrap();
    let of: Vec<_> = report.summary.iter().map(|s| s.backend.as_str()).collect();
    assert_eq!(of, ["pure Rust", "aws-lc"]);
    assert_eq!(report.summary[1].lines[0].ns, 50.0);
}

#[test]
fn charts_are_drawn_where_there_is_something_to_draw() {
    let mut run = run("pure Rust", 110.0, 121.0);
    let report = Report::new(vec![read(&run)]).unwrap();
    let svg = chart::svg(&report).unwrap().unwrap();
    assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"));
    assert!(
        svg.contains("110 ns (1.00×)") && svg.contains("a peer") && !svg.contains("a slow peer")
    );
    assert_eq!(scaling_chart::svg(&report).unwrap(), None);

    let contenders = run["operations"][0]["contenders"].take();
    run["operations"] = json!([]);
    let points = [100, 10_000].map(|length| json!({ "length": length, "contenders": contenders }));
    run["scaling"] = json!([{ "operation": "sign v4.public", "points": points }]);
    let report = Report::new(vec![read(&run)]).unwrap();
    assert_eq!(chart::svg(&report).unwrap(), None);
    let svg = scaling_chart::svg(&report).unwrap().unwrap();
    assert!(svg.contains("sign v4.public") && svg.contains("10 kB"));
}
