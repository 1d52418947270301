//! A class as files for other programs: CSV for a spreadsheet, JSON for everything else.

use serde_json::{Value, json};

use super::class::{Class, Row};
use super::grade::Outcome;
use crate::number::{format, format_short};
use crate::progress::csv_line;
use crate::time::{Moment, UtcOffset};

const HEADINGS: [&str; 10] =
    ["naam", "poging", "telt mee", "ingeleverd op", "tijd", "minuten bezig", "punten", "van", "cijfer", "opmerkingen"];

/// A class as a table that a Dutch spreadsheet opens at a double click: a line for each result, a column for each question with the share of
/// its point, and the goals behind those.
pub fn to_csv(class: &Class, offset: impl Fn(Moment) -> UtcOffset) -> String {
    let questions = class.columns.iter().enumerate().map(|(at, column)| format!("{}. {}", at + 1, column.title));
    let goals = class.goals.iter().map(|goal| format!("doel: {}", goal.text));
    let headings = HEADINGS.map(str::to_owned).into_iter().chain(questions).chain(goals);
    let mut text = format!("\u{feff}{}", csv_line(headings));
    for row in &class.rows {
        text += &csv_line(cells(class, row, &offset));
    }
    for name in &class.missing {
        let mut cells = vec![name.clone()];
        cells.resize(HEADINGS.len() + class.columns.len() + class.goals.len(), String::new());
        cells[HEADINGS.len() - 1] = "niet ingeleverd".to_owned();
        text += &csv_line(cells);
    }
    text
}

fn cells(class: &Class, row: &Row, offset: &impl Fn(Moment) -> UtcOffset) -> Vec<String> {
    let submission = &row.submission;
    let (day, time) = submission.handed_in.local(offset(submission.handed_in));
    let flags: Vec<String> = row.flags.iter().map(ToString::to_string).collect();
    let mut cells = vec![
        row.name.clone(),
        submission.attempt.to_string(),
        if row.counts { "ja" } else { "nee" }.to_owned(),
        day.iso(),
        time,
        format(f64::from(submission.seconds) / 60.0, 1).replace('.', ""),
        format_short(row.tally.points),
        row.tally.questions.to_string(),
        row.sum.map(|sum| sum.text()).unwrap_or_default(),
        flags.join(" "),
    ];
    cells.extend((0..class.columns.len()).map(|column| match row.outcome(column) {
        None | Some(Outcome::Unknown) => String::new(),
        Some(Outcome::Waiting) => "open".to_owned(),
        Some(outcome) => outcome.share().map(format_short).unwrap_or_default(),
    }));
    cells.extend(row.goals.iter().map(|score| match score.questions {
        0 => String::new(),
        questions => format_short(score.points / f64::from(questions)),
    }));
    cells
}

/// A class with every answer, as JSON.
pub fn to_json(class: &Class) -> String {
    let goal = |row: &Row, at: usize| json!({ "punten": row.goals[at].points, "van": row.goals[at].questions });
    let rows = class.rows.iter().map(|row| {
        json!({
            "naam": row.submission.name,
            "poging": row.submission.attempt,
            "telt_mee": row.counts,
            "begonnen": row.submission.began.0,
            "ingeleverd": row.submission.handed_in.0,
            "seconden": row.submission.seconds,
            "gelezen": row.submission.read,
            "punten": row.tally.points,
            "van": row.tally.questions,
            "cijfer": row.sum.map(|sum| f64::from(sum.tenths) / 10.0),
            "opmerkingen": row.flags.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "doelen": (0..class.goals.len()).map(|at| goal(row, at)).collect::<Vec<_>>(),
            "antwoorden": answers(class, row),
        })
    });
    let goals = class.goals.iter().map(|goal| json!({ "module": goal.module, "doel": goal.text }));
    let questions = class.columns.iter().map(|column| json!({ "oefening": column.exercise, "titel": column.title }));
    let all = json!({
        "doelen": goals.collect::<Vec<_>>(),
        "vragen": questions.collect::<Vec<_>>(),
        "resultaten": rows.collect::<Vec<_>>(),
        "niet_ingeleverd": class.missing,
    });
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}

fn answers(class: &Class, row: &Row) -> Vec<Value> {
    let answer = |column: usize| {
        let mark = &row.marks[row.cells[column]?];
        let answered = row.submission.answers.iter().find(|answered| answered.exercise == mark.exercise)?;
        Some(json!({
            "oefening": class.columns[column].exercise,
            // An answer that was damaged on its way stays readable as text.
            "antwoord": serde_json::from_str::<Value>(&answered.answer).unwrap_or_else(|_| json!(answered.answer)),
            "deel": mark.outcome.share(),
            "seconden": mark.seconds,
            "bezwaar": mark.has_appealed,
            "goedgekeurd": mark.is_accepted,
        }))
    };
    (0..class.columns.len()).filter_map(answer).collect()
}
