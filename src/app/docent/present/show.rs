//! The window that the class sees: one slide at a time, with a bar to steer by.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::bar::Bar;
use super::deck::{Deck, Role, Subject};
use super::keys;
use super::slide::slide_view;
use super::time::countdown_on_slide;
use crate::app::content::LoadedModule;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::when_loaded;
use crate::app::ui::term::TermCard;
use crate::app::{content, learner, site};

/// The slides of the module in the address, or the one question that its query names.
#[component]
pub fn ShowPage() -> impl IntoView {
    with_deck(Role::Show, |deck| view! { <Show deck /> }.into_any())
}

/// Shows `view` of the slides that the address names.
pub(super) fn with_deck(role: Role, view: impl Fn(Deck) -> AnyView + Copy + Send + 'static) -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let subject = Memo::new(move |_| Subject {
        module: params.read().get("module").unwrap_or_default(),
        question: query.read().get("vraag"),
    });
    let content = content();
    let is_hbo = untrack(|| learner().is_hbo());
    when_loaded(
        move || content.module(&subject.read().module),
        move || content.retry(&subject.read_untracked().module),
        move |loaded: Arc<LoadedModule>| match Deck::open(loaded, subject.get(), role, is_hbo) {
            Some(deck) => view(deck),
            None => view! {
                <h1>"Deze vraag is er niet"</h1>
                <p>"Misschien is de vraag uit de cursus gehaald of hernoemd."</p>
                <p><a class="button" href=site().link("docent/presenteren")>"Kies een les of vraag"</a></p>
            }
            .into_any(),
        },
    )
}

#[component]
fn Show(deck: Deck) -> impl IntoView {
    let overview: NodeRef<html::Dialog> = NodeRef::new();
    let open_overview = move || {
        if let Some(dialog) = overview.get_untracked() {
            let _ = dialog.show_modal();
            dom::focus_in(&dialog, "[aria-current]");
        }
    };
    keys::while_shown_listen(deck, open_overview);
    let term_card = TermCard::new();
    let total = deck.total();
    Effect::new(move |before: Option<usize>| {
        let at = deck.at.get();
        term_card.hide();
        dom::set_title(&deck.slide(at).map(|slide| slide.title).unwrap_or_default());
        if before.is_some_and(|before| before != at) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            // Who clicks his way through the bar stays there.
            if !has_focus_in_bar() {
                dom::focus_soon(".show-slide");
            }
        }
        at
    });
    let said = move || {
        let slide = deck.slide(deck.at.get())?;
        Some(format!("Dia {} van {total}: {}", deck.at.get() + 1, slide.title))
    };
    let is_black = move || deck.live.read().is_black;
    let back = move |_| deck.step(true);
    view! {
        <div
            class="show"
            on:click=move |event| term_card.click(&event)
            on:focusin=move |event| term_card.focus(&event)
            on:keydown=move |event| if event.key() == "Escape" { term_card.close() }
        >
            <section class="show-slide" tabindex="-1" aria-label="Dia" inert=is_black>
                {countdown_on_slide(deck)}
                {dynamic(move || Some(slide_view(deck, deck.at.get())))}
            </section>
            <Bar deck open_overview=Callback::new(move |()| open_overview()) overview />
            {dynamic(move || is_black().then(|| view! {
                <button class="show-black" on:click=back>"Het scherm is zwart. Tik om verder te gaan."</button>
            }))}
            <p class="hidden" role="status">{said}</p>
            {term_card.view()}
        </div>
    }
}

fn has_focus_in_bar() -> bool {
    let focused = document().active_element();
    focused.is_some_and(|focused| matches!(focused.closest(".show-bar"), Ok(Some(_))))
}
