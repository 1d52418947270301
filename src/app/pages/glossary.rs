//! The glossary: all terms, a search that forgives, and what belongs to a term.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use trainer::course::search::search;
use trainer::delivery::TermEntry;
use trainer::own::lesson_route;

use crate::app::ui::dom;
use crate::app::ui::load::when_loaded;
use crate::app::ui::text::count;
use crate::app::{content, learner, site};

/// The page.
#[component]
pub fn GlossaryPage() -> impl IntoView {
    dom::set_title("Begrippen");
    let content = content();
    view! {
        <h1>"Begrippen"</h1>
        {when_loaded(
            move || content.glossary(),
            move || content.retry(""),
            |terms| view! { <Glossary terms /> }.into_any(),
        )}
    }
}

#[component]
fn Glossary(terms: Arc<Vec<TermEntry>>) -> impl IntoView {
    let query_map = use_query_map();
    let named = Memo::new(move |_| query_map.read().get("begrip").unwrap_or_default());
    let query = RwSignal::new(String::new());
    Effect::new(move || {
        let named = named.get();
        if !named.is_empty() {
            query.set(String::new());
            request_animation_frame(move || dom::scroll_to(&format!("begrip-{named}")));
        }
    });
    let for_search = terms.clone();
    let found = Memo::new(move |_| search(&for_search, &query.read()));
    let for_named = terms.clone();
    let is_unknown = Memo::new(move |_| {
        let named = named.read();
        !named.is_empty() && for_named.iter().all(|entry| entry.term.id != *named)
    });
    let said = move || match found.read().len() {
        _ if is_unknown.get() && query.read().is_empty() => {
            "Dat begrip staat niet in de lijst. Zoek het hierboven op een andere naam.".to_owned()
        }
        0 => "Niets gevonden. Probeer een ander woord, of de Engelse naam.".to_owned(),
        number => count(number, "begrip", "begrippen"),
    };
    // A single hit, or the term that the address names, needs no tap to be read.
    let is_open = move |at: usize, id: &str| {
        let is_best = !query.read().trim().is_empty() && found.read().first() == Some(&at);
        is_best || *named.read() == id
    };
    view! {
        <label class="field-block search">
            <span class="field-name">"Zoek een begrip"</span>
            <input
                type="search"
                placeholder="klantaandeel, churn, share of wallet…"
                autocomplete="off"
                spellcheck="false"
                maxlength="80"
                prop:value=move || query.get()
                on:input:target=move |event| query.set(event.target().value())
            />
        </label>
        <p class="quiet" role="status">{said}</p>
        <div class="glossary">
            <For
                each=move || found.get()
                key=|at| *at
                children=move |at| {
                    let entry = terms[at].clone();
                    let id = entry.term.id.clone();
                    term(entry, Signal::derive(move || is_open(at, &id)))
                }
            />
        </div>
    }
}

fn term(entry: TermEntry, is_open: Signal<bool>) -> impl IntoView {
    let is_hbo = learner().is_hbo();
    let exercises = entry.exercises_for(is_hbo).count();
    let TermEntry { term, module, section, hbo, .. } = entry;
    let lesson = match section {
        Some(section) => format!("{}#{section}", lesson_route(&module)),
        None => lesson_route(&module),
    };
    // A learner of MBO does not see the section that explains it.
    let lesson = (is_hbo || !hbo).then(|| view! { <a class="button" href=site().link(&lesson)>"Naar de les"</a> });
    let other_names = (!term.other_names.is_empty())
        .then(|| view! { <p class="quiet">{format!("Ook: {}", term.other_names.join(", "))}</p> });
    let practise = (exercises > 0).then(|| {
        let label = format!("Oefen dit begrip ({exercises})");
        view! { <a class="button" href=site().link(&format!("oefenen/mix?begrip={}", term.id))>{label}</a> }
    });
    view! {
        <details class="term" id=format!("begrip-{}", term.id) prop:open=is_open>
            <summary>{term.name} {hbo.then(|| view! { <span class="badge">"Hbo"</span> })}</summary>
            <div class="term-text">
                {other_names}
                <div inner_html=term.meaning />
                <p class="term-label">"Haal niet door elkaar"</p>
                <div inner_html=term.confusion />
                <p class="term-label">"Voorbeeld"</p>
                <div inner_html=term.example />
                <div class="row">
                    {lesson}
                    {practise}
                </div>
            </div>
        </details>
    }
}
