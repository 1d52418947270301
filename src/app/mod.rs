//! The browser app: Leptos views over the core. Only [`browser`] touches storage, clock and network;
//! only [`state`] records what the learner does.
//!
//! It is two programs: this one for students, and [`docent`] for teachers. Each has the pages of the other as [`OtherProgram`].

mod assignment;
mod audience;
mod browser;
mod content;
mod desk;
pub mod docent;
mod draft;
mod drill;
mod exercise;
mod item;
mod own;
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
use leptos_router::hooks::use_location;
use leptos_router::path;

use content::Content;
use desk::Desk;
use pages::{
    AssignmentHandInPage, AssignmentPage, AssignmentRoomPage, CardsPage, CasusPage, CramPage, FreshPage, GlossaryPage,
    LessonPage, LessonsPage, MixUpsPage, ModulePage, NotFoundPage, PracticePage, ProgressPage, RunPage, SettingsPage,
    StudyPage, TestPage, TestResultPage, TestRoomPage, TodayPage,
};
use site::Site;
use state::Learner;
use test_room::TestRoom;
use ui::shell::Shell;

/// Puts the app into the page.
pub fn start() {
    begin(App);
}

/// Puts `app` into the page.
fn begin<V: IntoView + 'static>(app: fn() -> V) {
    console_error_panic_hook::set_once();
    browser::pin_icons();
    browser::tidy_address();
    browser::open_fragment();
    let place = document().get_element_by_id("app").map(wasm_bindgen::JsCast::unchecked_into);
    match place {
        Some(place) => mount_to(place, app).forget(),
        None => leptos::mount::mount_to_body(app),
    }
}

/// Makes what must outlive a page, and hands it down by context.
fn provide() -> Site {
    let site = Site::new();
    let learner = Learner::load();
    provide_context(site);
    provide_context(learner);
    provide_context(Content::new());
    Effect::new(move || ui::dom::set_theme(learner.settings.read().theme));
    site
}

/// A page that the other program has: asks the host for it. Where the host gave this program for it, there is no such page.
#[component]
fn OtherProgram() -> impl IntoView {
    let location = use_location();
    let route = site().route_of(&location.pathname.get_untracked());
    if site().is_first(&route) {
        return view! { <NotFoundPage /> }.into_any();
    }
    // The router has not put the address into the window yet.
    let query = location.search.get_untracked();
    let mark = if query.is_empty() { "" } else { "?" };
    browser::go_to(&format!("{}{mark}{query}{}", site().link(&route), location.hash.get_untracked()));
    ().into_any()
}

/// The pages for students.
#[component]
fn App() -> impl IntoView {
    let site = provide();
    provide_context(TestRoom::open(learner()));
    provide_context(Desk::open(learner()));
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
                    <Route path=path!("/opdracht") view=AssignmentPage />
                    <Route path=path!("/opdracht/vragen") view=AssignmentRoomPage />
                    <Route path=path!("/opdracht/inleveren") view=AssignmentHandInPage />
                    <Route path=path!("/resultaat") view=ResultForTeacher />
                    <Route path=path!("/module") view=ModulePage />
                    <Route path=path!("/docent/*any") view=OtherProgram />
                </FlatRoutes>
            </Shell>
        </Router>
    }
}

/// A result that a student handed in: the pages for teachers read it.
#[component]
fn ResultForTeacher() -> impl IntoView {
    browser::go_to(&format!("{}{}", site().link("docent/resultaten"), use_location().hash.get_untracked()));
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

fn desk() -> Desk {
    expect_context()
}

fn test_room() -> TestRoom {
    expect_context()
}
