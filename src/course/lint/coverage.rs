//! Whether there are enough exercises to draw a test from, and then another.

use crate::course::{Cells, Course, Module};
use crate::exercise::Level;
use crate::problem::{Problem, Report};

/// A second test should find fresh questions, so each cell needs this many times what it asks.
const TESTS: u32 = 2;

pub(super) fn check(course: &Course, problems: &mut Vec<Problem>) {
    for (name, cells, is_hbo) in [("mbo", &course.blueprint.mbo, false), ("hbo", &course.blueprint.hbo, true)] {
        check_cells(course, name, cells, is_hbo, problems);
    }
}

fn check_cells(course: &Course, name: &str, cells: &Cells, is_hbo: bool, problems: &mut Vec<Problem>) {
    let mut report = Report::new(super::super::blueprint::FILE, problems);
    for ((slug, level), asked) in cells {
        let Some(module) = course.module(slug) else {
            report.error(
                1,
                format!("de module '{slug}' in de toetsmatrijs bestaat niet"),
                "gebruik de naam van een map zonder nummer",
            );
            continue;
        };
        let there = available(module, *level, is_hbo);
        if there < asked * TESTS {
            report.warning(
                1,
                format!(
                    "{name}, {slug}, {}: {there} oefeningen, voor twee toetsen zijn er {} nodig",
                    level.tag(),
                    asked * TESTS
                ),
                "maak oefeningen van dit niveau bij",
            );
        }
    }
}

/// How many exercises of this level a learner of MBO or HBO can be asked.
fn available(module: &Module, level: Level, is_hbo: bool) -> u32 {
    let fits = module.exercises.iter().filter(|exercise| exercise.level == Some(level) && (is_hbo || !exercise.hbo));
    fits.count() as u32
}
