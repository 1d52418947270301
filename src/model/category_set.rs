//! A classification set: categories, each with the control question that exposes a mix-up.

use super::{introduction, table_named};
use crate::id::slug;
use crate::markup::{Block, Heading, Row, Table, take_id};
use crate::problem::Report;

/// A set of categories to sort situations into.
#[derive(Clone, Debug, PartialEq)]
pub struct CategorySet {
    /// The authored id.
    pub id: String,
    /// The name for the learner.
    pub name: String,
    /// Safe HTML that says what the set is about.
    pub introduction: String,
    /// The categories in the order of the text.
    pub categories: Vec<Category>,
    mix_ups: Vec<MixUp>,
}

/// One category.
#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    /// The authored id.
    pub id: String,
    /// The name for the learner.
    pub name: String,
    /// Safe HTML: the question whose answer is yes for members of this category.
    pub question: String,
}

/// What to say when a learner chose one category where another was right.
#[derive(Clone, Debug, PartialEq)]
struct MixUp {
    chosen: String,
    right: String,
    feedback: String,
}

impl CategorySet {
    pub(super) fn parse(id: &str, heading: &Heading, body: &[Block], line: u32, report: &mut Report) -> Option<Self> {
        let Some(table) = table_named(body, "categorie") else {
            report.error(
                line,
                "deze indeling heeft geen tabel met categorieën",
                "maak een tabel met `categorie` en `controlevraag`",
            );
            return None;
        };
        let categories: Vec<Category> = table.rows.iter().filter_map(|row| category(table, row, report)).collect();
        if categories.len() < 2 {
            report.error(line, "een indeling heeft minstens twee categorieën", "voeg rijen toe aan de tabel");
            return None;
        }
        let mut set = Self {
            id: id.to_owned(),
            name: heading.title.text.clone(),
            introduction: introduction(body),
            categories,
            mix_ups: Vec::new(),
        };
        if let Some(table) = table_named(body, "gekozen") {
            set.mix_ups = table.rows.iter().filter_map(|row| set.mix_up(table, row, report)).collect();
        }
        Some(set)
    }

    fn mix_up(&self, table: &Table, row: &Row, report: &mut Report) -> Option<MixUp> {
        let mut side = |column: &str| {
            let text = table.cell(row, column).map(|cell| cell.text.clone()).unwrap_or_default();
            let found = self.find(&text).map(|category| category.id.clone());
            if found.is_none() {
                report.error(
                    row.line,
                    format!("onbekende categorie '{text}'"),
                    "gebruik een id of naam uit de tabel erboven",
                );
            }
            found
        };
        let (chosen, right) = (side("gekozen"), side("juist"));
        let feedback = table.cell(row, "feedback")?.html.clone();
        Some(MixUp { chosen: chosen?, right: right?, feedback })
    }

    /// The category with this id or this name (without regard to case).
    pub fn find(&self, text: &str) -> Option<&Category> {
        let text = text.trim().to_lowercase();
        self.categories.iter().find(|category| category.id == text || category.name.to_lowercase() == text)
    }

    /// The author's sentence for having chosen `chosen` where `right` is right; safe HTML.
    pub fn mix_up_feedback(&self, chosen: &str, right: &str) -> Option<&str> {
        self.mix_ups
            .iter()
            .find(|mix_up| mix_up.chosen == chosen && mix_up.right == right)
            .map(|mix_up| mix_up.feedback.as_str())
    }
}

fn category(table: &Table, row: &Row, report: &mut Report) -> Option<Category> {
    let mut name = row.cells.first()?.clone();
    let id = take_id(&mut name).unwrap_or_else(|| slug(&name.text));
    if name.text.is_empty() {
        report.error(row.line, "lege cel: een categorie zonder naam", "vul de eerste kolom");
        return None;
    }
    let question = table.cell(row, "controlevraag").map(|cell| cell.html.clone()).unwrap_or_default();
    if question.is_empty() {
        report.error(
            row.line,
            format!("de categorie '{}' heeft geen controlevraag", name.text),
            "vul de kolom `controlevraag`",
        );
    }
    Some(Category { id, name: name.text, question })
}
