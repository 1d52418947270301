//! Everything of the teacher in one file, and back.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use trainer::results::{read_backup, write_backup};

use super::desk::Desk;
use super::store;
use crate::app::browser;
use crate::app::ui::text::count;

const FILE: &str = "crm-trainer-docent.json";

/// The part of the page.
#[component]
pub fn BackupPart(
    /// What the page has.
    desk: Desk,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let choose = move |event: ev::Targeted<ev::Event, web_sys::HtmlInputElement>| {
        let input = event.target();
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        spawn_local(async move {
            let text = browser::read_file(file).await.unwrap_or_default();
            input.set_value("");
            match read_backup(&text).map(store::restore) {
                Err(sentence) => said.set(sentence.to_owned()),
                Ok(Err(trouble)) => {
                    desk.note(Err(trouble));
                    desk.reload();
                }
                Ok(Ok(added)) => {
                    desk.reload();
                    desk.try_sealed().await;
                    said.set(match added {
                        0 => "Alles in deze reservekopie stond hier al.".to_owned(),
                        added => {
                            format!("{} teruggezet. Er is niets weggehaald.", count(added, "onderdeel", "onderdelen"))
                        }
                    });
                }
            }
        });
    };
    view! {
        <section aria-labelledby="docent-reserve" class="results-backup">
            <h2 id="docent-reserve">"Reservekopie"</h2>
            <p>
                "Alles van deze docentpagina's staat alleen in deze browser: opdrachten, resultaten, klassenlijsten, eigen modules en je sleutel. "
                "Bewaar er een kopie van. In het bestand staat ook je privésleutel en staan namen van studenten: bewaar het op een veilige plek."
            </p>
            <div class="row">
                <button type="button" class="button" on:click=move |_| browser::download(FILE, &write_backup(store::everything()))>
                    "Reservekopie opslaan"
                </button>
                <label class="button">
                    "Reservekopie terugzetten"
                    <input class="hidden" type="file" accept=".json,application/json" on:change:target=choose />
                </label>
            </div>
            <p role="status">{said}</p>
        </section>
    }
}
