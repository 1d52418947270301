//! A teacher's own modules: a list of them, and an editor with a live preview.

mod editor;
mod field;
mod hand_out;
mod insert;
mod list;
mod preview;
mod problems;
mod work;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::app::content;
use crate::app::own;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use editor::Editor;
use list::List;

/// The address of the editor for what is kept under `name`.
fn route_of(name: &str) -> String {
    format!("docent/maken?bestand={}", name.trim_start_matches(own::SHELF))
}

/// The page: the module that the address names, else the list.
#[component]
pub fn MakePage() -> impl IntoView {
    dom::set_title("Zelf maken");
    request_animation_frame(dom::reveal);
    let content = content();
    // What was written here can be chosen on the other pages.
    on_cleanup(move || content.own_changed());
    let query = use_query_map();
    let name = Memo::new(move |_| query.read().get("bestand").filter(|name| !name.is_empty()));
    dynamic(move || {
        let kept = name.get().map(|name| own::load(&format!("{}{name}", own::SHELF)));
        Some(match kept {
            Some(Some(kept)) => view! { <Editor kept /> }.into_any(),
            Some(None) => view! { <List message="Deze module staat niet meer in deze browser." /> }.into_any(),
            None => view! { <List message="" /> }.into_any(),
        })
    })
}
