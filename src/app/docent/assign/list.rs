//! What was handed out before, with what can be done with it.

use leptos::html;
use leptos::prelude::*;

use crate::app::docent::kept::{self, Kept};
use crate::app::site;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;

/// All assignments that are kept in this browser; nothing when there are none.
#[component]
pub fn KeptList() -> impl IntoView {
    let all = RwSignal::new(kept::assignments());
    let asked: RwSignal<Option<Kept>> = RwSignal::new(None);
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    let ask = Callback::new(move |kept: Kept| {
        asked.set(Some(kept));
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let remove = move |_| {
        close();
        if let Some(kept) = asked.get_untracked() {
            kept::forget(kept.link.id);
            all.set(kept::assignments());
            dom::focus_soon("#inhoud h1");
        }
    };
    let rows = move || {
        let all = all.read();
        (!all.is_empty()).then(|| {
            let rows = all.iter().map(|kept| row(kept, ask)).collect_view();
            view! {
                <section class="assign-kept">
                    <h2>"Wat je uitdeelde"</h2>
                    <ul class="plain">{rows}</ul>
                </section>
            }
        })
    };
    let name = move || asked.read().as_ref().map(|kept| kept.link.assignment.name().to_owned());
    view! {
        {dynamic(rows)}
        <dialog class="sheet" node_ref=dialog aria-labelledby="opdracht-weg">
            <h2 id="opdracht-weg">"Opdracht weghalen?"</h2>
            <p>"‘" {name} "’ verdwijnt uit deze lijst. De link blijft werken voor wie hem heeft. Resultaten die je al had, blijven staan."</p>
            <div class="row">
                <button class="button" on:click=move |_| close()>"Annuleren"</button>
                <button class="button button-bad" on:click=remove>"Ja, haal weg"</button>
            </div>
        </dialog>
    }
}

fn row(kept: &Kept, ask: Callback<Kept>) -> AnyView {
    let (id, name) = (kept.link.id, kept.link.assignment.name().to_owned());
    let deadline = kept
        .link
        .assignment
        .deadline
        .map_or("zonder deadline".to_owned(), |deadline| format!("tot {}", deadline.in_words()));
    let kept = kept.clone();
    let link = |route: String, text: &'static str| {
        view! { <a class="button button-quiet" href=site().link(&route) aria-label=format!("{text}: {name}")>{text}</a> }
    };
    let links = [
        link("docent/resultaten".to_owned(), "Resultaten"),
        link(format!("docent/opdracht?van={id:08x}"), "Veranderen"),
        link(format!("docent/opdracht?kopie={id:08x}"), "Kopie maken"),
    ]
    .collect_view();
    view! {
        <li class="assign-row">
            <p>
                <a class="assign-name" href=site().link(&format!("docent/opdracht?toon={id:08x}"))>{name.clone()}</a>
                <span class="quiet">{deadline}</span>
            </p>
            <div class="row">
                {links}
                <button type="button" class="button button-quiet" aria-label=format!("Weghalen: {name}") on:click=move |_| ask.run(kept.clone())>"Weghalen…"</button>
            </div>
        </li>
    }
    .into_any()
}
