//! The test in the making: kept through reloads, its clock, and that only one tab works on it.

mod stored;

use std::time::Duration;

use leptos::prelude::*;
use trainer::delivery::Index;
use trainer::exam::{Draw, Graded, Question, Sitting, Spec, elapsed};
use trainer::progress::{EventId, What};
use trainer::time::Moment;

use super::browser;
use super::state::Learner;

/// After how many seconds of use it is stored, whatever else happens.
const EVERY: u32 = 5;

const ALL_CHANGED: &str =
    "De vragen van je toets zijn intussen allemaal veranderd. Deze toets kan niet verder. Begin een nieuwe.";

/// Who works on the test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Nobody: it lies still until it is opened.
    Still,
    /// This tab.
    Here,
    /// Another tab.
    Elsewhere,
}

/// The test in the making, if there is one. Copied freely; made once in [`super::App`].
#[derive(Clone, Copy)]
pub struct TestRoom {
    learner: Learner,
    tab: StoredValue<u64>,
    /// The test.
    pub sitting: RwSignal<Option<Sitting>>,
    /// Who works on it.
    pub place: RwSignal<Place>,
    /// Why a stored test can't go on, or what changed in it.
    pub trouble: RwSignal<Option<String>>,
    /// What the clock says aloud.
    pub said: RwSignal<&'static str>,
    last_tick: StoredValue<Moment>,
    /// Whether the page went away; it may come back as it was.
    was_away: StoredValue<bool>,
}

impl TestRoom {
    /// Reads the stored test, starts the clock, and listens for other tabs.
    pub fn open(learner: Learner) -> Self {
        let room = Self {
            learner,
            tab: StoredValue::new(browser::seed()),
            sitting: RwSignal::new(None),
            place: RwSignal::new(Place::Still),
            trouble: RwSignal::new(None),
            said: RwSignal::new(""),
            last_tick: StoredValue::new(browser::now()),
            was_away: StoredValue::new(false),
        };
        room.read();
        set_interval(move || room.tick(), Duration::from_secs(1));
        browser::on_return(move || room.save());
        browser::on_page_hide(move || room.release());
        browser::on_other_tab(move |name, _| {
            if stored::is_here(&name) {
                room.hear();
            }
        });
        room
    }

    /// Takes over what is stored.
    fn read(&self) {
        let Some(text) = stored::text() else { return };
        match Sitting::read(&text) {
            Ok(sitting) => self.sitting.set(Some(sitting)),
            Err(error) => self.trouble.set(Some(error.to_string())),
        }
    }

    /// Another tab took the test, or ended it.
    fn hear(&self) {
        if stored::text().is_none() {
            self.sitting.set(None);
            self.place.set(Place::Still);
        } else if stored::other_tab(self.tab.get_value()).is_some() {
            self.read();
            self.place.set(Place::Elsewhere);
        } else if self.place.get_untracked() != Place::Here {
            // The other tab let go. Who looks on here may go on, but has to say so.
            self.read();
        }
    }

    /// Begins a test. One that was not handed in is gone then.
    pub fn begin(&self, spec: &Spec, draw: &Draw, limit: Option<u32>) {
        self.trouble.set(None);
        self.sitting.set(Sitting::begin(spec, draw, limit, browser::now()));
        self.take();
    }

    /// Goes on with the test in this tab, unless another one is at it. Questions that changed since it was begun are left out.
    pub fn enter(&self, index: &Index) {
        if self.place.get_untracked() == Place::Here || self.sitting.read_untracked().is_none() {
            return;
        }
        if stored::other_tab(self.tab.get_value()).is_some_and(stored::Claim::is_alive) {
            return self.place.set(Place::Elsewhere);
        }
        self.leave_out_changed(index);
        self.take();
    }

    /// Goes on in this tab with what the other one stored.
    pub fn enter_here(&self, index: &Index) {
        self.read();
        self.leave_out_changed(index);
        self.take();
    }

