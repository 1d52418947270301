//! The module as a learner gets it, part by part: only the part whose text changed is drawn anew.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use trainer::course::{Module, Piece, Section};
use trainer::exercise::Exercise;
use trainer::exercise::casus::Casus;
use trainer::own::Part;
use wasm_bindgen::JsCast;

use super::work::Work;
use crate::app::exercise::TrialView;
use crate::app::learner;
use crate::app::own::title_of;
use crate::app::ui::dynamic::dynamic;

/// The preview; it shows what stands at the cursor.
pub fn preview(work: Work) -> impl IntoView {
    let root: NodeRef<html::Div> = NodeRef::new();
    let at = Memo::new(move |_| {
        let line = work.line.get();
        work.parsed.get()?.parts.iter().position(|part| part.has(line))
    });
    Effect::new(move || {
        let (Some(at), Some(root)) = (at.get(), root.get()) else { return };
        let part = root.query_selector_all(":scope .make-part").ok().and_then(|parts| parts.item(at as u32));
        if let Some(part) = part.and_then(|part| part.dyn_into::<web_sys::HtmlElement>().ok()) {
            root.set_scroll_top(part.offset_top() - 12);
        }
    });
    let parts = move || work.parsed.get().map(|parsed| parsed.parts.clone()).unwrap_or_default();
    let title = move || work.text.with(|text| title_of(text));
    let title = Memo::new(move |_| title());
    view! {
        <section class="make-preview-side" aria-labelledby="maken-voorbeeld">
            <h2 id="maken-voorbeeld">"Zo ziet de student het"</h2>
            <p class="quiet">"Je kunt alles proberen. Er wordt niets bewaard."</p>
            <div class="make-preview lesson" node_ref=root tabindex="0" role="region" aria-label="Voorbeeld">
                <p class="make-title">{title}</p>
                {dynamic(move || {
                    let parsed = work.parsed.get()?;
                    let is_empty = parsed.parts.is_empty();
                    is_empty.then(|| view! { <p>"Er is nog niets te zien. Begin een stuk met een kop: " <code>"## Titel {#id}"</code></p> })
                })}
                <For each=parts key=|part| part.key children=move |part| part_view(work, &part) />
            </div>
        </section>
    }
}

fn part_view(work: Work, part: &Part) -> AnyView {
    let Some(parsed) = work.parsed.get_untracked() else { return ().into_any() };
    let Some(module) = &parsed.reading.module else { return ().into_any() };
    let is_hbo = learner().is_hbo();
    let sections = module.sections.iter().filter(|it| it.line == part.line).map(|it| section(module, it, is_hbo));
    let sections = sections.collect_view();
    let cases = module.cases.iter().filter(|it| it.line == part.line).map(|it| case(module, it, is_hbo));
    let cases = cases.collect_view();
    let apart = module.exercises.iter().filter(|it| it.line == part.line && it.case.is_none() && is_apart(module, it));
    let apart = apart.map(|it| trial(it, is_hbo)).collect_view();
    let cards = module.cards.iter().filter(|card| part.has(card.line));
    let cards: Vec<_> = cards
        .map(|card| {
            view! {
                <details class="card make-card">
                    <summary inner_html=card.front.html.clone() />
                    <div class="card-back" inner_html=card.back.clone() />
                    <div class="card-extra" inner_html=card.extra.clone() />
                </details>
            }
        })
        .collect();
    let terms = module.terms.iter().filter(|term| part.has(term.line));
    let terms: Vec<_> = terms
        .map(|term| {
            view! { <dt>{term.name.clone()}</dt><dd inner_html=format!("{}{}{}", term.meaning, term.confusion, term.example) /> }
        })
        .collect();
    view! {
        <div class="make-part">
            {sections} {cases} {apart}
            {(!cards.is_empty()).then(|| view! { <h3>"Kaarten"</h3> {cards} })}
            {(!terms.is_empty()).then(|| view! { <h3>"Begrippen"</h3> <dl class="concepts">{terms}</dl> })}
        </div>
    }
    .into_any()
}

fn is_apart(module: &Module, exercise: &Exercise) -> bool {
    let asks = |piece: &Piece| matches!(piece, Piece::Exercise(id) if *id == exercise.id);
    !module.sections.iter().any(|section| section.pieces.iter().any(asks))
}

fn trial(exercise: &Exercise, is_hbo: bool) -> AnyView {
    view! { <TrialView exercise=Arc::new(exercise.clone()) is_hbo /> }.into_any()
}

fn section(module: &Module, section: &Section, is_hbo: bool) -> AnyView {
    let pieces = section
        .pieces
        .iter()
        .map(|piece| match piece {
            Piece::Prose(html) => view! { <div class="prose" inner_html=html.clone() /> }.into_any(),
            Piece::Teacher(html) => {
                view! { <aside class="docent" aria-label="Voor de docent" inner_html=html.clone() /> }.into_any()
            }
            Piece::WordWeb(id) => module
                .web(id)
                .map(|web| {
                    view! {
                        <div class="exercise">
                            <h3 class="exercise-title" inner_html=web.title.html.clone() />
                            <div class="prompt" inner_html=web.prompt.clone() />
                            <p class="quiet">{format!("Woordweb: de student schrijft {} minuten.", web.minutes)}</p>
                        </div>
                    }
                })
                .into_any(),
            Piece::Exercise(id) => module.exercise(id).map(|exercise| trial(exercise, is_hbo)).into_any(),
        })
        .collect_view();
    view! {
        <div class="section" class:section-summary=section.summary>
            <h3 class="make-section">
                <span inner_html=section.title.html.clone() />
                {section.hbo.then(|| view! { <span class="badge">"Hbo"</span> })}
            </h3>
            {pieces}
        </div>
    }
    .into_any()
}

fn case(module: &Module, case: &Casus, is_hbo: bool) -> AnyView {
    let steps = case.steps.iter().filter_map(|id| module.exercise(id)).map(|step| trial(step, is_hbo)).collect_view();
    let debrief = case
        .debrief
        .iter()
        .map(|line| view! { <li><span inner_html=line.concept.html.clone() /> ": " <span inner_html=line.html.clone() /></li> })
        .collect_view();
    view! {
        <h3 class="make-section">"Casus: " <span inner_html=case.facts.title.html.clone() /></h3>
        <div class="prose" inner_html=case.facts.html.clone() />
        {steps}
        <h4>"Nabespreking"</h4>
        <ul>{debrief}</ul>
    }
    .into_any()
}
