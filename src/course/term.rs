//! Terms of the glossary: a definition list under a heading with class `.begrippen`. See `content/soorten/begrippen.md`.

use serde::{Deserialize, Serialize};

use crate::id::is_valid;
use crate::markup::{Block, BlockKind, Definition, Heading, Inline, to_html};
use crate::problem::Report;

/// A term of the glossary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// The id of the concept, unique over the course.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it means, safe HTML.
    pub meaning: String,
    /// What it is mixed up with, and how to tell them apart; safe HTML.
    pub confusion: String,
    /// An example, safe HTML.
    pub example: String,
    /// Other names: synonyms, English, older forms.
    pub other_names: Vec<String>,
    /// The file it stands in.
    #[serde(skip)]
    pub path: String,
    /// The line it stands on.
    #[serde(skip)]
    pub line: u32,
}

/// Whether `heading` opens a list of terms.
pub(super) fn is_glossary(heading: &Heading) -> bool {
    heading.has_class("begrippen")
}

/// Reads the terms below such a heading.
pub(super) fn parse(line: u32, body: &[Block], report: &mut Report) -> Vec<Term> {
    let definitions: Vec<&Definition> = body
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Definitions(definitions) => Some(definitions),
            _ => None,
        })
        .flatten()
        .collect();
    if definitions.is_empty() {
        report.error(
            line,
            "hier staan geen begrippen",
            "schrijf `Begrip {#id}` en daaronder regels die met `: ` beginnen",
        );
    }
    definitions.into_iter().filter_map(|definition| term(definition, report)).collect()
}

fn term(definition: &Definition, report: &mut Report) -> Option<Term> {
    let Inline { text: name, .. } = &definition.term;
    let Some(id) = definition.id.clone().filter(|id| is_valid(id)) else {
        report.error(definition.line, format!("begrip zonder id: '{name}'"), "zet `{#…}` achter het begrip");
        return None;
    };
    let mut bodies = definition.bodies.iter();
    let mut next = || bodies.next().map(|body| to_html(body)).unwrap_or_default();
    let (meaning, confusion, example) = (next(), next(), next());
    if meaning.is_empty() || confusion.is_empty() || example.is_empty() {
        report.error(
            definition.line,
            format!("het begrip '{id}' heeft geen verwarring of geen voorbeeld"),
            "schrijf drie regels die met `: ` beginnen: betekenis, verwarring, voorbeeld",
        );
    }
    let names = bodies.next().map(|body| text_of(body)).unwrap_or_default();
    Some(Term {
        id,
        name: name.clone(),
        meaning,
        confusion,
        example,
        other_names: names
            .split([',', ';'])
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
        path: report.path().to_owned(),
        line: definition.line,
    })
}

fn text_of(blocks: &[Block]) -> String {
    let texts = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Paragraph(inline) => Some(inline.text.as_str()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(", ")
}
