//! Links that carry data: `#/module?…` becomes the page of that route, at the start and whenever such a link is opened in this tab.

use std::sync::OnceLock;

use leptos::prelude::{document, window};
use trainer::page::route_in_fragment;
use wasm_bindgen::prelude::*;

use super::{base_path, go_to};

/// The path of the page that the host gave.
static FIRST_PATH: OnceLock<String> = OnceLock::new();

/// The path of the page that the host gave, whatever the address says by now.
pub fn first_path() -> &'static str {
    FIRST_PATH.get_or_init(|| window().location().pathname().unwrap_or_default())
}

/// Turns a fragment that names a route into its address, and does so again whenever the fragment changes.
///
/// At the start the page stays: a host that knows no deep links has no other one.
pub fn open_fragment() {
    first_path();
    if let Some(address) = address() {
        pin_references();
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

/// Makes the references that are read later absolute: they are relative to the address, which is about to change.
fn pin_references() {
    let Ok(found) = document().query_selector_all("link[data-content], script[data-app]") else { return };
    for element in (0..found.length()).filter_map(|at| found.item(at)) {
        if let Some(link) = element.dyn_ref::<web_sys::HtmlLinkElement>() {
            link.set_href(&link.href());
        } else if let Some(script) = element.dyn_ref::<web_sys::HtmlScriptElement>() {
            script.set_src(&script.src());
        }
    }
}
