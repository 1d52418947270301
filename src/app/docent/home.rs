//! Where a teacher begins.

use leptos::prelude::*;

use super::assign::KeptList;
use super::shell::PAGES;
use crate::app::site;
use crate::app::ui::dom;

/// What there is for teachers.
#[component]
pub fn HomePage() -> impl IntoView {
    dom::set_title("Docent");
    request_animation_frame(dom::reveal);
    let tiles = PAGES
        .iter()
        .filter(|page| !page.about.is_empty())
        .map(|page| {
            view! {
                <li class="tile">
                    <h2 class="tile-name"><a href=site().link(page.route)>{page.name}</a></h2>
                    <p class="quiet">{page.about}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <h1>"Voor docenten"</h1>
        <p>"Alles blijft in deze browser. Er is geen account en geen server."</p>
        <ul class="tiles plain">{tiles}</ul>
        <KeptList />
    }
}
