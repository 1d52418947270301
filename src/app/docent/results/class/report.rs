//! What can be printed: a report of the class, and one for each student.

use leptos::prelude::*;

use super::frame::ClassDesk;
use super::goals::{mix_ups, weakest};
use super::questions::test_words;
use super::student;
use super::table::Missing;
use crate::app::docent::results::groups::title_of;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;

/// The part of the page.
#[component]
pub fn Report(class: ClassDesk) -> impl IntoView {
    let shows_students = RwSignal::new(false);
    let report = move || {
        Some(match shows_students.get() {
            true => students(class),
            false => of_class(class),
        })
    };
    view! {
        <div class="row results-noprint">
            <button type="button" class="button" aria-current=move || (!shows_students.get()).then_some("true") on:click=move |_| shows_students.set(false)>
                "Van de klas"
            </button>
            <button type="button" class="button" aria-current=move || shows_students.get().then_some("true") on:click=move |_| shows_students.set(true)>
                "Van elke student"
            </button>
            <button type="button" class="button button-main" on:click=move |_| dom::print()>"Afdrukken"</button>
        </div>
        {dynamic(report)}
    }
}

fn of_class(class: ClassDesk) -> AnyView {
    let shown = class.class.get();
    let rows = shown.counting().map(|row| {
        let flags: Vec<String> = row.flags.iter().map(ToString::to_string).collect();
        view! {
            <tr>
                <th scope="row">{row.name.clone()}</th>
                <td>{row.sum.map(|sum| sum.text())}</td>
                <td>{trainer::number::format_short(row.tally.points)}"/"{row.tally.questions}</td>
                <td>{flags.join(" ")}</td>
            </tr>
        }
    });
    view! {
        <article class="results-report">
            <h2 id="deel-titel" tabindex="-1">"Verslag: "{title_of(class.desk, class.assignment)}</h2>
            {test_words(class)}
            <h3>"Wat de klas het eerst mist"</h3>
            {weakest(class)}
            <h3>"Wat door elkaar liep"</h3>
            {mix_ups(class)}
            <Missing class />
            <h3>"Uitslagen"</h3>
            <div class="results-scroll" tabindex="0" role="region" aria-label="Uitslagen">
                <table class="results-table results-marks">
                    <thead>
                        <tr>
                            <th scope="col">"Naam"</th>
                            <th scope="col">"Cijfer"</th>
                            <th scope="col">"Punten"</th>
                            <th scope="col">"Opmerkingen"</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            <p class="quiet">"Dit zijn formatieve resultaten: ze bewijzen niet wie de vragen maakte."</p>
        </article>
    }
    .into_any()
}

fn students(class: ClassDesk) -> AnyView {
    let shown = class.class.get();
    let reports: Vec<AnyView> = shown.counting().map(|row| student::report(class, &shown, row, false)).collect();
    view! { <div class="results-reports">{reports}</div> }.into_any()
}
