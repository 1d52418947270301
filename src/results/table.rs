//! The big tables of a class as HTML: tens of thousands of cells are written as one text, not built one by one.

use std::fmt::Write;

use super::class::{Class, Row};
use super::grade::Outcome;
use crate::exam::Score;
use crate::markup::escape;
use crate::number::format_short;

/// By what the rows stand in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By name.
    #[default]
    Name,
    /// The fewest points first.
    Points,
    /// The least time first.
    Time,
}

/// The places of the rows of `class` in this order, or the other way round.
pub fn order(class: &Class, by: Order, is_reversed: bool) -> Vec<usize> {
    let mut places: Vec<usize> = (0..class.rows.len()).collect();
    let share = |row: &Row| row.tally.points / f64::from(row.tally.questions.max(1));
    match by {
        Order::Name => {}
        Order::Points => places.sort_by(|a, b| share(&class.rows[*a]).total_cmp(&share(&class.rows[*b]))),
        Order::Time => places.sort_by_key(|at| class.rows[*at].submission.seconds),
    }
    if is_reversed {
        places.reverse();
    }
    places
}

/// The rows of the table of students and questions, safe HTML. A row has its place in [`Class::rows`] as `data-row` on its button.
pub fn class_rows(class: &Class, places: &[usize]) -> String {
    let mut html = String::with_capacity(places.len() * (200 + class.columns.len() * 32));
    for at in places {
        let row = &class.rows[*at];
        let name = escape(&row.name);
        let attempt = match row.submission.attempt {
            0 | 1 => String::new(),
            attempt => format!(" <span class=\"results-attempt\">poging {attempt}</span>"),
        };
        let counts = if row.counts { "" } else { " class=\"results-spare\"" };
        let mark = row.sum.map_or_else(|| "–".to_owned(), |sum| sum.text());
        let waiting = if row.tally.waiting > 0 { "*" } else { "" };
        let flags = match row.flags.len() {
            0 => String::new(),
            n => format!("<b class=\"results-flags\">{n}</b>"),
        };
        let _ = write!(
            html,
            "<tr{counts}><th scope=\"row\"><button type=\"button\" data-row=\"{at}\">{name}</button>{attempt}</th><td>{mark}{waiting}</td>\
             <td>{}/{}</td><td>{}</td><td>{flags}</td>",
            format_short(row.tally.points),
            row.tally.questions,
            minutes(row.submission.seconds),
        );
        for column in 0..class.columns.len() {
            html.push_str(sign(row.outcome(column)));
        }
        html.push_str("</tr>");
    }
    html
}

fn sign(outcome: Option<Outcome>) -> &'static str {
    match outcome {
        None | Some(Outcome::Unknown) => "<td></td>",
        Some(Outcome::Unanswered) => "<td class=\"s-none\">–</td>",
        Some(Outcome::Waiting) => "<td class=\"s-wait\">…</td>",
        Some(Outcome::Points(0, _)) => "<td class=\"s-wrong\">✗</td>",
        Some(Outcome::Points(points, max)) if points < max => "<td class=\"s-part\">½</td>",
        Some(Outcome::Points(..)) => "<td class=\"s-right\">✓</td>",
    }
}

/// `12.05`: minutes and seconds.
fn minutes(seconds: u32) -> String {
    format!("{}.{:02}", seconds / 60, seconds % 60)
}

/// The rows of the heat map of students and learning goals, safe HTML: percentages, in steps of colour.
pub fn goal_rows(class: &Class, places: &[usize]) -> String {
    let mut html = String::with_capacity(places.len() * (80 + class.goals.len() * 40));
    for row in places.iter().map(|at| &class.rows[*at]).filter(|row| row.counts) {
        let _ = write!(html, "<tr><th scope=\"row\">{}</th>", escape(&row.name));
        for score in &row.goals {
            html.push_str(&heat(*score));
        }
        html.push_str("</tr>");
    }
    html
}

/// One cell of the heat map.
fn heat(score: Score) -> String {
    match score.percentage() {
        None => "<td></td>".to_owned(),
        Some(percentage) => format!("<td class=\"h-{}\">{percentage}</td>", percentage.min(99) / 20),
    }
}
