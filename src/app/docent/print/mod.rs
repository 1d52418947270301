//! What goes on paper: a summary, cards to cut, a test in versions, reports.

mod fields;
mod form;
pub mod frame;
mod preview;
mod test_form;

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use leptos_router::params::ParamsMap;
use trainer::delivery::Index;
use trainer::paper::Choice;

use crate::app::ui::dom;
use crate::app::ui::load::with_index;
use crate::app::{learner, site};

/// The page. What is chosen stands in its address, so that a link reproduces it.
#[component]
pub fn PrintPage() -> impl IntoView {
    dom::set_title("Afdrukken");
    let query = use_query_map();
    let learner = learner();
    let choice = Memo::new(move |_| {
        let audience = learner.settings.read().audience;
        Choice::read(|name| query.read().get(name), audience)
    });
    let (navigate, site) = (use_navigate(), site());
    let go = move |choice: Choice| {
        let mut params = ParamsMap::new();
        for (name, value) in choice.pairs() {
            params.insert(name, value);
        }
        let address = site.link(&format!("docent/afdrukken{}", params.to_query_string()));
        let options = NavigateOptions { resolve: false, replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&address, options);
    };
    let chosen = Chosen { choice, go: UnsyncCallback::new(go) };
    view! {
        <div class="no-print">
            <h1>"Afdrukken"</h1>
            <p class="quiet">"Kies wat je op papier wilt. De link in de adresbalk geeft later precies hetzelfde."</p>
        </div>
        {with_index(move |index: Arc<Index>| {
            view! {
                {form::form(chosen, &index)}
                {preview::preview(chosen, index)}
            }
            .into_any()
        })}
    }
}

/// What is chosen, and how to choose something else. Copied freely.
#[derive(Clone, Copy)]
struct Chosen {
    choice: Memo<Choice>,
    /// Puts a choice into the address.
    go: UnsyncCallback<Choice>,
}

impl Chosen {
    /// Puts the changed choice into the address.
    fn change(self, change: impl FnOnce(&mut Choice)) {
        let mut choice = self.choice.get_untracked();
        change(&mut choice);
        self.go.run(choice);
    }
}
