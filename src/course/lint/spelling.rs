//! Forgiving a slip must not make another term of the course count as right.

use std::collections::BTreeMap;

use crate::course::Course;
use crate::exercise::{Body, Kind, invullen, kort};
use crate::problem::{Problem, Report};

pub(super) fn check(course: &Course, problems: &mut Vec<Problem>) {
    let terms = course.modules.iter().flat_map(|module| &module.terms);
    let names: Vec<&str> =
        terms.flat_map(|term| std::iter::once(&term.name).chain(&term.other_names)).map(String::as_str).collect();
    for (_, exercise) in course.exercises() {
        let taken: Vec<&str> = match &exercise.body {
            Body::Kort(kind) => names
                .iter()
                .copied()
                .filter(|name| kind.grade(&kort::Answer { text: (*name).to_owned() }).is_misspelled)
                .collect(),
            Body::Invullen(kind) if kind.is_typed() => {
                let is_taken = |name: &&str| {
                    kind.gaps.iter().any(|gap| {
                        let filled = BTreeMap::from([(gap.id.clone(), (*name).to_owned())]);
                        kind.grade(&invullen::Answer { filled }).is_misspelled
                    })
                };
                names.iter().copied().filter(is_taken).collect()
            }
            _ => Vec::new(),
        };
        for name in taken {
            Report::new(&exercise.path, problems).warning(
                exercise.line,
                format!("bij '{}' telt het begrip '{name}' als goed antwoord met een tikfout", exercise.id),
                "zet het begrip erbij: als fout antwoord met feedback, of als goed antwoord",
            );
        }
    }
}
