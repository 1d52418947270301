//! Matching pairs; the right side may hold more than the left. See `content/soorten/koppelen.md`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::frame::{PartName, name_part, placement_key};
use super::{Confusion, Grade, Kind, Part, Source};
use crate::id::slug;
use crate::markup::{BlockKind, Inline, Row, Table};
use crate::model::Models;

/// A matching exercise.
#[derive(Clone, Debug, PartialEq)]
pub struct Koppelen {
    /// What the left side is called.
    pub left_name: String,
    /// What the right side is called.
    pub right_name: String,
    /// What is to be matched, in the order of the text.
    pub left: Vec<Left>,
    /// What can be matched with it; those that go with nothing are among them.
    pub right: Vec<Right>,
    mix_ups: Vec<MixUp>,
}

/// One part on the left.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// Its id within the exercise: authored, or the slug of its text.
    pub id: String,
    /// What it says.
    pub label: Inline,
    /// The id of the part on the right that goes with it.
    pub right: String,
    /// Why they go together; safe HTML.
    pub explanation: String,
    name: PartName,
    right_key: String,
}

/// One part on the right.
#[derive(Clone, Debug, PartialEq)]
pub struct Right {
    /// Its id within the exercise; an authored one names a concept that may be mixed up.
    pub id: String,
    /// What it says.
    pub label: Inline,
    authored: bool,
}

#[derive(Clone, Debug, PartialEq)]
struct MixUp {
    /// The part on the left it is about; any when `None`.
    left: Option<String>,
    chosen: String,
    feedback: String,
}

/// Which part on the right was matched with each on the left.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// Right id by left id.
    pub placed: BTreeMap<String, String>,
}

impl Koppelen {
    fn diagnosis(&self, left: &Left, chosen: &Right) -> String {
        let own = |mix_up: &&MixUp| mix_up.chosen == chosen.id && mix_up.left.as_ref().is_none_or(|id| *id == left.id);
        // A sentence for this very pair says more than one for every pair.
        let found = self.mix_ups.iter().filter(own).max_by_key(|mix_up| mix_up.left.is_some());
        let elsewhere = self.left.iter().find(|other| other.right == chosen.id);
        match (found, elsewhere) {
            (Some(mix_up), _) => format!("<p>{}</p>", mix_up.feedback),
            (None, Some(other)) => {
                format!(
                    "<p><b>{}</b> hoort bij: <em>{}</em> {}</p>",
                    chosen.label.html, other.label.html, other.explanation
                )
            }
            (None, None) => String::new(),
        }
    }

    fn grade_left(&self, left: &Left, answer: &Answer, confusions: &mut Vec<Confusion>) -> Part {
        let find = |id: &String| self.right.iter().find(|right| right.id == *id);
        let chosen = answer.placed.get(&left.id).and_then(find);
        let is_right = chosen.is_some_and(|chosen| chosen.id == left.right);
        let mut feedback = Vec::new();
        if let Some(chosen) = chosen.filter(|_| !is_right) {
            feedback.push(self.diagnosis(left, chosen));
            if chosen.authored && find(&left.right).is_some_and(|right| right.authored) {
                confusions.push(Confusion { chosen: chosen.id.clone(), right: left.right.clone() });
            }
        }
        feedback.push(format!("<p>{}</p>", left.explanation));
        Part { id: left.id.clone(), points: u32::from(is_right), max: 1, answered: chosen.is_some(), feedback }
    }

    /// Reports each part on the right that goes with nothing and has nothing to say when it is chosen.
    fn check_distractors(&self, source: &mut Source) {
        for right in &self.right {
            let is_used = self.left.iter().any(|left| left.right == right.id);
            let is_explained = self.mix_ups.iter().any(|mix_up| mix_up.chosen == right.id && mix_up.left.is_none());
            if !is_used && !is_explained {
                source.error(
                    format!("de afleider '{}' heeft geen feedback", right.label.text),
                    "voeg in de tabel met `bij | gekozen | feedback` een rij toe met een lege cel bij `bij`",
                );
            }
        }
    }
}

impl Kind for Koppelen {
    const TAG: &'static str = "koppelen";
    const NAME: &'static str = "Koppelen";
    type Answer = Answer;

    fn begins_answer(block: &BlockKind) -> bool {
        matches!(block, BlockKind::Table(_))
    }

