//! Which questions an assignment asks: they follow from the course and a series.

use std::collections::{BTreeMap, VecDeque};

use super::{Assignment, Choice, Questions};
use crate::delivery::{ExerciseEntry, Index, ModuleEntry};
use crate::exam::{Spec, draw};
use crate::id::fingerprint;
use crate::own::is_own;
use crate::random::Random;
use crate::review::shuffle;

/// What a learner writes freely and scores himself; only asked when the teacher chose it.
const SELF_SCORED: &str = "open";

/// One question of an assignment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The slug of its module.
    pub module: String,
    /// The exercise.
    pub exercise: String,
    /// The fingerprint of its answer key.
    pub key: u32,
}

/// What an assignment asks for that the course does not have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// The slugs of modules.
    pub modules: Vec<String>,
    /// How many questions fewer there are than were asked.
    pub questions: u32,
}

impl Missing {
    /// What to tell, a sentence each; none when all is there.
    pub fn sentences(&self) -> Vec<String> {
        let module = |slug: &String| match is_own(slug) {
            true => format!(
                "Bij deze opdracht hoort een module die je docent zelf maakte: ‘{slug}’. Die staat hier nog niet."
            ),
            false => format!("Deze link vraagt een module die hier niet bestaat: ‘{slug}’."),
        };
        let mut sentences: Vec<String> = self.modules.iter().map(module).collect();
        match self.questions {
            0 => {}
            1 => sentences.push("Er is 1 vraag minder dan gevraagd.".to_owned()),
            more => sentences.push(format!("Er zijn {more} vragen minder dan gevraagd.")),
        }
        sentences
    }
}

/// The version of the course itself: own modules, which only one browser has, do not count.
pub fn course_version(index: &Index) -> u32 {
    let modules = index.modules.iter().filter(|module| !is_own(&module.slug)).cloned().collect();
    Index { modules, ..Index::default() }.version()
}

impl Assignment {
    /// Its questions for someone with this series, in their order. The same on every device with the same course.
    pub fn items(&self, index: &Index, series: u32) -> Vec<Item> {
        match &self.questions {
            Questions::Nothing => Vec::new(),
            Questions::Exercises(choice) => self.exercises(index, choice, series),
            Questions::Test(size) => {
                let spec = Spec { audience: self.audience, size: size.clone(), series, version: 1 };
                let questions = draw(index, &spec).map(|draw| draw.questions).unwrap_or_default();
                let item =
                    |slot: crate::exam::Slot| Item { module: slot.module, exercise: slot.exercise, key: slot.key };
                questions.into_iter().map(item).collect()
            }
        }
    }

    /// How many exercises of the course may come up.
    pub fn available(&self, index: &Index) -> usize {
        match &self.questions {
            Questions::Nothing => 0,
            Questions::Exercises(choice) => self.pool(index, choice).count(),
            Questions::Test(_) => self.items(index, self.series.unwrap_or(1)).len(),
        }
    }

    /// What it asks for that `index` does not have.
    pub fn missing(&self, index: &Index) -> Missing {
        let chosen = match &self.questions {
            Questions::Exercises(choice) => choice.modules.as_slice(),
            _ => &[],
        };
        let mut modules: Vec<String> = self.lessons.iter().chain(chosen).cloned().collect();
        modules.retain(|slug| index.module(slug).is_none());
        modules.sort();
        modules.dedup();
        let asked = match &self.questions {
            Questions::Exercises(choice) => choice.number,
            Questions::Nothing | Questions::Test(_) => 0,
        };
        Missing { modules, questions: asked.saturating_sub(self.available(index) as u32) }
    }

    /// The round of an exercise in an attempt, counted from 1: it decides the numbers in a sum and the order of options. The steps of a
    /// case build on each other's numbers, so those stay as the author wrote them.
    pub fn round(&self, series: u32, attempt: u32, is_of_case: bool) -> u32 {
        if is_of_case { 0 } else { fingerprint(&format!("{}-{series}-{attempt}", self.id())) >> 8 }
    }

    fn pool<'a>(
        &self,
        index: &'a Index,
        choice: &Choice,
    ) -> impl Iterator<Item = (&'a ModuleEntry, &'a ExerciseEntry)> {
        let is_hbo = self.is_hbo();
        let Choice { modules, kinds, levels, .. } = choice.clone();
        let is_chosen = move |entry: &ExerciseEntry| {
            let is_kind = if kinds.is_empty() { entry.kind != SELF_SCORED } else { kinds.contains(&entry.kind) };
            let is_level = levels.is_empty() || entry.level.is_some_and(|level| levels.contains(&level));
            is_kind && is_level && (is_hbo || !entry.hbo)
        };
        index
            .modules
            .iter()
            // All modules are those of the course: an own one is not there for everybody, and the draw must be.
            .filter(
                move |module| if modules.is_empty() { !is_own(&module.slug) } else { modules.contains(&module.slug) },
            )
            .flat_map(|module| module.exercises.iter().map(move |entry| (module, entry)))
            .filter(move |(_, entry)| is_chosen(entry))
    }

    /// Every learning goal gets its turn before one has two.
    fn exercises(&self, index: &Index, choice: &Choice, series: u32) -> Vec<Item> {
        let mut random = Random::new(u64::from(self.id()) << 32 | u64::from(series));
        let mut by_goal: BTreeMap<(u32, Option<usize>), Vec<Item>> = BTreeMap::new();
        for (module, entry) in self.pool(index, choice) {
            let item = Item { module: module.slug.clone(), exercise: entry.id.clone(), key: entry.key };
            by_goal.entry((module.number, entry.goal)).or_default().push(item);
        }
        let mut goals: Vec<VecDeque<Item>> = Vec::new();
        for mut items in by_goal.into_values() {
            shuffle(&mut items, random.draw());
            goals.push(items.into());
        }
        shuffle(&mut goals, random.draw());
        let mut chosen = Vec::new();
        while chosen.len() < choice.number as usize && goals.iter().any(|items| !items.is_empty()) {
            let turn = goals.iter_mut().filter_map(VecDeque::pop_front);
            chosen.extend(turn.take(choice.number as usize - chosen.len()));
        }
        shuffle(&mut chosen, random.draw());
        chosen
    }
}
