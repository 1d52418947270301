//! Mastery stays within its bounds, rises with what is known and falls with time.

use proptest::prelude::*;

use super::*;
use crate::delivery::CardEntry;
use crate::progress::{Context, Event, EventId, What};
use crate::review::Rating;
use crate::time::Moment;

const DAY: i64 = 86_400_000;

/// One module with a goal at T2 that has the exercises `a` to `f`, two of them at its level, one for HBO only; a goal for HBO only; and
/// one without exercises.
pub(crate) fn course() -> Index {
    let exercise = |id: &str, goal, level, hbo| ExerciseEntry {
        id: id.to_owned(),
        key: 7,
        goal: Some(goal),
        level: Some(level),
        hbo,
        ..ExerciseEntry::default()
    };
    let goal = |id: &str, hbo| GoalEntry { id: id.to_owned(), level: Some(Level::T2), hbo, ..GoalEntry::default() };
    let module = ModuleEntry {
        goals: vec![goal("kiezen", false), goal("verdedigen", true), goal("leeg", false)],
        exercises: vec![
            exercise("a", 0, Level::T2, false),
            exercise("b", 0, Level::T1, false),
            exercise("c", 0, Level::R, false),
            exercise("d", 0, Level::I, false),
            exercise("e", 0, Level::T2, true),
            exercise("f", 1, Level::T2, true),
        ],
        cards: ["k-1", "k-2", "k-3"].map(|id| CardEntry { id: id.to_owned(), hbo: false }).to_vec(),
        ..ModuleEntry::default()
    };
    Index { modules: vec![module], ..Index::default() }
}

/// Adds what happened at noon of `day`; events are numbered from 0.
pub(crate) fn add(progress: &mut Progress, what: What, day: i32) {
    let number = progress.tests().len() as u32;
    let at = Moment(i64::from(day) * DAY + DAY / 2);
    progress.apply(&Event { id: EventId { session: 1, number }, at, what });
}

fn answer(exercise: &str, points: u32, context: Context) -> What {
    What::Answer {
        exercise: exercise.to_owned(),
        key: 7,
        points,
        max: 4,
        seconds: 10,
        context,
        answer: String::new(),
        confusions: Vec::new(),
        stands_for: None,
    }
}

/// Each answer is (exercise, points out of 4, day).
pub(crate) fn practised(answers: &[(&str, u32, i32)]) -> Progress {
    let mut progress = Progress::default();
    for (exercise, points, day) in answers {
        add(&mut progress, answer(exercise, *points, Context::Practice), *day);
    }
    progress
}

/// The mastery of the first goal.
fn first(progress: &Progress, day: i32, is_hbo: bool) -> f32 {
    mastery(&course(), progress, Day(day), is_hbo)[0].goals[0].mastery
}

#[test]
fn nothing_done_is_nothing_mastered() {
    let index = course();
    let modules = mastery(&index, &Progress::default(), Day(0), false);
    let goals: Vec<_> = modules[0].goals.iter().map(|goal| (goal.goal, goal.exercises)).collect();
    assert_eq!(goals, [(0, 4)], "niet die van hbo, en niet die zonder oefeningen");
    assert_eq!((modules[0].mastery, modules[0].goals[0].state()), (0.0, State::Untouched));
    assert_eq!(mastery(&index, &Progress::default(), Day(0), true)[0].goals.len(), 2);
    assert_eq!(modules[0].cards, Cards { known: 0, fading: 0, unseen: 3 });
}

#[test]
fn one_good_answer_is_not_enough_and_easier_ones_weigh_less() {
    let close = |found: f32, wanted: f32| assert!((found - wanted).abs() < 0.001, "{found} is geen {wanted}");
    close(first(&practised(&[("a", 4, 0)]), 0, false), 1.0 / 3.0);
    close(first(&practised(&[("b", 4, 0)]), 0, false), 0.75 / 3.0);
    close(first(&practised(&[("c", 4, 0)]), 0, false), 0.5 / 3.0);
    close(first(&practised(&[("d", 2, 0)]), 0, false), 0.5 / 3.0);
    let all = practised(&[("a", 4, 0), ("b", 4, 0), ("c", 4, 0), ("d", 4, 0)]);
    close(first(&all, 0, false), 1.0);
    close(first(&practised(&[("a", 4, 0), ("d", 4, 0), ("b", 0, 0)]), 0, false), 2.0 / 3.0);
    // With enough evidence every answer counts, the wrong ones too.
    close(first(&practised(&[("a", 4, 0), ("d", 4, 0), ("b", 0, 0), ("c", 0, 0)]), 0, false), 2.0 / 3.25);
    // A goal with one exercise is mastered with that one.
    close(mastery(&course(), &practised(&[("f", 4, 0)]), Day(0), true)[0].goals[1].mastery, 1.0);
}

