//! What a learner knows for sure, what not yet, and what comes back: the page `/voortgang`.

mod estimates;
mod goals;
mod items;
mod mix_ups;
mod report;
mod work;

use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::Index;
use trainer::mastery::{ModuleMastery, State, mastery};

use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::icon::Icon;
use crate::app::ui::load::with_index;
use crate::app::{learner, site};

/// The mastery of every module. Tells only of changes: what the learner opened on the page stays open.
type Mastered = Memo<Vec<ModuleMastery>>;

/// The page.
#[component]
pub fn ProgressPage() -> impl IntoView {
    dom::set_title("Voortgang");
    let learner = learner();
    let is_new = Memo::new(move |_| {
        let progress = learner.progress.read();
        progress.days().is_empty() && progress.suspended().next().is_none() && progress.reports().is_empty()
    });
    view! {
        <h1>"Voortgang"</h1>
        {with_index(move |index| {
            dynamic(move || Some(if is_new.get() { beginning().into_any() } else { overview(&index).into_any() }))
        })}
    }
}

/// For who has done nothing yet.
fn beginning() -> impl IntoView {
    view! {
        <p>"Je hebt nog niets geoefend. Na je eerste antwoorden zie je hier:"</p>
        <ul>
            <li>"welke leerdoelen je beheerst, en welke nog niet"</li>
            <li>"hoeveel kaarten en oefeningen er de komende dagen terugkomen"</li>
            <li>"op welke dagen je hebt geleerd"</li>
            <li>"welke begrippen je door elkaar haalt"</li>
            <li>"of je jezelf goed inschat"</li>
        </ul>
        <p class="row">
            <a class="button button-main" href=site().link("lessen")>"Begin met een les"</a>
            <a class="button" href=site().link("kaarten")>"Leer een paar kaarten"</a>
        </p>
        <p class="quiet">
            "Heb je op een ander apparaat geoefend? Zet dan je reservekopie terug bij "
            <a href=site().link("instellingen")>"Instellingen"</a> "."
        </p>
    }
}

fn overview(index: &Arc<Index>) -> impl IntoView + use<> {
    let learner = learner();
    let course = index.clone();
    let mastered = Memo::new(move |_| mastery(&course, &learner.progress.read(), learner.today(), learner.is_hbo()));
    view! {
        {goals::head(mastered)}
        <h2>"Leerdoelen per module"</h2>
        {goals::modules(index, mastered)}
        {goals::method()}
        {report::report(index, mastered)}
        <div class="tiles">
            {work::forecast(index)}
            {work::days()}
            {mix_ups::pairs(index)}
            {estimates::estimates()}
            {items::kept_back(index)}
            {items::reported(index)}
        </div>
        <p class="quiet">
            "Je voortgang staat alleen in deze browser. Meenemen of bewaren doe je bij "
            <a href=site().link("instellingen")>"Instellingen"</a> "."
        </p>
    }
}

/// One part of the page: a title, what it comes to in words, and what follows. One view for all of them, to be compiled once.
fn tile(title: &'static str, words: String, rest: Option<AnyView>) -> AnyView {
    view! {
        <section class="tile">
            <h2>{title}</h2>
            <p>{words}</p>
            {rest}
        </section>
    }
    .into_any()
}

/// A button that leads elsewhere.
fn way(route: &str, label: &'static str) -> AnyView {
    view! { <a class="button" href=site().link(route)>{label}</a> }.into_any()
}

/// The word for a state of a goal, its icon and its class.
fn state_words(state: State) -> (&'static str, Icon, &'static str) {
    match state {
        State::Mastered => ("Beheerst", Icon::Right, "state is-right"),
        State::Almost => ("Bijna", Icon::Half, "state is-partly"),
        State::NotYet => ("Nog niet", Icon::Empty, "state is-wrong"),
        State::Untouched => ("Niet geoefend", Icon::Partly, "state"),
    }
}
