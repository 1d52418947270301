//! A QR code on the page: dark on white in the dark too, large for the beamer, and as a file.

use leptos::html;
use leptos::prelude::*;
use trainer::qr::Drawing;

use crate::app::browser;

/// The code for a text, with what can be done with it. When the text is too long it says so.
#[component]
pub fn QrPart(
    /// The text.
    text: String,
    /// What stands above it on the beamer.
    title: String,
    /// What the file is called, without its ending.
    file: String,
) -> impl IntoView {
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    let Some(code) = Drawing::of(&text) else {
        return view! { <p class="quiet">"De link is te lang voor een QR-code. Maak het bericht korter."</p> }
            .into_any();
    };
    let show = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
            // Some phones have no full screen for pages; the dialog fills the window there.
            let _ = document().document_element().map(|page| page.request_fullscreen());
        }
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let (small, large, svg) = (drawing(&code), drawing(&code), code.svg());
    view! {
        <div class="assign-qr">
            {small}
            <div class="row">
                <button type="button" class="button" on:click=show>"Groot tonen"</button>
                <button type="button" class="button" on:click=move |_| browser::download(&format!("{file}.svg"), &svg)>"QR-code opslaan"</button>
            </div>
        </div>
        <dialog class="assign-beamer" node_ref=dialog aria-label="QR-code, groot" on:close=move |_| leave_full_screen()>
            <h2>{title}</h2>
            {large}
            <div class="row">
                <button type="button" class="button" on:click=close>"Sluiten"</button>
            </div>
        </dialog>
    }
    .into_any()
}

fn leave_full_screen() {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    }
}

fn drawing(code: &Drawing) -> AnyView {
    let size = code.size;
    view! {
        <svg class="assign-code" viewBox=format!("0 0 {size} {size}") shape-rendering="crispEdges" role="img" aria-label="QR-code met de link">
            <rect width=size height=size fill="#fff" />
            <path fill="#000" d=code.path.clone() />
        </svg>
    }
    .into_any()
}
