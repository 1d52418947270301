//! What a test says of each module, level and learning goal.

use leptos::prelude::*;
use trainer::delivery::Index;
use trainer::exam::{Profile, Score};
use trainer::exercise::Level;
use trainer::number::format_short;

use crate::app::site;

/// A table of modules and levels, each cell with its points in it.
pub(super) fn by_module(index: &Index, profile: &Profile) -> impl IntoView + use<> {
    let head = Level::ALL.map(|level| view! { <th scope="col">{level.tag()}</th> }).collect_view();
    let rows = profile
        .modules
        .iter()
        .map(|row| {
            let name = index.module(&row.slug).map(trainer::delivery::ModuleEntry::numbered).unwrap_or_default();
            let cells = row.levels.iter().map(cell).collect_view();
            view! { <tr><th scope="row">{name}</th>{cell(&row.total)}{cells}</tr> }
        })
        .collect_view();
    let levels = Level::ALL.map(|level| format!("{} is {}", level.tag(), level.meaning())).join("; ");
    view! {
        <h2>"Per module en niveau"</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Punten per module en niveau">
            <table class="shades">
                <thead><tr><th scope="col">"Module"</th><th scope="col">"Samen"</th>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="quiet">{format!("In elk vak: punten van het aantal vragen. {levels}.")}</p>
    }
}

fn cell(score: &Score) -> impl IntoView + use<> {
    let shade = match score.percentage() {
        None => "",
        Some(0..55) => "shade-low",
        Some(55..80) => "shade-middle",
        Some(_) => "shade-high",
    };
    let text = match score.questions {
        0 => "–".to_owned(),
        questions => format!("{}/{questions}", format_short(score.points)),
    };
    view! { <td class=shade>{text}</td> }
}

/// The learning goals, those that went worst first, each with a way to practise it.
pub(super) fn by_goal(index: &Index, profile: &Profile) -> impl IntoView + use<> {
    let mut goals: Vec<_> = profile.goals.iter().collect();
    goals.sort_by_key(|goal| goal.score.percentage());
    let rows = goals
        .into_iter()
        .filter_map(|row| {
            let goal = index.module(&row.module)?.goals.get(row.goal)?;
            let link = site().link(&format!("oefenen/mix?doel={}", goal.id));
            Some(view! {
                <tr>
                    <th scope="row">{goal.text.clone()}</th>
                    {cell(&row.score)}
                    <td><a class="button" href=link aria-label=format!("Oefen: {}", goal.text)>"Oefen"</a></td>
                </tr>
            })
        })
        .collect_view();
    view! {
        <details class="fold">
            <summary>"Per leerdoel, het zwakste eerst"</summary>
            <table class="shades">
                <thead><tr><th scope="col">"Leerdoel"</th><th scope="col">"Punten"</th><td></td></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
}
