//! Choosing what to practise.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use trainer::delivery::Index;
use trainer::exercise::KINDS;

use crate::app::ui::dom;
use crate::app::ui::load::with_index;
use crate::app::ui::text::count;
use crate::app::{learner, site};

/// The page: modules and kinds to pick, and a start button.
#[component]
pub fn PracticePage() -> impl IntoView {
    dom::set_title("Oefenen");
    view! {
        <h1>"Oefenen"</h1>
        <p>"Oefen zo lang je wilt. Aan het eind zie je wat je door elkaar haalde."</p>
        {with_index(|index| view! { <Choice index /> }.into_any())}
    }
}

#[component]
fn Choice(index: Arc<Index>) -> impl IntoView {
    let modules = RwSignal::new(index.modules.iter().map(|module| module.slug.clone()).collect::<Vec<_>>());
    let kinds = RwSignal::new(KINDS.iter().map(|(tag, _)| (*tag).to_owned()).collect::<Vec<_>>());
    let is_hbo = learner().is_hbo();
    let module_boxes = index
        .modules
        .iter()
        .map(|module| tick(modules, module.slug.clone(), format!("{}. {}", module.number, module.title)))
        .collect_view();
    let kind_boxes = KINDS.iter().map(|(tag, name)| tick(kinds, (*tag).to_owned(), (*name).to_owned())).collect_view();
    let available = Memo::new(move |_| {
        let (modules, kinds) = (modules.read(), kinds.read());
        let chosen = index.modules.iter().filter(|module| modules.contains(&module.slug));
        chosen
            .flat_map(|module| &module.exercises)
            .filter(|exercise| kinds.contains(&exercise.kind) && (is_hbo || !exercise.hbo))
            .count()
    });
    let navigate = use_navigate();
    let start = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let route = format!(
            "oefenen/mix?modules={}&soorten={}",
            modules.read_untracked().join(","),
            kinds.read_untracked().join(",")
        );
        navigate(&site().link(&route), leptos_router::NavigateOptions { resolve: false, ..Default::default() });
    };
    let words = move || match available.get() {
        0 => "Kies minstens één module en één soort met oefeningen.".to_owned(),
        number => format!("{} om uit te trekken.", count(number, "oefening", "oefeningen")),
    };
    let shortcuts = KINDS
        .iter()
        .map(|(tag, name)| view! { <li><a class="button" href=site().link(&format!("oefenen/{tag}"))>{*name}</a></li> })
        .collect_view();
    view! {
        <h2>"Eén soort, alle modules"</h2>
        <ul class="row plain">{shortcuts}</ul>
        <h2>"Zelf kiezen"</h2>
        <form class="picker" on:submit=start>
            <fieldset><legend>"Modules"</legend>{module_boxes}</fieldset>
            <fieldset><legend>"Soorten"</legend>{kind_boxes}</fieldset>
            <p class="quiet" role="status">{words}</p>
            <button class="button button-main" disabled=move || available.get() == 0>"Begin met oefenen"</button>
        </form>
    }
}

/// A tick box that keeps `value` in or out of `chosen`.
fn tick(chosen: RwSignal<Vec<String>>, value: String, label: String) -> impl IntoView {
    let value = StoredValue::new(value);
    let is_in = move || chosen.read().contains(&value.get_value());
    let change = move |on: bool| {
        chosen.update(|chosen| {
            chosen.retain(|other| *other != value.get_value());
            if on {
                chosen.push(value.get_value());
            }
        });
    };
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=is_in on:change:target=move |event| change(event.target().checked()) />
            <span>{label}</span>
        </label>
    }
}
