//! A module in a link: what is in it, and the choice to add it.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use trainer::own::{from_query, head, lesson_route};

use crate::app::own::{Offer, OpenButton, load};
use crate::app::site;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;

/// The page.
#[component]
pub fn ModulePage() -> impl IntoView {
    dom::set_title("Module openen");
    request_animation_frame(dom::reveal);
    let text: RwSignal<Option<Result<String, String>>> = RwSignal::new(None);
    let hash = use_location().hash;
    Effect::new(move || {
        let query = hash.get().trim_start_matches('#').to_owned();
        text.set(Some(from_query(&query)));
    });
    let (navigate, site) = (StoredValue::new(use_navigate()), site());
    let on_done = Callback::new(move |added: Option<String>| {
        let kept = added.and_then(|name| load(&name));
        let route = kept.map_or_else(|| "lessen".to_owned(), |kept| lesson_route(&head(&kept.text).slug));
        navigate.with_value(|navigate| navigate(&site.link(&route), NavigateOptions::default()));
    });
    view! {
        <h1>"Module van je docent"</h1>
        {dynamic(move || Some(match text.get()? {
            Ok(text) => view! { <Offer text on_done /> }.into_any(),
            Err(sentence) => view! {
                <p role="alert">{sentence}</p>
                <p>"Heb je een bestand gekregen? Open dat hier."</p>
                <OpenButton label="Bestand openen" on_read=Callback::new(move |read| text.set(Some(read))) />
            }
            .into_any(),
        }))}
    }
}
