//! The first page: what to do today.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::Index;
use trainer::own::lesson_route;
use trainer::plan::{DRILL_SECONDS, Overload, Plan, PlannedDay, Step, Task, TaskKind, Wish, drills, plan};
use trainer::progress::Progress;
use trainer::time::Day;

use super::assignment::Tiles;
use super::setup::Setup;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::with_index;
use crate::app::ui::text::count;
use crate::app::{learner, site};

/// In how many days before an exam cramming is offered.
const CRAMMING: i32 = 7;

/// What to do today, with one button that walks through all of it; the exam; what does not fit.
#[component]
pub fn TodayPage() -> impl IntoView {
    dom::set_title("Vandaag");
    let learner = learner();
    let is_set_up = Memo::new(move |_| learner.settings.read().is_set_up);
    view! {
        <h1>"Vandaag"</h1>
        {with_index(|index| view! { <Tiles index /> }.into_any())}
        {dynamic(move || (!is_set_up.get()).then(|| view! { <Setup /> }))}
        {with_index(|index| today(index).into_any())}
    }
}

fn today(index: Arc<Index>) -> impl IntoView {
    let learner = learner();
    let for_plan = index.clone();
    let made = Memo::new(move |_| {
        let wish = Wish::of(&learner.settings.read(), learner.is_hbo(), learner.today());
        plan(&for_plan, &learner.progress.read(), &wish, learner.today())
    });
    let for_work = index.clone();
    view! {
        {dynamic(move || learner.settings.read().exam.map(|exam| exam_line(exam, learner.today())))}
        {dynamic(move || Some(work(&for_work, &made.read(), &learner.progress.read(), learner.today())))}
        {dynamic(move || made.read().overload.as_ref().map(|overload| honest(&index, overload)))}
        {more()}
    }
}

fn exam_line(exam: Day, today: Day) -> impl IntoView + use<> {
    let date = exam.in_words();
    let words = match exam.since(today) {
        0 => "Vandaag is je toets. Succes!".to_owned(),
        1 => format!("Morgen, {date}, is je toets."),
        days @ 2.. => format!("Nog {days} dagen tot je toets op {date}."),
        _ => format!("Je toets was op {date}. Heb je een nieuwe datum? Pas je plan dan aan."),
    };
    let cram = (0..=CRAMMING).contains(&exam.since(today));
    view! {
        <p class="exam">
            {words} " " <a href=site().link("instellingen#plan")>"Plan aanpassen"</a>
            {cram.then(|| view! { " · " <a href=site().link("stampen")>"Stampen"</a> })}
        </p>
    }
}

/// A part of today's work, in words.
struct Part {
    name: &'static str,
    what: String,
    seconds: u32,
    link: String,
}

/// Minutes, at least one.
fn minutes(seconds: u32) -> String {
    format!("{} min", seconds.div_ceil(60).max(1))
}

fn work(index: &Index, made: &Plan, progress: &Progress, today: Day) -> impl IntoView + use<> {
    let nothing = PlannedDay::default();
    let day = made.days.first().unwrap_or(&nothing);
    let parts = parts(index, day, &drills(index, progress, today));
    let seconds: u32 = parts.iter().map(|part| part.seconds).sum();
    let is_begun = progress.days().contains_key(&today);
    let rows = parts
        .into_iter()
        .map(|part| {
            view! {
                <li>
                    <a href=site().link(&part.link)><b>{part.name}</b><span>{part.what}</span></a>
                    <span class="quiet">{minutes(part.seconds)}</span>
                </li>
            }
        })
        .collect_view();
    match seconds {
        0 => done(made, is_begun).into_any(),
        _ => view! {
            <section class="tile tile-cards plan">
                <h2 tabindex="-1">{if is_begun { "Wat er vandaag nog is" } else { "Je werk voor vandaag" }}</h2>
                <ul class="plain parts">{rows}</ul>
                <a class="button button-main" href=site().link("sessie")>
                    {format!("{} · {}", if is_begun { "Ga verder" } else { "Begin" }, minutes(seconds))}
                </a>
            </section>
        }
        .into_any(),
    }
}

