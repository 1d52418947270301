//! A case: its steps one after the other, then what to look back on.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::{Deserialize, Serialize};
use trainer::exercise::casus::{Casus, Debrief};
use trainer::exercise::{Grade, Verdict};
use trainer::own::lesson_route;
use trainer::progress::Context;

use super::not_found::NotFoundPage;
use super::summary::Answered;
use crate::app::content::LoadedModule;
use crate::app::draft::Draft;
use crate::app::exercise::{ExerciseView, verdict_class, verdict_icon};
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::icon::icon;
use crate::app::ui::load::{when_loaded, with_index};
use crate::app::ui::{dom, meter::Meter};
use crate::app::{browser, content, learner, site};

/// Where a learner is in a case. Kept for the tab, so that a reload goes on with the same step.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Run {
    step: usize,
    answers: Vec<Answered>,
}

/// The case that the address names.
#[component]
pub fn CasusPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let id = Memo::new(move |_| match params.read().get("casus").unwrap_or_default() {
        // The page of all cases of own modules.
        page if page == "eigen" => query.read().get("casus").unwrap_or_default(),
        id => id,
    });
    let content = content();
    with_index(move |index| {
        let id = id.get();
        let module = index.modules.iter().find(|module| module.cases.iter().any(|case| case.id == id));
        let Some(slug) = module.map(|module| module.slug.clone()) else { return view! { <NotFoundPage /> }.into_any() };
        let again = slug.clone();
        when_loaded(
            move || content.module(&slug),
            move || content.retry(&again),
            move |loaded| match loaded.module.case(&id).cloned() {
                Some(case) => view! { <Case loaded case /> }.into_any(),
                None => view! { <NotFoundPage /> }.into_any(),
            },
        )
    })
}

#[component]
fn Case(loaded: Arc<LoadedModule>, case: Casus) -> impl IntoView {
    dom::set_title(&case.facts.title.text);
    let name = StoredValue::new(format!("casus.{}", case.facts.id));
    let run: RwSignal<Run> = RwSignal::new(name.with_value(|name| browser::load_for_tab(name)).unwrap_or_default());
    Effect::new(move || name.with_value(|name| browser::save_for_tab(name, &*run.read())));
    let is_hbo = learner().is_hbo();
    let for_me = |id: &&String| loaded.module.exercise(id).is_some_and(|exercise| is_hbo || !exercise.hbo);
    let steps: Vec<String> = case.steps.iter().filter(for_me).cloned().collect();
    let total = steps.len();
    let steps = StoredValue::new(steps);
    let title = case.facts.title.html.clone();
    let module = loaded.module.slug.clone();
    let at = Memo::new(move |_| run.read().step.min(total));
    let done = Signal::derive(move || at.get());
    let case = StoredValue::new(case);
    let view = move || {
        Some(match steps.with_value(|steps| steps.get(at.get()).cloned()) {
            Some(id) => step(&loaded, &id, at.get_untracked(), total, run),
            None => case.with_value(|case| debrief(case, run)),
        })
    };
    if total == 0 {
        return view! {
            <h1 inner_html=title />
            <p>"Deze casus is voor hbo. Wil je hem toch doen? Zet je niveau bij Instellingen op hbo."</p>
        }
        .into_any();
    }
    view! {
        <p class="quiet"><a href=site().link(&lesson_route(&module))>"Bij de les"</a></p>
        <h1 inner_html=title />
        <Meter done total label="stappen gehad" />
        {dynamic(view)}
    }
    .into_any()
}

fn step(loaded: &LoadedModule, id: &str, at: usize, total: usize, run: RwSignal<Run>) -> AnyView {
    let Some(exercise) = loaded.module.exercise(id).cloned() else { return ().into_any() };
    let name = StoredValue::new(id.to_owned());
    let is_answered = move || name.with_value(|id| run.read().answers.iter().any(|answer| answer.exercise == *id));
    // An answer from another time is not shown again.
    if !run.read_untracked().answers.iter().any(|answer| answer.exercise == id)
        && Draft::load(&exercise, Context::Practice).checked
    {
        Draft::remove(&exercise, Context::Practice);
    }
    let exercise = Arc::new(exercise);
    let (named, module) = (exercise.clone(), loaded.module.slug.clone());
    let on_checked = move |grade: Grade| {
        let answered = Answered::new(at, &named, &module, grade);
        run.update(|run| {
            // The first answer counts in the debrief: a second one is given with the explanation at hand.
            if !run.answers.iter().any(|answer| answer.exercise == answered.exercise) {
                run.answers.push(answered);
            }
        });
    };
    let next = move |_| {
        run.update(|run| run.step = at + 1);
        dom::focus_soon(".exercise-title, .summary h2");
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    let label = move || match (is_answered(), at + 1 == total) {
        (true, false) => "Volgende stap",
        (true, true) => "Naar de nabespreking",
        (false, _) => "Overslaan",
    };
    view! {
        <p class="quiet">{format!("Stap {} van {total}", at + 1)}</p>
        <ExerciseView exercise context=Context::Practice on_checked=Callback::new(on_checked) />
        <div class="row">
            <button class="button" class:button-main=is_answered on:click=next>{label}</button>
        </div>
    }
    .into_any()
}

/// For each concept how its steps went, and what to take away.
fn debrief(case: &Casus, run: RwSignal<Run>) -> AnyView {
    let answers = run.read_untracked().answers.clone();
    let (points, max) = answers.iter().fold((0, 0), |(points, max), answer| (points + answer.points, max + answer.max));
    let rows = case.debrief.iter().map(|line| debrief_line(line, &answers)).collect_view();
    let again = move |_| {
        run.set(Run::default());
        dom::focus_soon(".exercise-title");
    };
    let words = match answers.len() {
        0 => "Je hebt nog geen stap nagekeken.".to_owned(),
        _ => format!("Je haalde {points} van de {max} punten bij je eerste antwoorden."),
    };
    view! {
        <section class="summary">
            <h2 tabindex="-1">"Nabespreking"</h2>
            <p>{words}</p>
            <ul class="debrief plain">{rows}</ul>
        </section>
        <div class="row">
            <button class="button button-main" on:click=again>"Nog een keer"</button>
            <a class="button" href=site().link("oefenen")>"Andere oefeningen"</a>
        </div>
    }
    .into_any()
}

fn debrief_line(line: &Debrief, answers: &[Answered]) -> impl IntoView + use<> {
    let own = answers.iter().filter(|answer| line.steps.contains(&answer.exercise));
    let (points, max) = own.fold((0, 0), |(points, max), answer| (points + answer.points, max + answer.max));
    let (verdict, words) = match max {
        0 => (None, "niet gedaan".to_owned()),
        _ => (Some(Verdict::of(points, max)), format!("{points} van {max} punten")),
    };
    view! {
        <li class=verdict.map_or("", verdict_class)>
            <h3 inner_html=line.concept.html.clone() />
            <p class="verdict">{verdict.map(|verdict| icon(verdict_icon(verdict)))} {words}</p>
            <p inner_html=line.html.clone() />
        </li>
    }
}
