//! Cramming: an extra session before the exam that leaves the schedule alone.

use std::sync::Arc;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use trainer::delivery::Index;
use trainer::plan::{Step, TaskKind, cards, known};
use trainer::progress::{Context, What};
use trainer::review::Rating;

use super::step::StepView;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::with_index;
use crate::app::ui::text::count;
use crate::app::{browser, learner, site};

/// How many items one session has.
const ITEMS: usize = 30;

/// A session, kept for the tab so that a reload goes on with it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Run {
    /// What is asked; what was not known is added once more at the end.
    steps: Vec<Step>,
    at: usize,
    known: usize,
    missed: usize,
}

/// The page.
#[component]
pub fn CramPage() -> impl IntoView {
    dom::set_title("Stampen");
    view! {
        <h1>"Stampen"</h1>
        <p>"Een extra ronde vlak voor je toets. Wat je het minst zeker weet, komt eerst. Je planning verandert er niet door."</p>
        {with_index(|index| view! { <Cram index /> }.into_any())}
    }
}

/// What to cram: the items that are most likely forgotten; cards never seen when there are too few.
fn steps_for(index: &Index, only_cards: bool) -> Vec<Step> {
    let learner = learner();
    let (progress, today, is_hbo) = (learner.progress.read_untracked(), learner.today(), learner.is_hbo());
    let unseen = cards(index, &progress, is_hbo, today).into_iter().filter(|task| task.memory.is_none());
    let tasks = known(index, &progress, is_hbo, today).into_iter().chain(unseen);
    let wanted = tasks.filter(|task| !only_cards || task.kind == TaskKind::Card);
    wanted.take(ITEMS).map(|task| Step::of(index, &task)).collect()
}

#[component]
fn Cram(index: Arc<Index>) -> impl IntoView {
    let run: RwSignal<Run> = RwSignal::new(browser::load_for_tab("stampen").unwrap_or_default());
    Effect::new(move || browser::save_for_tab("stampen", &*run.read()));
    let place = Memo::new(move |_| {
        let run = run.read();
        (run.at, run.steps.get(run.at).cloned())
    });
    let is_answered = RwSignal::new(false);
    let for_start = index.clone();
    let start = move |only_cards: bool| {
        run.set(Run { steps: steps_for(&for_start, only_cards), ..Run::default() });
        is_answered.set(false);
        dom::focus_soon(".exercise-title, .step-place, .flip");
    };
    let start = StoredValue::new(start);
    view! {
        {dynamic(move || {
            let (at, step) = place.get();
            let run_is_empty = run.read_untracked().steps.is_empty();
            Some(match step {
                Some(step) => question(index.clone(), step, at, run, is_answered),
                None => view! {
                    {(!run_is_empty).then(|| summary(&run.read_untracked()))}
                    <div class="row">
                        <button class="button button-main" on:click=move |_| start.with_value(|start| start(false))>"Begin: kaarten en oefeningen"</button>
                        <button class="button" on:click=move |_| start.with_value(|start| start(true))>"Begin: alleen kaarten"</button>
                    </div>
                }
                .into_any(),
            })
        })}
    }
}

fn question(index: Arc<Index>, step: Step, at: usize, run: RwSignal<Run>, is_answered: RwSignal<bool>) -> AnyView {
    let learner = learner();
    let next = move || {
        is_answered.set(false);
        run.update(|run| run.at += 1);
        dom::focus_soon(".exercise-title, .step-place, .flip, .summary h2");
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    let asked = step.clone();
    let done = Callback::new(move |is_left: bool| {
        let was_known = learner.last_event().is_some_and(|event| is_known(&event.what));
        run.update(|run| {
            run.known += usize::from(was_known);
            run.missed += usize::from(!was_known);
            // Once more at the end of this round, not for ever.
            let times = run.steps.iter().filter(|step| **step == asked).count();
            if !was_known && times == 1 {
                run.steps.push(asked.clone());
            }
        });
        match is_left {
            true => next(),
            false => is_answered.set(true),
        }
    });
    let stop = move |_| {
        run.update(|run| run.at = run.steps.len());
        dom::focus_soon(".summary h2");
    };
    view! {
        <p class="quiet" role="status">{move || format!("{} van {}", at + 1, run.read().steps.len())}</p>
        <StepView index step context=Context::Cram on_done=done />
        <div class="row">
            {dynamic(move || {
                let label = if is_answered.get() { "Volgende" } else { "Overslaan" };
                Some(view! { <button class="button" class:button-main=is_answered on:click=move |_| next()>{label}</button> })
            })}
            <button class="button button-quiet" on:click=stop>"Stoppen"</button>
        </div>
    }
    .into_any()
}

/// Whether it went well: a card that was known, an answer with all points.
fn is_known(what: &What) -> bool {
    match what {
        What::Review { rating, .. } => *rating != Rating::Again,
        What::Answer { points, max, .. } => points >= max,
        _ => false,
    }
}

fn summary(run: &Run) -> AnyView {
    let words = match run.known + run.missed {
        0 => "Je bent gestopt voordat je iets had beantwoord.".to_owned(),
        _ => {
            format!("{} wist je het, {} nog niet.", count(run.known, "keer", "keer"), count(run.missed, "keer", "keer"))
        }
    };
    view! {
        <section class="summary">
            <h2 tabindex="-1">"Klaar met deze ronde"</h2>
            <p>{words}</p>
            <p class="row"><a class="button" href=site().link("")>"Naar vandaag"</a></p>
        </section>
    }
    .into_any()
}
