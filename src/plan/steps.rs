//! What to do next: today's work as one row of steps.

use super::{PlannedDay, Task, TaskKind};
use crate::delivery::Index;
use crate::id::fingerprint;
use crate::time::Day;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A card.
    Card {
        /// The slug of its module.
        module: String,
        /// Its id.
        id: String,
    },
    /// An exercise.
    Exercise {
        /// The slug of its module.
        module: String,
        /// Its id.
        id: String,
        /// The fingerprint of its answer key.
        key: u32,
    },
    /// A section of a lesson.
    Section {
        /// The slug of its module.
        module: String,
        /// Its id.
        id: String,
    },
}

/// The steps of `day`: what is known first, in an order that mixes modules and depends on nothing but the day; then reading; then what is
/// new; what was forgotten today comes last.
pub fn steps(index: &Index, day: &PlannedDay, today: Day) -> Vec<Step> {
    let is_again = |task: &&Task| task.memory.is_some_and(|memory| memory.last == today);
    let (again, mut reviews): (Vec<&Task>, Vec<&Task>) = day.reviews.iter().partition(is_again);
    // Taking one away leaves the order of the others as it was.
    reviews.sort_by_key(|task| fingerprint(&format!("{}{}", task.id, today.0)));
    let slug = |module: usize| index.modules[module].slug.clone();
    let step = |task: &Task| match task.kind {
        TaskKind::Card => Step::Card { module: slug(task.module), id: task.id.clone() },
        TaskKind::Exercise(key) => Step::Exercise { module: slug(task.module), id: task.id.clone(), key },
    };
    let readings = day.readings.iter().filter_map(|reading| {
        let section = index.modules[reading.module].sections.get(reading.section)?;
        Some(Step::Section { module: slug(reading.module), id: section.id.clone() })
    });
    let tasks = |tasks: Vec<&Task>| tasks.into_iter().map(step).collect::<Vec<_>>();
    tasks(reviews).into_iter().chain(readings).chain(day.new.iter().map(step)).chain(tasks(again)).collect()
}
