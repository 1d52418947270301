//! A bar that shows how much of something is done.

use leptos::prelude::*;

/// `done` of `total`, as a bar with the words of `label` beside it.
#[component]
pub fn Meter(
    /// How many are done.
    #[prop(into)]
    done: Signal<usize>,
    /// Out of how many.
    total: usize,
    /// What is counted, for the text beside the bar: `oefeningen`.
    label: &'static str,
) -> impl IntoView {
    let text = move || format!("{} van {total} {label}", done.get());
    let share = move || 100 * done.get() / total.max(1);
    view! {
        <div class="meter">
            <svg class="meter-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect class="meter-ground" width="100" height="4" />
                <rect class="meter-done" width=share height="4" />
            </svg>
            <span class="meter-text">{text}</span>
        </div>
    }
}
