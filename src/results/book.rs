//! The exercises of the course by the number under which results name them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Submission;
use crate::course::Module;
use crate::delivery::{ExerciseEntry, Index, ModuleEntry};
use crate::exercise::Exercise;
use crate::id::fingerprint;

/// Exercises to grade results with.
#[derive(Clone, Debug, Default)]
pub struct Book {
    entries: BTreeMap<u32, Entry>,
}

/// One exercise in a [`Book`].
#[derive(Clone, Debug)]
pub struct Entry {
    /// The exercise.
    pub exercise: Arc<Exercise>,
    /// The slug of its module.
    pub module: String,
    /// Its learning goal: that of the module at this place.
    pub goal: Option<usize>,
    /// Where it stands in the course.
    pub place: usize,
    /// The fingerprint of its answer key.
    pub key: u32,
    /// What blind guessing earns of its one point, in thousandths.
    pub guess: u32,
}

impl Book {
    /// The exercises of `modules`, which may be a part of the course that `index` is about.
    pub fn of<'a>(index: &Index, modules: impl IntoIterator<Item = &'a Module>) -> Self {
        let exercises: BTreeMap<&str, &Exercise> = modules
            .into_iter()
            .flat_map(|module| &module.exercises)
            .map(|exercise| (exercise.id.as_str(), exercise))
            .collect();
        let entries = index.modules.iter().flat_map(|module| module.exercises.iter().map(move |entry| (module, entry)));
        let entry = |(place, (module, entry)): (usize, (&ModuleEntry, &ExerciseEntry))| {
            let exercise = Arc::new((*exercises.get(entry.id.as_str())?).clone());
            let known = Entry {
                guess: (exercise.body.guess() * 1_000.0).round() as u32,
                exercise,
                module: module.slug.clone(),
                goal: entry.goal,
                place,
                key: entry.key,
            };
            Some((fingerprint(&entry.id), known))
        };
        Self { entries: entries.enumerate().filter_map(entry).collect() }
    }

    /// The exercise that results call `number`.
    pub fn get(&self, number: u32) -> Option<&Entry> {
        self.entries.get(&number)
    }
}

/// The slugs of the modules whose exercises are needed to grade `submissions`.
pub fn modules_needed<'a>(index: &Index, submissions: impl IntoIterator<Item = &'a Submission>) -> BTreeSet<String> {
    let module_of: BTreeMap<u32, &str> = index
        .modules
        .iter()
        .flat_map(|module| module.exercises.iter().map(|entry| (fingerprint(&entry.id), module.slug.as_str())))
        .collect();
    let answers = submissions.into_iter().flat_map(|submission| &submission.answers);
    answers.filter_map(|answer| module_of.get(&answer.exercise)).map(|slug| (*slug).to_owned()).collect()
}
