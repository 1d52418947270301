//! How far a student is with an assignment.

use trainer::assignment::Questions;
use trainer::delivery::Index;
use trainer::progress::{Accepted, Progress};

use super::Opened;
use crate::app::desk::Desk;

/// How far: each time how many of how many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Standing {
    /// Sections read.
    pub(super) read: (usize, usize),
    /// Questions answered, in the attempt at hand or the last one.
    pub(super) made: (usize, usize),
    /// Whether an attempt was begun that is not handed in.
    pub(super) is_begun: bool,
    /// How often it was handed in.
    pub(super) handed_in: usize,
    /// Whether it may be made once more.
    pub(super) has_attempts: bool,
}

impl Standing {
    /// How far the learner is (tracked).
    pub(super) fn of(
        opened: &Opened,
        index: &Index,
        progress: &Progress,
        accepted: Option<&Accepted>,
        desk: Desk,
    ) -> Self {
        let assignment = &opened.link.assignment;
        let sections: Vec<bool> =
            assignment.sections(index).map(|(module, section)| progress.has_read(&module.slug, &section.id)).collect();
        let read = (sections.iter().filter(|is_read| **is_read).count(), sections.len());
        let hand_ins = accepted.map(|accepted| accepted.hand_ins.as_slice()).unwrap_or_default();
        let begun = desk.with(opened.link.id, |sitting| {
            (sitting.questions.iter().filter(|question| question.is_answered).count(), sitting.questions.len())
        });
        let made = begun.unwrap_or_else(|| match hand_ins.last() {
            Some((_, _, hand_in)) => {
                let questions = &hand_in.taken.questions;
                (questions.iter().filter(|question| !question.answer.is_empty()).count(), questions.len())
            }
            None => (0, assignment.items(index, assignment.series.unwrap_or(1)).len()),
        });
        Self {
            read,
            made,
            is_begun: begun.is_some(),
            handed_in: hand_ins.len(),
            has_attempts: assignment.questions != Questions::Nothing && hand_ins.len() < assignment.attempts as usize,
        }
    }

    /// `gelezen 2 van 5 · gemaakt 4 van 12 · ingeleverd`.
    pub(super) fn words(&self) -> String {
        let mut words = Vec::new();
        for (what, (done, total)) in [("gelezen", self.read), ("gemaakt", self.made)] {
            if total > 0 {
                words.push(format!("{what} {done} van {total}"));
            }
        }
        match self.handed_in {
            0 => {}
            1 => words.push("ingeleverd".to_owned()),
            times => words.push(format!("{times} keer ingeleverd")),
        }
        words.join(" · ")
    }
}
