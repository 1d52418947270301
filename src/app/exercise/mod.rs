//! One exercise on the screen: what surrounds every kind, and the match that gives each kind its view.

mod after_test;
mod attempt;
mod bank;
mod in_class;
mod in_test;
mod indelen;
mod invullen;
mod koppelen;
mod kort;
mod matrix;
mod meerkeuze;
mod open;
mod parts;
mod rekenen;
mod session;
mod trial;
mod volgorde;

use std::sync::Arc;

use leptos::prelude::*;
use trainer::exercise::{Body, Exercise, Grade, Verdict};
use trainer::progress::Context;

use super::item::ItemActions;
use super::ui::dom;
use super::ui::dynamic::dynamic;
use super::ui::icon::{Icon, icon};
pub use after_test::AnswerView;
pub use attempt::{Attempt, Stage};
pub use in_class::ClassAnswerView;
pub use in_test::{Go, QuestionView};
pub use parts::{verdict_class, verdict_icon};
use session::Session;
pub use trial::TrialView;

/// The view of each kind. A kind without a view does not compile.
fn body_view(body: &Body, attempt: Attempt) -> AnyView {
    match body {
        Body::Matrix(kind) => matrix::view(kind.clone(), attempt),
        Body::Indelen(kind) => indelen::view(kind.clone(), attempt),
        Body::Meerkeuze(kind) => meerkeuze::view(kind.clone(), attempt),
        Body::Volgorde(kind) => volgorde::view(kind.clone(), attempt),
        Body::Koppelen(kind) => koppelen::view(kind.clone(), attempt),
        Body::Invullen(kind) => invullen::view(kind.clone(), attempt),
        Body::Kort(kind) => kort::view(kind, attempt),
        Body::Rekenen(kind) => rekenen::view(kind.clone(), attempt),
        Body::Open(kind) => open::view(kind.clone(), attempt),
    }
}

