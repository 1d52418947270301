//! The assignments on the first page: each a tile until its deadline, or until it is put away.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::assignment::{Deadline, Feedback};
use trainer::delivery::Index;
use trainer::progress::{Accepted, What};
use trainer::time::Moment;

use super::Opened;
use super::standing::Standing;
use crate::app::assignment::is_over;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::text::count;
use crate::app::{desk, learner};

/// What was handed in stays this long after the deadline, in days, to look at what was right.
const SHOWN_AFTER: i32 = 7;

/// All assignments that were accepted.
#[component]
pub fn Tiles(index: Arc<Index>) -> impl IntoView {
    let (learner, desk) = (learner(), desk());
    // Reading the links again at each answer would be a waste.
    let all: Memo<Vec<(Opened, Accepted)>> = Memo::new(move |_| {
        let progress = learner.progress.read();
        let opened = |accepted: &Accepted| Some((Opened::read(&accepted.link).ok()?, accepted.clone()));
        let mut all: Vec<_> = progress.assignments().values().filter_map(opened).collect();
        all.sort_by_key(|(opened, accepted)| {
            (opened.link.assignment.deadline.is_none(), opened.link.assignment.deadline, accepted.at)
        });
        all
    });
    let view = move || {
        let now = desk.minute.get();
        let today = learner.today();
        let is_shown = |(opened, accepted): &&(Opened, Accepted)| {
            let assignment = &opened.link.assignment;
            let days = assignment.deadline.map_or(0, |deadline| today.since(deadline.day));
            let stays = if assignment.feedback == Feedback::AfterDeadline { SHOWN_AFTER } else { 0 };
            let is_past = !accepted.hand_ins.is_empty() && is_over(assignment.deadline, now) && days > stays;
            !accepted.is_gone && !is_past
        };
        let all = all.read();
        let (shown, earlier): (Vec<_>, Vec<_>) = all.iter().partition(is_shown);
        let tiles = shown
            .into_iter()
            .map(|(opened, accepted)| {
                let standing = Standing::of(opened, &index, &learner.progress.read(), Some(accepted), desk);
                tile(opened, &standing, now)
            })
            .collect_view();
        Some(view! {
            <div class="task-tiles">{tiles}</div>
            {(!earlier.is_empty()).then(|| put_away(&earlier))}
        })
    };
    view! { <section class="task-list" aria-label="Opdrachten" tabindex="-1">{dynamic(view)}</section> }
}

/// Until when, in words; and that it may still be handed in.
pub(super) fn until_when(deadline: Deadline, now: Moment, is_handed_in: bool) -> String {
    match (is_over(Some(deadline), now), is_handed_in) {
        (false, _) => format!("Inleveren voor {}.", deadline.in_words()),
        (true, true) => format!("De deadline was {}.", deadline.in_words()),
        (true, false) => {
            format!(
                "Verlopen: de deadline was {}. Je kunt nog inleveren. Je docent ziet dan dat het te laat is.",
                deadline.in_words()
            )
        }
    }
}

fn tile(opened: &Opened, standing: &Standing, now: Moment) -> AnyView {
    let id = opened.link.id;
    let assignment = &opened.link.assignment;
    let when = assignment.deadline.map(|deadline| until_when(deadline, now, standing.handed_in > 0));
    let is_begun = standing.is_begun || standing.read.0 > 0;
    let label = match (standing.handed_in > 0, is_begun) {
        (true, _) => "Bekijk de opdracht",
        (false, true) => "Ga verder",
        (false, false) => "Begin",
    };
    let name = assignment.name().to_owned();
    let put_away = move |_| {
        learner().record(What::Dismiss { assignment: id, is_gone: true });
        dom::focus_soon(".task-list");
    };
    view! {
        <article class="tile task-tile">
            <p class="task-sign">"Opdracht van je docent"</p>
            <h2>{name.clone()}</h2>
            {when.map(|when| view! { <p>{when}</p> })}
            <p class="quiet">{standing.words()}</p>
            <div class="row">
                <a class="button button-main" href=opened.address("opdracht") aria-label=format!("{label}: {name}")>{label}</a>
                <button class="button button-quiet" aria-label=format!("Opbergen: {name}") on:click=put_away>"Opbergen"</button>
            </div>
        </article>
    }
    .into_any()
}

fn put_away(earlier: &[&(Opened, Accepted)]) -> AnyView {
    let rows = earlier
        .iter()
        .map(|(opened, accepted)| {
            let (id, name) = (opened.link.id, opened.link.assignment.name().to_owned());
            let show = move |_| {
                learner().record(What::Dismiss { assignment: id, is_gone: false });
                dom::focus_soon(".task-list");
            };
            view! {
                <li class="row">
                    <a class="task-earlier" href=opened.address("opdracht")>{name.clone()}</a>
                    {accepted.is_gone.then(|| view! {
                        <button class="button button-quiet" aria-label=format!("Weer tonen: {name}") on:click=show>"Weer tonen"</button>
                    })}
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="fold">
            <summary>{count(earlier.len(), "eerdere opdracht", "eerdere opdrachten")}</summary>
            <ul class="plain">{rows}</ul>
        </details>
    }
    .into_any()
}
