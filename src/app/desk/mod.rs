//! The assignments that a student is making: kept through reloads, and shared by all tabs.
//!
//! A tab changes one question at a time, in what is stored at that moment: what another tab wrote meanwhile stays.

mod attempt;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use leptos::prelude::*;
use trainer::assignment::Link;
use trainer::delivery::Index;
use trainer::exam::{Question, Sitting, elapsed};
use trainer::progress::Accepted;
use trainer::time::Moment;

use super::browser;
use super::state::Learner;
pub use attempt::Attempt;

/// The beginning of the names under which they are stored.
const NAME: &str = "opdracht.";

/// After how many seconds of use one is stored, whatever else happens.
const EVERY: u32 = 5;

/// The assignments in the making. Copied freely; made once in [`super::App`].
#[derive(Clone, Copy)]
pub struct Desk {
    learner: Learner,
    sittings: RwSignal<BTreeMap<u32, Sitting>>,
    /// Those that found no room in storage: what is here is newer.
    unstored: StoredValue<BTreeSet<u32>>,
    /// The one whose questions are on the screen.
    open: StoredValue<Option<u32>>,
    last_tick: StoredValue<Moment>,
    /// The moment, anew each minute.
    pub minute: RwSignal<Moment>,
    /// What changed in the course since one was begun, or why it begins anew.
    pub trouble: RwSignal<Option<String>>,
}

impl Desk {
    /// Takes over what is stored, starts the clock, and listens for other tabs.
    pub fn open(learner: Learner) -> Self {
        let stored = browser::texts(NAME);
        let read = |(name, text): &(String, String)| Some((id_of(name)?, Sitting::read(text).ok()?));
        let desk = Self {
            learner,
            sittings: RwSignal::new(stored.iter().filter_map(read).collect()),
            unstored: StoredValue::default(),
            open: StoredValue::new(None),
            last_tick: StoredValue::new(browser::now()),
            minute: RwSignal::new(browser::now()),
            trouble: RwSignal::new(None),
        };
        set_interval(move || desk.tick(), Duration::from_secs(1));
        browser::on_return(move || desk.tick());
        browser::on_page_hide(move || desk.store_open());
        browser::on_other_tab(move |name, text| {
            if let Some(id) = id_of(&name) {
                desk.hear(id, text.as_deref());
            }
        });
        desk
    }

    /// Another tab changed an assignment, or handed it in.
    fn hear(&self, id: u32, text: Option<&str>) {
        match text.map(Sitting::read) {
            None => self.sittings.update(|sittings| drop(sittings.remove(&id))),
            Some(Ok(stored)) => {
                // Tabs may write at the same moment, each without the answer of the other.
                if self.put(id, stored) {
                    self.store(id);
                }
            }
            Some(Err(_)) => {}
        }
    }

    /// Takes over `sitting`, at the question that this tab has on the screen and with the time that was spent here. Answers that only this
    /// tab has stay; gives whether there were any.
    fn put(&self, id: u32, mut sitting: Sitting) -> bool {
        let mut has_more = false;
        let is_open = self.open.get_value() == Some(id);
        self.sittings.update(|sittings| {
            if let Some(before) = sittings.get(&id) {
                sitting.go(before.at);
                sitting.seconds = sitting.seconds.max(before.seconds);
                for (at, (theirs, ours)) in sitting.questions.iter_mut().zip(&before.questions).enumerate() {
                    let is_same = theirs.exercise == ours.exercise && theirs.key == ours.key;
                    let stage = |question: &Question| (question.is_checked, question.is_answered);
                    let is_ahead = is_same && stage(ours) > stage(theirs);
                    let is_here = is_same && is_open && at == before.at && !theirs.is_checked;
                    let seconds = theirs.seconds.max(if at == before.at { ours.seconds } else { 0 });
                    if is_ahead || is_here {
                        theirs.clone_from(ours);
                    }
                    theirs.seconds = seconds;
                    has_more |= is_ahead;
                }
            }
            sittings.insert(id, sitting);
        });
        has_more
    }

    /// Looks into the sitting of an assignment (tracked).
    pub fn with<T>(&self, id: u32, look: impl FnOnce(&Sitting) -> T) -> Option<T> {
        self.sittings.read().get(&id).map(look)
    }

