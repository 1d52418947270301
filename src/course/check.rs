//! What can only be seen over the whole course: ids that clash, goals and concepts that lead nowhere.

use std::collections::{BTreeMap, BTreeSet};

use super::{Course, Module, Outside, Piece};
use crate::markup::anchors;
use crate::problem::{Problem, Report};

/// Reports what is wrong between the parts of `course`, which may refer to what is `outside` of it.
pub(super) fn check(course: &Course, outside: &Outside, problems: &mut Vec<Problem>) {
    check_item_ids(course, problems);
    check_slugs_and_goal_ids(course, problems);
    check_links(course, outside, problems);
    check_terms(course, problems);
    check_agreed_concepts(course, problems);
    let goals: BTreeSet<&str> =
        course.modules.iter().flat_map(|module| &module.goals).map(|goal| goal.id.as_str()).collect();
    let own = course.modules.iter().map(|module| &module.slug);
    let slugs: BTreeSet<&str> = own.chain(&outside.modules).map(String::as_str).collect();
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
    let cases_and_webs = course.modules.iter().flat_map(|module| {
        let cases = module.cases.iter().map(|case| (case.facts.id.as_str(), case.path.as_str(), case.line));
        cases.chain(module.webs.iter().map(|web| (web.id.as_str(), web.path.as_str(), web.line)))
    });
    let cards = course.cards().map(|(_, card)| (card.id.as_str(), card.path.as_str(), card.line));
    for (id, path, line) in exercises.chain(cases_and_webs).chain(cards) {
        if let Some((first, at)) = seen.get(id) {
            let what = format!("de id '{id}' bestaat al ({first}:{at})");
            Report::new(path, problems).error(line, what, "kies een andere id voor het nieuwe onderdeel");
        } else {
            seen.insert(id, (path, line));
        }
    }
}

/// A term is explained once.
fn check_terms(course: &Course, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<&str, (&str, u32)> = BTreeMap::new();
    for term in course.modules.iter().flat_map(|module| &module.terms) {
        if let Some((path, line)) = seen.insert(&term.id, (&term.path, term.line)) {
            let what = format!("het begrip '{}' is al uitgelegd ({path}:{line})", term.id);
            Report::new(&term.path, problems).error(term.line, what, "laat één uitleg staan");
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

/// Every concept of a module is taught (linked in its lesson), explained in the glossary, and has a card.
fn check_concepts(module: &Module, report: &mut Report) {
    let linked: BTreeSet<&str> = prose(module).flat_map(|(_, html)| anchors(html)).collect();
    for concept in &module.concepts {
        let lacks = [
            (
                module.concept_card(concept).is_none(),
                "heeft geen kaart",
                format!("maak een kaart met id `k-{concept}`"),
            ),
            (!linked.contains(concept.as_str()), "staat niet in de les", format!("link ernaar: `[…](#{concept})`")),
            (
                !module.terms.iter().any(|term| term.id == *concept),
                "staat niet in de begrippenlijst",
                format!("schrijf het in `begrippen.md` met `{{#{concept}}}`"),
            ),
        ];
        for (_, what, cure) in lacks.into_iter().filter(|(is_lacking, ..)| *is_lacking) {
            report.error(1, format!("het begrip '{concept}' {what}"), cure);
        }
    }
    for term in module.terms.iter().filter(|term| !module.concepts.contains(&term.id)) {
        let what = format!("het begrip '{}' staat niet in het voorblok van de les", term.id);
        report.warning(1, what, "voeg het toe aan `begrippen:`");
    }
}

/// A link to `#id` in a lesson leads to a place in it or to a term; elsewhere it leads to a term.
fn check_links(course: &Course, outside: &Outside, problems: &mut Vec<Problem>) {
    let own = course.modules.iter().flat_map(|module| &module.terms).map(|term| &term.id);
    let terms: BTreeSet<&str> = own.chain(&outside.terms).map(String::as_str).collect();
    let cure = "gebruik de id van een begrip uit de begrippenlijst, of in een les die van een stuk of oefening";
    for module in &course.modules {
        for (line, target) in prose(module).flat_map(|(line, html)| anchors(html).map(move |target| (line, target))) {
            let is_section = module.sections.iter().any(|section| section.id == target);
            let is_place = is_section || module.exercise(target).is_some() || module.web(target).is_some();
            if !is_place && !terms.contains(target) {
                let what = format!("in dit stuk gaat de link naar '#{target}' nergens heen");
                Report::new(&module.path, problems).warning(line, what, cure);
            }
        }
        let in_cards = module.cards.iter().flat_map(|card| {
            anchors(&card.back).chain(anchors(&card.extra)).map(move |target| (card.path.as_str(), card.line, target))
        });
        let in_exercises = module.exercises.iter().flat_map(|exercise| {
            exercise.links.iter().map(move |target| (exercise.path.as_str(), exercise.line, target.as_str()))
        });
        let in_terms = module.terms.iter().flat_map(|term| {
            let html = [&term.meaning, &term.confusion, &term.example];
            html.into_iter().flat_map(|html| anchors(html)).map(move |target| (term.path.as_str(), term.line, target))
        });
        let in_cases = module.cases.iter().flat_map(|case| {
            let debrief = case.debrief.iter().flat_map(|line| anchors(&line.concept.html).chain(anchors(&line.html)));
            anchors(&case.facts.html).chain(debrief).map(move |target| (case.path.as_str(), case.line, target))
        });
        let in_webs = module
            .webs
            .iter()
            .flat_map(|web| web.concepts.iter().map(move |concept| (web.path.as_str(), web.line, concept.id.as_str())));
        for (path, line, target) in in_cards.chain(in_exercises).chain(in_terms).chain(in_cases).chain(in_webs) {
            if !terms.contains(target) {
                Report::new(path, problems).warning(line, format!("de link naar '#{target}' is geen begrip"), cure);
            }
        }
    }
}

/// The running text of a lesson, with the line of the section it stands in.
fn prose(module: &Module) -> impl Iterator<Item = (u32, &str)> {
    let pieces =
        module.sections.iter().flat_map(|section| section.pieces.iter().map(move |piece| (section.line, piece)));
    pieces.filter_map(|(line, piece)| match piece {
        Piece::Prose(html) => Some((line, html.as_str())),
        _ => None,
    })
}

/// The concepts that were agreed on are all there, each in one module.
fn check_agreed_concepts(course: &Course, problems: &mut Vec<Problem>) {
    let mut owners: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for module in &course.modules {
        for concept in &module.concepts {
            owners.entry(concept).or_default().push(&module.path);
        }
    }
    let mut report = Report::new(super::CONCEPTS, problems);
    for concept in course.agreed_concepts.iter().filter(|concept| !owners.contains_key(concept.as_str())) {
        report.warning(
            1,
            format!("het begrip '{concept}' hoort bij geen module"),
            "zet het in `begrippen:` van een les",
        );
    }
    for (concept, paths) in owners.iter().filter(|(_, paths)| paths.len() > 1) {
        report.error(
            1,
            format!("het begrip '{concept}' staat bij {}", paths.join(" en ")),
            "laat het bij één module staan",
        );
    }
}
