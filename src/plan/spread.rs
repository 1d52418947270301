//! Dealing the work out over the days.

use std::collections::BTreeMap;

use super::tasks::Work;
use super::{New, PlannedDay, Task, Wish};
use crate::review::{Rating, Scheduler};
use crate::time::Day;

/// In how many days before the exam what would not be due before it is refreshed, as far as there is time.
const LAST_DAYS: i32 = 5;

/// No day is planned for less than this, in seconds, as long as there is work: a start is worth the trouble.
const LEAST: u32 = 300;

/// The time there is.
pub(super) struct Budget {
    today: Day,
    exam: Option<Day>,
    /// How many days are planned.
    pub(super) days: usize,
    /// What the learner wants to spend on a day, in seconds.
    wished: u32,
    /// On how many days something new may be met: the last ones before an exam are for repetition.
    pub(super) new_days: usize,
    /// After how many days an item that was met and is always remembered is asked again.
    repeats: Vec<usize>,
    /// What was done today, in seconds.
    done: u32,
}

impl Budget {
    pub(super) fn new(wish: &Wish, today: Day, work: &Work) -> Self {
        let days = wish.days(today);
        let new_days = if wish.exam.is_some() { days.saturating_sub(2).max(days.div_ceil(2)) } else { days };
        let wished = wish.minutes * 60;
        Self { today, exam: wish.exam, days, wished, new_days, repeats: repeats(days), done: work.done_today }
    }

    /// What was done today, in seconds.
    pub(super) fn done(&self) -> u32 {
        self.done
    }

    /// The seconds of all days.
    pub(super) fn total(&self) -> u32 {
        self.wished * self.days as u32 - self.done.min(self.wished)
    }

    /// How often a new item is asked in all, when it is met halfway.
    pub(super) fn times_asked(&self) -> u32 {
        let halfway = self.new_days / 2;
        1 + self.repeats.iter().filter(|after| halfway + **after < self.days).count() as u32
    }

    /// Whether `task` must be asked before the plan ends.
    pub(super) fn must_ask(&self, task: &Task) -> bool {
        self.due(task).is_some()
    }

    /// On which day of the plan `task` is due; what is overdue is due today.
    fn due(&self, task: &Task) -> Option<usize> {
        let due = task.memory?.due.since(self.today).max(0) as usize;
        (due < self.days).then_some(due)
    }

    /// From which day of the plan `task`, which would be due only after the exam, is refreshed for it; once.
    fn refresh(&self, task: &Task) -> Option<usize> {
        let from = self.exam?.plus(-LAST_DAYS);
        let is_wanted = !self.must_ask(task) && task.memory?.last < from;
        is_wanted.then_some(from.since(self.today).max(0) as usize)
    }
}

/// The days after which a new item is asked again when it is remembered each time.
fn repeats(days: usize) -> Vec<usize> {
    let scheduler = Scheduler::default();
    let mut memory = scheduler.outcomes(None, Day(0)).after(Rating::Good);
    let mut after = Vec::new();
    while (memory.due.0 as usize) < days {
        after.push(memory.due.0 as usize);
        memory = scheduler.outcomes(Some(memory), memory.due).after(Rating::Good);
    }
    after
}

/// The work dealt out, and how much of it found no place.
pub(super) struct Spread {
    pub(super) days: Vec<PlannedDay>,
    pub(super) left_over: usize,
}

/// Deals `work` out, without the modules that are left out, at `pace` seconds a day.
pub(super) fn spread(work: &Work, budget: &Budget, left_out: &[usize], pace: u32) -> Spread {
    let mut load = vec![0; budget.days];
    load[0] = budget.done;
    let mut sheet = Sheet { days: vec![PlannedDay::default(); budget.days], load, budget };
    sheet.place_reviews(&work.known);
    let left_over = sheet.place_new(programme(work, left_out), pace.max(LEAST).min(budget.wished));
    sheet.refresh(&work.known);
    Spread { days: sheet.days, left_over }
}

