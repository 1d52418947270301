//! What a user gives to a page as a whole: a paste, dropped files, data in the address; and what he takes from it by the clipboard.

use js_sys::{Function, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, File, FileList};

/// The text that is being pasted.
pub fn pasted_text(event: &Event) -> Option<String> {
    let data = Reflect::get(event, &"clipboardData".into()).ok()?;
    let get: Function = Reflect::get(&data, &"getData".into()).ok()?.dyn_into().ok()?;
    get.call1(&data, &"text/plain".into()).ok()?.as_string()
}

/// The files that are being dropped.
pub fn dropped_files(event: &Event) -> Vec<File> {
    let files = Reflect::get(event, &"dataTransfer".into()).and_then(|data| Reflect::get(&data, &"files".into()));
    files.ok().and_then(|files| files.dyn_into().ok()).map(|files| all_files(&files)).unwrap_or_default()
}

/// The files in a list.
pub fn all_files(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}

/// Takes what stands behind the `#` out of the address, so that reloading the page does not give it again.
pub fn forget_fragment() {
    let location = window().location();
    let address = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    let _ = window().history().and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&address)));
}
