//! How points become a mark: the learner sets what his school does.

use leptos::prelude::*;
use trainer::progress::MarkRules;

use crate::app::learner;
use crate::app::state::Learner;

/// The settings, under the mark that they change.
#[component]
pub(super) fn Rules() -> impl IntoView {
    let learner = learner();
    let rules = move || learner.settings.read().mark;
    let has_term = Memo::new(move |_| rules().n_term.is_some());
    view! {
        <details class="fold test-rules">
            <summary>"Anders rekenen: cesuur, voldoende, afronden"</summary>
            <fieldset class="setting">
                <legend>"Hoe rekent jouw school?"</legend>
                {radio(learner, "regel", "Met een cesuur", |rules| rules.n_term.is_none(), |rules| rules.n_term = None)}
                {radio(learner, "regel", "Met een N-term, zoals bij een centraal examen", |rules| rules.n_term.is_some(), |rules| rules.n_term = Some(10))}
                <div hidden=move || has_term.get()>
                    {figure("Cesuur in procenten", (1, 99, "1"), move || rules().cesuur.to_string(), move |text| {
                        if let Some(cesuur) = text.parse().ok().filter(|cesuur| (1..=99).contains(cesuur)) {
                            change(learner, |rules| rules.cesuur = cesuur);
                        }
                    })}
                    {tick(learner, "Eerst eraf wat blind gokken oplevert", |rules| rules.corrects_guessing, |rules, on| rules.corrects_guessing = on)}
                    {radio(learner, "voldoende", "Bij de cesuur een 5,5", |rules| rules.pass == 55, |rules| rules.pass = 55)}
                    {radio(learner, "voldoende", "Bij de cesuur een 6,0", |rules| rules.pass == 60, |rules| rules.pass = 60)}
                </div>
                <div hidden=move || !has_term.get()>
                    {figure("N-term", (0, 2, "0.1"), move || number(rules().n_term.unwrap_or(10)), move |text| {
                        let tenths = text.parse::<f64>().ok().map(|term| (term * 10.0).round());
                        if let Some(tenths) = tenths.filter(|tenths| (0.0..=20.0).contains(tenths)) {
                            change(learner, |rules| rules.n_term = Some(tenths as u32));
                        }
                    })}
                </div>
                {tick(learner, "Afronden op halve punten", |rules| rules.halves, |rules, on| rules.halves = on)}
            </fieldset>
        </details>
    }
}

fn number(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn change(learner: Learner, change: impl FnOnce(&mut MarkRules)) {
    learner.change_settings(|settings| change(&mut settings.mark));
}

fn radio(
    learner: Learner,
    name: &'static str,
    label: &'static str,
    is_on: fn(&MarkRules) -> bool,
    choose: fn(&mut MarkRules),
) -> impl IntoView {
    view! {
        <label class="tick">
            <input type="radio" name=name prop:checked=move || is_on(&learner.settings.read().mark) on:change=move |_| change(learner, choose) />
            <span>{label}</span>
        </label>
    }
}

fn tick(
    learner: Learner,
    label: &'static str,
    is_on: fn(&MarkRules) -> bool,
    set: fn(&mut MarkRules, bool),
) -> impl IntoView {
    view! {
        <label class="tick">
            <input
                type="checkbox"
                prop:checked=move || is_on(&learner.settings.read().mark)
                on:change:target=move |event| {
                    let on = event.target().checked();
                    change(learner, |rules| set(rules, on));
                }
            />
            <span>{label}</span>
        </label>
    }
}

fn figure(
    label: &'static str,
    (least, most, step): (u32, u32, &'static str),
    value: impl Fn() -> String + Send + 'static,
    set: impl Fn(String) + 'static,
) -> impl IntoView {
    view! {
        <label class="tick test-rule">
            <span>{label}</span>
            <input type="number" min=least max=most step=step inputmode="decimal" prop:value=value on:change:target=move |event| set(event.target().value()) />
        </label>
    }
}
