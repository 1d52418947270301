//! The view of [`trainer::exercise::rekenen`]: the question with its numbers, a field with a unit, the worked solution.

use leptos::prelude::*;
use trainer::exercise::Verdict;
use trainer::exercise::rekenen::{Answer, PART, Rekenen};
use trainer::number::{Reading, read};

use super::Attempt;
use super::parts::{feedback, mark, verdict_class};
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;

/// The question, the field, and after checking what went wrong and how it is done.
pub fn view(kind: Rekenen, attempt: Attempt) -> AnyView {
    let mut answer: Answer = attempt.answer();
    if answer.text.is_empty() && kind.varies() && answer.variant != attempt.round {
        answer.variant = attempt.round;
        // A reload must not change the numbers of a question that is being worked on.
        attempt.keep(&answer);
    }
    let variant = answer.variant;
    let typed = RwSignal::new(answer.text);
    let kind = StoredValue::new(kind);
    let part = move || attempt.part(PART);
    let keep = move |text: String| {
        attempt.keep(&Answer { variant, text: text.clone() });
        typed.set(text);
    };
    let (story, before, after) =
        kind.with_value(|kind| (kind.story(variant), kind.unit.before().to_owned(), kind.unit.after().to_owned()));
    let unit = match after.as_str() {
        "" if before.is_empty() => String::new(),
        "" => " in euro’s".to_owned(),
        "%" => " in procenten".to_owned(),
        word => format!(" in {word}"),
    };
    view! {
        <div class="story" inner_html=story />
        <div class=move || format!("short {}", part().map_or("", |part| verdict_class(part.verdict())))>
            <label class="field field-number">
                <span class="field-name">"Jouw antwoord" <span class="hidden">{unit}</span></span>
                {(!before.is_empty()).then(|| view! { <span aria-hidden="true">{before}</span> })}
                <input
                    type="text"
                    inputmode="decimal"
                    data-sum=attempt.seed.to_string()
                    maxlength="40"
                    autocomplete="off"
                    prop:value=move || typed.get()
                    readonly=move || attempt.is_checked()
                    on:input:target=move |event| keep(event.target().value())
                />
                {(!after.is_empty()).then(|| view! { <span aria-hidden="true">{after}</span> })}
                {mark(move || part().map(|part| part.verdict()))}
            </label>
            {dynamic(move || which_one(kind, &typed.read(), attempt, keep))}
            {feedback(move || part().map(|part| part.feedback.concat()))}
        </div>
        {dynamic(move || part().and_then(|part| solution(kind, variant, part.verdict())))}
    }
    .into_any()
}

/// Asks what an ambiguous number means.
fn which_one(
    kind: StoredValue<Rekenen>,
    text: &str,
    attempt: Attempt,
    keep: impl Fn(String) + Copy + Send + Sync + 'static,
) -> Option<AnyView> {
    let text = kind.with_value(|kind| kind.unit.strip(text));
    let Reading::Ambiguous { .. } = read(&text) else { return None };
    // Written so that each means one thing only: no mark, or a comma with another number of digits behind it.
    let thousands = text.replace(['.', ','], "");
    let decimals = text.replace('.', ",");
    let decimals = match decimals.trim_end_matches('0') {
        short if short.len() < decimals.len() => short.trim_end_matches(',').to_owned(),
        whole => format!("{whole}0"),
    };
    let focus = move || dom::focus_soon(format!("[data-sum='{}']", attempt.seed));
    let choice = |text: String| {
        let label = text.clone();
        let choose = move |_| {
            keep(text.clone());
            focus();
        };
        view! { <button class="button" on:click=choose>{label}</button> }
    };
    (!attempt.is_checked()).then(|| {
        view! {
            <div class="row which" role="group" aria-label="Welk getal bedoel je?">
                <span>"Bedoel je"</span>
                {choice(thousands)}
                <span>"of"</span>
                {choice(decimals)}
                <span>"?"</span>
            </div>
        }
        .into_any()
    })
}

/// How it is done; open for who went wrong.
fn solution(kind: StoredValue<Rekenen>, variant: u32, verdict: Verdict) -> Option<impl IntoView + use<>> {
    let steps = kind.with_value(|kind| kind.solution(variant));
    (!steps.is_empty()).then(|| {
        let rows = steps.into_iter().map(|step| view! { <li inner_html=step /> }).collect_view();
        view! {
            <details class="hint" open=verdict != Verdict::Right>
                <summary>"Zo reken je het uit"</summary>
                <ol>{rows}</ol>
            </details>
        }
    })
}
