//! A test that someone is making: everything that must survive a reload, a closed tab or an empty battery.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Draw, Spec};
use crate::delivery::Index;
use crate::time::Moment;

/// The version of the stored form.
const VERSION: u32 = 1;

/// When the clock warns, in seconds left, the earliest first.
const WARNINGS: [(u32, Warning); 2] = [(600, Warning::TenMinutes), (120, Warning::TwoMinutes)];

/// No stored time limit is longer than this, in seconds: a day.
const MAX_LIMIT: u32 = 86_400;

/// At most so many seconds go by at once. A browser lets a hidden page count once a minute; longer than that a device was asleep.
const LONGEST: u32 = 90;

/// How many whole seconds of a test go by from `last` to `now`, and up to when they are counted. A clock that was set back and a device
/// that was asleep cost hardly any time.
pub fn elapsed(last: Moment, now: Moment) -> (u32, Moment) {
    match now.0.saturating_sub(last.0).div_euclid(1000) {
        ..0 => (0, now),
        // What is less than a second goes with the next ones.
        seconds if seconds < i64::from(LONGEST) => (seconds as u32, Moment(last.0 + seconds * 1000)),
        _ => (LONGEST, now),
    }
}

/// A test in the making.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sitting {
    #[serde(rename = "v")]
    version: u32,
    /// The code that draws the same test again.
    pub code: String,
    /// The questions in their order; at least one.
    pub questions: Vec<Question>,
    /// The place of the question on the screen.
    pub at: usize,
    /// When it was begun.
    pub began: Moment,
    /// How many seconds were spent in it.
    pub seconds: u32,
    /// After how many seconds it closes; `None`: it does not.
    pub limit: Option<u32>,
    /// What percentage the learner thinks to have right.
    #[serde(default)]
    pub estimate: Option<u8>,
}

/// One question of a test in the making.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The slug of its module.
    pub module: String,
    /// The exercise.
    pub exercise: String,
    /// The fingerprint of its answer key.
    pub key: u32,
    /// What its view keeps, in its stored form. That may be more than an answer: the numbers of a sum.
    #[serde(default)]
    pub answer: String,
    /// Whether there is an answer in it.
    #[serde(default)]
    pub is_answered: bool,
    /// Whether the learner wants to look at it again.
    #[serde(default)]
    pub is_flagged: bool,
    /// Seconds spent on it.
    #[serde(default)]
    pub seconds: u32,
    /// Whether the answer was checked and shown, as an assignment may do; then it can't change.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_checked: bool,
    /// Whether the learner objects to how it was graded.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_appealed: bool,
}

/// That there is little time left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Ten minutes.
    TenMinutes,
    /// Two minutes.
    TwoMinutes,
    /// None.
    TimeIsUp,
}

impl Warning {
    /// What to tell the learner.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::TenMinutes => "Nog tien minuten.",
            Self::TwoMinutes => "Nog twee minuten. Daarna wordt de toets vanzelf ingeleverd.",
            Self::TimeIsUp => "De tijd is om. De toets is gesloten.",
        }
    }
}

/// Why a stored test can't go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SittingError {
    /// It can't be read.
    Damaged,
    /// It was stored by a later version.
    TooNew,
}

impl fmt::Display for SittingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Damaged => "Je bewaarde toets is beschadigd en kan niet verder. Begin een nieuwe toets; je andere voortgang is er nog.",
            Self::TooNew => "Je toets is begonnen in een nieuwere versie van de trainer. Ververs deze pagina en probeer het opnieuw.",
        })
    }
}

impl Sitting {
    /// Begins the test that `spec` drew at `now`, with a time limit of so many seconds. `None` when there is nothing to ask.
    pub fn begin(spec: &Spec, draw: &Draw, limit: Option<u32>, now: Moment) -> Option<Self> {
        let question = |slot: &super::Slot| Question {
            module: slot.module.clone(),
            exercise: slot.exercise.clone(),
            key: slot.key,
            ..Question::default()
        };
        Self::of(spec.to_string(), draw.questions.iter().map(question).collect(), limit, now)
    }

    /// Begins with `questions` at `now`; `code` names where they come from. `None` when there is nothing to ask.
    pub fn of(code: String, questions: Vec<Question>, limit: Option<u32>, now: Moment) -> Option<Self> {
        let limit = limit.map(|limit| limit.clamp(1, MAX_LIMIT));
        let sitting = Self { version: VERSION, code, questions, at: 0, began: now, seconds: 0, limit, estimate: None };
        (!sitting.questions.is_empty()).then_some(sitting)
    }

