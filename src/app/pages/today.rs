//! The first page: what to do today.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::{Index, ModuleEntry, SectionEntry};
use trainer::progress::Progress;

use super::cards::todays_queue;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::with_index;
use crate::app::ui::text::{count, until};
use crate::app::ui::{dom, meter::Meter};
use crate::app::{learner, site};

/// What to do today: cards that are due, the lesson to go on with, a shortcut to the matrix.
#[component]
pub fn TodayPage() -> impl IntoView {
    dom::set_title("Vandaag");
    view! {
        <h1>"Vandaag"</h1>
        {with_index(|index| today(&index).into_any())}
    }
}

fn today(index: &Arc<Index>) -> impl IntoView + use<> {
    view! {
        <div class="tiles">
            {cards_tile(index.clone())}
            {lesson_tile(index)}
            {matrix_tile()}
        </div>
    }
}

fn cards_tile(index: Arc<Index>) -> AnyView {
    let learner = learner();
    dynamic(move || {
        let progress = learner.progress.read();
        let queue = todays_queue(&index, &progress, learner.today(), learner.is_hbo());
        let total = queue.cards.len();
        let (words, action) = match (queue.due, queue.new) {
            (0, 0) => (nothing_due(&index, &progress), None),
            (0, new) => (format!("{} om te leren.", count(new, "nieuwe kaart", "nieuwe kaarten")), Some("Leer")),
            (due, 0) => (format!("{} om te herhalen.", count(due, "kaart", "kaarten")), Some("Herhaal")),
            (due, new) => {
                (format!("{} om te herhalen en {new} nieuw.", count(due, "kaart", "kaarten")), Some("Herhaal"))
            }
        };
        let button = action.map(|action| {
            let label = format!("{action} {}", count(total, "kaart", "kaarten"));
            view! { <a class="button button-main" href=site().link("kaarten")>{label}</a> }
        });
        Some(view! {
            <section class="tile tile-cards">
                <h2>"Kaarten"</h2>
                <p>{words}</p>
                {button}
            </section>
        })
    })
}

fn nothing_due(index: &Index, progress: &Progress) -> String {
    let is_hbo = learner().is_hbo();
    let cards = index.modules.iter().flat_map(|module| &module.cards).filter(|card| is_hbo || !card.hbo);
    let memories: Vec<_> = cards.map(|card| progress.card(&card.id)).collect();
    let due = memories.iter().flatten().map(|memory| memory.due).min();
    match due {
        _ if memories.iter().any(Option::is_none) => "Klaar voor vandaag. Morgen komen er nieuwe kaarten.".to_owned(),
        Some(due) => format!("Alles is herhaald. De volgende kaart komt {}.", until(due, learner().today())),
        None => "Er zijn nog geen kaarten.".to_owned(),
    }
}

fn lesson_tile(index: &Arc<Index>) -> AnyView {
    let index = index.clone();
    dynamic(move || {
        let progress = learner().progress.read();
        let module = next_module(&index, &progress, learner().is_hbo())?.clone();
        let sections = sections_for(&module, learner().is_hbo());
        let is_read = |section: &&SectionEntry| progress.has_read(&module.slug, &section.id);
        let read = sections.iter().copied().filter(is_read).count();
        let is_begun = read > 0;
        let unread = sections.iter().copied().find(|section| !is_read(section));
        let place = match unread.filter(|_| is_begun) {
            Some(section) => format!("les/{}#{}", module.slug, section.id),
            None => format!("les/{}", module.slug),
        };
        Some(view! {
            <section class="tile">
                <h2>{if is_begun { "Verder met de les" } else { "Volgende les" }}</h2>
                <p><b>{module.title.clone()}</b><br />{module.about.clone()}</p>
                <Meter done=Signal::stored(read) total=sections.len() label="stukken gelezen" />
                <a class="button button-main" href=site().link(&place)>{if is_begun { "Ga verder" } else { "Begin" }}</a>
            </section>
        })
    })
}

/// The sections that a learner of this level has.
fn sections_for(module: &ModuleEntry, is_hbo: bool) -> Vec<&SectionEntry> {
    module.sections.iter().filter(|section| is_hbo || !section.hbo).collect()
}

/// The module read last as long as it is unfinished, else the first that is not finished, else the first.
fn next_module<'a>(index: &'a Index, progress: &Progress, is_hbo: bool) -> Option<&'a ModuleEntry> {
    let is_unfinished = |module: &&ModuleEntry| {
        sections_for(module, is_hbo).iter().any(|section| !progress.has_read(&module.slug, &section.id))
    };
    let last = progress.last_read().and_then(|(slug, _)| index.module(slug)).filter(is_unfinished);
    last.or_else(|| index.modules.iter().find(is_unfinished)).or_else(|| index.modules.first())
}

fn matrix_tile() -> impl IntoView {
    view! {
        <section class="tile">
            <h2>"Klanten plaatsen"</h2>
            <p>"Behoudklant of topklant? Plaats klanten in de matrix en zie welke as je verkeerd las."</p>
            <a class="button" href=site().link("oefenen/matrix")>"Oefen met de matrix"</a>
        </section>
    }
}
