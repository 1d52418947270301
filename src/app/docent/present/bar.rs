//! What steers a show by mouse or touch: a bar below the slide, and the overview of all slides.

use leptos::html;
use leptos::prelude::*;
use trainer::slides::Content;

use super::deck::Deck;
use super::screen;
use crate::app::site;

/// The bar, with the overview that it opens.
#[component]
pub fn Bar(deck: Deck, open_overview: Callback<()>, overview: NodeRef<html::Dialog>) -> impl IntoView {
    let total = deck.total();
    let notes = move || {
        let route = deck.subject().route("docent/notities");
        format!("{}#{}", site().link(&route), deck.at.get() + 1)
    };
    view! {
        <nav class="show-bar" aria-label="Dia's">
            {steps(deck)}
            <span class="show-count">{move || format!("dia {} van {total}", deck.at.get() + 1)}</span>
            <div class="row show-more">
                <button class="button" on:click=move |_| open_overview.run(())>"Overzicht"</button>
                <button class="button show-wide" on:click=move |_| screen::toggle_full_screen()>"Volledig scherm"</button>
                {black(deck)}
                <a class="button show-wide" href=notes target="_blank">"Notities"</a>
                <a class="button button-quiet" href=site().link("docent/presenteren")>"Stoppen"</a>
            </div>
            <svg class="show-done" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect class="meter-ground" width="100" height="1" />
                <rect class="meter-done" width=move || 100 * (deck.at.get() + 1) / total height="1" />
            </svg>
        </nav>
        <Overview deck dialog=overview />
    }
}

/// The buttons for the slide before and the slide after.
pub fn steps(deck: Deck) -> AnyView {
    let last = deck.total() - 1;
    let is_first = move || deck.at.get() == 0;
    let is_last = move || deck.at.get() == last;
    view! {
        <button class="button" aria-disabled=move || is_first().to_string() on:click=move |_| deck.step(false)>
            <span aria-hidden="true">"←"</span>
            " Vorige"
        </button>
        <button
            class="button button-main"
            aria-disabled=move || is_last().to_string()
            on:click=move |_| deck.step(true)
        >
            "Volgende "
            <span aria-hidden="true">"→"</span>
        </button>
    }
    .into_any()
}

/// The button for a black screen.
pub fn black(deck: Deck) -> AnyView {
    let is_black = move || deck.live.read().is_black;
    view! {
        <button
            class="button"
            aria-pressed=move || is_black().to_string()
            on:click=move |_| deck.change(|live| live.is_black = !live.is_black)
        >
            "Zwart scherm"
        </button>
    }
    .into_any()
}

#[component]
fn Overview(deck: Deck, dialog: NodeRef<html::Dialog>) -> impl IntoView {
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let row = move |(at, (title, kind)): (usize, (String, &'static str))| {
        let go = move |_| {
            close();
            deck.go(at);
        };
        view! {
            <li>
                <button class="show-jump" aria-current=move || (deck.at.get() == at).then_some("true") on:click=go>
                    <b>{at + 1}</b>
                    <span>{title}</span>
                    <span class="quiet">{kind}</span>
                </button>
            </li>
        }
    };
    let rows = deck.with_slides(|slides| {
        slides
            .iter()
            .map(|slide| {
                let part = slide.part.map(|(at, total)| format!(" ({at} van {total})")).unwrap_or_default();
                (format!("{}{part}", slide.title), kind_of(&slide.content))
            })
            .collect::<Vec<_>>()
    });
    view! {
        <dialog class="sheet show-overview" node_ref=dialog aria-labelledby="overzicht-titel">
            <div class="row show-overview-head">
                <h2 id="overzicht-titel">"Alle dia's"</h2>
                <button class="button" on:click=move |_| close()>"Sluiten"</button>
            </div>
            <ol class="plain">{rows.into_iter().enumerate().map(row).collect_view()}</ol>
        </dialog>
    }
}

fn kind_of(content: &Content) -> &'static str {
    match content {
        Content::Exercise(_) => "vraag",
        Content::WordWeb(_) => "woordweb",
        Content::Opening | Content::Text(_) | Content::Closing => "",
    }
}
