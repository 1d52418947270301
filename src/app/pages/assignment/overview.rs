//! What a teacher asks, how far one is, and what was handed in.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::assignment::Questions;
use trainer::delivery::Index;
use trainer::own::lesson_route;
use trainer::progress::{Audience, What};

use super::handed::handed;
use super::standing::Standing;
use super::tiles::until_when;
use super::{Opened, with_link};
use crate::app::assignment::{is_over, shows_answers};
use crate::app::own::offer_carried;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::text::count;
use crate::app::{desk, learner, site};

/// The page.
#[component]
pub fn AssignmentPage() -> impl IntoView {
    with_link(overview)
}

fn overview(index: Arc<Index>, opened: Opened) -> AnyView {
    let (learner, desk) = (learner(), desk());
    let assignment = opened.link.assignment.clone();
    let for_accepted = opened.clone();
    let accepted = Memo::new(move |_| for_accepted.accepted());
    let (for_standing, with_index) = (opened.clone(), index.clone());
    let standing = Memo::new(move |_| {
        Standing::of(&for_standing, &with_index, &learner.progress.read(), accepted.read().as_ref(), desk)
    });
    let deadline = assignment.deadline;
    let when = move || {
        deadline.map(|deadline| {
            let now = desk.minute.get();
            let class = if is_over(Some(deadline), now) { "task-when is-late" } else { "task-when" };
            view! { <p class=class>{until_when(deadline, now, standing.read().handed_in > 0)}</p> }
        })
    };
    let items = assignment.items(&index, assignment.series.unwrap_or(1));
    let minutes = assignment.seconds(&index, &items).div_ceil(60).max(1);
    let rules = assignment.rules().into_iter().map(|rule| view! { <li>{rule}</li> }).collect_view();
    let notes: Vec<String> = opened.link.notes.iter().cloned().chain(assignment.missing(&index).sentences()).collect();
    let (for_steps, for_hand_ins, its_index) = (opened.clone(), opened.clone(), index.clone());
    let message = assignment.message.trim().to_owned();
    view! {
        <p class="task-sign">"Opdracht van je docent"</p>
        <h1>{assignment.name().to_owned()}</h1>
        {dynamic(when)}
        {(!message.is_empty()).then(|| view! { <p class="task-message">{message}</p> })}
        {(!notes.is_empty()).then(|| unknown(notes))}
        {offer_carried(&opened.modules, &index)}
        {level(assignment.audience)}
        {dynamic(move || {
            let accepted = accepted.get()?;
            let shows = shows_answers(&assignment, desk.minute.get());
            Some(handed(&for_hand_ins, &its_index, &accepted, shows))
        })}
        <section class="tile task-todo">
            <h2>"Wat je doet"</h2>
            {reading(&opened, &index)}
            {questions(&opened, &index, standing)}
            <p class="quiet">{format!("Ongeveer {}.", count(minutes as usize, "minuut", "minuten"))}</p>
            <ul class="task-rules">{rules}</ul>
            <div class="task-steps" role="status" tabindex="-1">{dynamic(move || Some(steps(&for_steps, accepted.read().is_some(), &standing.read())))}</div>
        </section>
    }
    .into_any()
}

/// What of the link does not fit this version of the course.
fn unknown(notes: Vec<String>) -> AnyView {
    let notes = notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view();
    view! {
        <div class="notice" role="note">
            <p>"Niet alles in deze link past bij deze versie van de trainer. De rest kun je gewoon doen."</p>
            <ul>{notes}</ul>
        </div>
    }
    .into_any()
}

/// Says it when the assignment is for another level than the one that was set.
fn level(wanted: Audience) -> AnyView {
    let learner = learner();
    let name = if wanted == Audience::Hbo { "hbo" } else { "mbo" };
    dynamic(move || {
        (learner.settings.read().audience != wanted).then(|| {
            view! {
                <div class="notice">
                    <p>{format!("Deze opdracht is voor {name}. De trainer staat op een ander niveau.")}</p>
                    <button class="button" on:click=move |_| learner.change_settings(|settings| settings.audience = wanted)>
                        {format!("Zet mijn niveau op {name}")}
                    </button>
                </div>
            }
        })
    })
}

/// The lessons, each with how much of it was read.
fn reading(opened: &Opened, index: &Arc<Index>) -> impl IntoView + use<> {
    let progress = learner().progress;
    let assignment = &opened.link.assignment;
    let rows = assignment
        .lessons
        .iter()
        .filter_map(|slug| index.module(slug))
        .map(|module| {
            let ids: Vec<String> = assignment
                .sections(index)
                .filter(|(of, _)| of.slug == module.slug)
                .map(|(_, section)| section.id.clone())
                .collect();
            let (slug, total) = (module.slug.clone(), ids.len());
            let read = move || {
                let progress = progress.read();
                let read = ids.iter().filter(|section| progress.has_read(&slug, section)).count();
                format!("gelezen {read} van {total}")
            };
            view! {
                <li>
                    "Lees: " <a href=site().link(&lesson_route(&module.slug))>{format!("{}. {}", module.number, module.title)}</a>
                    " " <span class="quiet">{read}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="plain task-parts">{rows}</ul> }
}

fn questions(opened: &Opened, index: &Index, standing: Memo<Standing>) -> AnyView {
    let assignment = &opened.link.assignment;
    if assignment.questions == Questions::Nothing {
        return ().into_any();
    }
    let parts = assignment.parts(index).into_iter().filter(|part| part.starts_with("Maak")).collect_view();
    let made = move || {
        let (made, total) = standing.read().made;
        format!("gemaakt {made} van {total}")
    };
    view! { <p class="task-parts">{parts} " " <span class="quiet">{made}</span></p> }.into_any()
}

/// What to do next.
fn steps(opened: &Opened, is_accepted: bool, standing: &Standing) -> AnyView {
    let (id, link) = (opened.link.id, opened.query.to_string());
    if !is_accepted {
        let accept = move |_| {
            learner().record(What::Accept { assignment: id, link: link.clone() });
            dom::focus_soon(".task-steps");
        };
        return view! {
            <button class="button button-main" on:click=accept>"Aannemen"</button>
            <p class="quiet">"Daarna staat de opdracht op Vandaag. Je hebt geen account nodig."</p>
        }
        .into_any();
    }
    let has_questions = standing.made.1 > 0;
    let may_make = has_questions && (standing.is_begun || standing.has_attempts);
    let label = match (standing.is_begun, standing.handed_in) {
        (true, _) => "Verder met de vragen",
        (false, 0) => "Begin met de vragen",
        (false, _) => "Nog een keer",
    };
    let is_all_made = !has_questions || standing.is_begun && standing.made.0 == standing.made.1;
    let may_hand_in = standing.is_begun || standing.handed_in == 0;
    let status =
        if standing.handed_in == 0 { "Je hebt deze opdracht aangenomen. Hij staat ook op Vandaag." } else { "" };
    view! {
        <p class="quiet">{status}</p>
        <div class="row">
            {may_make.then(|| view! {
                <a class="button" class:button-main=!is_all_made && standing.handed_in == 0 href=opened.address("opdracht/vragen")>{label}</a>
            })}
            {may_hand_in.then(|| view! {
                <a class="button" class:button-main=is_all_made href=opened.address("opdracht/inleveren")>"Terugkijken en inleveren"</a>
            })}
        </div>
    }
    .into_any()
}
