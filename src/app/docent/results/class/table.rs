//! Students × questions.

use leptos::ev;
use leptos::prelude::*;
use trainer::results::{Order, class_head, class_rows, flag_list, order};
use wasm_bindgen::JsCast;

use super::big_table::big_table;
use super::frame::{ClassDesk, Shown};
use crate::app::ui::dom;
use crate::app::ui::text::count;

/// The table, with what its signs mean, and who has handed in nothing.
#[component]
pub fn ClassTable(class: ClassDesk) -> impl IntoView {
    let sorted = RwSignal::new((Order::Name, false));
    let head = move || {
        let (by, is_reversed) = sorted.get();
        class_head(&class.class.read(), by, is_reversed)
    };
    let places = move || {
        let (by, is_reversed) = sorted.get();
        order(&class.class.read(), by, is_reversed)
    };
    let rows = move |places: &[usize]| class_rows(&class.class.read(), places);
    let columns = class.class.read_untracked().columns.len() + 5;
    // Thousands of cells: one listener for all of them.
    let click = move |event: ev::MouseEvent| {
        if let Some(row) = value_at(&event, "data-row").and_then(|text| text.parse().ok()) {
            class.shown.set(Shown::Student(row));
            dom::focus_soon("#deel-titel");
        } else if let Some(column) = value_at(&event, "data-column").and_then(|text| text.parse().ok()) {
            class.shown.set(Shown::Question(column));
            dom::focus_soon("#deel-titel");
        } else if let Some(name) = value_at(&event, "data-sort") {
            let by = match name.as_str() {
                "punten" => Order::Points,
                "tijd" => Order::Time,
                _ => Order::Name,
            };
            sorted.update(|sorted| *sorted = (by, sorted.0 == by && !sorted.1));
            dom::focus_soon(format!("[data-sort='{name}']"));
        }
    };
    view! {
        <h2 id="deel-titel" tabindex="-1">"Studenten en vragen"</h2>
        <p class="quiet results-legend">
            <b class="s-right">"✓"</b>" goed, "
            <b class="s-part">"½"</b>" deels, "
            <b class="s-wrong">"✗"</b>" fout, "
            <b class="s-none">"–"</b>" niet beantwoord, "
            <b class="s-wait">"…"</b>" wacht op jouw punten. "
            "Klik op een naam of een vraag voor meer. Een cijfer met * is voorlopig. Een lichte rij is een poging die niet meetelt: de beste telt."
        </p>
        <div on:click=click>
            {big_table("Studenten en vragen", "results-class", columns, head, places, rows)}
            <Remarks class />
        </div>
        <Missing class />
    }
}

/// What is remarkable about results, a line for each.
#[component]
fn Remarks(class: ClassDesk) -> impl IntoView {
    let list = move || flag_list(&class.class.read());
    let number = move || class.class.read().rows.iter().filter(|row| !row.flags.is_empty()).count();
    view! {
        <details class="fold results-remarked" open=move || number() <= 40>
            <summary>{move || format!("Let op bij {}", count(number(), "resultaat", "resultaten"))}</summary>
            <ul inner_html=list></ul>
        </details>
    }
}

/// The value of the attribute `name` on what was clicked.
fn value_at(event: &ev::MouseEvent, name: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest(&format!("[{name}]")).ok().flatten()?.get_attribute(name)
}

/// Who has handed in nothing.
#[component]
pub fn Missing(class: ClassDesk) -> impl IntoView {
    let list = move || {
        let missing = class.class.read().missing.clone();
        match (missing.is_empty(), class.decisions.read().list.trim().is_empty()) {
            (_, true) => view! {
                <p class="quiet">"Plak een klassenlijst bij ‘Klassenlijst, cijfer, opslaan’, dan zie je hier wie nog niets inleverde."</p>
            }
            .into_any(),
            (true, _) => view! { <p>"Iedereen op je klassenlijst leverde in."</p> }.into_any(),
            _ => view! {
                <ul class="results-missing">{missing.into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}</ul>
            }
            .into_any(),
        }
    };
    view! {
        <section aria-labelledby="niet-ingeleverd">
            <h2 id="niet-ingeleverd">"Nog niet ingeleverd"</h2>
            {list}
        </section>
    }
}
