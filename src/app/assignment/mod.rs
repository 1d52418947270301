//! What the pages for students and for teachers share about assignments.

mod copy;
mod qr;

use trainer::assignment::{Assignment, Deadline};
use trainer::exercise::Exercise;
use trainer::time::{Moment, UtcOffset};

use super::exercise::Go;
use super::{browser, site};
pub use copy::CopyText;
pub use qr::QrPart;

/// The whole address of the assignment with this query.
pub fn address_of(query: &str) -> String {
    browser::full_address(&format!("{}#/opdracht?{query}", site().link("")))
}

/// How far local time is ahead of UTC at `deadline`.
pub fn offset_at(deadline: Option<Deadline>) -> UtcOffset {
    let Some(deadline) = deadline else { return browser::utc_offset() };
    browser::utc_offset_at(deadline.moment(browser::utc_offset()))
}

/// Whether the deadline is over at `now`.
pub fn is_over(deadline: Option<Deadline>, now: Moment) -> bool {
    deadline.is_some_and(|it| it.moment(offset_at(Some(it))) <= now)
}

/// Whether what was right may be shown at `now` of something that was handed in.
pub fn shows_answers(assignment: &Assignment, now: Moment) -> bool {
    assignment.shows_answers(now, offset_at(assignment.deadline))
}

/// What makes an exercise the same for everyone with this series and attempt.
pub fn go_of(assignment: &Assignment, series: u32, attempt: u32, exercise: &Exercise) -> Go {
    Go { round: assignment.round(series, attempt, exercise.case.is_some()), is_hbo: assignment.is_hbo() }
}

/// A title as part of the name of a file: letters, digits and hyphens.
pub fn file_part(text: &str) -> String {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.join("-").chars().take(40).collect()
}
