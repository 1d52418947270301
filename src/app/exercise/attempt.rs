//! One go at an exercise: the answer in the making, and where it is made.

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use trainer::exercise::{Grade, Part};

use crate::app::draft::Draft;

/// One go at an exercise, as its view sees it. Copied freely.
#[derive(Clone, Copy)]
pub struct Attempt {
    pub(super) draft: RwSignal<Draft>,
    /// The grade, once the answer was checked.
    pub grade: RwSignal<Option<Grade>>,
    /// Decides how options are shuffled; the same for one round.
    pub seed: u64,
    /// How often the exercise was begun anew; decides the numbers in a sum.
    pub round: u32,
    /// What may be shown besides the question.
    pub stage: Stage,
    /// Whether what HBO students work out themselves is left to the learner.
    pub is_hbo: bool,
}

/// Where an exercise stands: that decides what may be shown besides the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// While learning: everything.
    Learning,
    /// In a test: nothing that helps.
    Test,
    /// In a test that was handed in.
    AfterTest,
}

impl Attempt {
    /// The answer so far; the empty one when there is none.
    pub fn answer<A: DeserializeOwned + Default>(&self) -> A {
        serde_json::from_str(&self.draft.read_untracked().answer).unwrap_or_default()
    }

    /// Keeps `answer` as the answer so far.
    pub fn keep<A: Serialize>(&self, answer: &A) {
        if self.grade.read_untracked().is_none() {
            let text = serde_json::to_string(answer).unwrap_or_default();
            self.draft.update(|draft| draft.answer = text);
        }
    }

    /// Whether help may be shown with the question.
    pub fn may_help(&self) -> bool {
        self.stage != Stage::Test
    }

    /// Whether the answer was checked (tracked).
    pub fn is_checked(&self) -> bool {
        self.grade.read().is_some()
    }

    /// The result of the part called `id`, once checked (tracked).
    pub fn part(&self, id: &str) -> Option<Part> {
        self.grade.read().as_ref().and_then(|grade| grade.part(id).cloned())
    }
}
