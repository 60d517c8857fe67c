//! The outcome, as Markdown that reads well in a terminal, and as JSON.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::harness::{Kind, Row};

const TITLES: [&str; 8] = [
    "contender",
    "median ns",
    "least",
    "greatest",
    "× ours",
    "× bare",
    "allocations",
    "bytes",
];

/// The table of one operation.
pub fn markdown(operation: &str, rows: &[Row]) -> String {
    let lines: Vec<_> = rows.iter().map(cells).collect();
    let width = |column: usize| {
        let cells = lines.iter().map(|line| line[column].as_str());
        let all = cells.chain([TITLES[column]]);
        all.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<_> = (0..TITLES.len()).map(width).collect();
    let mut text = format!("### {operation}\n\n");
    line(&mut text, &widths, &TITLES.map(str::to_owned));
    for (column, width) in widths.iter().enumerate() {
        match column {
            0 => write!(text, "|{:-<1$}", "", width + 2),
            _ => write!(text, "|{:-<1$}:", "", width + 1),
        }
        .expect("a string takes any text");
    }
    text.push_str("|\n");
    lines
        .iter()
        .for_each(|cells| line(&mut text, &widths, cells));
    text
}

fn line(text: &mut String, widths: &[usize], cells: &[String]) {
    for (column, (width, cell)) in widths.iter().zip(cells).enumerate() {
        match column {
            0 => write!(text, "| {cell:<width$} "),
            _ => write!(text, "| {cell:>width$} "),
        }
        .expect("a string takes any text");
    }
    text.push_str("|\n");
}

fn cells(row: &Row) -> [String; 8] {
    let ratio = |ratio: Option<f64>| ratio.map_or("–".to_owned(), |ratio| format!("{ratio:.2}"));
    let to_ours = match row.kind {
        Kind::Reference => None,
        _ => row.to_ours,
    };
    [
        row.name.clone(),
        number(row.median),
        number(row.min),
        number(row.max),
        ratio(to_ours),
        ratio(row.to_bare),
        format!("{:.0}", row.allocations),
        number(row.bytes),
    ]
}

/// A whole number, its digits in groups of three.
fn number(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// The same numbers for programs.
pub fn json(operation: &str, rows: &[Row]) -> Value {
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            json!({
                "contender": row.name,
                "kind": format!("{:?}", row.kind).to_lowercase(),
                "median_ns": row.median,
                "min_ns": row.min,
                "max_ns": row.max,
                "to_ours": row.to_ours,
                "to_bare": row.to_bare,
                "allocations": row.allocations,
                "bytes": row.bytes,
            })
        })
        .collect();
    json!({ "operation": operation, "contenders": rows })
}
