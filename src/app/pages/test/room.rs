//! Sitting a test: one question at a time, the clock, and the way to all others.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::Index;
use trainer::exam::{Sitting, Spec};
use trainer::exercise::Exercise;

use super::hand_in::{HandIn, TimeIsUp};
use super::numbers::Numbers;
use super::waiting::trouble;
use crate::app::content::LoadedModule;
use crate::app::exercise::{Go, QuestionView};
use crate::app::test_room::{Place, TestRoom};
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::icon::{Icon, icon};
use crate::app::ui::load::{when_loaded, with_index};
use crate::app::{content, site, test_room};

/// The page.
#[component]
pub fn TestRoomPage() -> impl IntoView {
    dom::set_title("Proeftoets");
    view! {
        <h1 class="hidden">"Proeftoets"</h1>
        {trouble()}
        {with_index(|index| view! { <Room index /> }.into_any())}
    }
}

/// What the page shows.
#[derive(Clone, Copy, PartialEq)]
enum Scene {
    Nothing,
    Elsewhere,
    TimeIsUp,
    Question(usize),
}

#[component]
fn Room(index: Arc<Index>) -> impl IntoView {
    let room = test_room();
    room.enter(&index);
    let scene = Memo::new(move |_| match &*room.sitting.read() {
        None => Scene::Nothing,
        Some(_) if room.place.get() == Place::Elsewhere => Scene::Elsewhere,
        Some(sitting) if sitting.is_over() => Scene::TimeIsUp,
        Some(sitting) => Scene::Question(sitting.at),
    });
    let is_question = Memo::new(move |_| matches!(scene.get(), Scene::Question(_)));
    // A question that is not here yet must not be waited for in the middle of a test, with the network gone.
    fetch_all(room);
    let around = move || {
        is_question.get().then(|| {
            view! {
                <Clock />
                <QuestionPart scene />
                <Numbers />
                <HandIn />
            }
        })
    };
    let otherwise = move || match scene.get() {
        Scene::Question(_) => None,
        Scene::TimeIsUp => Some(view! { <TimeIsUp /> }.into_any()),
        Scene::Elsewhere => Some(elsewhere(room, &index)),
        Scene::Nothing => Some(nothing()),
    };
    view! {
        <p class="hidden" role="status">{move || room.said.get()}</p>
        {dynamic(around)}
        {dynamic(otherwise)}
    }
}

/// The slugs of the modules that the test asks about.
pub(in crate::app::pages) fn modules(sitting: &Sitting) -> Vec<String> {
    let mut slugs: Vec<String> = sitting.questions.iter().map(|question| question.module.clone()).collect();
    slugs.sort();
    slugs.dedup();
    slugs
}

fn fetch_all(room: TestRoom) {
    let content = content();
    let slugs = room.sitting.with_untracked(|sitting| sitting.as_ref().map(modules)).unwrap_or_default();
    untrack(|| slugs.iter().for_each(|slug| drop(content.module(slug))));
}

fn nothing() -> AnyView {
    view! {
        <div class="tile">
            <p>"Er staat geen toets open."</p>
            <a class="button button-main" href=site().link("toets")>"Kies een toets"</a>
        </div>
    }
    .into_any()
}

fn elsewhere(room: TestRoom, index: &Arc<Index>) -> AnyView {
    let index = index.clone();
    let enter = move |_| {
        room.enter_here(&index);
        dom::focus_soon(".exercise-title");
    };
    view! {
        <div class="tile" role="status">
            <h2>"Je toets is open in een ander tabblad"</h2>
            <p>"Ga daar verder, of hier. Je antwoorden en je tijd gaan mee. Het andere tabblad staat dan stil."</p>
            <button class="button button-main" on:click=enter>"Hier verder"</button>
        </div>
    }
    .into_any()
}

