//! A table of any length: of a long one only the rows in view are in the page, for tens of thousands of cells would make it slow.

use leptos::html;
use leptos::prelude::*;

/// A table that is not longer than this is in the page as a whole.
const WHOLE: usize = 80;
/// How many rows of a longer one are in the page.
const IN_VIEW: usize = 60;
/// So many of those stand above what is in view.
const ABOVE: usize = 15;
/// How high a row is, in pixels: as `style/18-results.css` says, with its border.
const HEIGHT: usize = 45;

/// The table. `rows` writes the rows at some places, as safe HTML.
pub fn big_table(
    label: &'static str,
    class: &'static str,
    columns: usize,
    head: impl Fn() -> String + Send + Sync + 'static,
    places: impl Fn() -> Vec<usize> + Send + Sync + 'static,
    rows: impl Fn(&[usize]) -> String + Send + Sync + 'static,
) -> AnyView {
    let place: NodeRef<html::Div> = NodeRef::new();
    let first = RwSignal::new(0_usize);
    let scrolled = move |_| {
        let top = place.get_untracked().map_or(0, |place| place.scroll_top().max(0) as usize);
        // In steps, so that not every pixel writes the rows again.
        let step = ABOVE.min(10);
        let now = (top / HEIGHT / step * step).saturating_sub(ABOVE);
        if now != first.get_untracked() {
            first.set(now);
        }
    };
    let places = Memo::new(move |_| places());
    let body = move || {
        let places = places.read();
        if places.len() <= WHOLE {
            return rows(&places);
        }
        let from = first.get().min(places.len() - IN_VIEW);
        let to = from + IN_VIEW;
        let gap = |rows: usize| match rows {
            0 => String::new(),
            rows => {
                format!("<tr aria-hidden=\"true\"><td colspan=\"{columns}\" height=\"{}\"></td></tr>", rows * HEIGHT)
            }
        };
        gap(from) + &rows(&places[from..to]) + &gap(places.len() - to)
    };
    view! {
        <div class="results-scroll" tabindex="0" role="region" aria-label=label node_ref=place on:scroll=scrolled>
            <table class=format!("results-table {class}") aria-rowcount=move || places.read().len() + 2>
                <thead inner_html=head></thead>
                <tbody inner_html=body></tbody>
            </table>
        </div>
    }
    .into_any()
}
