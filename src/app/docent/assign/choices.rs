//! What a teacher chooses: the level, the modules, what is done with them, and until when.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::assignment::MAX_NUMBER;
use trainer::delivery::Index;
use trainer::own::is_own;
use trainer::progress::Audience;

use super::fields::{number, put, radio, tick};
use super::form::{Asks, Form};
use super::more::More;
use crate::app::ui::dynamic::dynamic;

/// The form without its button.
#[component]
pub(super) fn Choices(index: Arc<Index>, form: RwSignal<Form>) -> impl IntoView {
    let modules = index
        .modules
        .iter()
        .map(|module| {
            let (slug, other) = (module.slug.clone(), module.slug.clone());
            tick(
                form,
                format!("{}. {}", module.number, module.title),
                move |form| form.modules.contains(&slug),
                move |form, is_in| put(&mut form.modules, other.clone(), is_in),
            )
        })
        .collect_view();
    let all: Vec<String> =
        index.modules.iter().map(|module| module.slug.clone()).filter(|slug| !is_own(slug)).collect();
    let is_all = {
        let total = all.len();
        move || form.read().modules.len() == total
    };
    let choose_all = move |_| {
        form.update(|form| form.modules = if form.modules.len() == all.len() { Vec::new() } else { all.clone() });
    };
    let asks_number = Memo::new(move |_| form.read().asks == Asks::Exercises);
    let has_deadline = Memo::new(move |_| form.read().has_deadline);
    let how_many = move || {
        asks_number.get().then(|| {
            number(form, "Aantal oefeningen", (1, MAX_NUMBER), |form| form.number, |form, number| form.number = number)
        })
    };
    view! {
        <fieldset class="setting">
            <legend>"Over welke modules?"</legend>
            <div class="assign-modules">{modules}</div>
            <button type="button" class="button button-quiet" on:click=choose_all>
                {move || if is_all() { "Geen module" } else { "Alle modules" }}
            </button>
        </fieldset>
        <fieldset class="setting">
            <legend>"Wat doen je studenten?"</legend>
            {tick(form, "De les lezen", |form| form.reads, |form, is_on| form.reads = is_on)}
            {radio(form, "vragen", "Oefeningen maken", |form| form.asks == Asks::Exercises, |form| form.asks = Asks::Exercises)}
            {dynamic(how_many)}
            {radio(form, "vragen", "Een proeftoets over deze modules", |form| form.asks == Asks::TestOfModules, |form| form.asks = Asks::TestOfModules)}
            {radio(form, "vragen", "De halve proeftoets", |form| form.asks == Asks::HalfTest, |form| { form.asks = Asks::HalfTest; form.reads = false; })}
            {radio(form, "vragen", "De hele proeftoets", |form| form.asks == Asks::FullTest, |form| { form.asks = Asks::FullTest; form.reads = false; })}
            {radio(form, "vragen", "Geen vragen", |form| form.asks == Asks::Nothing, |form| form.asks = Asks::Nothing)}
        </fieldset>
        <fieldset class="setting">
            <legend>"Niveau"</legend>
            <div class="row">
                {radio(form, "niveau", "Mbo", |form| form.audience == Audience::Mbo, |form| form.audience = Audience::Mbo)}
                {radio(form, "niveau", "Hbo", |form| form.audience == Audience::Hbo, |form| form.audience = Audience::Hbo)}
            </div>
        </fieldset>
        <fieldset class="setting">
            <legend>"Deadline"</legend>
            {tick(form, "Met een deadline", |form| form.has_deadline, |form, is_on| form.has_deadline = is_on)}
            {dynamic(move || has_deadline.get().then(|| deadline(form)))}
        </fieldset>
        <More index form />
    }
}

fn deadline(form: RwSignal<Form>) -> AnyView {
    view! {
        <div class="row">
            <label class="field-block">
                <span class="field-name">"Datum"</span>
                <input
                    type="date"
                    prop:value=move || form.read().day.clone()
                    on:change:target=move |event| form.update(|form| form.day = event.target().value())
                />
            </label>
            <label class="field-block">
                <span class="field-name">"Tijd"</span>
                <input
                    type="time"
                    prop:value=move || form.read().time.clone()
                    on:change:target=move |event| form.update(|form| form.time = event.target().value())
                />
            </label>
        </div>
    }
    .into_any()
}
