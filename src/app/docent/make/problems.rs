//! The problems of the text, each a way to its line.

use leptos::prelude::*;
use trainer::problem::{Problem, Severity};

use super::field::Field;
use super::work::Work;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::text::count;

/// So many are shown: whoever has more begins at the top.
const SHOWN: usize = 60;

/// The problems; choosing one goes to its line.
pub fn problems(work: Work, field: Field) -> impl IntoView {
    let summary = move || match work.parsed.get() {
        None => "Nakijken…".to_owned(),
        Some(parsed) => match parsed.reading.counts() {
            (0, 0) => "Geen problemen.".to_owned(),
            (errors, warnings) => {
                format!("{} en {}.", count(errors, "fout", "fouten"), count(warnings, "waarschuwing", "waarschuwingen"))
            }
        },
    };
    let rows = move || {
        let parsed = work.parsed.get()?;
        let found = &parsed.reading.problems;
        let rows = found.iter().take(SHOWN).map(|problem| row(problem, field)).collect_view();
        let more = (found.len() > SHOWN)
            .then(|| view! { <p class="quiet">{format!("En nog {}. Los eerst deze op.", found.len() - SHOWN)}</p> });
        (!found.is_empty()).then(|| view! { <ul class="plain make-problems">{rows}</ul> {more} })
    };
    view! {
        <section aria-labelledby="maken-problemen">
            <h2 id="maken-problemen">"Problemen"</h2>
            <p role="status">{summary}</p>
            {dynamic(rows)}
        </section>
    }
}

fn row(problem: &Problem, field: Field) -> impl IntoView + use<> {
    let line = problem.line;
    let (class, kind) = match problem.severity {
        Severity::Error => ("make-problem make-problem-error", "Fout"),
        Severity::Warning => ("make-problem", "Waarschuwing"),
    };
    view! {
        <li>
            <button class=class on:click=move |_| field.go_to(line)>
                <b>{format!("Regel {line} · {kind}")}</b>
                <span>{marked(&sentence(&problem.what))}</span>
                <span class="quiet">{marked(&sentence(&problem.cure))}</span>
            </button>
        </li>
    }
}

/// Words with code between back-ticks.
fn marked(words: &str) -> impl IntoView + use<> {
    let pieces = words.split('`').enumerate().map(|(at, piece)| match at % 2 {
        0 => piece.to_owned().into_any(),
        _ => view! { <code>{piece.to_owned()}</code> }.into_any(),
    });
    pieces.collect_view()
}

/// A problem is worded to stand behind a file name; here it is a sentence.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    let end = if words.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}
