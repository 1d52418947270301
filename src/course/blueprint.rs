//! How many questions of each level belong to each module in a test: `toetsmatrijs.md`.

use std::collections::BTreeMap;

use crate::exercise::Level;
use crate::markup::{Block, BlockKind, Heading, Table};
use crate::problem::Report;

/// The file with the blueprint.
pub const FILE: &str = "toetsmatrijs.md";

/// Questions by module slug and level.
pub type Cells = BTreeMap<(String, Level), u32>;

/// The blueprints of a full test.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Blueprint {
    /// For MBO.
    pub mbo: Cells,
    /// For HBO.
    pub hbo: Cells,
}

impl Blueprint {
    /// Reads the tables under the headings `{#mbo}` and `{#hbo}`.
    pub(super) fn parse(blocks: &[Block], report: &mut Report) -> Self {
        let mut blueprint = Self::default();
        let mut name = "";
        for block in blocks {
            match &block.kind {
                BlockKind::Heading(Heading { id, .. }) => name = id.as_deref().unwrap_or_default(),
                BlockKind::Table(table) if name == "mbo" => blueprint.mbo = cells(table, report),
                BlockKind::Table(table) if name == "hbo" => blueprint.hbo = cells(table, report),
                _ => {}
            }
        }
        blueprint
    }
}

fn cells(table: &Table, report: &mut Report) -> Cells {
    let mut cells = Cells::new();
    for row in &table.rows {
        let module = row.cells.first().map(|cell| cell.text.clone()).unwrap_or_default();
        for (head, cell) in table.head.iter().zip(&row.cells).skip(1) {
            match (Level::parse(&head.text), cell.text.parse()) {
                (Some(level), Ok(count)) => {
                    cells.insert((module.clone(), level), count);
                }
                (None, _) => {
                    report.error(row.line, format!("'{}' is geen niveau", head.text), "gebruik R, T1, T2 of I")
                }
                (_, Err(_)) => {
                    report.error(row.line, format!("'{}' is geen aantal", cell.text), "schrijf een heel getal")
                }
            }
        }
    }
    cells
}
