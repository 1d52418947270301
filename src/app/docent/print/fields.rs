//! The fields of the form: each shows a part of the choice and changes it.

use leptos::prelude::*;
use trainer::paper::Choice;

use super::Chosen;

/// One of several.
pub(super) fn radio(
    chosen: Chosen,
    name: &'static str,
    label: &'static str,
    is_on: fn(&Choice) -> bool,
    choose: fn(&mut Choice),
) -> AnyView {
    let is_on = Memo::new(move |_| is_on(&chosen.choice.read()));
    view! {
        <label class="tick">
            <input type="radio" name=name prop:checked=is_on on:change=move |_| chosen.change(choose) />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// Yes or no.
pub(super) fn tick(
    chosen: Chosen,
    label: impl Into<String>,
    is_on: impl Fn(&Choice) -> bool + Send + Sync + 'static,
    set: impl Fn(&mut Choice, bool) + 'static,
) -> AnyView {
    let is_on = Memo::new(move |_| is_on(&chosen.choice.read()));
    shown_tick(label.into(), is_on, Box::new(move |on| chosen.change(|choice| set(choice, on))))
}

fn shown_tick(label: String, is_on: Memo<bool>, set: Box<dyn Fn(bool)>) -> AnyView {
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=is_on on:change:target=move |event| set(event.target().checked()) />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// A line of text; it counts when the field is left.
pub(super) fn line(
    chosen: Chosen,
    label: &'static str,
    value: fn(&Choice) -> String,
    set: fn(&mut Choice, String),
) -> AnyView {
    let value = Memo::new(move |_| value(&chosen.choice.read()));
    view! {
        <label class="field-block">
            <span class="field-name">{label}</span>
            <input
                type="text"
                maxlength="80"
                autocomplete="off"
                prop:value=value
                on:change:target=move |event| {
                    let text = event.target().value();
                    chosen.change(|choice| set(choice, text));
                }
            />
        </label>
    }
    .into_any()
}
