//! How the course reaches the browser: a small index, and one bundle of Markdown per module.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::course::search::Findable;
use crate::course::{self, Course, Module, PICTURES, Piece, SourceFile, Term, picture_names};
use crate::exercise::{Exercise, KINDS, Level};
use crate::markup;
use crate::model::Models;
use crate::problem::{Problem, Report};
use crate::wording;

/// What the app knows of every module before it has fetched it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// The modules by number.
    pub modules: Vec<ModuleEntry>,
    /// The file with the glossary; set by the build, relative to the index.
    pub glossary: String,
}

/// One module in the index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ModuleEntry {
    /// Its name in addresses.
    pub slug: String,
    /// Its place in the course.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// One line about it.
    pub about: String,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// The slugs of the modules to do first.
    pub prior: Vec<String>,
    /// The file with its bundle; set by the build, relative to the index.
    pub file: String,
    /// The sections of its lesson.
    pub sections: Vec<SectionEntry>,
    /// Its learning goals.
    pub goals: Vec<GoalEntry>,
    /// Its exercises.
    pub exercises: Vec<ExerciseEntry>,
    /// Its cases.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseEntry>,
    /// Its word webs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub webs: Vec<WebEntry>,
    /// The models of which fresh customers can be made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipes: Vec<RecipeEntry>,
    /// Its cards.
    pub cards: Vec<CardEntry>,
}

/// A section of a lesson in the index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SectionEntry {
    /// Its id within the module.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is for HBO only.
    #[serde(default, skip_serializing_if = "is_false")]
    pub hbo: bool,
}

/// A learning goal in the index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GoalEntry {
    /// Its id.
    pub id: String,
    /// What the learner can do afterwards.
    pub text: String,
    /// Whether it is for HBO only.
    #[serde(default, skip_serializing_if = "is_false")]
    pub hbo: bool,
}

/// A case in the index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CaseEntry {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How many steps it has.
    pub steps: usize,
    /// Whether it is for HBO only.
    #[serde(default, skip_serializing_if = "is_false")]
    pub hbo: bool,
}

/// A word web in the index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WebEntry {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// A model of which fresh customers can be made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RecipeEntry {
    /// The id of the model.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A term of the glossary, and where in the course it comes up.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TermEntry {
    /// The term.
    #[serde(flatten)]
    pub term: Term,
    /// The slug of the module that explains it.
    pub module: String,
    /// The section of the lesson that explains it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Whether that section is for HBO only.
    #[serde(default, skip_serializing_if = "is_false")]
    pub hbo: bool,
    /// The exercises that are about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exercises: Vec<String>,
    /// Those that are for HBO only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hbo_exercises: Vec<String>,
}

impl TermEntry {
    /// The exercises about it that a learner of MBO or HBO has.
    pub fn exercises_for(&self, is_hbo: bool) -> impl Iterator<Item = &String> {
        self.exercises.iter().chain(self.hbo_exercises.iter().filter(move |_| is_hbo))
    }
}

impl Findable for TermEntry {
    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.term.name.as_str()).chain(self.term.other_names.iter().map(String::as_str))
    }

    fn meaning(&self) -> &str {
        &self.term.meaning
    }
}

/// An exercise in the index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ExerciseEntry {
    /// Its id.
    pub id: String,
    /// The tag of its kind.
    pub kind: String,
    /// The fingerprint of its answer key.
    pub key: u32,
    /// The place of its learning goal among those of its module.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<usize>,
    /// How demanding it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Whether it is for HBO only.
    #[serde(default, skip_serializing_if = "is_false")]
    pub hbo: bool,
}

/// A card in the index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CardEntry {
    /// Its id.
    pub id: String,
    /// Whether it is for HBO only.
    #[serde(default, skip_serializing_if = "is_false")]
    pub hbo: bool,
}

fn is_false(value: &bool) -> bool {
    !value
}

impl Index {
    /// The module with this slug.
    pub fn module(&self, slug: &str) -> Option<&ModuleEntry> {
        self.modules.iter().find(|module| module.slug == slug)
    }

    /// Says in which file the bundle of `slug` is.
    pub fn set_file(&mut self, slug: &str, file: &str) {
        if let Some(module) = self.modules.iter_mut().find(|module| module.slug == slug) {
            file.clone_into(&mut module.file);
        }
    }
}

/// Everything to be delivered.
#[derive(Clone, Debug, Default)]
pub struct Delivery {
    /// The index; its `file` fields are still empty.
    pub index: Index,
    /// For each module its slug and the text of its bundle.
    pub bundles: Vec<(String, String)>,
    /// The terms of the glossary, as JSON: a list of [`TermEntry`].
    pub glossary: String,
}

#[derive(Serialize, Deserialize)]
struct BundledFile {
    path: String,
    text: String,
}

/// Divides `files`, from which `course` was parsed, into one bundle per module, each with the models it needs.
pub fn bundles(files: &[SourceFile], course: &Course) -> Delivery {
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
            let bundled: Vec<BundledFile> = own
                .chain(shared)
                .chain(pictures)
                .map(|file| BundledFile {
                    path: file.path.clone(),
                    text: String::from_utf8_lossy(&file.bytes).into_owned(),
                })
                .collect();
            (module.slug.clone(), serde_json::to_string(&bundled).unwrap_or_default())
        })
        .collect();
    let entries = course.modules.iter().map(|module| entry(module, course)).collect();
    Delivery {
        index: Index { modules: entries, ..Index::default() },
        bundles,
        glossary: serde_json::to_string(&glossary(course)).unwrap_or_default(),
    }
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
fn glossary(course: &Course) -> Vec<TermEntry> {
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
    let files: Vec<BundledFile> = serde_json::from_str(text).ok()?;
    let files: Vec<SourceFile> =
        files.into_iter().map(|file| SourceFile { path: file.path, bytes: file.text.into_bytes() }).collect();
    Some(course::parse(&files))
}

fn models_in(file: &SourceFile) -> BTreeSet<String> {
    let mut ignored = Vec::new();
    let mut report = Report::new(&file.path, &mut ignored);
    let mut models = Models::default();
    models.read(&markup::parse(&file.bytes, &mut report).blocks, &mut report);
    models.matrices.into_keys().chain(models.sets.into_keys()).collect()
}

fn entry(module: &Module, course: &Course) -> ModuleEntry {
    let goal_of = |exercise: &Exercise| module.goals.iter().position(|goal| exercise.goal.as_ref() == Some(&goal.id));
    let uses = |id: &String| module.exercises.iter().any(|exercise| exercise.model.as_ref() == Some(id));
    ModuleEntry {
        slug: module.slug.clone(),
        number: module.number,
        title: module.title.clone(),
        about: module.about.clone(),
        minutes: module.minutes,
        prior: module.prior.clone(),
        file: String::new(),
        sections: module
            .sections
            .iter()
            .map(|section| SectionEntry { id: section.id.clone(), title: section.title.text.clone(), hbo: section.hbo })
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
            })
            .collect(),
        goals: module
            .goals
            .iter()
            .map(|goal| GoalEntry { id: goal.id.clone(), text: goal.text.clone(), hbo: goal.hbo })
            .collect(),
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
    }
}

/// The tags of the kinds that occur in `module`, in the order of the practice page.
pub fn kinds_in(module: &ModuleEntry) -> Vec<&'static str> {
    let occurs = |tag: &&str| module.exercises.iter().any(|exercise| exercise.kind == *tag);
    KINDS.iter().map(|(tag, _)| *tag).filter(occurs).collect()
}
