//! What follows from the log: results per exercise, memory per card, mix-ups, sections read.

use std::collections::{BTreeMap, BTreeSet};

use super::{Event, Log, What};
use crate::review::{Memory, Rating, Scheduler};
use crate::time::{Day, Moment, UtcOffset};

/// Everything that is derived from a log. Built whole from a log, or kept up to date with [`Progress::apply`].
#[derive(Clone, Debug, Default)]
pub struct Progress {
    exercises: BTreeMap<(String, u32), ItemResult>,
    cards: BTreeMap<String, Memory>,
    confusions: BTreeMap<(String, String), u32>,
    sections: BTreeSet<(String, String)>,
    new_cards: BTreeMap<Day, usize>,
    last_read: Option<(String, String)>,
    appeals: BTreeSet<(String, u32, String)>,
    missed: BTreeSet<String>,
    scheduler: Scheduler,
    offset: UtcOffset,
}

/// The results on one exercise, under its present answer key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ItemResult {
    /// How often it was answered.
    pub attempts: u32,
    /// The points of the last attempt.
    pub points: u32,
    /// The points that could be earned.
    pub max: u32,
    /// Whether any attempt earned all points.
    pub mastered: bool,
    /// When it was last answered.
    pub last: Moment,
}

impl Progress {
    /// Derives everything from `log`, for a learner whose clock is `offset` ahead of UTC.
    pub fn of(log: &Log, offset: UtcOffset) -> Self {
        let mut progress = Self { offset, ..Self::default() };
        for event in log.in_order() {
            progress.apply(event);
        }
        progress
    }

    /// Adds one event that is later than all before it and takes nothing back; else build anew with [`Progress::of`].
    pub fn apply(&mut self, event: &Event) {
        match &event.what {
            What::Answer { exercise, key, points, max, confusions, .. } => {
                let result = self.exercises.entry((exercise.clone(), *key)).or_default();
                result.attempts += 1;
                result.points = *points;
                result.max = *max;
                result.mastered |= points >= max;
                result.last = event.at;
                for pair in confusions {
                    *self.confusions.entry(pair.clone()).or_default() += 1;
                }
            }
            What::Review { card, rating, .. } => self.review(card, *rating, event.at),
            What::Read { module, section } => {
                self.sections.insert((module.clone(), section.clone()));
                self.last_read = Some((module.clone(), section.clone()));
            }
            What::Appeal { exercise, key, answer } => {
                self.appeals.insert((exercise.clone(), *key, answer.clone()));
            }
            What::WordWeb { touched, missed, .. } => {
                self.missed.extend(missed.iter().cloned());
                self.missed.retain(|concept| !touched.contains(concept));
            }
            What::Undo { .. } => {}
        }
    }

    fn review(&mut self, card: &str, rating: Rating, at: Moment) {
        let day = Day::of(at, self.offset);
        let before = self.cards.get(card).copied();
        if before.is_none() {
            *self.new_cards.entry(day).or_default() += 1;
        }
        self.cards.insert(card.to_owned(), self.scheduler.outcomes(before, day).after(rating));
    }

    /// The results on `exercise` as long as its answer key has this fingerprint.
    pub fn exercise(&self, exercise: &str, key: u32) -> Option<ItemResult> {
        self.exercises.get(&(exercise.to_owned(), key)).copied()
    }

    /// What is remembered of `card`; `None` when it was never reviewed.
    pub fn card(&self, card: &str) -> Option<Memory> {
        self.cards.get(card).copied()
    }

    /// How many cards were seen for the first time on `day`.
    pub fn new_cards_on(&self, day: Day) -> usize {
        self.new_cards.get(&day).copied().unwrap_or(0)
    }

    /// Whether this section of this module was read.
    pub fn has_read(&self, module: &str, section: &str) -> bool {
        self.sections.contains(&(module.to_owned(), section.to_owned()))
    }

    /// The module and section that were read last.
    pub fn last_read(&self) -> Option<(&str, &str)> {
        self.last_read.as_ref().map(|(module, section)| (module.as_str(), section.as_str()))
    }

