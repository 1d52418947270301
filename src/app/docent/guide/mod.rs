//! The guide for teachers.

use leptos::prelude::*;

use crate::app::ui::dom;

/// The page.
#[component]
pub fn GuidePage() -> impl IntoView {
    dom::set_title("Handleiding");
    request_animation_frame(dom::reveal);
    view! { <h1>"Handleiding"</h1> }
}
