//! What surrounds every page for teachers: header and navigation.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use trainer::page::SITE;

use crate::app::site;
use crate::app::ui::dom;
use crate::app::ui::shell::{Banner, brand_mark};

/// A page in the navigation.
pub struct Page {
    /// Its route.
    pub route: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it is for; empty for the first page.
    pub about: &'static str,
}

/// The pages in the navigation.
pub const PAGES: &[Page] = &[
    page("docent", "Overzicht", ""),
    page(
        "docent/opdracht",
        "Opdracht maken",
        "Kies lessen en oefeningen, of een toets. Deel uit met één link of QR-code.",
    ),
    page("docent/resultaten", "Resultaten", "Plak de codes van je klas. Zie wat goed gaat, en wat niet."),
    page(
        "docent/presenteren",
        "Presenteren",
        "Een les als dia's, met vragen, een woordweb en een matrix voor de klas.",
    ),
    page("docent/afdrukken", "Afdrukken", "Samenvattingen, kaartjes, en een toets op papier in twee versies."),
    page("docent/maken", "Zelf maken", "Schrijf je eigen module in Markdown en zie meteen hoe die wordt."),
    page("docent/handleiding", "Handleiding", "Hoe alles werkt, met plaatjes."),
];

const fn page(route: &'static str, name: &'static str, about: &'static str) -> Page {
    Page { route, name, about }
}

/// Header and navigation around a page.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let location = use_location();
    let route = Memo::new(move |_| site().route_of(&location.pathname.read()));
    Effect::new(move |before: Option<String>| {
        let now = route.get();
        // On a phone the navigation is wider than the screen.
        dom::show_soon(".docent-pages [aria-current]".to_owned());
        if before.is_some_and(|before| before != now) {
            dom::focus_page();
        }
        now
    });
    let links = PAGES
        .iter()
        .map(|page| {
            let is_here = move || {
                let route = route.read();
                *route == page.route || (page.route != "docent" && route.starts_with(page.route))
            };
            view! {
                <li><a href=site().link(page.route) aria-current=move || is_here().then_some("page")>{page.name}</a></li>
            }
        })
        .collect_view();
    // What is shown to a class has the whole window.
    let is_bare =
        move || ["docent/presenteren/", "docent/notities/"].iter().any(|start| route.read().starts_with(start));
    view! {
        <a class="skip" href="#inhoud" rel="external" hidden=is_bare>"Naar de inhoud"</a>
        <header class="top docent-top" hidden=is_bare>
            <a class="brand" href=site().link("docent")>{brand_mark()} {SITE} <span class="brand-part">" · docent"</span></a>
            <div class="top-links"><a class="top-text" href=site().link("")>"Naar de trainer"</a></div>
        </header>
        <nav class="docent-pages" aria-label="Hoofdmenu" hidden=is_bare>
            <ul>{links}</ul>
        </nav>
        <main id="inhoud" class="teacher-page" tabindex="-1">
            <Banner />
            {children()}
        </main>
    }
}
