//! What there is to do: every item with its memory, and what is still to be read.

use std::collections::{BTreeMap, BTreeSet};

use super::{Reading, Wish};
use crate::delivery::{ExerciseEntry, Index, ModuleEntry, SectionEntry};
use crate::progress::Progress;
use crate::review::Memory;
use crate::time::Day;

/// How many exercises of one learning goal a plan asks for. A course has many more: they are there for who practises freely.
const PER_GOAL: usize = 4;

/// A card or an exercise to be asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// The place of its module in the index.
    pub module: usize,
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: TaskKind,
    /// How long it takes.
    pub seconds: u32,
    /// What is remembered of it; `None` when it was never asked.
    pub memory: Option<Memory>,
}

/// What a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskKind {
    /// A card.
    Card,
    /// An exercise, with the fingerprint of its answer key.
    Exercise(u32),
}

/// How long an item of this kind takes, in seconds: what a learner needs who knows it half. Estimates of ours; a plan needs no better.
pub fn seconds_of(kind: &str) -> u32 {
    match kind {
        "matrix" => 120,
        "rekenen" => 100,
        "indelen" | "koppelen" => 75,
        "volgorde" | "invullen" => 60,
        "open" => 240,
        "kort" => 30,
        _ => 40,
    }
}

/// How long a card takes, in seconds.
const CARD: u32 = 12;

/// Everything that could be planned.
#[derive(Clone, Debug, Default)]
pub(super) struct Work {
    /// Items with a memory that may come up.
    pub(super) known: Vec<Task>,
    /// Items without, in the order in which they are to be met, each with the place of the section behind which it comes.
    pub(super) new: Vec<(usize, Task)>,
    /// What is to be read, in the order of the course.
    pub(super) readings: Vec<Reading>,
    /// The modules in the order in which they are to be met.
    pub(super) modules: Vec<usize>,
    /// The modules that were begun.
    pub(super) begun: BTreeSet<usize>,
    /// How long what was done today takes, in seconds.
    pub(super) done_today: u32,
}

pub(super) fn work(index: &Index, progress: &Progress, wish: &Wish, today: Day) -> Work {
    let mut work = Work::default();
    for (module, entry) in in_order(index, progress) {
        let readings = readings(module, entry, progress, wish.is_hbo);
        let all: Vec<Task> = tasks(module, entry, progress, wish.is_hbo).collect();
        let mut core = core(entry, all.clone());
        put_missed_first(&mut core, progress);
        let known: Vec<Task> = all.into_iter().filter(|task| task.memory.is_some()).collect();
        if is_begun(entry, progress) || !known.is_empty() || readings.is_empty() {
            work.begun.insert(module);
        }
        let read_today = |section: &&SectionEntry| progress.read_on(&entry.slug, &section.id) == Some(today);
        work.done_today += entry.sections.iter().filter(read_today).map(|section| section.seconds).sum::<u32>();
        for task in known.iter().filter(|task| is_done(task, today)) {
            work.done_today += task.seconds;
        }
        work.modules.push(module);
        let may_come = |task: &Task| !progress.is_held(&task.id, today);
        work.known.extend(known.into_iter().filter(may_come));
        let new = behind_sections(entry, core, wish.is_hbo).filter(|(_, task)| task.memory.is_none() && may_come(task));
        work.new.extend(new);
        work.readings.extend(readings);
    }
    work
}

/// The modules with their places: those in which something was read come first, for a class may begin anywhere.
fn in_order<'a>(index: &'a Index, progress: &Progress) -> Vec<(usize, &'a ModuleEntry)> {
    let mut modules: Vec<(usize, &ModuleEntry)> = index.modules.iter().enumerate().collect();
    modules.sort_by_key(|(_, entry)| !is_begun(entry, progress));
    modules
}

fn is_begun(entry: &ModuleEntry, progress: &Progress) -> bool {
    entry.sections.iter().any(|section| progress.has_read(&entry.slug, &section.id))
}

/// Each task with the place of the section behind which it comes: spread evenly, whatever was read or asked already, so that doing a
/// part of the work leaves the rest as it was.
fn behind_sections(entry: &ModuleEntry, core: Vec<Task>, is_hbo: bool) -> impl Iterator<Item = (usize, Task)> + use<> {
    let sections: Vec<usize> = entry
        .sections
        .iter()
        .enumerate()
        .filter(|(_, section)| is_hbo || !section.hbo)
        .map(|(place, _)| place)
        .collect();
    let count = core.len();
    core.into_iter().enumerate().map(move |(at, task)| {
        let section = sections.get(at * sections.len() / count).copied().unwrap_or_default();
        (section, task)
    })
}

/// Asked today, and not to be asked again today.
fn is_done(task: &Task, today: Day) -> bool {
    task.memory.is_some_and(|memory| memory.last == today && memory.due > today)
}

fn readings(module: usize, entry: &ModuleEntry, progress: &Progress, is_hbo: bool) -> Vec<Reading> {
    let sections = entry.sections.iter().enumerate().filter(|(_, section)| is_hbo || !section.hbo);
    sections
        .filter(|(_, section)| !progress.has_read(&entry.slug, &section.id))
        .map(|(place, section)| Reading { module, section: place, seconds: section.seconds })
        .collect()
}

