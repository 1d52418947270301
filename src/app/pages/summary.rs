//! What a practice run came to: how much was right, what was mixed up, what to look at again.

use leptos::prelude::*;

use super::run::Run;
use crate::app::ui::text::count;
use crate::app::{content, site};

/// The summary of `run`.
pub(super) fn summary(run: &Run) -> impl IntoView + use<> {
    let right = run.answers.iter().filter(|answer| answer.points == answer.max).count();
    let (points, max) =
        run.answers.iter().fold((0, 0), |(points, max), answer| (points + answer.points, max + answer.max));
    let words = match run.answers.len() {
        0 => "Je hebt nog niets nagekeken.".to_owned(),
        total => {
            format!("{}: {right} helemaal goed, {points} van {max} punten.", count(total, "oefening", "oefeningen"))
        }
    };
    view! {
        <section class="summary">
            <h2>"Samenvatting"</h2>
            <p>{words}</p>
            {mix_ups(run)}
            {again(run)}
        </section>
    }
}

fn mix_ups(run: &Run) -> impl IntoView + use<> {
    let mut pairs: Vec<(String, String, usize)> = Vec::new();
    for (chosen, right) in run.answers.iter().flat_map(|answer| &answer.confusions) {
        match pairs.iter_mut().find(|(known, other, _)| known == chosen && other == right) {
            Some((_, _, times)) => *times += 1,
            None => pairs.push((label(run, chosen), label(run, right), 1)),
        }
    }
    pairs.sort_by_key(|(_, _, times)| std::cmp::Reverse(*times));
    let rows = pairs
        .into_iter()
        .map(|(chosen, right, times)| view! { <tr><td>{chosen}</td><td>{right}</td><td>{times}</td></tr> })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <h3>"Dit haalde je door elkaar"</h3>
            <table class="mix-ups">
                <thead><tr><th scope="col">"Jij koos"</th><th scope="col">"Goed was"</th><th scope="col">"Keer"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

/// The name of a quadrant or category; of a concept its id in words.
fn label(run: &Run, id: &str) -> String {
    let content = content();
    let modules = run.answers.iter().filter_map(|answer| content.module(&answer.module).ready());
    let known = modules.into_iter().find_map(|loaded| loaded.models.label(id).map(str::to_owned));
    known.unwrap_or_else(|| id.replace('-', " "))
}

fn again(run: &Run) -> impl IntoView + use<> {
    let mut wrong: Vec<_> = run.answers.iter().filter(|answer| answer.points < answer.max).collect();
    wrong.dedup_by_key(|answer| answer.exercise.clone());
    let rows = wrong
        .into_iter()
        .map(|answer| {
            view! {
                <li>
                    <a href=site().link(&format!("les/{}", answer.module))>{answer.title.clone()}</a>
                    <span class="quiet">{format!(" {} van {} punten", answer.points, answer.max)}</span>
                </li>
            }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| view! { <h3>"Kijk hier nog eens naar"</h3><ul>{rows}</ul> })
}