    fn leave_out_changed(&self, index: &Index) {
        let Some(mut sitting) = self.sitting.get_untracked() else { return };
        let total = sitting.questions.len();
        let sentence = match sitting.leave_out_changed(index) {
            0 => None,
            all if all == total => {
                self.throw_away();
                return self.trouble.set(Some(ALL_CHANGED.to_owned()));
            }
            1 => Some("De cursus is veranderd sinds je begon. 1 vraag telt niet meer mee.".to_owned()),
            some => Some(format!("De cursus is veranderd sinds je begon. {some} vragen tellen niet meer mee.")),
        };
        self.trouble.set(sentence);
        self.sitting.set(Some(sitting));
    }

    fn take(&self) {
        self.last_tick.set_value(browser::now());
        self.place.set(Place::Here);
        self.store();
    }

    /// Changes the test and stores it.
    pub fn change(&self, change: impl FnOnce(&mut Sitting)) {
        if self.place.get_untracked() == Place::Here {
            self.sitting.update(|sitting| {
                if let Some(sitting) = sitting {
                    change(sitting);
                }
            });
            self.save();
        }
    }

    /// Stores the test, unless another tab works on it. A page on its way out may still be told that it was hidden, after it let go.
    fn save(&self) {
        if self.place.get_untracked() != Place::Here || self.was_away.get_value() {
            return;
        }
        if stored::other_tab(self.tab.get_value()).is_some() {
            return self.hear();
        }
        self.store();
    }

    fn store(&self) {
        let Some(sitting) = self.sitting.get_untracked() else { return };
        self.learner.note(stored::store(self.tab.get_value(), &sitting));
    }

    /// Lets another tab, or this one after a reload, take the test at once.
    fn release(&self) {
        if self.place.get_untracked() == Place::Here {
            self.save();
            stored::release();
            self.was_away.set_value(true);
        }
    }

    /// The page came back from where the browser kept it. Another tab may have been at the test meanwhile.
    fn come_back(&self) {
        self.was_away.set_value(false);
        if stored::other_tab(self.tab.get_value()).is_some() {
            self.hear();
        } else {
            self.read();
            self.take();
        }
    }

    fn tick(&self) {
        if self.place.get_untracked() != Place::Here || self.sitting.read_untracked().is_none() {
            return;
        }
        if self.was_away.get_value() {
            return self.come_back();
        }
        let (passed, counted) = elapsed(self.last_tick.get_value(), browser::now());
        self.last_tick.set_value(counted);
        if passed == 0 {
            return;
        }
        let mut warning = None;
        let mut is_time = false;
        self.sitting.update(|sitting| {
            let Some(sitting) = sitting else { return };
            let before = sitting.seconds;
            warning = sitting.tick(passed);
            is_time = before / EVERY != sitting.seconds / EVERY || warning.is_some();
        });
        if let Some(warning) = warning {
            self.said.set(warning.sentence());
        }
        if is_time {
            self.save();
        }
    }

    /// Hands the test in: it becomes one event, whose name is returned. `None` when there is none here.
    pub fn hand_in(&self, grade: impl Fn(&Question, &str) -> Option<Graded>) -> Option<EventId> {
        self.save();
        let is_here = self.place.get_untracked() == Place::Here;
        let taken = self.sitting.get_untracked().filter(|_| is_here)?.hand_in(grade);
        self.throw_away();
        Some(self.learner.record(What::Test(taken)))
    }

    /// Throws the test away, or what is left of a damaged one.
    pub fn throw_away(&self) {
        stored::remove();
        self.sitting.set(None);
        self.place.set(Place::Still);
        self.trouble.set(None);
        self.said.set("");
    }

    /// Whether a test waits or runs (tracked).
    pub fn is_open(&self) -> bool {
        self.sitting.read().is_some()
    }

    /// How many seconds are left (tracked); `None` without a time limit.
    pub fn time_left(&self) -> Option<u32> {
        self.sitting.read().as_ref().and_then(Sitting::time_left)
    }
}
