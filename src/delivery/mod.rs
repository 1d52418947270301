//! How the course reaches the browser: a small index, and one bundle of Markdown per module.

mod examples;
mod index;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::course::{self, Course, Module, PICTURES, Piece, Section, SourceFile, Term, picture_names};
use crate::exercise::{Body, Exercise, KINDS, Level};
use crate::markup;
use crate::model::Models;
use crate::problem::{Problem, Report};
use crate::slides;
use crate::wording;

pub use examples::{Example, examples};
pub use index::{
    CardEntry, CaseEntry, ExerciseEntry, FormEntry, GoalEntry, Index, ModuleEntry, Quota, RecipeEntry, SectionEntry,
    TermEntry, WebEntry,
};

/// Everything to be delivered.
#[derive(Clone, Debug, Default)]
pub struct Delivery {
    /// The index; its `file` fields are still empty.
    pub index: Index,
    /// For each module its slug and the text of its bundle.
    pub bundles: Vec<(String, String)>,
    /// The terms of the glossary, as JSON: a list of [`TermEntry`].
    pub glossary: String,
    /// All models and drawings, for modules that are no part of the course; read with [`read_files`].
    pub shared: String,
    /// The examples for authors, as JSON: a list of [`Example`].
    pub examples: String,
}

#[derive(Serialize, Deserialize)]
struct BundledFile {
    path: String,
    text: String,
}

/// Divides `files`, from which `course` was parsed, into one bundle per module, each with the models it needs.
pub fn bundles(files: &[SourceFile], course: &Course) -> Delivery {
    let is_shared = |file: &&SourceFile| file.path.starts_with("modellen/") || file.path.starts_with(PICTURES);
    let models: Vec<(&SourceFile, BTreeSet<String>)> =
        files.iter().filter(|file| file.path.starts_with("modellen/")).map(|file| (file, models_in(file))).collect();
    let bundles = course
        .modules
        .iter()
        .map(|module| {
            let needed: BTreeSet<String> =
                module.exercises.iter().filter_map(|exercise| exercise.model.clone()).collect();
            let folder = module.path.trim_end_matches("les.md");
            let own = files.iter().filter(|file| file.path.starts_with(folder));
            let shared = models.iter().filter(|(_, ids)| !ids.is_disjoint(&needed)).map(|(file, _)| *file);
            let shown = pictures_in(module);
            let pictures = files.iter().filter(|file| shown.contains(&file.path));
            (module.slug.clone(), bundle(own.chain(shared).chain(pictures)))
        })
        .collect();
    Delivery {
        index: Index { modules: entries(course, 0), forms: forms(course), ..Index::default() },
        bundles,
        glossary: serde_json::to_string(&glossary(course)).unwrap_or_default(),
        shared: bundle(files.iter().filter(is_shared)),
        examples: serde_json::to_string(&examples(files)).unwrap_or_default(),
    }
}

fn bundle<'a>(files: impl Iterator<Item = &'a SourceFile>) -> String {
    let text_of = |file: &SourceFile| String::from_utf8_lossy(&file.bytes).into_owned();
    let files: Vec<BundledFile> =
        files.map(|file| BundledFile { path: file.path.clone(), text: text_of(file) }).collect();
    serde_json::to_string(&files).unwrap_or_default()
}

/// The entries in an index of the modules of `course`; what they put to the test is numbered from `first_trap`.
pub fn entries(course: &Course, first_trap: u32) -> Vec<ModuleEntry> {
    let mut traps = traps(course);
    traps.values_mut().for_each(|trap| *trap += first_trap);
    course.modules.iter().map(|module| entry(module, course, &traps)).collect()
}

/// The paths of the drawings that `module` shows.
fn pictures_in(module: &Module) -> BTreeSet<String> {
    let prose = module.sections.iter().flat_map(|section| &section.pieces).filter_map(|piece| match piece {
        Piece::Prose(html) | Piece::Teacher(html) => Some(html),
        _ => None,
    });
    let prompts = module.exercises.iter().map(|exercise| &exercise.prompt);
    let others = module.cases.iter().map(|case| &case.facts.html).chain(module.webs.iter().map(|web| &web.prompt));
    prose
        .chain(prompts)
        .chain(others)
        .flat_map(|html| picture_names(html))
        .map(|name| format!("{PICTURES}{name}"))
        .collect()
}

/// Every term of the course, with where it is explained and the exercises about it; by name.
pub fn glossary(course: &Course) -> Vec<TermEntry> {
    let mut exercises: BTreeMap<(String, bool), Vec<String>> = BTreeMap::new();
    for (_, exercise) in course.exercises() {
        for concept in exercise.concepts() {
            exercises.entry((concept, exercise.hbo)).or_default().push(exercise.id.clone());
        }
    }
    let about = |term: &Term, hbo| exercises.get(&(term.id.clone(), hbo)).cloned().unwrap_or_default();
    let entry = |module: &Module, term: &Term| TermEntry {
        term: term.clone(),
        module: module.slug.clone(),
        section: module.section_on(&term.id).map(|section| section.id.clone()),
        hbo: module.section_on(&term.id).is_some_and(|section| section.hbo),
        exercises: about(term, false),
        hbo_exercises: about(term, true),
    };
    let mut entries: Vec<TermEntry> =
        course.modules.iter().flat_map(|module| module.terms.iter().map(|term| entry(module, term))).collect();
    entries.sort_by_key(|entry| wording::plain(&entry.term.name));
    entries
}

/// Reads the glossary as it was delivered. `None` when it is damaged.
pub fn read_glossary(text: &str) -> Option<Vec<TermEntry>> {
    serde_json::from_str(text).ok()
}

