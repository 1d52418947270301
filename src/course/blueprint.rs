//! How many questions of each level belong to each module in a test: `toetsmatrijs.md`.

use std::collections::BTreeMap;

use crate::exercise::{KINDS, Level};
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
    /// How many questions of which form the test has, as a wish.
    pub forms: Vec<Form>,
}

/// A form of question: kinds of exercise that count as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The tags of the kinds.
    pub kinds: Vec<String>,
    /// How many questions a full test for MBO has of it.
    pub mbo: u32,
    /// How many questions a full test for HBO has of it.
    pub hbo: u32,
}

impl Blueprint {
    /// Reads the tables under the headings `{#mbo}`, `{#hbo}` and `{#vorm}`.
    pub(super) fn parse(blocks: &[Block], report: &mut Report) -> Self {
        let mut blueprint = Self::default();
        let mut name = "";
        for block in blocks {
            match &block.kind {
                BlockKind::Heading(Heading { id, .. }) => name = id.as_deref().unwrap_or_default(),
                BlockKind::Table(table) if name == "mbo" => blueprint.mbo = cells(table, report),
                BlockKind::Table(table) if name == "hbo" => blueprint.hbo = cells(table, report),
                BlockKind::Table(table) if name == "vorm" => blueprint.forms = forms(table, report),
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

/// The rows of the table with forms: kinds with commas between them, the number for MBO, the number for HBO.
fn forms(table: &Table, report: &mut Report) -> Vec<Form> {
    let mut forms = Vec::new();
    for row in &table.rows {
        let text = |at: usize| row.cells.get(at).map(|cell| cell.text.trim()).unwrap_or_default();
        let kinds: Vec<String> = text(0).split(',').map(|kind| kind.trim().to_owned()).collect();
        if let Some(unknown) = kinds.iter().find(|kind| !KINDS.iter().any(|(tag, _)| tag == *kind)) {
            let known: Vec<&str> = KINDS.iter().map(|(tag, _)| *tag).collect();
            report.error(
                row.line,
                format!("'{unknown}' is geen soort oefening"),
                format!("gebruik {}", known.join(", ")),
            );
            continue;
        }
        match (text(1).parse(), text(2).parse()) {
            (Ok(mbo), Ok(hbo)) => forms.push(Form { kinds, mbo, hbo }),
            _ => report.error(
                row.line,
                "deze rij heeft geen twee aantallen",
                "schrijf een getal voor mbo en een voor hbo",
            ),
        }
    }
    forms
}
