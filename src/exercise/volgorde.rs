//! Restoring a sequence. See `content/soorten/volgorde.md`.

use serde::{Deserialize, Serialize};

use super::frame::name_part;
use super::{Grade, Kind, Part, Source};
use crate::id::slug;
use crate::markup::{BlockKind, Inline, Row, Table};
use crate::model::Models;

/// A sequence to restore.
#[derive(Clone, Debug, PartialEq)]
pub struct Volgorde {
    /// The steps in the right order.
    pub steps: Vec<Step>,
    inversions: Vec<Inversion>,
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its id within the exercise: authored, or the slug of its text.
    pub id: String,
    /// What it says.
    pub label: Inline,
}

/// What to say when one step was put before another that it belongs after.
#[derive(Clone, Debug, PartialEq)]
struct Inversion {
    early: usize,
    after: usize,
    feedback: String,
}

/// The order that the learner gave.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Step ids, first step first. May be incomplete.
    pub order: Vec<String>,
}

impl Volgorde {
    /// Where in `answer` each step stands, among the steps of this exercise; `None` for a step that is not there.
    fn places(&self, answer: &Answer) -> Vec<Option<usize>> {
        let is_known = |id: &&String| self.steps.iter().any(|step| step.id == **id);
        let order: Vec<&String> = answer.order.iter().filter(is_known).collect();
        self.steps.iter().map(|step| order.iter().position(|id| **id == step.id)).collect()
    }

    /// What to say about step `at` (from 1 on) when it does not follow the step before it.
    fn diagnosis(&self, at: usize, places: &[Option<usize>]) -> Vec<String> {
        let is_seen = |inversion: &&Inversion| inversion.early == at && places[at] < places[inversion.after];
        let known: Vec<String> =
            self.inversions.iter().filter(is_seen).map(|inversion| format!("<p>{}</p>", inversion.feedback)).collect();
        if known.is_empty() {
            let name = |place: usize| self.steps[place].label.html.trim_end_matches('.').to_owned();
            vec![format!("<p>‘{}’ hoort direct na ‘{}’.</p>", name(at), name(at - 1))]
        } else {
            known
        }
    }
}

impl Kind for Volgorde {
    const TAG: &'static str = "volgorde";
    const NAME: &'static str = "Volgorde";
    type Answer = Answer;

    fn begins_answer(block: &BlockKind) -> bool {
        matches!(block, BlockKind::List(list) if list.ordered)
    }

    fn parse(source: &mut Source, _models: &Models) -> Option<Self> {
        let items = source.list().map(|list| list.items.as_slice()).unwrap_or_default();
        let steps: Vec<Step> = items
            .iter()
            .enumerate()
            .map(|(place, item)| {
                let mut label = item.text();
                Step { id: name_part(&mut label, place).id, label }
            })
            .collect();
        if !source.check_unique(steps.iter().map(|step| step.id.as_str()), "de stap") {
            return None;
        }
        let table = source.tables().next();
        let inversions = match table {
            Some(table) => table.rows.iter().filter_map(|row| inversion(&steps, table, row, source)).collect(),
            None => Vec::new(),
        };
        if steps.len() < 2 {
            source.error("een volgorde heeft minstens twee stappen", "maak een genummerde lijst");
            return None;
        }
        Some(Self { steps, inversions })
    }

    /// One point for each pair of steps that belong next to each other and stand so.
    fn grade(&self, answer: &Answer) -> Grade {
        let places = self.places(answer);
        let parts = (1..self.steps.len())
            .map(|at| {
                let follows = matches!((places[at - 1], places[at]), (Some(before), Some(here)) if before + 1 == here);
                let answered = places[at].is_some();
                let feedback = if follows || !answered { Vec::new() } else { self.diagnosis(at, &places) };
                Part { id: self.steps[at].id.clone(), points: u32::from(follows), max: 1, answered, feedback }
            })
            .collect();
        Grade::of_parts(parts, Vec::new())
    }

    fn model_answer(&self) -> Answer {
        Answer { order: self.steps.iter().map(|step| step.id.clone()).collect() }
    }

    fn key(&self) -> String {
        // The order is the key, so places can't stand for steps here.
        self.model_answer().order.join(",")
    }

    /// The steps in alphabetical order: that gives nothing away.
    fn outline(&self) -> String {
        let mut labels: Vec<&str> = self.steps.iter().map(|step| step.label.html.as_str()).collect();
        labels.sort_unstable();
        let items: String = labels.iter().map(|label| format!("<li>{label}</li>")).collect();
        format!("<ul>{items}</ul>")
    }
}

fn inversion(steps: &[Step], table: &Table, row: &Row, source: &mut Source) -> Option<Inversion> {
    let mut step = |column: &str| {
        let text = table.cell(row, column).map(|cell| cell.text.clone()).unwrap_or_default();
        let found = steps.iter().position(|step| step.id == text || slug(&step.label.text) == slug(&text));
        if found.is_none() {
            source.report.error(
                row.line,
                format!("onbekende stap '{text}'"),
                "schrijf de stap zoals in de lijst, of haar id",
            );
        }
        found
    };
    let (early, after) = (step("te vroeg"), step("hoort na"));
    let feedback = table.cell(row, "feedback").map(|cell| cell.html.clone());
    if feedback.is_none() {
        source.report.error(row.line, "een verwisseling zonder feedback", "vul de kolom `feedback`");
    }
    let (early, after) = (early?, after?);
    if early <= after {
        source.report.error(
            row.line,
            "deze verwisseling staat in de lijst juist goed",
            "`te vroeg` is de stap die in de lijst later komt",
        );
        return None;
    }
    Some(Inversion { early, after, feedback: feedback? })
}
