//! Class list, mark, export, and taking the class away.

use leptos::prelude::*;
use trainer::results::{to_csv, to_json};

use super::frame::ClassDesk;
use super::rules::Rules;
use crate::app::browser;
use crate::app::docent::results::groups::title_of;
use crate::app::docent::results::inbox::Inbox;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::text::count;

/// The part of the page.
#[component]
pub fn Manage(class: ClassDesk) -> impl IntoView {
    let is_asking = RwSignal::new(false);
    let file = move |ending: &str| format!("resultaten-{:08x}.{ending}", class.assignment);
    let list = move |text: String| {
        class.decide(|decisions| {
            decisions.list = text;
            decisions.list_at = browser::now();
        });
    };
    let question = move || {
        is_asking.get().then(|| {
            let number = class.class.read_untracked().rows.len();
            view! {
                <div class="notice notice-bad" role="group" aria-labelledby="zeker">
                    <h3 id="zeker" tabindex="-1">"Deze klas verwijderen?"</h3>
                    <p>
                        {format!("‘{}’: {} en alles wat je erover besliste, gaan weg uit deze browser. ", title_of(class.desk, class.assignment), count(number, "resultaat", "resultaten"))}
                        "De opdracht zelf blijft. Dit is niet terug te draaien, behalve met een reservekopie."
                    </p>
                    <div class="row">
                        <button type="button" class="button button-bad" on:click=move |_| {
                            class.desk.forget(class.assignment);
                            class.desk.said.set("De klas is verwijderd.".to_owned());
                            class.desk.chosen.set(None);
                        }>"Ja, verwijderen"</button>
                        <button type="button" class="button" on:click=move |_| is_asking.set(false)>"Nee, bewaren"</button>
                    </div>
                </div>
            }
        })
    };
    view! {
        <section aria-labelledby="deel-titel">
            <h2 id="deel-titel" tabindex="-1">"Klassenlijst"</h2>
            <label class="field-block">
                <span class="field-name">"Namen of nummers, één per regel. Dan zie je wie nog niet inleverde."</span>
                <textarea
                    rows="6"
                    spellcheck="false"
                    autocomplete="off"
                    prop:value=move || class.decisions.read().list.clone()
                    on:change:target=move |event| list(event.target().value())
                ></textarea>
            </label>
            <p class="quiet">"Hoofdletters, accenten en volgorde maken niet uit: ‘Wit, Sem de’ is ‘Sem de Wit’."</p>
            <p role="status">{move || match class.decisions.read().list.trim().is_empty() {
                true => String::new(),
                false => format!("{} nog niets in.", count(class.class.read().missing.len(), "student leverde", "studenten leverden")),
            }}</p>
        </section>
        <Rules class />
        <section aria-labelledby="opslaan">
            <h2 id="opslaan">"Opslaan"</h2>
            <p>"CSV opent in Excel met een dubbelklik. In JSON staat alles, ook elk antwoord."</p>
            <div class="row">
                <button type="button" class="button" on:click=move |_| browser::download(&file("csv"), &to_csv(&class.class.read_untracked(), browser::utc_offset_at))>
                    "Opslaan als CSV"
                </button>
                <button type="button" class="button" on:click=move |_| browser::download(&file("json"), &to_json(&class.class.read_untracked()))>
                    "Opslaan als JSON"
                </button>
            </div>
        </section>
        <Inbox desk=class.desk />
        <section aria-labelledby="weg">
            <h2 id="weg">"Verwijderen"</h2>
            <button type="button" class="button button-bad" on:click=move |_| {
                is_asking.set(true);
                dom::focus_soon("#zeker");
            }>"Verwijder deze klas"</button>
            {dynamic(question)}
        </section>
    }
}
