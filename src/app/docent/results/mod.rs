//! What students handed in: reading it, grading it again, and what it says of the class.

mod backup;
mod class;
mod desk;
mod groups;
mod inbox;
mod store;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use trainer::results::OF_TEACHER;

use crate::app::browser;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use backup::BackupPart;
use class::ClassPart;
use desk::Desk;
use groups::GroupList;
use inbox::{DamagedList, Inbox};

/// The page.
#[component]
pub fn ResultsPage() -> impl IntoView {
    dom::set_title("Resultaten");
    request_animation_frame(dom::reveal);
    let desk = Desk::open();
    let from_link = move || {
        let data = dom::named_place();
        if data.contains("crm") {
            browser::forget_fragment();
            spawn_local(desk.take_in(data));
        }
    };
    from_link();
    let opened = window_event_listener(ev::hashchange, move |_| from_link());
    // Another tab may take in codes for the same class.
    let stored = window_event_listener(ev::storage, move |event| {
        if event.key().is_some_and(|key| key.contains(OF_TEACHER)) {
            desk.reload();
        }
    });
    on_cleanup(move || {
        opened.remove();
        stored.remove();
    });
    let trouble = move || {
        desk.trouble.get().map(|trouble| {
            let words = match trouble {
                browser::StorageTrouble::Full => "De opslag van deze browser is vol. Wat je hier ziet, blijft staan tot je dit tabblad sluit. Bewaar het als CSV of JSON, en verwijder een klas die je niet meer nodig hebt.",
                browser::StorageTrouble::Forbidden => "Deze browser mag niets bewaren. Wat je hier ziet, is weg als je dit tabblad sluit. Bewaar het als CSV of JSON.",
            };
            view! { <p class="notice notice-bad" role="alert">{words}</p> }
        })
    };
    let list = move || {
        view! {
            <h1>"Resultaten"</h1>
            <p>
                "Plak hier wat je studenten inleverden. Alles wordt opnieuw nagekeken, en blijft in deze browser. "
                "Een resultaat is formatief: het laat zien wat iemand invulde, maar bewijst niet wie dat deed."
            </p>
            <Inbox desk />
            <DamagedList desk />
            <GroupList desk />
            <BackupPart desk />
        }
    };
    view! {
        {dynamic(trouble)}
        <div class="results">
            {dynamic(move || Some(match desk.chosen.get() {
                None => list().into_any(),
                Some(assignment) => view! { <ClassPart desk assignment /> }.into_any(),
            }))}
        </div>
    }
}
