//! The answer to a question that a class did together. Nothing here is recorded.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::exercise::open::Open;
use trainer::exercise::{Body, Exercise, Verdict};
use trainer::progress::Context;

use super::in_test::{Go, attempt};
use super::{Stage, body_view, facts, title, title_id, verdict_class, verdict_icon};
use crate::app::ui::icon::icon;

/// What the class answered with what is right; the right answer when the class gave none.
#[component]
pub fn ClassAnswerView(
    /// The exercise.
    exercise: Arc<Exercise>,
    /// The answer of the class in its stored form; empty when there was none.
    answer: String,
    /// Which go it was, as with the question.
    go: Go,
) -> impl IntoView {
    let is_answered = exercise.body.is_begun_text(&answer);
    let shown = if is_answered { answer } else { exercise.body.model_answer_text() };
    let grade = exercise.body.grade_text(&shown);
    let verdict = is_answered.then(|| grade.verdict());
    let words = match verdict {
        None => "Het goede antwoord".to_owned(),
        Some(Verdict::Right) => "Goed!".to_owned(),
        Some(Verdict::Partly) => format!("Deels goed: {} van {} punten.", grade.points, grade.max),
        Some(Verdict::Wrong) => "Nog niet goed.".to_owned(),
    };
    let (words, body) = match &exercise.body {
        Body::Open(kind) => ("Modelantwoord".to_owned(), model(kind)),
        body => {
            let attempt = attempt(&exercise, shown, go, Stage::AfterTest);
            attempt.grade.set(Some(grade));
            (words, body_view(body, attempt))
        }
    };
    let verdict = verdict.filter(|_| !exercise.body.is_self_scored()).unwrap_or(Verdict::Right);
    view! {
        <article class="exercise" id=exercise.id.clone() aria-labelledby=title_id(&exercise)>
            {title(&exercise, Context::Test)}
            {facts(&exercise)}
            <div class="prompt" inner_html=exercise.prompt.clone() />
            {body}
            <div class=format!("result {}", verdict_class(verdict)) tabindex="-1">
                <p class="verdict">{icon(verdict_icon(verdict))} {words}</p>
                <div class="pitfall" inner_html=exercise.pitfalls.concat() />
                <div class="explanation" inner_html=exercise.notes.concat() />
            </div>
        </article>
    }
}

/// The model answer with what must be in it: a class scores itself by talking about it.
fn model(kind: &Open) -> AnyView {
    let rows = kind.key_points.iter().map(|point| {
        view! {
            <dt inner_html=point.label.html.clone() />
            <dd>"Helemaal goed als " <span inner_html=point.full.clone() /> "."</dd>
        }
    });
    view! {
        <blockquote inner_html=kind.model.clone() />
        <dl class="questions">{rows.collect_view()}</dl>
    }
    .into_any()
}
