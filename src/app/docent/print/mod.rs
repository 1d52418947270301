//! What goes on paper: a summary, cards to cut, a test in versions, reports.

use leptos::prelude::*;

use crate::app::ui::dom;

/// The page.
#[component]
pub fn PrintPage() -> impl IntoView {
    dom::set_title("Afdrukken");
    request_animation_frame(dom::reveal);
    view! { <h1>"Afdrukken"</h1> }
}
