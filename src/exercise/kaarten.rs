//! Flashcards: a definition list under a heading with class `.kaarten`. See `content/soorten/kaarten.md`.
//!
//! Cards are graded by the learner, so they are no [`Kind`](super::Kind); `review` decides when they come back.

use crate::id;
use crate::markup::{Block, BlockKind, Definition, Heading, Inline, to_html};
use crate::problem::Report;

/// A flashcard.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The authored id, unique over the course.
    pub id: String,
    /// The file it stands in.
    pub path: String,
    /// The line it stands on.
    pub line: u32,
    /// The question.
    pub front: Inline,
    /// The answer, safe HTML.
    pub back: String,
    /// An example or a mix-up to beware of, safe HTML; may be empty.
    pub extra: String,
    /// Whether it is for HBO only.
    pub hbo: bool,
}

/// Whether `heading` opens a deck of cards.
pub fn is_deck(heading: &Heading) -> bool {
    heading.has_class("kaarten")
}

/// Reads the cards below a deck's heading.
pub fn parse(heading: &Heading, line: u32, blocks: &[Block], report: &mut Report) -> Vec<Card> {
    let definitions = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Definitions(definitions) => Some(definitions),
        _ => None,
    });
    let hbo = heading.has_class("hbo");
    let definitions: Vec<&Definition> = definitions.flatten().collect();
    if definitions.is_empty() {
        report.error(line, "hier staan geen kaarten", "schrijf `Vraag {#k-id}` en op de volgende regel `: antwoord`");
    }
    definitions.into_iter().filter_map(|definition| card(definition, hbo, report)).collect()
}

fn card(definition: &Definition, hbo: bool, report: &mut Report) -> Option<Card> {
    let Some(id) = definition.id.clone() else {
        report.error(
            definition.line,
            format!("kaart zonder id: '{}'", definition.term.text),
            "zet `{#k-…}` achter de vraag",
        );
        return None;
    };
    if !id::is_valid(&id) {
        report.error(
            definition.line,
            format!("'{id}' is geen goede id"),
            "gebruik kleine letters, cijfers en streepjes",
        );
        return None;
    }
    let mut bodies = definition.bodies.iter().map(|body| to_html(body));
    let back = bodies.next().unwrap_or_default();
    if back.is_empty() {
        report.error(
            definition.line,
            format!("de kaart '{id}' heeft geen antwoord"),
            "zet op de volgende regel `: antwoord`",
        );
        return None;
    }
    Some(Card {
        id,
        path: report.path().to_owned(),
        line: definition.line,
        front: definition.term.clone(),
        back,
        extra: bodies.collect(),
        hbo,
    })
}
