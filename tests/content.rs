//! Checks of the real course in `content/`: what an author can get wrong without the parser seeing it.
//!
//! Each test gathers all complaints, in Dutch, for the author who has to mend them.

mod common;
#[path = "common/text.rs"]
mod text;

use std::collections::{BTreeMap, BTreeSet};

use common::{FILES, PARSED, assert_none, the_course};
use text::{place, words};
use trainer::course::{self, Module, Piece, SourceFile, lint};

const CARDS: usize = 15;
const EXERCISES: usize = 20;
const KINDS_PER_MODULE: usize = 5;
const ALL_EXERCISES: usize = 300;
const ALL_CARDS: usize = 170;
const CASES: usize = 4;
const EXERCISES_PER_GOAL: usize = 3;
const LESSON_WORDS: std::ops::RangeInclusive<usize> = 900..=1_800;

#[test]
fn the_course_parses_without_problems_or_warnings() {
    assert!(!the_course().modules.is_empty());
    let linted = lint::lint(the_course(), &FILES);
    assert_none(PARSED.1.iter().chain(&linted).map(ToString::to_string));
}

#[test]
fn the_course_is_complete() {
    let course = the_course();
    let explained: BTreeSet<&str> =
        course.modules.iter().flat_map(|module| &module.terms).map(|term| term.id.as_str()).collect();
    let missing = course.agreed_concepts.iter().filter(|concept| !explained.contains(concept.as_str()));
    assert_none(missing.map(|concept| format!("het begrip '{concept}' wordt nergens uitgelegd")));
    assert!(!course.agreed_concepts.is_empty());
    assert!(course.exercises().count() >= ALL_EXERCISES && course.cards().count() >= ALL_CARDS);
    assert!(course.modules.iter().map(|module| module.cases.len()).sum::<usize>() >= CASES);
    for cells in [&course.blueprint.mbo, &course.blueprint.hbo] {
        assert_eq!(cells.values().sum::<u32>(), 40, "een toets heeft veertig vragen");
        let modules: BTreeSet<&str> = cells.keys().map(|(module, _)| module.as_str()).collect();
        assert_eq!(modules, course.modules.iter().map(|module| module.slug.as_str()).collect());
    }
}

/// Line ends and a byte order mark as editors on Windows write them.
#[test]
fn the_course_reads_the_same_when_saved_on_windows() {
    let saved_there = |file: &SourceFile| {
        let text = String::from_utf8_lossy(&file.bytes).replace('\n', "\r\n");
        SourceFile { path: file.path.clone(), bytes: format!("\u{feff}{text}").into_bytes() }
    };
    let (course, problems) = course::parse(&FILES.iter().map(saved_there).collect::<Vec<_>>());
    assert_eq!(problems, PARSED.1);
    assert!(course.modules == the_course().modules);
}

#[test]
fn every_id_is_used_once() {
    let exercises = the_course().exercises().map(|(_, exercise)| (exercise.id.as_str(), place(exercise)));
    let cards = the_course().cards().map(|(_, card)| (card.id.as_str(), format!("{}:{}", card.path, card.line)));
    let goals = the_course().modules.iter().flat_map(|module| {
        module.goals.iter().map(|goal| (goal.id.as_str(), format!("{}:{}", module.path, goal.line)))
    });
    let slugs = the_course().modules.iter().map(|module| (module.slug.as_str(), module.path.clone()));
    assert_none(repeated(exercises.chain(cards)));
    assert_none(repeated(goals));
    assert_none(repeated(slugs));
}

#[test]
fn the_model_answer_earns_all_points_and_no_answer_none() {
    assert_none(the_course().exercises().flat_map(|(_, exercise)| {
        let model = exercise.body.grade_text(&exercise.body.model_answer_text());
        let empty = exercise.body.grade_text("{}");
        let complaint = |what: String| format!("{}: {what}", place(exercise));
        [
            (model.max == 0).then(|| complaint("er zijn geen punten te halen".to_owned())),
            (model.points != model.max)
                .then(|| complaint(format!("het modelantwoord krijgt {} van {}", model.points, model.max))),
            (empty.points != 0).then(|| complaint(format!("een leeg antwoord krijgt {} punten", empty.points))),
        ]
        .into_iter()
        .flatten()
    }));
}

