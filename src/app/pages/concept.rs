//! Concepts in a lesson: a tap on one in the text shows what it means, and all of them stand in a list at the end.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use trainer::course::Module;
use trainer::exercise::kaarten::Card;
use wasm_bindgen::JsCast;

use crate::app::ui::dynamic::dynamic;

/// When `event` is a click on a link to a concept of `module`, shows that concept instead of following the link.
pub(super) fn open(event: &ev::MouseEvent, module: &Module, shown: RwSignal<Option<Card>>) {
    if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let link = target.and_then(|target| target.closest(".prose a[href^='#']").ok().flatten());
    let href = link.and_then(|link| link.get_attribute("href")).unwrap_or_default();
    if let Some(card) = module.concept_card(href.trim_start_matches('#')) {
        event.prevent_default();
        shown.set(Some(card.clone()));
    }
}

/// The window in which a concept is shown.
pub(super) fn dialog(shown: RwSignal<Option<Card>>) -> impl IntoView {
    let window: NodeRef<html::Dialog> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(window) = window.get()
            && shown.read().is_some()
            && !window.open()
        {
            let _ = window.show_modal();
        }
    });
    let close = move |_| {
        if let Some(window) = window.get() {
            window.close();
        }
    };
    view! {
        <dialog class="sheet" node_ref=window aria-label="Uitleg van een begrip" on:close=move |_| shown.set(None)>
            {dynamic(move || shown.get().map(|card| view! {
                <p class="sheet-title" inner_html=card.front.html />
                <div inner_html=card.back />
                <div class="quiet" inner_html=card.extra />
            }))}
            <button class="button button-main" on:click=close>"Sluiten"</button>
        </dialog>
    }
}

/// All concepts of the lesson with their explanation.
pub(super) fn list(module: &Module) -> impl IntoView + use<> {
    let cards = module.concepts.iter().filter_map(|concept| Some((concept.clone(), module.concept_card(concept)?)));
    let rows = cards
        .map(|(concept, card)| view! { <dt id=concept inner_html=card.front.html.clone() /><dd inner_html=card.back.clone() /> })
        .collect_view();
    view! {
        <details class="fold">
            <summary>"Begrippen in deze les"</summary>
            <dl class="concepts">{rows}</dl>
        </details>
    }
}
