//! The view of [`trainer::exercise::open`]: write, compare with the model answer, score yourself.

use leptos::prelude::*;
use trainer::exercise::open::{Answer, FULL, KeyPoint, Open};
use trainer::wording::is_blank;

use super::{Attempt, Stage};
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::icon::{Icon, icon};

/// What a learner may give himself for a key point.
const SCORES: [(u8, &str); 3] = [(0, "Niet"), (1, "Deels"), (FULL, "Helemaal")];

/// Changes the answer and keeps it. Copied freely.
#[derive(Clone, Copy)]
struct Change {
    answer: RwSignal<Answer>,
    attempt: Attempt,
}

impl Change {
    fn make(self, change: impl FnOnce(&mut Answer)) {
        self.answer.update(change);
        self.attempt.keep(&*self.answer.read_untracked());
    }
}

/// The text, and once it was compared the key points with their scores and the model answer.
pub fn view(kind: Open, attempt: Attempt) -> AnyView {
    let answer: RwSignal<Answer> = RwSignal::new(attempt.answer());
    let change = Change { answer, attempt };
    let is_blank = move || is_blank(&answer.read().text);
    // After a test the model answer is of use to who left it open, too.
    let is_shown = attempt.stage == Stage::AfterTest;
    let is_compared = Memo::new(move |_| is_shown || answer.read().compared && !is_blank());
    let name = format!("open-{}", attempt.seed);
    let focus = format!("[data-open='{name}']");
    let compare = move |_| {
        change.make(|answer| answer.compared = true);
        dom::focus_soon(focus.clone());
    };
    let kind = StoredValue::new(kind);
    let compare = StoredValue::new(compare);
    let comparison = move || {
        Some(match is_compared.get() {
            true => comparison(kind, &name, answer, attempt, change),
            false => view! {
                <button class="button" disabled=is_blank on:click=move |event| compare.with_value(|compare| compare(event))>
                    "Vergelijk met het modelantwoord"
                </button>
            }
            .into_any(),
        })
    };
    view! {
        <label class="field-block">
            <span class="field-name">"Jouw antwoord"</span>
            <textarea
                rows="7"
                maxlength="10000"
                prop:value=answer.read_untracked().text.clone()
                readonly=move || is_compared.get()
                on:input:target=move |event| {
                    let text = event.target().value();
                    change.make(|answer| answer.text = text);
                }
            ></textarea>
        </label>
        {attempt.may_help().then(|| dynamic(comparison))}
    }
    .into_any()
}

fn comparison(
    kind: StoredValue<Open>,
    name: &str,
    answer: RwSignal<Answer>,
    attempt: Attempt,
    change: Change,
) -> AnyView {
    let rows = kind.with_value(|kind| {
        let found = kind.found(&answer.read_untracked().text);
        let rows = kind.key_points.iter().zip(found);
        rows.map(|(point, found)| key_point(point, found, name, answer, attempt, change)).collect_view()
    });
    let model = kind.with_value(|kind| kind.model.clone());
    let worth = match attempt.stage {
        Stage::AfterTest => "Je score telt mee in het cijfer met open vragen.",
        Stage::Learning | Stage::Test => "Het is een hulp bij het leren, geen cijfer.",
    };
    view! {
        <div class="comparison" tabindex="-1" data-open=name.to_owned()>
            <p class="field-name">"Modelantwoord"</p>
            <blockquote inner_html=model />
            <p>
                "Wat heb jij? De trainer zocht naar woorden en begrijpt je tekst niet. Lees dus zelf, en geef jezelf een eerlijke score. "
                {worth}
            </p>
            {rows}
        </div>
    }
    .into_any()
}

fn key_point(
    point: &KeyPoint,
    found: bool,
    name: &str,
    answer: RwSignal<Answer>,
    attempt: Attempt,
    change: Change,
) -> AnyView {
    let id = StoredValue::new(point.id.clone());
    let choices = SCORES
        .iter()
        .map(|(score, label)| {
            let is_chosen = move || id.with_value(|id| answer.read().scores.get(id) == Some(score));
            let choose = move |_| {
                change.make(|answer| {
                    answer.scores.insert(id.get_value(), *score);
                });
            };
            let points = point.points * u32::from(*score) / u32::from(FULL);
            view! {
                <label class="choice">
                    <input type="radio" name=format!("{name}-{}", point.id) prop:checked=is_chosen on:change=choose />
                    <span>{format!("{label} ({points})")}</span>
                </label>
            }
        })
        .collect_view();
    let (sign, word) =
        if found { (Icon::Right, "gevonden in je tekst") } else { (Icon::Partly, "niet gevonden in je tekst") };
    view! {
        <fieldset class="case" disabled=move || attempt.is_checked()>
            <legend>
                <b inner_html=point.label.html.clone() />
                <span class=if found { "found is-right" } else { "found is-partly" }>{icon(sign)} {word}</span>
                <span class="quiet full">"Helemaal goed als " <span inner_html=point.full.clone() /> "."</span>
            </legend>
            <div class="choices">{choices}</div>
        </fieldset>
    }
    .into_any()
}
