//! Spaced repetition: what a learner remembers, and what is due. Knows no exercises; time and seeds are arguments.
//!
//! The memory model is FSRS-6 with its default parameters, through the `fsrs` crate
//! (<https://github.com/open-spaced-repetition/fsrs-rs>).

mod queue;
mod shuffle;

use std::fmt;

use fsrs::{FSRS, FSRSItem, FSRSReview, MemoryState};
use serde::{Deserialize, Serialize};

pub use queue::{Queue, queue};
pub use shuffle::shuffle;

use crate::time::Day;

/// The chance of remembering at which an item becomes due.
pub const DESIRED_RETENTION: f32 = 0.9;

/// No interval is longer than this many days: a course lasts a year.
pub const MAX_INTERVAL: i32 = 365;

/// How well a learner remembered an item. Two buttons use `Again` and `Good`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Rating {
    /// Not remembered.
    Again = 1,
    /// Remembered with much effort.
    Hard = 2,
    /// Remembered.
    Good = 3,
    /// Remembered at once.
    Easy = 4,
}

impl From<Rating> for u8 {
    fn from(rating: Rating) -> u8 {
        rating as u8
    }
}

impl TryFrom<u8> for Rating {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        match number {
            1 => Ok(Self::Again),
            2 => Ok(Self::Hard),
            3 => Ok(Self::Good),
            4 => Ok(Self::Easy),
            other => Err(format!("{other} is geen beoordeling van 1 tot 4")),
        }
    }
}

/// What is known of a learner's memory of one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Days until the chance of remembering has dropped to 90%.
    pub stability: f32,
    /// 1 (easy) to 10 (hard).
    pub difficulty: f32,
    /// The day of the last review.
    pub last: Day,
    /// The day on which it should be reviewed again; the same day after `Again`.
    pub due: Day,
}

impl Memory {
    /// The chance that the item is remembered on `day`, 0 to 1: the forgetting curve of FSRS-6.
    pub fn retrievability(&self, day: Day) -> f32 {
        let state = MemoryState { stability: self.stability, difficulty: self.difficulty };
        let elapsed = day.since(self.last).max(0) as f32;
        fsrs::current_retrievability(state, elapsed, fsrs::FSRS6_DEFAULT_DECAY).clamp(0.0, 1.0)
    }
}

/// The memory that each rating would lead to. Buttons show the intervals in these.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcomes {
    /// After `Again`.
    pub again: Memory,
    /// After `Hard`.
    pub hard: Memory,
    /// After `Good`.
    pub good: Memory,
    /// After `Easy`.
    pub easy: Memory,
}

impl Outcomes {
    /// The memory after `rating`.
    pub fn after(&self, rating: Rating) -> Memory {
        match rating {
            Rating::Again => self.again,
            Rating::Hard => self.hard,
            Rating::Good => self.good,
            Rating::Easy => self.easy,
        }
    }
}

/// Computes memories. Make one and keep it: the parameters are checked when it is made.
#[derive(Clone, Default)]
pub struct Scheduler {
    fsrs: FSRS,
}

impl fmt::Debug for Scheduler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scheduler")
    }
}

impl Scheduler {
    /// What each rating on `today` would do to `memory` (`None` for an item never reviewed).
    pub fn outcomes(&self, memory: Option<Memory>, today: Day) -> Outcomes {
        let [again, hard, good, easy] =
            [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy].map(|rating| self.after(memory, rating, today));
        Outcomes { again, hard, good, easy }
    }

