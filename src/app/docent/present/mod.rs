//! A lesson in class: slides, a window with notes, a question with hands, a word web, a matrix.

use leptos::prelude::*;

use crate::app::ui::dom;

/// The page.
#[component]
pub fn PresentPage() -> impl IntoView {
    dom::set_title("Presenteren");
    request_animation_frame(dom::reveal);
    view! { <h1>"Presenteren"</h1> }
}
