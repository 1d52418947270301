//! Fresh customers without end: each set is made from a seed.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};
use trainer::exercise::Grade;
use trainer::exercise::fresh;
use trainer::progress::Context;

use super::summary::{Answered, summary};
use crate::app::content::LoadedModule;
use crate::app::draft::drop_fresh_but;
use crate::app::exercise::ExerciseView;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::{when_loaded, with_index};
use crate::app::{browser, content, site};

/// Where a run is. Kept for the tab.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Run {
    /// The seed of the set at hand.
    seed: u32,
    answers: Vec<Answered>,
    stopped: bool,
}

fn fresh_seed() -> u32 {
    browser::seed() as u32
}

/// The page: which model the address names, or the first that can make customers.
#[component]
pub fn FreshPage() -> impl IntoView {
    dom::set_title("Nieuwe klanten");
    let query = use_query_map();
    let wanted = Memo::new(move |_| query.read().get("model").unwrap_or_default());
    let content = content();
    view! {
        <h1>"Nieuwe klanten"</h1>
        {with_index(move |index| {
            let recipes: Vec<(String, String, String)> = index
                .modules
                .iter()
                .flat_map(|module| module.recipes.iter().map(|recipe| (module.slug.clone(), recipe.id.clone(), recipe.name.clone())))
                .collect();
            let Some((slug, model, _)) =
                recipes.iter().find(|(_, id, _)| *id == *wanted.read()).or(recipes.first()).cloned()
            else {
                return view! { <p>"Hier zijn nog geen modellen voor."</p> }.into_any();
            };
            let again = slug.clone();
            view! {
                {choice(&recipes, &model)}
                {when_loaded(
                    move || content.module(&slug),
                    move || content.retry(&again),
                    move |loaded| view! { <Sets loaded model=model.clone() /> }.into_any(),
                )}
            }
            .into_any()
        })}
    }
}

fn choice(recipes: &[(String, String, String)], model: &str) -> impl IntoView + use<> {
    let links = recipes
        .iter()
        .map(|(_, id, name)| {
            let current = (id == model).then_some("true");
            view! {
                <li>
                    <a class="button" aria-current=current href=site().link(&format!("oefenen/nieuwe-klanten?model={id}"))>{name.clone()}</a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="row plain">{links}</ul> }
}

#[component]
fn Sets(loaded: Arc<LoadedModule>, model: String) -> impl IntoView {
    let name = StoredValue::new(format!("nieuw.{model}"));
    let fresh = || Run { seed: fresh_seed(), answers: Vec::new(), stopped: false };
    let run: RwSignal<Run> = RwSignal::new(name.with_value(|name| browser::load_for_tab(name)).unwrap_or_else(fresh));
    Effect::new(move || name.with_value(|name| browser::save_for_tab(name, &*run.read())));
    let seed = Memo::new(move |_| run.read().seed);
    let stopped = Memo::new(move |_| run.read().stopped);
    let is_answered =
        Memo::new(move |_| run.read().answers.last().is_some_and(|answer| answer.step == seed.get() as usize));
    let next = move |_| {
        run.update(|run| run.seed = fresh_seed());
        dom::focus_soon(".exercise-title");
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    let stop = move |_| {
        run.update(|run| run.stopped = true);
        dom::focus_soon(".summary h2");
    };
    let again = move |_| {
        run.set(fresh());
        dom::focus_soon(".exercise-title");
    };
    let set = move || {
        let exercise = loaded.models.matrices.get(&model).and_then(|model| fresh::exercise(model, seed.get()))?;
        drop_fresh_but(&exercise, Context::Practice);
        let exercise = Arc::new(exercise);
        let (named, module) = (exercise.clone(), loaded.module.slug.clone());
        let on_checked = move |grade: Grade| {
            let answered = Answered::new(seed.get_untracked() as usize, &named, &module, grade);
            run.update(|run| run.answers.push(answered));
        };
        Some(view! { <ExerciseView exercise context=Context::Practice on_checked=Callback::new(on_checked) /> })
    };
    dynamic(move || {
        Some(match stopped.get() {
            true => view! {
                {summary(&run.read_untracked().answers)}
                <button class="button button-main" on:click=again>"Nog een keer"</button>
            }
            .into_any(),
            false => view! {
                {dynamic(set.clone())}
                <div class="row">
                    <button class="button" class:button-main=move || is_answered.get() on:click=next>
                        {move || if is_answered.get() { "Vier nieuwe klanten" } else { "Andere klanten" }}
                    </button>
                    <button class="button button-quiet" on:click=stop>"Stoppen en samenvatten"</button>
                </div>
            }
            .into_any(),
        })
    })
}