/// The cards and exercises of a module for this audience.
fn tasks<'a>(
    module: usize,
    entry: &'a ModuleEntry,
    progress: &'a Progress,
    is_hbo: bool,
) -> impl Iterator<Item = Task> + 'a {
    let cards = entry.cards.iter().filter(move |card| is_hbo || !card.hbo).map(move |card| Task {
        module,
        id: card.id.clone(),
        kind: TaskKind::Card,
        seconds: CARD,
        memory: wanted(progress, &card.id, progress.card(&card.id)),
    });
    let exercises = entry.exercises.iter().filter(move |exercise| is_hbo || !exercise.hbo);
    let exercises = exercises.map(move |exercise| Task {
        module,
        id: exercise.id.clone(),
        kind: TaskKind::Exercise(exercise.key),
        seconds: seconds_of(&exercise.kind),
        memory: wanted(progress, &exercise.id, progress.memory(&exercise.id, exercise.key)),
    });
    cards.chain(exercises)
}

/// What was put off until a day is due on that day, whatever its memory says: an error of a test that was put on tomorrow's list.
fn wanted(progress: &Progress, id: &str, memory: Option<Memory>) -> Option<Memory> {
    let until = progress.held_until(id);
    let memory = memory?;
    Some(match until.filter(|until| *until > memory.last) {
        Some(until) => Memory { due: memory.due.min(until), ..memory },
        None => memory,
    })
}

/// Of the items of a module those that a plan asks for: all cards, and of each goal some exercises of as many kinds as there are.
/// Cards and exercises take turns.
fn core(entry: &ModuleEntry, all: Vec<Task>) -> Vec<Task> {
    let (cards, exercises): (Vec<Task>, Vec<Task>) = all.into_iter().partition(|task| task.kind == TaskKind::Card);
    let chosen = chosen(entry);
    let mut exercises: Vec<(usize, Task)> =
        exercises.into_iter().filter_map(|task| Some((*chosen.get(task.id.as_str())?, task))).collect();
    exercises.sort_by_key(|(turn, _)| *turn);
    interleave(cards, exercises.into_iter().map(|(_, task)| task).collect())
}

/// The exercises that a plan asks for, each with its turn: first one of each kind of each goal, the simplest level first.
fn chosen(entry: &ModuleEntry) -> BTreeMap<&str, usize> {
    let mut kinds: BTreeMap<(Option<usize>, &str), usize> = BTreeMap::new();
    let mut ranked: Vec<(usize, &ExerciseEntry)> = Vec::new();
    let mut by_level: Vec<&ExerciseEntry> = entry.exercises.iter().collect();
    by_level.sort_by_key(|exercise| exercise.level);
    for exercise in by_level {
        let seen = kinds.entry((exercise.goal, exercise.kind.as_str())).or_default();
        ranked.push((*seen, exercise));
        *seen += 1;
    }
    ranked.sort_by_key(|(seen, exercise)| (*seen, exercise.level));
    let mut per_goal: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    let mut chosen = BTreeMap::new();
    for (_, exercise) in ranked {
        let count = per_goal.entry(exercise.goal).or_default();
        if *count < PER_GOAL {
            *count += 1;
            chosen.insert(exercise.id.as_str(), chosen.len());
        }
    }
    chosen
}

/// Both lists as one, each spread evenly over it.
fn interleave(one: Vec<Task>, other: Vec<Task>) -> Vec<Task> {
    let (ones, others) = (one.len(), other.len());
    let place = |at: usize, of: usize| (2 * at + 1) as f64 / (2 * of) as f64;
    let one = one.into_iter().enumerate().map(|(at, task)| (place(at, ones), task));
    let other = other.into_iter().enumerate().map(|(at, task)| (place(at, others), task));
    let mut all: Vec<(f64, Task)> = one.chain(other).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    all.into_iter().map(|(_, task)| task).collect()
}

/// What a word web missed is met first.
fn put_missed_first(new: &mut [Task], progress: &Progress) {
    new.sort_by_key(|task| !task.id.strip_prefix("k-").is_some_and(|concept| progress.has_missed(concept)));
}

/// Every card for this audience that may come up, with its module, in the order in which a plan would introduce them.
pub fn cards(index: &Index, progress: &Progress, is_hbo: bool, today: Day) -> Vec<Task> {
    let all = index.modules.iter().enumerate().flat_map(|(module, entry)| tasks(module, entry, progress, is_hbo));
    let mut cards: Vec<Task> =
        all.filter(|task| task.kind == TaskKind::Card && !progress.is_held(&task.id, today)).collect();
    put_missed_first(&mut cards, progress);
    cards
}

/// Every item for this audience that was asked before, the one that is most likely forgotten first.
pub fn known(index: &Index, progress: &Progress, is_hbo: bool, today: Day) -> Vec<Task> {
    let all = index.modules.iter().enumerate().flat_map(|(module, entry)| tasks(module, entry, progress, is_hbo));
    let mut known: Vec<(f32, Task)> = all
        .filter(|task| !progress.is_held(&task.id, today))
        .filter_map(|task| Some((task.memory?.retrievability(today), task)))
        .collect();
    known.sort_by(|a, b| a.0.total_cmp(&b.0));
    known.into_iter().map(|(_, task)| task).collect()
}
