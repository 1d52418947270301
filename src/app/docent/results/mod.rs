//! What students handed in: reading it, grading it again, and what it says of the class.

use leptos::prelude::*;

use crate::app::ui::dom;

/// The page.
#[component]
pub fn ResultsPage() -> impl IntoView {
    dom::set_title("Resultaten");
    request_animation_frame(dom::reveal);
    view! { <h1>"Resultaten"</h1> }
}
