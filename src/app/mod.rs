//! The browser app: Leptos views over the core. Only [`browser`] touches storage, clock and network;
//! only [`state`] records what the learner does.

mod browser;
mod content;
mod draft;
mod drill;
mod exercise;
mod item;
mod pages;
mod site;
mod state;
mod stored;
mod test_room;
mod ui;
mod word_web;

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

use content::Content;
use pages::{
    CardsPage, CasusPage, CramPage, FreshPage, GlossaryPage, LessonPage, LessonsPage, MixUpsPage, NotFoundPage,
    PracticePage, ProgressPage, RunPage, SettingsPage, StudyPage, TestPage, TestResultPage, TestRoomPage, TodayPage,
};
use site::Site;
use state::Learner;
use test_room::TestRoom;
use ui::shell::Shell;

/// Puts the app into the page.
pub fn start() {
    browser::pin_icons();
    browser::tidy_address();
    let place = document().get_element_by_id("app").map(wasm_bindgen::JsCast::unchecked_into);
    match place {
        Some(place) => mount_to(place, App).forget(),
        None => leptos::mount::mount_to_body(App),
    }
}

/// The whole app. What must outlive a page is made here and handed down by context.
#[component]
fn App() -> impl IntoView {
    let site = Site::new();
    let learner = Learner::load();
    provide_context(site);
    provide_context(learner);
    provide_context(Content::new());
    provide_context(TestRoom::open(learner));
    Effect::new(move || ui::dom::set_theme(learner.settings.read().theme));
    view! {
        <Router base=site.base()>
            <Shell>
                <FlatRoutes fallback=NotFoundPage>
                    <Route path=path!("/") view=TodayPage />
                    <Route path=path!("/sessie") view=StudyPage />
                    <Route path=path!("/stampen") view=CramPage />
                    <Route path=path!("/verwarring") view=MixUpsPage />
                    <Route path=path!("/lessen") view=LessonsPage />
                    <Route path=path!("/les/:module") view=LessonPage />
                    <Route path=path!("/kaarten") view=CardsPage />
                    <Route path=path!("/oefenen") view=PracticePage />
                    <Route path=path!("/oefenen/nieuwe-klanten") view=FreshPage />
                    <Route path=path!("/oefenen/:soort") view=RunPage />
                    <Route path=path!("/casus/:casus") view=CasusPage />
                    <Route path=path!("/toets") view=TestPage />
                    <Route path=path!("/toets/bezig") view=TestRoomPage />
                    <Route path=path!("/toets/uitslag") view=TestResultPage />
                    <Route path=path!("/begrippen") view=GlossaryPage />
                    <Route path=path!("/voortgang") view=ProgressPage />
                    <Route path=path!("/instellingen") view=SettingsPage />
                </FlatRoutes>
            </Shell>
        </Router>
    }
}

/// What the app hands down to every view.
fn learner() -> Learner {
    expect_context()
}

fn content() -> Content {
    expect_context()
}

fn site() -> Site {
    expect_context()
}

fn test_room() -> TestRoom {
    expect_context()
}