    /// Whether the learner objected to the grade of this answer.
    pub fn has_appealed(&self, exercise: &str, key: u32, answer: &str) -> bool {
        self.appeals.contains(&(exercise.to_owned(), key, answer.to_owned()))
    }

    /// Whether the learner did not think of this concept in the last word web around it.
    pub fn has_missed(&self, concept: &str) -> bool {
        self.missed.contains(concept)
    }

    /// How often each thing was taken for another: (chosen, right) with a count, most often first.
    pub fn confusions(&self) -> Vec<(&str, &str, u32)> {
        let mut pairs: Vec<(&str, &str, u32)> =
            self.confusions.iter().map(|((chosen, right), count)| (chosen.as_str(), right.as_str(), *count)).collect();
        pairs.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::{Context, Segment};

    const DAY: i64 = 86_400_000;

    fn answer(points: u32, key: u32) -> What {
        What::Answer {
            exercise: "kr".into(),
            key,
            points,
            max: 2,
            seconds: 4,
            context: Context::Lesson,
            answer: "{}".into(),
            confusions: if points < 2 { vec![("topklant".into(), "kansklant".into())] } else { Vec::new() },
        }
    }

    fn progress(script: &[(i64, What)]) -> Progress {
        let mut segment = Segment::new(1);
        let mut log = Log::default();
        for (at, what) in script {
            log.add(segment.push(Moment(*at), what.clone()));
        }
        Progress::of(&log, UtcOffset(60))
    }

    #[test]
    fn the_last_attempt_counts_and_mastery_stays() {
        let progress = progress(&[(1, answer(0, 9)), (2, answer(2, 9)), (3, answer(1, 9))]);
        let result = progress.exercise("kr", 9).expect("er is geantwoord");
        assert_eq!((result.attempts, result.points, result.mastered), (3, 1, true));
        assert_eq!(progress.confusions(), [("topklant", "kansklant", 2)]);
    }

    #[test]
    fn a_changed_key_resets_that_exercise_only() {
        let progress = progress(&[(1, answer(2, 9))]);
        assert!(progress.exercise("kr", 9).is_some());
        assert!(progress.exercise("kr", 10).is_none());
    }

    #[test]
    fn reviews_become_memory_and_new_cards_are_counted_per_day() {
        let review = |rating| What::Review { card: "k".into(), rating, seconds: 2 };
        let progress = progress(&[
            (10 * DAY, review(Rating::Again)),
            (10 * DAY + 1, review(Rating::Good)),
            (11 * DAY, review(Rating::Good)),
        ]);
        let memory = progress.card("k").expect("er is herhaald");
        assert_eq!(memory.last, Day::of(Moment(11 * DAY), UtcOffset(60)));
        assert!(memory.due > memory.last);
        assert_eq!(progress.new_cards_on(Day::of(Moment(10 * DAY), UtcOffset(60))), 1);
        assert_eq!(progress.new_cards_on(memory.last), 0);
    }

    #[test]
    fn a_section_read_is_remembered() {
        let progress = progress(&[(1, What::Read { module: "maatwerk".into(), section: "typen".into() })]);
        assert!(progress.has_read("maatwerk", "typen"));
        assert_eq!(progress.last_read(), Some(("maatwerk", "typen")));
    }

    #[test]
    fn a_concept_is_missed_until_a_later_web_touches_it() {
        let web = |touched: &[&str], missed: &[&str]| What::WordWeb {
            web: "ww".into(),
            touched: touched.iter().map(|id| (*id).to_owned()).collect(),
            missed: missed.iter().map(|id| (*id).to_owned()).collect(),
        };
        let progress = progress(&[(1, web(&["a"], &["b", "c"])), (2, web(&["b"], &["a"]))]);
        assert_eq!(["a", "b", "c"].map(|id| progress.has_missed(id)), [true, false, true]);
    }

    #[test]
    fn an_appeal_is_about_one_answer_under_one_key() {
        let appeal = What::Appeal { exercise: "weg".into(), key: 3, answer: "x".into() };
        let progress = progress(&[(1, appeal)]);
        assert!(progress.has_appealed("weg", 3, "x"));
        assert!(!progress.has_appealed("weg", 4, "x"));
        assert!(!progress.has_appealed("weg", 3, "y"));
    }
}
