//! What a teacher hands out: choosing it, its link and code, and what was handed out before.

mod choices;
mod fields;
mod form;
mod list;
mod more;
mod out;
mod preview;

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use trainer::assignment::{Assignment, Link};
use trainer::delivery::Index;
use trainer::time::Day;

use super::kept;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::with_index;
use crate::app::{browser, site};
use choices::Choices;
use form::Form;
use out::Out;
use preview::Preview;

pub(super) use list::KeptList;

/// The page: an assignment to hand out, when the address names one, or the form for a new one.
#[component]
pub fn AssignPage() -> impl IntoView {
    dom::set_title("Opdracht maken");
    let query = use_query_map();
    let id = move |name: &str| query.read().get(name).and_then(|id| u32::from_str_radix(&id, 16).ok());
    let asked = Memo::new(move |_| (id("toon"), id("van"), id("kopie")));
    // What could not be stored is shown all the same.
    let made: RwSignal<Option<Made>> = RwSignal::new(None);
    let on_made = Callback::new(move |one: Made| made.set(Some(one)));
    with_index(move |index| {
        dynamic(move || {
            let (shown, changed, copied) = asked.get();
            Some(match shown {
                Some(id) => match made.get().filter(|made| made.link.id == id).or_else(|| Made::of_kept(id)) {
                    Some(made) => view! { <Out index=index.clone() made /> }.into_any(),
                    None => gone(),
                },
                None => untrack(|| new_one(index.clone(), changed, copied, on_made)),
            })
        })
    })
}

/// An assignment that was made, and whether it is kept.
#[derive(Clone, Debug, PartialEq)]
struct Made {
    link: Link,
    query: String,
    is_kept: bool,
}

impl Made {
    fn of_kept(id: u32) -> Option<Self> {
        let kept = kept::assignments().into_iter().find(|kept| kept.link.id == id)?;
        Some(Self { link: kept.link, query: kept.query, is_kept: true })
    }

    /// Makes a link of `assignment`, and keeps it.
    fn new(assignment: &Assignment) -> Option<Self> {
        let query = assignment.query();
        let link = Link::read(&query).ok()?;
        let is_kept = kept::keep(link.id, &query).is_ok();
        Some(Self { link, query, is_kept })
    }
}

fn gone() -> AnyView {
    view! {
        <h1>"Opdracht"</h1>
        <p>"Deze opdracht staat niet in deze browser."</p>
        <a class="button button-main" href=site().link("docent/opdracht")>"Maak een opdracht"</a>
        <KeptList />
    }
    .into_any()
}

fn new_one(index: Arc<Index>, changed: Option<u32>, copied: Option<u32>, on_made: Callback<Made>) -> AnyView {
    let today = Day::of(browser::now(), browser::utc_offset());
    let before = changed.or(copied).and_then(Made::of_kept);
    let mut start =
        before.as_ref().map_or_else(|| Form::new(today), |before| Form::of(&before.link.assignment, &index, today));
    if copied.is_some() {
        let fresh = Form::new(today);
        (start.day, start.time, start.series) = (fresh.day, fresh.time, fresh.series);
    } else if let Some(before) = &before {
        start.key = before.link.assignment.key;
    }
    let form = RwSignal::new(start);
    let for_memo = index.clone();
    let assignment = Memo::new(move |_| form.read().assignment(&for_memo));
    let navigate = StoredValue::new_local(use_navigate());
    let objection = RwSignal::new("");
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let made = match &*assignment.read_untracked() {
            Ok(assignment) => Made::new(assignment),
            Err(sentence) => {
                objection.set(sentence);
                return;
            }
        };
        let Some(made) = made else { return };
        let address = site().link(&format!("docent/opdracht?toon={:08x}", made.link.id));
        on_made.run(made);
        navigate.with_value(|navigate| {
            navigate(&address, NavigateOptions { resolve: false, ..NavigateOptions::default() });
        });
        dom::focus_soon("#inhoud h1");
    };
    Effect::new(move || {
        if assignment.read().is_ok() {
            objection.set("");
        }
    });
    let heading = if changed.is_some() && before.is_some() { "Opdracht veranderen" } else { "Opdracht maken" };
    let note = before.filter(|_| changed.is_some()).map(|before| {
        let name = before.link.assignment.name().to_owned();
        view! {
            <p class="notice">
                {format!("Je verandert ‘{name}’. Dat geeft een nieuwe link. Wie de oude link heeft, houdt de oude opdracht. Deel de nieuwe link dus opnieuw uit.")}
            </p>
        }
    });
    view! {
        <h1 tabindex="-1">{heading}</h1>
        {note}
        <div class="assign-page">
            <form class="assign-form" on:submit=make>
                <Choices index=index.clone() form />
                <div role="status">{move || objection.get()}</div>
                <button class="button button-main assign-make">"Maak de link"</button>
            </form>
            <Preview index form assignment />
        </div>
        <KeptList />
    }
    .into_any()
}