/// An exercise with its question, hint, answer, check and result. `on_checked` hears each grade when it is given.
#[component]
pub fn ExerciseView(
    /// The exercise.
    exercise: Arc<Exercise>,
    /// Where it is answered.
    context: Context,
    /// Called with the grade when the learner has checked an answer.
    #[prop(optional, into)]
    on_checked: Option<Callback<Grade>>,
    /// The exercise that this one stands in for, with the fingerprint of its key.
    #[prop(optional_no_strip)]
    stands_for: Option<(String, u32)>,
) -> impl IntoView {
    let session = Session::new(&exercise, context, stands_for);
    let round = session.round();
    let (for_body, id) = (exercise.clone(), StoredValue::new(exercise.id.clone()));
    let check = move || {
        if let Some(grade) = session.check() {
            // The button that had the focus is gone.
            dom::focus_soon(format!("[id='{}'] .result", id.get_value()));
            if let Some(on_checked) = on_checked {
                on_checked.run(grade);
            }
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && dom::is_text_field(&event) && session.grade.read_untracked().is_none() {
            // In a text with gaps Enter goes to the next empty one first.
            let is_elsewhere =
                id.with_value(|id| dom::focus_empty_field(&format!("[id='{id}'] input[type=text]"), &event));
            if !is_elsewhere {
                check();
            }
        }
    };
    let again = move |_| {
        session.again();
        dom::focus_soon(format!("[id='{}'] .exercise-title", id.get_value()));
    };
    let check_label = exercise.body.check_label();
    let is_checkable = session.is_checkable();
    let actions = move || {
        Some(match session.grade.read().is_some() {
            false if !is_checkable.get() => ().into_any(),
            false => {
                view! { <button class="button button-main" on:click=move |_| check()>{check_label}</button> }.into_any()
            }
            // There the page itself goes on, and asks again when it is time.
            true if matches!(context, Context::Today | Context::Cram) => ().into_any(),
            true => view! { <button class="button" on:click=again>"Opnieuw"</button> }.into_any(),
        })
    };
    let objection = move || session.objection.get().map(|sentence| view! { <p class="missing">{sentence}</p> });
    let for_result = exercise.clone();
    view! {
        <article
            class="exercise"
            id=exercise.id.clone()
            aria-labelledby=title_id(&exercise)
            on:pointerdown=move |_| session.touch()
            on:focusin=move |_| session.touch()
            on:keydown=on_key
        >
            {title(&exercise, context)}
            {exercise.hbo.then(|| view! { <p class="badge">"Hbo"</p> })}
            {facts(&exercise)}
            <div class="prompt" inner_html=exercise.prompt.clone() />
            {dynamic(move || Some(body_view(&for_body.body, session.attempt(round))))}
            {hints(&exercise)}
            <div class="row actions">{dynamic(actions)}</div>
            <div role="status">
                {dynamic(objection)}
                {dynamic(move || session.grade.get().map(|grade| result(&for_result, &grade, Stage::Learning)))}
            </div>
            {appeal(&exercise, session)}
            {more(&exercise, context, session)}
        </article>
    }
}

fn title_id(exercise: &Exercise) -> String {
    format!("titel-{}", exercise.id)
}

/// In a lesson the sections own the second level of headings.
fn title(exercise: &Exercise, context: Context) -> AnyView {
    let (id, html) = (title_id(exercise), exercise.title.html.clone());
    match context {
        Context::Lesson => view! { <h3 class="exercise-title" tabindex="-1" id=id inner_html=html /> }.into_any(),
        _ => view! { <h2 class="exercise-title" tabindex="-1" id=id inner_html=html /> }.into_any(),
    }
}

/// The facts of the case that this is a step of; a step may come up on its own.
fn facts(exercise: &Exercise) -> impl IntoView + use<> {
    exercise.case.clone().map(|case| {
        view! {
            <details class="hint case-facts" open>
                <summary>{format!("Casus: {}", case.title.text)}</summary>
                <div inner_html=case.html.clone() />
            </details>
        }
    })
}

/// Who typed words that the author did not think of may say so; it is kept with the answer.
fn appeal(exercise: &Exercise, session: Session) -> AnyView {
    let is_typed = exercise.body.is_typed();
    let id = StoredValue::new(exercise.id.clone());
    let object = move |_| {
        session.appeal();
        // The button that had the focus is gone.
        dom::focus_soon(format!("[id='{}'] .result", id.get_value()));
    };
    let part = dynamic(move || {
        let is_open = is_typed && session.grade.read().as_ref().is_some_and(|grade| grade.points < grade.max);
        is_open.then(|| match session.has_appealed() {
            true => view! {
                <p class="quiet">
                    "Genoteerd. Je antwoord en je bezwaar zijn bewaard en gaan mee in je reservekopie, zodat je docent ernaar kan kijken."
                </p>
            }
            .into_any(),
            false => view! {
                <button class="button button-quiet" on:click=object>"Ik denk dat het goed was"</button>
            }
            .into_any(),
        })
    });
    view! { <div role="status">{part}</div> }.into_any()
}

/// Once it was checked a mistake in it can be reported. In the work of the day the page around it offers that, and more.
fn more(exercise: &Exercise, context: Context, session: Session) -> AnyView {
    let id = StoredValue::new(exercise.id.clone());
    let is_offered = matches!(context, Context::Lesson | Context::Practice);
    dynamic(move || {
        let shows = is_offered && session.grade.read().is_some();
        shows.then(|| view! { <ItemActions item=id.get_value() on_held=None /> })
    })
}

fn hints(exercise: &Exercise) -> impl IntoView + use<> {
    (!exercise.hints.is_empty()).then(|| {
        view! {
            <details class="hint">
                <summary>{icon(Icon::Hint)} "Hint"</summary>
                <div inner_html=exercise.hints.concat() />
            </details>
        }
    })
}

fn result(exercise: &Exercise, grade: &Grade, stage: Stage) -> impl IntoView + use<> {
    let verdict = grade.verdict();
    let is_self_scored = exercise.body.is_self_scored();
    let is_answered = grade.parts.iter().any(|part| part.answered);
    let words = match verdict {
        _ if stage == Stage::AfterTest && is_self_scored => {
            format!("Je gaf jezelf {} van de {} punten.", grade.points, grade.max)
        }
        _ if stage == Stage::AfterTest && !is_answered => "Je hebt hier niets geantwoord.".to_owned(),
        _ if is_self_scored => {
            format!(
                "Je gaf jezelf {} van de {} punten. Het is een hulp bij het leren, geen cijfer.",
                grade.points, grade.max
            )
        }
        Verdict::Right if grade.is_misspelled => "Bijna helemaal goed: let op de spelling.".to_owned(),
        Verdict::Right => "Goed!".to_owned(),
        Verdict::Partly => format!("Deels goed: {} van {} punten.", grade.points, grade.max),
        Verdict::Wrong => "Nog niet goed. Lees wat er misging.".to_owned(),
    };
    let pitfalls =
        if verdict == Verdict::Right && !is_self_scored { String::new() } else { exercise.pitfalls.concat() };
    view! {
        <div class=format!("result {}", verdict_class(verdict)) tabindex="-1">
            <p class="verdict">{icon(verdict_icon(verdict))} {words}</p>
            <div class="pitfall" inner_html=pitfalls />
            <div class="explanation" inner_html=exercise.notes.concat() />
        </div>
    }
}
