//! A practice run: shuffled exercises without end, and a summary when the learner stops.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::{Deserialize, Serialize};
use trainer::delivery::Index;
use trainer::exercise::Grade;
use trainer::progress::Context;
use trainer::review::shuffle;

use super::not_found::NotFoundPage;
use super::scope::Scope;
use super::summary::{Answered, summary};
use crate::app::content::LoadedModule;
use crate::app::draft::Draft;
use crate::app::exercise::ExerciseView;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::{when_loaded, with_index};
use crate::app::ui::text::count;
use crate::app::{browser, content, learner, site};

/// Where a run is. Kept for the tab, so that a reload goes on with the same exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Run {
    seed: u64,
    /// How many exercises were left behind; decides which is next.
    step: usize,
    /// What was answered, in order.
    answers: Vec<Answered>,
    stopped: bool,
}

/// The run that the address names: one kind, or `mix` with a query.
#[component]
pub fn RunPage() -> impl IntoView {
    let params = use_params_map();
    let query = use_query_map();
    let scope = Memo::new(move |_| {
        let kind = params.read().get("soort").unwrap_or_default();
        Scope::of_address(&kind, &|name| query.read().get(name).unwrap_or_default())
    });
    dynamic(move || {
        Some(match scope.get() {
            None => view! { <NotFoundPage /> }.into_any(),
            Some(scope) => with_index(move |index| run_of(index, scope.clone())),
        })
    })
}

fn run_of(index: Arc<Index>, scope: Scope) -> AnyView {
    let Some(term) = scope.term.clone() else {
        let title = scope.title(&index);
        dom::set_title(&title);
        return view! { <h1>{title}</h1><Practice index scope about=Vec::new() /> }.into_any();
    };
    let content = content();
    when_loaded(
        move || content.glossary(),
        move || content.retry(""),
        move |terms| {
            let entry = terms.iter().find(|entry| entry.term.id == term);
            let name = entry.map_or_else(|| term.clone(), |entry| entry.term.name.clone());
            let about = entry.map(|entry| entry.exercises_for(true).cloned().collect()).unwrap_or_default();
            let title = format!("Oefenen: {name}");
            dom::set_title(&title);
            view! { <h1>{title}</h1><Practice index=index.clone() scope=scope.clone() about /> }.into_any()
        },
    )
}

#[component]
fn Practice(index: Arc<Index>, scope: Scope, about: Vec<String>) -> impl IntoView {
    let name = StoredValue::new(scope.name());
    let is_hbo = learner().is_hbo();
    let fresh = || Run { seed: browser::seed(), ..Run::default() };
    let run: RwSignal<Run> = RwSignal::new(name.with_value(|name| browser::load_for_tab(name)).unwrap_or_else(fresh));
    Effect::new(move || name.with_value(|name| browser::save_for_tab(name, &*run.read())));
    let pool: Vec<(String, String)> = scope
        .exercises(&index, is_hbo, &about)
        .iter()
        .map(|(module, exercise)| (module.slug.clone(), exercise.id.clone()))
        .collect();
    if pool.is_empty() {
        request_animation_frame(dom::reveal);
        let why = match is_hbo {
            true => "Hier zijn geen oefeningen voor.",
            false => "Hier zijn geen oefeningen voor. Misschien wel op hbo-niveau: dat kies je bij Instellingen.",
        };
        return view! {
            <p>{why}</p>
            <a class="button button-main" href=site().link("oefenen")>"Kies iets anders"</a>
        }
        .into_any();
    }
    let pool = StoredValue::new(pool);
    let stopped = Memo::new(move |_| run.read().stopped);
    // The step is part of it: the same exercise in another step is another go.
    let current = Memo::new(move |_| {
        let run = run.read();
        let (module, exercise) = pool.with_value(|pool| pick(pool, run.seed, run.step));
        Current { module, exercise, step: run.step }
    });
    let restart = move |_| {
        run.set(fresh());
        dom::focus_soon(".exercise-title");
    };
    let view = move || match stopped.get() {
        true => view! {
            {summary(&run.read_untracked().answers)}
            <button class="button button-main" on:click=restart>"Nog een keer"</button>
        }
        .into_any(),
        false => question(run, current).into_any(),
    };
    view.into_any()
}

/// The module and exercise of step `step`: every round goes through the whole pool in another order.
fn pick(pool: &[(String, String)], seed: u64, step: usize) -> (String, String) {
    let round = (step / pool.len()) as u64;
    let order_of = |round: u64| {
        let mut order: Vec<&(String, String)> = pool.iter().collect();
        shuffle(&mut order, seed.wrapping_add(round));
        order
    };
    let mut order = order_of(round);
    // What ended the last round does not begin this one.
    if round > 0 && pool.len() > 1 && order_of(round - 1).last() == order.first() {
        order.swap(0, 1);
    }
    order[step % pool.len()].clone()
}

/// The exercise at hand.
#[derive(Clone, Debug, PartialEq)]
struct Current {
    module: String,
    exercise: String,
    step: usize,
}

fn question(run: RwSignal<Run>, current: Memo<Current>) -> impl IntoView {
    let content = content();
    let answered_now = Memo::new(move |_| {
        let run = run.read();
        run.answers.last().is_some_and(|answer| answer.step == run.step)
    });
    let next = move |_| {
        run.update(|run| run.step += 1);
        dom::focus_soon(".exercise-title");
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    let stop = move |_| {
        run.update(|run| run.stopped = true);
        dom::focus_soon(".summary h2");
    };
    view! {
        <p class="quiet">{move || tally(&run.read())}</p>
        {when_loaded(
            move || content.module(&current.read().module),
            move || content.retry(&current.read_untracked().module),
            move |loaded| exercise_view(&loaded, &current.get(), run).into_any(),
        )}
        <div class="row">
            <button class="button" class:button-main=move || answered_now.get() on:click=next>
                {move || if answered_now.get() { "Volgende" } else { "Overslaan" }}
            </button>
            <button class="button button-quiet" on:click=stop>"Stoppen en samenvatten"</button>
        </div>
    }
}

fn exercise_view(loaded: &LoadedModule, current: &Current, run: RwSignal<Run>) -> impl IntoView + use<> {
    let exercise = loaded.module.exercise(&current.exercise).cloned();
    let Current { module, step, .. } = current.clone();
    exercise.map(|exercise| {
        // An answer that was checked in an earlier step or run is not shown again.
        let is_answered = run.read_untracked().answers.last().is_some_and(|answer| answer.step == step);
        if !is_answered && Draft::load(&exercise, Context::Practice).checked {
            Draft::remove(&exercise, Context::Practice);
        }
        let exercise = Arc::new(exercise);
        let named = exercise.clone();
        let on_checked = move |grade: Grade| {
            let answered = Answered::new(step, &named, &module, grade);
            run.update(|run| run.answers.push(answered));
        };
        view! { <ExerciseView exercise context=Context::Practice on_checked=Callback::new(on_checked) /> }
    })
}

fn tally(run: &Run) -> String {
    let right = run.answers.iter().filter(|answer| answer.points == answer.max).count();
    format!("{} gedaan, {right} helemaal goed", count(run.answers.len(), "oefening", "oefeningen"))
}
