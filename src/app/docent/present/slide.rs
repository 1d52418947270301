//! One slide as the class sees it.

use leptos::prelude::*;
use trainer::exercise::Body;
use trainer::slides::{Content, Slide};

use super::deck::Deck;
use super::hands::hands_view;
use super::together::together_view;
use super::web::web_view;

/// The slide at place `at`.
pub fn slide_view(deck: Deck, at: usize) -> AnyView {
    let Some(slide) = deck.slide(at) else { return ().into_any() };
    let class = if matches!(slide.content, Content::Text(_)) { "" } else { "show-whole" };
    view! { <div class=class>{content(deck, at, &slide)}</div> }.into_any()
}

fn content(deck: Deck, at: usize, slide: &Slide) -> AnyView {
    match &slide.content {
        Content::Opening => opening(deck),
        Content::Text(html) => text(slide, html),
        Content::Closing => closing(deck, slide),
        Content::Exercise(_) => match deck.exercise(at) {
            Some(exercise) if matches!(exercise.body, Body::Meerkeuze(_)) => hands_view(deck, exercise),
            Some(exercise) => together_view(deck, exercise),
            None => ().into_any(),
        },
        Content::WordWeb(id) => deck.loaded().module.web(id).map(|web| web_view(deck, web.clone())).into_any(),
    }
}

fn opening(deck: Deck) -> AnyView {
    let loaded = deck.loaded();
    let module = &loaded.module;
    view! {
        <div class="show-opening">
            <p class="quiet">{format!("Module {}", module.number)}</p>
            <h1>{module.title.clone()}</h1>
            <p class="about">{module.about.clone()}</p>
            <h2>"Wat je hierna kunt"</h2>
            <ul>{goals(deck)}</ul>
        </div>
    }
    .into_any()
}

fn goals(deck: Deck) -> Vec<AnyView> {
    let loaded = deck.loaded();
    let goals = loaded.module.goals.iter().filter(|goal| deck.is_hbo || !goal.hbo);
    goals.map(|goal| view! { <li>{goal.text.clone()}</li> }.into_any()).collect()
}

fn text(slide: &Slide, html: &str) -> AnyView {
    let part = slide.part.map(|(at, total)| format!("{at} van {total}"));
    view! {
        <h1>{slide.title.clone()} {part.map(|part| view! { " " <span class="show-part">{part}</span> })}</h1>
        <div class="prose" inner_html=html.to_owned() />
    }
    .into_any()
}

fn closing(deck: Deck, slide: &Slide) -> AnyView {
    let loaded = deck.loaded();
    let terms = loaded.module.terms.iter().map(|term| {
        view! { <li><a href=format!("#{}", term.id)>{term.name.clone()}</a></li> }
    });
    let has_terms = !loaded.module.terms.is_empty();
    let terms = terms.collect_view();
    view! {
        <h1>{slide.title.clone()}</h1>
        <ul>{goals(deck)}</ul>
        {has_terms.then(|| view! {
            <h2>"Begrippen van deze les"</h2>
            <ul class="plain show-terms">{terms}</ul>
        })}
    }
    .into_any()
}
