//! What surrounds every page: header, navigation, banner.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use trainer::page::SITE;

use super::dom;
use super::dynamic::dynamic;
use super::icon::{Icon, icon};
use super::leave::Leaving;
use super::term::TermCard;
use super::test_banner::TestBanner;
use crate::app::state::{BACKUP_FILE, Trouble};
use crate::app::{browser, learner, site};

/// Route, name and icon of the pages in the navigation.
const PAGES: &[(&str, &str, Icon)] = &[
    ("", "Vandaag", Icon::Today),
    ("lessen", "Lessen", Icon::Lessons),
    ("kaarten", "Kaarten", Icon::Cards),
    ("oefenen", "Oefenen", Icon::Practice),
    ("toets", "Toets", Icon::Test),
    ("voortgang", "Voortgang", Icon::Progress),
    ("begrippen", "Begrippen", Icon::Terms),
];

/// The pages that a phone has at the top: its navigation has room for five.
const AT_TOP: [&str; 2] = ["voortgang", "begrippen"];

/// Header and navigation around a page.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let location = use_location();
    let route = Memo::new(move |_| site().route_of(&location.pathname.read()));
    let term_card = TermCard::new();
    let leaving = Leaving::new(route);
    Effect::new(move |before: Option<String>| {
        let now = route.get();
        term_card.hide();
        // On the first page the focus belongs where the browser puts it.
        if before.is_some_and(|before| before != now) {
            dom::focus_page();
        }
        now
    });
    let links = PAGES
        .iter()
        .map(|(page, name, picture)| {
            let is_here = move || {
                let route = route.read();
                match *page {
                    "" => matches!(route.as_str(), "" | "sessie" | "stampen" | "verwarring"),
                    "lessen" => route.starts_with("les"),
                    "oefenen" => route.starts_with("oefenen") || route.starts_with("casus"),
                    "toets" => route.starts_with("toets"),
                    page => *route == page,
                }
            };
            let current = move || is_here().then_some("page");
            view! {
                <li class:wide-only=AT_TOP.contains(page)>
                    <a href=site().link(page) aria-current=current>
                        {icon(*picture)}
                        <span>{*name}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    let top_links = PAGES
        .iter()
        .filter(|(page, ..)| AT_TOP.contains(page))
        .map(|(page, name, picture)| top_link(route, page, name, *picture, "top-link narrow-only"))
        .collect_view();
    view! {
        <a class="skip" href="#inhoud" rel="external">"Naar de inhoud"</a>
        <header class="top" on:click=move |event| leaving.click(&event)>
            <a class="brand" href=site().link("")>
                {brand_mark()}
                {SITE}
            </a>
            <div class="top-links">
                {top_links}
                {top_link(route, "instellingen", "Instellingen", Icon::Settings, "top-link")}
            </div>
        </header>
        <nav class="pages" aria-label="Hoofdmenu" on:click=move |event| leaving.click(&event)>
            <ul>{links}</ul>
        </nav>
        <main
            id="inhoud"
            tabindex="-1"
            on:click=move |event| term_card.click(&event)
            on:focusin=move |event| term_card.focus(&event)
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    term_card.close();
                }
            }
        >
            <Banner />
            <TestBanner route />
            {children()}
            {term_card.view()}
            {leaving.view()}
        </main>
    }
}

/// The drawing beside the name: a matrix with one quadrant lit.
pub fn brand_mark() -> impl IntoView {
    view! {
        <svg class="brand-mark" viewBox="0 0 24 24" aria-hidden="true">
            <rect x="2" y="2" width="9" height="9" rx="2" />
            <rect class="brand-top" x="13" y="2" width="9" height="9" rx="2" />
            <rect x="2" y="13" width="9" height="9" rx="2" />
            <rect x="13" y="13" width="9" height="9" rx="2" />
        </svg>
    }
}

/// A link at the top of the page.
fn top_link(
    route: Memo<String>,
    page: &'static str,
    name: &'static str,
    picture: Icon,
    class: &'static str,
) -> impl IntoView {
    let current = move || (*route.read() == page).then_some("page");
    view! {
        <a class=class href=site().link(page) aria-label=name aria-current=current>
            {icon(picture)}
        </a>
    }
}

/// Says what is the matter with storage, if anything.
#[component]
pub fn Banner() -> impl IntoView {
    let learner = learner();
    dynamic(move || {
        let trouble = learner.trouble.get()?;
        let sentence = match trouble {
            Trouble::Forbidden => {
                "Deze browser laat de trainer niets bewaren. Je kunt gewoon leren, maar je voortgang is weg als je de pagina sluit."
            }
            Trouble::Full => {
                "De opslag van deze browser is vol. Je kunt doorgaan, maar wat je nu doet is weg als je de pagina sluit. Bewaar een reservekopie en maak ruimte."
            }
            Trouble::Damaged => {
                "Een deel van je bewaarde voortgang is beschadigd. De rest doet het gewoon. Je kunt het beschadigde deel opslaan."
            }
        };
        let save_pieces = move |_| browser::download("crm-trainer-beschadigd.txt", &learner.damaged());
        Some(view! {
            <div class="notice notice-bad" role="alert">
                <p>{sentence}</p>
                <div class="row">
                    {(trouble == Trouble::Damaged)
                        .then(|| view! { <button class="button" on:click=save_pieces>"Beschadigd deel opslaan"</button> })}
                    <button class="button" on:click=move |_| browser::download(BACKUP_FILE, &learner.backup())>
                        "Reservekopie opslaan"
                    </button>
                    <button class="button button-quiet" on:click=move |_| learner.close_message()>"Melding sluiten"</button>
                </div>
            </div>
        })
    })
}
