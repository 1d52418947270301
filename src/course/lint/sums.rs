//! Sums whose numbers are drawn: no draw may divide by zero, and most must tell a mistake from the right answer.

use crate::course::Course;
use crate::exercise::Body;
use crate::problem::{Problem, Report};

/// How many draws of each sum are tried.
const DRAWS: u32 = 200;
/// In this share of the draws every known mistake must differ from the right answer.
const TELLING: f64 = 0.75;

pub(super) fn check(course: &Course, problems: &mut Vec<Problem>) {
    for (_, exercise) in course.exercises() {
        let Body::Rekenen(kind) = &exercise.body else { continue };
        let mut report = Report::new(&exercise.path, problems);
        match kind.try_draws(DRAWS) {
            Err(fault) => {
                let what = format!("bij sommige getallen uit de reeksen van '{}': {fault}", exercise.id);
                report.error(exercise.line, what, "pas de reeksen aan");
            }
            Ok(share) if share < TELLING => {
                let percent = (share * 100.0) as u32;
                let what = format!(
                    "bij '{}' is een bekende fout maar in {percent}% van de gevallen te herkennen",
                    exercise.id
                );
                report.warning(exercise.line, what, "kies reeksen waarbij de uitkomsten verschillen");
            }
            Ok(_) => {}
        }
    }
}
