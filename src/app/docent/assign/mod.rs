//! What a teacher hands out: choosing it, its link and code, and what was handed out before.

use leptos::prelude::*;

use crate::app::ui::dom;

/// The page.
#[component]
pub fn AssignPage() -> impl IntoView {
    dom::set_title("Opdracht maken");
    request_animation_frame(dom::reveal);
    view! { <h1>"Opdracht maken"</h1> }
}
