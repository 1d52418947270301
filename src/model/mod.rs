//! Models that exercises use: 2×2 matrices and classification sets. They are content, not code.
//!
//! An author defines them under a heading with class `.model-matrix` or `.model-indeling`; exercises name them with `model=…`.

mod category_set;
mod matrix;
mod recipe;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use category_set::{Category, CategorySet};
pub use matrix::{Axis, AxisFeedback, MatrixModel, Quadrant, Scale};
pub use recipe::{CLEARANCE, Drawn, Measure, Recipe};

use crate::markup::{Block, BlockKind, Heading, Table};
use crate::problem::Report;

/// All models of a course, by id.
#[derive(Clone, Debug, Default)]
pub struct Models {
    /// The 2×2 models.
    pub matrices: BTreeMap<String, Arc<MatrixModel>>,
    /// The classification sets.
    pub sets: BTreeMap<String, Arc<CategorySet>>,
}

impl Models {
    /// Adds the models that `blocks` define.
    pub fn read(&mut self, blocks: &[Block], report: &mut Report) {
        for (at, block) in blocks.iter().enumerate() {
            let BlockKind::Heading(heading) = &block.kind else { continue };
            if !is_model(heading) {
                continue;
            }
            let body = body_of(&blocks[at + 1..]);
            let Some(id) = heading.id.clone() else {
                report.error(block.line, "een model zonder id", "zet `{#id}` in de kop");
                continue;
            };
            if self.contains(&id) {
                report.error(block.line, format!("het model '{id}' bestaat al"), "kies een andere id");
                continue;
            }
            if heading.has_class("model-matrix") {
                if let Some(model) = MatrixModel::parse(&id, heading, body, block.line, report) {
                    self.matrices.insert(id, Arc::new(model));
                }
            } else if let Some(set) = CategorySet::parse(&id, heading, body, block.line, report) {
                self.sets.insert(id, Arc::new(set));
            }
        }
    }

    /// The name of the quadrant or category with this id, in whichever model it is.
    pub fn label(&self, id: &str) -> Option<&str> {
        let quadrants =
            self.matrices.values().flat_map(|model| &model.quadrants).map(|quadrant| (&quadrant.id, &quadrant.name));
        let categories =
            self.sets.values().flat_map(|set| &set.categories).map(|category| (&category.id, &category.name));
        quadrants.chain(categories).find(|(known, _)| *known == id).map(|(_, name)| name.as_str())
    }

    fn contains(&self, id: &str) -> bool {
        self.matrices.contains_key(id) || self.sets.contains_key(id)
    }
}

/// Whether `heading` begins a model.
pub fn is_model(heading: &Heading) -> bool {
    heading.has_class("model-matrix") || heading.has_class("model-indeling")
}

/// The blocks up to the next heading or rule.
pub fn body_of(blocks: &[Block]) -> &[Block] {
    let end = blocks
        .iter()
        .position(|block| matches!(block.kind, BlockKind::Heading(_) | BlockKind::Rule | BlockKind::Teacher(_)))
        .unwrap_or(blocks.len());
    &blocks[..end]
}

/// The table in `blocks` whose first column is called `name`.
fn table_named<'a>(blocks: &'a [Block], name: &str) -> Option<&'a Table> {
    blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Table(table) if table.column(name) == Some(0) => Some(table),
        _ => None,
    })
}

/// The HTML of the paragraphs before the first table.
fn introduction(blocks: &[Block]) -> String {
    let end = blocks.iter().position(|block| matches!(block.kind, BlockKind::Table(_))).unwrap_or(blocks.len());
    crate::markup::to_html(&blocks[..end])
}