/// How much time is left, in a strip that stays in sight.
#[component]
fn Clock() -> impl IntoView {
    let room = test_room();
    let place =
        Memo::new(move |_| room.sitting.read().as_ref().map(|sitting| (sitting.at + 1, sitting.questions.len())));
    let left = Memo::new(move |_| room.time_left());
    let is_short = move || left.get().is_some_and(|left| left <= 120);
    let time = move || match left.get() {
        None => "zonder tijd".to_owned(),
        Some(left) => format!("nog {}:{:02}", left / 60, left % 60),
    };
    view! {
        <div class="test-strip">
            <span>
                {move || place.get().map(|(at, total)| format!("Vraag {at} van {total}"))}
            </span>
            <span class="test-clock" class:is-short=is_short role="timer">{time}</span>
        </div>
    }
}

#[component]
fn QuestionPart(scene: Memo<Scene>) -> impl IntoView {
    let (room, content) = (test_room(), content());
    // One memo for both: a view that waits for the module by one and for the place by another missed a change.
    let asked: Memo<(usize, String)> = Memo::new(move |before: Option<&(usize, String)>| match scene.get() {
        Scene::Question(at) => (at, module_at(room, at)),
        _ => before.cloned().unwrap_or_default(),
    });
    let at = move || asked.read().0;
    let last = room.sitting.with_untracked(|sitting| sitting.as_ref().map_or(0, |sitting| sitting.questions.len() - 1));
    let go = move |to: usize| {
        room.change(|sitting| sitting.go(to));
        dom::focus_soon(".exercise-title");
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    let is_flagged =
        Memo::new(move |_| room.sitting.read().as_ref().is_some_and(|sitting| sitting.question().is_flagged));
    view! {
        {when_loaded(
            move || content.module(&asked.read().1),
            move || content.retry(&asked.read_untracked().1),
            move |loaded| question(room, &loaded, asked.get().0).into_any(),
        )}
        <div class="row test-moves">
            <button class="button" disabled=move || at() == 0 on:click=move |_| go(asked.get_untracked().0.saturating_sub(1))>"Vorige"</button>
            <button class="button button-main" disabled=move || at() == last on:click=move |_| go(asked.get_untracked().0 + 1)>
                "Volgende"
            </button>
            <button
                class="button test-flag"
                aria-pressed=move || is_flagged.get().to_string()
                on:click=move |_| room.change(Sitting::flag)
            >
                {icon(Icon::Flag)} "Markeren"
            </button>
        </div>
    }
}

/// The slug of the module that the question at this place is about.
fn module_at(room: TestRoom, at: usize) -> String {
    let sitting = room.sitting.read_untracked();
    let question = sitting.as_ref().and_then(|sitting| sitting.questions.get(at));
    question.map(|question| question.module.clone()).unwrap_or_default()
}

fn question(room: TestRoom, loaded: &LoadedModule, at: usize) -> impl IntoView + use<> {
    let sitting = room.sitting.read_untracked();
    let asked = sitting.as_ref().and_then(|sitting| Some((sitting.questions.get(at)?.clone(), sitting.code.clone())));
    let (asked, code) = asked?;
    let exercise = Arc::new(loaded.module.exercise(&asked.exercise)?.clone());
    let go = go_of(&code, &exercise);
    let on_change = move |(answer, is_answered): (String, bool)| {
        room.change(|sitting| {
            // What comes late from a question that was left must not land in the next one.
            if sitting.at == at {
                sitting.answer(answer, is_answered);
            }
        });
    };
    Some(view! { <QuestionView exercise answer=asked.answer go on_change=Callback::new(on_change) /> })
}

/// What makes an exercise the same for everyone in the test with this code.
pub(super) fn go_of(code: &str, exercise: &Exercise) -> Go {
    code.parse::<Spec>().map_or(Go { round: 0, is_hbo: false }, |spec| Go {
        round: spec.round(exercise.case.is_some()),
        is_hbo: spec.is_hbo(),
    })
}
