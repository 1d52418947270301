//! An answer in a test that was handed in: to look at with what was right, or to score against the rubric. Nothing here is recorded.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::exercise::Exercise;
use trainer::exercise::open;
use trainer::progress::Context;

use super::in_test::{Go, attempt};
use super::{Stage, body_view, facts, result, title, title_id};
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;

/// An answer with its diagnosis. With `on_scored` the learner scores it himself first.
#[component]
pub fn AnswerView(
    /// The exercise.
    exercise: Arc<Exercise>,
    /// The answer in its stored form; empty when there was none.
    answer: String,
    /// Which go it was, as in the test.
    go: Go,
    /// Called with the points and the answer with its scores, once the learner has scored it.
    #[prop(optional_no_strip)]
    on_scored: Option<Callback<(u32, String)>>,
) -> impl IntoView {
    let attempt = attempt(&exercise, answer, go, Stage::AfterTest);
    let is_to_score = on_scored.is_some();
    if !is_to_score {
        attempt.grade.set(Some(exercise.body.grade_text(&attempt.draft.read_untracked().answer)));
    }
    let missing = RwSignal::new(None);
    let for_score = exercise.clone();
    let score = move |_| {
        let mut answer: open::Answer = attempt.answer();
        answer.compared = true;
        let text = serde_json::to_string(&answer).unwrap_or_default();
        missing.set(for_score.body.unfinished_text(&text));
        if missing.read_untracked().is_none()
            && let Some(on_scored) = on_scored
        {
            on_scored.run((for_score.body.grade_text(&text).points, text));
            dom::focus_soon(format!("[id='{}'] .exercise-title", for_score.id));
        }
    };
    let label = exercise.body.check_label();
    let body = body_view(&exercise.body, attempt);
    let for_result = exercise.clone();
    view! {
        <article class="exercise" id=exercise.id.clone() aria-labelledby=title_id(&exercise)>
            {title(&exercise, Context::Lesson)}
            {facts(&exercise)}
            <div class="prompt" inner_html=exercise.prompt.clone() />
            {body}
            {is_to_score.then(|| view! {
                <div class="row actions"><button class="button button-main" on:click=score>{label}</button></div>
            })}
            <div role="status">
                {dynamic(move || missing.get().map(|sentence: String| view! { <p class="missing">{sentence}</p> }))}
                {dynamic(move || attempt.grade.get().map(|grade| result(&for_result, &grade, Stage::AfterTest)))}
            </div>
        </article>
    }
}
