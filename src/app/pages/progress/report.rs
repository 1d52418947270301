//! What the learner knows for sure and what not yet: a list to show to a teacher, on the screen or on paper.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::Index;
use trainer::markup::escape;
use trainer::mastery::{State, percent};

use super::{Mastered, state_words};
use crate::app::learner;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::icon::icon_html;

/// The list, in a part that opens. While it is open, printing the page prints this list alone.
pub(super) fn report(index: &Arc<Index>, mastered: Mastered) -> impl IntoView + use<> {
    let index = index.clone();
    let lists = dynamic(move || {
        let lists: String = State::ALL.iter().map(|state| list(&index, mastered, *state)).collect();
        Some(view! { <div inner_html=lists /> })
    });
    let learner = learner();
    let level = move || if learner.is_hbo() { "hbo" } else { "mbo" };
    let date = move || format!("{} {}", learner.today().in_words(), &learner.today().iso()[..4]);
    let about = move || format!("Klantrelatiebeheer, {} · {}", level(), date());
    view! {
        <details class="report">
            <summary class="report-summary">"Wat weet ik zeker, wat nog niet?"</summary>
            <div class="report-page">
                <h2>"Wat weet ik zeker, wat nog niet?"</h2>
                <p>{about}</p>
                <p class="only-paper">"Naam: ………………………………………………"</p>
                {lists}
                <p class="quiet">"Formatief: gemaakt door de student zelf, zonder toezicht. Berekend uit eigen antwoorden in de CRM-trainer."</p>
                <button class="button" on:click=move |_| dom::print()>"Afdrukken"</button>
            </div>
        </details>
    }
}

/// The goals in one state, as HTML; empty when there are none.
fn list(index: &Index, mastered: Mastered, state: State) -> String {
    let mastered = mastered.read();
    let goals = index.modules.iter().zip(mastered.iter()).flat_map(|(module, found)| {
        found.goals.iter().filter(move |goal| goal.state() == state).map(move |goal| (module, goal))
    });
    let rows: String = goals
        .map(|(module, goal)| {
            let share =
                if state == State::Untouched { String::new() } else { format!(" ({}%)", percent(goal.mastery)) };
            let text = module.goals[goal.goal].text.trim_end_matches('.');
            format!("<li>{} · {}{share}</li>", escape(&module.title), escape(text))
        })
        .collect();
    let title = match state {
        State::Mastered => "Dit weet ik zeker",
        State::Almost => "Dit weet ik bijna",
        State::NotYet => "Dit weet ik nog niet",
        State::Untouched => "Dit heb ik nog niet geoefend",
    };
    let (_, picture, class) = state_words(state);
    match rows.is_empty() {
        true => String::new(),
        false => format!(r#"<h3><span class="{class}">{} {title}</span></h3><ul>{rows}</ul>"#, icon_html(picture)),
    }
}
