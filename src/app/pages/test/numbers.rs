//! The numbers of all questions: where one is, what is answered, what is marked.

use leptos::prelude::*;

use crate::app::test_room;
use crate::app::test_room::TestRoom;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::icon::{Icon, icon};
use crate::app::ui::meter::Meter;

/// How one question stands.
#[derive(Clone, Copy, PartialEq)]
struct State {
    is_here: bool,
    is_answered: bool,
    is_flagged: bool,
}

/// A button for each question.
#[component]
pub(super) fn Numbers() -> impl IntoView {
    let room = test_room();
    let states: Memo<Vec<State>> = Memo::new(move |_| states(room));
    let answered = Signal::derive(move || states.read().iter().filter(|state| state.is_answered).count());
    let total = states.read_untracked().len();
    let buttons = (0..total).map(|at| number(room, states, at)).collect_view();
    view! {
        <nav class="test-numbers" aria-label="Vragen">
            <Meter done=answered total label="vragen beantwoord" />
            <ol class="plain numbers">{buttons}</ol>
        </nav>
    }
}

fn states(room: TestRoom) -> Vec<State> {
    let sitting = room.sitting.read();
    let Some(sitting) = &*sitting else { return Vec::new() };
    let state = |at: usize| State {
        is_here: at == sitting.at,
        is_answered: sitting.questions[at].is_answered,
        is_flagged: sitting.questions[at].is_flagged,
    };
    (0..sitting.questions.len()).map(state).collect()
}

fn number(room: TestRoom, states: Memo<Vec<State>>, at: usize) -> impl IntoView {
    let state = Memo::new(move |_| states.read().get(at).copied());
    let is = move |what: fn(&State) -> bool| state.get().is_some_and(|state| what(&state));
    let label = move || {
        let answered = if is(|state| state.is_answered) { "beantwoord" } else { "open" };
        let flagged = if is(|state| state.is_flagged) { ", gemarkeerd" } else { "" };
        format!("Vraag {}, {answered}{flagged}", at + 1)
    };
    let go = move |_| {
        go_to_question(room, at);
    };
    view! {
        <li>
            <button
                class="number"
                class:is-answered=move || is(|state| state.is_answered)
                aria-label=label
                aria-current=move || is(|state| state.is_here).then_some("step")
                on:click=go
            >
                {at + 1}
                {dynamic(move || is(|state| state.is_flagged).then(|| view! { <span class="number-flag">{icon(Icon::Flag)}</span> }))}
            </button>
        </li>
    }
}

/// Shows the question at this place, and gives it the focus.
pub(super) fn go_to_question(room: TestRoom, at: usize) {
    room.change(|sitting| sitting.go(at));
    dom::focus_soon(".exercise-title");
    window().scroll_to_with_x_and_y(0.0, 0.0);
}
