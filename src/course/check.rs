//! What can only be seen over the whole course: ids that clash, goals and concepts that lead nowhere.

use std::collections::{BTreeMap, BTreeSet};

use super::{Course, Module, Piece};
use crate::problem::{Problem, Report};

/// Reports what is wrong between the parts of `course`.
pub(super) fn check(course: &Course, problems: &mut Vec<Problem>) {
    check_item_ids(course, problems);
    check_slugs_and_goal_ids(course, problems);
    let goals: BTreeSet<&str> =
        course.modules.iter().flat_map(|module| &module.goals).map(|goal| goal.id.as_str()).collect();
    let slugs: BTreeSet<&str> = course.modules.iter().map(|module| module.slug.as_str()).collect();
    for module in &course.modules {
        check_goals(module, &goals, problems);
        let mut report = Report::new(&module.path, problems);
        check_sections(module, &mut report);
        check_concepts(module, &mut report);
        for prior in module.prior.iter().filter(|prior| !slugs.contains(prior.as_str())) {
            report.warning(
                1,
                format!("de voorkennis '{prior}' is geen module"),
                "gebruik de naam van een map zonder nummer, of haal haar weg",
            );
        }
    }
}

/// Progress hangs on the ids of exercises and cards, so each may be used once.
fn check_item_ids(course: &Course, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<&str, (&str, u32)> = BTreeMap::new();
    let exercises =
        course.exercises().map(|(_, exercise)| (exercise.id.as_str(), exercise.path.as_str(), exercise.line));
    let cards = course.cards().map(|(_, card)| (card.id.as_str(), card.path.as_str(), card.line));
    for (id, path, line) in exercises.chain(cards) {
        if let Some((first, at)) = seen.get(id) {
            let what = format!("de id '{id}' bestaat al ({first}:{at})");
            Report::new(path, problems).error(line, what, "kies een andere id voor het nieuwe onderdeel");
        } else {
            seen.insert(id, (path, line));
        }
    }
}

/// A slug is the address of a module; a goal's id is what its results are counted under.
fn check_slugs_and_goal_ids(course: &Course, problems: &mut Vec<Problem>) {
    let mut slugs: BTreeMap<&str, &str> = BTreeMap::new();
    let mut goals: BTreeMap<&str, (&str, u32)> = BTreeMap::new();
    for module in &course.modules {
        let (path, slug) = (module.path.as_str(), module.slug.as_str());
        let mut report = Report::new(path, problems);
        if let Some(first) = slugs.get(slug) {
            let what = format!("de module '{slug}' bestaat al ({first})");
            report.error(1, what, "geef de map achter het nummer een andere naam");
        } else {
            slugs.insert(slug, path);
        }
        for goal in &module.goals {
            if let Some((first, at)) = goals.get(goal.id.as_str()) {
                let what = format!("het leerdoel '{}' bestaat al ({first}:{at})", goal.id);
                report.error(goal.line, what, "kies een andere id voor het nieuwe leerdoel");
            } else {
                goals.insert(&goal.id, (path, goal.line));
            }
        }
    }
}

fn check_sections(module: &Module, report: &mut Report) {
    let mut seen = BTreeSet::new();
    for section in &module.sections {
        if !seen.insert(section.id.as_str()) {
            report.error(
                section.line,
                format!("de id '{}' bestaat al in deze les", section.id),
                "geef elk stuk een eigen id",
            );
        }
        if section.pieces.is_empty() {
            report.warning(
                section.line,
                format!("het stuk '{}' is leeg", section.title.text),
                "schrijf er tekst onder of haal de kop weg",
            );
        }
    }
}

fn check_goals(module: &Module, goals: &BTreeSet<&str>, problems: &mut Vec<Problem>) {
    for exercise in &module.exercises {
        let mut report = Report::new(&exercise.path, problems);
        let id = &exercise.id;
        match exercise.goal.as_deref() {
            None => report.warning(
                exercise.line,
                format!("de oefening '{id}' heeft geen leerdoel"),
                "zet `doel=…` in de kop",
            ),
            Some(goal) if !goals.contains(goal) => report.error(
                exercise.line,
                format!("het leerdoel '{goal}' bij '{id}' bestaat niet"),
                "gebruik een id uit het voorblok van een les",
            ),
            Some(_) => {}
        }
    }
    let mut report = Report::new(&module.path, problems);
    for goal in &module.goals {
        if !module.exercises.iter().any(|exercise| exercise.goal.as_deref() == Some(goal.id.as_str())) {
            report.warning(
                goal.line,
                format!("het leerdoel '{}' wordt nergens geoefend", goal.id),
                "maak er een oefening bij",
            );
        }
    }
}

/// Every concept of a module is taught (linked in its lesson) and has a card; every link in a lesson leads somewhere.
fn check_concepts(module: &Module, report: &mut Report) {
    let prose: Vec<(u32, &str)> = module
        .sections
        .iter()
        .flat_map(|section| section.pieces.iter().map(move |piece| (section.line, piece)))
        .filter_map(|(line, piece)| match piece {
            Piece::Prose(html) => Some((line, html.as_str())),
            _ => None,
        })
        .collect();
    let links: Vec<(u32, &str)> =
        prose.iter().flat_map(|(line, html)| anchors(html).map(move |target| (*line, target))).collect();
    for concept in &module.concepts {
        if module.concept_card(concept).is_none() {
            report.error(
                1,
                format!("het begrip '{concept}' heeft geen kaart"),
                format!("maak een kaart met id `k-{concept}`"),
            );
        }
        if !links.iter().any(|(_, target)| target == concept) {
            report.error(
                1,
                format!("het begrip '{concept}' staat niet in de les"),
                format!("link ernaar: `[…](#{concept})`"),
            );
        }
    }
    for (line, target) in links {
        let is_concept = module.concepts.iter().any(|concept| concept == target);
        let is_place = module.sections.iter().any(|section| section.id == target) || module.exercise(target).is_some();
        if !is_concept && !is_place {
            report.warning(
                line,
                format!("in dit stuk gaat de link naar '#{target}' nergens heen"),
                "gebruik de id van een begrip, een stuk of een oefening van deze les",
            );
        }
    }
}

/// The targets of `href="#…"` in safe HTML.
fn anchors(html: &str) -> impl Iterator<Item = &str> {
    html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next())
}
