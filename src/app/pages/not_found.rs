//! What stands at an address that does not exist.

use leptos::prelude::*;

use crate::app::site;
use crate::app::ui::dom;

/// Says that there is nothing here, and where there is something.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    dom::set_title("Pagina niet gevonden");
    request_animation_frame(dom::reveal);
    view! {
        <h1>"Deze pagina bestaat niet"</h1>
        <p>"Misschien is de link oud of niet helemaal overgenomen."</p>
        <p class="row">
            <a class="button button-main" href=site().link("")>"Naar vandaag"</a>
            <a class="button" href=site().link("lessen")>"Naar de lessen"</a>
        </p>
    }
}
