//! The sheets of what is chosen, once the modules they come from are here.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::course::Module;
use trainer::delivery::Index;
use trainer::paper::{
    Choice, Heading, Paper, Part, Question, Version, Way, What, answer_sheet, blueprint_sheet, card_sheets, key_sheet,
    question_sheet, summary_sheet, versions,
};
use trainer::progress::Audience;

use super::Chosen;
use super::frame::framed;
use crate::app::content;
use crate::app::content::{Content, Load, LoadedModule};
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::when_loaded;

/// The title of a test that has none.
const TITLE: &str = "Toets klantrelatiebeheer";
const TEST_HINT: &str = "De sleutel en de toetsmatrijs staan achteraan: die zijn voor jou. Druk je dubbelzijdig af, druk elke versie dan apart af.";
const NO_MODULES: &str = "Kies een of meer modules. Daarna zie je hier de bladen.";

type Modules = Vec<Arc<LoadedModule>>;

/// The sheets, or what is still missing.
pub(super) fn preview(chosen: Chosen, index: Arc<Index>) -> AnyView {
    let content = content();
    dynamic(move || {
        let choice = chosen.choice.get();
        let index = index.clone();
        Some(match choice.what {
            What::Test => test(content, choice, index),
            _ => {
                let slugs: Vec<String> = index
                    .modules
                    .iter()
                    .filter(|module| choice.modules.contains(&module.number))
                    .map(|module| module.slug.clone())
                    .collect();
                match slugs.is_empty() {
                    true => missing(NO_MODULES.to_owned()),
                    false => loaded(content, slugs, move |modules| summary_or_cards(&choice, &modules)),
                }
            }
        })
    })
}

fn missing(sentence: String) -> AnyView {
    view! { <p class="notice no-print" role="status">{sentence}</p> }.into_any()
}

/// Shows `view` of these modules, once they are here.
fn loaded(content: Content, slugs: Vec<String>, view: impl Fn(Modules) -> AnyView + Send + 'static) -> AnyView {
    let for_retry = slugs.clone();
    let load = move || {
        let mut modules = Vec::new();
        for load in slugs.iter().map(|slug| content.module(slug)).collect::<Vec<_>>() {
            match load {
                Load::Ready(module) => modules.push(module),
                Load::Loading => return Load::Loading,
                Load::Failed(sentence) => return Load::Failed(sentence),
            }
        }
        Load::Ready(modules)
    };
    when_loaded(load, move || for_retry.iter().for_each(|slug| content.retry(slug)), view)
}

fn summary_or_cards(choice: &Choice, modules: &Modules) -> AnyView {
    let is_hbo = choice.audience == Audience::Hbo;
    if choice.what == What::Cards {
        dom::set_title("Kaartjes");
        let modules: Vec<&Module> = modules.iter().map(|loaded| &loaded.module).collect();
        let hint = match choice.is_folded {
            true => {
                "Druk enkelzijdig af op 100%. Knip langs de streepjes, vouw op de stippellijn en plak de kanten op elkaar."
            }
            false => "Druk dubbelzijdig af op 100%, omslaan over de lange kant. Knip daarna langs de streepjes.",
        };
        return framed(hint, card_sheets(&modules, is_hbo, choice.is_folded));
    }
    dom::set_title("Samenvatting");
    let sheets =
        modules.iter().map(|loaded| summary_sheet(&loaded.module, &loaded.models, is_hbo, choice.with_confusions));
    framed("", sheets.collect())
}

fn test(content: Content, choice: Choice, index: Arc<Index>) -> AnyView {
    let Some(spec) = choice.spec() else { return missing(NO_MODULES.to_owned()) };
    let versions = match versions(&index, &spec, choice.test.way) {
        Ok(versions) => versions,
        Err(error) => return missing(error.to_string()),
    };
    let mut slugs: Vec<String> =
        versions.iter().flat_map(|version| &version.slots).map(|slot| slot.module.clone()).collect();
    slugs.sort_unstable();
    slugs.dedup();
    loaded(content, slugs, move |modules| {
        let title = match choice.test.title.is_empty() {
            true => TITLE.to_owned(),
            false => choice.test.title.clone(),
        };
        dom::set_title(&title);
        let papers: Vec<Paper> = versions.iter().map(|version| paper(version, &modules)).collect();
        test_sheets(&choice, title, &papers, &index)
    })
}

fn paper(version: &Version, modules: &Modules) -> Paper {
    let find = |id: &str| modules.iter().find_map(|loaded| loaded.module.exercise(id));
    let exercises = version.slots.iter().filter_map(|slot| find(&slot.exercise));
    Paper { version: version.clone(), questions: exercises.map(|it| Question::of(it, version.go(it))).collect() }
}

fn test_sheets(choice: &Choice, title: String, papers: &[Paper], index: &Index) -> AnyView {
    let test = &choice.test;
    let has = |part: Part| test.parts.contains(&part);
    let heading =
        Heading { title, date: test.date.clone(), points: test.points, has_versions: test.way != Way::Single };
    let is_all = test.only.is_empty() || test.way == Way::Single;
    let is_printed = |paper: &&Paper| is_all || paper.version.letter == test.only;
    let printed: Vec<Paper> = papers.iter().filter(is_printed).cloned().collect();
    let mut sheets = String::new();
    for paper in &printed {
        if has(Part::Questions) {
            sheets += &question_sheet(&heading, paper, has(Part::AnswerSheet));
        }
        if has(Part::AnswerSheet) {
            sheets += &answer_sheet(&heading, paper);
        }
    }
    if has(Part::Key) {
        sheets.extend(printed.iter().map(|paper| key_sheet(&heading, paper, test.rules)));
    }
    if has(Part::Blueprint) {
        sheets += &blueprint_sheet(&heading, &printed, &index.modules);
    }
    framed(TEST_HINT, sheets)
}
