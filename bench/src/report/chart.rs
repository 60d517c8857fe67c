//! `chart.svg`: tokens with typed claims, ours beside the fastest of each kind.
//!
//! Bars are times divided by ours, because the operations differ by more than ten times; the times
//! themselves stand beside them.

use std::error::Error;

use plotters::{
    prelude::{
        Color, DrawingArea, DrawingBackend, IntoDrawingArea, PathElement, RGBColor, Rectangle,
        SVGBackend, ShapeStyle, Text,
    },
    style::text_anchor::HPos,
};

use super::{
    Report,
    summary::{Line, Rival},
    svg::{self, BACKGROUND, JWT, LINE, MUTED, OURS, PEER, PREPARED, TEXT},
};

const WIDTH: u32 = 800;
/// Where bars begin, and how long one is that is as long as ours.
const LEFT: i32 = 250;
/// Where the longest bar ends; what comes after is for its time.
const RIGHT: i32 = 640;
const TOP: i32 = 84;
const BAR: i32 = 17;
const STEP: i32 = 23;
/// Above the bars of an operation, its name included.
const GAP: i32 = 34;
/// Longer bars are cut: they would leave no room to the others.
const LONGEST: f64 = 3.0;

struct Bar {
    label: String,
    ns: f64,
    to_ours: f64,
    color: RGBColor,
}

struct Bars {
    operation: String,
    bars: Vec<Bar>,
}

/// The chart, where there is something to draw.
///
/// # Errors
/// Those of drawing, which a string gives no reason for.
pub fn svg(report: &Report) -> Result<Option<String>, Box<dyn Error>> {
    let drawn = |section: &&super::Section| section.lines.iter().any(is_drawn);
    let Some(section) = report.summary.iter().find(drawn) else {
        return Ok(None);
    };
    let groups = groups(&section.lines);
    let bars: usize = groups.iter().map(|group| group.bars.len()).sum();
    let height = TOP + STEP * i32::try_from(bars)? + GAP * i32::try_from(groups.len())? + 40;
    let title = match section.version {
        Some(digit) => format!("PASETO v{digit}: time of a token with typed claims"),
        None => "Time of a token with typed claims".to_owned(),
    };
    let mut svg = String::new();
    let area =
        SVGBackend::with_string(&mut svg, (WIDTH, height.cast_unsigned())).into_drawing_area();
    draw(&area, &title, &groups, height).map_err(|why| why.to_string())?;
    drop(area);
    Ok(Some(svg::finish(&svg, &title)))
}

/// Ours first of every operation, and the one of our other ways that is the default of its kind.
fn is_drawn(line: &Line) -> bool {
    line.operation.contains("typed claims") && (line.is_first || is_prepared(line))
}

fn is_prepared(line: &Line) -> bool {
    line.ours.contains("prepared, window 6")
}

fn groups(lines: &[Line]) -> Vec<Bars> {
    let mut groups: Vec<Bars> = Vec::new();
    for line in lines.iter().filter(|line| is_drawn(line)) {
        if line.is_first {
            groups.push(Bars {
                operation: line.operation.clone(),
                bars: bars(line),
            });
        } else if let Some(bars) = groups.last_mut().map(|group| &mut group.bars) {
            let to_ours = line.ns / bars[0].ns;
            bars.insert(
                1,
                bar("this library, prepared key", line.ns, to_ours, PREPARED),
            );
        }
    }
    groups
}

fn bars(line: &Line) -> Vec<Bar> {
    let mut bars = vec![bar("this library", line.ns, 1.0, OURS)];
    let rival = |rival: &Rival, color| {
        let middle = (rival.to_ours.least + rival.to_ours.greatest) / 2.0;
        bar(&rival.name, rival.ns, middle, color)
    };
    bars.extend(line.peer.as_ref().map(|peer| rival(peer, PEER)));
    bars.extend(line.jwt.as_ref().map(|jwt| rival(jwt, JWT)));
    if let (Some(ns), Some(span)) = (line.bare_ns, line.to_bare) {
        let middle = 2.0 / (span.least + span.greatest);
        bars.push(bar("the primitives alone", ns, middle, LINE));
    }
    bars
}

fn bar(label: &str, ns: f64, to_ours: f64, color: RGBColor) -> Bar {
    Bar {
        label: label.to_owned(),
        ns,
        to_ours,
        color,
    }
}

fn draw<B: DrawingBackend>(
    area: &DrawingArea<B, plotters::coord::Shift>,
    title: &str,
    groups: &[Bars],
    height: i32,
) -> Result<(), plotters::drawing::DrawingAreaErrorKind<B::ErrorType>> {
    area.fill(&BACKGROUND)?;
    let write = |text: &str, at: (i32, i32), size, color, side| {
        area.draw(&Text::new(
            text.to_owned(),
            at,
            svg::text(size, color, side),
        ))
    };
    write(title, (24, 32), 22, TEXT, HPos::Left)?;
    let how = "relative to this library, shorter is faster; beside each bar its time";
    write(how, (24, 58), 15, MUTED, HPos::Left)?;

    let all = groups.iter().flat_map(|group| &group.bars);
    let longest = all.map(|bar| bar.to_ours.min(LONGEST)).fold(1.0, f64::max);
    let one = f64::from(RIGHT - LEFT) / longest;
    let place = |ratio: f64| LEFT + (ratio.min(longest) * one).round() as i32;
    let bottom = height - 34;
    let ticks = (0..)
        .map(|half| f64::from(half) * 0.5)
        .take_while(|at| *at <= longest);
    for tick in ticks {
        let x = place(tick);
        let opacity = if tick == 1.0 { 0.9 } else { 0.3 };
        let style = ShapeStyle::from(LINE.mix(opacity)).stroke_width(1);
        area.draw(&PathElement::new(vec![(x, TOP), (x, bottom)], style))?;
        write(
            &format!("{tick}×"),
            (x, bottom + 14),
            14,
            MUTED,
            HPos::Center,
        )?;
    }
    let mut y = TOP;
    for group in groups {
        write(
            &group.operation,
            (24, y + GAP / 2 + 3),
            17,
            TEXT,
            HPos::Left,
        )?;
        y += GAP;
        for bar in &group.bars {
            let middle = y + BAR / 2;
            write(&bar.label, (LEFT - 10, middle), 14, MUTED, HPos::Right)?;
            let end = place(bar.to_ours);
            let corners = [(LEFT, y), (end, y + BAR)];
            area.draw(&Rectangle::new(
                corners,
                ShapeStyle::from(bar.color).filled(),
            ))?;
            let cut = if bar.to_ours > longest { "…  " } else { "" };
            let time = format!("{cut}{}  ({:.2}×)", time(bar.ns), bar.to_ours);
            write(&time, (end + 8, middle), 14, TEXT, HPos::Left)?;
            y += STEP;
        }
    }
    area.present()
}

/// With three digits that count.
pub(super) fn time(ns: f64) -> String {
    let (value, unit) = match ns {
        ns if ns < 1e3 => (ns, "ns"),
        ns if ns < 1e6 => (ns / 1e3, "µs"),
        ns if ns < 1e9 => (ns / 1e6, "ms"),
        ns => (ns / 1e9, "s"),
    };
    let places = match value {
        value if value < 10.0 => 2,
        value if value < 100.0 => 1,
        _ => 0,
    };
    format!("{value:.places$} {unit}")
}
