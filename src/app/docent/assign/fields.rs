//! The fields of the form: ticks, radio buttons, numbers, texts. Each changes the form that it is given.

use leptos::prelude::*;

use super::form::Form;

/// A box to tick.
pub(super) fn tick(
    form: RwSignal<Form>,
    label: impl Into<String>,
    is_on: impl Fn(&Form) -> bool + Send + Sync + 'static,
    set: impl Fn(&mut Form, bool) + 'static,
) -> AnyView {
    let label = label.into();
    view! {
        <label class="tick">
            <input
                type="checkbox"
                prop:checked=move || is_on(&form.read())
                on:change:target=move |event| {
                    let is_on = event.target().checked();
                    form.update(|form| set(form, is_on));
                }
            />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// One of several to choose.
pub(super) fn radio(
    form: RwSignal<Form>,
    name: &'static str,
    label: &'static str,
    is_on: fn(&Form) -> bool,
    choose: fn(&mut Form),
) -> AnyView {
    view! {
        <label class="tick">
            <input type="radio" name=name prop:checked=move || is_on(&form.read()) on:change=move |_| form.update(choose) />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// A whole number from 0 or more; what is no number is 0.
pub(super) fn number(
    form: RwSignal<Form>,
    label: &'static str,
    (least, most): (u32, u32),
    value: fn(&Form) -> u32,
    set: fn(&mut Form, u32),
) -> AnyView {
    view! {
        <label class="tick assign-number">
            <span>{label}</span>
            <input
                type="number"
                min=least
                max=most
                inputmode="numeric"
                prop:value=move || value(&form.read()).to_string()
                on:change:target=move |event| {
                    let field = event.target();
                    let number = field.value().trim().parse::<u32>().unwrap_or(least).clamp(least, most);
                    // Also when the form does not change: what was typed was out of range.
                    field.set_value(&number.to_string());
                    form.update(|form| set(form, number));
                }
            />
        </label>
    }
    .into_any()
}

/// Adds `value` to a list or takes it out.
pub(super) fn put<T: PartialEq>(list: &mut Vec<T>, value: T, is_in: bool) {
    list.retain(|other| *other != value);
    if is_in {
        list.push(value);
    }
}
