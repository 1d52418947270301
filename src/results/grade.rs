//! Grading a result again, from its answers: what it says of its own grade is not believed.

use std::collections::{BTreeMap, BTreeSet};

use super::book::{Book, Entry};
use super::choices::choices;
use super::decisions::Decisions;
use super::{Answered, Submission};
use crate::exam::Tally;

/// What one question came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    /// The course does not have this exercise: it does not count.
    Unknown,
    /// Nothing was answered: no points.
    Unanswered,
    /// Written freely, and the teacher has given no points yet: it does not count until then.
    Waiting,
    /// Points out of the most that could be earned.
    Points(u32, u32),
}

impl Outcome {
    /// The part of its one point that the question earned, 0 to 1; `None` when it does not count.
    pub fn share(self) -> Option<f64> {
        match self {
            Self::Unknown | Self::Waiting => None,
            Self::Unanswered => Some(0.0),
            Self::Points(points, max) => Some(f64::from(points.min(max)) / f64::from(max.max(1))),
        }
    }
}

/// One question of a result, graded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// The number of the exercise.
    pub exercise: u32,
    /// What it came to.
    pub outcome: Outcome,
    /// What blind guessing earns of its one point, in thousandths.
    pub guess: u32,
    /// Whether the exercise had another key when it was answered.
    pub has_other_key: bool,
    /// Whether it only counts as right because the teacher accepted the wording.
    pub is_accepted: bool,
    /// Whether the student says that it was graded wrongly.
    pub has_appealed: bool,
    /// Seconds spent on it.
    pub seconds: u32,
}

/// Grades results, and remembers what each answer came to: a class gives the same answers over and over.
#[derive(Debug, Default)]
pub struct Grader {
    known: BTreeMap<u32, BTreeMap<String, Known>>,
}

#[derive(Clone, Debug, Default)]
struct Known {
    points: u32,
    max: u32,
    is_begun: bool,
    /// Points that each part misses, by its id.
    misses: Vec<(String, u32)>,
    confusions: Vec<(String, String)>,
}

impl Known {
    fn of(entry: &Entry, answer: &str) -> Self {
        let body = &entry.exercise.body;
        let grade = body.grade_text(answer);
        // What is written freely has no parts that were answered until someone scored it. Elsewhere asking would grade once more.
        let is_begun = match body.is_self_scored() {
            true => body.is_begun_text(answer),
            false => grade.parts.iter().any(|part| part.answered),
        };
        Self {
            points: grade.points,
            max: grade.max,
            is_begun,
            misses: grade.parts.iter().map(|part| (part.id.clone(), part.max.saturating_sub(part.points))).collect(),
            confusions: grade.confusions.into_iter().map(|pair| (pair.chosen, pair.right)).collect(),
        }
    }
}

impl Grader {
    /// Each question of `submission` once, in its order, graded with the exercises of `book` and what the teacher decided.
    pub fn grade(&mut self, submission: &Submission, book: &Book, decisions: &Decisions) -> Vec<Mark> {
        let who = submission.number();
        let mut seen = BTreeSet::new();
        let first = submission.answers.iter().filter(|answered| seen.insert(answered.exercise));
        first.map(|answered| self.mark(answered, who, book, decisions)).collect()
    }

    /// What was chosen where what was right, in an answer that was graded before.
    pub fn confusions(&self, answered: &Answered) -> &[(String, String)] {
        let known = self.known.get(&answered.exercise).and_then(|answers| answers.get(&answered.answer));
        known.map_or(&[], |known| known.confusions.as_slice())
    }

    fn mark(&mut self, answered: &Answered, who: u32, book: &Book, decisions: &Decisions) -> Mark {
        let mut mark = Mark {
            exercise: answered.exercise,
            outcome: Outcome::Unknown,
            guess: 0,
            has_other_key: false,
            is_accepted: false,
            has_appealed: answered.has_appealed,
            seconds: answered.seconds,
        };
        let Some(entry) = book.get(answered.exercise) else { return mark };
        let answers = self.known.entry(answered.exercise).or_default();
        if !answers.contains_key(&answered.answer) {
            answers.insert(answered.answer.clone(), Known::of(entry, &answered.answer));
        }
        let known = &answers[&answered.answer];
        mark.guess = entry.guess;
        mark.has_other_key = answered.key != entry.key;
        mark.outcome = if !known.is_begun {
            Outcome::Unanswered
        } else if entry.exercise.body.is_self_scored() {
            let given = decisions.scored.iter().find(|given| given.who == who && given.exercise == answered.exercise);
            given.map_or(Outcome::Waiting, |given| Outcome::Points(given.points.min(known.max), known.max))
        } else {
            let more = accepted_points(entry, answered, known, decisions);
            mark.is_accepted = more > 0;
            Outcome::Points((known.points + more).min(known.max), known.max)
        };
        mark
    }
}

/// The points that an answer earns above its grade, because the teacher accepted what was typed in it.
fn accepted_points(entry: &Entry, answered: &Answered, known: &Known, decisions: &Decisions) -> u32 {
    let concerns = decisions.accepted.iter().any(|decided| decided.is_right && decided.exercise == answered.exercise);
    if !concerns || known.points >= known.max {
        return 0;
    }
    let accepted = choices(&entry.exercise, &answered.answer)
        .into_iter()
        .filter(|choice| !choice.is_right && decisions.is_accepted(answered.exercise, &choice.part, &choice.chosen));
    let missed = |part: &str| match known.misses.as_slice() {
        [(_, missed)] => *missed,
        parts => parts.iter().find(|(id, _)| id == part).map_or(0, |(_, missed)| *missed),
    };
    accepted.map(|choice| missed(&choice.part)).sum()
}

/// What all `marks` come to. Questions that do not exist here do not count, and neither does what still waits for the teacher's points.
pub fn tally(marks: &[Mark]) -> Tally {
    let mut tally = Tally::default();
    for mark in marks {
        tally.waiting += u32::from(mark.outcome == Outcome::Waiting);
        if let Some(share) = mark.outcome.share() {
            tally.questions += 1;
            tally.points += share;
            tally.guess += f64::from(mark.guess.min(1_000)) / 1_000.0;
        }
    }
    tally
}
