//! What goes on paper: an exercise as a question to write in, its key, and a test in versions.
//!
//! A question and its key are made together by [`Question::of`], from the same shuffle, so that they can not disagree.

mod cards;
mod choice;
mod key_sheets;
mod kinds;
mod link;
mod marks;
mod shape;
mod sheet;
mod summary;
mod test_sheets;
mod versions;

pub use cards::card_sheets;
pub use choice::{Choice, Length, Part, Points, TestChoice, What};
pub use key_sheets::{blueprint_sheet, key_sheet};
pub use link::without_links;
pub use marks::{Row, mark_table};
pub use sheet::{Footing, Head, sheet};
pub use summary::summary_sheet;
pub use test_sheets::{Heading, Paper, answer_sheet, question_sheet};
pub use versions::{Spread, Version, Way, versions};

use crate::exercise::Exercise;

/// What decides how an exercise stands on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Go {
    /// Decides the numbers in a sum, as [`crate::exam::Spec::round`] does in the app.
    pub round: u32,
    /// Decides the order of options, steps and rows.
    pub seed: u64,
    /// Whether it is for HBO: then what HBO students compute is left out.
    pub is_hbo: bool,
}

/// An exercise on paper, with its key.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The title, safe HTML.
    pub title: String,
    /// The facts of its case, safe HTML; empty when it is no step of a case.
    pub facts: String,
    /// What is asked, safe HTML.
    pub prompt: String,
    /// What to fill in, safe HTML. Holds nothing of the key.
    pub body: String,
    /// The fields to fill in, in the order of the question; at least one.
    pub fields: Vec<Field>,
    /// What else the key says, safe HTML: a worked solution, a model answer; may be empty.
    pub model: String,
    /// The most points that grading gives, at least 1.
    pub max: u32,
    /// What blind guessing earns on average, as a part of all points, 0 to 1.
    pub guess: f64,
    /// How the points are shared out, with `{}` for what one of them is worth.
    scoring: &'static str,
}

/// A field to fill in.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// How the question calls it; empty when there is but one.
    pub name: String,
    /// How much is to be written.
    pub room: Room,
    /// What belongs in it, safe HTML: a letter, a number, words.
    pub key: String,
    /// What the key stands for, or what counts as right too; safe HTML, may be empty.
    pub meaning: String,
}

/// How much is to be written in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// One or more of so many letters to tick.
    Ticks(usize),
    /// A letter or a number.
    Letter,
    /// A few words.
    Words,
    /// So many lines.
    Lines(usize),
}

impl Question {
    /// `exercise` on paper.
    pub fn of(exercise: &Exercise, go: Go) -> Self {
        let shape = kinds::shape(&exercise.body, go);
        let facts = exercise.case.as_ref().map(|case| format!("<p><b>{}</b></p>{}", case.title.html, case.html));
        Self {
            title: without_links(&exercise.title.html),
            facts: without_links(&facts.unwrap_or_default()),
            prompt: without_links(&exercise.prompt),
            body: without_links(&shape.body),
            fields: shape.fields,
            model: without_links(&shape.model),
            max: exercise.body.grade_text(&exercise.body.model_answer_text()).max.max(1),
            guess: exercise.body.guess(),
            scoring: shape.scoring,
        }
    }

    /// How many points it is worth.
    pub fn points(&self, points: Points) -> u32 {
        match points {
            Points::Question => 1,
            Points::Part => self.max,
        }
    }

    /// How its points are shared out, a sentence.
    pub fn scoring(&self, points: Points) -> String {
        let worth = match (points, self.max) {
            (Points::Question, max @ 2..) => format!("1/{max} punt"),
            _ => "1 punt".to_owned(),
        };
        self.scoring.replace("{}", &worth)
    }
}

/// The letter of the option at `place` (from 0): A, B, …, Z; after that the number.
pub fn letter(place: usize) -> String {
    match u8::try_from(place) {
        Ok(place) if place < 26 => char::from(b'A' + place).to_string(),
        _ => (place + 1).to_string(),
    }
}