    /// Reads a stored test.
    ///
    /// # Errors
    /// When it is damaged, or of a later version. Nothing of it can be used then.
    pub fn read(text: &str) -> Result<Self, SittingError> {
        #[derive(Deserialize)]
        struct Head {
            v: u32,
        }
        let head: Head = serde_json::from_str(text).map_err(|_| SittingError::Damaged)?;
        if head.v > VERSION {
            return Err(SittingError::TooNew);
        }
        let mut sitting: Self = serde_json::from_str(text).map_err(|_| SittingError::Damaged)?;
        if sitting.questions.is_empty() {
            return Err(SittingError::Damaged);
        }
        sitting.at = sitting.at.min(sitting.questions.len() - 1);
        sitting.limit = sitting.limit.map(|limit| limit.clamp(1, MAX_LIMIT));
        sitting.seconds = sitting.seconds.min(sitting.limit.unwrap_or(u32::MAX));
        Ok(sitting)
    }

    /// The stored form.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Leaves out the questions that the course no longer has, or has with another answer key; returns how many. When that would be all,
    /// none is left out and the sitting can't go on: then it returns the number of all questions.
    pub fn leave_out_changed(&mut self, index: &Index) -> usize {
        let total = self.questions.len();
        let mut is_kept = Vec::with_capacity(total);
        for question in &mut self.questions {
            let mut entries =
                index.modules.iter().flat_map(|module| module.exercises.iter().map(move |entry| (module, entry)));
            let found = entries.find(|(_, entry)| entry.id == question.exercise && entry.key == question.key);
            if let Some((module, _)) = found {
                module.slug.clone_into(&mut question.module);
            }
            is_kept.push(found.is_some());
        }
        let kept = is_kept.iter().filter(|kept| **kept).count();
        if kept == 0 {
            return total;
        }
        let before = is_kept.iter().take(self.at).filter(|kept| **kept).count();
        let mut flags = is_kept.into_iter();
        self.questions.retain(|_| flags.next().unwrap_or_default());
        self.at = before.min(kept - 1);
        total - kept
    }

    /// The question on the screen.
    pub fn question(&self) -> &Question {
        &self.questions[self.at.min(self.questions.len() - 1)]
    }

    /// Lets `seconds` go by at the question on the screen; says when that is a moment to warn.
    pub fn tick(&mut self, seconds: u32) -> Option<Warning> {
        let before = self.time_left();
        let seconds = seconds.min(before.unwrap_or(u32::MAX));
        self.seconds = self.seconds.saturating_add(seconds);
        if let Some(question) = self.questions.get_mut(self.at) {
            question.seconds = question.seconds.saturating_add(seconds);
        }
        let (before, after) = (before?, self.time_left()?);
        if after == 0 {
            return (before > 0).then_some(Warning::TimeIsUp);
        }
        WARNINGS.iter().rev().find(|(left, _)| before > *left && after <= *left).map(|(_, warning)| *warning)
    }

    /// How many seconds are left; `None` without a time limit.
    pub fn time_left(&self) -> Option<u32> {
        self.limit.map(|limit| limit.saturating_sub(self.seconds))
    }

    /// Whether the time has run out: nothing can be answered any more.
    pub fn is_over(&self) -> bool {
        self.time_left() == Some(0)
    }

    /// Keeps `answer` for the question on the screen. `is_answered` tells an answer from what a view keeps besides.
    pub fn answer(&mut self, answer: String, is_answered: bool) {
        if self.is_over() {
            return;
        }
        if let Some(question) = self.questions.get_mut(self.at).filter(|question| !question.is_checked) {
            question.answer = answer;
            question.is_answered = is_answered;
        }
    }

    /// Marks the question on the screen to look at again, or takes the mark away.
    pub fn flag(&mut self) {
        if let Some(question) = self.questions.get_mut(self.at) {
            question.is_flagged = !question.is_flagged;
        }
    }

    /// Goes to the question at `place`, or to the last when there are fewer.
    pub fn go(&mut self, place: usize) {
        self.at = place.min(self.questions.len() - 1);
    }

    /// The places of the questions without an answer.
    pub fn unanswered(&self) -> Vec<usize> {
        self.places(|question| !question.is_answered)
    }

    /// The places of the questions that the learner marked.
    pub fn flagged(&self) -> Vec<usize> {
        self.places(|question| question.is_flagged)
    }

