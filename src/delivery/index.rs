//! What the app knows of the whole course before it has fetched any module.

use serde::{Deserialize, Serialize};

use crate::course::Term;
use crate::course::search::Findable;
use crate::exercise::Level;
use crate::id::fingerprint;

/// What the app knows of every module before it has fetched it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// The modules by number.
    pub modules: Vec<ModuleEntry>,
    /// The file with the glossary; set by the build, relative to the index.
    pub glossary: String,
    /// The file with the models and drawings, for modules that are no part of the course; set by the build, relative to the index.
    #[serde(default)]
    pub shared: String,
    /// The file with the examples for authors; set by the build, relative to the index.
    #[serde(default)]
    pub examples: String,
    /// How many questions of which form a full test has, as a wish.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<FormEntry>,
}

/// A form of question in a test: kinds of exercise that count as one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FormEntry {
    /// The tags of the kinds.
    pub kinds: Vec<String>,
    /// How many questions a full test for MBO has of it.
    pub mbo: u32,
    /// How many questions a full test for HBO has of it.
    pub hbo: u32,
}

impl FormEntry {
    /// How many questions a full test for MBO or HBO has of it.
    pub fn of(&self, is_hbo: bool) -> u32 {
        if is_hbo { self.hbo } else { self.mbo }
    }
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
    /// Whether it is no part of the course, but a teacher's own module.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
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
    /// The ids of the terms it explains, and of the categories and quadrants that it has cases of: what can be drilled with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// How many questions of it belong in a full test.
    #[serde(default)]
    pub quota: Quota,
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
    /// How many slides its lesson has for MBO and for HBO.
    #[serde(default)]
    pub slides: [usize; 2],
}

/// How many questions of each level (in the order of [`Level::ALL`]) a full test asks about a module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// For MBO.
    pub mbo: [u32; 4],
    /// For HBO.
    pub hbo: [u32; 4],
}

impl Quota {
    /// That of MBO or HBO.
    pub fn of(&self, is_hbo: bool) -> [u32; 4] {
        if is_hbo { self.hbo } else { self.mbo }
    }
}

/// A section of a lesson in the index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SectionEntry {
    /// Its id within the module.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is for HBO only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hbo: bool,
    /// How long a learner takes to read it, without the exercises.
    #[serde(default)]
    pub seconds: u32,
}

/// A learning goal in the index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GoalEntry {
    /// Its id.
    pub id: String,
    /// What the learner can do afterwards.
    pub text: String,
    /// How demanding it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Whether it is for HBO only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
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
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
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
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
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
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hbo: bool,
    /// Numbers for what it puts to the test ([`crate::exercise::Exercise::traps`]), the same for the same within one index.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub traps: Vec<u32>,
    /// The place among the cases of its module of the one that it is a step of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<usize>,
}

/// A card in the index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CardEntry {
    /// Its id.
    pub id: String,
    /// Whether it is for HBO only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hbo: bool,
}

impl ModuleEntry {
    /// Its title with its number; an own module has no place in the course.
    pub fn numbered(&self) -> String {
        if self.own { format!("{} (eigen module)", self.title) } else { format!("{}. {}", self.number, self.title) }
    }

    /// What stands for it beside its title: its number, or a letter for an own module.
    pub fn mark(&self) -> String {
        if self.own { "E".to_owned() } else { self.number.to_string() }
    }

    /// What it is called beside other words: its number, or for an own module its title.
    pub fn short_name(&self) -> String {
        if self.own { self.title.clone() } else { format!("Module {}", self.number) }
    }
}

impl Index {
    /// The module with this slug.
    pub fn module(&self, slug: &str) -> Option<&ModuleEntry> {
        self.modules.iter().find(|module| module.slug == slug)
    }

    /// A number for this version of the course: it changes when an exercise comes, goes, or gets another answer key.
    pub fn version(&self) -> u32 {
        let exercises = self.modules.iter().flat_map(|module| &module.exercises);
        let keys: String = exercises.map(|entry| format!("{} {}\n", entry.id, entry.key)).collect();
        fingerprint(&keys)
    }

    /// Says in which file the bundle of `slug` is.
    pub fn set_file(&mut self, slug: &str, file: &str) {
        if let Some(module) = self.modules.iter_mut().find(|module| module.slug == slug) {
            file.clone_into(&mut module.file);
        }
    }
}
