//! What the log says of one card or exercise, and of one day.

use super::TakenTest;
use crate::exercise::Verdict;
use crate::review::{Memory, Rating, Scheduler};
use crate::time::{Day, Moment};

/// One card, or one exercise under one answer key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// The fingerprint of the answer key; 0 for a card.
    pub key: u32,
    /// What is remembered of it; `None` when it was never asked (or only crammed).
    pub memory: Option<Memory>,
    /// Points earned and to be earned at the answer that the memory rests on: its own, or one to an exercise that stood in for it.
    pub earned: Option<(u32, u32)>,
    /// The results, for an exercise.
    pub result: Option<ItemResult>,
    /// How often it was forgotten.
    pub lapses: u32,
    /// What was chosen where what was right, at the last answer.
    pub last_mix_ups: Vec<(String, String)>,
}

impl Item {
    pub(super) fn answer(&mut self, points: u32, max: u32, mix_ups: &[(String, String)], at: Moment) {
        let result = self.result.get_or_insert_default();
        result.attempts += 1;
        result.points = points;
        result.max = max;
        result.mastered |= points >= max;
        result.last = at;
        self.last_mix_ups.clear();
        self.last_mix_ups.extend_from_slice(mix_ups);
    }

    /// Changes the memory of it after a rating on `day`. Returns whether it is the first.
    pub(super) fn remember(&mut self, scheduler: &Scheduler, rating: Rating, day: Day) -> bool {
        let before = self.memory;
        self.memory = Some(scheduler.after(before, rating, day));
        self.lapses += u32::from(rating == Rating::Again && before.is_some());
        before.is_none()
    }
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

/// How well an exercise was remembered, from its grade: all points is `Good`, half or more is `Hard`, less is `Again`. A grade can't tell
/// what came at once, so there is no `Easy`.
pub fn rating_of(points: u32, max: u32) -> Rating {
    match Verdict::of(points, max) {
        Verdict::Right => Rating::Good,
        _ if 2 * points >= max => Rating::Hard,
        _ => Rating::Again,
    }
}

/// What was done on one study day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayTotal {
    /// Seconds at cards, exercises and tests. Reading is not timed.
    pub seconds: u32,
    /// Exercises answered, those in tests among them.
    pub answers: usize,
    /// Those with all points.
    pub right: usize,
    /// Cards reviewed.
    pub reviews: usize,
    /// Sections of lessons read.
    pub sections: usize,
    /// Cards seen for the first time.
    pub new_cards: usize,
    /// Exercises answered for the first time.
    pub new_exercises: usize,
}

impl DayTotal {
    pub(super) fn answer(&mut self, seconds: u32, is_right: bool) {
        self.seconds += seconds;
        self.answers += 1;
        self.right += usize::from(is_right);
    }

    pub(super) fn review(&mut self, seconds: u32) {
        self.seconds += seconds;
        self.reviews += 1;
    }

    pub(super) fn test(&mut self, test: &TakenTest) {
        self.seconds += test.seconds;
        self.answers += test.questions.len();
        self.right += test.questions.iter().filter(|question| question.points >= question.max).count();
    }

    pub(super) fn new_item(&mut self, is_card: bool) {
        if is_card {
            self.new_cards += 1;
        } else {
            self.new_exercises += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_becomes_a_rating() {
        let ratings = [(0, 2), (1, 2), (2, 2), (1, 3), (2, 3)].map(|(points, max)| rating_of(points, max));
        assert_eq!(ratings, [Rating::Again, Rating::Hard, Rating::Good, Rating::Again, Rating::Hard]);
    }
}