    fn places(&self, is_one: impl Fn(&Question) -> bool) -> Vec<usize> {
        (0..self.questions.len()).filter(|at| is_one(&self.questions[*at])).collect()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::delivery::{ExerciseEntry, ModuleEntry};
    use crate::exam::Slot;
    use crate::exercise::Level;

    pub fn sitting(questions: u32, limit: Option<u32>) -> Sitting {
        let slot = |at: u32| Slot { module: "m".into(), exercise: format!("x{at}"), key: at, level: Level::R };
        let draw = Draw { questions: (0..questions).map(slot).collect(), ..Draw::default() };
        Sitting::begin(&"mbo-half-1-1".parse().expect("een code"), &draw, limit, Moment(5)).expect("er zijn vragen")
    }

    fn index(keys: &[(&str, u32)]) -> Index {
        let exercises =
            keys.iter().map(|(id, key)| ExerciseEntry { id: (*id).into(), key: *key, ..ExerciseEntry::default() });
        let module = ModuleEntry { slug: "nieuw".into(), exercises: exercises.collect(), ..ModuleEntry::default() };
        Index { modules: vec![module], ..Index::default() }
    }

    #[test]
    fn the_clock_warns_twice_and_then_closes_the_test() {
        let mut sitting = sitting(2, Some(1800));
        assert_eq!(sitting.tick(1199), None);
        assert_eq!(sitting.tick(1), Some(Warning::TenMinutes));
        assert_eq!(sitting.tick(60), None);
        assert_eq!(sitting.tick(420), Some(Warning::TwoMinutes));
        assert_eq!(sitting.tick(500), Some(Warning::TimeIsUp));
        assert_eq!((sitting.time_left(), sitting.seconds, sitting.tick(5)), (Some(0), 1800, None));
        sitting.answer("te laat".into(), true);
        assert!(sitting.is_over() && !sitting.questions[0].is_answered);
    }

    #[test]
    fn a_long_sleep_warns_with_the_last_warning_only() {
        let mut sitting = sitting(1, Some(1800));
        assert_eq!(sitting.tick(1790), Some(Warning::TwoMinutes));
    }

    #[test]
    fn a_clock_that_jumps_costs_little_or_nothing() {
        let at = Moment;
        assert_eq!(elapsed(at(1_000), at(3_700)), (2, at(3_000)));
        assert_eq!(elapsed(at(1_000), at(1_999)), (0, at(1_000)));
        assert_eq!(elapsed(at(1_000), at(61_000)), (60, at(61_000)));
        assert_eq!(elapsed(at(1_000), at(8_000_000_000_000)), (LONGEST, at(8_000_000_000_000)));
        assert_eq!(elapsed(at(9_000), at(1_000)), (0, at(1_000)));
        assert_eq!(elapsed(at(i64::MIN), at(i64::MAX)), (LONGEST, at(i64::MAX)));
    }

    #[test]
    fn without_a_limit_there_is_no_end() {
        let mut sitting = sitting(1, None);
        assert_eq!((sitting.tick(u32::MAX), sitting.tick(9), sitting.time_left()), (None, None, None));
        assert!(!sitting.is_over());
    }

    #[test]
    fn answers_flags_and_time_belong_to_the_question_on_the_screen() {
        let mut sitting = sitting(3, None);
        sitting.go(1);
        sitting.tick(7);
        sitting.answer("{}".into(), true);
        sitting.flag();
        sitting.go(99);
        assert_eq!((sitting.at, sitting.unanswered(), sitting.flagged()), (2, vec![0, 2], vec![1]));
        assert_eq!(sitting.questions[1].seconds, 7);
    }

    #[test]
    fn a_question_that_changed_is_left_out_and_the_place_is_kept() {
        let mut sitting = sitting(4, None);
        sitting.go(2);
        let left_out = sitting.leave_out_changed(&index(&[("x0", 0), ("x1", 99), ("x2", 2)]));
        let kept: Vec<&str> = sitting.questions.iter().map(|question| question.exercise.as_str()).collect();
        assert_eq!((left_out, kept, sitting.at), (2, vec!["x0", "x2"], 1));
        assert_eq!(sitting.question().module, "nieuw");
    }

    #[test]
    fn when_every_question_changed_nothing_is_left_to_go_on_with() {
        let mut sitting = sitting(2, None);
        assert_eq!(sitting.leave_out_changed(&index(&[])), 2);
        assert_eq!(sitting.question().exercise, "x0");
    }

    #[test]
    fn what_is_stored_comes_back() {
        let mut sitting = sitting(3, Some(60));
        sitting.go(1);
        sitting.answer("{\"text\":\"é\"}".into(), true);
        assert_eq!(Sitting::read(&sitting.write()), Ok(sitting));
    }

    #[test]
    fn a_later_version_is_named_as_such_and_an_empty_test_is_damaged() {
        assert_eq!(Sitting::read("{\"v\":2,\"anders\":true}"), Err(SittingError::TooNew));
        let empty = r#"{"v":1,"code":"x","questions":[],"at":0,"began":0,"seconds":0,"limit":null}"#;
        assert_eq!(Sitting::read(empty), Err(SittingError::Damaged));
    }

    proptest! {
        #[test]
        fn damaged_text_never_panics(cut in 0_usize..400, at in any::<usize>(), text in "\\PC{0,40}") {
            let whole = Sitting { at, ..sitting(2, Some(60)) }.write();
            let _ = Sitting::read(&text);
            if let Ok(mut sitting) = Sitting::read(whole.get(..cut).unwrap_or(&whole)) {
                sitting.tick(3);
                sitting.answer(text, true);
                prop_assert!(sitting.at < 2);
            }
        }
    }
}
