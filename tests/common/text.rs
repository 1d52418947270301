//! Words for complaints about content, and the text of its HTML.

#![allow(dead_code, reason = "each test program uses a part of it")]

use trainer::exercise::Exercise;

/// Where an exercise stands, and its id.
pub fn place(exercise: &Exercise) -> String {
    format!("{}:{}: {}", exercise.path, exercise.line, exercise.id)
}

/// The number of words in safe HTML.
pub fn words(html: &str) -> usize {
    plain(html).split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The text of safe HTML, words separated by one space.
pub fn plain(html: &str) -> String {
    let text: String = html
        .split('<')
        .map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text))
        .collect::<Vec<_>>()
        .join(" ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
