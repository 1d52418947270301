//! The tests that were made before, and how the marks go.

use leptos::prelude::*;
use trainer::exam::{Sum, mark_text};
use trainer::number::format_short;
use trainer::progress::EventId;

use super::{day_of, headline, name_of};
use crate::app::ui::dynamic::dynamic;
use crate::app::{learner, site};

/// How many marks the drawing shows.
const SHOWN: usize = 12;

/// The tests, the newest first, with a drawing once there are two.
#[component]
pub(super) fn History() -> impl IntoView {
    let learner = learner();
    dynamic(move || {
        let progress = learner.progress.read();
        let rules = learner.settings.read().mark;
        let tests: Vec<_> = progress
            .tests()
            .iter()
            .map(|(id, at, test)| (*id, *at, test.code.clone(), headline(test, rules)))
            .collect();
        let marks: Vec<u32> = tests.iter().filter_map(|(.., sum)| sum.as_ref()).map(|sum| sum.tenths).collect();
        let rows =
            tests.iter().rev().map(|(id, at, code, sum)| row(*id, day_of(*at).in_words(), code, *sum)).collect_view();
        (!tests.is_empty()).then(|| {
            view! {
                <section class="test-history">
                    <h2>"Eerder gemaakt"</h2>
                    {trend(&marks, rules.pass)}
                    <ul class="plain test-list">{rows}</ul>
                </section>
            }
        })
    })
}

fn row(id: EventId, day: String, code: &str, sum: Option<Sum>) -> impl IntoView + use<> {
    let points = sum.map(|sum| format!("{} van {} punten", format_short(sum.points), format_short(sum.max)));
    let words = [Some(day), points].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let mark = sum.map_or_else(|| "–".to_owned(), |sum| sum.text());
    view! {
        <li>
            <a class="test-row" href=site().link(&format!("toets/uitslag?toets={id}"))>
                <span>
                    <b>{name_of(code)}</b>
                    <span class="quiet">{words}</span>
                </span>
                <span class="test-mark"><span class="hidden">"cijfer "</span>{mark}</span>
            </a>
        </li>
    }
}

/// The last marks from left to right, with a line at the pass mark.
fn trend(marks: &[u32], pass: u32) -> Option<impl IntoView + use<>> {
    let marks = &marks[marks.len().saturating_sub(SHOWN)..];
    if marks.len() < 2 {
        return None;
    }
    // A mark of 10 stands at the top; 8 units of height for each mark, and room for the numbers.
    let height = |tenths: u32| 90 - (tenths - 10) * 8 / 10;
    let place = |at: usize| 24 + at * 252 / (marks.len() - 1);
    let points: Vec<String> =
        marks.iter().enumerate().map(|(at, mark)| format!("{},{}", place(at), height(*mark))).collect();
    let dots = marks
        .iter()
        .enumerate()
        .map(|(at, mark)| {
            view! {
                <circle cx=place(at) cy=height(*mark) r="3.5" />
                <text x=place(at) y=height(*mark) - 8 text-anchor="middle">{mark_text(*mark)}</text>
            }
        })
        .collect_view();
    let words = marks.iter().map(|mark| mark_text(*mark)).collect::<Vec<_>>().join("; ");
    Some(view! {
        <svg class="trend" viewBox="0 0 300 100" role="img" aria-label=format!("Je cijfers van oud naar nieuw: {words}.")>
            <line class="trend-pass" x1="0" x2="300" y1=height(pass) y2=height(pass) />
            <polyline points=points.join(" ") />
            {dots}
        </svg>
    })
}
