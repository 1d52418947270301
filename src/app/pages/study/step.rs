//! One step: a card, an exercise, a section of a lesson, or a pair to tell apart.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::Index;
use trainer::exercise::{Body, Exercise, fresh};
use trainer::id::fingerprint;
use trainer::own::{is_own, lesson_route};
use trainer::plan::Step;
use trainer::progress::{Context, Progress, What};

use super::super::card::CardView;
use super::super::lesson::section_view;
use crate::app::content::LoadedModule;
use crate::app::draft::Draft;
use crate::app::drill::DrillView;
use crate::app::exercise::ExerciseView;
use crate::app::item::ItemActions;
use crate::app::ui::load::when_loaded;
use crate::app::{content, learner, site};

/// The step. `on_done` hears when it was done: `true` when the learner has left it too, `false` when there is feedback to read.
#[component]
pub(super) fn StepView(
    /// The course.
    index: Arc<Index>,
    /// What to do.
    step: Step,
    /// In the work of the day, or crammed.
    context: Context,
    /// Called when it was done.
    on_done: Callback<bool>,
) -> impl IntoView {
    let leave = Callback::new(move |()| on_done.run(true));
    let module = match &step {
        Step::Drill { one, other } => {
            return view! { <DrillView index one=one.clone() other=other.clone() on_done=leave /> }.into_any();
        }
        Step::Card { module, .. } | Step::Exercise { module, .. } | Step::Section { module, .. } => module.clone(),
    };
    let content = content();
    let again = module.clone();
    when_loaded(
        move || content.module(&module),
        move || content.retry(&again),
        move |loaded| match &step {
            Step::Card { id, .. } => card(&loaded, id, context, on_done),
            Step::Exercise { id, key, .. } => exercise(&loaded, id, *key, context, on_done),
            Step::Section { id, .. } => section(&loaded, id, leave),
            Step::Drill { .. } => ().into_any(),
        },
    )
}

/// What is planned but not in the module that was fetched: the page is older than the course.
fn gone(on_done: Callback<bool>) -> AnyView {
    view! {
        <p>"Dit onderdeel bestaat niet meer. Ververs de pagina, of ga verder."</p>
        <button class="button button-main" on:click=move |_| on_done.run(true)>"Verder"</button>
    }
    .into_any()
}

/// Only the work of the day can be put off.
fn on_held(context: Context, on_done: Callback<bool>) -> Option<Callback<()>> {
    (context == Context::Today).then(|| Callback::new(move |()| on_done.run(true)))
}

fn card(loaded: &LoadedModule, id: &str, context: Context, on_done: Callback<bool>) -> AnyView {
    let Some(card) = loaded.module.cards.iter().find(|card| card.id == id).cloned() else { return gone(on_done) };
    let on_held = on_held(context, on_done);
    view! {
        <CardView card crammed={context == Context::Cram} on_rated=Callback::new(move |_| on_done.run(true)) />
        <ItemActions item=id on_held />
    }
    .into_any()
}

fn exercise(loaded: &LoadedModule, id: &str, key: u32, context: Context, on_done: Callback<bool>) -> AnyView {
    let Some(exercise) = loaded.module.exercise(id) else { return gone(on_done) };
    let stand_in = stand_in(exercise, key, &learner().progress.read_untracked());
    let stands_for = stand_in.is_some().then(|| (id.to_owned(), key));
    let exercise = stand_in.unwrap_or_else(|| exercise.clone());
    let on_held = on_held(context, on_done);
    // An answer that was checked on another day is not shown again.
    if Draft::load(&exercise, context).checked {
        Draft::remove(&exercise, context);
    }
    view! {
        <ExerciseView
            exercise=Arc::new(exercise)
            context
            on_checked=Callback::new(move |_| on_done.run(false))
            stands_for
        />
        <ItemActions item=id on_held />
    }
    .into_any()
}

/// Who placed a customer wrongly gets another one with the same trap, not the one he remembers.
fn stand_in(exercise: &Exercise, key: u32, progress: &Progress) -> Option<Exercise> {
    let Body::Matrix(matrix) = &exercise.body else { return None };
    let item = progress.item_of(&exercise.id, key)?;
    let (chosen, right) = item.last_mix_ups.first()?;
    let attempts = item.result.map_or(0, |result| result.attempts);
    let seed = fingerprint(&exercise.id).wrapping_add(attempts.wrapping_mul(1000));
    fresh::same_trap(&matrix.model, chosen, right, seed)
}

fn section(loaded: &LoadedModule, id: &str, leave: Callback<()>) -> AnyView {
    let learner = learner();
    let module = &loaded.module;
    let Some(section) = module.sections.iter().find(|section| section.id == id) else {
        return gone(Callback::new(move |_| leave.run(())));
    };
    let what = What::Read { module: module.slug.clone(), section: id.to_owned() };
    let read = move |_| {
        learner.record(what.clone());
        leave.run(());
    };
    let shows_notes = learner.settings.read_untracked().teacher;
    view! {
        <p class="quiet step-place" tabindex="-1">
            {if is_own(&module.slug) { format!("{} · ", module.title) } else { format!("Module {}: {} · ", module.number, module.title) }}
            <a href=site().link(&format!("{}#{id}", lesson_route(&module.slug)))>"in de hele les"</a>
        </p>
        <div class="lesson">{section_view(module, section, learner.is_hbo(), shows_notes)}</div>
        <div class="row"><button class="button button-main" on:click=read>"Gelezen, verder"</button></div>
    }
    .into_any()
}
