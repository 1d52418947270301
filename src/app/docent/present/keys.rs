//! The keys of a show, which are also those of a clicker. A field or a board at hand keeps its own.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::deck::Deck;
use super::screen;
use crate::app::ui::dom;

/// What the keys do, for the page where a show begins.
pub const HELP: &[(&str, &str)] = &[
    ("→ ↓ spatie PageDown", "volgende dia"),
    ("← ↑ PageUp", "vorige dia"),
    ("Home, End", "eerste of laatste dia"),
    ("B of .", "zwart scherm"),
    ("F", "volledig scherm"),
    ("O", "overzicht van alle dia's"),
    ("1 tot 9", "een hand erbij voor die optie; met Shift een hand eraf"),
    ("A", "antwoord laten zien of verbergen"),
    ("Escape", "weg uit een invoerveld of bord"),
];

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Next,
    Previous,
    First,
    Last,
    Black,
    FullScreen,
    Overview,
    Answer,
    /// One hand more (or less) for the option at this place, from 0.
    Hand(usize, bool),
}

/// Listens to the keys of the window as long as the view that asks is there.
pub fn while_shown_listen(deck: Deck, overview: impl Fn() + 'static) {
    let listener = window_event_listener(ev::keydown, move |event| {
        let is_other = event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key();
        if is_other || has_dialog() {
            return;
        }
        if event.key() == "Escape" {
            // At once: the next key is for the slides.
            if let Some(page) = document().document_element() {
                dom::focus_in(&page, "main");
            }
            return;
        }
        let Some(action) = action(&event).filter(|action| !belongs_elsewhere(&event, *action)) else { return };
        event.prevent_default();
        perform(deck, action, &overview);
    });
    on_cleanup(move || listener.remove());
}

fn perform(deck: Deck, action: Action, overview: &impl Fn()) {
    let at = deck.at.get_untracked();
    match action {
        Action::Next => deck.step(true),
        Action::Previous => deck.step(false),
        Action::First => deck.go(0),
        Action::Last => deck.go(usize::MAX),
        Action::Black => deck.change(|live| live.is_black = !live.is_black),
        Action::FullScreen => screen::toggle_full_screen(),
        Action::Overview => overview(),
        Action::Answer => {
            if let Some(id) = deck.question(at) {
                deck.toggle_answer(&id);
            }
        }
        Action::Hand(place, is_up) => {
            if let Some(exercise) = deck.exercise(at) {
                super::hands::raise(deck, &exercise, place, is_up);
            }
        }
    }
}

fn action(event: &ev::KeyboardEvent) -> Option<Action> {
    // With Shift the key is another character, but its place on the keyboard is the same.
    let (key, code) = (event.key(), event.code());
    let digit = code.strip_prefix("Digit").unwrap_or(&key).parse::<usize>().ok();
    if let Some(place) = digit.and_then(|digit| digit.checked_sub(1)) {
        return Some(Action::Hand(place, !event.shift_key()));
    }
    Some(match key.as_str() {
        "ArrowRight" | "ArrowDown" | "PageDown" | " " => Action::Next,
        "ArrowLeft" | "ArrowUp" | "PageUp" => Action::Previous,
        "Home" => Action::First,
        "End" => Action::Last,
        "b" | "B" | "." => Action::Black,
        "f" | "F" => Action::FullScreen,
        "o" | "O" => Action::Overview,
        "a" | "A" => Action::Answer,
        _ => return None,
    })
}

/// Whether the element at hand does something else with this key. A clicker sends PageUp and PageDown, and those mean nothing to a
/// board or a line of text.
fn belongs_elsewhere(event: &ev::KeyboardEvent, action: Action) -> bool {
    let is_clicker = matches!(event.key().as_str(), "PageUp" | "PageDown");
    if is_clicker {
        return dom::is_in(event, "textarea, select");
    }
    if dom::is_typing(event) {
        return true;
    }
    let moves = matches!(action, Action::Next | Action::Previous | Action::First | Action::Last);
    let presses = event.key() == " " && dom::is_in(event, "button, a, summary");
    presses || (moves && dom::is_in(event, ".exercise button, .exercise summary, .exercise [tabindex='0'], .table"))
}

/// Whether a dialog is open: the keys are for that.
fn has_dialog() -> bool {
    let dialog = document().query_selector("dialog[open]").ok().flatten();
    dialog.is_some_and(|dialog| dialog.is_instance_of::<web_sys::HtmlDialogElement>())
}
