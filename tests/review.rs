//! The schedule against the `fsrs` crate itself: replaying a history one review at a time gives what the crate makes of it at once.

use fsrs::{FSRS, FSRSItem, FSRSReview};
use proptest::prelude::*;
use trainer::review::{MAX_INTERVAL, Memory, Rating, Scheduler};
use trainer::time::Day;

/// Days since the review before, and the rating.
type History = Vec<(u32, Rating)>;

fn replayed(history: &History) -> Memory {
    let scheduler = Scheduler::default();
    let mut day = Day(20_000);
    let mut memory = None;
    for (days, rating) in history {
        day = day.plus(*days as i32);
        memory = Some(scheduler.outcomes(memory, day).after(*rating));
    }
    memory.expect("er is een herhaling")
}

fn by_the_crate(history: &History) -> (f32, f32) {
    let reviews =
        history.iter().map(|(days, rating)| FSRSReview { rating: u8::from(*rating).into(), delta_t: *days }).collect();
    let state = FSRS::default().memory_state(FSRSItem { reviews }, None).expect("een geldige reeks");
    (state.stability, state.difficulty)
}

#[track_caller]
fn assert_same(history: &History) {
    let (memory, (stability, difficulty)) = (replayed(history), by_the_crate(history));
    let is_near = |ours: f32, theirs: f32| (ours - theirs).abs() <= 1e-3 * theirs.max(1.0);
    assert!(is_near(memory.stability, stability), "{history:?}: stabiliteit {} en {stability}", memory.stability);
    assert!(is_near(memory.difficulty, difficulty), "{history:?}: moeilijkheid {} en {difficulty}", memory.difficulty);
}

/// The first stabilities that the crate documents for its default parameters (`FSRS::next_states`).
#[test]
fn a_first_review_gives_the_documented_stability() {
    let first = [(Rating::Again, 0.212), (Rating::Hard, 1.2931), (Rating::Good, 2.3065), (Rating::Easy, 8.2956)];
    for (rating, stability) in first {
        assert!((replayed(&vec![(0, rating)]).stability - stability).abs() < 1e-4, "{rating:?}");
    }
}

#[test]
fn reference_sequences_agree() {
    use Rating::{Again, Easy, Good, Hard};
    assert_same(&vec![(0, Good), (2, Good), (11, Good), (45, Good)]);
    assert_same(&vec![(0, Again), (0, Good), (1, Good), (4, Hard), (8, Good)]);
    assert_same(&vec![(0, Easy), (8, Good), (30, Again), (0, Good), (2, Good)]);
    assert_same(&vec![(0, Good), (3, Again), (1, Hard), (2, Easy), (20, Good)]);
}

#[test]
fn on_the_day_it_is_due_about_nine_in_ten_are_remembered() {
    let memory = replayed(&vec![(0, Rating::Good), (2, Rating::Good), (11, Rating::Good)]);
    let chance = memory.retrievability(memory.due);
    assert!((0.88..0.92).contains(&chance), "{chance}");
    assert!(memory.retrievability(memory.last) > 0.999);
    assert!(memory.retrievability(memory.due.plus(60)) < chance);
}

fn any_rating() -> impl Strategy<Value = Rating> {
    prop_oneof![Just(Rating::Again), Just(Rating::Hard), Just(Rating::Good), Just(Rating::Easy)]
}

proptest! {
    #[test]
    fn any_history_agrees_with_the_crate(history in proptest::collection::vec((0_u32..120, any_rating()), 1..12)) {
        assert_same(&history);
        let memory = replayed(&history);
        let interval = memory.due.since(memory.last);
        prop_assert!((0..=MAX_INTERVAL).contains(&interval));
        prop_assert!((0.0..=1.0).contains(&memory.retrievability(memory.last.plus(1000))));
    }
}
