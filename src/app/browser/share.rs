//! Handing a text to whatever the device shares with, and filling the screen: what not every browser can.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

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
    if let Some(promise) = promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
        let _ = JsFuture::from(promise).await;
    }
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}
