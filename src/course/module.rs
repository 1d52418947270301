//! One module: the folder `04-klantportfolio` with `les.md`, `kaarten.md` and `oefeningen.md`.

use crate::exercise::kaarten::{self, Card};
use crate::exercise::{Exercise, KINDS, Level};
use crate::id;
use crate::markup::{Block, BlockKind, Document, Field, FrontMatter, Heading, Inline, to_html};
use crate::model::{Models, body_of, is_model};
use crate::problem::{Problem, Report};

/// A module of the course.
#[derive(Clone, Debug, PartialEq)]
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
    /// The flashcards.
    pub cards: Vec<Card>,
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
}

impl Module {
    /// The exercise with this id.
    pub fn exercise(&self, id: &str) -> Option<&Exercise> {
        self.exercises.iter().find(|exercise| exercise.id == id)
    }

    /// The card that explains a concept.
    pub fn concept_card(&self, concept: &str) -> Option<&Card> {
        let id = format!("k-{concept}");
        self.cards.iter().find(|card| card.id == id)
    }

    pub(super) fn parse(
        folder: &str,
        files: &[(&str, &Document)],
        models: &Models,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let (number, slug) = split_folder(folder)?;
        let lesson_path = format!("{folder}/les.md");
        let Some((_, lesson)) = files.iter().find(|(path, _)| *path == lesson_path) else {
            Report::new(&lesson_path, problems).error(1, "deze module heeft geen les", "maak het bestand `les.md`");
            return None;
        };
        let mut report = Report::new(&lesson_path, problems);
        let mut module = read_front(&lesson.front, &mut report);
        (module.number, module.slug) = (number, slug.to_owned());
        module.read_blocks(&lesson.blocks, models, &mut report, true);
        for (path, document) in files.iter().filter(|(path, _)| *path != lesson_path) {
            module.read_blocks(&document.blocks, models, &mut Report::new(path, problems), false);
        }
        module.path = lesson_path;
        Some(module)
    }

    /// Takes sections (of a lesson), exercises and cards from a file.
    fn read_blocks(&mut self, blocks: &[Block], models: &Models, report: &mut Report, is_lesson: bool) {
        let mut at = 0;
        while let Some(block) = blocks.get(at) {
            at += 1;
            let BlockKind::Heading(heading) = &block.kind else {
                if is_lesson {
                    self.add_prose(block, report);
                }
                continue;
            };
            let body = body_of(&blocks[at..]);
            if is_model(heading) {
                at += body.len();
            } else if kaarten::is_deck(heading) {
                self.cards.extend(kaarten::parse(heading, block.line, body, report));
                at += body.len();
            } else if Exercise::tag(heading).is_some() {
                if let Some(exercise) = Exercise::parse(heading, block.line, body, models, report) {
                    if is_lesson {
                        self.push_piece(Piece::Exercise(exercise.id.clone()));
                    }
                    self.exercises.push(exercise);
                }
                at += body.len();
            } else {
                report_unknown_class(heading, block.line, report);
                if is_lesson && heading.level == 2 {
                    self.sections.push(section(heading, block.line, report));
                } else if is_lesson && heading.level > 2 {
                    self.add_prose(block, report);
                }
            }
        }
    }

    fn add_prose(&mut self, block: &Block, report: &mut Report) {
        if self.sections.is_empty() {
            report.warning(
                block.line,
                "tekst vóór de eerste kop wordt niet getoond",
                "zet er een kop `## Titel {#id}` boven",
            );
            return;
        }
        match &block.kind {
            BlockKind::Rule => {}
            BlockKind::Teacher(inner) => self.push_piece(Piece::Teacher(to_html(inner))),
            _ => {
                let html = to_html(std::slice::from_ref(block));
                match self.sections.last_mut().and_then(|section| section.pieces.last_mut()) {
                    Some(Piece::Prose(prose)) => prose.push_str(&html),
                    _ => self.push_piece(Piece::Prose(html)),
                }
            }
        }
    }

    fn push_piece(&mut self, piece: Piece) {
        if let Some(section) = self.sections.last_mut() {
            section.pieces.push(piece);
        }
    }
}

/// The module folder in a path: `04-klantportfolio/les.md` is in `04-klantportfolio`.
pub(super) fn folder_name(path: &str) -> Option<&str> {
    let (folder, file) = path.split_once('/')?;
    (!file.contains('/') && split_folder(folder).is_some()).then_some(folder)
}

fn split_folder(folder: &str) -> Option<(u32, &str)> {
    let (number, slug) = folder.split_once('-')?;
    id::is_valid(slug).then_some((number.parse().ok()?, slug))
}

fn section(heading: &Heading, line: u32, report: &mut Report) -> Section {
    if heading.id.is_none() {
        report.error(line, format!("het stuk '{}' heeft geen id", heading.title.text), "zet `{#id}` in de kop");
    }
    Section {
        id: heading.id.clone().unwrap_or_else(|| id::slug(&heading.title.text)),
        line,
        title: heading.title.clone(),
        hbo: heading.has_class("hbo"),
        summary: heading.has_class("samenvatting"),
        pieces: Vec::new(),
    }
}

fn report_unknown_class(heading: &Heading, line: u32, report: &mut Report) {
    let known = |class: &String| matches!(class.as_str(), "hbo" | "samenvatting" | "docent");
    if let Some(class) = heading.classes.iter().find(|class| !known(class)) {
        let kinds: Vec<&str> = KINDS.iter().map(|(tag, _)| *tag).collect();
        report.error(
            line,
            format!("'{class}' is geen soort oefening"),
            format!("kies uit: {}, kaarten", kinds.join(", ")),
        );
    }
}

fn read_front(front: &FrontMatter, report: &mut Report) -> Module {
    let text = |name: &str| front.get(name).map(|field| field.value.clone()).unwrap_or_default();
    if front.get("titel").is_none() {
        report.error(1, "de les heeft geen titel", "zet `titel: …` in het voorblok");
    }
    let minutes = front.get("minuten").map(|field| (field, field.value.parse().ok()));
    match minutes {
        None => report.error(1, "de les heeft geen duur", "zet `minuten: 60` in het voorblok"),
        Some((field, None)) => {
            let what = format!("'{}' is geen aantal minuten", field.value);
            report.error(field.line, what, "schrijf alleen een getal: `minuten: 60`");
        }
        Some(_) => {}
    }
    Module {
        slug: String::new(),
        number: 0,
        path: String::new(),
        title: text("titel"),
        about: text("over"),
        minutes: minutes.and_then(|(_, minutes)| minutes).unwrap_or(0),
        prior: front.list("voorkennis"),
        goals: front.all("doel").filter_map(|field| goal(field, report)).collect(),
        concepts: front.list("begrippen"),
        sections: Vec::new(),
        exercises: Vec::new(),
        cards: Vec::new(),
    }
}

fn goal(field: &Field, report: &mut Report) -> Option<Goal> {
    let parts: Vec<&str> = field.value.split('|').map(str::trim).collect();
    let (id, level, hbo, text) = match parts.as_slice() {
        [id, level, "hbo", text] => (id, level, true, text),
        [id, level, text] => (id, level, false, text),
        _ => {
            report.error(field.line, "dit leerdoel is niet te lezen", "schrijf `doel: id | T1 | Je kunt …`");
            return None;
        }
    };
    let Some(level) = Level::parse(level) else {
        report.error(field.line, format!("'{level}' is geen niveau"), "gebruik R, T1, T2 of I");
        return None;
    };
    Some(Goal { id: (*id).to_owned(), line: field.line, level, hbo, text: (*text).to_owned() })
}
