//! Choosing a test to print.

use leptos::prelude::*;
use trainer::exam::MAX_SERIES;
use trainer::paper::{Length, Part, Points, Way};

use super::Chosen;
use super::fields::{line, radio, tick};
use crate::app::browser;
use crate::app::ui::dynamic::dynamic;

/// The fields that only a test has.
pub(super) fn test_fields(chosen: Chosen) -> AnyView {
    let code = move || chosen.choice.read().spec().map(|spec| spec.to_string());
    let about = move || {
        code().map(|code| {
            view! {
                <p class="quiet">
                    "Code " <code>{code}</code> ". Met deze code maken studenten dezelfde toets ook in de trainer."
                </p>
            }
        })
    };
    view! {
        <fieldset class="setting">
            <legend>"Hoe lang?"</legend>
            {radio(chosen, "lengte", "Modules die ik kies", |it| it.test.length == Length::Modules, |it| it.test.length = Length::Modules)}
            {radio(chosen, "lengte", "Hele toets, volgens de toetsmatrijs", |it| it.test.length == Length::Full, |it| it.test.length = Length::Full)}
            {radio(chosen, "lengte", "Halve toets", |it| it.test.length == Length::Half, |it| it.test.length = Length::Half)}
            <button
                class="button"
                type="button"
                on:click=move |_| chosen.change(|choice| {
                    choice.test.series = (browser::seed() % u64::from(MAX_SERIES)) as u32 + 1;
                    choice.test.version = 1;
                })
            >
                "Andere vragen"
            </button>
            <div role="status">{dynamic(about)}</div>
        </fieldset>
        <fieldset class="setting">
            <legend>"Versies"</legend>
            {radio(chosen, "versies", "A en B: zelfde vragen, andere volgorde", |it| it.test.way == Way::Order, |it| it.test.way = Way::Order)}
            {radio(chosen, "versies", "A en B: andere vragen over hetzelfde", |it| it.test.way == Way::Parallel, |it| it.test.way = Way::Parallel)}
            {radio(chosen, "versies", "Eén versie", |it| it.test.way == Way::Single, |it| {
                it.test.way = Way::Single;
                it.test.only.clear();
            })}
            <div hidden=move || chosen.choice.read().test.way == Way::Single>
                <p class="field-name">"Nu afdrukken"</p>
                {radio(chosen, "alleen", "Beide", |it| it.test.only.is_empty(), |it| it.test.only.clear())}
                {radio(chosen, "alleen", "Alleen versie A", |it| it.test.only == "A", |it| it.test.only = "A".to_owned())}
                {radio(chosen, "alleen", "Alleen versie B", |it| it.test.only == "B", |it| it.test.only = "B".to_owned())}
            </div>
        </fieldset>
        <fieldset class="setting">
            <legend>"Welke bladen?"</legend>
            {part(chosen, "Vragen", Part::Questions)}
            {part(chosen, "Antwoordblad (zonder antwoordblad krijgen de vragen ruimte om te schrijven)", Part::AnswerSheet)}
            {part(chosen, "Sleutel met punten en cijfers", Part::Key)}
            {part(chosen, "Toetsmatrijs", Part::Blueprint)}
        </fieldset>
        <details class="fold">
        <summary>"Titel, datum, punten en cijfer"</summary>
        <div class="print-more">
        <fieldset class="setting">
            <legend>"Bovenaan het blad"</legend>
            {line(chosen, "Titel", |it| it.test.title.clone(), |it, text| it.test.title = text)}
            {line(chosen, "Datum", |it| it.test.date.clone(), |it, text| it.test.date = text)}
            <p class="quiet">"Vul je geen datum in, dan komt er een lijn."</p>
        </fieldset>
        <fieldset class="setting">
            <legend>"Punten en cijfer"</legend>
            {radio(chosen, "punten", "Elke vraag 1 punt, zoals in de trainer", |it| it.test.points == Points::Question, |it| it.test.points = Points::Question)}
            {radio(chosen, "punten", "Elk onderdeel 1 punt", |it| it.test.points == Points::Part, |it| it.test.points = Points::Part)}
            {line(chosen, "Cesuur in procenten", |it| it.test.rules.cesuur.to_string(), |it, text| {
                if let Ok(cesuur @ 1..=99) = text.trim().parse() {
                    it.test.rules.cesuur = cesuur;
                }
            })}
            {tick(chosen, "Eerst eraf wat blind gokken oplevert", |it| it.test.rules.corrects_guessing, |it, on| it.test.rules.corrects_guessing = on)}
            {tick(chosen, "Bij de cesuur een 6,0 (anders een 5,5)", |it| it.test.rules.pass == 60, |it, on| it.test.rules.pass = if on { 60 } else { 55 })}
        </fieldset>
        </div>
        </details>
    }
    .into_any()
}

/// A sheet to print or leave out. At least one stays.
fn part(chosen: Chosen, label: &'static str, part: Part) -> AnyView {
    tick(
        chosen,
        label,
        move |choice| choice.test.parts.contains(&part),
        move |choice, on| {
            choice.test.parts.retain(|other| *other != part);
            if on {
                choice.test.parts.push(part);
            }
        },
    )
}