#[test]
fn every_exercise_has_a_goal_and_a_level() {
    assert_none(
        the_course()
            .exercises()
            .filter(|(module, exercise)| {
                let own = module.goals.iter().any(|goal| exercise.goal.as_ref() == Some(&goal.id));
                !own || exercise.level.is_none()
            })
            .map(|(_, exercise)| format!("{}: geen leerdoel van deze module of geen niveau", place(exercise))),
    );
}

#[test]
fn every_goal_is_exercised_at_its_own_level() {
    let goals = the_course().modules.iter().flat_map(|module| module.goals.iter().map(move |goal| (module, goal)));
    assert_none(goals.filter_map(|(module, goal)| {
        let levels: Vec<_> = module
            .exercises
            .iter()
            .filter(|exercise| exercise.goal.as_ref() == Some(&goal.id))
            .map(|exercise| exercise.level)
            .collect();
        let good = levels.len() >= EXERCISES_PER_GOAL && levels.contains(&Some(goal.level));
        (!good).then(|| {
            format!(
                "{}:{}: '{}' is {:?}, maar de oefeningen zijn {levels:?}",
                module.path, goal.line, goal.id, goal.level
            )
        })
    }));
}

#[test]
fn every_concept_has_a_card() {
    assert_none(the_course().modules.iter().flat_map(|module| {
        let without = module.concepts.iter().filter(|concept| module.concept_card(concept).is_none());
        without.map(|concept| format!("{}: het begrip '{concept}' heeft geen kaart", module.path))
    }));
}

#[test]
fn every_module_has_enough_of_everything() {
    assert_none(the_course().modules.iter().flat_map(|module| {
        let (cards, exercises, words) = (module.cards.len(), module.exercises.len(), lesson_words(module));
        let kinds = module.exercises.iter().map(|exercise| exercise.body.tag()).collect::<BTreeSet<_>>().len();
        [
            (cards < CARDS).then(|| format!("{}: {cards} kaarten, minstens {CARDS}", module.path)),
            (kinds < KINDS_PER_MODULE)
                .then(|| format!("{}: {kinds} soorten, minstens {KINDS_PER_MODULE}", module.path)),
            (module.webs.is_empty()).then(|| format!("{}: geen woordweb", module.path)),
            (!module
                .sections
                .iter()
                .flat_map(|section| &section.pieces)
                .any(|piece| matches!(piece, Piece::Teacher(_))))
            .then(|| format!("{}: niets voor de docent", module.path)),
            (exercises < EXERCISES).then(|| format!("{}: {exercises} oefeningen, minstens {EXERCISES}", module.path)),
            (!LESSON_WORDS.contains(&words))
                .then(|| format!("{}: {words} woorden lopende tekst, {LESSON_WORDS:?} is de bedoeling", module.path)),
        ]
        .into_iter()
        .flatten()
    }));
}

#[test]
fn nothing_links_outside_the_course() {
    let is_course = |file: &&SourceFile| {
        let folder = file.path.split('/').next();
        folder == Some("modellen") || the_course().modules.iter().any(|module| module.path.split('/').next() == folder)
    };
    let mut complaints = Vec::new();
    for file in FILES.iter().filter(is_course) {
        for (number, line) in (1..).zip(String::from_utf8_lossy(&file.bytes).lines()) {
            if ["://", "mailto:", "](/", "www."].iter().any(|mark| line.contains(mark)) {
                complaints.push(format!("{}:{number}: een link naar buiten: {line}", file.path));
            }
        }
    }
    assert_none(complaints);
}

fn repeated<'a>(ids: impl Iterator<Item = (&'a str, String)>) -> Vec<String> {
    let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (id, place) in ids {
        places.entry(id).or_default().push(place);
    }
    places.retain(|_, places| places.len() > 1);
    places.into_iter().map(|(id, places)| format!("'{id}' staat op {}", places.join(" en "))).collect()
}

/// The words of a lesson that a learner reads as running text: no tables, no exercises, no notes for the teacher.
fn lesson_words(module: &Module) -> usize {
    let pieces = module.sections.iter().flat_map(|section| &section.pieces);
    pieces
        .map(|piece| match piece {
            Piece::Prose(html) => words(&without_tables(html)),
            Piece::Teacher(_) | Piece::Exercise(_) | Piece::WordWeb(_) => 0,
        })
        .sum()
}

fn without_tables(html: &str) -> String {
    let mut parts = html.split("<table>");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once("</table>").map_or("", |(_, after)| after))
}
