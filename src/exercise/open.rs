//! A longer answer: key points are looked for, then the learner scores himself. See `content/soorten/open.md`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::frame::name_part;
use super::{Grade, Kind, Part, Source};
use crate::markup::{BlockKind, Inline, Quote, Row, Table, text_of, to_html};
use crate::model::Models;
use crate::wording::{self, Spoken};

/// The score that a learner gives himself for all of a key point; half is one.
pub const FULL: u8 = 2;

/// A question with a longer answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// What a good answer holds.
    pub key_points: Vec<KeyPoint>,
    /// A good answer, safe HTML.
    pub model: String,
    model_text: String,
}

/// One thing that a good answer holds.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyPoint {
    /// Its id within the exercise: authored, or the slug of its text.
    pub id: String,
    /// What it is.
    pub label: Inline,
    /// What it is worth; an even number.
    pub points: u32,
    /// When it is wholly there; safe HTML.
    pub full: String,
    /// Wordings that give it away.
    wordings: Vec<String>,
}

/// What the learner wrote, and how he scored it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// As it was written.
    pub text: String,
    /// 0, 1 (half) or [`FULL`] by key point.
    pub scores: BTreeMap<String, u8>,
    /// Whether the learner has seen the model answer.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub compared: bool,
}

impl Open {
    /// For each key point whether `text` seems to hold it. An aid: it sees wordings, no meaning.
    pub fn found(&self, text: &str) -> Vec<bool> {
        let spoken = Spoken::of(text);
        self.key_points.iter().map(|point| point.wordings.iter().any(|wording| spoken.mentions(wording))).collect()
    }
}

impl Kind for Open {
    const TAG: &'static str = "open";
    const NAME: &'static str = "Open vraag";
    const CHECK: &'static str = "Mijn score bewaren";
    const SELF_SCORED: bool = true;
    type Answer = Answer;

    fn begins_answer(block: &BlockKind) -> bool {
        matches!(block, BlockKind::Table(table) if table.column("kernpunt").is_some())
    }

    fn parse(source: &mut Source, _models: &Models) -> Option<Self> {
        let table = source.table()?;
        let key_points: Vec<KeyPoint> =
            table.rows.iter().enumerate().filter_map(|(place, row)| key_point(table, place, row, source)).collect();
        let usable = source.check_unique(key_points.iter().map(|point| point.id.as_str()), "het kernpunt");
        let quotes: Vec<&Quote> = source
            .blocks
            .iter()
            .filter_map(|block| match &block.kind {
                BlockKind::Quote(quote) => Some(quote),
                _ => None,
            })
            .collect();
        if quotes.is_empty() {
            source.error("een open vraag zonder modelantwoord", "zet onder de tabel een citaat met een goed antwoord");
            return None;
        }
        let model: String = quotes.iter().map(|quote| to_html(&quote.blocks)).collect();
        let kind = Self { key_points, model_text: text_of(&model), model };
        for (point, found) in kind.key_points.iter().zip(kind.found(&kind.model_text)) {
            if !found {
                source.error(
                    format!("het kernpunt '{}' staat niet in het modelantwoord", point.label.text),
                    "laat het modelantwoord een van de `woorden` gebruiken, of voeg woorden toe",
                );
            }
        }
        (usable && !kind.key_points.is_empty()).then_some(kind)
    }

    fn is_checkable(&self, answer: &Answer) -> bool {
        answer.compared
    }

    /// Scoring comes later.
    fn is_begun(&self, answer: &Answer) -> bool {
        !wording::is_blank(&answer.text)
    }

    fn unfinished(&self, answer: &Answer) -> Option<String> {
        if wording::is_blank(&answer.text) {
            None
        } else if !answer.compared {
            Some("Vergelijk eerst je antwoord met het modelantwoord.".to_owned())
        } else if self.key_points.iter().any(|point| !answer.scores.contains_key(&point.id)) {
            Some("Geef jezelf bij elk kernpunt een score.".to_owned())
        } else {
            None
        }
    }

    /// What the learner gave himself.
    fn grade(&self, answer: &Answer) -> Grade {
        let is_written = !wording::is_blank(&answer.text);
        let parts = self
            .key_points
            .iter()
            .map(|point| {
                let score = answer.scores.get(&point.id).copied().filter(|_| is_written);
                Part {
                    id: point.id.clone(),
                    points: point.points * u32::from(score.unwrap_or(0).min(FULL)) / u32::from(FULL),
                    max: point.points,
                    answered: score.is_some(),
                    feedback: Vec::new(),
                }
            })
            .collect();
        Grade::of_parts(parts, Vec::new())
    }

    fn model_answer(&self) -> Answer {
        let scores = self.key_points.iter().map(|point| (point.id.clone(), FULL)).collect();
        Answer { text: self.model_text.clone(), scores, compared: true }
    }

    fn key(&self) -> String {
        let points: Vec<String> =
            self.key_points.iter().map(|point| format!("{}={}", point.id, point.points)).collect();
        points.join(",")
    }

    fn outline(&self) -> String {
        "<p>Schrijf je antwoord in een paar zinnen.</p>".to_owned()
    }
}

fn key_point(table: &Table, place: usize, row: &Row, source: &mut Source) -> Option<KeyPoint> {
    let mut label = row.cells.first().cloned().unwrap_or_default();
    let id = name_part(&mut label, place).id;
    let text = |column: &str| table.cell(row, column).map(|cell| cell.text.as_str()).unwrap_or_default();
    let points = text("punten");
    let Some(points) = points.parse().ok().filter(|points: &u32| (1..=50).contains(points) && points.is_multiple_of(2))
    else {
        source.report.error(
            row.line,
            format!("'{points}' is geen aantal punten"),
            "schrijf een even getal, zoals 2 of 4",
        );
        return None;
    };
    let wordings: Vec<String> =
        text("woorden").split(", ").map(str::trim).filter(|word| !wording::is_blank(word)).map(str::to_owned).collect();
    let full = table.cell(row, "helemaal goed als").map(|cell| cell.html.clone());
    if wordings.is_empty() || full.is_none() {
        let cure = "vul `woorden` (waaraan herken je het?) en `helemaal goed als`";
        source.report.error(row.line, format!("het kernpunt '{}' is niet af", label.text), cure);
        return None;
    }
    Some(KeyPoint { id, label, points, full: full?, wordings })
}
