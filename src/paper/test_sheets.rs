//! The sheets of a test that a student gets: the questions, and a sheet for the answers.

use super::shape::{SQUARE, lines};
use super::sheet::{Footing, Head, sheet};
use super::{Field, Points, Question, Room, Version, letter};
use crate::markup::escape;

/// A version with its questions on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// The version.
    pub version: Version,
    /// Its questions, in order.
    pub questions: Vec<Question>,
}

/// What stands above a test.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// The title.
    pub title: String,
    /// The date; may be empty.
    pub date: String,
    /// What a question is worth.
    pub points: Points,
    /// Whether there is more than one version.
    pub has_versions: bool,
}

impl Heading {
    fn footing(&self, paper: &Paper) -> Footing {
        match (self.has_versions, paper.version.letter.as_str()) {
            (false, _) => Footing::Page,
            (true, "B") => Footing::VersionB,
            (true, _) => Footing::VersionA,
        }
    }

    /// The head of a sheet of `paper`; `name` is what it is, when it is not the questions.
    pub(super) fn head(&self, paper: &Paper, name: &str, asks_name: bool) -> Head {
        let version = &paper.version;
        let total: u32 = paper.questions.iter().map(|question| question.points(self.points)).sum();
        let count = paper.questions.len();
        let mut facts = Vec::new();
        facts.push(format!("{count} {}", if count == 1 { "vraag" } else { "vragen" }));
        facts.push(format!("{total} {}", if total == 1 { "punt" } else { "punten" }));
        facts.push(format!("code {}", version.spec));
        let letter = if self.has_versions { format!("versie {}", version.letter) } else { String::new() };
        let title = match (name, letter.as_str()) {
            ("", "") => self.title.clone(),
            ("", letter) => format!("{} – {letter}", self.title),
            (name, "") => format!("{name} – {}", self.title),
            (name, letter) => format!("{name} {letter} – {}", self.title),
        };
        Head { title, lines: vec![facts.join(" · ")], asks_name, date: self.date.clone() }
    }
}

/// The questions of `paper`. Without room to write when `has_answer_sheet`.
pub fn question_sheet(heading: &Heading, paper: &Paper, has_answer_sheet: bool) -> String {
    let rule = match heading.points {
        Points::Question => {
            "Elke vraag is 1 punt waard. Is een vraag voor een deel goed, dan krijg je een deel van dat punt."
        }
        Points::Part => "Bij elke vraag staat hoeveel punten je kunt halen.",
    };
    let place = match has_answer_sheet {
        true => " Schrijf je antwoorden op het antwoordblad.",
        false => "",
    };
    let questions: String = (1..)
        .zip(&paper.questions)
        .map(|(number, question)| {
            let points = question.points(heading.points);
            let facts = match question.facts.is_empty() {
                true => String::new(),
                false => format!("<div class=\"paper-facts\">{}</div>", question.facts),
            };
            format!(
                "<article class=\"paper-question\"><h3>{number}. {} <small>({points} {})</small></h3>{facts}<div>{}</div>{}</article>",
                question.title,
                if points == 1 { "punt" } else { "punten" },
                question.prompt,
                question.body
            )
        })
        .collect();
    let class = if has_answer_sheet { "paper-questions paper-compact" } else { "paper-questions" };
    let body = format!("<p class=\"paper-told\">{rule}{place}</p><div class=\"{class}\">{questions}</div>");
    sheet(heading.footing(paper), &heading.head(paper, "", true), &body)
}

/// A sheet to write the answers of `paper` on.
pub fn answer_sheet(heading: &Heading, paper: &Paper) -> String {
    let rows: String = (1..)
        .zip(&paper.questions)
        .map(|(number, question)| {
            let fields: String = question.fields.iter().map(field).collect();
            // Two to a row where each customer has two: its quadrant and its strategy.
            let class = match question.fields.iter().any(|field| field.name.contains(' ')) {
                true => "paper-fields paper-twos",
                false => "paper-fields",
            };
            format!("<li><b class=\"paper-number\">{number}</b> <div class=\"{class}\">{fields}</div></li>")
        })
        .collect();
    let told = "Kruis bij een meerkeuzevraag de letter aan. Schrijf anders in elk vakje de letter of het getal, en op een lijn het woord. \
                Bij een matrix schrijf je bij het nummer van elke klant de letter van het vak.";
    let body = format!("<p class=\"paper-told\">{told}</p><ol class=\"paper-answers\">{rows}</ol>");
    sheet(heading.footing(paper), &heading.head(paper, "Antwoordblad", true), &body)
}

fn field(field: &Field) -> String {
    let name = match field.name.is_empty() {
        true => String::new(),
        false => format!("<span>{}</span> ", escape(&field.name)),
    };
    match field.room {
        Room::Ticks(count) => (0..count)
            .map(|place| {
                format!("<span class=\"paper-field\"><span class=\"paper-box\"></span> {}</span>", letter(place))
            })
            .collect(),
        Room::Letter => format!("<span class=\"paper-field\">{name}{SQUARE}</span>"),
        Room::Words => {
            format!("<span class=\"paper-field paper-words\">{name}<span class=\"paper-blank\"></span></span>")
        }
        Room::Lines(count) => lines(count),
    }
}
