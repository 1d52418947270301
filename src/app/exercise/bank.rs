//! Words to put into places: tap the words in turn, or a place and then a word, or drag. Used by matching and by gaps.

use std::collections::BTreeMap;

use leptos::ev;
use leptos::prelude::*;

use super::Attempt;
use crate::app::ui::dom;
use crate::app::ui::drag::Drag;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::icon::{Icon, icon};

/// Which word stands in each place, by id.
pub(super) type Placed = BTreeMap<String, String>;

/// A word that can be placed.
#[derive(Clone)]
pub(super) struct Word {
    pub(super) id: String,
    /// Safe HTML.
    pub(super) html: String,
    pub(super) text: String,
}

/// The words, the places, and what was put where. Copied freely.
#[derive(Clone, Copy)]
pub(super) struct Bank {
    words: StoredValue<Vec<Word>>,
    places: StoredValue<Vec<String>>,
    placed: RwSignal<Placed>,
    /// The place that gets the word that is tapped next.
    active: RwSignal<Option<String>>,
    said: RwSignal<String>,
    attempt: Attempt,
    keep: Callback<Placed>,
    drag: Drag,
}

impl Bank {
    /// `keep` hears the placement whenever it changes.
    pub(super) fn new(
        words: Vec<Word>,
        places: Vec<String>,
        placed: Placed,
        attempt: Attempt,
        keep: Callback<Placed>,
    ) -> Self {
        let first = places.iter().find(|place| !placed.contains_key(*place)).cloned();
        Self {
            words: StoredValue::new(words),
            places: StoredValue::new(places),
            placed: RwSignal::new(placed),
            active: RwSignal::new(first),
            said: RwSignal::new(String::new()),
            attempt,
            keep,
            drag: Drag::new(),
        }
    }

    fn word(&self, id: &str) -> Option<Word> {
        self.words.with_value(|words| words.iter().find(|word| word.id == id).cloned())
    }

    /// Puts a word into a place, out of any other, and turns to the next empty place.
    fn put(&self, place: &str, word: &str) {
        let is_here = self.places.with_value(|places| places.iter().any(|known| known == place));
        if !is_here || self.attempt.grade.read_untracked().is_some() {
            return;
        }
        self.placed.update(|placed| {
            placed.retain(|_, other| other != word);
            placed.insert(place.to_owned(), word.to_owned());
        });
        let text = self.word(word).map(|word| word.text).unwrap_or_default();
        let is_full = self.places.with_value(|places| places.len() == self.placed.read_untracked().len());
        let rest = if is_full { " Alle plaatsen zijn gevuld." } else { "" };
        self.changed(format!("{text} geplaatst.{rest}"));
    }

    fn empty(&self, place: &str) {
        let taken = self.placed.try_update(|placed| placed.remove(place)).flatten();
        self.changed(format!(
            "{} teruggelegd.",
            taken.and_then(|id| self.word(&id)).map(|word| word.text).unwrap_or_default()
        ));
        self.active.set(Some(place.to_owned()));
    }

    fn changed(&self, said: String) {
        let placed = self.placed.get_untracked();
        let next = self.places.with_value(|places| places.iter().find(|place| !placed.contains_key(*place)).cloned());
        self.active.set(next);
        self.said.set(said);
        self.keep.run(placed);
    }

    /// A word was tapped: it goes to the active place.
    fn tap_word(&self, word: &str) {
        if let Some(place) = self.active.get_untracked() {
            self.put(&place, word);
        }
    }

    fn tap_place(&self, place: &str) {
        if self.attempt.grade.read_untracked().is_some() {
            return;
        }
        if self.placed.read_untracked().contains_key(place) {
            self.empty(place);
        } else {
            self.active.set(Some(place.to_owned()));
            self.said.set("Kies nu een woord.".to_owned());
        }
    }

    fn release(&self) {
        if let Some((word, Some(place))) = self.drag.release() {
            self.put(&place, &word);
        }
    }

    /// The place called `place`; `name` says to a screen reader which one it is.
    pub(super) fn place(self, place: &str, name: String) -> AnyView {
        let id = StoredValue::new(place.to_owned());
        let word = move || id.with_value(|id| self.placed.read().get(id).cloned()).and_then(|word| self.word(&word));
        let is_active =
            move || !self.attempt.is_checked() && id.with_value(|id| self.active.read().as_ref() == Some(id));
        let spoken = move || format!("{name}: {}", word().map_or("nog leeg".to_owned(), |word| word.text));
        view! {
            <button
                class="place"
                class:is-active=is_active
                class:is-filled=move || word().is_some()
                class:is-over=move || self.drag.over() == Some(id.get_value())
                data-drop=place.to_owned()
                aria-label=spoken
                aria-disabled=move || self.attempt.is_checked().to_string()
                on:click=move |_| {
                    if !self.drag.swallows_click() {
                        id.with_value(|id| self.tap_place(id));
                    }
                }
            >
                {dynamic(move || word().map(|word| view! { <span inner_html=word.html /> }))}
            </button>
        }
        .into_any()
    }

    /// The words that can be chosen.
    pub(super) fn words(self) -> AnyView {
        let words = self.words.with_value(|words| words.iter().map(|word| self.chip(word)).collect_view());
        view! {
            <div
                class="bank"
                class:is-done=move || self.active.read().is_none()
                hidden=move || self.attempt.is_checked()
            >
                <p class="tray-label">"Tik op wat past, of sleep het"</p>
                <div class="choices" role="group" aria-label="Woorden om te kiezen">{words}</div>
            </div>
            <p class="hidden" role="status">{self.said}</p>
            {self.drag.ghost()}
        }
        .into_any()
    }

    fn chip(self, word: &Word) -> impl IntoView + use<> {
        let id = StoredValue::new(word.id.clone());
        let text = StoredValue::new(word.text.clone());
        let is_used = move || id.with_value(|id| self.placed.read().values().any(|used| used == id));
        let tap = move |_| {
            if !self.drag.swallows_click() && !is_used() {
                id.with_value(|id| self.tap_word(id));
            }
        };
        // A finger drags by the grip, so that the list can be moved by the rest.
        let press = move |event: ev::PointerEvent| {
            if !is_used() && (event.pointer_type() != "touch" || dom::is_in(&event, ".grip")) {
                id.with_value(|id| self.drag.press(&event, id, &text.get_value()));
            }
        };
        view! {
            <button
                class="word"
                class:is-used=is_used
                class:is-moving=move || id.with_value(|id| self.drag.is_moving(id))
                aria-disabled=move || is_used().to_string()
                on:click=tap
                on:pointerdown=press
                on:pointermove=move |event| self.drag.follow(&event)
                on:pointerup=move |_| self.release()
                on:pointercancel=move |_| self.drag.cancel()
                on:keydown=move |event| dom::walk_row(&event)
            >
                <span class="grip" aria-hidden="true">{icon(Icon::Grip)}</span>
                <span inner_html=word.html.clone() />
            </button>
        }
    }
}
