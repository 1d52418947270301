//! All questions with their figures, and those of the test as a whole.

use leptos::prelude::*;
use trainer::number::format;
use trainer::results::{figures, test_sentences};

use super::frame::{ClassDesk, Shown};
use crate::app::ui::dom;

/// The part of the page.
#[component]
pub fn Questions(class: ClassDesk) -> impl IntoView {
    let table = move || {
        let shown = class.class.get();
        let (_, items) = figures(&shown.shares(), shown.columns.len());
        let appeals = |column: usize| {
            let marks = shown.rows.iter().filter_map(|row| row.cells[column].map(|at| row.marks[at]));
            marks.filter(|mark| mark.has_appealed && !mark.is_accepted).count()
        };
        let rows = shown.columns.iter().enumerate().map(|(at, column)| {
            let item = items[at];
            let open = move |_| {
                class.shown.set(Shown::Question(at));
                dom::focus_soon("#deel-titel");
            };
            let figure = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format(value, 2));
            let appeals = appeals(at);
            view! {
                <tr>
                    <th scope="row">
                        <button type="button" on:click=open>{at + 1}". "{column.title.clone()}</button>
                    </th>
                    <td>{item.asked}</td>
                    <td>{figure(item.p)}</td>
                    <td>{figure(item.rit)}</td>
                    <td>{figure(item.rir)}</td>
                    <td>{(appeals > 0).then_some(appeals)}</td>
                </tr>
            }
        });
        rows.collect_view()
    };
    view! {
        <h2 id="deel-titel" tabindex="-1">"De toets als geheel"</h2>
        {move || test_words(class)}
        <h2>"Vragen"</h2>
        <p class="quiet">
            "p: welk deel van de punten de klas haalde. rit: of wie de hele toets goed maakt, deze vraag ook vaker goed heeft. "
            "rir: hetzelfde, zonder deze vraag zelf. Van 0,40 af scheidt een vraag goed, onder 0,20 weinig. Bij minder dan 10 studenten zegt het weinig."
        </p>
        <div class="results-scroll" tabindex="0" role="region" aria-label="Vragen">
            <table class="results-table results-questions">
                <thead>
                    <tr>
                        <th scope="col">"Vraag"</th>
                        <th scope="col">"Gehad"</th>
                        <th scope="col">"p"</th>
                        <th scope="col">"rit"</th>
                        <th scope="col">"rir"</th>
                        <th scope="col">"Bezwaar"</th>
                    </tr>
                </thead>
                <tbody>{table}</tbody>
            </table>
        </div>
    }
}

/// What the figures of the test say.
pub fn test_words(class: ClassDesk) -> AnyView {
    let shown = class.class.get();
    let shares = shown.shares();
    let is_right_or_wrong = shares.iter().flatten().flatten().all(|share| *share == 0.0 || *share == 1.0);
    let sentences = test_sentences(&figures(&shares, shown.columns.len()).0, is_right_or_wrong);
    view! { <p>{sentences.join(" ")}</p> }.into_any()
}
