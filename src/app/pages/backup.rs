//! The part of the settings with back-ups and exports.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use trainer::progress::{Backup, Preview, to_csv, to_json};

use crate::app::state::{BACKUP_FILE, Learner};
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::text::count;
use crate::app::{browser, learner};

const UNREADABLE: &str = "Dit bestand is niet te lezen. Er is niets veranderd.";

/// A file that the learner chose, and what it would add.
#[derive(Clone)]
struct Chosen {
    backup: Arc<Backup>,
    preview: Preview,
}

/// The part of the page.
#[component]
pub fn BackupPart() -> impl IntoView {
    let learner = learner();
    let message = RwSignal::new(String::new());
    let chosen = RwSignal::new(None);
    let choose = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlInputElement>| {
        let input = event.target();
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        spawn_local(async move {
            let text = browser::read_file(file).await;
            // So that the same file can be chosen again.
            input.set_value("");
            match look_into(learner, text) {
                Ok(file) => {
                    message.set(String::new());
                    chosen.set(Some(file));
                    dom::focus_soon("#in-het-bestand");
                }
                Err(sentence) => {
                    chosen.set(None);
                    message.set(sentence);
                }
            }
        });
    };
    let save_csv = move |_| {
        browser::download("crm-trainer-geschiedenis.csv", &learner.with_log(|log| to_csv(log, browser::utc_offset_at)));
    };
    let save_json = move |_| browser::download("crm-trainer-geschiedenis.json", &learner.with_log(to_json));
    view! {
        <section class="setting">
            <h2>"Reservekopie en export"</h2>
            <p>"Je voortgang staat alleen in deze browser. Bewaar een reservekopie, of neem haar mee naar een ander apparaat. Terugzetten voegt toe: er gaat niets verloren."</p>
            <div class="row">
                <button class="button" on:click=move |_| browser::download(BACKUP_FILE, &learner.backup())>"Reservekopie opslaan"</button>
                <label class="button">
                    "Reservekopie terugzetten"
                    <input class="hidden" id="terugzetten" type="file" accept=".txt,text/plain" on:change:target=choose />
                </label>
            </div>
            <p role="status">{message}</p>
            {dynamic(move || Some(preview(learner, chosen.get()?, chosen, message)))}
            <p>"Je geschiedenis kun je ook opslaan als tabel (CSV, voor Excel) of als JSON. Zo'n bestand kun je hier niet terugzetten."</p>
            <div class="row">
                <button class="button" on:click=save_csv>"Opslaan als CSV"</button>
                <button class="button" on:click=save_json>"Opslaan als JSON"</button>
            </div>
            {(!learner.damaged().is_empty()).then(|| view! {
                <p>"Een deel van je voortgang was beschadigd en telt niet mee."</p>
                <button class="button" on:click=move |_| browser::download("crm-trainer-beschadigd.txt", &learner.damaged())>
                    "Beschadigd deel opslaan"
                </button>
            })}
        </section>
    }
}

/// What is in a file with this text. The error is a sentence: there is nothing to choose.
fn look_into(learner: Learner, text: Option<String>) -> Result<Chosen, String> {
    let backup = Backup::read(&text.ok_or(UNREADABLE)?).map_err(|error| error.to_string())?;
    let preview = learner.with_log(|log| Preview::of(&backup, log, browser::utc_offset()));
    let adds_nothing = preview.fresh == 0 && backup.settings == learner.settings.get_untracked();
    if adds_nothing && backup.damaged == 0 {
        return Err("Alles in deze reservekopie stond hier al.".to_owned());
    }
    Ok(Chosen { backup: Arc::new(backup), preview })
}

/// What restoring would do, and the choice.
fn preview(
    learner: Learner,
    Chosen { backup, preview }: Chosen,
    chosen: RwSignal<Option<Chosen>>,
    message: RwSignal<String>,
) -> impl IntoView {
    let takes_settings = RwSignal::new(false);
    let has_other_settings = backup.settings != learner.settings.get_untracked();
    let lines: Vec<_> = lines(&backup, &preview).into_iter().map(|line| view! { <li>{line}</li> }).collect();
    let close = move |words: String| {
        chosen.set(None);
        message.set(words);
        dom::focus_soon("#terugzetten");
    };
    let add = move |_| {
        let settings = backup.settings;
        let added = learner.restore((*backup).clone());
        if takes_settings.get_untracked() {
            learner.change_settings(|here| *here = settings);
        }
        close(match (added, takes_settings.get_untracked()) {
            (0, true) => "De instellingen zijn overgenomen.".to_owned(),
            (0, false) => "Alles in deze reservekopie stond hier al.".to_owned(),
            (added, _) => format!("{} toegevoegd.", count(added, "gebeurtenis", "gebeurtenissen")),
        });
    };
    view! {
        <div class="notice" role="group" aria-labelledby="in-het-bestand">
            <h3 id="in-het-bestand" tabindex="-1">"In dit bestand"</h3>
            <ul>{lines}</ul>
            {if has_other_settings {
                view! {
                    <p>"De instellingen in dit bestand zijn anders dan hier. Die van hier blijven."</p>
                    <label class="tick">
                        <input type="checkbox" on:change:target=move |event| takes_settings.set(event.target().checked()) />
                        <span>"Neem de instellingen uit het bestand over"</span>
                    </label>
                }.into_any()
            } else {
                view! { <p>"Je instellingen blijven zoals ze zijn."</p> }.into_any()
            }}
            <div class="row">
                <button class="button button-main" on:click=add>"Toevoegen"</button>
                <button class="button" on:click=move |_| close("Er is niets veranderd.".to_owned())>"Annuleren"</button>
            </div>
        </div>
    }
}

/// What is in the file, a sentence each.
fn lines(backup: &Backup, preview: &Preview) -> Vec<String> {
    let events = count(preview.events, "gebeurtenis", "gebeurtenissen");
    let mut lines = vec![match preview.fresh {
        0 => format!("{events}. Die stonden hier allemaal al."),
        fresh if fresh == preview.events => format!("{events}, hier allemaal nieuw."),
        fresh => format!("{events}. Daarvan {} hier nieuw.", count(fresh, "is er", "zijn er")),
    }];
    if let Some((first, last)) = preview.days {
        lines.push(match first == last {
            true => format!("Van {}.", first.in_full()),
            false => format!("Van {} tot en met {}.", first.in_full(), last.in_full()),
        });
    }
    let kinds = [
        (preview.answers, "antwoord", "antwoorden"),
        (preview.reviews, "kaart", "kaarten"),
        (preview.tests, "toets", "toetsen"),
        (preview.reports, "gemelde fout", "gemelde fouten"),
    ];
    let kinds: Vec<String> = kinds
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, more)| count(number, one, more))
        .collect();
    if !kinds.is_empty() {
        lines.push(format!("Daarin: {}.", kinds.join(", ")));
    }
    let broken = backup.damaged - backup.later;
    if broken > 0 {
        let events = count(broken, "gebeurtenis is", "gebeurtenissen zijn");
        lines.push(format!("Het bestand is beschadigd: {events} niet te lezen. De rest kun je toevoegen."));
    }
    if backup.later > 0 {
        let events = count(backup.later, "gebeurtenis komt", "gebeurtenissen komen");
        lines.push(format!(
            "{events} uit een nieuwere versie van de trainer. Ververs deze pagina om ook die toe te voegen."
        ));
    }
    lines
}
