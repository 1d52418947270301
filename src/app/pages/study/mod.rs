//! The work of the day, one step after the other.

mod cram;
mod mix_ups;
mod step;

use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::Index;
use trainer::plan::{Step, Wish, plan, steps};
use trainer::progress::{Context, EventId, What};

pub use cram::CramPage;
pub use mix_ups::MixUpsPage;

use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::icon::{Icon, icon};
use crate::app::ui::load::with_index;
use crate::app::ui::text::count;
use crate::app::{browser, learner, site};
use step::StepView;

/// Where the step at hand is kept for the tab, so that a reload goes on with it.
const PLACE: &str = "vandaag";

/// The page: walks through everything that is planned for today.
#[component]
pub fn StudyPage() -> impl IntoView {
    dom::set_title("Vandaag leren");
    view! {
        <h1>"Vandaag leren"</h1>
        {with_index(|index| view! { <Study index /> }.into_any())}
    }
}

/// What is left of today's work (tracked).
fn todays_steps(index: &Index) -> Vec<Step> {
    let learner = learner();
    let (progress, today) = (learner.progress.read(), learner.today());
    let wish = Wish::of(&learner.settings.read(), learner.is_hbo(), today);
    let planned = plan(index, &progress, &wish, today);
    planned.days.first().map(|day| steps(index, day, &progress, today)).unwrap_or_default()
}

/// A step on the screen. The number makes the same step at another time another go.
#[derive(Clone, Debug, PartialEq)]
struct Current {
    number: usize,
    step: Option<Step>,
}

#[component]
fn Study(index: Arc<Index>) -> impl IntoView {
    let learner = learner();
    let for_todo = index.clone();
    let todo = Memo::new(move |_| todays_steps(&for_todo));
    let skipped = RwSignal::new(Vec::<Step>::new());
    // Drills that were gone through: for now they do not come back, whatever came of them.
    let left = RwSignal::new(Vec::<Step>::new());
    let is_answered = RwSignal::new(false);
    let last = RwSignal::new(None::<(EventId, Step)>);
    // What was skipped comes after everything else, in turn.
    let first = move || {
        let (todo, skipped, left) = (todo.read_untracked(), skipped.read_untracked(), left.read_untracked());
        let fresh = todo.iter().find(|step| !skipped.contains(step) && !left.contains(step));
        fresh.or_else(|| skipped.iter().find(|step| todo.contains(step))).cloned()
    };
    let kept: Option<Step> = browser::load_for_tab::<Option<Step>>(PLACE).flatten();
    let start = kept.filter(|step| todo.read_untracked().contains(step)).or_else(first);
    let current = RwSignal::new(Current { number: 0, step: start });
    Effect::new(move || browser::save_for_tab(PLACE, &current.read().step));
    let go = move |step: Option<Step>| {
        is_answered.set(false);
        current.update(|current| *current = Current { number: current.number + 1, step });
        dom::focus_soon(".exercise-title, .step-place, .flip, .card-done");
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    let next = move || go(first());
    let done = Callback::new(move |is_left: bool| {
        last.set(learner.last_event().map(|event| event.id).zip(current.get_untracked().step));
        left.update(|left| left.extend(current.get_untracked().step.filter(|step| step.item().is_none())));
        match is_left {
            true => next(),
            false => is_answered.set(true),
        }
    });
    let skip = move |_| {
        if let Some(step) = current.get_untracked().step {
            skipped.update(|skipped| {
                skipped.retain(|other| *other != step);
                skipped.push(step);
            });
        }
        next();
    };
    let undo = move |_| {
        if let Some((event, step)) = last.get_untracked() {
            last.set(None);
            learner.record(What::Undo { event });
            go(Some(step));
        }
    };
    let view = move || {
        let Current { step, .. } = current.get();
        Some(match step {
            Some(step) => view! {
                <StepView index=index.clone() step context=Context::Today on_done=done />
                <div class="row">
                    {dynamic(move || Some(match is_answered.get() {
                        true => view! { <button class="button button-main" on:click=move |_| next()>"Volgende"</button> }.into_any(),
                        false => view! { <button class="button button-quiet" on:click=skip>"Overslaan"</button> }.into_any(),
                    }))}
                </div>
            }
            .into_any(),
            None => finished(),
        })
    };
    let tally = move || match todo.read().len() {
        0 => String::new(),
        left => format!("Nog {}", count(left, "onderdeel", "onderdelen")),
    };
    view! {
        <p class="quiet" role="status">{tally}</p>
        {dynamic(view)}
        <p class="row">
            {dynamic(move || last.get().map(|_| view! {
                <button class="button button-quiet" on:click=undo>{icon(Icon::Undo)} "Laatste ongedaan maken"</button>
            }))}
        </p>
    }
}

fn finished() -> AnyView {
    view! {
        <div class="card card-done" tabindex="-1">
            <p class="card-front">"Klaar voor vandaag."</p>
            <p>"Morgen staat er nieuw werk. Wil je nu meer? Oefen vrij, of ga stampen. Stampen verandert je planning niet."</p>
            <p class="row">
                <a class="button button-main" href=site().link("")>"Naar vandaag"</a>
                <a class="button" href=site().link("oefenen")>"Vrij oefenen"</a>
                <a class="button" href=site().link("stampen")>"Stampen"</a>
            </p>
        </div>
    }
    .into_any()
}
