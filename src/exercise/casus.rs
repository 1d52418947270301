//! A case: one company, several exercises about it, and a debrief. See `content/soorten/casus.md`.
//!
//! The steps are ordinary exercises of the module, so a case is no [`Kind`](super::Kind): it says which belong together.

use std::sync::Arc;

use super::Exercise;
use crate::id::is_valid;
use crate::markup::{Block, BlockKind, Heading, Inline, Row, Table, to_html};
use crate::problem::Report;

/// Fewer steps than this are no case.
const FEWEST_STEPS: usize = 2;

/// A case.
#[derive(Clone, Debug, PartialEq)]
pub struct Casus {
    /// What every step shows: its id, title and facts.
    pub facts: Arc<Facts>,
    /// The file it stands in.
    pub path: String,
    /// The line of its heading.
    pub line: u32,
    /// Whether it is for HBO only.
    pub hbo: bool,
    /// The ids of its exercises, first step first.
    pub steps: Vec<String>,
    /// What to look back on at the end.
    pub debrief: Vec<Debrief>,
}

/// What the steps of a case share.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// The authored id of the case, unique over the course.
    pub id: String,
    /// The title.
    pub title: Inline,
    /// The story, safe HTML.
    pub html: String,
}

/// One line of the debrief.
#[derive(Clone, Debug, PartialEq)]
pub struct Debrief {
    /// The concept or pillar it is about.
    pub concept: Inline,
    /// The steps in which it played a part.
    pub steps: Vec<String>,
    /// What to take away; safe HTML.
    pub html: String,
}

/// Whether `heading` opens a case.
pub fn is_case(heading: &Heading) -> bool {
    heading.has_class("casus")
}

/// Whether `heading` opens the debrief of a case.
pub fn is_debrief(heading: &Heading) -> bool {
    heading.has_class("nabespreking")
}

impl Casus {
    /// Begins the case that `heading` opens; `body` are the blocks up to its first step.
    pub fn open(heading: &Heading, line: u32, body: &[Block], report: &mut Report) -> Option<Self> {
        let Some(id) = heading.id.clone().filter(|id| is_valid(id)) else {
            report.error(
                line,
                "een casus zonder goede id",
                "zet `{#id}` in de kop: kleine letters, cijfers en streepjes",
            );
            return None;
        };
        let path = report.path().to_owned();
        let facts = Facts { id, title: heading.title.clone(), html: to_html(body) };
        Some(Self {
            facts: Arc::new(facts),
            path,
            line,
            hbo: heading.has_class("hbo"),
            steps: Vec::new(),
            debrief: Vec::new(),
        })
    }

    /// Changes the HTML of the facts, before any step shares them.
    pub fn with_facts(&mut self, change: impl FnOnce(&mut String)) {
        if let Some(facts) = Arc::get_mut(&mut self.facts) {
            change(&mut facts.html);
        }
    }

    /// Makes `exercise` the next step.
    pub fn add_step(&mut self, exercise: &mut Exercise) {
        exercise.hbo |= self.hbo;
        exercise.case = Some(self.facts.clone());
        self.steps.push(exercise.id.clone());
    }

    /// Reads the debrief from the blocks below its heading.
    pub fn read_debrief(&mut self, body: &[Block], report: &mut Report) {
        let tables = body.iter().filter_map(|block| match &block.kind {
            BlockKind::Table(table) => Some(table),
            _ => None,
        });
        for table in tables {
            self.debrief.extend(table.rows.iter().filter_map(|row| debrief(table, row, &self.steps, report)));
        }
    }

    /// Reports what a finished case lacks; `None` when it can't be played.
    pub fn close(self, report: &mut Report) -> Option<Self> {
        let id = &self.facts.id;
        if self.steps.len() < FEWEST_STEPS {
            let cure = "zet onder de casus oefeningen met een kop van niveau 3 (`###`)";
            report.error(self.line, format!("de casus '{id}' heeft minstens twee stappen nodig"), cure);
            return None;
        }
        if self.debrief.is_empty() {
            let cure = "sluit af met een kop `### Nabespreking {.nabespreking}` en een tabel";
            report.error(self.line, format!("de casus '{id}' heeft geen nabespreking"), cure);
        }
        Some(self)
    }
}

fn debrief(table: &Table, row: &Row, known: &[String], report: &mut Report) -> Option<Debrief> {
    let concept = row.cells.first().cloned().unwrap_or_default();
    let steps = table.cell(row, "stappen").map(|cell| cell.text.clone()).unwrap_or_default();
    let steps: Vec<String> =
        steps.split(',').map(|step| step.trim().to_owned()).filter(|step| !step.is_empty()).collect();
    for step in steps.iter().filter(|step| !known.contains(step)) {
        let cure = "noem in de kolom `stappen` ids van oefeningen onder deze casus";
        report.error(row.line, format!("de stap '{step}' hoort niet bij deze casus"), cure);
    }
    let html = table.cell(row, "nabespreking").map(|cell| cell.html.clone());
    if concept.text.is_empty() || steps.is_empty() || html.is_none() {
        report.error(row.line, "een regel van de nabespreking is niet af", "vul `begrip`, `stappen` en `nabespreking`");
        return None;
    }
    Some(Debrief { concept, steps, html: html? })
}
