//! A teacher's own module: one Markdown file beside the course, written in the browser or opened from a file or a link.
//!
//! It is the same Markdown as the course's. Where a module of the course is a folder, an own module is one file: first `les.md`, and
//! behind the headings `# Kaarten`, `# Oefeningen` and `# Begrippen` what stands in the files of those names ([`parts`]).
//! Its `id` in the front matter makes its slug, which always begins with [`PREFIX`]: it can be told from a module of the course by its name.
//!
//! Its text is foreign: [`text_of`] limits what is read at all, and [`crate::markup`] lets no HTML and no script through.

mod copy;
mod link;
mod outline;
mod parts;
mod text;

use std::collections::BTreeMap;

use crate::course::{self, Course, Module, Outside, SourceFile};
use crate::delivery::{Index, ModuleEntry, entries};
use crate::id::{self, fingerprint};
use crate::markup;
use crate::model::Models;
use crate::problem::{Problem, Report, Severity};

pub use copy::{Origin, copy_of, example_for};
pub use link::{LINK_LENGTH, from_query, query_of};
pub use outline::{Part, outline};
pub use parts::{join, line_for_example};
pub use text::{MAX_BYTES, text_of, too_big};

/// What a new module begins with.
pub const TEMPLATE: &str = include_str!("sjabloon.md");

/// What the slug of every own module begins with. No module of the course does.
pub const PREFIX: &str = "eigen-";

/// Own modules have numbers from here on: those of the course are below it.
const FIRST_NUMBER: u32 = 100;

/// How many numbers there are: a test code names modules up to 999.
const NUMBERS: u32 = 900;

/// Whether `slug` is that of an own module.
pub fn is_own(slug: &str) -> bool {
    slug.starts_with(PREFIX)
}

/// The route of the lesson of a module. A web server knows no page of an own module, so there is one page for all of them.
pub fn lesson_route(slug: &str) -> String {
    match slug.strip_prefix(PREFIX) {
        Some(id) => format!("les/eigen?module={id}"),
        None => format!("les/{slug}"),
    }
}

/// The route of a case of the module `slug`.
pub fn case_route(slug: &str, case: &str) -> String {
    if is_own(slug) { format!("casus/eigen?casus={case}") } else { format!("casus/{case}") }
}

/// What the front matter of an own module says of it, without reading the rest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// Its title; empty when it has none.
    pub title: String,
    /// Its slug. Without a usable id it is made from the title.
    pub slug: String,
}

/// Reads the front matter of an own module.
pub fn head(text: &str) -> Head {
    let before_text: String = text.split_inclusive('\n').take_while(|row| !row.starts_with('#')).collect();
    let front = markup::parse(before_text.as_bytes(), &mut Report::new("", &mut Vec::new())).front;
    let value = |name: &str| front.get(name).map(|field| field.value.clone()).unwrap_or_default();
    let title = value("titel");
    let wanted = id::slug(&value("id"));
    let name = [wanted, id::slug(&title), "module".to_owned()].into_iter().find(|name| !name.is_empty());
    let mut slug = format!("{PREFIX}{}", name.unwrap_or_default().trim_start_matches(PREFIX));
    slug.truncate(60);
    Head { title, slug: slug.trim_end_matches('-').to_owned() }
}

/// An own module as it was read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What its front matter says.
    pub head: Head,
    /// The module, unless there is nothing to read.
    pub module: Option<Module>,
    /// The models that its exercises use.
    pub models: Models,
    /// What is wrong with it. The lines are those of the one file; the path is empty.
    pub problems: Vec<Problem>,
    /// Whether something in it has an id that is in use elsewhere: then it cannot be studied, for progress hangs on ids.
    pub clashes: bool,
}

impl Reading {
    /// The number of errors and of warnings.
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        (errors, self.problems.len() - errors)
    }

    /// Why it cannot be studied, if so.
    pub fn obstacle(&self) -> Option<&str> {
        match &self.module {
            None => Some("Er is nog niets te lezen in deze module."),
            Some(module) if module.sections.is_empty() => Some("Deze module heeft nog geen stuk tekst."),
            Some(_) if self.clashes => {
                Some("Een id in deze module bestaat al in de cursus of in een andere eigen module.")
            }
            Some(_) => None,
        }
    }

    /// Adds the module to what can be studied; `false` when there is an obstacle.
    pub fn add_to(&self, index: &mut Index) -> bool {
        let Some(module) = self.module.as_ref().filter(|_| self.obstacle().is_none()) else { return false };
        let mut module = module.clone();
        while index.modules.iter().any(|other| other.number == module.number) {
            module.number = FIRST_NUMBER + (module.number - FIRST_NUMBER + 1) % NUMBERS;
        }
        let course = Course { modules: vec![module], models: self.models.clone(), ..Course::default() };
        let traps = index.modules.iter().flat_map(|module| &module.exercises).flat_map(|entry| &entry.traps);
        let first_trap = traps.max().map_or(0, |last| last + 1);
        let own = entries(&course, first_trap).into_iter().map(|entry| ModuleEntry { own: true, ..entry });
        index.modules.extend(own);
        true
    }
}

