//! One module: the folder `04-klantportfolio` with `les.md`, `kaarten.md`, `oefeningen.md` and `begrippen.md`.

use super::term::Term;
use crate::exercise::casus::Casus;
use crate::exercise::kaarten::Card;
use crate::exercise::woordweb::WordWeb;
use crate::exercise::{Exercise, Level};
use crate::id;
use crate::markup::{Inline, anchors};

/// A module of the course.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Module {
    /// Its name in addresses, from the folder: `klantportfolio`.
    pub slug: String,
    /// Its place in the course, from the folder: 4.
    pub number: u32,
    /// The path of its lesson file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// One line about it; may be empty.
    pub about: String,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// The slugs of the modules to do first.
    pub prior: Vec<String>,
    /// The learning goals.
    pub goals: Vec<Goal>,
    /// The ids of the concepts it explains.
    pub concepts: Vec<String>,
    /// The lesson.
    pub sections: Vec<Section>,
    /// All exercises: those in the lesson first.
    pub exercises: Vec<Exercise>,
    /// The cases; their steps are among the exercises.
    pub cases: Vec<Casus>,
    /// The word webs.
    pub webs: Vec<WordWeb>,
    /// The flashcards.
    pub cards: Vec<Card>,
    /// The terms of the glossary that it explains.
    pub terms: Vec<Term>,
}

/// A learning goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// The authored id, unique over the course.
    pub id: String,
    /// The line it stands on.
    pub line: u32,
    /// How demanding it is.
    pub level: Level,
    /// Whether it is for HBO only.
    pub hbo: bool,
    /// What the learner can do afterwards.
    pub text: String,
}

/// A section of a lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its id within the module, and its anchor on the page.
    pub id: String,
    /// The line of its heading.
    pub line: u32,
    /// Its title.
    pub title: Inline,
    /// Whether it is for HBO only.
    pub hbo: bool,
    /// Whether it sums the lesson up.
    pub summary: bool,
    /// What is in it, in the order of the text.
    pub pieces: Vec<Piece>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Safe HTML.
    Prose(String),
    /// Notes for the teacher, safe HTML.
    Teacher(String),
    /// The id of an exercise of this module.
    Exercise(String),
    /// The id of a word web of this module.
    WordWeb(String),
}

impl Module {
    /// The exercise with this id.
    pub fn exercise(&self, id: &str) -> Option<&Exercise> {
        self.exercises.iter().find(|exercise| exercise.id == id)
    }

    /// The first section that names a concept.
    pub fn section_on(&self, concept: &str) -> Option<&Section> {
        let names =
            |piece: &Piece| matches!(piece, Piece::Prose(html) if anchors(html).any(|target| target == concept));
        self.sections.iter().find(|section| section.pieces.iter().any(names))
    }

    /// The section to read after a mistake in `exercise`: that in which it is asked, else one that explains something it is about.
    pub fn section_for(&self, exercise: &Exercise) -> Option<&Section> {
        let asks = |piece: &Piece| matches!(piece, Piece::Exercise(id) if *id == exercise.id);
        let asking = self.sections.iter().find(|section| section.pieces.iter().any(asks));
        asking.or_else(|| exercise.concepts().iter().find_map(|concept| self.section_on(concept)))
    }

    /// The case with this id.
    pub fn case(&self, id: &str) -> Option<&Casus> {
        self.cases.iter().find(|case| case.facts.id == id)
    }

    /// The word web with this id.
    pub fn web(&self, id: &str) -> Option<&WordWeb> {
        self.webs.iter().find(|web| web.id == id)
    }

    /// The card that explains a concept.
    pub fn concept_card(&self, concept: &str) -> Option<&Card> {
        let id = format!("k-{concept}");
        self.cards.iter().find(|card| card.id == id)
    }
}

/// The module folder in a path: `04-klantportfolio/les.md` is in `04-klantportfolio`.
pub(super) fn folder_name(path: &str) -> Option<&str> {
    let (folder, file) = path.split_once('/')?;
    (!file.contains('/') && split_folder(folder).is_some()).then_some(folder)
}

pub(super) fn split_folder(folder: &str) -> Option<(u32, &str)> {
    let (number, slug) = folder.split_once('-')?;
    id::is_valid(slug).then_some((number.parse().ok()?, slug))
}
