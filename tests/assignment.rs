//! Assignments over the real course: which questions they ask.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{FILES, the_course};
use trainer::assignment::{Assignment, Choice, Questions, course_version};
use trainer::delivery::{self, Index};
use trainer::exam::Size;
use trainer::exercise::Level;
use trainer::progress::Audience;

fn index() -> Index {
    delivery::bundles(&FILES, the_course()).index
}

fn exercises(modules: &[&str], number: u32) -> Assignment {
    let modules = modules.iter().map(|slug| (*slug).to_owned()).collect();
    Assignment {
        questions: Questions::Exercises(Choice { modules, number, ..Choice::default() }),
        ..Assignment::default()
    }
}

#[test]
fn a_series_decides_the_questions_and_another_one_gives_others() {
    let (index, assignment) = (index(), exercises(&["klantportfolio"], 12));
    assert_eq!(assignment.items(&index, 7), assignment.items(&index, 7));
    assert_ne!(assignment.items(&index, 7), assignment.items(&index, 8));
    let ids: BTreeSet<String> = assignment.items(&index, 7).into_iter().map(|item| item.exercise).collect();
    assert_eq!(ids.len(), 12);
}

#[test]
fn learning_goals_have_their_turn() {
    let index = index();
    let module = index.module("klantportfolio").expect("de module");
    for series in 1..40 {
        let items = exercises(&["klantportfolio"], 8).items(&index, series);
        let mut by_goal: BTreeMap<Option<usize>, usize> = BTreeMap::new();
        for item in &items {
            let entry =
                module.exercises.iter().find(|entry| entry.id == item.exercise).expect("een oefening van de module");
            *by_goal.entry(entry.goal).or_default() += 1;
        }
        let goals: BTreeSet<_> = module
            .exercises
            .iter()
            .filter(|entry| !entry.hbo && entry.kind != "open")
            .map(|entry| entry.goal)
            .collect();
        assert_eq!(by_goal.len(), goals.len().min(8), "{series}");
    }
}

#[test]
fn only_what_was_chosen_comes_up() {
    let index = index();
    let choice = Choice {
        modules: vec!["klantportfolio".into(), "maatwerk".into()],
        kinds: vec!["matrix".into(), "open".into()],
        levels: vec![Level::T1, Level::T2],
        number: 60,
    };
    let assignment =
        Assignment { questions: Questions::Exercises(choice), audience: Audience::Hbo, ..Assignment::default() };
    let items = assignment.items(&index, 3);
    assert_eq!(items.len(), assignment.available(&index));
    for item in items {
        let module = index.module(&item.module).expect("de module");
        let entry = module.exercises.iter().find(|entry| entry.id == item.exercise).expect("de oefening");
        assert!(
            ["matrix", "open"].contains(&entry.kind.as_str()) && matches!(entry.level, Some(Level::T1 | Level::T2))
        );
    }
}

#[test]
fn nobody_writes_essays_unless_they_were_chosen_and_mbo_gets_no_hbo() {
    let index = index();
    let all: BTreeMap<&str, _> =
        index.modules.iter().flat_map(|it| &it.exercises).map(|it| (it.id.as_str(), it)).collect();
    for item in exercises(&[], 60).items(&index, 1) {
        let entry = all[item.exercise.as_str()];
        assert!(entry.kind != "open" && !entry.hbo, "{}", item.exercise);
    }
}

#[test]
fn a_self_test_asks_what_its_code_draws() {
    let index = index();
    let assignment = Assignment { questions: Questions::Test(Size::Half), ..Assignment::default() };
    let spec = "mbo-half-42-1".parse().expect("een code");
    let drawn = trainer::exam::draw(&index, &spec).expect("een toets");
    let asked: Vec<String> = assignment.items(&index, 42).into_iter().map(|item| item.exercise).collect();
    assert_eq!(asked, drawn.questions.into_iter().map(|slot| slot.exercise).collect::<Vec<_>>());
}

#[test]
fn what_is_missing_is_said() {
    let index = index();
    let mut assignment = exercises(&["klantportfolio", "ruimtevaart"], 60);
    assignment.lessons = vec!["ruimtevaart".into()];
    let sentences = assignment.missing(&index).sentences();
    assert!(
        sentences[0].contains("‘ruimtevaart’") && sentences.iter().any(|it| it.contains("vragen minder")),
        "{sentences:?}"
    );
    assert_eq!(exercises(&["klantportfolio"], 5).missing(&index).sentences(), Vec::<String>::new());
}

#[test]
fn every_attempt_has_other_numbers_and_a_case_keeps_its_own() {
    let assignment = exercises(&[], 5);
    assert_ne!(assignment.round(1, 1, false), assignment.round(1, 2, false));
    assert_ne!(assignment.round(1, 1, false), assignment.round(2, 1, false));
    assert_eq!(assignment.round(1, 2, true), 0);
}

/// What a teacher wrote himself stands among the modules of his browser only.
#[test]
fn an_own_module_changes_nothing_for_the_rest() {
    let index = index();
    let mut with_own = index.clone();
    let mut own = index.modules[0].clone();
    own.slug = "eigen-korting".into();
    own.exercises.iter_mut().for_each(|entry| entry.id = format!("eigen-{}", entry.id));
    with_own.modules.push(own);
    let of_course = exercises(&[], 30);
    assert_eq!(of_course.items(&with_own, 7), of_course.items(&index, 7));
    assert_eq!(course_version(&with_own), course_version(&index));
    assert_eq!(course_version(&index), index.version());
    assert_eq!(exercises(&["eigen-korting"], 3).items(&with_own, 7).len(), 3);
}
