//! The course: modules with lessons, cards and exercises, read from Markdown files.
//!
//! [`parse`] never fails: what is wrong comes back as problems, the rest works. The same parser runs in
//! `cargo xtask check`, in the tests over the real course, and in the browser (there on one module at a time).

mod blueprint;
mod check;
pub mod lint;
mod module;
mod picture;
mod reader;
pub mod search;
mod term;

use std::collections::{BTreeMap, BTreeSet};

pub use blueprint::{Blueprint, Cells, Form};
pub use module::{Goal, Module, Piece, Section};
pub use picture::{FOLDER as PICTURES, names as picture_names};
pub use term::Term;

use crate::exercise::Exercise;
use crate::exercise::kaarten::Card;
use crate::markup::{self, Block, BlockKind, Document};
use crate::model::Models;
use crate::problem::{Problem, Report};
use picture::Pictures;
use reader::Shared;

/// The file with the ids of the concepts that the course must explain.
const CONCEPTS: &str = "begrippen.md";

/// A content file as it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceFile {
    /// Its path below the content folder, with `/`: `04-klantportfolio/les.md`.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A parsed course, or the part of it that was given.
#[derive(Clone, Debug, Default)]
pub struct Course {
    /// The modules by number.
    pub modules: Vec<Module>,
    /// The models that exercises use.
    pub models: Models,
    /// How many questions of each level belong to each module in a test.
    pub blueprint: Blueprint,
    /// The ids of the concepts that the course must explain.
    pub agreed_concepts: Vec<String>,
}

impl Course {
    /// The module with this slug.
    pub fn module(&self, slug: &str) -> Option<&Module> {
        self.modules.iter().find(|module| module.slug == slug)
    }

    /// All exercises, with the module each belongs to.
    pub fn exercises(&self) -> impl Iterator<Item = (&Module, &Exercise)> {
        self.modules.iter().flat_map(|module| module.exercises.iter().map(move |exercise| (module, exercise)))
    }

    /// All cards, with the module each belongs to.
    pub fn cards(&self) -> impl Iterator<Item = (&Module, &Card)> {
        self.modules.iter().flat_map(|module| module.cards.iter().map(move |card| (module, card)))
    }
}

/// What there is beside the files that are parsed, that they may refer to.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    /// The ids of terms.
    pub terms: BTreeSet<String>,
    /// The slugs of modules.
    pub modules: BTreeSet<String>,
}

/// Parses all files of a course. Files that are no part of a course (author's pages, READMEs) are left
/// alone.
pub fn parse(files: &[SourceFile]) -> (Course, Vec<Problem>) {
    parse_beside(files, &Outside::default())
}

/// Parses files that belong beside a course: what is `outside` of them may be referred to.
pub fn parse_beside(files: &[SourceFile], outside: &Outside) -> (Course, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut documents: BTreeMap<&str, Document> = BTreeMap::new();
    for file in files.iter().filter(|file| is_course_file(&file.path)) {
        let document = markup::parse(&file.bytes, &mut Report::new(&file.path, &mut problems));
        documents.insert(&file.path, document);
    }
    let mut pictures = Pictures::default();
    for file in files {
        pictures.read(file, &mut Report::new(&file.path, &mut problems));
    }
    let mut models = Models::default();
    for (path, document) in &documents {
        models.read(&document.blocks, &mut Report::new(path, &mut problems));
    }
    let mut modules: Vec<Module> = module_folders(&documents)
        .into_iter()
        .filter_map(|(folder, files)| {
            reader::read(folder, &files, Shared { models: &models, pictures: &pictures }, &mut problems)
        })
        .collect();
    modules.sort_by_key(|module| module.number);
    let blueprint = documents
        .get(blueprint::FILE)
        .map(|document| Blueprint::parse(&document.blocks, &mut Report::new(blueprint::FILE, &mut problems)));
    let agreed_concepts = documents.get(CONCEPTS).map(|document| listed(&document.blocks)).unwrap_or_default();
    let course = Course { modules, models, blueprint: blueprint.unwrap_or_default(), agreed_concepts };
    check::check(&course, outside, &mut problems);
    problems.sort();
    problems.dedup();
    (course, problems)
}

fn is_course_file(path: &str) -> bool {
    let is_shared = path.starts_with("modellen/") || path == blueprint::FILE || path == CONCEPTS;
    path.ends_with(".md") && (is_shared || module::folder_name(path).is_some())
}

/// The items of all lists in `blocks`.
fn listed(blocks: &[Block]) -> Vec<String> {
    let lists = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::List(list) => Some(list),
        _ => None,
    });
    lists.flat_map(|list| &list.items).map(|item| item.text().text).collect()
}

fn module_folders<'a>(documents: &'a BTreeMap<&'a str, Document>) -> BTreeMap<&'a str, Vec<(&'a str, &'a Document)>> {
    let mut folders: BTreeMap<&str, Vec<(&str, &Document)>> = BTreeMap::new();
    for (path, document) in documents {
        if let Some(folder) = module::folder_name(path) {
            folders.entry(folder).or_default().push((path, document));
        }
    }
    folders
}