    fn parse(source: &mut Source, _models: &Models) -> Option<Self> {
        let table = source.table()?;
        let name = |column: usize| table.head.get(column).map(|cell| cell.text.clone()).unwrap_or_default();
        let mut kind =
            Self { left_name: name(0), right_name: name(1), left: Vec::new(), right: Vec::new(), mix_ups: Vec::new() };
        for (place, row) in table.rows.iter().enumerate() {
            kind.read_row(table, place, row, source);
        }
        let unique = source.check_unique(kind.left.iter().map(|left| left.id.as_str()), "het onderdeel")
            && source.check_unique(kind.right.iter().map(|right| right.id.as_str()), "de rechterkant");
        let feedback = source.tables().find(|table| table.column("gekozen").is_some());
        if let Some(table) = feedback {
            kind.mix_ups = table.rows.iter().filter_map(|row| mix_up(&kind, table, row, source)).collect();
        }
        kind.check_distractors(source);
        if kind.left.len() < 2 {
            source.error("koppelen heeft minstens twee paren", "voeg rijen toe aan de tabel");
            return None;
        }
        unique.then_some(kind)
    }

    /// One point for each pair.
    fn grade(&self, answer: &Answer) -> Grade {
        let mut confusions = Vec::new();
        let parts = self.left.iter().map(|left| self.grade_left(left, answer, &mut confusions)).collect();
        Grade::of_parts(parts, confusions)
    }

    fn guess(&self) -> f64 {
        1.0 / self.right.len() as f64
    }

    fn model_answer(&self) -> Answer {
        Answer { placed: self.left.iter().map(|left| (left.id.clone(), left.right.clone())).collect() }
    }

    fn key(&self) -> String {
        placement_key(self.left.iter().map(|left| (&left.name, left.right_key.as_str())))
    }

    fn outline(&self) -> String {
        let left: String = self.left.iter().map(|left| format!("<li>{}</li>", left.label.html)).collect();
        let mut right: Vec<&str> = self.right.iter().map(|right| right.label.html.as_str()).collect();
        right.sort_unstable();
        format!("<p>Kies uit: {}.</p><ul>{left}</ul>", right.join("; "))
    }
}

impl Koppelen {
    fn read_row(&mut self, table: &Table, place: usize, row: &Row, source: &mut Source) {
        let cell = |column: usize| row.cells.get(column).cloned().unwrap_or_default();
        let (mut label, mut right) = (cell(0), cell(1));
        let (name, right_name) = (name_part(&mut label, place), name_part(&mut right, place));
        if right.text.is_empty() {
            source.report.error(row.line, "lege cel: er staat niets aan de rechterkant", "vul de tweede kolom");
            return;
        }
        let right_id = right_name.id.clone();
        self.right.push(Right { id: right_id.clone(), label: right, authored: right_name.authored });
        if label.text.is_empty() {
            return;
        }
        let Some(explanation) = table.cell(row, "uitleg") else {
            source.report.error(
                row.line,
                format!("het paar '{}' heeft geen uitleg", label.text),
                "vul de kolom `uitleg`: waarom horen deze twee bij elkaar?",
            );
            return;
        };
        self.left.push(Left {
            id: name.id.clone(),
            label,
            right: right_id,
            explanation: explanation.html.clone(),
            name,
            right_key: right_name.key,
        });
    }
}

fn mix_up(kind: &Koppelen, table: &Table, row: &Row, source: &mut Source) -> Option<MixUp> {
    let text = |column: &str| table.cell(row, column).map(|cell| cell.text.as_str()).unwrap_or_default();
    let is = |id: &str, label: &Inline, text: &str| id == text || slug(&label.text) == slug(text);
    let (at, chosen) = (text("bij"), text("gekozen"));
    let left = kind.left.iter().find(|left| is(&left.id, &left.label, at)).map(|left| left.id.clone());
    let right = kind.right.iter().find(|right| is(&right.id, &right.label, chosen)).map(|right| right.id.clone());
    for (text, found) in [(at, at.is_empty() || left.is_some()), (chosen, right.is_some())] {
        if !found {
            source.report.error(
                row.line,
                format!("onbekend onderdeel '{text}'"),
                "schrijf de id of de tekst uit de eerste tabel",
            );
        }
    }
    let feedback = table.cell(row, "feedback").map(|cell| cell.html.clone());
    if feedback.is_none() {
        source.report.error(row.line, "een verwisseling zonder feedback", "vul de kolom `feedback`");
    }
    if !at.is_empty() && left.is_none() {
        return None;
    }
    Some(MixUp { left, chosen: right?, feedback: feedback? })
}
