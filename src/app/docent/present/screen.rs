//! The window of a show: its address, which names the slide, and the full screen.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::app::ui::dom;

/// The place, from 0, of the slide that the address names: `#3` is place 2.
pub fn named_slide() -> Option<usize> {
    dom::named_place().parse::<usize>().ok()?.checked_sub(1)
}

/// Lets the address name the slide at place `at`. Going back leaves the show, however many slides were shown.
pub fn name_slide(at: usize) {
    if named_slide() != Some(at)
        && let Ok(history) = window().history()
    {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{}", at + 1)));
    }
}

/// Calls `named` when another slide is put into the address by hand, as long as the view that asks is there.
pub fn while_shown_follow_address(named: impl Fn(usize) + 'static) {
    let listener = window_event_listener_untyped("hashchange", move |_| {
        if let Some(at) = named_slide() {
            named(at);
        }
    });
    on_cleanup(move || listener.remove());
}

/// Fills the screen with the page, or gives the screen back. A browser that cannot (an iPhone) leaves it as it is.
pub fn toggle_full_screen() {
    let is_full = document().fullscreen_element().is_some();
    if is_full {
        document().exit_fullscreen();
    } else if let Some(page) = document().document_element() {
        let _ = page.request_fullscreen();
    }
}
