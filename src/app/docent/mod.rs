//! The pages for teachers, a program of its own.

mod assign;
mod guide;
mod home;
mod kept;
mod make;
mod present;
mod print;
mod results;
mod shell;

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

use super::OtherProgram;
use assign::AssignPage;
use guide::GuidePage;
use home::HomePage;
use make::MakePage;
use present::{NotesPage, PresentPage, ShowPage};
use print::PrintPage;
use results::ResultsPage;
use shell::Shell;

/// Puts the pages for teachers into the page.
pub fn start() {
    super::begin(App);
}

/// The pages for teachers. A page that is not here is one for students.
#[component]
fn App() -> impl IntoView {
    let site = super::provide();
    view! {
        <Router base=site.base()>
            <Shell>
                <FlatRoutes fallback=OtherProgram>
                    <Route path=path!("/docent") view=HomePage />
                    <Route path=path!("/docent/opdracht") view=AssignPage />
                    <Route path=path!("/docent/resultaten") view=ResultsPage />
                    <Route path=path!("/docent/presenteren") view=PresentPage />
                    <Route path=path!("/docent/presenteren/:module") view=ShowPage />
                    <Route path=path!("/docent/notities/:module") view=NotesPage />
                    <Route path=path!("/docent/afdrukken") view=PrintPage />
                    <Route path=path!("/docent/maken") view=MakePage />
                    <Route path=path!("/docent/handleiding") view=GuidePage />
                </FlatRoutes>
            </Shell>
        </Router>
    }
}
