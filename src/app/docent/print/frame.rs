//! What surrounds all that is printed: the preview that looks like paper, and the button.
//!
//! How to print something else: put [`PrintFrame`] around sheets. A sheet is `<section class=Footing::Page.class()>` with the head of
//! [`trainer::paper::Head`], or HTML from [`trainer::paper::sheet`]. Whatever stands on the page besides gets the class `no-print`;
//! what must stay together on a page gets `paper-keep`. The rules are in `style/15-print.css`.

use leptos::prelude::*;

use crate::app::ui::dom;

/// A preview of sheets with a button to print them.
#[component]
pub fn PrintFrame(
    /// What to know before printing; empty when there is nothing.
    #[prop(into)]
    hint: String,
    /// The sheets.
    children: Children,
) -> impl IntoView {
    let hint = (!hint.is_empty()).then(|| view! { <p>{hint}</p> });
    view! {
        <div class="print-tools no-print">
            <button class="button button-main" type="button" on:click=move |_| dom::print()>"Afdrukken"</button>
            <div>
                {hint}
                <p class="quiet">"Een bestand maken? Kies in het venster dat opent 'Opslaan als pdf'."</p>
            </div>
        </div>
        <div class="paper">{children()}</div>
    }
}

/// Sheets that come as safe HTML, in their frame.
pub fn framed(hint: &str, sheets: String) -> AnyView {
    view! { <PrintFrame hint=hint><div inner_html=sheets /></PrintFrame> }.into_any()
}
