//! `chart.svg`: tokens with typed claims, ours beside the fastest of each kind.
//!
//! Bars are times divided by ours, because the operations differ by more than ten times; the times
//! themselves stand beside them.

use std::error::Error;

use plotters::{
    coord::Shift,
    drawing::DrawingAreaErrorKind,
    prelude::{
        Color, DrawingArea, DrawingBackend, IntoDrawingArea, PathElement, RGBColor, Rectangle,
        SVGBackend, ShapeStyle, Text, TextStyle,
    },
    style::text_anchor::HPos,
};

use super::{
    Report,
    summary::{Line, Rival},
    svg::{self, BACKGROUND, JWT, LINE, MUTED, OURS, PEER, PREPARED, TEXT},
};

const WIDTH: u32 = 800;
/// Where bars begin.
const LEFT: i32 = 292;
/// Where the longest bar ends; what comes after is for its time.
const RIGHT: i32 = 640;
const TOP: i32 = 84;
const BAR: i32 = 17;
const STEP: i32 = 23;
/// Above the bars of an operation, its name included.
const GAP: i32 = 34;
/// Longer bars are cut: they would leave no room to the others.
const LONGEST: f64 = 3.0;

/// What the names of our contenders with a prepared key have in them.
const PREPARED_KEY: &str = "prepared, window 6";

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
    line.ours.contains(PREPARED_KEY)
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
            let (_, how) = line.ours.split_once(PREPARED_KEY).unwrap_or_default();
            let label = format!("this library, prepared{how}");
            let is_ours = |bar: &&Bar| [OURS, PREPARED].contains(&bar.color);
            let at = bars.iter().take_while(is_ours).count();
            bars.insert(at, bar(&label, line.ns, line.to_first, PREPARED));
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

type Drawn<B> = Result<(), DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>>;

fn draw<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    title: &str,
    groups: &[Bars],
    height: i32,
) -> Drawn<B> {
    area.fill(&BACKGROUND)?;
    write(area, title, (24, 32), svg::text(22, TEXT, HPos::Left))?;
    let how = "relative to this library: shorter is faster; JWT with HS256 is not encrypted";
    write(area, how, (24, 58), svg::text(15, MUTED, HPos::Left))?;

    let all = groups.iter().flat_map(|group| &group.bars);
    let longest = all.map(|bar| bar.to_ours.min(LONGEST)).fold(1.0, f64::max);
    let scale = Scale { longest };
    for tick in scale.ticks() {
        let at = (scale.place(tick), height - 20);
        let style = svg::text(14, MUTED, HPos::Center);
        write(area, &format!("{tick}×"), at, style)?;
    }
    let mut y = TOP;
    for group in groups {
        let at = (24, y + GAP / 2 + 3);
        write(area, &group.operation, at, svg::text(17, TEXT, HPos::Left))?;
        y += GAP;
        let end = y + STEP * group.bars.len() as i32;
        for tick in scale.ticks() {
            let opacity = if tick == 1.0 { 0.9 } else { 0.3 };
            let style = ShapeStyle::from(LINE.mix(opacity)).stroke_width(1);
            let x = scale.place(tick);
            area.draw(&PathElement::new(vec![(x, y - 4), (x, end)], style))?;
        }
        for bar in &group.bars {
            draw_bar(area, bar, y, &scale)?;
            y += STEP;
        }
    }
    area.present()
}

fn draw_bar<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    bar: &Bar,
    y: i32,
    scale: &Scale,
) -> Drawn<B> {
    let (middle, end) = (y + BAR / 2, scale.place(bar.to_ours));
    let label = svg::text(14, MUTED, HPos::Right);
    write(area, &bar.label, (LEFT - 10, middle), label)?;
    rectangle(area, [(LEFT, y), (end, y + BAR)], bar.color)?;
    let cut = if bar.to_ours > scale.longest {
        "… "
    } else {
        ""
    };
    let time = format!("{cut}{} ({:.2}×)", time(bar.ns), bar.to_ours);
    // The lines would run through the text.
    let width = 8 * time.chars().count() as i32;
    rectangle(area, [(end + 3, y), (end + 8 + width, y + BAR)], BACKGROUND)?;
    let style = svg::text(14, TEXT, HPos::Left);
    write(area, &time, (end + 8, middle), style)
}

fn write<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    text: &str,
    at: (i32, i32),
    style: TextStyle<'_>,
) -> Drawn<B> {
    area.draw(&Text::new(text, at, style))
}

fn rectangle<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    corners: [(i32, i32); 2],
    color: RGBColor,
) -> Drawn<B> {
    let style = ShapeStyle::from(color).filled();
    area.draw(&Rectangle::new(corners, style))
}

/// Where ratios lie.
struct Scale {
    longest: f64,
}

impl Scale {
    fn place(&self, ratio: f64) -> i32 {
        let room = f64::from(RIGHT - LEFT);
        LEFT + (ratio.min(self.longest) / self.longest * room).round() as i32
    }

    fn ticks(&self) -> impl Iterator<Item = f64> {
        let halves = (0..).map(|half| f64::from(half) * 0.5);
        halves.take_while(|at| *at <= self.longest)
    }
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
