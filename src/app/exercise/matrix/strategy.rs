//! The second question of a board: which strategy goes with each customer that was placed.

use leptos::prelude::*;

use super::Board;
use crate::app::exercise::parts::{mark, verdict_class};
use crate::app::ui::dynamic::dynamic;
use trainer::exercise::Verdict;

/// A list of the placed customers, each with a choice of strategies.
pub(super) fn view(board: Board) -> impl IntoView {
    let placed = Memo::new(move |_| {
        let answer = board.answer.read();
        board.kind.with_value(|kind| {
            let placed = kind.customers.iter().filter(|customer| answer.placed.contains_key(&customer.id));
            placed.map(|customer| customer.id.clone()).collect::<Vec<_>>()
        })
    });
    view! {
        <div class="strategies" hidden=move || placed.read().is_empty() role="group" aria-label="Strategie per klant">
            <p class="strategies-label">"Welke strategie hoort bij elke klant?"</p>
            <For each=move || placed.get() key=|id| id.clone() children=move |id| choice(board, id) />
        </div>
    }
}

fn choice(board: Board, id: String) -> impl IntoView {
    let name = board.with_customer(&id, |_, customer| customer.name.text.clone());
    let id = StoredValue::new(id);
    // Two quadrants may share a strategy: it is offered once.
    let mut strategies: Vec<(String, String)> = Vec::new();
    board.kind.with_value(|kind| {
        for quadrant in &kind.model.quadrants {
            if strategies.iter().all(|(_, strategy)| *strategy != quadrant.strategy) {
                strategies.push((quadrant.id.clone(), quadrant.strategy.clone()));
            }
        }
    });
    strategies.sort_by(|a, b| a.1.cmp(&b.1));
    let chosen = move || board.answer.read().strategy.get(&id.get_value()).cloned().unwrap_or_default();
    let choose = move |quadrant: String| {
        board.answer.update(|answer| {
            if quadrant.is_empty() {
                answer.strategy.remove(&id.get_value());
            } else {
                answer.strategy.insert(id.get_value(), quadrant);
            }
        });
        board.attempt.keep(&*board.answer.read_untracked());
    };
    let right = board.with_customer(&id.get_value(), |kind, customer| kind.right_quadrant(customer).strategy.clone());
    let right = StoredValue::new(right.unwrap_or_default());
    let verdict = move || {
        let strategy =
            board.kind.with_value(|kind| kind.model.quadrant(&chosen()).map(|quadrant| quadrant.strategy.clone()));
        let is_right = strategy.as_ref() == Some(&right.get_value());
        board.attempt.is_checked().then_some(if is_right { Verdict::Right } else { Verdict::Wrong })
    };
    let options = strategies
        .into_iter()
        .map(|(quadrant, strategy)| {
            let value = quadrant.clone();
            view! { <option value=quadrant selected=move || chosen() == value>{strategy}</option> }
        })
        .collect_view();
    view! {
        <label class=move || format!("strategy {}", verdict().map_or("", verdict_class))>
            <span class="strategy-name">
                {mark(verdict)}
                {name}
            </span>
            <select disabled=move || board.attempt.is_checked() on:change:target=move |event| choose(event.target().value())>
                <option value="">"Kies…"</option>
                {options}
            </select>
            {dynamic(move || verdict().filter(|verdict| *verdict == Verdict::Wrong).map(|_| view! {
                <span class="strategy-right">"Goed is: " {right.get_value()}</span>
            }))}
        </label>
    }
}
