//! How points become a mark in this class.

use leptos::prelude::*;
use trainer::progress::MarkRules;

use super::frame::ClassDesk;
use crate::app::browser;

/// The settings.
#[component]
pub fn Rules(class: ClassDesk) -> impl IntoView {
    let rules = move || class.decisions.read().rules;
    let has_term = Memo::new(move |_| rules().n_term.is_some());
    let radio = move |name: &'static str,
                      label: &'static str,
                      is_on: fn(&MarkRules) -> bool,
                      choose: fn(&mut MarkRules)| {
        view! {
            <label class="tick">
                <input type="radio" name=name prop:checked=move || is_on(&rules()) on:change=move |_| change(class, choose) />
                <span>{label}</span>
            </label>
        }
    };
    let tick = move |label: &'static str, is_on: fn(&MarkRules) -> bool, turn: fn(&mut MarkRules)| {
        view! {
            <label class="tick">
                <input type="checkbox" prop:checked=move || is_on(&rules()) on:change=move |_| change(class, turn) />
                <span>{label}</span>
            </label>
        }
    };
    let cesuur = move |text: String| {
        if let Some(cesuur) = text.parse().ok().filter(|cesuur| (1..=99).contains(cesuur)) {
            change(class, |rules| rules.cesuur = cesuur);
        }
    };
    let term = move |text: String| {
        let tenths = text.parse::<f64>().ok().map(|term| (term * 10.0).round());
        if let Some(tenths) = tenths.filter(|tenths| (0.0..=20.0).contains(tenths)) {
            change(class, |rules| rules.n_term = Some(tenths as u32));
        }
    };
    let term_text = move || {
        let term = rules().n_term.unwrap_or(10);
        format!("{}.{}", term / 10, term % 10)
    };
    view! {
        <section aria-labelledby="cijfer">
            <h2 id="cijfer">"Cijfer"</h2>
            <fieldset class="results-rules">
                <legend>"Zo worden punten een cijfer"</legend>
                {radio("regel", "Met een cesuur", |rules| rules.n_term.is_none(), |rules| rules.n_term = None)}
                {radio("regel", "Met een N-term, zoals bij een centraal examen", |rules| rules.n_term.is_some(), |rules| rules.n_term = Some(10))}
                <div hidden=move || has_term.get()>
                    <label class="field">
                        <span class="field-name">"Cesuur in procenten"</span>
                        <input type="number" min="1" max="99" prop:value=move || rules().cesuur on:change:target=move |event| cesuur(event.target().value()) />
                    </label>
                    {tick("Eerst eraf wat blind gokken oplevert", |rules| rules.corrects_guessing, |rules| rules.corrects_guessing = !rules.corrects_guessing)}
                    {radio("voldoende", "Bij de cesuur een 5,5", |rules| rules.pass == 55, |rules| rules.pass = 55)}
                    {radio("voldoende", "Bij de cesuur een 6,0", |rules| rules.pass == 60, |rules| rules.pass = 60)}
                </div>
                <div hidden=move || !has_term.get()>
                    <label class="field">
                        <span class="field-name">"N-term"</span>
                        <input type="number" min="0" max="2" step="0.1" prop:value=term_text on:change:target=move |event| term(event.target().value()) />
                    </label>
                </div>
                {tick("Afronden op halve punten", |rules| rules.halves, |rules| rules.halves = !rules.halves)}
            </fieldset>
        </section>
    }
}

fn change(class: ClassDesk, change: impl FnOnce(&mut MarkRules)) {
    class.decide(|decisions| {
        change(&mut decisions.rules);
        decisions.rules_at = browser::now();
    });
}
