//! Drills over the real course: the pairs that students mix up have questions on both sides that do not give the answer away.

mod common;

use trainer::course::Module;
use trainer::drill::{Drill, drill};
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
