//! Flashcards: today's queue, one card at a time.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::Index;
use trainer::exercise::kaarten::Card;
use trainer::progress::{EventId, Progress, What};
use trainer::review::{Queue, queue};
use trainer::time::Day;

use super::card::CardView;
use crate::app::content::Load;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::icon::{Icon, icon};
use crate::app::ui::load::{when_loaded, with_index};
use crate::app::ui::text::count;
use crate::app::{content, learner, site};

/// How many cards a learner meets for the first time on one day.
const NEW_PER_DAY: usize = 12;

/// Today's cards. New ones come first for concepts that a word web missed, then from the module that was read last.
pub(super) fn todays_queue(index: &Index, progress: &Progress, today: Day, is_hbo: bool) -> Queue {
    let is_at_hand = |slug: &str| progress.last_read().is_some_and(|(last, _)| last == slug);
    let is_missed = |id: &str| id.strip_prefix("k-").is_some_and(|concept| progress.has_missed(concept));
    let (at_hand, others): (Vec<_>, Vec<_>) = index.modules.iter().partition(|module| is_at_hand(&module.slug));
    let cards = at_hand.into_iter().chain(others).flat_map(|module| &module.cards);
    let cards = cards.filter(|card| (is_hbo || !card.hbo) && !progress.is_held(&card.id, today));
    let (missed, others): (Vec<_>, Vec<_>) =
        cards.map(|card| (card.id.clone(), progress.card(&card.id))).partition(|(id, _)| is_missed(id));
    let cards: Vec<_> = missed.into_iter().chain(others).collect();
    let new_left = NEW_PER_DAY.saturating_sub(progress.new_cards_on(today));
    queue(&cards, today, new_left, today.0 as u64)
}

/// The page.
#[component]
pub fn CardsPage() -> impl IntoView {
    dom::set_title("Kaarten");
    view! {
        <h1>"Kaarten"</h1>
        {with_index(|index| view! { <Session index /> }.into_any())}
    }
}

/// The card at hand.
#[component]
fn Session(index: Arc<Index>) -> impl IntoView {
    let learner = learner();
    let content = content();
    let last = RwSignal::new(None::<EventId>);
    let is_hbo = learner.is_hbo();
    let slugs = index.clone();
    let todo = Memo::new(move |_| todays_queue(&index, &learner.progress.read(), learner.today(), is_hbo));
    // The number of events is part of it: the same card may come twice in a row.
    let current = Memo::new(move |_| (todo.read().cards.first().cloned(), last.get()));
    let card = move || -> Load<Option<Card>> {
        let Some(id) = current.get().0 else { return Load::Ready(None) };
        let slug = slugs
            .modules
            .iter()
            .find(|module| module.cards.iter().any(|card| card.id == id))
            .map(|module| module.slug.clone());
        match content.module(&slug.unwrap_or_default()) {
            Load::Loading => Load::Loading,
            Load::Failed(sentence) => Load::Failed(sentence),
            Load::Ready(loaded) => Load::Ready(loaded.module.cards.iter().find(|card| card.id == id).cloned()),
        }
    };
    let on_rated = Callback::new(move |_| {
        last.set(learner.last_event().map(|event| event.id));
        dom::focus_soon(".flip, .card-done");
    });
    let undo = move |_| {
        if let Some(event) = last.get_untracked() {
            last.set(None);
            learner.record(What::Undo { event });
        }
    };
    view! {
        <p class="quiet" role="status">{move || left_words(&todo.read())}</p>
        {when_loaded(card, || (), move |card| match card {
            Some(card) => view! { <CardView card on_rated /> }.into_any(),
            None => finished(&learner.progress.read_untracked()).into_any(),
        })}
        <p class="row">
            {dynamic(move || last.get().map(|_| view! {
                <button class="button button-quiet" on:click=undo>{icon(Icon::Undo)} "Ongedaan maken"</button>
            }))}
        </p>
    }
}

fn left_words(queue: &Queue) -> String {
    match (queue.due, queue.new) {
        (0, 0) => String::new(),
        (due, 0) => format!("Nog {}", count(due, "kaart", "kaarten")),
        (0, new) => format!("Nog {}", count(new, "nieuwe kaart", "nieuwe kaarten")),
        (due, new) => format!("Nog {} en {new} nieuw", count(due, "kaart", "kaarten")),
    }
}

fn finished(progress: &Progress) -> impl IntoView + use<> {
    let today = learner().today();
    let new = progress.new_cards_on(today);
    let words = match new {
        0 => "Er is vandaag niets te herhalen.".to_owned(),
        new => format!("Je bent klaar voor vandaag. Je leerde {}.", count(new, "nieuwe kaart", "nieuwe kaarten")),
    };
    view! {
        <div class="card card-done" tabindex="-1">
            <p class="card-front">{words}</p>
            <p>"Kaarten komen terug vlak voordat je ze vergeet. Morgen kijk je hier weer."</p>
            <p class="row">
                <a class="button button-main" href=site().link("oefenen")>"Ga oefenen"</a>
                <a class="button" href=site().link("lessen")>"Lees een les"</a>
            </p>
        </div>
    }
}
