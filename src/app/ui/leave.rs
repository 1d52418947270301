//! Asks who walks out of a running test whether he means it.

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::dom;
use crate::app::test_room;
use crate::app::test_room::Place;

/// Where a test is sat.
const ROOM: &str = "toets/bezig";

/// The question, and where the learner wanted to go. Copied freely.
#[derive(Clone, Copy)]
pub struct Leaving {
    route: Memo<String>,
    wanted: RwSignal<Option<String>>,
    dialog: NodeRef<html::Dialog>,
}

impl Leaving {
    /// Nobody is leaving yet.
    pub fn new(route: Memo<String>) -> Self {
        Self { route, wanted: RwSignal::new(None), dialog: NodeRef::new() }
    }

    /// Call for every click in the header and the navigation. In a running test a link waits for an answer.
    pub fn click(self, event: &MouseEvent) {
        let room = test_room();
        let is_running = *self.route.read_untracked() == ROOM
            && untrack(|| room.is_open() && room.place.get() == Place::Here && room.time_left() != Some(0));
        let opens_elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key();
        let Some(address) = dom::link_of(event).filter(|_| is_running && !opens_elsewhere) else { return };
        event.prevent_default();
        self.wanted.set(Some(address));
        if let Some(dialog) = self.dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    }

    /// The dialog.
    pub fn view(self) -> AnyView {
        let navigate = use_navigate();
        let close = move || {
            if let Some(dialog) = self.dialog.get_untracked() {
                dialog.close();
            }
        };
        let leave = move |_| {
            close();
            if let Some(address) = self.wanted.get_untracked() {
                navigate(&address, NavigateOptions { resolve: false, ..Default::default() });
            }
        };
        let clock = move || test_room().time_left().is_some().then_some(" De klok loopt door.");
        view! {
            <dialog class="sheet" node_ref=self.dialog aria-labelledby="weggaan">
                <h2 id="weggaan">"Weggaan uit je toets?"</h2>
                <p>"Je antwoorden blijven bewaard en je kunt terugkomen." {clock}</p>
                <div class="row">
                    <button class="button button-main" on:click=move |_| close()>"Blijf bij de toets"</button>
                    <button class="button" on:click=leave>"Toch weggaan"</button>
                </div>
            </dialog>
        }
        .into_any()
    }
}
