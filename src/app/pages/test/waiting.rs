//! A test that was begun and not handed in.

use leptos::html;
use leptos::prelude::*;

use super::name_of;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::text::count;
use crate::app::{site, test_room};

/// What is the matter with a stored test.
pub(super) fn trouble() -> impl IntoView {
    let room = test_room();
    dynamic(move || {
        room.trouble.get().map(|sentence| view! { <p class="notice notice-bad" role="alert">{sentence}</p> })
    })
}

/// The test that was begun: go on, or throw it away.
#[component]
pub(super) fn Waiting() -> impl IntoView {
    let room = test_room();
    let question: NodeRef<html::Dialog> = NodeRef::new();
    let ask = move |_| {
        if let Some(question) = question.get() {
            let _ = question.show_modal();
        }
    };
    let close = move |_| {
        if let Some(question) = question.get() {
            question.close();
        }
    };
    let throw_away = move |event| {
        close(event);
        room.throw_away();
        dom::focus_soon("h1");
    };
    let words = room.sitting.with_untracked(|sitting| {
        sitting.as_ref().map(|sitting| {
            let answered = sitting.questions.len() - sitting.unanswered().len();
            let time = sitting
                .time_left()
                .map(|left| format!(" Je hebt nog {}.", count(left.div_ceil(60) as usize, "minuut", "minuten")));
            format!(
                "{}: {answered} van {} vragen beantwoord.{}",
                name_of(&sitting.code),
                sitting.questions.len(),
                time.unwrap_or_default()
            )
        })
    });
    view! {
        <section class="tile">
            <h2>"Je bent bezig met een toets"</h2>
            <p>{words}</p>
            <div class="row">
                <a class="button button-main" href=site().link("toets/bezig")>"Verder met de toets"</a>
                <button class="button button-quiet" on:click=ask>"Stoppen zonder cijfer…"</button>
            </div>
            <dialog class="sheet" node_ref=question aria-labelledby="stop-vraag">
                <h2 id="stop-vraag">"Stoppen zonder cijfer?"</h2>
                <p>"Je antwoorden in deze toets verdwijnen. Wil je wel een cijfer? Ga dan verder en lever de toets in."</p>
                <div class="row">
                    <button class="button" on:click=close>"Annuleren"</button>
                    <button class="button button-bad" on:click=throw_away>"Ja, stop de toets"</button>
                </div>
            </dialog>
        </section>
    }
}
