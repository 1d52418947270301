//! What comes out: the link, the QR code, a text to paste, and the deadline for a calendar.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::Index;

use super::{KeptList, Made};
use crate::app::assignment::{CopyText, QrPart, address_of, file_part, offset_at};
use crate::app::own::carry;
use crate::app::{browser, site};

/// A link that is longer than this may be broken up by a mail program, and its QR code is dense.
const LONG: usize = 300;

/// The assignment to hand out.
#[component]
pub(super) fn Out(index: Arc<Index>, made: Made) -> impl IntoView {
    let Made { link, query, is_kept } = made;
    let (address, left_out) = carry(address_of(&query), &link.assignment);
    let assignment = &link.assignment;
    let name = assignment.name().to_owned();
    let file = format!("opdracht-{}", file_part(&name));
    let letter = assignment.letter(&index, &address);
    let calendar = link.calendar(&address, browser::now(), offset_at(assignment.deadline));
    let calendar = calendar.map(|text| {
        let file = format!("{file}.ics");
        view! {
            <section class="tile">
                <h2>"Deadline"</h2>
                <p>{assignment.deadline.map(|it| it.in_words())}</p>
                <button class="button" on:click=move |_| browser::download(&file, &text)>"Agendabestand opslaan"</button>
            </section>
        }
    });
    let length = address.chars().count();
    let is_long = length > LONG;
    let id = link.id;
    view! {
        <h1 tabindex="-1">{name.clone()}</h1>
        {(!is_kept).then(|| view! {
            <p class="notice notice-bad" role="alert">"Deze browser kan de opdracht niet bewaren. Kopieer de link nu: je vindt hem hier straks niet terug."</p>
        })}
        {assignment.key.is_some().then(|| view! {
            <p class="notice">"Alleen deze browser kan de resultaten lezen. Heb je al een reservekopie van je sleutel? Maak die bij " <a href=site().link("docent/resultaten")>"Resultaten"</a> "."</p>
        })}
        {(!left_out.is_empty()).then(|| view! {
            <p class="notice">{format!("Te lang voor de link: {}. Geef je studenten ook het bestand, bij ", left_out.join(", "))} <a href=site().link("docent/maken")>"Zelf maken"</a> "."</p>
        })}
        <div class="assign-out">
            <section class="tile">
                <h2>"Link"</h2>
                <CopyText label="Link naar de opdracht" button="Kopieer de link" rows=4 text=address.clone() is_main=true />
                {is_long.then(|| view! { <p class="quiet">{format!("Deze link is {length} tekens lang. Dat werkt, maar maak de naam of het bericht korter als een programma hem afbreekt.")}</p> })}
                <p><a href=address.clone() rel="external" target="_blank">"Bekijk als student"</a></p>
            </section>
            <section class="tile">
                <h2>"QR-code"</h2>
                <QrPart text=address title=name file />
            </section>
            <section class="tile">
                <h2>"Tekst voor Magister, Teams of mail"</h2>
                <CopyText label="Tekst" button="Kopieer de tekst" rows=9 text=letter />
            </section>
            {calendar}
        </div>
        <div class="row">
            <a class="button" href=site().link(&format!("docent/opdracht?van={id:08x}"))>"Veranderen"</a>
            <a class="button" href=site().link(&format!("docent/opdracht?kopie={id:08x}"))>"Kopie maken"</a>
            <a class="button" href=site().link("docent/resultaten")>"Resultaten"</a>
            <a class="button" href=site().link("docent/opdracht")>"Nieuwe opdracht"</a>
        </div>
        <KeptList />
    }
}
