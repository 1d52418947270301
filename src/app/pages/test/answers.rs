//! Every answer of a test with what was right; open questions wait here for the learner's own score; errors become tomorrow's work.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::Index;
use trainer::exercise::Verdict;
use trainer::own::lesson_route;
use trainer::progress::{EventId, TakenQuestion, What};

use super::result::Taken;
use super::room::go_of;
use crate::app::content::LoadedModule;
use crate::app::exercise::{AnswerView, verdict_class, verdict_icon};
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::icon::icon;
use crate::app::ui::load::when_loaded;
use crate::app::ui::text::count;
use crate::app::{content, learner, site};

/// Open questions to score, then all questions.
#[component]
pub(super) fn Answers(index: Arc<Index>, id: EventId, taken: Taken) -> impl IntoView {
    let total = taken.read_untracked().as_ref().map_or(0, |(_, test)| test.questions.len());
    let only_wrong = RwSignal::new(false);
    let waiting: Memo<Vec<usize>> = Memo::new(move |_| {
        let taken = taken.read();
        let questions = taken.as_ref().map(|(_, test)| test.questions.as_slice()).unwrap_or_default();
        (0..questions.len()).filter(|at| is_waiting(&questions[*at])).collect()
    });
    let for_open = index.clone();
    let open = move || {
        let places = waiting.get();
        (!places.is_empty()).then(|| {
            let rows = places.into_iter().map(|at| look(&for_open, taken, at, Some(id))).collect_view();
            view! {
                <section>
                    <h2 class="to-score" tabindex="-1">"Geef jezelf punten"</h2>
                    <p>"Vergelijk je antwoord met het modelantwoord. Daarna telt het mee in je cijfer."</p>
                    {rows}
                </section>
            }
        })
    };
    let rows = (0..total).map(|at| row(index.clone(), taken, at, only_wrong)).collect_view();
    view! {
        {dynamic(open)}
        <Tomorrow taken />
        <h2>"Alle vragen"</h2>
        <label class="tick">
            <input type="checkbox" prop:checked=move || only_wrong.get() on:change:target=move |event| only_wrong.set(event.target().checked()) />
            <span>"Toon alleen wat niet helemaal goed was"</span>
        </label>
        <ol class="plain answer-list">{rows}</ol>
    }
}

fn is_waiting(question: &TakenQuestion) -> bool {
    question.self_scored && !question.is_scored && !question.answer.is_empty()
}

fn is_wrong(question: &TakenQuestion) -> bool {
    !is_waiting(question) && question.points < question.max
}

/// One question as a line that opens.
fn row(index: Arc<Index>, taken: Taken, at: usize, only_wrong: RwSignal<bool>) -> impl IntoView {
    let question = Memo::new(move |_| taken.read().as_ref().and_then(|(_, test)| test.questions.get(at).cloned()));
    let is_open = RwSignal::new(false);
    let is_hidden = move || only_wrong.get() && !question.read().as_ref().is_some_and(is_wrong);
    let exercise = question.read_untracked().as_ref().map(|question| question.exercise.clone()).unwrap_or_default();
    let module = module_of(&index, &exercise).map(|(_, name, _)| name).unwrap_or_default();
    let line = move || {
        question.read().as_ref().map(|question| {
            let verdict = Verdict::of(question.points, question.max);
            let (sign, words) = if is_waiting(question) {
                (None, "wacht op je score".to_owned())
            } else if question.answer.is_empty() {
                (Some(verdict), "niet beantwoord".to_owned())
            } else {
                (
                    Some(verdict),
                    match verdict {
                        Verdict::Right => "goed".to_owned(),
                        Verdict::Partly => format!("deels goed, {} van {}", question.points, question.max),
                        Verdict::Wrong => "fout".to_owned(),
                    },
                )
            };
            view! {
                <span class=format!("verdict {}", sign.map_or("", verdict_class))>
                    {sign.map(|verdict| icon(verdict_icon(verdict)))}
                    {format!("Vraag {}: {words}", at + 1)}
                </span>
            }
        })
    };
    let inside = move || {
        let is_shown = is_open.get() && !question.read().as_ref().is_some_and(is_waiting);
        is_shown.then(|| look(&index, taken, at, None))
    };
    view! {
        <li hidden=is_hidden>
            <details class="fold answer" on:toggle:target=move |event| is_open.set(event.target().has_attribute("open"))>
                <summary>
                    <span class="answer-line">{dynamic(line)}<span class="quiet">{module}</span></span>
                </summary>
                {dynamic(inside)}
            </details>
        </li>
    }
}

