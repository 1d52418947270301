//! A word web: write down what you know, then see which concepts you touched. See `content/soorten/woordweb.md`.
//!
//! It is not graded, so it is no [`Kind`](super::Kind): what was not touched is to be studied first.

use crate::id::is_valid;
use crate::markup::{Block, BlockKind, Heading, Inline, Row, Table, take_id, to_html};
use crate::number;
use crate::problem::Report;
use crate::wording::{self, Spoken};

/// Fewer concepts than this are no web.
const FEWEST_CONCEPTS: usize = 3;
/// How long a learner writes when the author does not say, in minutes.
const MINUTES: u32 = 2;

/// A word web.
#[derive(Clone, Debug, PartialEq)]
pub struct WordWeb {
    /// The authored id, unique over the course.
    pub id: String,
    /// The title.
    pub title: Inline,
    /// The question, safe HTML.
    pub prompt: String,
    /// The file it stands in.
    pub path: String,
    /// The line of its heading.
    pub line: u32,
    /// How long the learner writes, in minutes.
    pub minutes: u32,
    /// The concepts around the word.
    pub concepts: Vec<WebConcept>,
}

/// One concept of a web.
#[derive(Clone, Debug, PartialEq)]
pub struct WebConcept {
    /// The id of the concept in the glossary.
    pub id: String,
    /// Its name.
    pub name: Inline,
    wordings: Vec<String>,
}

/// Whether `heading` opens a word web.
pub fn is_web(heading: &Heading) -> bool {
    heading.has_class("woordweb")
}

impl WordWeb {
    /// For each concept whether `text` touches it.
    pub fn touched(&self, text: &str) -> Vec<bool> {
        let spoken = Spoken::of(text);
        self.concepts.iter().map(|concept| concept.wordings.iter().any(|wording| spoken.mentions(wording))).collect()
    }

    /// Reads the web that `heading` opens, from the blocks below it.
    pub fn parse(heading: &Heading, line: u32, body: &[Block], report: &mut Report) -> Option<Self> {
        let Some(id) = heading.id.clone().filter(|id| is_valid(id)) else {
            report.error(line, "een woordweb zonder id", "zet `{#id}` in de kop");
            return None;
        };
        let at = body.iter().position(|block| matches!(block.kind, BlockKind::Table(_))).unwrap_or(body.len());
        let concepts: Vec<WebConcept> = match body.get(at).map(|block| &block.kind) {
            Some(BlockKind::Table(table)) => table.rows.iter().filter_map(|row| concept(table, row, report)).collect(),
            _ => Vec::new(),
        };
        if concepts.len() < FEWEST_CONCEPTS {
            report.error(line, "een woordweb heeft minstens drie begrippen", "maak een tabel `begrip | woorden`");
            return None;
        }
        let minutes = heading.attribute("minuten").and_then(number::parse).map_or(MINUTES, |minutes| minutes as u32);
        Some(Self {
            id,
            title: heading.title.clone(),
            prompt: to_html(&body[..at]),
            path: report.path().to_owned(),
            line,
            minutes: minutes.clamp(1, 15),
            concepts,
        })
    }
}

fn concept(table: &Table, row: &Row, report: &mut Report) -> Option<WebConcept> {
    let mut name = row.cells.first().cloned().unwrap_or_default();
    let Some(id) = take_id(&mut name) else {
        report.error(
            row.line,
            format!("het begrip '{}' is zonder id", name.text),
            "zet `{#…}` achter het begrip: de id uit de begrippenlijst",
        );
        return None;
    };
    let words = table.cell(row, "woorden").map(|cell| cell.text.as_str()).unwrap_or_default();
    let wordings = words.split(',').map(str::trim).filter(|word| !wording::is_blank(word)).map(str::to_owned);
    let wordings = wordings.chain([name.text.clone()]).collect();
    Some(WebConcept { id, name, wordings })
}
