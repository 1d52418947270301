//! Dragging with a mouse, a pen or a finger, through pointer events. Always beside tapping and keys, never instead of them.
//!
//! HTML's own drag and drop does not work on touch screens. Here a card that is pressed and moved is followed by a ghost;
//! letting go above an element with `data-drop` drops it there.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::dynamic::dynamic;

/// How far a pointer moves, in CSS pixels, before a press becomes a drag.
const THRESHOLD: f64 = 6.0;

/// What is being dragged on one board. Copied freely.
#[derive(Clone, Copy)]
pub struct Drag {
    held: RwSignal<Option<Held>>,
    over: RwSignal<Option<String>>,
    ended: StoredValue<bool>,
}

#[derive(Clone, Debug, PartialEq)]
struct Held {
    id: String,
    label: String,
    start: (f64, f64),
    at: (f64, f64),
    moving: bool,
}

impl Drag {
    /// Nothing is being dragged.
    pub fn new() -> Self {
        Self { held: RwSignal::new(None), over: RwSignal::new(None), ended: StoredValue::new(false) }
    }

    /// The `data-drop` of the element below the dragged card (tracked).
    pub fn over(&self) -> Option<String> {
        self.over.get()
    }

    /// Whether the card called `id` is on the move (tracked).
    pub fn is_moving(&self, id: &str) -> bool {
        self.held.read().as_ref().is_some_and(|held| held.moving && held.id == id)
    }

    /// Call on `pointerdown` at a card.
    pub fn press(&self, event: &ev::PointerEvent, id: &str, label: &str) {
        if event.button() != 0 {
            return;
        }
        self.ended.set_value(false);
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.held.set(Some(Held { id: id.to_owned(), label: label.to_owned(), start: at, at, moving: false }));
        if let Some(card) = event.current_target().and_then(|card| card.dyn_into::<web_sys::Element>().ok()) {
            let _ = card.set_pointer_capture(event.pointer_id());
        }
    }

    /// Call on `pointermove` at a card.
    pub fn follow(&self, event: &ev::PointerEvent) {
        if self.held.read_untracked().is_none() {
            return;
        }
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.held.update(|held| {
            if let Some(held) = held {
                held.at = at;
                held.moving |= (at.0 - held.start.0).hypot(at.1 - held.start.1) > THRESHOLD;
            }
        });
        self.over
            .set(self.held.read_untracked().as_ref().filter(|held| held.moving).and_then(|held| target_at(held.at)));
    }

    /// Call on `pointerup` at a card. Gives the card and the `data-drop` it was dropped on; `None` when it was only pressed.
    pub fn release(&self) -> Option<(String, Option<String>)> {
        self.over.set(None);
        let held = self.held.try_update(Option::take).flatten().filter(|held| held.moving)?;
        self.ended.set_value(true);
        let target = target_at(held.at);
        Some((held.id, target))
    }

    /// Whether the click that is being handled is only the end of a drag. Asks once per click.
    pub fn swallows_click(&self) -> bool {
        self.ended.try_update_value(std::mem::take).unwrap_or(false)
    }

    /// Call on `pointercancel` at a card.
    pub fn cancel(&self) {
        self.held.set(None);
        self.over.set(None);
    }

    /// The card that follows the pointer. Its place is set through the style object, which a strict CSP allows.
    pub fn ghost(&self) -> AnyView {
        let held = self.held;
        dynamic(move || {
            let held = held.get().filter(|held| held.moving)?;
            let place = format!("translate({}px, {}px)", held.at.0 as i32, held.at.1 as i32);
            Some(view! { <div class="ghost" aria-hidden="true" style:transform=place>{held.label}</div> })
        })
    }
}

fn target_at((x, y): (f64, f64)) -> Option<String> {
    let below = document().element_from_point(x as f32, y as f32)?;
    below.closest("[data-drop]").ok().flatten()?.get_attribute("data-drop")
}
