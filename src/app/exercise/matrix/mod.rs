//! The view of [`trainer::exercise::matrix`]: a board with named axes, customers as cards.
//!
//! A customer is placed by tapping it and then a quadrant, by keyboard in the same way, or by dragging it there.

mod board;
mod customer;
mod strategy;

use leptos::prelude::*;
use trainer::exercise::Part;
use trainer::exercise::matrix::{Answer, Customer, Matrix};

use super::Attempt;
use crate::app::ui::drag::Drag;
use crate::app::ui::dynamic::dynamic;

/// What the parts of the board share. Copied freely.
#[derive(Clone, Copy)]
struct Board {
    kind: StoredValue<Matrix>,
    attempt: Attempt,
    answer: RwSignal<Answer>,
    /// The customer whose card is shown and who goes to the quadrant that is tapped.
    selected: RwSignal<Option<String>>,
    /// The customers that were moved to their right quadrant after checking.
    moved: RwSignal<Vec<String>>,
    /// What a screen reader should say.
    said: RwSignal<String>,
    drag: Drag,
}

impl Board {
    /// Where the customer called `id` stands (tracked).
    fn quadrant_of(&self, id: &str) -> Option<String> {
        if self.moved.read().iter().any(|moved| moved == id) {
            return self.with_customer(id, |kind, customer| kind.right_quadrant(customer).id.clone());
        }
        self.answer.read().placed.get(id).cloned()
    }

    /// Puts the customer called `id` into a quadrant, and turns to the next one that has no place yet.
    fn place(&self, id: &str, quadrant: &str) {
        // A card may be dropped on another board of the same lesson.
        let is_here = self.kind.with_value(|kind| kind.model.quadrant(quadrant).is_some());
        if !is_here || self.attempt.grade.read_untracked().is_some() {
            return;
        }
        self.answer.update(|answer| {
            answer.placed.insert(id.to_owned(), quadrant.to_owned());
        });
        self.attempt.keep(&*self.answer.read_untracked());
        let next = self.kind.with_value(|kind| {
            let answer = self.answer.read_untracked();
            kind.customers
                .iter()
                .find(|customer| !answer.placed.contains_key(&customer.id))
                .map(|customer| customer.id.clone())
        });
        self.said.set(self.announcement(id, quadrant, next.as_deref()));
        self.selected.set(next);
    }

    fn announcement(&self, id: &str, quadrant: &str, next: Option<&str>) -> String {
        let name = |id: &str| self.with_customer(id, |_, customer| customer.name.text.clone()).unwrap_or_default();
        let place = self.kind.with_value(|kind| kind.model.quadrant(quadrant).map(|quadrant| quadrant.name.clone()));
        let placed = format!("{} staat bij {}.", name(id), place.unwrap_or_default());
        match next {
            Some(next) => format!("{placed} Nu: {}.", name(next)),
            None => format!("{placed} Iedereen heeft een plaats."),
        }
    }

    /// All customers, in the order of the text.
    fn customer_ids(&self) -> Vec<String> {
        self.kind.with_value(|kind| kind.customers.iter().map(|customer| customer.id.clone()).collect())
    }

    fn select(&self, id: &str) {
        self.selected.set(Some(id.to_owned()));
    }

    fn with_customer<T>(&self, id: &str, use_it: impl FnOnce(&Matrix, &Customer) -> T) -> Option<T> {
        self.kind.with_value(|kind| {
            kind.customers.iter().find(|customer| customer.id == id).map(|customer| use_it(kind, customer))
        })
    }

    /// The result of a customer, once checked (tracked).
    fn part(&self, id: &str) -> Option<Part> {
        self.attempt.part(id)
    }

    /// Whether the customer called `id` was placed wrongly (tracked; false before checking).
    fn is_misplaced(&self, id: &str) -> bool {
        let right = self.with_customer(id, |kind, customer| kind.right_quadrant(customer).id.clone());
        self.attempt.is_checked() && self.answer.read().placed.get(id) != right.as_ref()
    }
}

/// The card of the customer at hand, the board, the customers still to be placed, and the strategies.
pub fn view(kind: Matrix, attempt: Attempt) -> AnyView {
    let answer: Answer = attempt.answer();
    let first = kind.customers.iter().find(|customer| !answer.placed.contains_key(&customer.id));
    let selected = first.map(|customer| customer.id.clone());
    let asks_strategy = kind.asks_strategy;
    let board = Board {
        kind: StoredValue::new(kind),
        attempt,
        answer: RwSignal::new(answer),
        selected: RwSignal::new(selected),
        moved: RwSignal::new(Vec::new()),
        said: RwSignal::new(String::new()),
        drag: Drag::new(),
    };
    view! {
        {attempt.may_help().then(|| about(board))}
        <div class="matrix">
            <div class="matrix-card">{customer::card(board, attempt.is_hbo)}</div>
            {board::view(board)}
            {customer::tray(board)}
            {asks_strategy.then(|| strategy::view(board))}
            {move_all(board)}
            <p class="hidden" role="status">{board.said}</p>
            {board.drag.ghost()}
        </div>
    }
    .into_any()
}

/// What the model is, and who stands where.
fn about(board: Board) -> impl IntoView {
    board.kind.with_value(|kind| {
        let quadrants = kind.model.quadrants.iter().filter(|quadrant| !quadrant.meaning.is_empty());
        let rows = quadrants
            .map(|quadrant| view! { <dt>{quadrant.name.clone()}</dt><dd>{quadrant.meaning.clone()}</dd> })
            .collect_view();
        view! {
            <details class="hint">
                <summary>{format!("Over: {}", kind.model.name)}</summary>
                <div inner_html=kind.model.introduction.clone() />
                <dl class="questions">{rows}</dl>
            </details>
        }
    })
}

/// A button that puts every misplaced customer into its right quadrant, once checked.
fn move_all(board: Board) -> AnyView {
    let misplaced = move || {
        board
            .customer_ids()
            .into_iter()
            .filter(|id| board.is_misplaced(id) && !board.moved.read().contains(id))
            .collect::<Vec<_>>()
    };
    dynamic(move || {
        let ids = misplaced();
        (ids.len() > 1).then(|| {
            let move_them = move |_| board.moved.update(|moved| moved.extend(ids.clone()));
            view! { <button class="button" on:click=move_them>"Zet alles op de goede plaats"</button> }
        })
    })
}
