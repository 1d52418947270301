//! Sorting situations into the categories of a set that is content. See `content/soorten/indelen.md`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::frame::{PartName, name_part, placement_key};
use super::{Confusion, Grade, Kind, Part, Source};
use crate::markup::{BlockKind, Inline, Row, Table};
use crate::model::{Category, CategorySet, Models};

/// A sorting exercise.
#[derive(Clone, Debug, PartialEq)]
pub struct Indelen {
    /// The categories to choose from.
    pub set: Arc<CategorySet>,
    /// What is to be sorted, in the order of the text.
    pub cases: Vec<Case>,
}

/// One situation.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Its id within the exercise: authored, or the slug of its text.
    pub id: String,
    /// The situation.
    pub label: Inline,
    /// The id of the right category.
    pub category: String,
    /// What to say about this case after checking; safe HTML, may be empty.
    pub explanation: String,
    name: PartName,
}

/// Which category each case was put in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Category id by case id.
    pub placed: BTreeMap<String, String>,
}

impl Indelen {
    /// What to say when `chosen` was taken for the right category of `case`.
    fn diagnosis(&self, case: &Case, chosen: &Category) -> Vec<String> {
        let mut feedback = Vec::new();
        match self.set.mix_up_feedback(&chosen.id, &case.category) {
            Some(sentence) => feedback.push(format!("<p>{sentence}</p>")),
            None => {
                feedback.push(format!(
                    "<p>Bij <b>{}</b> is de vraag: {} Hier is het antwoord nee.</p>",
                    chosen.name, chosen.question
                ));
                if let Some(right) = self.set.find(&case.category) {
                    feedback.push(format!(
                        "<p>Bij <b>{}</b> is de vraag: {} Hier is het antwoord ja.</p>",
                        right.name, right.question
                    ));
                }
            }
        }
        feedback
    }
}

impl Kind for Indelen {
    const TAG: &'static str = "indelen";
    const NAME: &'static str = "Indelen";
    type Answer = Answer;

    fn begins_answer(block: &BlockKind) -> bool {
        matches!(block, BlockKind::Table(_))
    }

    fn parse(source: &mut Source, models: &Models) -> Option<Self> {
        let name = source.heading.attribute("model").unwrap_or_default();
        let Some(set) = models.sets.get(name) else {
            source.no_model("indeling", name, models.sets.keys());
            return None;
        };
        let table = source.table()?;
        let cases: Vec<Case> =
            table.rows.iter().enumerate().filter_map(|(place, row)| case(set, table, place, row, source)).collect();
        let usable = source.check_unique(cases.iter().map(|case| case.id.as_str()), "de situatie");
        if cases.is_empty() {
            source.error("er is niets om in te delen", "voeg rijen toe aan de tabel");
            return None;
        }
        usable.then(|| Self { set: set.clone(), cases })
    }

    /// One point for each case in its right category.
    fn grade(&self, answer: &Answer) -> Grade {
        let mut confusions = Vec::new();
        let parts = self
            .cases
            .iter()
            .map(|case| {
                let chosen = answer
                    .placed
                    .get(&case.id)
                    .and_then(|id| self.set.categories.iter().find(|category| category.id == *id));
                let right = chosen.is_some_and(|category| category.id == case.category);
                let mut feedback = match chosen {
                    Some(category) if !right => {
                        confusions.push(Confusion { chosen: category.id.clone(), right: case.category.clone() });
                        self.diagnosis(case, category)
                    }
                    _ => Vec::new(),
                };
                if !case.explanation.is_empty() {
                    feedback.push(format!("<p>{}</p>", case.explanation));
                }
                Part { id: case.id.clone(), points: u32::from(right), max: 1, answered: chosen.is_some(), feedback }
            })
            .collect();
        Grade::of_parts(parts, confusions)
    }

    fn guess(&self) -> f64 {
        1.0 / self.set.categories.len() as f64
    }

    fn traps(&self) -> Vec<String> {
        vec![self.set.id.clone()]
    }

    fn model_answer(&self) -> Answer {
        Answer { placed: self.cases.iter().map(|case| (case.id.clone(), case.category.clone())).collect() }
    }

    fn key(&self) -> String {
        placement_key(self.cases.iter().map(|case| (&case.name, case.category.as_str())))
    }

    fn outline(&self) -> String {
        let names: Vec<&str> = self.set.categories.iter().map(|category| category.name.as_str()).collect();
        let cases: String = self.cases.iter().map(|case| format!("<li>{}</li>", case.label.html)).collect();
        format!("<p>Kies uit: {}.</p><ul>{cases}</ul>", names.join(", "))
    }
}

fn case(set: &CategorySet, table: &Table, place: usize, row: &Row, source: &mut Source) -> Option<Case> {
    let mut label = row.cells.first().cloned().unwrap_or_default();
    let name = name_part(&mut label, place);
    let category = row.cells.get(1).map(|cell| cell.text.as_str()).unwrap_or_default();
    if label.text.is_empty() || category.is_empty() {
        source.report.error(
            row.line,
            "lege cel in een rij die ingedeeld moet worden",
            "vul de situatie en de categorie",
        );
        return None;
    }
    let Some(found) = set.find(category) else {
        let names: Vec<&str> = set.categories.iter().map(|category| category.name.as_str()).collect();
        source.report.error(
            row.line,
            format!("onbekende categorie '{category}'"),
            format!("kies uit: {}", names.join(", ")),
        );
        return None;
    };
    let explanation = table.cell(row, "uitleg").map(|cell| cell.html.clone()).unwrap_or_default();
    Some(Case { id: name.id.clone(), label, category: found.id.clone(), explanation, name })
}
