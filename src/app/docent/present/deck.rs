//! The slides at hand, and what the windows of one show share: where they are, what was counted and what was revealed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use trainer::exercise::Exercise;
use trainer::slides::{Content, Hands, Slide, of_lesson, of_question};
use trainer::time::Moment;

use super::screen;
use crate::app::browser;
use crate::app::content::LoadedModule;

/// Where the windows of a show leave word for each other. It also brings back a show after a reload.
const NAME: &str = "docent.presentatie";

/// A show that began longer ago than this is another one, in milliseconds.
const LONGEST: i64 = 12 * 3_600_000;

/// What the windows share.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Live {
    /// What is shown.
    of: Subject,
    /// The place of the slide, from 0.
    pub at: usize,
    /// Whether the screen is black.
    pub is_black: bool,
    /// When the show began, or the teacher began to count anew.
    pub since: Moment,
    /// The time that the class has for something.
    pub countdown: Option<Countdown>,
    /// The hands by question.
    pub hands: BTreeMap<String, Hands>,
    /// The questions and word webs with their answer shown.
    pub revealed: BTreeSet<String>,
    /// What the class called out, by word web.
    pub words: BTreeMap<String, Vec<String>>,
}

/// A lesson, or one question of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    /// The slug of the module.
    pub module: String,
    /// The id of the question, when it is one alone.
    pub question: Option<String>,
}

impl Subject {
    /// The address of this subject below `page`, such as `docent/notities`.
    pub fn route(&self, page: &str) -> String {
        let query = self.question.as_ref().map(|id| format!("?vraag={id}")).unwrap_or_default();
        format!("{page}/{}{query}", self.module)
    }
}

/// A time that runs down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Countdown {
    /// When it is over.
    pub ends: Moment,
    /// Whether the class sees it.
    pub is_on_slide: bool,
}

/// The slides with where the show is. Copied freely.
#[derive(Clone, Copy)]
pub struct Deck {
    loaded: StoredValue<Arc<LoadedModule>>,
    slides: StoredValue<Vec<Slide>>,
    /// What the windows share.
    pub live: RwSignal<Live>,
    /// The place of the slide, from 0.
    pub at: Memo<usize>,
    /// Whether it is for HBO.
    pub is_hbo: bool,
}

/// What a window is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It shows the slides, and says where the show begins.
    Show,
    /// It follows.
    Notes,
}

impl Deck {
    /// The slides of `subject` in the window at hand. `None` when there is no such question.
    ///
    /// A slide in the address means that the show was going on already; without one a show begins anew.
    pub fn open(loaded: Arc<LoadedModule>, subject: Subject, role: Role, is_hbo: bool) -> Option<Self> {
        let slides = match &subject.question {
            Some(id) => vec![of_question(&loaded.module, id)?],
            None => of_lesson(&loaded.module, is_hbo),
        };
        let last = slides.len() - 1;
        let named = screen::named_slide().map(|at| at.min(last));
        let fresh = Live { of: subject.clone(), since: browser::now(), ..Live::default() };
        let is_this =
            |live: &Live| live.of == subject && live.at <= last && fresh.since.0.saturating_sub(live.since.0) < LONGEST;
        let stored = browser::load::<Live>(NAME).filter(is_this);
        let mut live = stored.filter(|_| role == Role::Notes || named.is_some()).unwrap_or(fresh);
        live.at = named.unwrap_or(live.at);
        let live = RwSignal::new(live);
        let at = Memo::new(move |_| live.read().at.min(last));
        let deck = Self { loaded: StoredValue::new(loaded), slides: StoredValue::new(slides), live, at, is_hbo };
        if role == Role::Show {
            deck.tell();
        }
        browser::while_shown_hear(NAME, move |text| deck.hear(&text));
        screen::while_shown_follow_address(move |at| deck.go(at));
        Effect::new(move || {
            at.track();
            // The router puts the address of a new page into the window after the page is built.
            request_animation_frame(move || {
                if let Some(at) = at.try_get_untracked() {
                    screen::name_slide(at);
                }
            });
        });
        Some(deck)
    }

    fn hear(&self, text: &str) {
        if let Ok(heard) = serde_json::from_str::<Live>(text)
            && heard.of == self.live.read_untracked().of
        {
            self.live.set(heard);
        }
    }

    /// Tells the other window. Where nothing may be stored the windows go on each by itself.
    fn tell(&self) {
        let _ = browser::save(NAME, &*self.live.read_untracked());
    }

    /// Changes what the windows share.
    pub fn change(&self, change: impl FnOnce(&mut Live)) {
        self.live.update(change);
        self.tell();
    }

    /// What is shown.
    pub fn subject(&self) -> Subject {
        self.live.read_untracked().of.clone()
    }

    /// How many slides there are; at least one.
    pub fn total(&self) -> usize {
        self.slides.with_value(Vec::len)
    }

    /// The slide at place `at`.
    pub fn slide(&self, at: usize) -> Option<Slide> {
        self.slides.with_value(|slides| slides.get(at).cloned())
    }

    /// Looks at all slides.
    pub fn with_slides<T>(&self, look: impl FnOnce(&[Slide]) -> T) -> T {
        self.slides.with_value(|slides| look(slides))
    }

    /// The module.
    pub fn loaded(&self) -> Arc<LoadedModule> {
        self.loaded.get_value()
    }

    /// The id of the exercise or word web on the slide at place `at`, if it has one.
    pub fn question(&self, at: usize) -> Option<String> {
        match self.slide(at)?.content {
            Content::Exercise(id) | Content::WordWeb(id) => Some(id),
            Content::Opening | Content::Text(_) | Content::Closing => None,
        }
    }

    /// The exercise on the slide at place `at`, if it has one.
    pub fn exercise(&self, at: usize) -> Option<Arc<Exercise>> {
        let id = self.question(at)?;
        self.loaded.with_value(|loaded| loaded.module.exercise(&id).cloned().map(Arc::new))
    }

    /// Goes to the slide at place `at`, or to the last. On a black screen it brings the slides back.
    pub fn go(&self, at: usize) {
        let at = at.min(self.total() - 1);
        self.change(|live| (live.at, live.is_black) = (at, false));
    }

    /// One slide on, or back.
    pub fn step(&self, is_forward: bool) {
        let (at, is_black) = (self.at.get_untracked(), self.live.read_untracked().is_black);
        match (is_black, is_forward) {
            (true, _) => self.go(at),
            (false, true) => self.go(at + 1),
            (false, false) => self.go(at.saturating_sub(1)),
        }
    }

    /// Whether the answer to the question or word web called `id` is shown (tracked).
    pub fn is_revealed(&self, id: &str) -> bool {
        self.live.read().revealed.contains(id)
    }

    /// Shows the answer to it, or hides that again.
    pub fn toggle_answer(&self, id: &str) {
        self.change(|live| {
            if !live.revealed.remove(id) {
                live.revealed.insert(id.to_owned());
            }
        });
    }
}
