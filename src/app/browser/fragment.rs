//! Links that carry data: `#/module?…` becomes the page of that route, at the start and whenever such a link is opened in this tab.

use leptos::prelude::window;
use trainer::page::route_in_fragment;
use wasm_bindgen::prelude::*;

use super::{base_path, go_to};

/// Turns a fragment that names a route into its address, and does so again whenever the fragment changes.
pub fn open_fragment() {
    if let Some(address) = address() {
        let history = window().history();
        let _ = history.and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&address)));
    }
    let listener = Closure::<dyn Fn()>::new(|| {
        if let Some(address) = address() {
            go_to(&address);
        }
    });
    let _ = window().add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
    // The listener lives as long as the page.
    listener.forget();
}

fn address() -> Option<String> {
    let found = route_in_fragment(&window().location().hash().ok()?)?;
    let (route, data) = found.split_once('#')?;
    Some(format!("{}/{route}/#{data}", base_path()))
}
