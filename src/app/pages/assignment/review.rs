//! Every answer that was handed in, with what was right.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::Index;
use trainer::exercise::open::Answer;
use trainer::exercise::{Body, Exercise, Verdict};
use trainer::progress::{HandIn, TakenQuestion};

use super::Opened;
use crate::app::assignment::go_of;
use crate::app::content;
use crate::app::exercise::{AnswerView, verdict_class, verdict_icon};
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::icon::icon;
use crate::app::ui::load::when_loaded;

/// All questions, each a line that opens.
pub(super) fn answers(opened: &Opened, index: &Arc<Index>, hand_in: &HandIn) -> AnyView {
    let questions = &hand_in.taken.questions;
    let rows = (0..questions.len()).map(|at| row(opened, index, hand_in, at)).collect_view();
    view! { <ol class="plain answer-list">{rows}</ol> }.into_any()
}

fn row(opened: &Opened, index: &Arc<Index>, hand_in: &HandIn, at: usize) -> AnyView {
    let question = hand_in.taken.questions[at].clone();
    let verdict = Verdict::of(question.points, question.max);
    let (sign, words) = match (question.self_scored, question.answer.is_empty(), verdict) {
        (_, true, _) => (Some(verdict), "niet beantwoord".to_owned()),
        (true, ..) => (None, "leest je docent".to_owned()),
        (_, _, Verdict::Right) => (Some(verdict), "goed".to_owned()),
        (_, _, Verdict::Partly) => (Some(verdict), format!("deels goed, {} van {}", question.points, question.max)),
        (_, _, Verdict::Wrong) => (Some(verdict), "fout".to_owned()),
    };
    let is_open = RwSignal::new(false);
    let (opened, index, hand_in) = (opened.clone(), index.clone(), hand_in.clone());
    view! {
        <li>
            <details class="fold answer" on:toggle:target=move |event| is_open.set(event.target().has_attribute("open"))>
                <summary>
                    <span class=format!("verdict {}", sign.map_or("", verdict_class))>
                        {sign.map(|verdict| icon(verdict_icon(verdict)))}
                        {format!("Vraag {}: {words}", at + 1)}
                    </span>
                </summary>
                {dynamic(move || is_open.get().then(|| untrack(|| look(&opened, &index, &hand_in, &question))))}
            </details>
        </li>
    }
    .into_any()
}

fn look(opened: &Opened, index: &Index, hand_in: &HandIn, question: &TakenQuestion) -> AnyView {
    let has = |entry: &trainer::delivery::ExerciseEntry| entry.id == question.exercise && entry.key == question.key;
    let Some(module) = index.modules.iter().find(|module| module.exercises.iter().any(has)) else {
        return view! { <p>"Deze vraag is veranderd sinds je hem maakte. Je antwoord past er niet meer bij."</p> }
            .into_any();
    };
    let (content, slug, again) = (content(), module.slug.clone(), module.slug.clone());
    let (opened, question) = (opened.clone(), question.clone());
    let (series, attempt) = (hand_in.series, hand_in.attempt);
    when_loaded(
        move || content.module(&slug),
        move || content.retry(&again),
        move |loaded| {
            let Some(exercise) = loaded.module.exercise(&question.exercise).cloned() else { return ().into_any() };
            if let Body::Open(kind) = &exercise.body {
                return written(&exercise, &kind.model, &question.answer);
            }
            let go = go_of(&opened.link.assignment, series, attempt, &exercise);
            view! { <AnswerView exercise=Arc::new(exercise) answer=question.answer.clone() go /> }.into_any()
        },
    )
}

/// What was written freely: the teacher scores it.
fn written(exercise: &Exercise, model: &str, answer: &str) -> AnyView {
    let Answer { text, .. } = serde_json::from_str(answer).unwrap_or_default();
    view! {
        <article class="exercise">
            <h3 class="exercise-title" inner_html=exercise.title.html.clone() />
            <div class="prompt" inner_html=exercise.prompt.clone() />
            <h4>"Jouw antwoord"</h4>
            <p class="task-written">{text}</p>
            <h4>"Een goed antwoord"</h4>
            <div inner_html=model.to_owned() />
        </article>
    }
    .into_any()
}
