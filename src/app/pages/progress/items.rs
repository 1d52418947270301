//! Cards and exercises that the learner keeps back, and those in which he reported a mistake.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::Index;
use trainer::markup::escape;
use trainer::own::lesson_route;
use trainer::progress::What;
use trainer::time::Day;

use super::tile;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::{browser, content, learner, site};

/// What does not come up any more, each with a way back. Nothing when there is none, and none was let in on this visit.
pub(super) fn kept_back(index: &Arc<Index>) -> AnyView {
    let index = index.clone();
    let learner = learner();
    let said = RwSignal::new(String::new());
    dynamic(move || {
        let progress = learner.progress.read();
        let items: Vec<String> = progress.suspended().map(str::to_owned).collect();
        let message = said.get();
        if items.is_empty() && message.is_empty() {
            return None;
        }
        let rows = items.into_iter().map(|item| {
            let (title, _) = title(&index, &item);
            let for_button = title.clone();
            let ask = move |_| {
                said.set(format!("‘{for_button}’ wordt weer gevraagd."));
                learner.record(What::Hold { item: item.clone(), until: Some(learner.today()) });
                dom::focus_soon(".kept-back h2");
            };
            view! {
                <li>
                    <span>{title.clone()}</span>
                    <button class="button" on:click=ask>"Weer vragen" <span class="hidden">{format!(": {title}")}</span></button>
                </li>
            }
        });
        Some(view! {
            <section class="tile kept-back">
                <h2 tabindex="-1">"Wordt niet meer gevraagd"</h2>
                <ul class="items plain">{rows.collect_view()}</ul>
                <p role="status">{message}</p>
            </section>
        })
    })
}

/// The mistakes that the learner reported, the last first.
pub(super) fn reported(index: &Arc<Index>) -> AnyView {
    let index = index.clone();
    dynamic(move || {
        let progress = learner().progress.read();
        let rows: String = progress
            .reports()
            .iter()
            .rev()
            .map(|(at, item, text)| {
                let (title, slug) = title(&index, item);
                let (title, item, text) = (escape(&title), escape(item), escape(text));
                let name = match slug {
                    Some(slug) => format!(r#"<a href="{}">{title}</a>"#, site().link(&lesson_route(&slug))),
                    None => title,
                };
                let day = Day::of(*at, browser::utc_offset()).short();
                format!(r#"<li><p><b>{name}</b> <span class="quiet">· {day} · {item}</span></p><p>{text}</p></li>"#)
            })
            .collect();
        (!rows.is_empty()).then(|| {
            let words = "Ze blijven op dit apparaat en gaan mee in je reservekopie. Geef die aan je docent.";
            let list = view! { <ul class="items plain" inner_html=rows /> }.into_any();
            tile("Fouten die je hebt gemeld", words.to_owned(), Some(list))
        })
    })
}

/// The title of a card or exercise, with its module. Its id as long as the module is not here; the view is drawn again then.
fn title(index: &Index, id: &str) -> (String, Option<String>) {
    let entry = index.modules.iter().find(|module| {
        module.exercises.iter().any(|exercise| exercise.id == id) || module.cards.iter().any(|card| card.id == id)
    });
    let loaded = entry.and_then(|module| content().module(&module.slug).ready());
    let title = loaded.and_then(|loaded| {
        let exercise = loaded.module.exercise(id).map(|exercise| exercise.title.text.clone());
        exercise.or_else(|| loaded.module.cards.iter().find(|card| card.id == id).map(|card| card.front.text.clone()))
    });
    (title.unwrap_or_else(|| id.to_owned()), entry.map(|module| module.slug.clone()))
}
