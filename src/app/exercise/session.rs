//! One learner at one exercise: the answer in the making, checking it, beginning anew.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::exercise::{Exercise, Grade};
use trainer::id::fingerprint;
use trainer::progress::{Context, What};
use trainer::time::Moment;

use super::{Attempt, Stage};
use crate::app::draft::Draft;
use crate::app::state::Learner;
use crate::app::{browser, learner};

/// The state of one exercise on the screen. Copied freely.
#[derive(Clone, Copy)]
pub(super) struct Session {
    exercise: StoredValue<Arc<Exercise>>,
    context: Context,
    stands_for: StoredValue<Option<(String, u32)>>,
    learner: Learner,
    draft: RwSignal<Draft>,
    /// When the learner first touched it in this round.
    begun: StoredValue<Option<Moment>>,
    /// The grade, once the answer was checked.
    pub(super) grade: RwSignal<Option<Grade>>,
    /// Why the answer could not be checked, for the learner.
    pub(super) objection: RwSignal<Option<String>>,
}

impl Session {
    /// Goes on where the learner left this exercise.
    pub(super) fn new(exercise: &Arc<Exercise>, context: Context, stands_for: Option<(String, u32)>) -> Self {
        let draft = Draft::load(exercise, context);
        let grade = draft.checked.then(|| exercise.body.grade_text(&draft.answer));
        let session = Self {
            exercise: StoredValue::new(exercise.clone()),
            context,
            stands_for: StoredValue::new(stands_for),
            learner: learner(),
            draft: RwSignal::new(draft),
            begun: StoredValue::new(None),
            grade: RwSignal::new(grade),
            objection: RwSignal::new(None),
        };
        session.keep_draft();
        session
    }

    /// Writes the draft whenever it changes, so that a reload in the middle loses nothing.
    fn keep_draft(self) {
        Effect::new(move |first: Option<()>| {
            let draft = self.draft.read();
            // A view may begin with an answer, such as the numbers of a sum; that is kept at once.
            if first.is_some() || !draft.answer.is_empty() {
                if self.objection.read_untracked().is_some() {
                    self.objection.set(None);
                }
                self.learner.note(self.exercise.with_value(|exercise| draft.save(exercise, self.context)));
            }
        });
    }

    /// What the view of the kind works with; another one in each round (tracked).
    pub(super) fn attempt(self, round: Memo<u32>) -> Attempt {
        let of_exercise = self.exercise.with_value(|exercise| u64::from(fingerprint(&exercise.id)));
        let round = round.get();
        let seed = of_exercise ^ (u64::from(round) << 32);
        let is_hbo = untrack(|| self.learner.is_hbo());
        Attempt { draft: self.draft, grade: self.grade, seed, round, stage: Stage::Learning, is_hbo }
    }

    /// How often the exercise was begun anew.
    pub(super) fn round(self) -> Memo<u32> {
        Memo::new(move |_| self.draft.read().round)
    }

    /// Whether there is something to check yet.
    pub(super) fn is_checkable(self) -> Memo<bool> {
        Memo::new(move |_| {
            self.exercise.with_value(|exercise| exercise.body.is_checkable_text(&self.draft.read().answer))
        })
    }

    /// Grades and records the answer. `None`, with an objection, when there is none or it is not finished.
    pub(super) fn check(self) -> Option<Grade> {
        let answer = self.draft.read_untracked().answer.clone();
        let (unfinished, grade) = self
            .exercise
            .with_value(|exercise| (exercise.body.unfinished_text(&answer), exercise.body.grade_text(&answer)));
        let is_empty = !grade.parts.iter().any(|part| part.answered);
        let missing = is_empty.then(|| "Geef eerst een antwoord. Dan kijk ik het na.".to_owned());
        self.objection.set(unfinished.or(missing));
        if self.objection.read_untracked().is_some() {
            return None;
        }
        self.learner.record(self.exercise.with_value(|exercise| self.event(exercise, &grade, answer)));
        self.draft.update(|draft| draft.checked = true);
        self.grade.set(Some(grade.clone()));
        Some(grade)
    }

    /// Whether the learner objected to the grade of this answer (tracked).
    pub(super) fn has_appealed(self) -> bool {
        let answer = self.draft.read().answer.clone();
        let progress = self.learner.progress.read();
        self.exercise.with_value(|exercise| progress.has_appealed(&exercise.id, exercise.fingerprint(), &answer))
    }

    /// Records that the learner objects to the grade.
    pub(super) fn appeal(self) {
        let answer = self.draft.read_untracked().answer.clone();
        let (exercise, key) = self.exercise.with_value(|exercise| (exercise.id.clone(), exercise.fingerprint()));
        self.learner.record(What::Appeal { exercise, key, answer });
    }

    /// Empties the answer for another try.
    pub(super) fn again(self) {
        self.objection.set(None);
        self.begun.set_value(Some(browser::now()));
        self.grade.set(None);
        self.draft.update(|draft| *draft = Draft { key: draft.key, round: draft.round + 1, ..Draft::default() });
    }

    /// Call when the learner touches the exercise: from then on the time counts.
    pub(super) fn touch(self) {
        self.begun.update_value(|begun| *begun = begun.or_else(|| Some(browser::now())));
    }

    fn event(self, exercise: &Exercise, grade: &Grade, answer: String) -> What {
        let now = browser::now();
        What::Answer {
            exercise: exercise.id.clone(),
            key: exercise.fingerprint(),
            points: grade.points,
            max: grade.max,
            // A phone that was put away is no hour of thinking.
            seconds: ((now.0 - self.begun.get_value().unwrap_or(now).0) / 1000).clamp(0, 3600) as u32,
            context: self.context,
            answer,
            confusions: grade.confusions.iter().map(|pair| (pair.chosen.clone(), pair.right.clone())).collect(),
            stands_for: self.stands_for.get_value(),
        }
    }
}
