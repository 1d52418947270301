//! All modules, with how far the learner is.

use leptos::prelude::*;
use trainer::delivery::{Index, ModuleEntry};

use crate::app::ui::load::with_index;
use crate::app::ui::{dom, meter::Meter};
use crate::app::{learner, site};

/// The list of modules.
#[component]
pub fn LessonsPage() -> impl IntoView {
    dom::set_title("Lessen");
    view! {
        <h1>"Lessen"</h1>
        {with_index(|index| {
                let modules = index.modules.iter().map(|module| view! { <li>{module_row(&index, module)}</li> }).collect_view();
                view! { <ol class="modules">{modules}</ol> }.into_any()
            },
        )}
    }
}

fn module_row(index: &Index, module: &ModuleEntry) -> impl IntoView + use<> {
    let is_hbo = learner().is_hbo();
    let exercises: Vec<(String, u32)> = module
        .exercises
        .iter()
        .filter(|exercise| is_hbo || !exercise.hbo)
        .map(|exercise| (exercise.id.clone(), exercise.key))
        .collect();
    let total = exercises.len();
    let done = Signal::derive(move || {
        let progress = learner().progress.read();
        exercises.iter().filter(|(id, key)| progress.exercise(id, *key).is_some_and(|result| result.mastered)).count()
    });
    let prior: Vec<String> =
        module.prior.iter().filter_map(|slug| index.module(slug)).map(|prior| prior.title.clone()).collect();
    view! {
        <a class="module" href=site().link(&format!("les/{}", module.slug))>
            <span class="module-number" aria-hidden="true">{module.number}</span>
            <span class="module-text">
                <b class="module-title">{module.title.clone()}</b>
                <span>{module.about.clone()}</span>
                <span class="quiet">
                    {format!("{} minuten", module.minutes)}
                    {(!prior.is_empty()).then(|| format!(" · doe eerst: {}", prior.join(", ")))}
                </span>
                <Meter done total label="oefeningen goed" />
            </span>
        </a>
    }
}