/// The slug and the title with its number of the module that has this exercise, with the fingerprint of its key.
fn module_of(index: &Index, exercise: &str) -> Option<(String, String, u32)> {
    let mut entries = index.modules.iter().flat_map(|module| module.exercises.iter().map(move |entry| (module, entry)));
    let (module, entry) = entries.find(|(_, entry)| entry.id == exercise)?;
    Some((module.slug.clone(), module.numbered(), entry.key))
}

/// The answer to one question with the exercise around it; to be scored in the test `to_score` when one is named.
fn look(index: &Index, taken: Taken, at: usize, to_score: Option<EventId>) -> AnyView {
    let asked = taken.read_untracked();
    let asked = asked.as_ref().and_then(|(_, test)| Some((test.questions.get(at)?.clone(), test.code.clone())));
    let Some((question, code)) = asked else { return ().into_any() };
    let Some((slug, _, key)) = module_of(index, &question.exercise) else {
        return view! { <p>"Deze vraag is uit de cursus gehaald. Je punten blijven staan."</p> }.into_any();
    };
    if key != question.key {
        return view! { <p>"Deze vraag is veranderd sinds je toets. Je punten blijven staan, maar je antwoord past er niet meer bij."</p> }
            .into_any();
    }
    let content = content();
    let again = slug.clone();
    let lesson = slug.clone();
    when_loaded(
        move || content.module(&slug),
        move || content.retry(&again),
        move |loaded| answer(&loaded, &lesson, &question, &code, to_score).into_any(),
    )
}

fn answer(
    loaded: &LoadedModule,
    slug: &str,
    question: &TakenQuestion,
    code: &str,
    to_score: Option<EventId>,
) -> impl IntoView + use<> {
    let exercise = Arc::new(loaded.module.exercise(&question.exercise)?.clone());
    let learner = learner();
    let id = StoredValue::new(question.exercise.clone());
    let on_scored = to_score.map(|test| {
        Callback::new(move |(points, answer): (u32, String)| {
            learner.record(What::Score { test, exercise: id.get_value(), points, answer });
            dom::focus_soon(".to-score, .test-tomorrow");
        })
    });
    let section = loaded.module.section_for(&exercise).map(|section| format!("#{}", section.id)).unwrap_or_default();
    let go = go_of(code, &exercise);
    Some(view! {
        <AnswerView exercise answer=question.answer.clone() go on_scored />
        <p><a href=site().link(&format!("{}{section}", lesson_route(slug)))>{format!("Lees dit na in de les: {}", loaded.module.title)}</a></p>
    })
}

/// Makes the errors tomorrow's work.
#[component]
fn Tomorrow(taken: Taken) -> impl IntoView {
    let learner = learner();
    let wrong: Memo<Vec<String>> = Memo::new(move |_| {
        let taken = taken.read();
        let questions = taken.as_ref().map(|(_, test)| test.questions.as_slice()).unwrap_or_default();
        questions.iter().filter(|question| is_wrong(question)).map(|question| question.exercise.clone()).collect()
    });
    let is_ready = Memo::new(move |_| {
        let (progress, today) = (learner.progress.read(), learner.today());
        wrong.read().iter().all(|item| progress.is_held(item, today))
    });
    let hold = move |_| {
        let until = Some(learner.today().plus(1));
        for item in wrong.get_untracked() {
            learner.record(What::Hold { item, until });
        }
        dom::focus_soon(".test-tomorrow");
    };
    let button = move || {
        let total = wrong.read().len();
        match (total, is_ready.get()) {
            (0, _) => None,
            (total, true) => Some(
                view! { <p>{format!("{} morgen klaar om te herhalen.", count(total, "fout staat", "fouten staan"))}</p> }.into_any(),
            ),
            (total, false) => Some(
                view! {
                    <button class="button button-main" on:click=hold>
                        {format!("Zet mijn {} klaar voor morgen", count(total, "fout", "fouten"))}
                    </button>
                }
                .into_any(),
            ),
        }
    };
    view! {
        <div class="test-tomorrow" tabindex="-1" role="status">{dynamic(button)}</div>
    }
}
