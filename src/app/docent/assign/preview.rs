//! What a student gets: the task, how long it takes, its questions, and how many there are of each learning goal.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use trainer::assignment::{Assignment, Item};
use trainer::delivery::{Index, ModuleEntry};

use super::form::Form;
use crate::app::assignment::go_of;
use crate::app::content;
use crate::app::exercise::AnswerView;
use crate::app::own::own_modules;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::when_loaded;
use crate::app::ui::text::count;

/// The preview of what is in the form.
#[component]
pub(super) fn Preview(
    index: Arc<Index>,
    form: RwSignal<Form>,
    assignment: Memo<Result<Assignment, &'static str>>,
) -> impl IntoView {
    let is_own = Memo::new(move |_| form.read().is_own);
    // The preview is made anew at each change; what was unfolded stays so.
    let unfolded = StoredValue::new(Unfolded::default());
    let view = move || {
        Some(match &*assignment.read() {
            Err(sentence) => view! { <p class="quiet">{*sentence}</p> }.into_any(),
            Ok(assignment) => untrack(|| preview(&index, assignment, is_own.get(), unfolded)),
        })
    };
    view! {
        <section class="assign-preview" aria-labelledby="voorbeeld">
            <h2 id="voorbeeld">"Dit krijgt een student"</h2>
            {dynamic(view)}
        </section>
    }
}

/// Which parts the teacher has unfolded.
#[derive(Clone, Copy, Default)]
struct Unfolded {
    goals: bool,
    questions: bool,
}

fn preview(index: &Arc<Index>, assignment: &Assignment, is_own: bool, unfolded: StoredValue<Unfolded>) -> AnyView {
    let items = assignment.items(index, assignment.series.unwrap_or(1));
    let minutes = assignment.seconds(index, &items).div_ceil(60).max(1);
    let parts = assignment.parts(index).into_iter().map(|part| view! { <li>{part}</li> }).collect_view();
    let rules = assignment.rules().into_iter().map(|rule| view! { <li>{rule}</li> }).collect_view();
    let warnings = assignment.missing(index).sentences();
    let warnings = (!warnings.is_empty()).then(|| {
        view! { <p class="notice" role="status">{warnings.join(" ")} " Kies meer modules, soorten of niveaus, of vraag er minder."</p> }
    });
    let deadline = assignment.deadline.map(|it| view! { <p>{format!("Inleveren voor {}.", it.in_words())}</p> });
    let message = assignment.message.clone();
    view! {
        <article class="tile">
            <p class="task-sign">"Opdracht van je docent"</p>
            <h3>{assignment.name().to_owned()}</h3>
            {deadline}
            {(!message.is_empty()).then(|| view! { <p class="task-message">{message}</p> })}
            <ul>{parts}</ul>
            <ul class="task-rules">{rules}</ul>
            <p><b>{format!("Ongeveer {}.", count(minutes as usize, "minuut", "minuten"))}</b></p>
        </article>
        {warnings}
        {(!own_modules(assignment).is_empty()).then(|| view! {
            <p class="notice">"Je eigen module gaat mee in de link als ze kort genoeg is. Anders geef je je studenten ook het bestand."</p>
        })}
        {(!items.is_empty()).then(|| goals(index, &items, unfolded))}
        {(!items.is_empty()).then(|| questions(assignment, &items, is_own, unfolded))}
    }
    .into_any()
}

/// How many questions there are of each learning goal of the modules that are asked about.
fn goals(index: &Index, items: &[Item], unfolded: StoredValue<Unfolded>) -> AnyView {
    let mut counts: BTreeMap<(u32, Option<usize>), usize> = BTreeMap::new();
    let goal_of = |module: &ModuleEntry, item: &Item| {
        let entry = module.exercises.iter().find(|entry| entry.id == item.exercise);
        (module.number, entry.and_then(|entry| entry.goal))
    };
    for item in items {
        if let Some(module) = index.module(&item.module) {
            *counts.entry(goal_of(module, item)).or_default() += 1;
        }
    }
    let rows = index
        .modules
        .iter()
        .filter(|module| counts.keys().any(|(number, _)| *number == module.number))
        .flat_map(|module| module.goals.iter().enumerate().map(move |(at, goal)| (module, at, goal)))
        .map(|(module, at, goal)| {
            let asked = counts.get(&(module.number, Some(at))).copied().unwrap_or_default();
            let words = if asked == 0 { "geen".to_owned() } else { asked.to_string() };
            let is_none = asked == 0;
            view! { <tr><th scope="row">{format!("{}. {}", module.number, goal.text)}</th><td class:assign-none=is_none>{words}</td></tr> }
        })
        .collect_view();
    view! {
        <details
            class="fold"
            open=unfolded.get_value().goals
            on:toggle:target=move |event| unfolded.update_value(|it| it.goals = event.target().has_attribute("open"))
        >
            <summary>"Vragen per leerdoel"</summary>
            <table class="assign-goals">
                <thead><tr><th scope="col">"Leerdoel"</th><th scope="col">"Vragen"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}

fn questions(assignment: &Assignment, items: &[Item], is_own: bool, unfolded: StoredValue<Unfolded>) -> AnyView {
    let rows = items.iter().map(|item| question(assignment, item)).collect_view();
    view! {
        <details
            class="fold"
            open=unfolded.get_value().questions
            on:toggle:target=move |event| unfolded.update_value(|it| it.questions = event.target().has_attribute("open"))
        >
            <summary>{count(items.len(), "vraag", "vragen")}</summary>
            {is_own.then(|| view! { <p class="quiet">"Een voorbeeld: elke student krijgt zijn eigen vragen."</p> })}
            <ol class="assign-questions">{rows}</ol>
        </details>
    }
    .into_any()
}

/// A question by its title; opened with the answer in it.
fn question(assignment: &Assignment, item: &Item) -> AnyView {
    let (content, slug, again) = (content(), item.module.clone(), item.module.clone());
    let (assignment, id) = (assignment.clone(), item.exercise.clone());
    let view = when_loaded(
        move || content.module(&slug),
        move || content.retry(&again),
        move |loaded| {
            let Some(exercise) = loaded.module.exercise(&id).cloned() else { return ().into_any() };
            let go = go_of(&assignment, assignment.series.unwrap_or(1), 1, &exercise);
            let exercise = Arc::new(exercise);
            let is_open = RwSignal::new(false);
            let title = exercise.title.html.clone();
            let inside = move || {
                is_open.get().then(|| {
                    let answer = exercise.body.model_answer_text();
                    view! { <AnswerView exercise=exercise.clone() answer go /> }
                })
            };
            view! {
                <details on:toggle:target=move |event| is_open.set(event.target().has_attribute("open"))>
                    <summary inner_html=title />
                    {dynamic(inside)}
                </details>
            }
            .into_any()
        },
    );
    view! { <li>{view}</li> }.into_any()
}
