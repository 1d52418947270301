//! The view of [`trainer::exercise::kort`]: one field.

use leptos::prelude::*;
use trainer::exercise::kort::{Answer, Kort, PART};

use super::Attempt;
use super::parts::{feedback, mark, verdict_class};

/// The field, and what is said about the answer.
pub fn view(_kind: &Kort, attempt: Attempt) -> AnyView {
    let answer: Answer = attempt.answer();
    let part = move || attempt.part(PART);
    view! {
        <div class=move || format!("short {}", part().map_or("", |part| verdict_class(part.verdict())))>
            <label class="field">
                <span class="field-name">"Jouw antwoord"</span>
                <input
                    type="text"
                    maxlength="200"
                    autocapitalize="none"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=answer.text
                    readonly=move || attempt.is_checked()
                    on:input:target=move |event| attempt.keep(&Answer { text: event.target().value() })
                />
                {mark(move || part().map(|part| part.verdict()))}
            </label>
            {feedback(move || part().map(|part| part.feedback.concat()))}
        </div>
    }
    .into_any()
}
