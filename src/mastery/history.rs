//! What was: the days on which was studied, and how well a learner knows what he knows.

use crate::progress::{Progress, TakenTest};
use crate::time::{Day, Moment};

/// How many weeks a calendar shows, this one among them.
pub const WEEKS: i32 = 6;

/// The days of the last weeks, and totals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StudyDays {
    /// The weeks, the oldest first, each from Monday to Sunday: the day, and the seconds spent on it; `None` when nothing was done.
    pub weeks: Vec<Vec<(Day, Option<u32>)>>,
    /// On how many of those days something was done.
    pub active: usize,
    /// Seconds spent, from the first day ever on.
    pub seconds: u64,
}

/// The last [`WEEKS`] weeks up to the one that `today` is in.
pub fn study_days(progress: &Progress, today: Day) -> StudyDays {
    // Day 0 was a Thursday.
    let monday = today.plus(-(today.0.wrapping_add(3)).rem_euclid(7));
    let days = progress.days();
    let week = |at: i32| {
        let first = monday.plus(7 * at);
        (0..7).map(|ahead| first.plus(ahead)).map(|day| (day, days.get(&day).map(|total| total.seconds))).collect()
    };
    let weeks: Vec<Vec<_>> = (1 - WEEKS..=0).map(week).collect();
    StudyDays {
        active: weeks.iter().flatten().filter(|(_, seconds)| seconds.is_some()).count(),
        seconds: days.values().map(|total| u64::from(total.seconds)).sum(),
        weeks,
    }
}

/// What a learner expected of a test, and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// When the test was handed in.
    pub at: Moment,
    /// The percentage that the learner thought to have right.
    pub estimate: u32,
    /// The percentage of the points that were earned.
    pub real: u32,
}

/// The tests of which the learner estimated the result, oldest first. Every question weighs the same; open ones count once the learner
/// has scored them.
pub fn estimates(progress: &Progress) -> Vec<Estimate> {
    let tests = progress.tests().iter();
    let pairs = tests.filter_map(|(_, at, test)| Some((*at, test.estimate?, real(test)?)));
    pairs.map(|(at, estimate, real)| Estimate { at, estimate: u32::from(estimate.min(100)), real }).collect()
}

/// The percentage of the points that was earned; `None` when there is no question to tell it by.
fn real(test: &TakenTest) -> Option<u32> {
    let counted = test.questions.iter().filter(|question| !question.self_scored || question.is_scored);
    let shares: Vec<f32> = counted
        .filter(|question| question.max > 0)
        .map(|question| question.points.min(question.max) as f32 / question.max as f32)
        .collect();
    let sum: f32 = shares.iter().sum();
    (!shares.is_empty()).then(|| (100.0 * sum / shares.len() as f32).round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mastery::tests::{add, practised};
    use crate::progress::{EventId, TakenQuestion, What};

    #[test]
    fn weeks_run_from_monday_to_sunday_and_today_is_in_the_last() {
        // Day 20779 is Sunday 22 November 2026.
        let progress = practised(&[("a", 4, 20_779), ("b", 4, 20_779), ("c", 4, 20_700), ("c", 4, 20_738)]);
        for (today, monday) in [(20_779, 20_773), (20_773, 20_773), (20_772, 20_766)] {
            let days = study_days(&progress, Day(today));
            assert_eq!(days.weeks.len(), 6);
            assert_eq!(days.weeks[5][0].0, Day(monday));
        }
        let days = study_days(&progress, Day(20_779));
        assert_eq!(days.weeks[5][6], (Day(20_779), Some(20)));
        assert_eq!(days.weeks[0][0], (Day(20_738), Some(10)));
        assert_eq!((days.active, days.seconds), (2, 40));
    }

    #[test]
    fn an_estimate_is_held_against_questions_that_weigh_the_same() {
        let question = |exercise: &str, points, max, self_scored| TakenQuestion {
            exercise: exercise.to_owned(),
            points,
            max,
            self_scored,
            ..TakenQuestion::default()
        };
        let questions = vec![question("a", 1, 1, false), question("b", 5, 10, false), question("c", 0, 4, true)];
        let mut progress = Progress::default();
        let test = TakenTest { estimate: Some(80), questions, ..TakenTest::default() };
        add(&mut progress, What::Test(test), 5);
        add(&mut progress, What::Test(TakenTest { estimate: Some(80), ..TakenTest::default() }), 6);
        let found = estimates(&progress);
        assert_eq!(found.iter().map(|test| (test.estimate, test.real)).collect::<Vec<_>>(), [(80, 75)]);

        let test = EventId { session: 1, number: 0 };
        let score = What::Score { test, exercise: "c".to_owned(), points: 0, answer: String::new() };
        add(&mut progress, score, 7);
        assert_eq!(estimates(&progress)[0].real, 50);
    }
}
