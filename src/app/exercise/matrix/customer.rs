//! Customers: the chips that stand for them, and the card with the facts of the one at hand.

use leptos::ev;
use leptos::prelude::*;
use trainer::exercise::Verdict;

use super::Board;
use crate::app::exercise::parts::{mark, verdict_class};
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::icon::{Icon, icon};

/// A customer as a button that selects it and can be dragged.
pub(super) fn chip(board: Board, id: String) -> impl IntoView {
    let name = board.with_customer(&id, |_, customer| customer.name.text.clone()).unwrap_or_default();
    let id = StoredValue::new(id);
    let label = StoredValue::new(name.clone());
    let is_checked_at_start = board.attempt.grade.read_untracked().is_some();
    let is_selected = move || board.selected.read().as_ref() == Some(&id.get_value());
    let verdict = move || {
        // The chip tells of the place alone; the strategy has its own mark.
        let misplaced = id.with_value(|id| board.is_misplaced(id));
        board.attempt.is_checked().then_some(if misplaced { Verdict::Wrong } else { Verdict::Right })
    };
    let press = move |event: ev::PointerEvent| {
        if board.attempt.grade.read_untracked().is_none() {
            id.with_value(|id| board.drag.press(&event, id, &label.get_value()));
        }
    };
    let release = move |_: ev::PointerEvent| {
        if let Some((id, Some(quadrant))) = board.drag.release() {
            board.place(&id, &quadrant);
        }
    };
    let select = move |_| {
        if !board.drag.swallows_click() {
            id.with_value(|id| board.select(id));
            if board.attempt.grade.read_untracked().is_some() {
                dom::show_soon(format!("[data-customer='{}']", id.get_value()));
            }
        }
    };
    let misjudged = move || {
        let placed = board.answer.read().placed.get(&id.get_value()).cloned();
        let lines = id.with_value(|id| {
            board.with_customer(id, |kind, customer| {
                placed.and_then(|placed| kind.model.quadrant(&placed).map(|chosen| kind.misjudged(customer, chosen)))
            })
        });
        let lines = lines.flatten().filter(|_| board.attempt.is_checked()).unwrap_or_default();
        (!lines.is_empty())
            .then(|| lines.into_iter().map(|line| view! { <span class="chip-why" inner_html=line /> }).collect_view())
    };
    view! {
        <button
            class=move || format!("chip {}", verdict().map_or("", verdict_class))
            class:is-moving=move || id.with_value(|id| board.drag.is_moving(id))
            aria-pressed=move || is_selected().to_string()
            on:click=select
            on:pointerdown=press
            on:pointermove=move |event| board.drag.follow(&event)
            on:pointerup=release
            on:pointercancel=move |_| board.drag.cancel()
        >
            {(!is_checked_at_start).then(|| view! { <span class="chip-grip">{icon(Icon::Grip)}</span> })}
            <span class="chip-name">
                {mark(verdict)}
                {name}
            </span>
            {dynamic(misjudged)}
        </button>
    }
}

/// The customers that have no place yet.
pub(super) fn tray(board: Board) -> impl IntoView {
    let waiting = Memo::new(move |_| {
        board.customer_ids().into_iter().filter(|id| board.quadrant_of(id).is_none()).collect::<Vec<_>>()
    });
    let label = move || {
        let words = if board.attempt.is_checked() { "Niet geplaatst" } else { "Nog te plaatsen" };
        format!("{words}: {}", waiting.read().len())
    };
    view! {
        <div class="tray" hidden=move || waiting.read().is_empty()>
            <p class="tray-label">{label}</p>
            <ul class="chips">
                <For each=move || waiting.get() key=|id| id.clone() children=move |id| view! { <li>{chip(board, id)}</li> } />
            </ul>
        </div>
    }
}

/// The facts of the selected customer, and after checking its diagnosis.
pub(super) fn card(board: Board, is_hbo: bool) -> AnyView {
    dynamic(move || {
        let id = board.selected.get()?;
        let checked = board.attempt.is_checked();
        let (name, facts) = board
            .with_customer(&id, |kind, customer| (customer.name.html.clone(), kind.facts(customer, is_hbo, checked)))?;
        // A value as long as a sentence gets the full width.
        let rows = facts
            .into_iter()
            .map(|fact| {
                let class = if fact.value.text.chars().count() > 24 { "fact fact-long" } else { "fact" };
                view! { <div class=class><dt>{fact.name}</dt><dd inner_html=fact.value.html /></div> }
            })
            .collect_view();
        let feedback = board.part(&id).map(|part| view! { <div class="feedback" inner_html=part.feedback.concat() /> });
        Some(view! {
            <div class="customer" data-customer=id.clone() role="group" aria-label="De gekozen klant">
                <p class="customer-name" inner_html=name />
                <dl class="facts">{rows}</dl>
                {feedback}
                {move_button(board, id.clone())}
            </div>
        })
    })
}

fn move_button(board: Board, id: String) -> impl IntoView {
    let may_move = board.is_misplaced(&id) && !board.moved.read().contains(&id);
    may_move.then(|| {
        let target =
            board.with_customer(&id, |kind, customer| kind.right_quadrant(customer).name.clone()).unwrap_or_default();
        let move_it = move |_| board.moved.update(|moved| moved.push(id.clone()));
        view! { <button class="button" on:click=move_it>{format!("Zet bij {target}")}</button> }
    })
}
