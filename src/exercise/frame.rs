//! What surrounds every exercise: heading, question, hints, explanation.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::casus::Facts;
use super::{Body, KINDS, Level};
use crate::id;
use crate::markup::{Alert, Block, BlockKind, Heading, Inline, List, Table, anchors, each_inline, take_id, to_html};
use crate::model::Models;
use crate::problem::Report;

/// One exercise as a learner meets it.
#[derive(Clone, Debug, PartialEq)]
pub struct Exercise {
    /// The authored id, unique over the course.
    pub id: String,
    /// The title.
    pub title: Inline,
    /// The file it stands in.
    pub path: String,
    /// The line of its heading.
    pub line: u32,
    /// The learning goal it serves.
    pub goal: Option<String>,
    /// How demanding it is.
    pub level: Option<Level>,
    /// Whether it is for HBO only.
    pub hbo: bool,
    /// The id of the model it uses, if any.
    pub model: Option<String>,
    /// The case it is a step of, if any.
    pub case: Option<Arc<Facts>>,
    /// The ids that its text links to.
    pub links: BTreeSet<String>,
    /// The question, safe HTML.
    pub prompt: String,
    /// Hints that a learner may ask for, safe HTML.
    pub hints: Vec<String>,
    /// Explanations to show after answering, safe HTML.
    pub notes: Vec<String>,
    /// Pitfalls to show after a wrong answer, safe HTML.
    pub pitfalls: Vec<String>,
    /// The part to be answered.
    pub body: Body,
}

impl Exercise {
    /// The tag of the kind that `heading` opens, if it opens an exercise.
    pub fn tag(heading: &Heading) -> Option<&'static str> {
        KINDS.iter().map(|(tag, _)| *tag).find(|tag| heading.has_class(tag))
    }

    /// Changes when the answer key changes, and only then.
    pub fn fingerprint(&self) -> u32 {
        id::fingerprint(&self.body.key())
    }

    /// The concepts it is about: those it links to, and those that its answer key names. Other ids of the key are among them.
    pub fn concepts(&self) -> BTreeSet<String> {
        let key = self.body.key();
        let keys = key.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').filter(|id| !id.is_empty());
        self.links.iter().cloned().chain(keys.map(str::to_owned)).collect()
    }

    /// Names for what it puts to the test. Two exercises that share one ask the same: the same right answer, the same model to place
    /// in, or steps of the same case.
    pub fn traps(&self) -> BTreeSet<String> {
        let case = self.case.as_ref().map(|case| case.id.clone());
        self.body.traps().into_iter().chain(case).collect()
    }

    /// Reads the exercise that `heading` opens, from the blocks below it.
    pub fn parse(heading: &Heading, line: u32, blocks: &[Block], models: &Models, report: &mut Report) -> Option<Self> {
        let tag = Self::tag(heading)?;
        let id = checked_id(heading, line, report)?;
        let start = blocks.iter().position(|block| Body::begins_answer(tag, &block.kind)).unwrap_or(blocks.len());
        let (before, rest) = blocks.split_at(start);
        let (asides, answer): (Vec<&Block>, Vec<&Block>) = rest.iter().partition(|block| alert_of(block).is_some());
        let (more_asides, prompt): (Vec<&Block>, Vec<&Block>) =
            before.iter().partition(|block| alert_of(block).is_some());
        let prompt: Vec<Block> = prompt.into_iter().cloned().collect();
        let asides: Vec<&Block> = more_asides.into_iter().chain(asides).collect();
        let mut source = Source { heading, line, blocks: answer, report };
        let body = Body::parse(tag, &mut source, models)?;
        Some(Self {
            id,
            title: heading.title.clone(),
            path: report.path().to_owned(),
            line,
            goal: heading.attribute("doel").map(str::to_owned),
            level: level(heading, line, report),
            hbo: heading.has_class("hbo"),
            model: heading.attribute("model").map(str::to_owned),
            case: None,
            links: links(blocks),
            prompt: to_html(&prompt),
            hints: alerts(&asides, Alert::Tip),
            notes: alerts(&asides, Alert::Note),
            pitfalls: alerts(&asides, Alert::Warning),
            body,
        })
    }
}

fn links(blocks: &[Block]) -> BTreeSet<String> {
    let mut links = BTreeSet::new();
    each_inline(blocks, &mut |_, inline| links.extend(anchors(&inline.html).map(str::to_owned)));
    links
}

/// The part of the text that a kind reads, with a place to report what is wrong with it.
#[derive(Debug)]
pub struct Source<'a, 'r> {
    /// The heading of the exercise, with its attributes.
    pub heading: &'a Heading,
    /// The line of the heading.
    pub line: u32,
    /// The blocks from the first one to be answered on, without alerts.
    pub blocks: Vec<&'a Block>,
    /// Where problems go.
    pub report: &'a mut Report<'r>,
}

