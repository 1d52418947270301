//! Small charts, drawn as SVG, each with the same figures in a table.
//!
//! A chart is written as text: views of SVG elements would each be compiled into code of their own. Colours are classes, from the tokens.

use std::fmt::Write;

use leptos::prelude::*;
use trainer::markup::escape;

/// How wide a chart is, in its own units: about the pixels of a small phone, so that text in it is as large as it says.
const WIDTH: u32 = 284;
/// Where the bars and lines stand.
const FLOOR: u32 = 104;
/// How high the highest bar or point is above the floor.
const HEIGHT: u32 = 86;
/// Room for the scale of a trend, at the left.
const SCALE: u32 = 40;

/// One bar.
pub struct Bar {
    /// What is counted in it; two short words below each other.
    pub names: [String; 2],
    /// How much.
    pub value: u32,
}

/// Bars beside each other, each with its figure above it. `label` says what they show in one sentence.
pub fn bars(label: &str, bars: &[Bar]) -> AnyView {
    let most = bars.iter().map(|bar| bar.value).max().unwrap_or(0).max(1);
    // Few bars are no broader than many.
    let column = WIDTH / bars.len().max(14) as u32;
    let mut drawing = format!(r#"<path class="chart-line" d="M0 {FLOOR}H{WIDTH}"/>"#);
    for (at, bar) in (0..).zip(bars) {
        // What there is one of among thousands is still seen.
        let height = (HEIGHT * bar.value / most).max(2 * u32::from(bar.value > 0));
        let (left, top, middle) = (at * column + 3, FLOOR - height, at * column + column / 2);
        let _ = write!(
            drawing,
            r#"<rect class="chart-bar" x="{left}" y="{top}" width="{}" height="{height}" rx="2"/>"#,
            column - 6
        );
        if bar.value > 0 {
            let _ = write!(drawing, r#"<text class="chart-figure" x="{middle}" y="{}">{}</text>"#, top - 4, bar.value);
        }
        for (below, name) in [14, 26].into_iter().zip(&bar.names) {
            let _ = write!(drawing, r#"<text x="{middle}" y="{}">{}</text>"#, FLOOR + below, escape(name));
        }
    }
    drawn(label, drawing)
}

/// Lines through points, the same points for all of them.
pub struct Trend<'a> {
    /// What it shows, in one sentence.
    pub label: &'a str,
    /// What stands below each point, the oldest first.
    pub names: &'a [String],
    /// The lines, at most three, each with its name and a value for every point.
    pub lines: &'a [(&'a str, Vec<u32>)],
    /// The ends of the scale; values outside it are drawn at its end.
    pub scale: (u32, u32),
    /// A value that is worth a line across, such as the pass mark.
    pub mark: Option<u32>,
    /// How a value is written.
    pub write: fn(u32) -> String,
}

/// Draws a trend, with a legend when there are several lines. Lines differ in their dashes and points too, not only in colour.
pub fn trend(trend: &Trend) -> AnyView {
    let (least, most) = trend.scale;
    let height_of = |value: u32| FLOOR - HEIGHT * (value.clamp(least, most) - least) / (most - least).max(1);
    let mut drawing = String::new();
    for value in [Some(least), trend.mark, Some(most)].into_iter().flatten() {
        let (y, name) = (height_of(value), escape(&(trend.write)(value)));
        let class = if trend.mark == Some(value) { "chart-mark" } else { "chart-line" };
        let _ = write!(drawing, r#"<path class="{class}" d="M{SCALE} {y}H{WIDTH}"/>"#);
        let _ = write!(drawing, r#"<text class="chart-scale" x="{}" y="{}">{name}</text>"#, SCALE - 6, y + 4);
    }
    let places: Vec<u32> = (0..trend.names.len() as u32).map(|at| place_of(at, trend.names.len() as u32)).collect();
    for (number, (_, values)) in trend.lines.iter().enumerate() {
        let points: Vec<_> = places.iter().zip(values).map(|(x, value)| (*x, height_of(*value))).collect();
        let path: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        let _ = write!(drawing, r#"<polyline class="chart-trend chart-{number}" points="{}"/>"#, path.join(" "));
        for (x, y) in points {
            drawing.push_str(&point(number, x, y));
        }
    }
    // More names than these would run into each other.
    let step = trend.names.len().div_ceil(5).max(1);
    for (x, name) in places.iter().zip(trend.names).step_by(step) {
        let _ = write!(drawing, r#"<text x="{x}" y="{}">{}</text>"#, FLOOR + 18, escape(name));
    }
    let mut legend = String::new();
    for (number, (name, _)) in trend.lines.iter().enumerate().filter(|_| trend.lines.len() > 1) {
        let (line, dot) = (format!(r#"<path class="chart-trend chart-{number}" d="M0 6H28"/>"#), point(number, 14, 6));
        let sample = format!(r#"<svg class="chart-sample" viewBox="0 0 28 12" aria-hidden="true">{line}{dot}</svg>"#);
        let _ = write!(legend, "<li>{sample} {}</li>", escape(name));
    }
    let legend = (!legend.is_empty()).then(|| view! { <ul class="chart-legend plain" inner_html=legend /> });
    view! { {drawn(trend.label, drawing)} {legend} }.into_any()
}

/// Where point number `at` of `total` stands; a single one stands in the middle.
fn place_of(at: u32, total: u32) -> u32 {
    // Room for half a name at either end.
    let (left, room) = (SCALE + 18, WIDTH - SCALE - 38);
    if total < 2 { left + room / 2 } else { left + room * at / (total - 1) }
}

/// A point of line `number`: a dot on the first, a square on the others.
fn point(number: usize, x: u32, y: u32) -> String {
    match number {
        0 => format!(r#"<circle class="chart-point chart-0" cx="{x}" cy="{y}" r="4"/>"#),
        _ => format!(
            r#"<rect class="chart-point chart-{number}" x="{}" y="{}" width="8" height="8"/>"#,
            x.saturating_sub(4),
            y.saturating_sub(4)
        ),
    }
}

fn drawn(label: &str, drawing: String) -> AnyView {
    let room = format!("0 0 {WIDTH} {}", FLOOR + 30);
    view! { <svg class="chart" viewBox=room role="img" aria-label=label.to_owned() inner_html=drawing /> }.into_any()
}

/// The figures of a chart as a table that opens on demand. The first cell of a row names it; cells are safe HTML.
pub fn as_table(head: &[&str], rows: &[Vec<String>]) -> AnyView {
    let inner = format!("<summary>Als tabel</summary>{}", table(head, rows));
    view! { <details class="fold" inner_html=inner /> }.into_any()
}

/// A table as HTML. The first cell of each row names it; cells are safe HTML.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let mut html = format!(
        r#"<div class="table" role="group" tabindex="0" aria-label="Tabel: {}"><table><thead><tr>"#,
        head.join(", ")
    );
    for name in head {
        let _ = write!(html, r#"<th scope="col">{name}</th>"#);
    }
    html.push_str("</tr></thead><tbody>");
    for row in rows {
        html.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let (tag, scope) = if at == 0 { ("th", r#" scope="row""#) } else { ("td", "") };
            let _ = write!(html, "<{tag}{scope}>{cell}</{tag}>");
        }
        html.push_str("</tr>");
    }
    html + "</tbody></table></div>"
}