/// What is new, module by module: its sections, each with the items that come behind it.
fn programme(work: &Work, left_out: &[usize]) -> Vec<New> {
    let mut of_module: BTreeMap<usize, Vec<(usize, New)>> = BTreeMap::new();
    for reading in &work.readings {
        of_module.entry(reading.module).or_default().push((reading.section, New::Reading(reading.clone())));
    }
    for (section, task) in &work.new {
        of_module.entry(task.module).or_default().push((*section, New::Task(task.clone())));
    }
    let mut programme = Vec::new();
    for module in work.modules.iter().filter(|module| !left_out.contains(module)) {
        let mut news = of_module.remove(module).unwrap_or_default();
        // Stable: a section stays before its items, and those in their order.
        news.sort_by_key(|(section, _)| *section);
        programme.extend(news.into_iter().map(|(_, new)| new));
    }
    programme
}

/// The days being filled.
struct Sheet<'a> {
    days: Vec<PlannedDay>,
    /// The seconds on each day so far.
    load: Vec<u32>,
    budget: &'a Budget,
}

impl Sheet<'_> {
    fn has_room(&self, day: usize, seconds: u32) -> bool {
        self.load[day] + seconds <= self.budget.wished
    }

    /// Each due item once: on its day, else on the first later day with room, else on the nearest earlier one, else on its day all the
    /// same. What was forgotten today is always asked today.
    fn place_reviews(&mut self, known: &[Task]) {
        let mut due: Vec<(usize, f32, &Task)> =
            known.iter().filter_map(|task| Some((self.budget.due(task)?, task.memory?.stability, task))).collect();
        due.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        for (day, _, task) in due {
            let is_again = day == 0 && task.memory.is_some_and(|memory| memory.last == self.budget.today);
            let has_room = |day: &usize| self.has_room(*day, task.seconds);
            let place = match is_again {
                true => day,
                false => {
                    (day..self.budget.days).find(has_room).or_else(|| (0..day).rev().find(has_room)).unwrap_or(day)
                }
            };
            self.review(place, task);
        }
    }

    /// What the exam comes too early for: the least certain first, on the days before it, as far as there is room.
    fn refresh(&mut self, known: &[Task]) {
        let mut tasks: Vec<(f32, usize, &Task)> =
            known.iter().filter_map(|task| Some((task.memory?.stability, self.budget.refresh(task)?, task))).collect();
        tasks.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (_, from, task) in tasks {
            if let Some(day) = (from..self.budget.days).find(|day| self.has_room(*day, task.seconds)) {
                self.review(day, task);
            }
        }
    }

    fn review(&mut self, day: usize, task: &Task) {
        self.load[day] += task.seconds;
        self.days[day].reviews.push(task.clone());
    }

    /// What is new in its order, each day until `pace` is reached. Returns how many items found no place.
    fn place_new(&mut self, programme: Vec<New>, pace: u32) -> usize {
        let mut waiting: Vec<Option<New>> = programme.into_iter().map(Some).collect();
        let mut first = 0;
        for day in 0..self.budget.new_days {
            while waiting.get(first).is_some_and(Option::is_none) {
                first += 1;
            }
            for slot in &mut waiting[first..] {
                if self.load[day] >= pace {
                    break;
                }
                let is_placed = match slot {
                    None => false,
                    // What stands behind a section is about it. One that is longer than a day still comes, on a day of its own.
                    Some(New::Reading(reading)) if self.load[day] > 0 && !self.has_room(day, reading.seconds) => break,
                    Some(New::Reading(reading)) => {
                        self.load[day] += reading.seconds;
                        true
                    }
                    Some(New::Task(task)) => self.meet(day, task),
                };
                if is_placed {
                    self.days[day].news.extend(slot.take());
                }
            }
        }
        waiting.iter().flatten().count()
    }

    /// Takes time for `task` and its repetition, if there is room on this day.
    fn meet(&mut self, day: usize, task: &Task) -> bool {
        let has_room = self.has_room(day, task.seconds);
        if has_room {
            self.load[day] += task.seconds;
            for again in self.budget.repeats.iter().map(|after| day + after).filter(|again| *again < self.budget.days) {
                self.load[again] += task.seconds;
                self.days[again].expected_seconds += task.seconds;
            }
        }
        has_room
    }
}