impl<'a> Source<'a, '_> {
    /// Reports an error at the heading of the exercise.
    pub fn error(&mut self, what: impl Into<String>, cure: impl Into<String>) {
        self.report.error(self.line, what, cure);
    }

    /// The first list.
    pub fn list(&self) -> Option<&'a List> {
        self.blocks.iter().find_map(|block| match &block.kind {
            BlockKind::List(list) => Some(list),
            _ => None,
        })
    }

    /// The tables, in the order of the text.
    pub fn tables(&self) -> impl Iterator<Item = &'a Table> + use<'a, '_> {
        self.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Table(table) => Some(table),
            _ => None,
        })
    }

    /// The first table, or a reported error.
    pub fn table(&mut self) -> Option<&'a Table> {
        let table = self.tables().next();
        if table.is_none() {
            self.error(
                "deze oefening heeft geen tabel",
                "zet onder de vraag een tabel zoals op de pagina van deze soort",
            );
        }
        table
    }

    /// Reports that the `noun` called `name` can't be used, and which ones can.
    pub fn no_model<'i>(&mut self, noun: &str, name: &str, known: impl Iterator<Item = &'i String>) {
        let what = match name {
            "" => format!("deze oefening noemt geen {noun}"),
            _ => format!("de {noun} '{name}' bestaat niet of heeft zelf een fout"),
        };
        let known: Vec<&str> = known.map(String::as_str).collect();
        let choice = if known.is_empty() { String::new() } else { format!(" ({})", known.join(", ")) };
        self.error(what, format!("zet in de kop `model=…` met een {noun} uit de map `modellen`{choice}"));
    }

    /// Reports parts that share an id; `false` when there are any.
    pub fn check_unique<'i>(&mut self, ids: impl Iterator<Item = &'i str>, noun: &str) -> bool {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.error(
                    format!("{noun} '{id}' staat er twee keer in"),
                    "geef elk onderdeel een eigen tekst of een eigen `{#id}`",
                );
                return false;
            }
        }
        true
    }
}

/// How a part (an option, a customer, a step) is named.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PartName {
    /// Its id within the exercise: authored, or the slug of its text.
    pub id: String,
    /// Its name in the answer key: the authored id, or its place, so that mending a typo leaves the key as it is.
    pub key: String,
    /// Whether the author gave the id.
    pub authored: bool,
}

/// Takes the authored id off `label`, which stands at `place` (from 0) among its like; without one, names the part itself.
pub(super) fn name_part(label: &mut Inline, place: usize) -> PartName {
    match take_id(label) {
        Some(id) => PartName { key: id.clone(), id, authored: true },
        None => PartName { id: id::slug(&label.text), key: format!("#{place}"), authored: false },
    }
}

/// The key of an exercise that gives each part a place. The order of rows with an id does not count.
pub(super) fn placement_key<'a>(placed: impl Iterator<Item = (&'a PartName, &'a str)>) -> String {
    let mut pairs: Vec<String> = placed.map(|(part, place)| format!("{}={place}", part.key)).collect();
    pairs.sort_unstable();
    pairs.join(",")
}

fn checked_id(heading: &Heading, line: u32, report: &mut Report) -> Option<String> {
    match &heading.id {
        Some(id) if id.starts_with(super::fresh::PREFIX) => {
            let what = format!("'{id}' begint met '{}': zo heten nieuwe klanten", super::fresh::PREFIX);
            report.error(line, what, "kies een andere id");
            None
        }
        Some(id) if id::is_valid(id) => Some(id.clone()),
        Some(id) => {
            report.error(line, format!("'{id}' is geen goede id"), "gebruik kleine letters, cijfers en streepjes");
            None
        }
        None => {
            report.error(
                line,
                "een oefening zonder id",
                "zet `{#id}` in de kop; de voortgang van studenten hangt eraan",
            );
            None
        }
    }
}

fn level(heading: &Heading, line: u32, report: &mut Report) -> Option<Level> {
    let Some(text) = heading.attribute("niveau") else {
        report.warning(line, "deze oefening heeft geen niveau", "zet `niveau=…` in de kop: R, T1, T2 of I");
        return None;
    };
    let level = Level::parse(text);
    if level.is_none() {
        report.error(line, format!("'{text}' is geen niveau"), "gebruik R, T1, T2 of I");
    }
    level
}

fn alert_of(block: &Block) -> Option<Alert> {
    match &block.kind {
        BlockKind::Quote(quote) => quote.alert,
        _ => None,
    }
}

fn alerts(blocks: &[&Block], wanted: Alert) -> Vec<String> {
    blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Quote(quote) if quote.alert == Some(wanted) => Some(to_html(&quote.blocks)),
            _ => None,
        })
        .collect()
}
