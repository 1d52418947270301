//! A question of a test: no hint, no check, no feedback.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::exercise::Exercise;
use trainer::id::fingerprint;
use trainer::progress::Context;

use super::{Attempt, Stage, body_view, facts, title, title_id};
use crate::app::draft::Draft;
use crate::app::ui::dom;

/// A question with the answer so far. `on_change` hears each change: the answer in its stored form, and whether that answers anything.
#[component]
pub fn QuestionView(
    /// The exercise.
    exercise: Arc<Exercise>,
    /// The answer so far, in its stored form; empty when there is none.
    answer: String,
    /// Which go it is.
    go: Go,
    /// Called with each change.
    on_change: Callback<(String, bool)>,
) -> impl IntoView {
    let attempt = attempt(&exercise, answer, go, Stage::Test);
    let id = StoredValue::new(exercise.id.clone());
    // In a text with gaps Enter goes to the next empty one; it never hands anything in.
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && dom::is_text_field(&event) {
            event.prevent_default();
            id.with_value(|id| dom::focus_empty_field(&format!("[id='{id}'] input[type=text]"), &event));
        }
    };
    let body = body_view(&exercise.body, attempt);
    // What a view keeps by itself, such as the numbers of a sum, is no answer.
    let for_body = exercise.clone();
    Effect::new(move |before: Option<String>| {
        let now = attempt.draft.read().answer.clone();
        if before.is_some_and(|before| before != now) {
            on_change.run((now.clone(), for_body.body.is_begun_text(&now)));
        }
        now
    });
    view! {
        <article class="exercise" id=exercise.id.clone() aria-labelledby=title_id(&exercise) on:keydown=on_key>
            {title(&exercise, Context::Test)}
            {facts(&exercise)}
            <div class="prompt" inner_html=exercise.prompt.clone() />
            {body}
        </article>
    }
}

/// What makes an exercise the same for everyone in a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Go {
    /// Decides the numbers of a sum and the order of options.
    pub round: u32,
    /// Whether it is a test for HBO.
    pub is_hbo: bool,
}

/// A go at `exercise` that begins with `answer`.
pub(super) fn attempt(exercise: &Exercise, answer: String, Go { round, is_hbo }: Go, stage: Stage) -> Attempt {
    let draft = Draft { key: exercise.fingerprint(), answer, checked: false, round };
    let seed = u64::from(fingerprint(&exercise.id)) ^ (u64::from(round) << 32);
    Attempt { draft: RwSignal::new(draft), grade: RwSignal::new(None), seed, round, stage, is_hbo }
}
