//! What stands in the place of something that is being fetched, or that could not be.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::Index;

use super::dom;
use super::dynamic::dynamic;
use crate::app::content;
use crate::app::content::Load;

/// Shows `view` of what `load` gives, a quiet word while it loads, and a way out when it fails.
pub fn when_loaded<T: Clone + 'static>(
    load: impl Fn() -> Load<T> + Send + 'static,
    retry: impl Fn() + Clone + Send + 'static,
    view: impl Fn(T) -> AnyView + Send + 'static,
) -> AnyView {
    dynamic(move || {
        Some(match load() {
            Load::Loading => view! { <p class="loading" role="status">"Laden…"</p> }.into_any(),
            Load::Ready(value) => {
                request_animation_frame(dom::reveal);
                view(value)
            }
            Load::Failed(sentence) => {
                dom::reveal();
                let retry = retry.clone();
                view! {
                    <div class="notice notice-bad" role="alert">
                        <p>{sentence}</p>
                        <button class="button" on:click=move |_| retry()>"Opnieuw proberen"</button>
                    </div>
                }
                .into_any()
            }
        })
    })
}

/// Shows `view` of the course's index, once that is here.
pub fn with_index(view: impl Fn(Arc<Index>) -> AnyView + Send + 'static) -> AnyView {
    let content = content();
    when_loaded(move || content.index(), move || content.retry(""), view)
}
