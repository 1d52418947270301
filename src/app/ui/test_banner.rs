//! Says on other pages that a test is running.

use leptos::prelude::*;

use super::dynamic::dynamic;
use super::text::count;
use crate::app::test_room::Place;
use crate::app::{site, test_room};

/// The banner: nothing on the pages of the test itself, or when no test runs here.
#[component]
pub fn TestBanner(
    /// The route of the page.
    route: Memo<String>,
) -> impl IntoView {
    let room = test_room();
    let is_shown =
        Memo::new(move |_| room.is_open() && room.place.get() == Place::Here && !route.read().starts_with("toets"));
    // Counted in minutes, so that the banner does not change each second.
    let minutes = Memo::new(move |_| room.time_left().map(|seconds| seconds.div_ceil(60)));
    dynamic(move || {
        is_shown.get().then(|| {
            let words = match minutes.get() {
                None => "Je proeftoets staat nog open.".to_owned(),
                Some(0) => "De tijd van je proeftoets is om.".to_owned(),
                Some(minutes) => {
                    format!("Je proeftoets loopt door: nog {}.", count(minutes as usize, "minuut", "minuten"))
                }
            };
            view! {
                <div class="notice row test-banner" role="status">
                    <p>{words}</p>
                    <a class="button button-main" href=site().link("toets/bezig")>"Naar de toets"</a>
                </div>
            }
        })
    })
}