/// Reads an own module beside what `index` holds already, with the models and drawings of the course in `shared`.
pub fn read(text: &str, shared: &[SourceFile], index: &Index) -> Reading {
    read_with(text, shared, index, |_, _| Vec::new())
}

/// The same for its author: it also says what works but could be better. That takes longer, and students need not fetch it.
pub fn read_as_author(text: &str, shared: &[SourceFile], index: &Index) -> Reading {
    read_with(text, shared, index, course::lint::lint)
}

fn read_with(
    text: &str,
    shared: &[SourceFile],
    index: &Index,
    lint: fn(&Course, &[SourceFile]) -> Vec<Problem>,
) -> Reading {
    let head = head(text);
    let number = FIRST_NUMBER + fingerprint(&head.slug) % NUMBERS;
    let folder = format!("{number}-{}/", head.slug);
    let mut problems = Vec::new();
    let mut files = parts::split(text, &folder, &mut Report::new(&folder, &mut problems));
    files.extend(shared.iter().filter(|file| is_needed(text, file)).cloned());
    let others = || index.modules.iter().filter(|module| module.slug != head.slug);
    let outside = Outside {
        terms: others().flat_map(|module| module.names.iter().cloned()).collect(),
        modules: others().map(|module| module.slug.clone()).collect(),
    };
    let (mut course, found) = course::parse_beside(&files, &outside);
    problems.extend(found);
    problems.extend(lint(&course, &files));
    check_id(text, &mut Report::new(&folder, &mut problems));
    let module = course.modules.pop();
    let before = problems.len();
    if let Some(module) = &module {
        check_clashes(module, &head.slug, index, &mut Report::new(&folder, &mut problems));
    }
    let clashes = problems.len() > before;
    problems.retain(|problem| problem.path.starts_with(&folder));
    for problem in &mut problems {
        // The author sees one file, and its lines beside it.
        problem.what = problem.what.replace(&format!("{folder}les.md:"), "regel ");
        for part in parts::PARTS {
            problem.what = problem.what.replace(&format!("{folder}{}:", part.file), "regel ");
            problem.cure = problem.cure.replace(&format!("in `{}`", part.file), &format!("onder `# {}`", part.heading));
        }
        problem.path.clear();
    }
    problems.sort();
    problems.dedup();
    Reading { head, module, models: course.models, problems, clashes }
}

/// Whether `text` names something that `file`, a model or a drawing of the course, holds.
fn is_needed(text: &str, file: &SourceFile) -> bool {
    if let Some(name) = file.path.strip_prefix(course::PICTURES) {
        return text.contains(name);
    }
    let Ok(of_file) = std::str::from_utf8(&file.bytes) else { return false };
    let headings = of_file.lines().filter(|row| row.starts_with('#') && row.contains(".model-"));
    let mut ids = headings.filter_map(|row| row.split("{#").nth(1)?.split([' ', '}']).next());
    ids.any(|id| text.contains(&format!("model={id}")))
}

fn check_id(text: &str, report: &mut Report) {
    let front = markup::parse(text.as_bytes(), &mut Report::new("", &mut Vec::new())).front;
    match front.get("id") {
        None => report.warning(
            1,
            "de module heeft geen id",
            "zet `id: korte-naam` in het voorblok: daaraan hangt de voortgang",
        ),
        Some(field) if !id::is_valid(&field.value) => report.error(
            field.line,
            format!("'{}' kan geen id zijn", field.value),
            "gebruik kleine letters, cijfers en streepjes, zoals `id: mijn-module`",
        ),
        Some(_) => {}
    }
}

/// Progress hangs on ids, so those of an own module may be in use nowhere else.
fn check_clashes(module: &Module, slug: &str, index: &Index, report: &mut Report) {
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    for other in index.modules.iter().filter(|other| other.slug != slug) {
        let items = other.exercises.iter().map(|entry| &entry.id).chain(other.cards.iter().map(|card| &card.id));
        let parts = other.cases.iter().map(|case| &case.id).chain(other.webs.iter().map(|web| &web.id));
        let ids = items.chain(parts).chain(other.goals.iter().map(|goal| &goal.id)).chain(&other.names);
        let owner = if is_own(&other.slug) { "eigen module" } else { "cursus" };
        owners.extend(ids.map(|id| (id.as_str(), owner)));
    }
    let exercises = module.exercises.iter().map(|exercise| (exercise.line, exercise.id.as_str()));
    let cards = module.cards.iter().map(|card| (card.line, card.id.as_str()));
    let cases = module.cases.iter().map(|case| (case.line, case.facts.id.as_str()));
    let webs = module.webs.iter().map(|web| (web.line, web.id.as_str()));
    let goals = module.goals.iter().map(|goal| (goal.line, goal.id.as_str()));
    let terms = module.terms.iter().map(|term| (term.line, term.id.as_str()));
    for (line, id) in exercises.chain(cards).chain(cases).chain(webs).chain(goals).chain(terms) {
        match owners.get(id) {
            Some(&"cursus") => {
                report.error(line, format!("de id '{id}' bestaat al in de cursus"), "kies een andere id")
            }
            Some(_) => {
                report.error(line, format!("de id '{id}' bestaat al in een andere eigen module"), "kies een andere id")
            }
            None => {}
        }
    }
}