#[test]
fn states_follow_from_mastery_and_answers() {
    let state = |answers: &[(&str, u32, i32)]| {
        let progress = practised(answers);
        mastery(&course(), &progress, Day(0), false)[0].goals[0].state()
    };
    assert_eq!(state(&[("a", 0, 0)]), State::NotYet);
    assert_eq!(state(&[("a", 4, 0), ("b", 4, 0)]), State::Almost);
    assert_eq!(state(&[("a", 4, 0), ("b", 4, 0), ("d", 4, 0)]), State::Mastered);
}

#[test]
fn what_stood_in_for_an_exercise_counts_as_that_one_and_cramming_does_not_count() {
    let mut progress = practised(&[("a", 0, 0)]);
    add(&mut progress, answer("a", 4, Context::Cram), 0);
    assert!(first(&progress, 0, false) < 0.001);
    let What::Answer { points, max, seconds, context, answer: text, confusions, .. } = answer("", 4, Context::Practice)
    else {
        unreachable!("het is een antwoord")
    };
    let stands_for = Some(("a".to_owned(), 7));
    let fresh = What::Answer {
        exercise: "vers".to_owned(),
        key: 1,
        points,
        max,
        seconds,
        context,
        answer: text,
        confusions,
        stands_for,
    };
    add(&mut progress, fresh, 1);
    assert!(first(&progress, 1, false) > 0.3);
}

#[test]
fn two_months_of_nothing_cost_a_third() {
    let progress = practised(&[("a", 4, 0), ("b", 4, 0), ("c", 4, 0), ("d", 4, 0)]);
    assert!((0.5..0.7).contains(&first(&progress, 60, false)));
}

#[test]
fn a_percentage_says_no_more_than_the_state() {
    assert_eq!([0.0, 0.4999, ALMOST, 0.7999, MASTERED, 1.0].map(percent), [0, 49, 50, 79, 80, 100]);
}

#[test]
fn a_card_is_known_until_it_sinks_below_ninety_percent() {
    let mut progress = Progress::default();
    let review = |card: &str, rating| What::Review { card: card.to_owned(), rating, seconds: 1, crammed: false };
    add(&mut progress, review("k-1", Rating::Good), 0);
    add(&mut progress, review("k-2", Rating::Again), 0);
    let cards = |day| mastery(&course(), &progress, Day(day), false)[0].cards;
    assert_eq!(cards(0), Cards { known: 1, fading: 1, unseen: 1 }, "wat net fout ging, zit er niet in");
    assert_eq!(cards(1), Cards { known: 1, fading: 1, unseen: 1 });
    assert_eq!(cards(30), Cards { known: 0, fading: 2, unseen: 1 });
    assert_eq!(cards(30).total(), 3);
}

type Answers = Vec<(&'static str, u32, i32)>;

/// Answers in the order of their days.
fn any_answers() -> impl Strategy<Value = Answers> {
    let one = (prop::sample::select(vec!["a", "b", "c", "d", "e"]), 0..=4_u32, 0..60);
    proptest::collection::vec(one, 0..12).prop_map(|mut answers: Answers| {
        answers.sort_by_key(|(_, _, day)| *day);
        answers
    })
}

/// What the comparison of two sums of floats may be off by.
const HAIR: f32 = 1e-5;

proptest! {
    #[test]
    fn mastery_lies_within_bounds_and_falls_while_nothing_is_done(
        answers in any_answers(), later in 0..200, is_hbo: bool,
    ) {
        let progress = practised(&answers);
        let now = first(&progress, 60, is_hbo);
        prop_assert!((0.0..=1.0).contains(&now));
        prop_assert!(first(&progress, 60 + later, is_hbo) <= now + HAIR);
        let earned = answers.iter().any(|(_, points, _)| *points > 0);
        prop_assert!(earned || now == 0.0);
    }

    #[test]
    fn a_right_answer_never_lowers_it_and_a_wrong_one_never_raises_it(
        answers in any_answers(), exercise in prop::sample::select(vec!["a", "b", "c", "d", "e"]), is_hbo: bool,
    ) {
        let before = first(&practised(&answers), 60, is_hbo);
        let after = |points| first(&practised(&[answers.clone(), vec![(exercise, points, 60)]].concat()), 60, is_hbo);
        prop_assert!(after(4) >= before - HAIR);
        prop_assert!(after(0) <= before + HAIR);
    }
}
