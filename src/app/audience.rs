//! The choice between mbo and hbo: one setting, asked in several places.

use leptos::prelude::*;
use trainer::progress::Audience;

use super::learner;

/// The two choices under `legend`; `hbo` says what the second one brings.
pub fn audience(legend: &'static str, hbo: &'static str, class: &'static str) -> AnyView {
    let learner = learner();
    let choice = move |label: &'static str, value: Audience| {
        view! {
            <label class="tick">
                <input
                    type="radio"
                    name="opleiding"
                    prop:checked=move || learner.settings.read().audience == value
                    on:change=move |_| learner.change_settings(|it| it.audience = value)
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class=class>
            <legend>{legend}</legend>
            {choice("Mbo", Audience::Mbo)}
            {choice(hbo, Audience::Hbo)}
        </fieldset>
    }
    .into_any()
}
