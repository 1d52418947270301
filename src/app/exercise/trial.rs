//! An exercise to try out, as a learner gets it. Nothing is recorded and nothing is kept.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::exercise::Exercise;
use trainer::progress::Context;

use super::in_test::{Go, attempt};
use super::{Stage, body_view, facts, hints, result, title, title_id};
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;

/// The exercise, to be answered as often as one likes.
#[component]
pub fn TrialView(
    /// The exercise.
    exercise: Arc<Exercise>,
    /// Whether it is tried as HBO students get it.
    is_hbo: bool,
) -> impl IntoView {
    let round = RwSignal::new(0_u32);
    dynamic(move || Some(one_go(&exercise, Go { round: round.get(), is_hbo }, round)))
}

fn one_go(exercise: &Arc<Exercise>, go: Go, round: RwSignal<u32>) -> AnyView {
    let attempt = attempt(exercise, String::new(), go, Stage::Learning);
    let objection = RwSignal::new(None::<String>);
    let for_check = exercise.clone();
    let id = StoredValue::new(exercise.id.clone());
    let check = move |_| {
        let answer = attempt.draft.read_untracked().answer.clone();
        let grade = for_check.body.grade_text(&answer);
        let is_empty = !grade.parts.iter().any(|part| part.answered);
        let missing = is_empty.then(|| "Geef eerst een antwoord. Dan kijk ik het na.".to_owned());
        objection.set(for_check.body.unfinished_text(&answer).or(missing));
        if objection.read_untracked().is_none() {
            attempt.grade.set(Some(grade));
            dom::focus_soon(format!("[id='{}'] .result", id.get_value()));
        }
    };
    let again = move |_| {
        round.update(|round| *round += 1);
        dom::focus_soon(format!("[id='{}'] .exercise-title", id.get_value()));
    };
    let (for_actions, for_result) = (exercise.clone(), exercise.clone());
    let actions = move || {
        let is_checkable = for_actions.body.is_checkable_text(&attempt.draft.read().answer);
        let check = check.clone();
        Some(match attempt.is_checked() {
            false if !is_checkable => ().into_any(),
            false => {
                let label = for_actions.body.check_label();
                view! { <button class="button button-main" on:click=check>{label}</button> }.into_any()
            }
            true => view! { <button class="button" on:click=again>"Opnieuw"</button> }.into_any(),
        })
    };
    view! {
        <article class="exercise" id=exercise.id.clone() aria-labelledby=title_id(exercise)>
            {title(exercise, Context::Lesson)}
            {exercise.hbo.then(|| view! { <p class="badge">"Hbo"</p> })}
            {facts(exercise)}
            <div class="prompt" inner_html=exercise.prompt.clone() />
            {body_view(&exercise.body, attempt)}
            {hints(exercise)}
            <div class="row actions">{dynamic(actions)}</div>
            <div role="status">
                {dynamic(move || objection.get().map(|sentence| view! { <p class="missing">{sentence}</p> }))}
                {dynamic(move || attempt.grade.get().map(|grade| result(&for_result, &grade, Stage::Learning)))}
            </div>
        </article>
    }
    .into_any()
}
