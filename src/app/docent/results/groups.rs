//! The assignments of which there are results.

use leptos::html;
use leptos::prelude::*;
use trainer::assignment::Link;

use super::desk::Desk;
use crate::app::docent::kept;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::text::count;

/// The name of an assignment, or what stands in its place.
pub fn title_of(desk: Desk, assignment: u32) -> String {
    match desk.assignment(assignment) {
        Some(kept) if kept.link.assignment.title.is_empty() => "Opdracht zonder titel".to_owned(),
        Some(kept) => kept.link.assignment.title,
        None => format!("Opdracht die hier niet staat ({assignment:08x})"),
    }
}

/// A list to choose from.
#[component]
pub fn GroupList(
    /// What the page has.
    desk: Desk,
) -> impl IntoView {
    let list = move || {
        let groups = desk.groups.read();
        if groups.is_empty() {
            return Some(view! { <p class="quiet">"Er zijn nog geen resultaten."</p> }.into_any());
        }
        let mut rows: Vec<(u32, usize, i64)> = groups
            .iter()
            .map(|(id, received)| {
                let last = received.iter().map(|one| one.submission.handed_in.0).max().unwrap_or_default();
                (*id, received.len(), last)
            })
            .collect();
        rows.sort_by_key(|(.., last)| std::cmp::Reverse(*last));
        let rows = rows.into_iter().map(|(id, number, _)| {
            let attach = desk.assignment(id).is_none().then(|| view! { <Attach desk assignment=id /> });
            view! {
                <li class="results-group">
                    <div class="results-group-head">
                        <div>
                            <h3>{title_of(desk, id)}</h3>
                            <p class="quiet">{count(number, "resultaat", "resultaten")}</p>
                        </div>
                        <button type="button" class="button button-main" on:click=move |_| desk.chosen.set(Some(id))>
                            "Bekijk de klas"
                        </button>
                    </div>
                    {attach}
                </li>
            }
        });
        Some(view! { <ul class="plain results-groups">{rows.collect_view()}</ul> }.into_any())
    };
    view! {
        <section aria-labelledby="opdrachten">
            <h2 id="opdrachten">"Resultaten per opdracht"</h2>
            {dynamic(list)}
        </section>
    }
}

/// A field for the link of an assignment that is not known here. Results are graded without it too.
#[component]
pub fn Attach(
    /// What the page has.
    desk: Desk,
    /// The number of the assignment.
    assignment: u32,
) -> impl IntoView {
    let field: NodeRef<html::Input> = NodeRef::new();
    let said = RwSignal::new(String::new());
    let attach = move |_| {
        let Some(text) = field.get_untracked().map(|field| field.value()) else { return };
        match Link::read(&text) {
            Err(error) => said.set(error.to_string()),
            Ok(link) if link.id != assignment => said.set("Deze link hoort bij een andere opdracht.".to_owned()),
            Ok(link) => {
                desk.note(kept::keep(link.id, &link.assignment.query()));
                desk.assignments.set(kept::assignments());
            }
        }
    };
    view! {
        <div class="results-attach">
            <p class="quiet">
                "Deze opdracht is niet in deze browser gemaakt. De antwoorden worden wel nagekeken. "
                "Plak de link van de opdracht voor de titel, de deadline en de volgorde van de vragen."
            </p>
            <label class="field">
                <span class="field-name">"Link van de opdracht"</span>
                <input type="text" spellcheck="false" autocomplete="off" node_ref=field />
            </label>
            <button type="button" class="button" on:click=attach>"Link gebruiken"</button>
            <p role="status" class="missing">{said}</p>
        </div>
    }
}
