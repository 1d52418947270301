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

/// The head of the table of students and questions, safe HTML. What sorts has `data-sort`, what opens a question its column as
/// `data-column`. The second line has the share of the points that the class earned.
pub fn class_head(class: &Class, by: Order, is_reversed: bool) -> String {
    let sorted = |order: Order, name: &str, label: &str| {
        let state = match (by == order, is_reversed) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        };
        format!(
            "<th scope=\"col\" aria-sort=\"{state}\"><button type=\"button\" data-sort=\"{name}\">{label}</button></th>"
        )
    };
    let mut html = format!(
        "<tr>{}<th scope=\"col\">Cijfer</th>{}{}<th scope=\"col\">Let op</th>",
        sorted(Order::Name, "naam", "Naam"),
        sorted(Order::Points, "punten", "Punten"),
        sorted(Order::Time, "tijd", "Tijd"),
    );
    for (at, column) in class.columns.iter().enumerate() {
        let (number, title) = (at + 1, escape(&column.title));
        let _ = write!(
            html,
            "<th scope=\"col\"><button type=\"button\" data-column=\"{at}\" title=\"{title}\" aria-label=\"Vraag {number}: {title}\">{number}</button></th>"
        );
    }
    html.push_str(
        "</tr><tr class=\"results-means\"><th scope=\"row\">Klas, % goed</th><td></td><td></td><td></td><td></td>",
    );
    for column in 0..class.columns.len() {
        let shares: Vec<f64> =
            class.counting().filter_map(|row| row.outcome(column).and_then(Outcome::share)).collect();
        let mean = 100.0 * shares.iter().sum::<f64>() / shares.len().max(1) as f64;
        let _ = if shares.is_empty() {
            write!(html, "<td></td>")
        } else {
            write!(html, "<td>{}</td>", mean.round() as u32)
        };
    }
    html.push_str("</tr>");
    html
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
            n => {
                let sentences: Vec<String> = row.flags.iter().map(|flag| escape(&flag.to_string())).collect();
                let title = sentences.join(" ");
                format!(
                    "<button type=\"button\" class=\"results-flags\" data-row=\"{at}\" title=\"{title}\" aria-label=\"{title}\">{n}</button>"
                )
            }
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

/// Each result about which something is to be said, with its sentences, as list items: safe HTML.
pub fn flag_list(class: &Class) -> String {
    let flagged = class.rows.iter().enumerate().filter(|(_, row)| !row.flags.is_empty());
    let item = |(at, row): (usize, &Row)| {
        let sentences: Vec<String> = row.flags.iter().map(|flag| escape(&flag.to_string())).collect();
        let name = escape(&row.name);
        format!("<li><button type=\"button\" data-row=\"{at}\">{name}</button> {}</li>", sentences.join(" "))
    };
    flagged.map(item).collect()
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

/// The head of the heat map, safe HTML, with what the class earned of each goal.
pub fn goal_head(class: &Class) -> String {
    let mut html = "<tr><th scope=\"col\">Naam</th>".to_owned();
    for (at, goal) in class.goals.iter().enumerate() {
        let (number, text) = (at + 1, escape(&goal.text));
        let _ = write!(html, "<th scope=\"col\"><abbr title=\"{text}\">{number}</abbr></th>");
    }
    html.push_str("</tr><tr class=\"results-means\"><th scope=\"row\">Klas</th>");
    class.goals.iter().for_each(|goal| html.push_str(&heat(goal.score)));
    html.push_str("</tr>");
    html
}

/// The rows of the heat map of students and learning goals, safe HTML: percentages, in steps of colour.
pub fn goal_rows(class: &Class, places: &[usize]) -> String {
    let mut html = String::with_capacity(places.len() * (80 + class.goals.len() * 40));
    for row in places.iter().map(|at| &class.rows[*at]) {
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
