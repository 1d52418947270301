//! What was mixed up, and drilling it pair by pair.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::Index;
use trainer::plan::{Step, drills};

use crate::app::drill::DrillView;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::with_index;
use crate::app::{learner, site};

/// The page: one pair after the other, the one that was mixed up most often first.
#[component]
pub fn MixUpsPage() -> impl IntoView {
    dom::set_title("Uit elkaar houden");
    view! {
        <h1>"Uit elkaar houden"</h1>
        <p>"Wat je verwarde, zie je hier naast elkaar. Vier keer op rij goed, verdeeld over twee dagen, en het is klaar."</p>
        {with_index(|index| view! { <Drills index /> }.into_any())}
    }
}

#[component]
fn Drills(index: Arc<Index>) -> impl IntoView {
    let learner = learner();
    // Pairs that were left in this visit do not come back at once.
    let left = RwSignal::new(Vec::<Step>::new());
    let for_first = index.clone();
    let first = move || {
        let due = drills(&for_first, &learner.progress.read_untracked(), learner.today());
        due.into_iter().find(|step| left.with_untracked(|left| !left.contains(step)))
    };
    let current = RwSignal::new(first());
    let first = StoredValue::new(first);
    let on_done = Callback::new(move |()| {
        left.update(|left| left.extend(current.get_untracked()));
        current.set(first.with_value(|first| first()));
        dom::focus_soon(".exercise-title, .card-done");
    });
    dynamic(move || {
        Some(match current.get() {
            Some(Step::Drill { one, other }) => {
                view! { <DrillView index=index.clone() one other on_done /> }.into_any()
            }
            _ => {
                let is_new = learner.progress.read_untracked().mix_ups().pairs().is_empty();
                let words = match is_new {
                    true => "Je hebt nog niets verward. Ga oefenen: wat je door elkaar haalt, komt hier vanzelf.",
                    false => "Klaar voor vandaag. Kijk hier morgen weer.",
                };
                view! {
                    <div class="card card-done" tabindex="-1">
                        <p class="card-front">{words}</p>
                        <p class="row"><a class="button button-main" href=site().link("")>"Naar vandaag"</a></p>
                    </div>
                }
                .into_any()
            }
        })
    })
}
