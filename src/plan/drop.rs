//! How much time everything takes; and when that is too much, which modules to leave out.

use std::collections::BTreeMap;

use super::spread::Budget;
use super::tasks::Work;
use super::{Overload, Wish};
use crate::delivery::Index;

/// What the work comes to, in seconds.
pub(super) struct Need {
    /// Reading and new items with their repetition, by module.
    modules: BTreeMap<usize, u32>,
    /// Everything, with the repetition of what is known.
    all: u32,
}

impl Need {
    pub(super) fn new(work: &Work, budget: &Budget) -> Self {
        let mut modules: BTreeMap<usize, u32> = BTreeMap::new();
        for reading in &work.readings {
            *modules.entry(reading.module).or_default() += reading.seconds;
        }
        for (_, task) in &work.new {
            *modules.entry(task.module).or_default() += task.seconds * budget.times_asked();
        }
        let reviews: u32 = work.known.iter().filter(|task| budget.must_ask(task)).map(|task| task.seconds).sum();
        let all = reviews + modules.values().sum::<u32>();
        Self { modules, all }
    }

    /// What is left of it without some modules.
    fn without(&self, dropped: &[usize]) -> u32 {
        self.all - dropped.iter().filter_map(|module| self.modules.get(module)).sum::<u32>()
    }

    /// The seconds a day at which it is done in time, with a little to spare.
    pub(super) fn pace(&self, budget: &Budget) -> u32 {
        let even = (self.all + budget.done()) / budget.new_days as u32;
        even + even / 10
    }

    /// The modules to leave out so that the rest fits, those first that give the fewest questions in a test for the time they take.
    /// What was begun is never left out, and without an exam nothing is: there is always another day.
    pub(super) fn modules_to_drop(&self, index: &Index, work: &Work, budget: &Budget, wish: &Wish) -> Vec<usize> {
        if wish.exam.is_none() {
            return Vec::new();
        }
        let worth = |module: usize, seconds: u32| {
            let questions: u32 = index.modules[module].quota.of(wish.is_hbo).iter().sum();
            f64::from(questions) / f64::from(seconds.max(1))
        };
        let mut modules: Vec<usize> =
            self.modules.keys().copied().filter(|module| !work.begun.contains(module)).collect();
        modules.sort_by(|a, b| worth(*a, self.modules[a]).total_cmp(&worth(*b, self.modules[b])));
        // Something must be left to do.
        let most = modules.len().saturating_sub(usize::from(work.begun.is_empty()));
        let enough = (0..most).find(|count| self.without(&modules[..*count]) <= budget.total()).unwrap_or(most);
        modules.truncate(enough);
        modules
    }

    /// Says how far it does not fit.
    pub(super) fn overload(&self, work: &Work, budget: &Budget, wish: &Wish, dropped: Vec<usize>) -> Overload {
        let days = budget.days as u32;
        let due = work.known.iter().filter(|task| budget.must_ask(task)).count() as u32;
        let asked = due + work.new.len() as u32 * budget.times_asked();
        let needed = self.all.div_ceil(days * 60).max(wish.minutes + 1);
        let items_needed = asked.div_ceil(days);
        Overload {
            needed,
            wished: wish.minutes,
            items_needed,
            items_fit: items_needed * wish.minutes / needed,
            dropped,
        }
    }
}
