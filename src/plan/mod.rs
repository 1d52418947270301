//! What to study on which day: repetition, reading and new items spread over the days up to the exam.
//!
//! A plan is a pure function of the course, what was done so far, what the learner wants, and the day. Nothing of it is stored, so a
//! missed day is simply planned anew.

mod drop;
mod spread;
mod steps;
mod tasks;

use crate::delivery::Index;
use crate::progress::{Progress, Settings};
use crate::time::Day;

pub use steps::{DRILL_SECONDS, Step, drills, steps};
pub use tasks::{Task, TaskKind, cards, known, seconds_of};

/// How far a plan without an exam looks ahead, in days.
pub const HORIZON: i32 = 28;

/// No plan looks further ahead than this, in days: an exam next year needs no plan for each day yet.
pub const FURTHEST: i32 = 120;

/// What the learner wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The day of the exam, when there is one to come.
    pub exam: Option<Day>,
    /// Minutes a day.
    pub minutes: u32,
    /// Whether the HBO extras belong to it.
    pub is_hbo: bool,
}

impl Wish {
    /// What these settings say. An exam that is over counts no more, and one beyond [`FURTHEST`] does not count yet.
    pub fn of(settings: &Settings, is_hbo: bool, today: Day) -> Self {
        let exam = settings.exam.filter(|exam| (0..=FURTHEST).contains(&exam.since(today)));
        Self { exam, minutes: settings.minutes().clamp(5, 240), is_hbo }
    }

    /// The days that are planned, from today: those before the exam, or [`HORIZON`]. On the day of the exam itself that day.
    pub fn days(&self, today: Day) -> usize {
        let days = self.exam.map_or(HORIZON, |exam| exam.since(today)).clamp(1, FURTHEST);
        days as usize
    }
}

/// A section of a lesson to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The place of its module in the index.
    pub module: usize,
    /// The place of the section in the module.
    pub section: usize,
    /// How long it takes.
    pub seconds: u32,
}

/// Something new: a section to read, or an item that was never asked.
#[derive(Clone, Debug, PartialEq)]
pub enum New {
    /// A section.
    Reading(Reading),
    /// A card or an exercise.
    Task(Task),
}

/// What is planned for one day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlannedDay {
    /// Items that were asked before.
    pub reviews: Vec<Task>,
    /// What to read, each section with the items behind it that were never asked.
    pub news: Vec<New>,
    /// What items that come up earlier are expected to ask here again, in seconds.
    pub expected_seconds: u32,
}

impl PlannedDay {
    /// How long all of it takes.
    pub fn seconds(&self) -> u32 {
        self.review_seconds() + self.reading_seconds() + self.new_seconds() + self.expected_seconds
    }

    /// How long the repetition takes.
    pub fn review_seconds(&self) -> u32 {
        self.reviews.iter().map(|task| task.seconds).sum()
    }

    /// What to read.
    pub fn readings(&self) -> impl Iterator<Item = &Reading> {
        self.news.iter().filter_map(|new| match new {
            New::Reading(reading) => Some(reading),
            New::Task(_) => None,
        })
    }

    /// The items that were never asked.
    pub fn new_tasks(&self) -> impl Iterator<Item = &Task> {
        self.news.iter().filter_map(|new| match new {
            New::Reading(_) => None,
            New::Task(task) => Some(task),
        })
    }

    /// How long the reading takes.
    pub fn reading_seconds(&self) -> u32 {
        self.readings().map(|reading| reading.seconds).sum()
    }

    /// How long the new items take.
    pub fn new_seconds(&self) -> u32 {
        self.new_tasks().map(|task| task.seconds).sum()
    }
}

/// A plan, from today on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The days; the first is today, and holds what is left of it.
    pub days: Vec<PlannedDay>,
    /// That it does not all fit, if so.
    pub overload: Option<Overload>,
}

/// How far the work exceeds the time.
#[derive(Clone, Debug, PartialEq)]
pub struct Overload {
    /// The minutes a day that everything would take.
    pub needed: u32,
    /// The minutes a day that there are.
    pub wished: u32,
    /// Items (cards and exercises) a day that everything would take.
    pub items_needed: u32,
    /// Items a day that fit.
    pub items_fit: u32,
    /// The places in the index of the modules that are left out, the least asked in a test first.
    pub dropped: Vec<usize>,
}

/// Plans from `today` on.
pub fn plan(index: &Index, progress: &Progress, wish: &Wish, today: Day) -> Plan {
    let work = tasks::work(index, progress, wish, today);
    let budget = spread::Budget::new(wish, today, &work);
    let need = drop::Need::new(&work, &budget);
    let dropped = need.modules_to_drop(index, &work, &budget, wish);
    // Only when everything fits is there something to spread: else, and without an exam, each day is filled.
    let is_spread = wish.exam.is_some() && dropped.is_empty();
    let pace = if is_spread { need.pace(&budget) } else { u32::MAX };
    let spread = spread::spread(&work, &budget, &dropped, pace);
    let fits = dropped.is_empty() && (spread.left_over == 0 || wish.exam.is_none());
    let overload = (!fits).then(|| need.overload(&work, &budget, wish, dropped));
    Plan { days: spread.days, overload }
}
