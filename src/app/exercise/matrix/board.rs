//! The 2×2 board itself: axes with their boundaries, four quadrants.

use leptos::ev;
use leptos::prelude::*;
use trainer::model::{Axis, Quadrant};

use super::Board;
use super::customer::chip;
use crate::app::ui::dom;

/// The board. High is at the top and on the right.
pub(super) fn view(board: Board) -> impl IntoView {
    let (name, x, y, quadrants) = board.kind.with_value(|kind| {
        let at = |x_high, y_high| kind.model.quadrant_at(x_high, y_high).clone();
        let quadrants = [at(false, true), at(true, true), at(false, false), at(true, false)];
        (kind.model.name.clone(), kind.model.x.clone(), kind.model.y.clone(), quadrants)
    });
    let label = format!("{name}. Verticaal: {}. Horizontaal: {}.", y.name, x.name);
    let cells =
        quadrants.into_iter().enumerate().map(|(place, quadrant)| cell(board, place, quadrant, &x, &y)).collect_view();
    view! {
        <div class="board" role="group" aria-label=label on:keydown=move |event| walk(&event)>
            <div class="axis axis-y" aria-hidden="true">
                <span class="tick">{y.side_name(true)}</span>
                <span class="axis-name">{axis_title(&y)}</span>
                <span class="tick">{y.side_name(false)}</span>
            </div>
            <div class="cells">{cells}</div>
            <div class="axis axis-x" aria-hidden="true">
                <span class="tick">{x.side_name(false)}</span>
                <span class="axis-name">{axis_title(&x)}</span>
                <span class="tick">{x.side_name(true)}</span>
            </div>
        </div>
    }
}

fn axis_title(axis: &Axis) -> impl IntoView + use<> {
    view! { <b>{axis.name.clone()}</b><span class="axis-rule">{axis.rule()}</span> }
}

fn cell(board: Board, place: usize, quadrant: Quadrant, x: &Axis, y: &Axis) -> impl IntoView + use<> {
    let where_it_is = format!(
        "{} {}, {} {}",
        y.name.to_lowercase(),
        y.side_name(quadrant.y_high),
        x.name.to_lowercase(),
        x.side_name(quadrant.x_high)
    );
    let id = StoredValue::new(quadrant.id.clone());
    let name = StoredValue::new(quadrant.name.clone());
    let standing = Memo::new(move |_| {
        board
            .customer_ids()
            .into_iter()
            .filter(|customer| board.quadrant_of(customer) == Some(id.get_value()))
            .collect::<Vec<_>>()
    });
    let place_here = move |_| {
        let customer = board.selected.get_untracked();
        match customer.filter(|_| board.attempt.grade.read_untracked().is_none()) {
            Some(customer) => board.place(&customer, &id.get_value()),
            None => board.said.set("Kies eerst een klant.".to_owned()),
        }
    };
    let spoken = move || {
        let customer =
            board.selected.get().and_then(|id| board.with_customer(&id, |_, customer| customer.name.text.clone()));
        match customer.filter(|_| !board.attempt.is_checked()) {
            Some(customer) => format!("Zet {customer} bij {}: {where_it_is}", name.get_value()),
            None => format!("{}: {where_it_is}", name.get_value()),
        }
    };
    view! {
        <div
            class=format!("quadrant quadrant-{place}")
            class:is-over=move || board.drag.over() == Some(id.get_value())
            class:is-open=move || board.selected.read().is_some() && !board.attempt.is_checked()
            data-drop=quadrant.id
        >
            <button class="quadrant-button" aria-label=spoken data-cell=place.to_string() on:click=place_here>
                <span class="quadrant-name">{quadrant.name}</span>
            </button>
            <ul class="chips">
                <For each=move || standing.get() key=|id| id.clone() children=move |id| view! { <li>{chip(board, id)}</li> } />
            </ul>
        </div>
    }
}

/// Arrow keys walk from quadrant to quadrant.
fn walk(event: &ev::KeyboardEvent) {
    let here = document().active_element().and_then(|element| element.get_attribute("data-cell"));
    let Some(here) = here.and_then(|cell| cell.parse::<usize>().ok()) else { return };
    let to = match event.key().as_str() {
        "ArrowLeft" => here & 2,
        "ArrowRight" => here | 1,
        "ArrowUp" => here & 1,
        "ArrowDown" => here | 2,
        _ => return,
    };
    event.prevent_default();
    let board = document().active_element().and_then(|element| element.closest(".board").ok().flatten());
    if let Some(board) = board {
        dom::focus_in(&board, &format!("[data-cell=\"{to}\"]"));
    }
}
