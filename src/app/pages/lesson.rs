//! One lesson: its goals, its sections with exercises in between, and the way to the next.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::{Deserialize, Serialize};
use trainer::course::{Module, Piece, Section};
use trainer::delivery::{Index, ModuleEntry};
use trainer::own::{PREFIX, is_own, lesson_route};
use trainer::progress::{Context, What};

use super::not_found::NotFoundPage;
use crate::app::content::LoadedModule;
use crate::app::exercise::ExerciseView;
use crate::app::state::Learner;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::when_loaded;
use crate::app::ui::{dom, meter::Meter};
use crate::app::word_web::WordWebView;
use crate::app::{browser, content, learner, site};

/// The lesson of the module in the address.
#[component]
pub fn LessonPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let slug = Memo::new(move |_| match params.read().get("module").unwrap_or_default() {
        // The page of all own modules.
        page if page == "eigen" => format!("{PREFIX}{}", query.read().get("module").unwrap_or_default()),
        slug => slug,
    });
    let content = content();
    let is_unknown =
        Memo::new(move |_| content.index().ready().is_some_and(|index| index.module(&slug.read()).is_none()));
    dynamic(move || {
        Some(match is_unknown.get() {
            true => view! { <NotFoundPage /> }.into_any(),
            false => when_loaded(
                move || content.module(&slug.read()),
                move || content.retry(&slug.read_untracked()),
                |loaded: Arc<LoadedModule>| view! { <Lesson loaded /> }.into_any(),
            ),
        })
    })
}

#[component]
fn Lesson(loaded: Arc<LoadedModule>) -> impl IntoView {
    let module = &loaded.module;
    dom::set_title(&module.title);
    let learner = learner();
    let is_hbo = learner.is_hbo();
    let shows_notes = learner.settings.read().teacher;
    let sections: Vec<&Section> = module.sections.iter().filter(|section| is_hbo || !section.hbo).collect();
    let ids: Vec<String> = sections.iter().map(|section| section.id.clone()).collect();
    let slug = StoredValue::new(module.slug.clone());
    let read = Signal::derive(move || {
        let progress = learner.progress.read();
        ids.iter().filter(|id| slug.with_value(|slug| progress.has_read(slug, id))).count()
    });
    let is_first_page = dom::is_first_page();
    let root: NodeRef<html::Div> = NodeRef::new();
    Effect::new(move |_| {
        let root = root.get()?;
        let (module, place) = (slug.get_value(), slug.get_value());
        request_animation_frame(move || go_to_place(&place, is_first_page));
        dom::watch_reading(&root, move |section| note_read(learner, &module, &section))
    });
    let body = sections.iter().map(|section| section_view(module, section, is_hbo, shows_notes)).collect_view();
    view! {
        <div class="lesson" node_ref=root>
            <header class="lesson-head">
                <p class="quiet">{format!("{} · {} minuten", place_of(module), module.minutes)}</p>
                <h1>{module.title.clone()}</h1>
                <p class="about">{module.about.clone()}</p>
                {goals(module, is_hbo)}
                {table_of_contents(&sections)}
            </header>
            <div class="lesson-progress"><Meter done=read total=sections.len() label="stukken gelezen" /></div>
            {body}
            {concepts(module)}
            {neighbours(module.slug.clone())}
        </div>
    }
}

/// Where a learner was in a lesson, and which place the address named then.
#[derive(Serialize, Deserialize)]
struct Place {
    section: String,
    named: String,
}

/// Records a section that came into view to its end, once.
fn note_read(learner: Learner, module: &str, section: &str) {
    let place = Place { section: section.to_owned(), named: dom::named_place() };
    browser::save_for_tab(&format!("plaats.{module}"), &place);
    if !learner.progress.read_untracked().has_read(module, section) {
        learner.record(What::Read { module: module.to_owned(), section: section.to_owned() });
    }
}

/// Goes to the place that the address names; after a reload to where the learner was.
fn go_to_place(module: &str, is_reload: bool) {
    let named = dom::named_place();
    let before = browser::load_for_tab::<Place>(&format!("plaats.{module}")).filter(|_| is_reload);
    match before.filter(|place| place.named == named) {
        Some(place) => dom::scroll_to(&format!("einde-{}", place.section)),
        None if !named.is_empty() => dom::scroll_to(&named),
        None => {}
    }
}

