//! What the browser keeps for this trainer. Keys begin with `crm-trainer.1.`: the 1 is the version of the layout.

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use leptos::ev;
use leptos::prelude::{on_cleanup, window, window_event_listener};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

const PREFIX: &str = "crm-trainer.1.";

/// Why something could not be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageTrouble {
    /// The browser lets this page store nothing.
    Forbidden,
    /// There is no room left.
    Full,
}

fn local() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

fn session_is_open() -> bool {
    matches!(window().session_storage(), Ok(Some(_)))
}

/// The stored value called `name`; `None` when it is absent, unreadable or of another shape.
pub fn load<T: DeserializeOwned>(name: &str) -> Option<T> {
    local()?;
    LocalStorage::get(format!("{PREFIX}{name}")).ok()
}

/// The stored text called `name`, whatever it is.
pub fn load_text(name: &str) -> Option<String> {
    local()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// Stores `value` as `name`.
pub fn save<T: Serialize>(name: &str, value: &T) -> Result<(), StorageTrouble> {
    save_text(name, &serde_json::to_string(value).unwrap_or_default())
}

/// Stores `text` as `name`, as it is.
pub fn save_text(name: &str, text: &str) -> Result<(), StorageTrouble> {
    let storage = local().ok_or(StorageTrouble::Forbidden)?;
    storage.set_item(&format!("{PREFIX}{name}"), text).map_err(|_| StorageTrouble::Full)
}

/// Removes the value called `name`.
pub fn remove(name: &str) {
    if local().is_some() {
        LocalStorage::delete(format!("{PREFIX}{name}"));
    }
}

/// The names of all stored values that begin with `start`.
fn names(start: &str) -> Vec<String> {
    let Some(storage) = local() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    keys.filter_map(|key| key.strip_prefix(PREFIX).filter(|name| name.starts_with(start)).map(str::to_owned)).collect()
}

#[wasm_bindgen]
extern "C" {
    type TextEncoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;
    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, text: &JsValue) -> js_sys::Uint8Array;
}

/// All stored values whose name begins with `start`, as (name, text).
///
/// The texts may be millions of characters long. Fetched as a property, and encoded by the browser itself, they come over three times as
/// fast as through `get_item`, which looks at each character in JavaScript.
pub fn texts(start: &str) -> Vec<(String, String)> {
    let Some(storage) = local() else { return Vec::new() };
    let encoder = TextEncoder::new();
    let text = |name: &str| {
        let value = js_sys::Reflect::get(&storage, &format!("{PREFIX}{name}").into()).ok()?;
        String::from_utf8(encoder.encode(&value).to_vec()).ok()
    };
    names(start).into_iter().filter_map(|name| text(&name).map(|text| (name, text))).collect()
}

/// Removes everything that this trainer stored.
pub fn remove_all() {
    for name in names("") {
        remove(&name);
    }
    if let Ok(Some(tab)) = window().session_storage() {
        let keys: Vec<String> = (0..tab.length().unwrap_or(0)).filter_map(|at| tab.key(at).ok().flatten()).collect();
        for key in keys.iter().filter(|key| key.starts_with(PREFIX)) {
            let _ = tab.remove_item(key);
        }
    }
}

/// Whether this page may store anything.
pub fn can_store() -> bool {
    local().is_some()
}

/// A value of this tab alone, gone when the tab is closed.
pub fn load_for_tab<T: DeserializeOwned>(name: &str) -> Option<T> {
    session_is_open().then(|| SessionStorage::get(format!("{PREFIX}{name}")).ok()).flatten()
}

/// Stores a value for this tab alone. It is a convenience: failing is no harm.
pub fn save_for_tab<T: Serialize>(name: &str, value: &T) {
    if session_is_open() {
        let _ = SessionStorage::set(format!("{PREFIX}{name}"), value);
    }
}

/// Calls `heard` with the text whenever another window stores something as `name`, as long as the view that asks is there.
pub fn while_shown_hear(name: &'static str, heard: impl Fn(String) + 'static) {
    let listener = window_event_listener(ev::storage, move |event| {
        if event.key().and_then(|key| key.strip_prefix(PREFIX).map(|key| key == name)) == Some(true)
            && let Some(text) = event.new_value()
        {
            heard(text);
        }
    });
    on_cleanup(move || listener.remove());
}

/// Calls `heard` with (name, text) whenever another tab stores something of this trainer, without a text when it removes it.
pub fn on_other_tab(heard: impl Fn(String, Option<String>) + 'static) {
    let listener = Closure::<dyn Fn(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| {
        let name = event.key().and_then(|key| key.strip_prefix(PREFIX).map(str::to_owned));
        if let Some(name) = name {
            heard(name, event.new_value());
        }
    });
    let _ = window().add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref());
    // The listener lives as long as the page.
    listener.forget();
}
