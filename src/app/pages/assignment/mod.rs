//! An assignment of a teacher, as a student has it: what is asked, doing it, handing it in.

mod code;
mod hand_in;
mod handed;
mod overview;
mod question;
mod review;
mod room;
mod standing;
mod tiles;

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use trainer::assignment::{Link, LinkError};
use trainer::delivery::Index;
use trainer::progress::Accepted;

use crate::app::own::carried;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::with_index;
use crate::app::{learner, site};

pub use hand_in::AssignmentHandInPage;
pub use overview::AssignmentPage;
pub use room::AssignmentRoomPage;
pub use tiles::Tiles;

/// An assignment that was opened by its link. Cheap to copy around.
#[derive(Clone, Debug, PartialEq)]
struct Opened {
    link: Arc<Link>,
    /// What stands behind the `?` of the link.
    query: Arc<str>,
    /// The own modules that the link carries, packed.
    modules: Arc<[String]>,
}

impl Opened {
    fn read(query: &str) -> Result<Self, LinkError> {
        let link = Link::read(query)?;
        let modules = carried(query).into();
        // Without what a mail program hung behind it, when all of it was understood.
        let own = link.assignment.query();
        let query = if link.notes.is_empty() { own.as_str() } else { query };
        Ok(Self { query: query.into(), link: Arc::new(link), modules })
    }

    /// The address of one of its pages: `opdracht`, `opdracht/vragen`. The assignment itself stays behind the `#`: no server sees it.
    fn address(&self, route: &str) -> String {
        format!("{}#{}", site().link(route), self.query)
    }

    /// What the learner did with it (tracked); `None` when he did not accept it.
    fn accepted(&self) -> Option<Accepted> {
        let progress = learner().progress.read();
        progress.assignments().get(&self.link.id).filter(|accepted| !accepted.link.is_empty()).cloned()
    }
}

/// Shows `view` of the assignment that the address carries, or why there is none.
fn with_link(view: fn(Arc<Index>, Opened) -> AnyView) -> AnyView {
    let hash = use_location().hash;
    let opened = Memo::new(move |before: Option<&Result<Opened, LinkError>>| {
        let hash = hash.get();
        match before {
            // The address of the next page comes before this page goes.
            Some(before) if hash.is_empty() => before.clone(),
            _ => Opened::read(hash.trim_start_matches('#')),
        }
    });
    with_index(move |index| {
        dynamic(move || {
            Some(match opened.get() {
                Ok(opened) => {
                    dom::set_title(opened.link.assignment.name());
                    untrack(|| view(index.clone(), opened))
                }
                Err(error) => no_assignment(error),
            })
        })
    })
}

fn no_assignment(error: LinkError) -> AnyView {
    dom::set_title("Opdracht");
    view! {
        <h1>"Opdracht"</h1>
        <div class="notice notice-bad" role="alert">
            <p>{error.to_string()}</p>
            <p>"Opdrachten die je al had aangenomen, staan op " <a href=site().link("")>"Vandaag"</a> "."</p>
        </div>
    }
    .into_any()
}
