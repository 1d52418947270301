//! How well a learner masters each learning goal today, and what else the progress page shows: work to come, days studied, estimates.
//!
//! All of it follows from the index, the progress and the day: nothing is stored.

mod forecast;
mod history;

pub use forecast::{FORECAST_DAYS, forecast};
pub use history::{Estimate, StudyDays, WEEKS, estimates, study_days};

use crate::delivery::{ExerciseEntry, GoalEntry, Index, ModuleEntry};
use crate::exercise::Level;
use crate::progress::{Item, Progress};
use crate::review::DESIRED_RETENTION;
use crate::time::Day;

/// From this mastery on a goal counts as mastered.
pub const MASTERED: f32 = 0.8;

/// From this mastery on a goal is almost mastered.
pub const ALMOST: f32 = 0.5;

/// How much weight of answers a goal needs for full mastery: that of three answers at its own level.
const EVIDENCE: f32 = 3.0;

/// One module: how well its goals are mastered, and how many of its cards are remembered.
#[derive(Clone, Debug, PartialEq)]
pub struct ModuleMastery {
    /// The mean mastery of its goals, 0 to 1; 0 when it has none.
    pub mastery: f32,
    /// Its goals that can be practised, in their order.
    pub goals: Vec<GoalMastery>,
    /// Its cards.
    pub cards: Cards,
}

/// One learning goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GoalMastery {
    /// The place of the goal among those of its module.
    pub goal: usize,
    /// How well it is mastered, 0 to 1.
    pub mastery: f32,
    /// On how many answered exercises that rests.
    pub answered: usize,
    /// How many exercises it has.
    pub exercises: usize,
}

/// The cards of a module, by how well they are remembered today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cards {
    /// Remembered with a chance of 90% or more.
    pub known: usize,
    /// Seen, but sinking below that.
    pub fading: usize,
    /// Never seen.
    pub unseen: usize,
}

impl Cards {
    /// How many there are.
    pub fn total(&self) -> usize {
        self.known + self.fading + self.unseen
    }
}

/// What is said of a goal in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Mastery is [`MASTERED`] or more.
    Mastered,
    /// Mastery is [`ALMOST`] or more.
    Almost,
    /// It was practised, and mastery is less.
    NotYet,
    /// No exercise was answered.
    Untouched,
}

impl State {
    /// All states, the best first.
    pub const ALL: [Self; 4] = [Self::Mastered, Self::Almost, Self::NotYet, Self::Untouched];
}

impl GoalMastery {
    /// What to say of it in one word.
    pub fn state(&self) -> State {
        match self.mastery {
            _ if self.answered == 0 => State::Untouched,
            mastery if mastery >= MASTERED => State::Mastered,
            mastery if mastery >= ALMOST => State::Almost,
            _ => State::NotYet,
        }
    }
}

/// How well every goal of the course is mastered on `today`, for the modules in the order of the index. `is_hbo` adds what is for HBO only.
///
/// Our own formula: a chance of remembering weighed by how demanding the exercise was. Of each exercise of the goal that was answered,
/// v = the chance that it is remembered today (the forgetting curve, [`crate::review::Memory::retrievability`]) × points / most points of
/// its last answer, and w = 1 when its level is that of the goal or higher, 0.75 one level below, 0.5 further below. Then
///
/// mastery = Σ w·v / max(W, Σ w), with W = min(3, Σ w over all exercises of the goal).
///
/// So with fewer than three good answers there is not enough evidence for full mastery, unless the goal has no more exercises. What was
/// only crammed does not count: it is not in memory. A goal without exercises is left out.
pub fn mastery(index: &Index, progress: &Progress, today: Day, is_hbo: bool) -> Vec<ModuleMastery> {
    index.modules.iter().map(|module| module_mastery(module, progress, today, is_hbo)).collect()
}

fn module_mastery(module: &ModuleEntry, progress: &Progress, today: Day, is_hbo: bool) -> ModuleMastery {
    let mut evidence = vec![Evidence::default(); module.goals.len()];
    for exercise in module.exercises.iter().filter(|exercise| is_hbo || !exercise.hbo) {
        let Some((goal, at)) = exercise.goal.and_then(|at| Some((module.goals.get(at)?, at))) else { continue };
        let item = progress.item_of(&exercise.id, exercise.key);
        evidence[at].add(weight(exercise, goal), item.and_then(|item| value(item, today)));
    }
    let found = evidence.into_iter().enumerate();
    let goals: Vec<_> = found
        .filter(|(at, found)| (is_hbo || !module.goals[*at].hbo) && found.exercises > 0)
        .map(|(goal, found)| GoalMastery {
            goal,
            mastery: found.mastery(),
            answered: found.answered,
            exercises: found.exercises,
        })
        .collect();
    let sum: f32 = goals.iter().map(|goal| goal.mastery).sum();
    ModuleMastery { mastery: sum / goals.len().max(1) as f32, goals, cards: cards(module, progress, today, is_hbo) }
}

/// `mastery` as a percentage, rounded down: what is called 80% has reached [`MASTERED`].
pub fn percent(mastery: f32) -> u32 {
    (100.0 * mastery) as u32
}

/// What the answers to the exercises of one goal come to.
#[derive(Clone, Copy, Default)]
struct Evidence {
    exercises: usize,
    answered: usize,
    /// Σ w over all exercises.
    possible: f32,
    /// Σ w over those answered.
    weight: f32,
    /// Σ w·v.
    value: f32,
}

impl Evidence {
    fn add(&mut self, weight: f32, value: Option<f32>) {
        self.exercises += 1;
        self.possible += weight;
        if let Some(value) = value {
            self.answered += 1;
            self.weight += weight;
            self.value += weight * value;
        }
    }

    fn mastery(&self) -> f32 {
        let needed = self.possible.min(EVIDENCE).max(self.weight);
        // Sums of floats may end a hair above 1.
        if needed > 0.0 { (self.value / needed).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// How much an exercise says about its goal. Without a level it counts as one at the level of the goal.
fn weight(exercise: &ExerciseEntry, goal: &GoalEntry) -> f32 {
    let place = |level: Option<Level>| Level::ALL.iter().position(|known| Some(*known) == level);
    match place(goal.level).zip(place(exercise.level)).map_or(0, |(goal, own)| goal.saturating_sub(own)) {
        0 => 1.0,
        1 => 0.75,
        _ => 0.5,
    }
}

/// How well an exercise is known on `today`, 0 to 1; `None` when no answer to it counts.
fn value(item: &Item, today: Day) -> Option<f32> {
    let (memory, (points, max)) = item.memory.zip(item.earned)?;
    let share = if max == 0 { 1.0 } else { points.min(max) as f32 / max as f32 };
    Some(memory.retrievability(today) * share)
}

fn cards(module: &ModuleEntry, progress: &Progress, today: Day, is_hbo: bool) -> Cards {
    let mut cards = Cards::default();
    for card in module.cards.iter().filter(|card| is_hbo || !card.hbo) {
        match progress.card(&card.id) {
            None => cards.unseen += 1,
            // A card that was not known a moment ago is due today, however sure the curve is of it.
            Some(memory) if memory.due > memory.last && memory.retrievability(today) >= DESIRED_RETENTION => {
                cards.known += 1;
            }
            Some(_) => cards.fading += 1,
        }
    }
    cards
}

#[cfg(test)]
pub(crate) mod tests;
