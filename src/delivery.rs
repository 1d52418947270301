//! How the course reaches the browser: a small index, and one bundle of Markdown per module.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::course::{self, Course, Module, SourceFile};
use crate::exercise::KINDS;
use crate::markup;
use crate::model::Models;
use crate::problem::{Problem, Report};

/// What the app knows of every module before it has fetched it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// The modules by number.
    pub modules: Vec<ModuleEntry>,
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
    /// Its exercises.
    pub exercises: Vec<ExerciseEntry>,
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

/// An exercise in the index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ExerciseEntry {
    /// Its id.
    pub id: String,
    /// The tag of its kind.
    pub kind: String,
    /// The fingerprint of its answer key.
    pub key: u32,
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
            let bundled: Vec<BundledFile> = own
                .chain(shared)
                .map(|file| BundledFile {
                    path: file.path.clone(),
                    text: String::from_utf8_lossy(&file.bytes).into_owned(),
                })
                .collect();
            (module.slug.clone(), serde_json::to_string(&bundled).unwrap_or_default())
        })
        .collect();
    Delivery { index: Index { modules: course.modules.iter().map(entry).collect() }, bundles }
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

fn entry(module: &Module) -> ModuleEntry {
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
                hbo: exercise.hbo,
            })
            .collect(),
        cards: module.cards.iter().map(|card| CardEntry { id: card.id.clone(), hbo: card.hbo }).collect(),
    }
}

/// The tags of the kinds that occur in `module`, in the order of the practice page.
pub fn kinds_in(module: &ModuleEntry) -> Vec<&'static str> {
    let occurs = |tag: &&str| module.exercises.iter().any(|exercise| exercise.kind == *tag);
    KINDS.iter().map(|(tag, _)| *tag).filter(occurs).collect()
}
