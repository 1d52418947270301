//! What to do next: today's work as one row of steps.

use serde::{Deserialize, Serialize};

use super::{New, PlannedDay, Task, TaskKind};
use crate::delivery::Index;
use crate::id::fingerprint;
use crate::progress::Progress;
use crate::time::Day;

/// How many pairs are drilled in the work of one day.
const PAIRS: usize = 2;

/// How long it takes to tell a pair apart often enough for one day, in seconds.
pub const DRILL_SECONDS: u32 = 90;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Two things that were mixed up.
    Drill {
        /// The id of one.
        one: String,
        /// The id of the other.
        other: String,
    },
}

impl Step {
    /// Asks for `task`.
    pub fn of(index: &Index, task: &Task) -> Self {
        let (module, id) = (index.modules[task.module].slug.clone(), task.id.clone());
        match task.kind {
            TaskKind::Card => Self::Card { module, id },
            TaskKind::Exercise(key) => Self::Exercise { module, id, key },
        }
    }

    /// The id of the card or exercise, if it is one.
    pub fn item(&self) -> Option<&str> {
        match self {
            Self::Card { id, .. } | Self::Exercise { id, .. } => Some(id),
            Self::Section { .. } | Self::Drill { .. } => None,
        }
    }
}

/// The pairs to drill today, those first that were mixed up most often. What an author named within one exercise only is no thing to drill.
pub fn drills(index: &Index, progress: &Progress, today: Day) -> Vec<Step> {
    let has_questions = |id: &str| index.modules.iter().any(|module| module.names.iter().any(|name| name == id));
    let due = progress.mix_ups().pairs().into_iter().filter(|(_, _, pair)| pair.is_due(today));
    due.filter(|(one, other, _)| has_questions(one) && has_questions(other))
        .take(PAIRS)
        .map(|(one, other, _)| Step::Drill { one: one.to_owned(), other: other.to_owned() })
        .collect()
}

/// The steps of `day`: what is known first, in an order that mixes modules and depends on nothing but the day; then pairs to drill; then
/// sections with the new items behind each; what was forgotten today comes last.
pub fn steps(index: &Index, day: &PlannedDay, progress: &Progress, today: Day) -> Vec<Step> {
    let is_again = |task: &&Task| task.memory.is_some_and(|memory| memory.last == today);
    let (again, mut reviews): (Vec<&Task>, Vec<&Task>) = day.reviews.iter().partition(is_again);
    // Taking one away leaves the order of the others as it was.
    reviews.sort_by_key(|task| fingerprint(&format!("{}{}", task.id, today.0)));
    let step = |task: &Task| Step::of(index, task);
    let news = day.news.iter().filter_map(|new| match new {
        New::Task(task) => Some(step(task)),
        New::Reading(reading) => {
            let module = &index.modules[reading.module];
            let section = module.sections.get(reading.section)?;
            Some(Step::Section { module: module.slug.clone(), id: section.id.clone() })
        }
    });
    let tasks = |tasks: Vec<&Task>| tasks.into_iter().map(step).collect::<Vec<_>>();
    let before = tasks(reviews).into_iter().chain(drills(index, progress, today));
    before.chain(news).chain(tasks(again)).collect()
}
