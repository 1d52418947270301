//! Small things done to the page itself: its title, theme, focus and scroll position.

use leptos::ev;
use leptos::prelude::*;
use trainer::page::SITE;
use trainer::progress::Theme;
use wasm_bindgen::JsCast;

/// Shows the app in the place of the text that came with the page. Does nothing the second time.
pub fn reveal() {
    let Some(placeholder) = document().get_element_by_id("static") else { return };
    placeholder.remove();
    if let Some(app) = document().get_element_by_id("app") {
        let _ = app.remove_attribute("hidden");
    }
}

/// The place in the page that the address names, without `#`; empty when it names none.
pub fn named_place() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Whether the text that came with the page still stands there: then the page that is being built is the first.
pub fn is_first_page() -> bool {
    document().get_element_by_id("static").is_some()
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    document().set_title(&format!("{title} – {SITE}"));
}

/// Applies the chosen colours.
pub fn set_theme(theme: Theme) {
    let Some(root) = document().document_element() else { return };
    let _ = match theme {
        Theme::Auto => root.remove_attribute("data-theme"),
        Theme::Light => root.set_attribute("data-theme", "light"),
        Theme::Dark => root.set_attribute("data-theme", "dark"),
    };
}

/// Scrolls the element called `id` into view.
pub fn scroll_to(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view();
    }
}

/// Moves the focus to the element that `selector` finds, once the view has been updated.
pub fn focus_soon(selector: impl Into<String>) {
    let selector = selector.into();
    request_animation_frame(move || {
        let element = document().query_selector(&selector).ok().flatten();
        if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// Moves the focus to the element below `root` that `selector` finds.
pub fn focus_in(root: &web_sys::Element, selector: &str) {
    let element = root.query_selector(selector).ok().flatten();
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Scrolls what `selector` finds into view as little as needed, once the view has been updated.
pub fn show_soon(selector: String) {
    request_animation_frame(move || {
        if let Ok(Some(element)) = document().query_selector(&selector) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// Gives the page as a whole the focus, without scrolling: where it begins is decided elsewhere.
pub fn focus_page() {
    request_animation_frame(|| {
        if let Some(page) =
            document().get_element_by_id("inhoud").and_then(|page| page.dyn_into::<web_sys::HtmlElement>().ok())
        {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = page.focus_with_options(&options);
        }
    });
}

/// Opens the print dialog of the browser.
pub fn print() {
    let _ = window().print();
}

/// Whether the event comes from something that types or answers keys itself.
pub fn is_typing(event: &ev::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// Whether the event happened on or in something that `selector` finds.
pub fn is_in(event: &ev::Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.closest(selector).ok().flatten().is_some())
}

/// The address of the link that was clicked on or in, as it is written.
pub fn link_of(event: &ev::MouseEvent) -> Option<String> {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok())?;
    target.closest("a[href]").ok().flatten()?.get_attribute("href")
}

/// Whether the event comes from a field for one line of text.
pub fn is_text_field(event: &ev::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    target.is_some_and(|field| field.type_() == "text")
}

/// Moves the focus to the first empty field after the one that `event` came from, among those that `selector` finds; `false` when
/// there is none.
pub fn focus_empty_field(selector: &str, event: &ev::KeyboardEvent) -> bool {
    let Ok(fields) = document().query_selector_all(selector) else { return false };
    let fields = (0..fields.length()).filter_map(|at| fields.item(at)?.dyn_into::<web_sys::HtmlInputElement>().ok());
    let here = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let after = fields.skip_while(|field| Some(field) != here.as_ref()).skip(1);
    let next = after.into_iter().find(|field| field.value().is_empty());
    next.is_some_and(|field| field.focus().is_ok())
}

/// Arrow keys walk along the buttons of a row.
pub fn walk_row(event: &ev::KeyboardEvent) {
    let here = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let to = match (event.key().as_str(), here) {
        ("ArrowRight" | "ArrowDown", Some(here)) => here.next_element_sibling(),
        ("ArrowLeft" | "ArrowUp", Some(here)) => here.previous_element_sibling(),
        _ => None,
    };
    if let Some(to) = to.and_then(|to| to.dyn_into::<web_sys::HtmlElement>().ok()) {
        event.prevent_default();
        let _ = to.focus();
    }
}

/// Watches until it is dropped.
pub struct Watch(web_sys::IntersectionObserver);

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.disconnect();
    }
}

/// Calls `seen` with the `data-read` of each element below `root` that has one, when it comes into view.
pub fn watch_reading(root: &web_sys::Element, seen: impl Fn(String) + 'static) -> Option<Watch> {
    use wasm_bindgen::prelude::*;
    let callback = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
        for entry in entries.iter() {
            let entry: web_sys::IntersectionObserverEntry = entry.unchecked_into();
            if entry.is_intersecting()
                && let Some(section) = entry.target().get_attribute("data-read")
            {
                seen(section);
            }
        }
    });
    // The browser frees the callback together with the observer: it may still be called once after the watch was dropped.
    let observer = web_sys::IntersectionObserver::new(callback.into_js_value().unchecked_ref()).ok()?;
    let marks = root.query_selector_all("[data-read]").ok()?;
    for mark in (0..marks.length()).filter_map(|at| marks.item(at)?.dyn_into::<web_sys::Element>().ok()) {
        observer.observe(&mark);
    }
    Some(Watch(observer))
}
