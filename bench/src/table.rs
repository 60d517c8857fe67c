//! Tables in Markdown that read well in a terminal, too.

use std::fmt::Write;

use crate::{
    harness::Kind,
    outcome::{Memory, Row, Threaded},
};

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
    let lines: Vec<_> = rows.iter().map(|row| cells(row).into()).collect();
    format!("### {operation}\n\n{}", table(&TITLES, &lines))
}

/// The table of one operation on several threads at once.
pub fn threaded(operation: &Threaded) -> String {
    let rates = |contender: usize| operation.contenders[contender].rates.iter();
    let titles = rates(0).flat_map(|rate| match rate.threads {
        1 => vec!["1 thread, a second".to_owned()],
        n => vec![
            format!("{n} threads, a second"),
            "× 1 thread".to_owned(),
            "× processors".to_owned(),
        ],
    });
    let titles: Vec<_> = ["contender".to_owned()].into_iter().chain(titles).collect();
    let titles: Vec<_> = titles.iter().map(String::as_str).collect();
    let lines: Vec<_> = (0..operation.contenders.len())
        .map(|contender| {
            let first = &operation.contenders[contender].rates[0];
            let cells = rates(contender).flat_map(|rate| match rate.threads {
                1 => vec![number(rate.per_second)],
                _ => vec![
                    number(rate.per_second),
                    format!("{:.2}", rate.to_one),
                    format!("{:.2}", rate.processors / first.processors),
                ],
            });
            let name = operation.contenders[contender].name.clone();
            [name].into_iter().chain(cells).collect()
        })
        .collect();
    format!("### {}\n\n{}", operation.operation, table(&titles, &lines))
}

/// The tables of what keys take.
pub fn memory(memory: &Memory) -> String {
    let keys: Vec<_> = memory
        .keys
        .iter()
        .map(|key| {
            let heap = key.heap as f64;
            let all = [key.inline as f64, heap, key.inline as f64 + heap];
            [key.key.clone()]
                .into_iter()
                .chain(all.map(number))
                .collect()
        })
        .collect();
    let rings: Vec<_> = memory
        .rings
        .iter()
        .map(|ring| {
            let each = ring.bytes as f64 / ring.keys as f64;
            let all = [ring.keys as f64, ring.bytes as f64, each, ring.lookup_ns];
            [ring.ring.clone()]
                .into_iter()
                .chain(all.map(number))
                .collect()
        })
        .collect();
    let keys = table(&["key", "inline", "on the heap", "bytes"], &keys);
    let titles = ["keys", "how many", "bytes", "each", "lookup ns"];
    format!("### memory\n\n{keys}\n{}", table(&titles, &rings))
}

/// A table whose first column is to the left and whose others are to the right.
pub fn table(titles: &[&str], lines: &[Vec<String>]) -> String {
    aligned(titles, lines, &[0])
}

/// A table with these columns to the left.
pub fn aligned(titles: &[&str], lines: &[Vec<String>], left: &[usize]) -> String {
    let width = |column: usize| {
        let cells = lines.iter().map(|line| line[column].as_str());
        let all = cells.chain([titles[column]]);
        all.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<_> = (0..titles.len()).map(width).collect();
    let mut text = String::new();
    line(&mut text, &widths, titles, left);
    for (column, width) in widths.iter().enumerate() {
        match left.contains(&column) {
            true => write!(text, "|{:-<1$}", "", width + 2),
            false => write!(text, "|{:-<1$}:", "", width + 1),
        }
        .expect("a string takes any text");
    }
    text.push_str("|\n");
    for cells in lines {
        line(&mut text, &widths, cells, left);
    }
    text
}

fn line(text: &mut String, widths: &[usize], cells: &[impl AsRef<str>], left: &[usize]) {
    for (column, (width, cell)) in widths.iter().zip(cells).enumerate() {
        let cell = cell.as_ref();
        match left.contains(&column) {
            true => write!(text, "| {cell:<width$} "),
            false => write!(text, "| {cell:>width$} "),
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
pub fn number(value: f64) -> String {
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
