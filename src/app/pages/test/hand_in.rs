//! Handing in: what is still open, what the learner expects, and the end when the time is up.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use trainer::exam::{Graded, Question, Sitting};

use super::go_to;
use super::numbers::go_to_question;
use super::room::modules;
use crate::app::content::{Load, LoadedModule};
use crate::app::test_room::TestRoom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::when_loaded;
use crate::app::{content, test_room};

/// All modules that are asked about.
pub(in crate::app::pages) type Modules = Arc<Vec<Arc<LoadedModule>>>;

/// The modules with these slugs (tracked), once all are here.
pub(in crate::app::pages) fn all_modules(slugs: &[String]) -> Load<Modules> {
    let content = content();
    let mut loaded = Vec::new();
    let mut is_waiting = false;
    for slug in slugs {
        match content.module(slug) {
            Load::Ready(module) => loaded.push(module),
            Load::Loading => is_waiting = true,
            Load::Failed(sentence) => return Load::Failed(sentence),
        }
    }
    if is_waiting { Load::Loading } else { Load::Ready(Arc::new(loaded)) }
}

/// Grades an answer with the module that its question is from.
pub(in crate::app::pages) fn grade(modules: &[Arc<LoadedModule>], question: &Question, answer: &str) -> Option<Graded> {
    let exercise = modules.iter().find_map(|loaded| loaded.module.exercise(&question.exercise))?;
    Some(Graded::of(exercise, answer))
}

/// Hands the test in and shows what it came to.
fn hand_in(room: TestRoom, modules: &Modules, go: &impl Fn(&str)) {
    if let Some(id) = room.hand_in(|question, answer| grade(modules, question, answer)) {
        go(&format!("toets/uitslag?toets={id}"));
    }
}

/// The button, and the dialog that asks whether the learner is sure.
#[component]
pub(super) fn HandIn() -> impl IntoView {
    let room = test_room();
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    let is_asking = RwSignal::new(false);
    // At the last question, or when all is answered, this is what to do next.
    let is_end = Memo::new(move |_| {
        room.sitting
            .read()
            .as_ref()
            .is_some_and(|sitting| sitting.at + 1 == sitting.questions.len() || sitting.unanswered().is_empty())
    });
    let ask = move |_| {
        is_asking.set(true);
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <div class="row">
            <button class="button" class:button-main=move || is_end.get() on:click=ask>"Inleveren…"</button>
        </div>
        <dialog class="sheet" node_ref=dialog aria-labelledby="inleveren" on:close=move |_| is_asking.set(false)>
            <h2 id="inleveren">"Toets inleveren?"</h2>
            {dynamic(move || is_asking.get().then(|| question(room, close)))}
        </dialog>
    }
}

fn question(room: TestRoom, close: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
    let sitting = room.sitting.get_untracked();
    let Some(sitting) = sitting else { return ().into_any() };
    let jump = move |at: usize| {
        close();
        go_to_question(room, at);
    };
    let (unanswered, flagged) = (sitting.unanswered(), sitting.flagged());
    let slugs = modules(&sitting);
    let content = content();
    let retry_slugs = slugs.clone();
    let go = StoredValue::new_local(go_to());
    let estimate = move |text: String| {
        let number = text.trim().parse().ok().filter(|number| *number <= 100);
        room.change(|sitting| sitting.estimate = number);
    };
    let complete = unanswered.is_empty().then(|| view! { <p>"Je hebt elke vraag beantwoord."</p> });
    view! {
        {complete}
        {places("Nog zonder antwoord", unanswered, jump)}
        {places("Gemarkeerd", flagged, jump)}
        <label class="field-block">
            <span class="field-name">"Hoeveel procent denk je goed te hebben? (mag leeg blijven)"</span>
            <input
                type="number"
                min="0"
                max="100"
                inputmode="numeric"
                class="test-estimate"
                prop:value=sitting.estimate.map(|number| number.to_string()).unwrap_or_default()
                on:input:target=move |event| estimate(event.target().value())
            />
        </label>
        <div class="row">
            <button class="button" on:click=move |_| close()>"Terug naar de toets"</button>
            {when_loaded(
                move || all_modules(&slugs),
                move || retry_slugs.iter().for_each(|slug| content.retry(slug)),
                move |modules| {
                    let end = move |_| {
                        close();
                        go.with_value(|go| hand_in(room, &modules, go));
                    };
                    view! { <button class="button button-main" on:click=end>"Inleveren"</button> }.into_any()
                },
            )}
        </div>
    }
    .into_any()
}

/// The numbers of some questions, each a button that goes there.
fn places(label: &str, places: Vec<usize>, jump: impl Fn(usize) + Copy + Send + Sync + 'static) -> Option<AnyView> {
    let heading = format!("{label}: {}", places.len());
    let buttons = places
        .iter()
        .map(|at| {
            let at = *at;
            view! {
                <li>
                    <button class="number" aria-label=format!("Naar vraag {}", at + 1) on:click=move |_| jump(at)>{at + 1}</button>
                </li>
            }
        })
        .collect_view();
    (!places.is_empty()).then(|| {
        view! {
            <p class="field-name">{heading}</p>
            <ul class="plain numbers">{buttons}</ul>
        }
        .into_any()
    })
}

/// The time is up: the test hands itself in, as soon as it can be graded.
#[component]
pub(super) fn TimeIsUp() -> impl IntoView {
    let (room, content) = (test_room(), content());
    let slugs = room.sitting.with_untracked(|sitting| sitting.as_ref().map(modules)).unwrap_or_default();
    let retry_slugs = slugs.clone();
    let go = StoredValue::new_local(go_to());
    view! {
        <div class="tile" role="status">
            <h2>"De tijd is om"</h2>
            <p>"Je toets wordt nagekeken."</p>
        </div>
        {when_loaded(
            move || all_modules(&slugs),
            move || retry_slugs.iter().for_each(|slug| content.retry(slug)),
            move |modules| {
                // Not while the view is being made: handing in takes this view away.
                request_animation_frame(move || {
                    if room.sitting.with_untracked(|sitting| sitting.as_ref().is_some_and(Sitting::is_over)) {
                        go.with_value(|go| hand_in(room, &modules, go));
                    }
                });
                ().into_any()
            },
        )}
    }
}