    /// Begins the questions of an assignment, or goes on with them; `false` when there are none.
    pub fn enter(&self, index: &Index, link: &Link, accepted: &Accepted) -> bool {
        self.trouble.set(None);
        self.last_tick.set_value(browser::now());
        self.open.set_value(Some(link.id));
        let Some(mut sitting) = untrack(|| self.with(link.id, Sitting::clone)) else {
            return self.begin(index, link, Attempt::next(link, accepted));
        };
        let total = sitting.questions.len();
        let sentence = match sitting.leave_out_changed(index) {
            0 => return true,
            all if all == total => {
                let attempt = Attempt::of(&sitting).unwrap_or_else(|| Attempt::next(link, accepted));
                let is_begun = self.begin(index, link, attempt);
                self.trouble.set(Some("De vragen van deze opdracht zijn veranderd. Je begint opnieuw.".to_owned()));
                return is_begun;
            }
            1 => "De cursus is veranderd sinds je begon. 1 vraag is weggelaten.".to_owned(),
            some => format!("De cursus is veranderd sinds je begon. {some} vragen zijn weggelaten."),
        };
        self.trouble.set(Some(sentence));
        self.put(link.id, sitting);
        self.store(link.id);
        true
    }

    fn begin(&self, index: &Index, link: &Link, attempt: Attempt) -> bool {
        let items = link.assignment.items(index, attempt.series);
        let question = |item: trainer::assignment::Item| Question {
            module: item.module,
            exercise: item.exercise,
            key: item.key,
            ..Question::default()
        };
        let questions = items.into_iter().map(question).collect();
        let Some(sitting) = Sitting::of(attempt.code(), questions, None, browser::now()) else { return false };
        self.sittings.update(|sittings| drop(sittings.insert(link.id, sitting)));
        self.store(link.id);
        true
    }

    /// The questions are no longer on the screen.
    pub fn leave(&self) {
        self.store_open();
        self.open.set_value(None);
    }

    /// Changes the question on the screen, or goes to another.
    pub fn change(&self, id: u32, change: impl FnOnce(&mut Sitting)) {
        self.take_over(id);
        self.sittings.update(|sittings| {
            if let Some(sitting) = sittings.get_mut(&id) {
                change(sitting);
            }
        });
        self.store(id);
    }

    /// Takes over what is stored, unless what is here is newer.
    fn take_over(&self, id: u32) {
        let is_newer = self.unstored.with_value(|unstored| unstored.contains(&id));
        let text = browser::load_text(&name(id)).filter(|_| !is_newer);
        if let Some(Ok(stored)) = text.as_deref().map(Sitting::read) {
            self.put(id, stored);
        }
    }

    fn store(&self, id: u32) {
        let Some(stored) = untrack(|| self.with(id, |sitting| browser::save_text(&name(id), &sitting.write()))) else {
            return;
        };
        self.unstored.update_value(|unstored| {
            if stored.is_ok() {
                unstored.remove(&id);
            } else {
                unstored.insert(id);
            }
        });
        self.learner.note(stored);
    }

    fn store_open(&self) {
        if let Some(id) = self.open.get_value() {
            self.change(id, |_| ());
        }
    }

    /// It was handed in, or is thrown away.
    pub fn remove(&self, id: u32) {
        browser::remove(&name(id));
        self.unstored.update_value(|unstored| {
            unstored.remove(&id);
        });
        self.sittings.update(|sittings| drop(sittings.remove(&id)));
    }

    fn tick(&self) {
        let now = browser::now();
        if now.0 / 60_000 != self.minute.get_untracked().0 / 60_000 {
            self.minute.set(now);
        }
        let (passed, counted) = elapsed(self.last_tick.get_value(), now);
        self.last_tick.set_value(counted);
        let Some(id) = self.open.get_value().filter(|_| passed > 0 && !document().hidden()) else { return };
        let mut is_time = false;
        self.sittings.update(|sittings| {
            if let Some(sitting) = sittings.get_mut(&id) {
                let before = sitting.seconds;
                sitting.tick(passed);
                is_time = before / EVERY != sitting.seconds / EVERY;
            }
        });
        if is_time {
            self.store_open();
        }
    }
}

fn name(id: u32) -> String {
    format!("{NAME}{id:08x}")
}

fn id_of(name: &str) -> Option<u32> {
    u32::from_str_radix(name.strip_prefix(NAME)?, 16).ok()
}
