//! Makes a report of one or more JSON files that the measuring program wrote with `--json`:
//!
//! ```console
//! $ cargo bench -p paseto-v4 -- --json v4.json
//! $ cargo bench -p paseto-v4 -- --scaling --json scaling.json
//! $ cargo run --release --manifest-path bench/Cargo.toml --bin report -- --out report v4.json scaling.json
//! ```
//!
//! The folder has `report.md`, `report.json` (see [`paseto_bench::report`]), `chart.svg` where
//! version 4 was measured, and `scaling.svg` where longer payloads were.

use std::{env, error::Error, fs, path::PathBuf};

use paseto_bench::report::{Report, chart, markdown, scaling_chart};

const HELP: &str = "\
Makes a report of what `paseto-bench --json FILE` wrote.

Usage: report --out FOLDER FILE...
";

fn main() -> Result<(), Box<dyn Error>> {
    let (mut out, mut files) = (None, Vec::new());
    let mut args = env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--out" => out = Some(PathBuf::from(args.next().ok_or("--out needs a folder")?)),
            "--help" => {
                print!("{HELP}");
                return Ok(());
            }
            option if option.starts_with('-') => {
                return Err(format!("unknown option {option}").into());
            }
            _ => files.push(arg),
        }
    }
    let out = out.filter(|_| !files.is_empty()).ok_or(HELP)?;
    let mut runs = Vec::new();
    for file in &files {
        let text = fs::read(file).map_err(|why| format!("{file}: {why}"))?;
        runs.push(serde_json::from_slice(&text).map_err(|why| format!("{file}: {why}"))?);
    }
    let report = Report::new(runs)?;
    let (chart, scaling) = (chart::svg(&report)?, scaling_chart::svg(&report)?);
    fs::create_dir_all(&out)?;
    let text = markdown::text(&report, chart.is_some(), scaling.is_some());
    fs::write(out.join("report.md"), text)?;
    fs::write(
        out.join("report.json"),
        serde_json::to_string_pretty(&report)?,
    )?;
    for (name, svg) in [("chart.svg", chart), ("scaling.svg", scaling)] {
        if let Some(svg) = svg {
            fs::write(out.join(name), svg)?;
        }
    }
    Ok(())
}
