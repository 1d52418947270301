//! A teacher's own module: an editor with a live preview.

use leptos::prelude::*;

use crate::app::ui::dom;

/// The page.
#[component]
pub fn MakePage() -> impl IntoView {
    dom::set_title("Zelf maken");
    request_animation_frame(dom::reveal);
    view! { <h1>"Zelf maken"</h1> }
}
