//! The result code of what was handed in: to copy, as a link, as a file, as a QR code. It follows from the log.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use trainer::assignment::{PublicKey, course_version};
use trainer::delivery::Index;
use trainer::progress::{EventId, HandIn};
use trainer::results::{Sealed, Submission, write_code};
use trainer::time::Moment;

use super::Opened;
use crate::app::assignment::{CopyText, QrPart, file_part};
use crate::app::ui::dynamic::dynamic;
use crate::app::{browser, site};

/// Above this many characters a phone can't show a QR code that another one reads.
const MOST_FOR_QR: usize = 800;

/// The code with the ways to hand it over.
#[component]
pub(super) fn CodePart(
    /// The assignment.
    opened: Opened,
    /// The course.
    index: Arc<Index>,
    /// The event of handing in.
    id: EventId,
    /// When that was.
    at: Moment,
    /// What was handed in.
    hand_in: HandIn,
    /// Whether it is shown without asking.
    is_open: bool,
) -> impl IntoView {
    let packed = Submission::of(&hand_in, course_version(&index), at).pack();
    let code: RwSignal<Option<Option<String>>> = RwSignal::new(None);
    match opened.link.assignment.key {
        None => code.set(Some(Some(write_code(&packed, Sealed::No)))),
        Some(key) => spawn_local(async move {
            let sealed = sealed(&key, id, &packed).await;
            code.try_set(Some(sealed));
        }),
    }
    let title = opened.link.assignment.name().to_owned();
    let name = hand_in.name.clone();
    let part = move || {
        Some(match code.get()? {
            Some(code) => ways(&title, &name, &code),
            None => view! {
                <p class="notice notice-bad" role="alert">
                    "Deze browser kan je resultaat niet versleutelen, en je docent vraagt dat wel. Open de opdracht in een nieuwere browser."
                </p>
            }
            .into_any(),
        })
    };
    view! {
        <details class="fold task-code" open=is_open>
            <summary>"Resultaatcode voor je docent"</summary>
            {dynamic(part)}
        </details>
    }
}

/// The code that only the teacher can read. Each sealing is another code, so the first one is kept for as long as the tab is open.
async fn sealed(key: &PublicKey, id: EventId, packed: &[u8]) -> Option<String> {
    let name = format!("opdracht-code.{id}");
    if let Some(code) = browser::load_for_tab(&name) {
        return Some(code);
    }
    let code = write_code(&browser::seal(key, packed).await?, Sealed::Yes);
    browser::save_for_tab(&name, &code);
    Some(code)
}

fn ways(title: &str, name: &str, code: &str) -> AnyView {
    let link = browser::full_address(&format!("{}#/resultaat?c={code}", site().link("")));
    let letter = format!("Resultaat van {name}\nOpdracht: {title}\n\n{code}\n");
    let file = format!("opdracht-{}-{}", file_part(title), file_part(name));
    let (for_file, for_share, share_title) = (letter.clone(), letter.clone(), title.to_owned());
    let save = {
        let file = file.clone();
        move |_| browser::download(&format!("{file}.txt"), &for_file)
    };
    let share = move |_| {
        let (title, letter) = (share_title.clone(), for_share.clone());
        spawn_local(async move { browser::share(&title, &letter).await });
    };
    let qr = match code.len() <= MOST_FOR_QR {
        true => {
            let (link, title) = (link.clone(), format!("{title}: {name}"));
            view! {
                <details class="fold">
                    <summary>"Als QR-code"</summary>
                    <QrPart text=link title file />
                </details>
            }
            .into_any()
        }
        false => {
            view! { <p class="quiet">"Deze code is te lang voor een QR-code. Gebruik de tekst of het bestand."</p> }
                .into_any()
        }
    };
    view! {
        <p>"Stuur deze code naar je docent, bijvoorbeeld in de inlevermap van Teams of Magister. Je docent kijkt het na. Wat hier staat is om van te leren en geen cijfer."</p>
        <CopyText label="Resultaatcode" button="Kopieer de code" rows=5 text=letter is_main=true />
        <div class="row">
            <button class="button" on:click=save>"Bewaar als bestand"</button>
            {browser::can_share().then(|| view! { <button class="button" on:click=share>"Delen…"</button> })}
        </div>
        <details class="fold">
            <summary>"Als link"</summary>
            <CopyText label="Link" button="Kopieer de link" rows=3 text=link />
        </details>
        {qr}
    }
    .into_any()
}
