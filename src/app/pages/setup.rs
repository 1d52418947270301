//! What a plan needs to know: level, exam date and minutes a day. Asked once on the first page, and to be changed in the settings.

use leptos::prelude::*;
use trainer::time::Day;

use crate::app::audience::audience;
use crate::app::learner;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;

/// What a learner can choose, in minutes a day.
const MINUTES: [u32; 6] = [10, 15, 20, 30, 45, 60];

/// The question on the first page.
#[component]
pub(super) fn Setup() -> impl IntoView {
    let learner = learner();
    let done = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        learner.change_settings(|it| it.is_set_up = true);
        // The button that had the focus is gone.
        dom::focus_soon(".plan h2");
    };
    view! {
        <form class="tile setup" on:submit=done>
            <h2>"Waar werk je naartoe?"</h2>
            {education()}
            {plan_fields()}
            <p class="quiet">"Je kunt dit later veranderen bij Instellingen. Het blijft op dit apparaat."</p>
            <button class="button button-main">"Maak mijn plan"</button>
        </form>
    }
}

/// The kind of education.
pub(super) fn education() -> AnyView {
    audience("Mijn opleiding", "Hbo: met extra stof en zelf rekenen", "setting")
}

/// The exam date and the minutes a day.
pub(super) fn plan_fields() -> impl IntoView {
    let learner = learner();
    let is_wrong = RwSignal::new(false);
    let change_date = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlInputElement>| {
        let text = event.target().value();
        let date = Day::parse(&text);
        // An emptied field means: no exam. Anything else that is no date changes nothing.
        let is_past = date.is_some_and(|date| date < learner.today());
        is_wrong.set((date.is_none() && !text.is_empty()) || is_past);
        if !is_wrong.get_untracked() {
            learner.change_settings(|it| it.exam = date);
        }
    };
    let date = move || learner.settings.read().exam.map(Day::iso).unwrap_or_default();
    let minutes = MINUTES
        .into_iter()
        .map(|minutes| {
            let is_chosen = move || learner.settings.read().minutes() == minutes;
            view! { <option value=minutes.to_string() prop:selected=is_chosen>{format!("{minutes} minuten")}</option> }
        })
        .collect_view();
    let choose = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlSelectElement>| {
        let minutes = event.target().value().parse().ok();
        learner.change_settings(|it| it.minutes = minutes);
    };
    view! {
        <div class="setting plan-fields" id="plan">
            <label class="field-block">
                <span class="field-name">"Wanneer is je toets? (mag leeg blijven)"</span>
                <input
                    type="date"
                    min=learner.today().iso()
                    prop:value=date
                    aria-invalid=move || is_wrong.get().then_some("true")
                    on:change:target=change_date
                />
            </label>
            <div role="status">
                {dynamic(move || is_wrong.get().then(|| view! { <p class="missing">"Kies een datum vanaf vandaag, of maak het veld leeg."</p> }))}
            </div>
            <label class="field-block">
                <span class="field-name">"Hoeveel tijd heb je per dag?"</span>
                <select on:change:target=choose>{minutes}</select>
            </label>
        </div>
    }
}
