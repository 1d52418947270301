//! The only folder that touches the browser's storage, clock, random source, network, cryptography and downloads.
//!
//! Everything else gets values.

mod crypto;
mod fragment;
mod intake;
mod share;
mod storage;

use std::collections::BTreeMap;

use gloo_net::http::Request;
use leptos::prelude::{document, window};
use trainer::time::{Moment, UtcOffset};
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

pub use crypto::{KeyPair, new_key_pair, open, seal};
pub use fragment::{first_path, open_fragment};
pub use intake::{all_files, dropped_files, forget_fragment, pasted_text};
pub use share::{can_share, copy, share};
pub use storage::*;

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

/// Asks the host for the page at `address`.
pub fn go_to(address: &str) {
    let location = window().location();
    let here = location.href().unwrap_or_default();
    // Going to where one is would only look for the place behind the `#`.
    let _ = if resolve(address, &here) == here { location.reload() } else { location.assign(address) };
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

/// The bytes of a file that the user chose.
pub async fn read_bytes(file: &web_sys::File) -> Option<Vec<u8>> {
    let bytes = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// The address of this site with `rest` behind it, for links to hand out.
pub fn full_address(rest: &str) -> String {
    window().location().origin().unwrap_or_default() + rest
}

/// The text of a file that the learner chose.
pub async fn read_file(file: web_sys::File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}
