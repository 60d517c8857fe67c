//! `scaling.svg`: cost against the length of the payload, both on a logarithmic scale.
//!
//! A cost that is as many times greater as the length is a line of 45 degrees there.

use std::error::Error;

use plotters::{
    prelude::{
        ChartBuilder, Circle, Color, DrawingArea, DrawingBackend, IntoDrawingArea, IntoLogRange,
        LineSeries, PathElement, RGBColor, SVGBackend, SeriesLabelPosition, ShapeStyle,
    },
    style::text_anchor::HPos,
};

use super::{
    Report, chart,
    svg::{self, BACKGROUND, JWT, LINE, MUTED, OURS, PEER, TEXT},
};
use crate::{
    harness::Kind,
    outcome::{Row, Series},
};

const SIZE: (u32, u32) = (800, 520);
const TITLE: &str = "PASETO v4: cost against the length of the payload";
const COLORS: [RGBColor; 4] = [OURS, PEER, JWT, RGBColor(0x2d, 0xa4, 0x4e)];

/// The chart, where longer payloads were measured.
///
/// # Errors
/// Those of drawing, which a string gives no reason for.
pub fn svg(report: &Report) -> Result<Option<String>, Box<dyn Error>> {
    let Some(series) = report.scaling() else {
        return Ok(None);
    };
    let mut svg = String::new();
    let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
    draw(&area, series).map_err(|why| why.to_string())?;
    drop(area);
    Ok(Some(svg::finish(&svg, TITLE)))
}

/// Length and time of one kind.
fn points(series: &Series, kind: Kind) -> impl Iterator<Item = (f64, f64)> {
    series.points.iter().filter_map(move |point| {
        let row: &Row = point.contenders.iter().find(|row| row.kind == kind)?;
        Some((point.length as f64, row.median))
    })
}

fn draw<B: DrawingBackend>(
    area: &DrawingArea<B, plotters::coord::Shift>,
    all: &[Series],
) -> Result<(), plotters::drawing::DrawingAreaErrorKind<B::ErrorType>> {
    area.fill(&BACKGROUND)?;
    let write = |text: &'static str, at, size, color| {
        let style = svg::text(size, color, HPos::Left);
        area.draw(&plotters::prelude::Text::new(text, at, style))
    };
    write(TITLE, (24, 32), 22, TEXT)?;
    let how = "time of a token; thin lines are the primitives alone";
    write(how, (24, 58), 15, MUTED)?;

    let ours = all.iter().flat_map(|series| points(series, Kind::Ours));
    let bare = all.iter().flat_map(|series| points(series, Kind::Bare));
    let (mut lengths, mut times) = ((f64::INFINITY, 0.0_f64), (f64::INFINITY, 0.0_f64));
    for (length, time) in ours.chain(bare) {
        lengths = (lengths.0.min(length), lengths.1.max(length));
        times = (times.0.min(time), times.1.max(time));
    }
    let lower = |value: f64| 10_f64.powf(value.log10().floor());
    let upper = |value: f64| 10_f64.powf(value.log10().ceil());
    let mut chart = ChartBuilder::on(area)
        .margin_top(80)
        .margin_right(32)
        .margin_bottom(16)
        .margin_left(16)
        .x_label_area_size(34)
        .y_label_area_size(64)
        .build_cartesian_2d(
            (lengths.0 * 0.8..lengths.1 * 1.25).log_scale(),
            (lower(times.0)..upper(times.1)).log_scale(),
        )?;
    chart
        .configure_mesh()
        .bold_line_style(LINE.mix(0.3))
        .light_line_style(LINE.mix(0.0))
        .axis_style(LINE)
        .label_style(svg::plain(14, MUTED))
        .x_label_formatter(&|length| bytes(*length))
        .y_label_formatter(&|time| chart::time(*time).replace(".00", "").replace(".0", ""))
        .x_labels(7)
        .y_labels(7)
        .draw()?;
    for (series, color) in all.iter().zip(COLORS) {
        let thin = ShapeStyle::from(color.mix(0.6)).stroke_width(1);
        chart.draw_series(LineSeries::new(points(series, Kind::Bare), thin))?;
        let thick = ShapeStyle::from(color).stroke_width(2);
        chart
            .draw_series(LineSeries::new(points(series, Kind::Ours), thick))?
            .label(series.operation.clone())
            .legend(move |(x, y)| PathElement::new(vec![(x, y), (x + 22, y)], thick));
        let dots = points(series, Kind::Ours);
        chart.draw_series(dots.map(|at| Circle::new(at, 3, ShapeStyle::from(color).filled())))?;
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperLeft)
        .label_font(svg::plain(15, TEXT))
        .legend_area_size(30)
        // The lines of the mesh would run through the text.
        .background_style(BACKGROUND)
        .draw()?;
    area.present()
}

fn bytes(length: f64) -> String {
    match length {
        length if length < 1e3 => format!("{length:.0} B"),
        length if length < 1e6 => format!("{:.0} kB", length / 1e3),
        length => format!("{:.0} MB", length / 1e6),
    }
}
