//! Drills over the real course: the pairs that students mix up have questions on both sides that do not give the answer away.

mod common;

use std::collections::BTreeSet;

use trainer::course::Module;
use trainer::delivery;
use trainer::drill::{Drill, drill};
use trainer::exercise::Body;
use trainer::model::Models;

fn made(one: &str, other: &str) -> Option<Drill> {
    let course = common::the_course();
    let modules: Vec<(&Module, &Models)> = course.modules.iter().map(|module| (module, &course.models)).collect();
    drill(&modules, one, other, 7)
}

#[test]
fn pairs_that_are_often_mixed_up_have_enough_questions_about_both() {
    let pairs = [
        ("behoudklant", "topklant"),
        ("kansklant", "topklant"),
        ("maatwerk-cosmetisch", "maatwerk-onzichtbaar"),
        ("retentie", "attritie"),
        ("cross-selling", "up-selling"),
    ];
    for (one, other) in pairs {
        let drill = made(one, other).unwrap_or_else(|| panic!("{one}/{other}: geen vragen"));
        for id in [one, other] {
            let count = drill.questions.iter().filter(|question| question.right == id).count();
            assert!(count >= 2, "{one}/{other}: {count} over {id}");
        }
        for question in &drill.questions {
            let names = drill.names.iter().map(|(_, name)| name.to_lowercase());
            let html = question.html.to_lowercase();
            for name in names {
                assert!(!html.contains(&name), "{}: {}", question.id, question.html);
            }
        }
    }
}

#[test]
fn a_part_of_one_exercise_is_no_thing_to_drill() {
    assert_eq!(made("m4-a", "m4-b"), None);
    assert_eq!(made("topklant", "bestaat-niet"), None);
}

#[test]
fn a_seed_decides_the_order() {
    let course = common::the_course();
    let modules: Vec<(&Module, &Models)> = course.modules.iter().map(|module| (module, &course.models)).collect();
    let ids = |seed| {
        let drill = drill(&modules, "behoudklant", "topklant", seed).expect("er zijn vragen");
        drill.questions.into_iter().map(|question| question.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(1), ids(1));
    assert_ne!(ids(1), ids(2));
}

/// What the exercises can show to be mixed up.
fn all_mix_ups() -> BTreeSet<(String, String)> {
    let mut pairs = BTreeSet::new();
    for (_, exercise) in common::the_course().exercises() {
        let answers: Vec<String> = match &exercise.body {
            Body::Meerkeuze(kind) => {
                kind.options.iter().map(|option| format!(r#"{{"chosen":["{}"]}}"#, option.id)).collect()
            }
            Body::Koppelen(kind) => {
                let one = |left: &str, right: &str| format!(r#"{{"placed":{{"{left}":"{right}"}}}}"#);
                let rights = || kind.right.iter().map(|right| right.id.as_str());
                kind.left
                    .iter()
                    .flat_map(|left| rights().map(|right| one(&left.id, right)).collect::<Vec<_>>())
                    .collect()
            }
            Body::Indelen(kind) => {
                let one = |case: &str, id: &str| format!(r#"{{"placed":{{"{case}":"{id}"}}}}"#);
                let ids = || kind.set.categories.iter().map(|category| category.id.as_str());
                kind.cases.iter().flat_map(|case| ids().map(|id| one(&case.id, id)).collect::<Vec<_>>()).collect()
            }
            Body::Matrix(kind) => {
                let one = |customer: &str, id: &str| format!(r#"{{"placed":{{"{customer}":"{id}"}}}}"#);
                let ids = || kind.model.quadrants.iter().map(|quadrant| quadrant.id.as_str());
                kind.customers.iter().flat_map(|it| ids().map(|id| one(&it.id, id)).collect::<Vec<_>>()).collect()
            }
            _ => Vec::new(),
        };
        for answer in answers {
            for pair in exercise.body.grade_text(&answer).confusions {
                pairs.insert((pair.chosen, pair.right));
            }
        }
    }
    pairs
}

/// A pair that the work of the day would offer must have questions; else the learner would never be done with it.
#[test]
fn whatever_can_be_drilled_has_questions_about_both() {
    let course = common::the_course();
    let index = delivery::bundles(&common::FILES, course).index;
    let has_name =
        |id: &str| index.modules.iter().filter(|module| module.names.iter().any(|name| name == id)).count() > 0;
    let about = |ids: [&str; 2]| {
        let slugs = index.modules.iter().filter(|module| module.names.iter().any(|name| ids.contains(&name.as_str())));
        slugs.filter_map(|entry| Some((course.module(&entry.slug)?, &course.models))).collect::<Vec<_>>()
    };
    let pairs: Vec<_> = all_mix_ups().into_iter().filter(|(one, other)| has_name(one) && has_name(other)).collect();
    assert!(pairs.len() > 400, "{}", pairs.len());
    common::assert_none(
        pairs
            .iter()
            .filter(|&(one, other)| drill(&about([one, other]), one, other, 1).is_none())
            .map(|(one, other)| format!("{one} / {other}")),
    );
}
