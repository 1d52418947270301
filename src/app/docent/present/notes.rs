//! The teacher's own window beside the slides: notes, what comes next, the clock. It follows the show, and steers it.

use leptos::prelude::*;
use trainer::exercise::Body;
use trainer::slides::Slide;

use super::bar::{black, steps};
use super::deck::{Deck, Role};
use super::hands::hands_view;
use super::keys;
use super::show::with_deck;
use super::time::clocks;
use crate::app::browser;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;

/// The window.
#[component]
pub fn NotesPage() -> impl IntoView {
    with_deck(Role::Notes, |deck| view! { <Notes deck /> }.into_any())
}

#[component]
fn Notes(deck: Deck) -> impl IntoView {
    keys::while_shown_listen(deck, || ());
    dom::set_title(&format!("Notities: {}", deck.loaded().module.title));
    let total = deck.total();
    let at = deck.at;
    view! {
        <div class="show-notes">
            <h1>{format!("Notities: {}", deck.loaded().module.title)}</h1>
            {(!browser::can_store()).then(|| view! {
                <p>"Deze browser bewaart niets. Daarom volgen de twee vensters elkaar niet."</p>
            })}
            <nav class="row" aria-label="Dia's">
                {steps(deck)}
                <span class="show-count" role="status">{move || format!("dia {} van {total}", at.get() + 1)}</span>
                {black(deck)}
            </nav>
            <div class="show-columns">
                <section class="show-now" aria-label="Deze dia">
                    {dynamic(move || deck.slide(at.get()).map(|slide| now(deck, at.get(), &slide)))}
                </section>
                <div>
                    <section aria-labelledby="hierna">
                        <h2 id="hierna">"Hierna"</h2>
                        {dynamic(move || Some(next(deck.slide(at.get() + 1))))}
                    </section>
                    <section aria-labelledby="tijd">
                        <h2 id="tijd">"Tijd"</h2>
                        {clocks(deck)}
                    </section>
                </div>
            </div>
        </div>
    }
}

/// What the teacher knows of the slide on the screen, and what he can do with it.
fn now(deck: Deck, at: usize, slide: &Slide) -> AnyView {
    let notes = match slide.notes.is_empty() {
        true => view! { <p class="quiet">"Bij deze dia staan geen aantekeningen."</p> }.into_any(),
        false => {
            view! { <aside class="docent" aria-label="Voor de docent" inner_html=slide.notes.clone() /> }.into_any()
        }
    };
    let part = slide.part.map(|(at, total)| format!(" ({at} van {total})")).unwrap_or_default();
    view! {
        <h2>{format!("{}{part}", slide.title)}</h2>
        <p class="quiet">{slide.lead.clone()}</p>
        {notes}
        {controls(deck, at)}
    }
    .into_any()
}

/// Hands can be counted and answers shown from here too: the laptop is at hand, the screen is not.
fn controls(deck: Deck, at: usize) -> AnyView {
    let Some(id) = deck.question(at).map(StoredValue::new) else { return ().into_any() };
    if let Some(exercise) = deck.exercise(at).filter(|exercise| matches!(exercise.body, Body::Meerkeuze(_))) {
        return view! { <div class="show-controls">{hands_view(deck, exercise)}</div> }.into_any();
    }
    let is_revealed = move || id.with_value(|id| deck.is_revealed(id));
    let label = move || if is_revealed() { "Verberg het antwoord" } else { "Laat het antwoord zien" };
    let reveal = move |_| id.with_value(|id| deck.toggle_answer(id));
    view! { <p><button class="button" on:click=reveal>{label}</button></p> }.into_any()
}

fn next(slide: Option<Slide>) -> AnyView {
    match slide {
        Some(slide) => {
            let part = slide.part.map(|(at, total)| format!(" ({at} van {total})")).unwrap_or_default();
            view! {
                <div class="show-next">
                    <p><b>{format!("{}{part}", slide.title)}</b></p>
                    <p class="quiet">{slide.lead}</p>
                </div>
            }
            .into_any()
        }
        None => view! { <p class="quiet">"Dit is de laatste dia."</p> }.into_any(),
    }
}