fn parts(index: &Index, day: &PlannedDay, drills: &[Step]) -> Vec<Part> {
    let mut parts = Vec::new();
    let items = |tasks: Vec<&Task>| {
        let cards = tasks.iter().filter(|task| task.kind == TaskKind::Card).count();
        match (cards, tasks.len() - cards) {
            (cards, 0) => count(cards, "kaart", "kaarten"),
            (0, exercises) => count(exercises, "oefening", "oefeningen"),
            (cards, exercises) => {
                format!("{} en {}", count(cards, "kaart", "kaarten"), count(exercises, "oefening", "oefeningen"))
            }
        }
    };
    let mut add = |name, what, seconds, link: &str| parts.push(Part { name, what, seconds, link: link.to_owned() });
    if !day.reviews.is_empty() {
        add("Herhalen", items(day.reviews.iter().collect()), day.review_seconds(), "sessie");
    }
    if let Some(Step::Drill { one, other }) = drills.first() {
        let words = match drills.len() {
            1 => format!("{} of {}", one.replace('-', " "), other.replace('-', " ")),
            more => format!("{more} paren die je verwarde"),
        };
        add("Uit elkaar houden", words, DRILL_SECONDS * drills.len() as u32, "verwarring");
    }
    if let Some(reading) = day.readings().next() {
        let module = &index.modules[reading.module];
        let link = format!("{}#{}", lesson_route(&module.slug), module.sections[reading.section].id);
        let words = format!("{} uit ‘{}’", count(day.readings().count(), "stuk", "stukken"), module.title);
        add("Lezen", words, day.reading_seconds(), &link);
    }
    let new: Vec<&Task> = day.new_tasks().collect();
    if !new.is_empty() {
        add("Nieuw", items(new), day.new_seconds(), "sessie");
    }
    parts
}

fn done(made: &Plan, is_begun: bool) -> impl IntoView + use<> {
    let next = made.days.iter().skip(1).position(|day| day.seconds() > 0);
    let words = match next {
        Some(0) => format!("Morgen staat er {} klaar.", minutes(made.days[1].seconds())),
        Some(days) => format!("Het volgende werk komt over {} dagen.", days + 1),
        None => "Je hebt alles gehad wat in je plan staat.".to_owned(),
    };
    view! {
        <section class="tile tile-cards plan">
            <h2 tabindex="-1">{if is_begun { "Klaar voor vandaag" } else { "Vandaag hoeft er niets" }}</h2>
            <p>{words}</p>
            <p class="row">
                <a class="button" href=site().link("oefenen")>"Vrij oefenen"</a>
                <a class="button" href=site().link("stampen")>"Stampen"</a>
            </p>
        </section>
    }
}

/// Says that it does not fit, and what to leave out.
fn honest(index: &Index, overload: &Overload) -> impl IntoView + use<> {
    let Overload { needed, wished, items_needed, items_fit, .. } = *overload;
    let left_out = overload
        .dropped
        .iter()
        .map(|module| {
            let module = &index.modules[*module];
            view! { <li><a href=site().link(&lesson_route(&module.slug))>{module.title.clone()}</a></li> }
        })
        .collect_view();
    let is_left_out = !overload.dropped.is_empty();
    view! {
        <section class="notice plan-notice">
            <h2>"Dit past niet helemaal"</h2>
            <p>
                {format!("Voor alles heb je {needed} minuten per dag nodig. Je koos er {wished}. Dat zijn {items_needed} kaarten en oefeningen per dag; haalbaar is {items_fit}.")}
            </p>
            {is_left_out.then(|| view! {
                <details class="fold">
                    <summary>{format!("Je plan laat {} weg", count(overload.dropped.len(), "module", "modules"))}</summary>
                    <p>"Over deze modules komen in een toets de minste vragen voor de tijd die ze kosten."</p>
                    <ol>{left_out}</ol>
                </details>
            })}
            <p><a href=site().link("instellingen#plan")>"Meer minuten per dag, of een andere datum"</a></p>
        </section>
    }
}

/// What is there besides the plan.
fn more() -> impl IntoView {
    let links = [
        ("kaarten", "Kaarten", "Alleen kaarten herhalen of leren."),
        ("oefenen/matrix", "Klanten plaatsen", "Behoudklant of topklant? Zie welke as je verkeerd las."),
        ("toets", "Proeftoets", "Veertig vragen, met een cijfer en de som erachter."),
        ("voortgang", "Voortgang", "Wat je zeker weet, en wat nog niet."),
    ];
    let tiles = links
        .into_iter()
        .map(|(route, name, about)| {
            view! {
                <li class="tile">
                    <h3><a href=site().link(route)>{name}</a></h3>
                    <p class="quiet">{about}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <h2>"Zelf kiezen"</h2>
        <ul class="tiles plain">{tiles}</ul>
    }
}
