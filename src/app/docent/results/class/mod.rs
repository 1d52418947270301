//! The results of one assignment: the class, its goals, its questions, its students.

mod big_table;
mod frame;
mod goals;
mod manage;
mod question;
mod questions;
mod report;
mod rules;
mod student;
mod table;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::Index;
use trainer::results::{Book, modules_needed};

use super::desk::Desk;
use super::groups::{Attach, title_of};
use crate::app::content;
use crate::app::content::Load;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::{when_loaded, with_index};
use crate::app::ui::text::count;
use frame::{ClassDesk, Shown};

/// The class of one assignment.
#[component]
pub fn ClassPart(
    /// What the page has.
    desk: Desk,
    /// The number of the assignment.
    assignment: u32,
) -> impl IntoView {
    dom::focus_soon("#klas-titel");
    let content = content();
    let body = with_index(move |index| {
        // More results only fetch anew when they are about other modules; else the class is worked out in place.
        let for_needed = index.clone();
        let needed = Memo::new(move |_| {
            let groups = desk.groups.read();
            let received = groups.get(&assignment).into_iter().flat_map(|received| received.iter());
            modules_needed(&for_needed, received.map(|one| &one.submission))
        });
        when_loaded(
            move || book(&index, &needed.read()),
            move || needed.get_untracked().iter().for_each(|slug| content.retry(slug)),
            move |(index, book)| {
                let class = ClassDesk::new(desk, assignment, index, book);
                dynamic(move || {
                    Some(match class.is_ready.get() {
                        true => view! { <Parts class /> }.into_any(),
                        false => view! { <p class="loading" role="status">"Nakijken…"</p> }.into_any(),
                    })
                })
            },
        )
    });
    view! {
        <button type="button" class="button button-quiet results-back" on:click=move |_| desk.chosen.set(None)>
            "← Alle resultaten"
        </button>
        <h1 id="klas-titel" tabindex="-1">{move || title_of(desk, assignment)}</h1>
        {dynamic(move || desk.assignment(assignment).is_none().then(|| view! { <Attach desk assignment /> }))}
        {body}
    }
}

/// The exercises of the modules that are needed, once all are here (tracked).
fn book(index: &Arc<Index>, needed: &BTreeSet<String>) -> Load<(Arc<Index>, Arc<Book>)> {
    let content = content_of(needed);
    let mut modules = Vec::new();
    for load in content {
        match load {
            Load::Loading => return Load::Loading,
            Load::Failed(sentence) => return Load::Failed(sentence),
            Load::Ready(module) => modules.push(module),
        }
    }
    let book = Book::of(index, modules.iter().map(|loaded| &loaded.module));
    Load::Ready((index.clone(), Arc::new(book)))
}

/// All of them are asked for before the first is here.
fn content_of(needed: &BTreeSet<String>) -> Vec<Load<Arc<content::LoadedModule>>> {
    let content = content();
    needed.iter().map(|slug| content.module(slug)).collect()
}

/// What is said of the class as a whole, the choice of what to show, and that.
#[component]
fn Parts(class: ClassDesk) -> impl IntoView {
    let about = move || {
        let (class, kept) = (class.class.get(), class.desk.assignment(class.assignment));
        let students = class.counting().count();
        let mut words = format!(
            "{} van {}.",
            count(class.rows.len(), "resultaat", "resultaten"),
            count(students, "student", "studenten")
        );
        if !class.missing.is_empty() {
            words += &format!(" {} nog niets in.", count(class.missing.len(), "student leverde", "studenten leverden"));
        }
        if let Some(deadline) = kept.and_then(|kept| kept.link.assignment.deadline) {
            words += &format!(" Inleveren kon tot {}.", deadline.in_words());
        }
        words
    };
    let tab = move |shown: Shown, name: &'static str| {
        let is_here = move || (class.shown.get().tab() == shown).then_some("true");
        view! {
            <button type="button" class="button" aria-current=is_here on:click=move |_| class.shown.set(shown)>{name}</button>
        }
    };
    let part = move || {
        Some(match class.shown.get() {
            Shown::Class => view! { <table::ClassTable class /> }.into_any(),
            Shown::Goals => view! { <goals::Goals class /> }.into_any(),
            Shown::Questions => view! { <questions::Questions class /> }.into_any(),
            Shown::Question(column) => view! { <question::Question class column /> }.into_any(),
            Shown::Student(row) => view! { <student::Student class row /> }.into_any(),
            Shown::Report => view! { <report::Report class /> }.into_any(),
            Shown::Manage => view! { <manage::Manage class /> }.into_any(),
        })
    };
    view! {
        <p class="results-about">{about}</p>
        <div class="row results-tabs" role="group" aria-label="Wat je bekijkt">
            {tab(Shown::Class, "Studenten")}
            {tab(Shown::Goals, "Leerdoelen")}
            {tab(Shown::Questions, "Vragen")}
            {tab(Shown::Report, "Verslag")}
            {tab(Shown::Manage, "Klassenlijst, cijfer, opslaan")}
        </div>
        {dynamic(part)}
    }
}
