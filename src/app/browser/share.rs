//! Handing a text to something outside this page: the clipboard, or whatever the device shares with.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Puts `text` on the clipboard; `false` when the browser does not let us.
pub async fn copy_text(text: &str) -> bool {
    let Some(clipboard) = own("clipboard") else { return false };
    let promise = method(&clipboard, "writeText").and_then(|write| write.call1(&clipboard, &text.into()).ok());
    settles(promise).await
}

/// Whether this device can share a text.
pub fn can_share() -> bool {
    method(&window().navigator(), "share").is_some()
}

/// Lets the user choose with what to share `text`. Nothing happens when he chooses none.
pub async fn share(title: &str, text: &str) {
    let navigator: JsValue = window().navigator().into();
    let what = Object::new();
    let _ = Reflect::set(&what, &"title".into(), &title.into());
    let _ = Reflect::set(&what, &"text".into(), &text.into());
    let promise = method(&navigator, "share").and_then(|share| share.call1(&navigator, &what).ok());
    settles(promise).await;
}

/// What the navigator has under `name`; a page that is not secure lacks some of it.
fn own(name: &str) -> Option<JsValue> {
    Reflect::get(&window().navigator(), &name.into()).ok().filter(JsValue::is_object)
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

async fn settles(promise: Option<JsValue>) -> bool {
    match promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}