/// Parses the text of a bundle. `None` when it is no bundle (a cut-off download).
pub fn read_bundle(text: &str) -> Option<(Course, Vec<Problem>)> {
    Some(course::parse(&read_files(text)?))
}

/// The files in a bundle, as they are. `None` when it is no bundle.
pub fn read_files(text: &str) -> Option<Vec<SourceFile>> {
    let files: Vec<BundledFile> = serde_json::from_str(text).ok()?;
    Some(files.into_iter().map(|file| SourceFile { path: file.path, bytes: file.text.into_bytes() }).collect())
}

fn models_in(file: &SourceFile) -> BTreeSet<String> {
    let mut ignored = Vec::new();
    let mut report = Report::new(&file.path, &mut ignored);
    let mut models = Models::default();
    models.read(&markup::parse(&file.bytes, &mut report).blocks, &mut report);
    models.matrices.into_keys().chain(models.sets.into_keys()).collect()
}

/// A number for everything that exercises put to the test.
fn traps(course: &Course) -> BTreeMap<String, u32> {
    let names: BTreeSet<String> = course.exercises().flat_map(|(_, exercise)| exercise.traps()).collect();
    names.into_iter().zip(0..).collect()
}

/// How fast a learner reads, in characters (of HTML) a second: about 150 words a minute, slow because it is to be learned.
const READING: usize = 20;

/// How long a word web takes, in seconds.
const WORD_WEB: usize = 120;

fn seconds(section: &Section) -> u32 {
    let of_piece = |piece: &Piece| match piece {
        Piece::Prose(html) => html.len() / READING,
        Piece::WordWeb(_) => WORD_WEB,
        // An exercise is planned as such.
        Piece::Teacher(_) | Piece::Exercise(_) => 0,
    };
    section.pieces.iter().map(of_piece).sum::<usize>() as u32
}

/// What can be drilled with `module`: the drill has questions about each of these.
fn names(module: &Module) -> Vec<String> {
    let mut names: BTreeSet<String> = module.terms.iter().map(|term| term.id.clone()).collect();
    for exercise in &module.exercises {
        match &exercise.body {
            Body::Indelen(kind) => names.extend(kind.cases.iter().map(|case| case.category.clone())),
            Body::Matrix(kind) => names.extend(kind.customers.iter().map(|it| kind.right_quadrant(it).id.clone())),
            _ => {}
        }
    }
    names.into_iter().collect()
}

fn quota(module: &Module, course: &Course) -> Quota {
    let of = |cells: &course::Cells| {
        Level::ALL.map(|level| cells.get(&(module.slug.clone(), level)).copied().unwrap_or_default())
    };
    Quota { mbo: of(&course.blueprint.mbo), hbo: of(&course.blueprint.hbo) }
}

fn forms(course: &Course) -> Vec<FormEntry> {
    let of = |form: &course::Form| FormEntry { kinds: form.kinds.clone(), mbo: form.mbo, hbo: form.hbo };
    course.blueprint.forms.iter().map(of).collect()
}

fn entry(module: &Module, course: &Course, traps: &BTreeMap<String, u32>) -> ModuleEntry {
    let goal_of = |exercise: &Exercise| module.goals.iter().position(|goal| exercise.goal.as_ref() == Some(&goal.id));
    let case_of = |exercise: &Exercise| {
        let case = exercise.case.as_ref()?;
        module.cases.iter().position(|known| known.facts.id == case.id)
    };
    let uses = |id: &String| module.exercises.iter().any(|exercise| exercise.model.as_ref() == Some(id));
    ModuleEntry {
        slug: module.slug.clone(),
        number: module.number,
        title: module.title.clone(),
        own: false,
        about: module.about.clone(),
        minutes: module.minutes,
        prior: module.prior.clone(),
        file: String::new(),
        sections: module
            .sections
            .iter()
            .map(|section| SectionEntry {
                id: section.id.clone(),
                title: section.title.text.clone(),
                hbo: section.hbo,
                seconds: seconds(section),
            })
            .collect(),
        exercises: module
            .exercises
            .iter()
            .map(|exercise| ExerciseEntry {
                id: exercise.id.clone(),
                kind: exercise.body.tag().to_owned(),
                key: exercise.fingerprint(),
                goal: goal_of(exercise),
                level: exercise.level,
                hbo: exercise.hbo,
                traps: exercise.traps().iter().filter_map(|name| traps.get(name).copied()).collect(),
                case: case_of(exercise),
            })
            .collect(),
        goals: module
            .goals
            .iter()
            .map(|goal| GoalEntry {
                id: goal.id.clone(),
                text: goal.text.clone(),
                level: Some(goal.level),
                hbo: goal.hbo,
            })
            .collect(),
        quota: quota(module, course),
        names: names(module),
        cases: module
            .cases
            .iter()
            .map(|case| CaseEntry {
                id: case.facts.id.clone(),
                title: case.facts.title.text.clone(),
                steps: case.steps.len(),
                hbo: case.hbo,
            })
            .collect(),
        webs: module.webs.iter().map(|web| WebEntry { id: web.id.clone(), title: web.title.text.clone() }).collect(),
        recipes: course
            .models
            .matrices
            .values()
            .filter(|model| model.recipe.is_some() && uses(&model.id))
            .map(|model| RecipeEntry { id: model.id.clone(), name: model.name.clone() })
            .collect(),
        cards: module.cards.iter().map(|card| CardEntry { id: card.id.clone(), hbo: card.hbo }).collect(),
        slides: slides::counts(module),
    }
}

/// The tags of the kinds that occur in `module`, in the order of the practice page.
pub fn kinds_in(module: &ModuleEntry) -> Vec<&'static str> {
    let occurs = |tag: &&str| module.exercises.iter().any(|exercise| exercise.kind == *tag);
    KINDS.iter().map(|(tag, _)| *tag).filter(occurs).collect()
}
