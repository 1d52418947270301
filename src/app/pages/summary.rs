//! What a practice run came to: how much was right, what was mixed up, what to look at again.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use trainer::exercise::{Exercise, Grade};
use trainer::own::lesson_route;

use crate::app::ui::text::count;
use crate::app::{content, site};

/// One answer in a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Answered {
    /// The step of the run at which it was given.
    pub(super) step: usize,
    pub(super) exercise: String,
    pub(super) module: String,
    pub(super) title: String,
    pub(super) points: u32,
    pub(super) max: u32,
    pub(super) confusions: Vec<(String, String)>,
}

impl Answered {
    /// What `grade` says of `exercise`, answered at `step` of a run.
    pub(super) fn new(step: usize, exercise: &Exercise, module: &str, grade: Grade) -> Self {
        Self {
            step,
            exercise: exercise.id.clone(),
            module: module.to_owned(),
            title: exercise.title.text.clone(),
            points: grade.points,
            max: grade.max,
            confusions: grade.confusions.into_iter().map(|pair| (pair.chosen, pair.right)).collect(),
        }
    }
}

/// The summary of a run.
pub(super) fn summary(answers: &[Answered]) -> impl IntoView + use<> {
    let right = answers.iter().filter(|answer| answer.points == answer.max).count();
    let (points, max) = answers.iter().fold((0, 0), |(points, max), answer| (points + answer.points, max + answer.max));
    let words = match answers.len() {
        0 => "Je hebt nog niets nagekeken.".to_owned(),
        total => {
            format!("{}: {right} helemaal goed, {points} van {max} punten.", count(total, "oefening", "oefeningen"))
        }
    };
    view! {
        <section class="summary">
            <h2 tabindex="-1">"Samenvatting"</h2>
            <p>{words}</p>
            {mix_ups(answers)}
            {again(answers)}
        </section>
    }
}

fn mix_ups(answers: &[Answered]) -> impl IntoView + use<> {
    let content = content();
    // Names are in the modules; after a reload those may still be on their way.
    for answer in answers {
        let _ = content.module(&answer.module);
    }
    let mut counts: BTreeMap<&(String, String), usize> = BTreeMap::new();
    for pair in answers.iter().flat_map(|answer| &answer.confusions) {
        *counts.entry(pair).or_default() += 1;
    }
    let mut pairs: Vec<_> = counts.into_iter().collect();
    pairs.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    let rows = pairs
        .into_iter()
        .filter_map(|((chosen, right), times)| {
            let (chosen, right) = (content.label(chosen)?, content.label(right)?);
            Some(view! { <tr><td>{chosen}</td><td>{right}</td><td>{times}</td></tr> })
        })
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

fn again(answers: &[Answered]) -> impl IntoView + use<> {
    let mut wrong: Vec<_> = answers.iter().filter(|answer| answer.points < answer.max).collect();
    wrong.dedup_by_key(|answer| answer.exercise.clone());
    let rows = wrong
        .into_iter()
        .map(|answer| {
            view! {
                <li>
                    <a href=site().link(&lesson_route(&answer.module))>{answer.title.clone()}</a>
                    <span class="quiet">{format!(" {} van {} punten", answer.points, answer.max)}</span>
                </li>
            }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| view! { <h3>"Kijk hier nog eens naar"</h3><ul>{rows}</ul> })
}
