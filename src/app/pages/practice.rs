//! Choosing what to practise.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use trainer::delivery::Index;
use trainer::exercise::{KINDS, Level};
use trainer::own::{case_route, lesson_route};

use crate::app::ui::dom;
use crate::app::ui::load::with_index;
use crate::app::ui::text::count;
use crate::app::{learner, site};

/// The page: cases, fresh customers, one kind, one goal, or a choice of one's own.
#[component]
pub fn PracticePage() -> impl IntoView {
    dom::set_title("Oefenen");
    view! {
        <h1>"Oefenen"</h1>
        <p>"Oefen zo lang je wilt. Aan het eind zie je wat je door elkaar haalde."</p>
        {with_index(|index| {
            view! {
                {one_kind()}
                {cases(&index)}
                {without_end(&index)}
                {goals(&index)}
                <Choice index />
            }
            .into_any()
        })}
    }
}

fn one_kind() -> impl IntoView {
    let links = KINDS
        .iter()
        .map(|(tag, name)| view! { <li><a class="button" href=site().link(&format!("oefenen/{tag}"))>{*name}</a></li> })
        .collect_view();
    view! {
        <h2>"Eén soort, alle modules"</h2>
        <ul class="row plain">{links}</ul>
    }
}

fn cases(index: &Index) -> impl IntoView + use<> {
    let is_hbo = learner().is_hbo();
    let cases = index.modules.iter().flat_map(|module| module.cases.iter().map(move |case| (module, case)));
    let rows = cases
        .filter(|(_, case)| is_hbo || !case.hbo)
        .map(|(module, case)| {
            let about = format!("{} · {} stappen", module.short_name(), case.steps);
            view! {
                <li class="tile">
                    <h3><a href=site().link(&case_route(&module.slug, &case.id))>{case.title.clone()}</a></h3>
                    <p class="quiet">{about}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <h2>"Casussen"</h2>
        <p>"Eén bedrijf, een rij vragen, en een nabespreking."</p>
        <ul class="tiles plain">{rows}</ul>
    }
}

/// What never runs out: customers made from a seed, and word webs.
fn without_end(index: &Index) -> impl IntoView + use<> {
    let recipes = index
        .modules
        .iter()
        .flat_map(|module| &module.recipes)
        .map(|recipe| {
            let link = site().link(&format!("oefenen/nieuwe-klanten?model={}", recipe.id));
            view! { <li><a class="button" href=link>{recipe.name.clone()}</a></li> }
        })
        .collect_view();
    let webs = index
        .modules
        .iter()
        .flat_map(|module| module.webs.iter().map(move |web| (module, web)))
        .map(|(module, web)| {
            let link = site().link(&format!("{}#{}", lesson_route(&module.slug), web.id));
            view! { <li><a href=link>{web.title.clone()}</a></li> }
        })
        .collect_view();
    view! {
        <h2>"Nieuwe klanten, zonder eind"</h2>
        <p>"Elke keer vier verse klanten om te plaatsen. Ze staan nooit vlak bij een grens."</p>
        <ul class="row plain">{recipes}</ul>
        <details class="fold">
            <summary>"Woordwebben: wat weet je al?"</summary>
            <ul>{webs}</ul>
        </details>
    }
}

fn goals(index: &Index) -> impl IntoView + use<> {
    let is_hbo = learner().is_hbo();
    let modules = index
        .modules
        .iter()
        .map(|module| {
            let rows = module
                .goals
                .iter()
                .filter(|goal| is_hbo || !goal.hbo)
                .map(|goal| {
                    let link = site().link(&format!("oefenen/mix?doel={}", goal.id));
                    view! { <li><a href=link>{goal.text.clone()}</a></li> }
                })
                .collect_view();
            view! { <h3>{module.numbered()}</h3><ul>{rows}</ul> }
        })
        .collect_view();
    view! {
        <details class="fold">
            <summary>"Op leerdoel"</summary>
            {modules}
        </details>
    }
}

#[component]
fn Choice(index: Arc<Index>) -> impl IntoView {
    let modules = RwSignal::new(index.modules.iter().map(|module| module.slug.clone()).collect::<Vec<_>>());
    let kinds = RwSignal::new(KINDS.iter().map(|(tag, _)| (*tag).to_owned()).collect::<Vec<_>>());
    let levels = RwSignal::new(Level::ALL.iter().map(|level| level.tag().to_owned()).collect::<Vec<_>>());
    let is_hbo = learner().is_hbo();
    let module_boxes =
        index.modules.iter().map(|module| tick(modules, module.slug.clone(), module.numbered())).collect_view();
    let kind_boxes = KINDS.iter().map(|(tag, name)| tick(kinds, (*tag).to_owned(), (*name).to_owned())).collect_view();
    let level_boxes = Level::ALL
        .iter()
        .map(|level| tick(levels, level.tag().to_owned(), format!("{}: {}", level.tag(), level.meaning())))
        .collect_view();
    let available = Memo::new(move |_| {
        let (modules, kinds, levels) = (modules.read(), kinds.read(), levels.read());
        let chosen = index.modules.iter().filter(|module| modules.contains(&module.slug));
        let is_level = |level: Option<Level>| level.is_some_and(|level| levels.iter().any(|tag| tag == level.tag()));
        chosen
            .flat_map(|module| &module.exercises)
            .filter(|exercise| kinds.contains(&exercise.kind) && is_level(exercise.level) && (is_hbo || !exercise.hbo))
            .count()
    });
    let navigate = use_navigate();
    let start = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let route = format!(
            "oefenen/mix?modules={}&soorten={}&niveaus={}",
            modules.read_untracked().join(","),
            kinds.read_untracked().join(","),
            levels.read_untracked().join(",")
        );
        navigate(&site().link(&route), leptos_router::NavigateOptions { resolve: false, ..Default::default() });
    };
    let words = move || match available.get() {
        0 => "Kies minstens één module, één soort en één niveau met oefeningen.".to_owned(),
        number => format!("{} om uit te trekken.", count(number, "oefening", "oefeningen")),
    };
    view! {
        <h2>"Zelf kiezen"</h2>
        <form class="picker" on:submit=start>
            <fieldset><legend>"Modules"</legend>{module_boxes}</fieldset>
            <fieldset><legend>"Soorten"</legend>{kind_boxes}</fieldset>
            <fieldset><legend>"Niveaus"</legend>{level_boxes}</fieldset>
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
