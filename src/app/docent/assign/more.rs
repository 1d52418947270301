//! What most teachers leave as it is: name, message, kinds, levels, seed, attempts, feedback, minimum, key.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use trainer::assignment::{Feedback, MAX_ATTEMPTS, MAX_MESSAGE, MAX_TITLE};
use trainer::delivery::Index;
use trainer::exercise::{KINDS, Level};

use super::fields::{number, put, radio, tick};
use super::form::{Asks, Form};
use crate::app::docent::kept;
use crate::app::ui::dynamic::dynamic;

/// Name and message, and what is folded away.
#[component]
pub(super) fn More(index: Arc<Index>, form: RwSignal<Form>) -> impl IntoView {
    let chooses = Memo::new(move |_| form.read().asks == Asks::Exercises);
    let answers = Memo::new(move |_| form.read().asks != Asks::Nothing);
    view! {
        <div class="setting">
            <label class="field-block">
                <span class="field-name">"Naam van de opdracht"</span>
                <input
                    type="text"
                    maxlength=MAX_TITLE.to_string()
                    placeholder=move || form.read().own_title(&index)
                    prop:value=move || form.read().title.clone()
                    on:input:target=move |event| form.update(|form| form.title = event.target().value())
                />
            </label>
            <label class="field-block">
                <span class="field-name">"Bericht aan je studenten (mag leeg blijven)"</span>
                <textarea
                    rows="3"
                    maxlength=MAX_MESSAGE.to_string()
                    prop:value=move || form.read().message.clone()
                    on:input:target=move |event| form.update(|form| form.message = event.target().value())
                ></textarea>
            </label>
        </div>
        <details class="fold setting">
            <summary>"Meer instellingen"</summary>
            {dynamic(move || answers.get().then(|| rules(form)))}
            {dynamic(move || chooses.get().then(|| which(form)))}
            <KeyPart form />
        </details>
    }
}

fn rules(form: RwSignal<Form>) -> AnyView {
    view! {
        <fieldset>
            <legend>"Welke vragen krijgt een student?"</legend>
            {radio(form, "reeks", "Iedereen dezelfde", |form| !form.is_own, |form| form.is_own = false)}
            {radio(form, "reeks", "Elke student zijn eigen vragen", |form| form.is_own, |form| form.is_own = true)}
        </fieldset>
        <fieldset>
            <legend>"Wanneer zien ze wat goed was?"</legend>
            {radio(form, "uitleg", "Meteen na elke vraag", |form| form.feedback == Feedback::AtOnce, |form| form.feedback = Feedback::AtOnce)}
            {radio(form, "uitleg", "Na de deadline", |form| form.feedback == Feedback::AfterDeadline, |form| form.feedback = Feedback::AfterDeadline)}
        </fieldset>
        {number(form, "Hoe vaak mogen ze het maken?", (1, MAX_ATTEMPTS), |form| form.attempts, |form, number| form.attempts = number)}
        {number(form, "Hoeveel procent moeten ze halen? (0 is geen eis)", (0, 100), |form| form.mastery, |form, number| form.mastery = number)}
    }
    .into_any()
}

/// Kinds and levels: none chosen means all.
fn which(form: RwSignal<Form>) -> AnyView {
    let kinds = KINDS
        .iter()
        .map(|(tag, name)| {
            tick(
                form,
                *name,
                move |form| form.kinds.iter().any(|kind| kind == tag),
                move |form, is_in| put(&mut form.kinds, (*tag).to_owned(), is_in),
            )
        })
        .collect_view();
    let levels = Level::ALL
        .map(|level| {
            tick(
                form,
                format!("{}: {}", level.tag(), level.meaning()),
                move |form| form.levels.contains(&level),
                move |form, is_in| {
                    put(&mut form.levels, level, is_in);
                    form.levels.sort();
                },
            )
        })
        .collect_view();
    view! {
        <fieldset>
            <legend>"Alleen deze soorten (niets gekozen: alles behalve open vragen)"</legend>
            <div class="assign-modules">{kinds}</div>
        </fieldset>
        <fieldset>
            <legend>"Alleen deze niveaus (niets gekozen: alles)"</legend>
            {levels}
        </fieldset>
    }
    .into_any()
}

/// The key with which only this teacher can read what is handed in.
#[component]
fn KeyPart(form: RwSignal<Form>) -> impl IntoView {
    let trouble = RwSignal::new("");
    let has_key = Memo::new(move |_| form.read().key.is_some());
    let change = move |is_on: bool| {
        trouble.set("");
        if !is_on {
            return form.update(|form| form.key = None);
        }
        spawn_local(async move {
            match kept::need_key_pair().await {
                Some(pair) => drop(form.try_update(|form| form.key = Some(pair.public))),
                None => {
                    trouble.try_set("Deze browser kan geen sleutel maken of bewaren. Kies een nieuwere browser, en een adres dat met https begint.");
                }
            }
        });
    };
    view! {
        <fieldset>
            <legend>"Privacy"</legend>
            <label class="tick">
                <input type="checkbox" prop:checked=move || has_key.get() on:change:target=move |event| change(event.target().checked()) />
                <span>"Alleen ik kan de resultaten lezen"</span>
            </label>
            <p class="quiet">
                "Dan maakt deze browser een sleutel. Het slot zit in de link, de sleutel blijft hier. Raak je de sleutel kwijt, dan kan niemand de resultaten nog lezen, wij ook niet. Dat gebeurt als je de browsergegevens wist of een ander apparaat pakt. Maak daarom meteen een reservekopie bij Resultaten."
            </p>
            <div role="status">{dynamic(move || (!trouble.get().is_empty()).then(|| view! { <p class="missing">{trouble.get()}</p> }))}</div>
        </fieldset>
    }
}