/// Where in the course it stands.
fn place_of(module: &Module) -> String {
    if is_own(&module.slug) { "Eigen module".to_owned() } else { format!("Module {}", module.number) }
}

fn goals(module: &Module, is_hbo: bool) -> impl IntoView + use<> {
    let goals = module.goals.iter().filter(|goal| is_hbo || !goal.hbo);
    let rows = goals.map(|goal| view! { <li>{goal.text.clone()}</li> }).collect_view();
    view! {
        <details class="fold" open>
            <summary>"Wat je hierna kunt"</summary>
            <ul>{rows}</ul>
        </details>
    }
}

fn table_of_contents(sections: &[&Section]) -> impl IntoView + use<> {
    let rows = sections
        .iter()
        .map(|section| view! { <li><a href=format!("#{}", section.id)>{section.title.text.clone()}</a></li> })
        .collect_view();
    view! {
        <details class="fold table-of-contents">
            <summary>"In deze les"</summary>
            <ol>{rows}</ol>
        </details>
    }
}

/// A section with all that is in it.
pub(super) fn section_view(
    module: &Module,
    section: &Section,
    is_hbo: bool,
    shows_notes: bool,
) -> impl IntoView + use<> {
    let pieces = section
        .pieces
        .iter()
        .map(|piece| match piece {
            Piece::Prose(html) => view! { <div class="prose" inner_html=html.clone() /> }.into_any(),
            Piece::Teacher(html) => shows_notes
                .then(|| view! { <aside class="docent" aria-label="Voor de docent" inner_html=html.clone() /> })
                .into_any(),
            Piece::WordWeb(id) => module.web(id).cloned().map(|web| view! { <WordWebView web /> }).into_any(),
            Piece::Exercise(id) => {
                let exercise = module.exercise(id).filter(|exercise| is_hbo || !exercise.hbo).cloned();
                exercise
                    .map(|exercise| view! { <ExerciseView exercise=Arc::new(exercise) context=Context::Lesson /> })
                    .into_any()
            }
        })
        .collect_view();
    view! {
        <section class="section" class:section-summary=section.summary id=section.id.clone()>
            <h2>
                <span inner_html=section.title.html.clone() />
                {section.hbo.then(|| view! { <span class="badge">"Hbo"</span> })}
            </h2>
            {pieces}
            <span class="section-end" id=format!("einde-{}", section.id) data-read=section.id.clone()></span>
        </section>
    }
}

/// All terms of the lesson with what they mean.
fn concepts(module: &Module) -> impl IntoView + use<> {
    let rows = module
        .terms
        .iter()
        .map(|term| {
            let link = site().link(&format!("begrippen?begrip={}", term.id));
            view! { <dt><a href=link>{term.name.clone()}</a></dt><dd inner_html=term.meaning.clone() /> }
        })
        .collect_view();
    view! {
        <details class="fold">
            <summary>"Begrippen in deze les"</summary>
            <dl class="concepts">{rows}</dl>
        </details>
    }
}

/// The way to the lessons before and after this one.
fn neighbours(slug: String) -> AnyView {
    let content = content();
    dynamic(move || {
        let index = content.index().ready()?;
        let at = index.modules.iter().position(|module| module.slug == slug)?;
        let before = at.checked_sub(1).and_then(|before| index.modules.get(before));
        let link = |index: &Index, module: Option<&ModuleEntry>, label: &str| {
            let module = module.and_then(|module| index.module(&module.slug))?;
            let words = format!("{label}: {}", module.title);
            Some(view! { <a class="button" href=site().link(&lesson_route(&module.slug))>{words}</a> })
        };
        Some(view! {
            <nav class="row neighbours" aria-label="Andere lessen">
                {link(&index, before, "Vorige")}
                {link(&index, index.modules.get(at + 1), "Volgende")}
                <a class="button" href=site().link(&format!("oefenen/mix?modules={slug}"))>"Oefen deze module"</a>
            </nav>
        })
    })
}