    /// What `rating` on `today` does to `memory` (`None` for an item never reviewed). A fourth of the work of [`Scheduler::outcomes`].
    pub fn after(&self, memory: Option<Memory>, rating: Rating, today: Day) -> Memory {
        let state = memory.map(|memory| MemoryState { stability: memory.stability, difficulty: memory.difficulty });
        // A clock that was set back counts as no time passed.
        let delta_t = memory.map_or(0, |memory| today.since(memory.last).max(0)) as u32;
        let rating_number = u32::from(u8::from(rating));
        let next = |state, delta_t| {
            let review = FSRSReview { rating: rating_number, delta_t };
            self.fsrs.memory_state(FSRSItem { reviews: vec![review] }, state)
        };
        // fsrs refuses a state that is not finite; such an item starts anew.
        let state = next(state, delta_t).or_else(|_| next(None, 0));
        let state = state.unwrap_or(MemoryState { stability: 1.0, difficulty: 5.0 });
        let interval = self.fsrs.next_interval(Some(state.stability), DESIRED_RETENTION, rating_number);
        let days = if rating == Rating::Again { 0 } else { (interval.round() as i32).clamp(1, MAX_INTERVAL) };
        Memory { stability: state.stability, difficulty: state.difficulty, last: today, due: today.plus(days) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_memory() -> impl Strategy<Value = Memory> {
        (0.001_f32..40_000.0, 1.0_f32..=10.0, -9..99_i32).prop_map(|(stability, difficulty, last)| Memory {
            stability,
            difficulty,
            last: Day(last),
            due: Day(last),
        })
    }

    proptest! {
        #[test]
        fn memories_are_those_of_fsrs(memory in proptest::option::of(any_memory()), days in 0_u32..2_000) {
            let today = memory.map_or(Day(0), |memory| memory.last).plus(days as i32);
            let state = memory.map(|memory| MemoryState { stability: memory.stability, difficulty: memory.difficulty });
            let elapsed = if memory.is_some() { days } else { 0 };
            let expected = FSRS::default().next_states(state, DESIRED_RETENTION, elapsed).expect("eindig");
            let outcomes = Scheduler::default().outcomes(memory, today);
            let pairs = [
                (outcomes.again, expected.again),
                (outcomes.hard, expected.hard),
                (outcomes.good, expected.good),
                (outcomes.easy, expected.easy),
            ];
            for (ours, theirs) in pairs {
                prop_assert_eq!((ours.stability, ours.difficulty), (theirs.memory.stability, theirs.memory.difficulty));
                let interval = (theirs.interval.round() as i32).clamp(1, MAX_INTERVAL);
                prop_assert!(ours.due == today.plus(interval) || (ours == outcomes.again && ours.due == today));
            }
        }
    }

    #[test]
    fn a_memory_that_is_no_number_starts_anew() {
        let memory = Memory { stability: f32::NAN, difficulty: 5.0, last: Day(1), due: Day(2) };
        let scheduler = Scheduler::default();
        assert_eq!(scheduler.after(Some(memory), Rating::Good, Day(9)), scheduler.after(None, Rating::Good, Day(9)));
    }

    fn replay(reviews: &[(i32, Rating)]) -> Memory {
        let after =
            |memory, (day, rating): &(i32, Rating)| Some(Scheduler::default().after(memory, *rating, Day(*day)));
        reviews.iter().fold(None, after).expect("er is een herhaling")
    }

    #[test]
    fn a_card_not_known_comes_back_the_same_day_and_a_known_one_later() {
        let outcomes = Scheduler::default().outcomes(None, Day(100));
        assert_eq!(outcomes.again.due, Day(100));
        assert_eq!(outcomes.good.due, Day(102));
        assert!(outcomes.hard.due > Day(100) && outcomes.easy.due > outcomes.good.due);
    }

    #[test]
    fn intervals_grow_with_success_and_shrink_after_a_lapse() {
        let twice = replay(&[(0, Rating::Good), (2, Rating::Good)]);
        let thrice = replay(&[(0, Rating::Good), (2, Rating::Good), (twice.due.0, Rating::Good)]);
        assert!(thrice.due.since(thrice.last) > twice.due.since(twice.last));
        let lapsed = replay(&[(0, Rating::Good), (2, Rating::Good), (twice.due.0, Rating::Again)]);
        assert!(lapsed.stability < twice.stability);
    }

    #[test]
    fn no_interval_exceeds_a_year_and_a_clock_set_back_is_harmless() {
        let mut memory = None;
        for day in [0, 30, 300, 3_000, 30_000, 10] {
            memory = Some(Scheduler::default().outcomes(memory, Day(day)).easy);
            let memory = memory.expect("net gezet");
            assert!(memory.due.since(Day(day)) <= MAX_INTERVAL && memory.due > Day(day));
        }
    }
}
