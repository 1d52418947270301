//! The view of [`trainer::exercise::invullen`]: a text with fields, or with places for words from a list.

use leptos::prelude::*;
use trainer::exercise::invullen::{Answer, Invullen, Piece};
use trainer::review::shuffle;

use super::Attempt;
use super::bank::{Bank, Word};
use super::parts::{feedback, mark, verdict_class};
use crate::app::ui::dynamic::dynamic;

/// The text, the words to choose from if there are any, and what is said about each gap.
pub fn view(kind: Invullen, attempt: Attempt) -> AnyView {
    let answer: Answer = attempt.answer();
    let ids: Vec<String> = kind.gaps.iter().map(|gap| gap.id.clone()).collect();
    let bank = (!kind.bank.is_empty()).then(|| {
        // A word list has no other ids than its words.
        let word = |text: &String| Word { id: text.clone(), html: trainer::markup::escape(text), text: text.clone() };
        let mut words: Vec<Word> = kind.bank.iter().map(word).collect();
        shuffle(&mut words, attempt.seed);
        let keep = Callback::new(move |filled| attempt.keep(&Answer { filled }));
        Bank::new(words, ids.clone(), answer.filled.clone(), attempt, keep)
    });
    let typed = RwSignal::new(answer);
    let total = ids.len();
    let gap = |at: usize| {
        let id = &ids[at];
        let name = format!("Gat {} van {total}", at + 1);
        match bank {
            Some(bank) => bank.place(id, name),
            None => field(id, name, kind.gaps[at].accepted[0].chars().count(), typed, attempt),
        }
    };
    let paragraphs = kind
        .paragraphs
        .iter()
        .map(|pieces| {
            let pieces = pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Html(html) => view! { <span inner_html=html.clone() /> }.into_any(),
                    Piece::Gap(at) => with_mark(&ids[*at], attempt, gap(*at)),
                })
                .collect_view();
            view! { <p>{pieces}</p> }
        })
        .collect_view();
    view! {
        <div class="cloze">{paragraphs}</div>
        {bank.map(Bank::words)}
        {remarks(ids, attempt)}
    }
    .into_any()
}

/// A gap in the colour of its result, once checked.
fn with_mark(id: &str, attempt: Attempt, gap: AnyView) -> AnyView {
    let id = StoredValue::new(id.to_owned());
    let verdict = move || id.with_value(|id| attempt.part(id)).map(|part| part.verdict());
    view! { <span class=move || format!("gap {}", verdict().map_or("", verdict_class))>{gap} {mark(verdict)}</span> }
        .into_any()
}

/// A field as wide as its word, roughly: its length is a help, no secret.
fn field(id: &str, name: String, length: usize, typed: RwSignal<Answer>, attempt: Attempt) -> AnyView {
    let id = StoredValue::new(id.to_owned());
    let value = id.with_value(|id| typed.read_untracked().filled.get(id).cloned().unwrap_or_default());
    let keep = move |text: String| {
        typed.update(|answer| {
            answer.filled.insert(id.get_value(), text);
        });
        attempt.keep(&*typed.read_untracked());
    };
    view! {
        <input
            type="text"
            class="gap-field"
            size=(length.clamp(6, 20) + 1).to_string()
            maxlength="200"
            autocapitalize="none"
            autocomplete="off"
            spellcheck="false"
            aria-label=name
            prop:value=value
            readonly=move || attempt.is_checked()
            on:input:target=move |event| keep(event.target().value())
        />
    }
    .into_any()
}

/// What is said about each gap, numbered as the gaps are.
fn remarks(ids: Vec<String>, attempt: Attempt) -> AnyView {
    dynamic(move || {
        attempt.is_checked().then(|| {
            let rows = ids
                .iter()
                .map(|id| {
                    let part = attempt.part(id).unwrap_or_default();
                    let (html, verdict) = (part.feedback.concat(), part.verdict());
                    view! {
                        <li class=verdict_class(verdict)>
                            {mark(move || Some(verdict))}
                            {if html.is_empty() { "Goed.".into_any() } else { feedback(move || Some(html.clone())) }}
                        </li>
                    }
                })
                .collect_view();
            view! { <ol class="remarks">{rows}</ol> }
        })
    })
}
