//! Reading a module from its files.

use super::module::{Goal, Module, Piece, Section, split_folder};
use super::picture::Pictures;
use super::term;
use crate::exercise::casus::{self, Casus};
use crate::exercise::kaarten;
use crate::exercise::woordweb::{self, WordWeb};
use crate::exercise::{Exercise, KINDS, Level};
use crate::id;
use crate::markup::{Block, BlockKind, Document, Field, FrontMatter, Heading, to_html};
use crate::model::{Models, body_of, is_model};
use crate::problem::{Problem, Report};

/// What a module needs from outside its folder.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shared<'a> {
    /// The models that exercises name.
    pub models: &'a Models,
    /// The drawings that prose names.
    pub pictures: &'a Pictures,
}

/// Reads the module in `folder`; `None` when it has no lesson.
pub(super) fn read(
    folder: &str,
    files: &[(&str, &Document)],
    shared: Shared,
    problems: &mut Vec<Problem>,
) -> Option<Module> {
    let (number, slug) = split_folder(folder)?;
    let lesson_path = format!("{folder}/les.md");
    let Some((_, lesson)) = files.iter().find(|(path, _)| *path == lesson_path) else {
        Report::new(&lesson_path, problems).error(1, "deze module heeft geen les", "maak het bestand `les.md`");
        return None;
    };
    let mut module = read_front(&lesson.front, &mut Report::new(&lesson_path, problems));
    (module.number, module.slug, module.path) = (number, slug.to_owned(), lesson_path.clone());
    let others = files.iter().filter(|(path, _)| *path != lesson_path);
    for (path, document) in [(lesson_path.as_str(), *lesson)].into_iter().chain(others.copied()) {
        let report = Report::new(path, problems);
        let reader = Reader { module: &mut module, shared, report, is_lesson: path == lesson_path, case: None };
        reader.read(&document.blocks);
    }
    Some(module)
}

/// Reads one file into a module.
struct Reader<'a, 'p> {
    module: &'a mut Module,
    shared: Shared<'a>,
    report: Report<'p>,
    is_lesson: bool,
    /// The case whose steps are being read, and the level of its heading.
    case: Option<(Casus, u8)>,
}

impl Reader<'_, '_> {
    fn read(mut self, blocks: &[Block]) {
        let mut at = 0;
        while let Some(block) = blocks.get(at) {
            at += 1;
            match &block.kind {
                BlockKind::Heading(heading) => {
                    let body = body_of(&blocks[at..]);
                    if self.heading(heading, block.line, body) {
                        at += body.len();
                    }
                }
                _ if self.is_lesson => self.add_prose(block),
                _ => {}
            }
        }
        self.close_case();
        self.insert_pictures();
    }

    /// Reads what `heading` opens; whether that takes the blocks of `body` with it.
    fn heading(&mut self, heading: &Heading, line: u32, body: &[Block]) -> bool {
        if self.case.as_ref().is_some_and(|(_, level)| heading.level <= *level) {
            self.close_case();
        }
        let report = &mut self.report;
        if is_model(heading) {
            // `Models::read` takes it.
        } else if kaarten::is_deck(heading) {
            self.module.cards.extend(kaarten::parse(heading, line, body, report));
        } else if term::is_glossary(heading) {
            self.module.terms.extend(term::parse(line, body, report));
        } else if casus::is_case(heading) {
            self.case = Casus::open(heading, line, body, report).map(|mut case| {
                case.with_facts(|html| self.shared.pictures.insert(html, line, report));
                (case, heading.level)
            });
        } else if casus::is_debrief(heading) {
            match &mut self.case {
                Some((case, _)) => case.read_debrief(body, report),
                None => report.error(
                    line,
                    "een nabespreking zonder casus",
                    "zet haar onder de kop van een casus, een niveau dieper",
                ),
            }
        } else if woordweb::is_web(heading) {
            if let Some(mut web) = WordWeb::parse(heading, line, body, report) {
                self.shared.pictures.insert(&mut web.prompt, line, report);
                self.push_piece(Piece::WordWeb(web.id.clone()));
                self.module.webs.push(web);
            }
        } else if Exercise::tag(heading).is_some() {
            self.exercise(heading, line, body);
        } else {
            self.section(heading, line);
            return false;
        }
        true
    }

    fn exercise(&mut self, heading: &Heading, line: u32, body: &[Block]) {
        let Some(mut exercise) = Exercise::parse(heading, line, body, self.shared.models, &mut self.report) else {
            return;
        };
        match &mut self.case {
            Some((case, _)) => case.add_step(&mut exercise),
            None => self.push_piece(Piece::Exercise(exercise.id.clone())),
        }
        self.module.exercises.push(exercise);
    }

    fn close_case(&mut self) {
        let case = self.case.take().and_then(|(case, _)| case.close(&mut self.report));
        self.module.cases.extend(case);
    }

    fn section(&mut self, heading: &Heading, line: u32) {
        report_unknown_class(heading, line, &mut self.report);
        if self.is_lesson && heading.level == 2 {
            self.module.sections.push(section(heading, line, &mut self.report));
        } else if self.is_lesson && heading.level > 2 {
            self.add_prose(&Block { line, kind: BlockKind::Heading(heading.clone()) });
        }
    }

    fn add_prose(&mut self, block: &Block) {
        if self.module.sections.is_empty() {
            self.report.warning(
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
                match self.module.sections.last_mut().and_then(|section| section.pieces.last_mut()) {
                    Some(Piece::Prose(prose)) => prose.push_str(&html),
                    _ => self.push_piece(Piece::Prose(html)),
                }
            }
        }
    }

    /// Adds to the lesson; what stands in another file is no part of it.
    fn push_piece(&mut self, piece: Piece) {
        if let Some(section) = self.module.sections.last_mut().filter(|_| self.is_lesson) {
            section.pieces.push(piece);
        }
    }

    fn insert_pictures(&mut self) {
        let pictures = self.shared.pictures;
        if self.is_lesson {
            for section in &mut self.module.sections {
                for piece in &mut section.pieces {
                    if let Piece::Prose(html) | Piece::Teacher(html) = piece {
                        pictures.insert(html, section.line, &mut self.report);
                    }
                }
            }
        }
        let own = self.report.path().to_owned();
        for exercise in self.module.exercises.iter_mut().filter(|exercise| exercise.path == own) {
            pictures.insert(&mut exercise.prompt, exercise.line, &mut self.report);
        }
    }
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
            format!("kies uit: {}, casus, woordweb, kaarten, begrippen", kinds.join(", ")),
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
        title: text("titel"),
        about: text("over"),
        minutes: minutes.and_then(|(_, minutes)| minutes).unwrap_or(0),
        prior: front.list("voorkennis"),
        goals: front.all("doel").filter_map(|field| goal(field, report)).collect(),
        concepts: front.list("begrippen"),
        ..Module::default()
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
