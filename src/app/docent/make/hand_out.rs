//! Handing the module to students: as a file, and when it is short as a link.

use leptos::prelude::*;
use leptos::task::spawn_local;
use trainer::own::{LINK_LENGTH, head, query_of};

use super::work::Work;
use crate::app::site::Site;
use crate::app::ui::dynamic::dynamic;
use crate::app::{browser, site};

/// A link, or why there is none.
type Made = Result<String, String>;

/// The name of the file with this text.
pub fn file_name(text: &str) -> String {
    format!("{}.md", head(text).slug)
}

/// Offers the text as a file.
pub fn save_file(work: Work) {
    work.text.with_untracked(|text| browser::download(&file_name(text), text));
}

/// The part of the page.
pub fn hand_out(work: Work) -> impl IntoView {
    let made: RwSignal<Option<Made>> = RwSignal::new(None);
    let said = RwSignal::new("");
    let site = site();
    Effect::new(move || {
        // Another text has another link.
        work.text.track();
        made.set(None);
        said.set("");
    });
    let make = move |_| made.set(Some(work.text.with_untracked(|text| link_of(site, text))));
    let copy = move |link: String| {
        spawn_local(async move {
            let is_copied = browser::copy(&link).await;
            said.try_set(if is_copied {
                "De link is gekopieerd."
            } else {
                "Kopiëren lukt niet. Selecteer de link en kopieer hem zelf."
            });
        });
    };
    let link = move || {
        Some(match made.get()? {
            Err(sentence) => view! { <p>{sentence}</p> }.into_any(),
            Ok(link) => {
                let for_copy = link.clone();
                view! {
                    <label class="field-block">
                        <span class="field-name">"Link voor je studenten"</span>
                        <input type="text" readonly value=link />
                    </label>
                    <button class="button" on:click=move |_| copy(for_copy.clone())>"Link kopiëren"</button>
                }
                .into_any()
            }
        })
    };
    view! {
        <details class="fold make-hand-out">
            <summary>"Uitdelen aan je klas"</summary>
            <p>"Geef je studenten het bestand. Zij openen het bij Lessen, met de knop ‘Module van je docent openen’. Een nieuwe versie met dezelfde id vervangt de oude. Hun voortgang blijft."</p>
            <div class="row">
                <button class="button" on:click=move |_| save_file(work)>"Bestand voor je studenten"</button>
                <button class="button" on:click=make>"Link maken"</button>
            </div>
            {dynamic(link)}
            <p role="status">{said}</p>
        </details>
    }
}

/// The link with `text` in it. It works where this site is.
fn link_of(site: Site, text: &str) -> Made {
    let link = browser::full_address(&format!("{}#/module?{}", site.link(""), query_of(text)));
    match link.len() {
        length if length <= LINK_LENGTH => Ok(link),
        length => Err(format!(
            "Deze module is te lang voor een link: die zou {length} tekens worden, en veel programma's knippen af na {LINK_LENGTH}. Geef het bestand."
        )),
    }
}
