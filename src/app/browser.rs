//! The only file that touches the browser's storage, clock, random source, network and downloads.
//!
//! Everything else gets values. Storage keys begin with `crm-trainer.1.`: the 1 is the version of the layout.

use std::collections::BTreeMap;

use gloo_net::http::Request;
use gloo_storage::{LocalStorage, SessionStorage, Storage};
use leptos::prelude::{document, window};
use serde::Serialize;
use serde::de::DeserializeOwned;
use trainer::time::{Moment, UtcOffset};
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const PREFIX: &str = "crm-trainer.1.";

/// Why something could not be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageTrouble {
    /// The browser lets this page store nothing.
    Forbidden,
    /// There is no room left.
    Full,
}

/// The moment now.
pub fn now() -> Moment {
    Moment(js_sys::Date::now() as i64)
}

/// How far local time is ahead of UTC now.
pub fn utc_offset() -> UtcOffset {
    UtcOffset(-js_sys::Date::new_0().get_timezone_offset() as i32)
}

/// How far local time was, or will be, ahead of UTC at `moment`: summer time changes it.
pub fn utc_offset_at(moment: Moment) -> UtcOffset {
    UtcOffset(-js_sys::Date::new(&JsValue::from_f64(moment.0 as f64)).get_timezone_offset() as i32)
}

/// A fresh random number.
pub fn seed() -> u64 {
    let half = || (js_sys::Math::random() * f64::from(u32::MAX)) as u64;
    (half() << 32) | half()
}

/// The path under which the site is served, without a slash at the end: empty at a domain's root, else `/map`.
///
/// It is found from where the start script came from, so that one build works in every folder.
pub fn base_path() -> String {
    let script = document().query_selector("script[data-app]").ok().flatten();
    let source =
        script.and_then(|script| script.dyn_into::<web_sys::HtmlScriptElement>().ok()).map(|script| script.src());
    let path = source.and_then(|source| web_sys::Url::new(&source).ok()).map(|url| url.pathname()).unwrap_or_default();
    path.rsplit_once('/').map(|(folder, _)| folder.to_owned()).unwrap_or_default()
}

/// Removes `index.html` from the address, as some hosts and learning platforms put it there.
pub fn tidy_address() {
    let Ok(path) = window().location().pathname() else { return };
    if let Some(folder) = path.strip_suffix("index.html") {
        let rest = window().location().search().unwrap_or_default() + &window().location().hash().unwrap_or_default();
        let history = window().history();
        let _ = history
            .and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("{folder}{rest}"))));
    }
}

/// Makes the references of the page's icon and manifest absolute: the browser reads them again after each navigation,
/// and would then look for them relative to another address.
pub fn pin_icons() {
    let Ok(links) = document().query_selector_all("link[rel=icon], link[rel=manifest]") else { return };
    for link in (0..links.length()).filter_map(|at| links.item(at)?.dyn_into::<web_sys::HtmlLinkElement>().ok()) {
        link.set_href(&link.href());
    }
}

/// Where the page says that content files are, by `index` or the slug of a module. Ask before the first navigation:
/// the references are relative to the address of the page.
pub fn preloaded() -> BTreeMap<String, String> {
    let Ok(links) = document().query_selector_all("link[data-content]") else { return BTreeMap::new() };
    let links = (0..links.length()).filter_map(|at| links.item(at)?.dyn_into::<web_sys::HtmlLinkElement>().ok());
    links.filter_map(|link| Some((link.get_attribute("data-content")?, link.href()))).collect()
}

/// The address of `file` as seen from the address `base`.
pub fn resolve(file: &str, base: &str) -> String {
    web_sys::Url::new_with_base(file, base).map(|url| url.href()).unwrap_or_else(|_| file.to_owned())
}

/// Fetches a text. The error is a sentence for the learner.
pub async fn fetch_text(address: &str) -> Result<String, String> {
    let offline =
        || "De lesstof kon niet worden opgehaald. Controleer je verbinding en probeer het opnieuw.".to_owned();
    let response = Request::get(address).send().await.map_err(|_| offline())?;
    if !response.ok() {
        return Err(format!("De lesstof kon niet worden opgehaald (fout {}). Ververs de pagina.", response.status()));
    }
    response.text().await.map_err(|_| offline())
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

/// Calls `returned` whenever the learner comes back to this tab.
pub fn on_return(returned: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(returned);
    let _ = document().add_event_listener_with_callback("visibilitychange", listener.as_ref().unchecked_ref());
    // The listener lives as long as the page.
    listener.forget();
}

/// Calls `leaving` whenever the page goes away: the tab is closed or hidden, or another page takes its place.
pub fn on_page_hide(leaving: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(leaving);
    let _ = window().add_event_listener_with_callback("pagehide", listener.as_ref().unchecked_ref());
    // The listener lives as long as the page.
    listener.forget();
}

/// Offers `text` to the learner as a file called `name`.
pub fn download(name: &str, text: &str) {
    let offer = || -> Result<(), JsValue> {
        let parts = js_sys::Array::of1(&JsValue::from_str(text));
        let blob = web_sys::Blob::new_with_str_sequence(&parts)?;
        let address = web_sys::Url::create_object_url_with_blob(&blob)?;
        let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
        web_sys::Url::revoke_object_url(&address)
    };
    let _ = offer();
}

/// The text of a file that the learner chose.
pub async fn read_file(file: web_sys::File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}
