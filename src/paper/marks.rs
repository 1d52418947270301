//! From points to marks, as a table for who marks by hand.

use super::{Points, Question};
use crate::exam::{Sum, Tally};
use crate::progress::MarkRules;

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// The points earned, in halves.
    pub halves: u32,
    /// The mark.
    pub sum: Sum,
}

/// The mark for every number of points that `questions` can earn, 0 first: in whole points, or in halves where a question is one point and may
/// be right in part. `None` without questions.
pub fn mark_table(questions: &[Question], points: Points, rules: MarkRules) -> Option<Vec<Row>> {
    let worth = |question: &Question| question.points(points);
    let max: u32 = questions.iter().map(worth).sum();
    let guess: f64 = questions.iter().map(|question| question.guess * f64::from(worth(question))).sum();
    let is_in_halves = points == Points::Question && questions.iter().any(|question| question.max > 1);
    let step = if is_in_halves { 1 } else { 2 };
    let row = |halves: u32| {
        let tally = Tally { questions: max, points: f64::from(halves) / 2.0, guess, waiting: 0 };
        Sum::of(tally, rules).map(|sum| Row { halves, sum })
    };
    (0..=2 * max).step_by(step).map(row).collect()
}
