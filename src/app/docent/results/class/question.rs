//! One question: what was answered, what its figures say, and wordings to accept.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use trainer::exercise::{Body, Exercise};
use trainer::results::{Accepted, Count, Item, choices, figures, item_sentences, variant};

use super::frame::{ClassDesk, Shown};
use crate::app::browser;
use crate::app::ui::dom;
use crate::app::ui::text::count;

/// The part of the page.
#[component]
pub fn Question(class: ClassDesk, column: usize) -> impl IntoView {
    let (shown, book) = (class.class.get_untracked(), class.book());
    let entry = shown.columns.get(column).and_then(|column| book.get(column.number));
    let Some(exercise) = entry.map(|entry| entry.exercise.clone()) else {
        return view! { <p>"Deze vraag is er niet meer."</p> }.into_any();
    };
    let last = shown.columns.len().saturating_sub(1);
    let go = move |to: usize| {
        class.shown.set(Shown::Question(to));
        dom::focus_soon("#deel-titel");
    };
    let title = format!("Vraag {}: {}", column + 1, exercise.title.text);
    let for_part = exercise.clone();
    view! {
        <div class="row">
            <button type="button" class="button" on:click=move |_| class.shown.set(Shown::Questions)>"← Alle vragen"</button>
            {(column > 0).then(|| view! { <button type="button" class="button" on:click=move |_| go(column - 1)>"Vorige vraag"</button> })}
            {(column < last).then(|| view! { <button type="button" class="button" on:click=move |_| go(column + 1)>"Volgende vraag"</button> })}
        </div>
        <h2 id="deel-titel" tabindex="-1">{title}</h2>
        <div class="prompt results-prompt" inner_html=question_html(&exercise)></div>
        <h3>"Goed is"</h3>
        {key(&exercise)}
        {move || answers(class, column, &for_part)}
    }
    .into_any()
}

/// The question as it is asked; numbers in a sum are those that the author wrote.
fn question_html(exercise: &Exercise) -> String {
    match &exercise.body {
        Body::Rekenen(kind) => exercise.prompt.clone() + &kind.story(0),
        _ => exercise.prompt.clone() + &exercise.body.outline(),
    }
}

/// What is right, part by part.
pub fn key(exercise: &Exercise) -> AnyView {
    let parts = choices(exercise, &exercise.body.model_answer_text());
    view! { <ul class="results-key">{parts.into_iter().map(|choice| view! { <li>{choice.in_words()}</li> }).collect_view()}</ul> }
        .into_any()
}

fn answers(class: ClassDesk, column: usize, exercise: &Arc<Exercise>) -> AnyView {
    let shown = class.class.get();
    if column >= shown.columns.len() {
        return ().into_any();
    }
    let number = shown.columns[column].number;
    let item = Item::of(&shown, column, &class.book(), &class.decisions.read());
    let (_, of_items) = figures(&shown.shares(), shown.columns.len());
    let mut sentences =
        vec![format!("{} van {} hadden alles goed.", item.right, count(item.asked, "student", "studenten"))];
    if item.unanswered > 0 {
        sentences.push(format!("{} niets in.", count(item.unanswered, "student vulde", "studenten vulden")));
    }
    sentences.extend(item.instead);
    sentences.extend(item_sentences(&of_items[column]));
    let rows = item.counts.into_iter().map(|count| answer_row(class, number, exercise, count));
    view! {
        <h3>"Wat dit zegt"</h3>
        <ul class="results-words">{sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul>
        <h3>"Gegeven antwoorden"</h3>
        <div class="results-scroll" tabindex="0" role="region" aria-label="Gegeven antwoorden">
            <table class="results-table results-answers">
                <thead>
                    <tr>
                        <th scope="col">"Antwoord"</th>
                        <th scope="col">"Aantal"</th>
                        <th scope="col">"Bezwaar"</th>
                        <th scope="col">"Nakijken"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn answer_row(class: ClassDesk, number: u32, exercise: &Arc<Exercise>, counted: Count) -> AnyView {
    let Count { choice, times, appeals, is_accepted } = counted;
    let is_open = exercise.body.is_self_scored();
    let verdict = match (choice.is_right, is_accepted) {
        _ if is_open => "",
        (true, _) => "✓ goed",
        (_, true) => "✓ goedgekeurd",
        _ => "✗ fout",
    };
    let offers = !is_open && !choice.is_right && (choice.is_typed || appeals > 0);
    let line = is_accepted.then(|| variant(exercise, &choice)).flatten().map(|variant| {
        let markdown = variant.markdown.clone();
        let said = RwSignal::new("");
        let copy = move |_| {
            let markdown = markdown.clone();
            spawn_local(async move {
                let is_copied = browser::copy(&markdown).await;
                said.set(if is_copied { "Gekopieerd." } else { "Kopiëren mag hier niet. Selecteer de regel zelf." });
            });
        };
        view! {
            <div class="results-variant">
                <p>"Ook in de lesstof zetten? "{variant.action}</p>
                <pre><code>{variant.markdown}</code></pre>
                <p class="quiet">{variant.place}</p>
                <div class="row">
                    <button type="button" class="button" on:click=copy>"Kopieer de regel"</button>
                    <span role="status">{said}</span>
                </div>
            </div>
        }
    });
    let label = choice.in_words();
    let name = format!("{}: {label}", if is_accepted { "Toch niet goedkeuren" } else { "Goedkeuren" });
    let decide = move |_| {
        let decided = Accepted {
            exercise: number,
            part: choice.part.clone(),
            wording: choice.chosen.clone(),
            is_right: !is_accepted,
            at: browser::now(),
        };
        class.decide(|decisions| decisions.accept(decided));
        // The button that had the focus is gone.
        dom::focus_soon("#deel-titel");
    };
    let button = offers.then(|| {
        let words = if is_accepted { "Toch niet" } else { "Goedkeuren" };
        view! { <button type="button" class="button" aria-label=name on:click=decide>{words}</button> }
    });
    view! {
        <tr>
            <th scope="row">{label}{line}</th>
            <td>{times}</td>
            <td>{(appeals > 0).then_some(appeals)}</td>
            <td><span class="results-verdict">{verdict}" "{button}</span></td>
        </tr>
    }
    .into_any()
}
