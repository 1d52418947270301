//! One exercise on the screen: what surrounds every kind, and the match that gives each kind its view.

mod indelen;
mod matrix;
mod meerkeuze;
mod parts;
mod volgorde;

use std::sync::Arc;

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use trainer::exercise::{Body, Exercise, Grade, Part, Verdict};
use trainer::id::fingerprint;
use trainer::progress::{Context, What};
use trainer::time::Moment;

use super::draft::Draft;
use super::ui::dom;
use super::ui::dynamic::dynamic;
use super::ui::icon::{Icon, icon};
use super::{browser, learner};
use parts::{verdict_class, verdict_icon};

/// One go at an exercise, as its view sees it. Copied freely.
#[derive(Clone, Copy)]
pub struct Attempt {
    draft: RwSignal<Draft>,
    /// The grade, once the answer was checked.
    pub grade: RwSignal<Option<Grade>>,
    /// Decides how options are shuffled; the same for one round.
    pub seed: u64,
}

impl Attempt {
    /// The answer so far; the empty one when there is none.
    pub fn answer<A: DeserializeOwned + Default>(&self) -> A {
        serde_json::from_str(&self.draft.read_untracked().answer).unwrap_or_default()
    }

    /// Keeps `answer` as the answer so far.
    pub fn keep<A: Serialize>(&self, answer: &A) {
        if self.grade.read_untracked().is_none() {
            let text = serde_json::to_string(answer).unwrap_or_default();
            self.draft.update(|draft| draft.answer = text);
        }
    }

    /// Whether the answer was checked (tracked).
    pub fn is_checked(&self) -> bool {
        self.grade.read().is_some()
    }

    /// The result of the part called `id`, once checked (tracked).
    pub fn part(&self, id: &str) -> Option<Part> {
        self.grade.read().as_ref().and_then(|grade| grade.part(id).cloned())
    }
}

/// The view of each kind. A kind without a view does not compile.
fn body_view(body: &Body, attempt: Attempt) -> AnyView {
    match body {
        Body::Matrix(kind) => matrix::view(kind.clone(), attempt),
        Body::Indelen(kind) => indelen::view(kind.clone(), attempt),
        Body::Meerkeuze(kind) => meerkeuze::view(kind.clone(), attempt),
        Body::Volgorde(kind) => volgorde::view(kind.clone(), attempt),
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
) -> impl IntoView {
    let draft = RwSignal::new(Draft::load(&exercise, context));
    let grade =
        RwSignal::new(draft.with_untracked(|draft| draft.checked.then(|| exercise.body.grade_text(&draft.answer))));
    let missing = RwSignal::new(false);
    let round = Memo::new(move |_| draft.read().round);
    let begun = StoredValue::new(browser::now());
    let stored = StoredValue::new(exercise.clone());
    // The draft is written whenever it changes, so that a reload in the middle loses nothing.
    Effect::new(move |first: Option<()>| {
        let draft = draft.read();
        if first.is_some() {
            learner().note(stored.with_value(|exercise| draft.save(exercise, context)));
        }
    });
    let check = move |_| {
        let result = stored.with_value(|exercise| exercise.body.grade_text(&draft.read_untracked().answer));
        missing.set(!result.parts.iter().any(|part| part.answered));
        if missing.get_untracked() {
            return;
        }
        let answer = draft.read_untracked().answer.clone();
        learner().record(stored.with_value(|exercise| answered(exercise, context, &result, answer, begun.get_value())));
        draft.update(|draft| draft.checked = true);
        grade.set(Some(result.clone()));
        // The button that had the focus is gone.
        stored.with_value(|exercise| dom::focus_soon(format!("[id='{}'] .result", exercise.id)));
        if let Some(on_checked) = on_checked {
            on_checked.run(result);
        }
    };
    let again = move |_| {
        begun.set_value(browser::now());
        grade.set(None);
        draft.update(|draft| *draft = Draft { key: draft.key, round: draft.round + 1, ..Draft::default() });
        stored.with_value(|exercise| dom::focus_soon(format!("[id='{}'] .exercise-title", exercise.id)));
    };
    let body = move || {
        stored.with_value(|exercise| {
            let seed = u64::from(fingerprint(&exercise.id)) ^ (u64::from(round.get()) << 32);
            Some(body_view(&exercise.body, Attempt { draft, grade, seed }))
        })
    };
    let actions = move || {
        Some(match grade.read().is_some() {
            false => view! { <button class="button button-main" on:click=check>"Nakijken"</button> }.into_any(),
            true => view! { <button class="button" on:click=again>"Opnieuw"</button> }.into_any(),
        })
    };
    let title_id = format!("titel-{}", exercise.id);
    let (id, html) = (title_id.clone(), exercise.title.html.clone());
    // In a lesson the sections own the second level.
    let title = match context {
        Context::Lesson => view! { <h3 class="exercise-title" tabindex="-1" id=id inner_html=html /> }.into_any(),
        Context::Practice => view! { <h2 class="exercise-title" tabindex="-1" id=id inner_html=html /> }.into_any(),
    };
    view! {
        <article class="exercise" id=exercise.id.clone() aria-labelledby=title_id.clone()>
            {title}
            {exercise.hbo.then(|| view! { <p class="badge">"Hbo"</p> })}
            <div class="prompt" inner_html=exercise.prompt.clone() />
            {hints(&exercise)}
            {dynamic(body)}
            <div class="row actions">{dynamic(actions)}</div>
            <div role="status">
                {dynamic(move || missing.get().then(|| view! { <p class="missing">"Geef eerst een antwoord. Dan kijk ik het na."</p> }))}
                {dynamic(move || grade.get().map(|grade| stored.with_value(|exercise| result(exercise, &grade))))}
            </div>
        </article>
    }
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

fn answered(exercise: &Exercise, context: Context, grade: &Grade, answer: String, begun: Moment) -> What {
    What::Answer {
        exercise: exercise.id.clone(),
        key: exercise.fingerprint(),
        points: grade.points,
        max: grade.max,
        // A phone that was put away is no hour of thinking.
        seconds: ((browser::now().0 - begun.0) / 1000).clamp(0, 3600) as u32,
        context,
        answer,
        confusions: grade.confusions.iter().map(|pair| (pair.chosen.clone(), pair.right.clone())).collect(),
    }
}

fn result(exercise: &Exercise, grade: &Grade) -> impl IntoView + use<> {
    let verdict = grade.verdict();
    let words = match verdict {
        Verdict::Right => "Goed!".to_owned(),
        Verdict::Partly => format!("Deels goed: {} van {} punten.", grade.points, grade.max),
        Verdict::Wrong => "Nog niet goed. Lees wat er misging.".to_owned(),
    };
    let pitfalls = if verdict == Verdict::Right { String::new() } else { exercise.pitfalls.concat() };
    view! {
        <div class=format!("result {}", verdict_class(verdict)) tabindex="-1">
            <p class="verdict">{icon(verdict_icon(verdict))} {words}</p>
            <div class="pitfall" inner_html=pitfalls />
            <div class="explanation" inner_html=exercise.notes.concat() />
        </div>
    }
}
