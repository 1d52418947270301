//! The questions of an assignment, one after the other, with a way to all others.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::assignment::Feedback;
use trainer::delivery::Index;
use trainer::exam::Sitting;

use super::question::question;
use super::{Opened, with_link};
use crate::app::pages::test::modules;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::when_loaded;
use crate::app::ui::meter::Meter;
use crate::app::{content, desk};

/// The page.
#[component]
pub fn AssignmentRoomPage() -> impl IntoView {
    with_link(enter)
}

fn enter(index: Arc<Index>, opened: Opened) -> AnyView {
    let desk = desk();
    let name = opened.link.assignment.name().to_owned();
    let back = opened.address("opdracht");
    let Some(accepted) = opened.accepted() else {
        return nothing(&name, "Neem de opdracht eerst aan.", back);
    };
    let is_begun = desk.with(opened.link.id, |_| ()).is_some();
    let may_begin = accepted.hand_ins.len() < opened.link.assignment.attempts as usize;
    if !is_begun && !may_begin {
        return nothing(&name, "Je hebt deze opdracht al ingeleverd.", back);
    }
    if !desk.enter(&index, &opened.link, &accepted) {
        return nothing(&name, "In deze opdracht staan geen vragen.", back);
    }
    on_cleanup(move || desk.leave());
    fetch_all(&opened);
    let id = opened.link.id;
    // Another tab may hand it in while this one looks on.
    let is_here = Memo::new(move |_| desk.with(id, |_| ()).is_some());
    dynamic(move || {
        Some(match is_here.get() {
            true => untrack(|| room(&opened)),
            false => nothing(&name, "Je hebt deze opdracht ingeleverd.", opened.address("opdracht")),
        })
    })
}

fn nothing(name: &str, sentence: &'static str, back: String) -> AnyView {
    view! {
        <h1>{name.to_owned()}</h1>
        <div class="tile">
            <p>{sentence}</p>
            <a class="button button-main" href=back>"Naar de opdracht"</a>
        </div>
    }
    .into_any()
}

/// A question that is not here yet must not be waited for in the middle, with the network gone.
fn fetch_all(opened: &Opened) {
    let content = content();
    let slugs = desk().with(opened.link.id, modules).unwrap_or_default();
    untrack(|| slugs.iter().for_each(|slug| drop(content.module(slug))));
}

fn room(opened: &Opened) -> AnyView {
    let (desk, content, id) = (desk(), content(), opened.link.id);
    // One memo for both, as in a test: the place and the module that it needs.
    let asked: Memo<(usize, String)> = Memo::new(move |before: Option<&(usize, String)>| {
        desk.with(id, |sitting| (sitting.at, sitting.question().module.clone()))
            .or_else(|| before.cloned())
            .unwrap_or_default()
    });
    let total = desk.with(id, |sitting| sitting.questions.len()).unwrap_or_default();
    let go = move |to: usize| go_to(id, to);
    let for_question = opened.clone();
    let at = move || asked.read().0;
    let is_last = Memo::new(move |_| at() + 1 >= total);
    view! {
        <h1 class="hidden">{opened.link.assignment.name().to_owned()}</h1>
        {dynamic(move || desk.trouble.get().map(|sentence| view! { <p class="notice" role="alert">{sentence}</p> }))}
        <div class="task-strip">
            <span>{move || format!("Vraag {} van {total}", at() + 1)}</span>
            <a href=opened.address("opdracht")>"Naar de opdracht"</a>
        </div>
        {when_loaded(
            move || content.module(&asked.read().1),
            move || content.retry(&asked.read_untracked().1),
            move |loaded| {
                let at = asked.get().0;
                untrack(|| question(&for_question, &loaded, at))
            },
        )}
        <div class="row task-moves">
            <button class="button" disabled=move || at() == 0 on:click=move |_| go(asked.get_untracked().0.saturating_sub(1))>"Vorige"</button>
            <button class="button" class:button-main=move || is_done(id, at()) disabled=move || is_last.get() on:click=move |_| go(asked.get_untracked().0 + 1)>
                "Volgende"
            </button>
        </div>
        {numbers(opened, total)}
        <p><a class="button" class:button-main=move || is_last.get() href=opened.address("opdracht/inleveren")>"Terugkijken en inleveren"</a></p>
    }
    .into_any()
}

/// Whether the question at this place needs nothing more (tracked).
fn is_done(id: u32, at: usize) -> bool {
    desk()
        .with(id, |sitting| sitting.questions.get(at).is_some_and(|question| question.is_answered))
        .unwrap_or_default()
}

/// Shows the question at this place, and gives it the focus.
pub(super) fn go_to(id: u32, at: usize) {
    desk().change(id, |sitting| sitting.go(at));
    dom::focus_soon(".exercise-title");
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// A button for each question.
fn numbers(opened: &Opened, total: usize) -> impl IntoView + use<> {
    let (desk, id) = (desk(), opened.link.id);
    let is_at_once = opened.link.assignment.feedback == Feedback::AtOnce;
    let states: Memo<Vec<(bool, &str)>> = Memo::new(move |_| {
        desk.with(id, |sitting| (0..sitting.questions.len()).map(|at| state(sitting, at, is_at_once)).collect())
            .unwrap_or_default()
    });
    let answered = Signal::derive(move || states.read().iter().filter(|(_, state)| *state != "open").count());
    let here = Memo::new(move |_| desk.with(id, |sitting| sitting.at).unwrap_or_default());
    let buttons = (0..total)
        .map(|at| {
            let state = Memo::new(move |_| states.read().get(at).copied().unwrap_or_default());
            view! {
                <li>
                    <button
                        class="number"
                        class:is-answered=move || state.get().0
                        aria-label=move || format!("Vraag {}, {}", at + 1, state.get().1)
                        aria-current=move || (here.get() == at).then_some("step")
                        on:click=move |_| go_to(id, at)
                    >
                        {at + 1}
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="task-numbers" aria-label="Vragen">
            <Meter done=answered total label="vragen beantwoord" />
            <ol class="plain numbers">{buttons}</ol>
        </nav>
    }
}

/// Whether the question at this place is done, and how it stands in words.
fn state(sitting: &Sitting, at: usize, is_at_once: bool) -> (bool, &'static str) {
    let question = &sitting.questions[at];
    match (question.is_answered, question.is_checked) {
        (_, true) => (true, "nagekeken"),
        (true, false) if is_at_once => (true, "beantwoord, niet nagekeken"),
        (true, false) => (true, "beantwoord"),
        (false, false) => (false, "open"),
    }
}
