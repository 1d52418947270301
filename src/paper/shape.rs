//! The pieces of HTML that questions on paper are made of.

use super::{Field, Room, letter};

/// The part of a question that its kind makes.
pub(super) struct Shape {
    pub body: String,
    pub fields: Vec<Field>,
    pub model: String,
    pub scoring: &'static str,
}

/// A square to write a letter or number in.
pub(super) const SQUARE: &str = "<span class=\"paper-square\"></span>";

/// A field whose key is a letter or number.
pub(super) fn letter_field(name: impl Into<String>, key: impl Into<String>, meaning: &str) -> Field {
    Field { name: name.into(), room: Room::Letter, key: key.into(), meaning: meaning.to_owned() }
}

/// An instruction above what is to be filled in.
pub(super) fn told(text: &str) -> String {
    format!("<p class=\"paper-told\">{text}</p>")
}

/// Options to choose from, each with its letter: `<b>A</b> …`.
pub(super) fn lettered<'a>(labels: impl IntoIterator<Item = &'a str>, class: &str) -> String {
    let items: String = labels
        .into_iter()
        .enumerate()
        .map(|(place, label)| format!("<li><b class=\"paper-letter\">{}</b> <span>{label}</span></li>", letter(place)))
        .collect();
    format!("<ul class=\"{class}\">{items}</ul>")
}

/// Rows with a number, and a square to write in.
pub(super) fn numbered<'a>(labels: impl IntoIterator<Item = &'a str>) -> String {
    let items: String = (1..)
        .zip(labels)
        .map(|(number, label)| format!("<li>{SQUARE} <b class=\"paper-letter\">{number}</b> <span>{label}</span></li>"))
        .collect();
    format!("<ul class=\"paper-rows\">{items}</ul>")
}

/// Empty lines to write on.
pub(super) fn lines(count: usize) -> String {
    format!("<div class=\"paper-lines\">{}</div>", "<span class=\"paper-line\"></span>".repeat(count))
}
