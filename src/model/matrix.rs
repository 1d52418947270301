//! A 2×2 model: two axes with a boundary or a yes/no question, four quadrants with a strategy, and feedback per axis.

use super::{Recipe, introduction, table_named};
use crate::id::slug;
use crate::markup::{Block, BlockKind, Heading, Row, Table, take_id, to_html};
use crate::number;
use crate::problem::Report;

/// A 2×2 model that an author defined.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixModel {
    /// The authored id.
    pub id: String,
    /// The name for the learner.
    pub name: String,
    /// Safe HTML that says what the model is about.
    pub introduction: String,
    /// The horizontal axis: low (or no) on the left.
    pub x: Axis,
    /// The vertical axis: low (or no) at the bottom.
    pub y: Axis,
    /// Exactly four, one for each pair of sides.
    pub quadrants: Vec<Quadrant>,
    /// What to say about a strategy that does not go with the quadrant; safe HTML.
    pub strategy_feedback: String,
    /// How to make fresh customers, when the author says so.
    pub recipe: Option<Recipe>,
}

/// One axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// What the axis means, such as `Actuele waarde`.
    pub name: String,
    /// What is measured, such as `klantbijdrage`; also the name of the column with a customer's value.
    pub measure: String,
    /// How a value is judged.
    pub scale: Scale,
    /// What to say when this axis was misjudged.
    pub feedback: AxisFeedback,
}

/// How a value on an axis becomes high or low.
#[derive(Clone, Debug, PartialEq)]
pub enum Scale {
    /// High from this number on (≥).
    Boundary {
        /// The first number that counts as high.
        at: f64,
        /// The boundary as the author wrote it, with its unit: `€ 8.000`.
        shown: String,
        /// The unit, such as `€` or `%`; may be empty.
        unit: String,
    },
    /// High when the answer to this question is yes.
    Question(String),
}

/// Safe HTML with `{klant}`, `{maat}`, `{waarde}`, `{grens}`, `{vraag}` and `{waarom}` to be filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AxisFeedback {
    /// The learner placed the customer high, but it is low.
    pub too_high: String,
    /// The learner placed the customer low, but it is high.
    pub too_low: String,
}

/// One quadrant.
#[derive(Clone, Debug, PartialEq)]
pub struct Quadrant {
    /// The authored id.
    pub id: String,
    /// The name for the learner, such as `Topklant`.
    pub name: String,
    /// Whether it lies on the high side of the horizontal axis.
    pub x_high: bool,
    /// Whether it lies on the high side of the vertical axis.
    pub y_high: bool,
    /// What to do with customers here.
    pub strategy: String,
    /// One line about who stands here; may be empty.
    pub meaning: String,
    /// Safe HTML to add whenever this quadrant was chosen wrongly; may be empty.
    pub chosen_feedback: String,
}

impl Axis {
    /// The words for the two sides: `hoog`/`laag`, or `ja`/`nee` for a question.
    pub fn side_name(&self, high: bool) -> &'static str {
        match (&self.scale, high) {
            (Scale::Boundary { .. }, true) => "hoog",
            (Scale::Boundary { .. }, false) => "laag",
            (Scale::Question(_), true) => "ja",
            (Scale::Question(_), false) => "nee",
        }
    }

    /// The rule in words: `hoog is ≥ € 8.000`, or the question.
    pub fn rule(&self) -> String {
        match &self.scale {
            Scale::Boundary { shown, .. } => format!("hoog is ≥ {shown}"),
            Scale::Question(question) => question.clone(),
        }
    }

    /// Whether `value`, as an author wrote it, lies on the high side. `None` when it can't be judged.
    pub fn is_high(&self, value: &str) -> Option<bool> {
        match &self.scale {
            Scale::Boundary { .. } => number::parse(value).map(|number| self.is_high_value(number)),
            Scale::Question(_) => match value.trim().to_lowercase().as_str() {
                "ja" => Some(true),
                "nee" => Some(false),
                _ => None,
            },
        }
    }

    /// Whether this number lies on the high side; `false` for a yes/no question.
    pub fn is_high_value(&self, value: f64) -> bool {
        matches!(&self.scale, Scale::Boundary { at, .. } if value >= *at)
    }

    /// This axis with another boundary, as one exercise may set it. `None` when `text` is no number or the axis has no boundary.
    pub fn with_boundary(&self, text: &str) -> Option<Self> {
        let Scale::Boundary { unit, .. } = &self.scale else { return None };
        let at = number::parse(text)?;
        let scale = Scale::Boundary { at, shown: with_unit(text, unit), unit: unit.clone() };
        Some(Self { scale, ..self.clone() })
    }
}

impl MatrixModel {
    /// The quadrant on these sides.
    pub fn quadrant_at(&self, x_high: bool, y_high: bool) -> &Quadrant {
        let found = self.quadrants.iter().find(|quadrant| quadrant.x_high == x_high && quadrant.y_high == y_high);
        // `parse` lets only models with all four quadrants through.
        found.unwrap_or(&self.quadrants[0])
    }

    /// The quadrant with this id.
    pub fn quadrant(&self, id: &str) -> Option<&Quadrant> {
        self.quadrants.iter().find(|quadrant| quadrant.id == id)
    }

    pub(super) fn parse(id: &str, heading: &Heading, body: &[Block], line: u32, report: &mut Report) -> Option<Self> {
        let (x, y) = axes(body, line, report)?;
        let quadrants = quadrants(body, &x, &y, line, report)?;
        let mut model = Self {
            id: id.to_owned(),
            name: heading.title.text.clone(),
            introduction: introduction(body),
            x,
            y,
            quadrants,
            strategy_feedback: String::new(),
            recipe: None,
        };
        model.recipe = Recipe::parse(&model, body, line, report);
        model.read_feedback(body, report);
        for (axis, which) in [(&model.x, "x"), (&model.y, "y")] {
            if axis.feedback.too_high.is_empty() || axis.feedback.too_low.is_empty() {
                report.error(
                    line,
                    format!("het model '{id}' heeft geen feedback voor as {which}"),
                    format!("schrijf `{which} te hoog` en `{which} te laag`"),
                );
            }
        }
        Some(model)
    }

    fn read_feedback(&mut self, body: &[Block], report: &mut Report) {
        let definitions = body.iter().filter_map(|block| match &block.kind {
            BlockKind::Definitions(definitions) => Some(definitions),
            _ => None,
        });
        for definition in definitions.flatten() {
            let html: String = definition.bodies.iter().map(|body| to_html(body)).collect();
            let term = definition.term.text.to_lowercase();
            let place = match term.as_str() {
                "x te hoog" => Some(&mut self.x.feedback.too_high),
                "x te laag" => Some(&mut self.x.feedback.too_low),
                "y te hoog" => Some(&mut self.y.feedback.too_high),
                "y te laag" => Some(&mut self.y.feedback.too_low),
                "strategie" => Some(&mut self.strategy_feedback),
                _ => term
                    .strip_prefix("gekozen ")
                    .and_then(|id| self.quadrants.iter_mut().find(|quadrant| quadrant.id == id.trim()))
                    .map(|quadrant| &mut quadrant.chosen_feedback),
            };
            match place {
                Some(place) => *place = html,
                None => report.error(
                    definition.line,
                    format!("onbekende feedback '{}'", definition.term.text),
                    "gebruik `x te hoog`, `x te laag`, `y te hoog`, `y te laag`, `strategie` of `gekozen` met de id van een kwadrant",
                ),
            }
        }
    }
}

fn axes(body: &[Block], line: u32, report: &mut Report) -> Option<(Axis, Axis)> {
    let Some(table) = table_named(body, "as") else {
        report.error(
            line,
            "dit model heeft geen tabel met assen",
            "maak een tabel met `as`, `naam`, `maat` en `grens` of `vraag`",
        );
        return None;
    };
    let (mut x, mut y) = (None, None);
    for row in &table.rows {
        let axis = axis(table, row, report);
        match row.cells.first().map(|cell| cell.text.to_lowercase()).as_deref() {
            Some("x") => x = axis,
            Some("y") => y = axis,
            _ => report.error(
                row.line,
                "een as heet `x` of `y`",
                "zet `x` (horizontaal) of `y` (verticaal) in de eerste kolom",
            ),
        }
    }
    if table.rows.len() != 2 {
        report.error(line, "dit model heeft niet precies twee assen", "geef één rij `x` en één rij `y`");
    }
    x.zip(y)
}

fn axis(table: &Table, row: &Row, report: &mut Report) -> Option<Axis> {
    let text = |column: &str| table.cell(row, column).map(|cell| cell.text.clone());
    let name = text("naam").unwrap_or_default();
    let unit = text("eenheid").unwrap_or_default();
    let scale = match (text("grens"), text("vraag")) {
        (Some(grens), _) => match number::parse(&grens) {
            Some(at) => Scale::Boundary { at, shown: with_unit(&grens, &unit), unit },
            None => {
                report.error(
                    row.line,
                    format!("de grens '{grens}' is geen getal"),
                    "schrijf bijvoorbeeld `8.000` of `7,5`",
                );
                return None;
            }
        },
        (None, Some(question)) => Scale::Question(question),
        (None, None) => {
            report.error(
                row.line,
                format!("de as '{name}' heeft geen grens en geen vraag"),
                "vul `grens` met een getal, of `vraag` met een ja/nee-vraag",
            );
            return None;
        }
    };
    let measure = text("maat").unwrap_or_else(|| name.to_lowercase());
    Some(Axis { name, measure, scale, feedback: AxisFeedback::default() })
}

/// `8.000` with unit `€` is shown as `€ 8.000`, `40` with `%` as `40%`.
fn with_unit(text: &str, unit: &str) -> String {
    match unit {
        "" => text.to_owned(),
        "%" => format!("{text}%"),
        "€" => format!("€\u{a0}{text}"),
        other => format!("{text} {other}"),
    }
}

fn quadrants(body: &[Block], x: &Axis, y: &Axis, line: u32, report: &mut Report) -> Option<Vec<Quadrant>> {
    let rows = table_named(body, "kwadrant").map(|table| (table, table.rows.as_slice()));
    let (table, rows) = rows.unwrap_or((const { &Table { head: Vec::new(), rows: Vec::new() } }, &[]));
    let mut quadrants: Vec<Quadrant> = Vec::new();
    for row in rows {
        let Some(quadrant) = quadrant(table, row, x, y) else {
            report.error(
                row.line,
                "de kant van een as klopt niet",
                format!(
                    "schrijf bij x `{}` of `{}` en bij y `{}` of `{}`",
                    x.side_name(true),
                    x.side_name(false),
                    y.side_name(true),
                    y.side_name(false)
                ),
            );
            continue;
        };
        if quadrants.iter().any(|other| (other.x_high, other.y_high) == (quadrant.x_high, quadrant.y_high)) {
            report.error(
                row.line,
                "twee kwadranten staan op dezelfde plaats",
                "geef elke combinatie van x en y één keer",
            );
        } else {
            quadrants.push(quadrant);
        }
    }
    if quadrants.len() != 4 {
        report.error(
            line,
            "een matrix heeft vier kwadranten",
            "geef een tabel `kwadrant`, `x`, `y`, `strategie` met elke combinatie één keer",
        );
        return None;
    }
    Some(quadrants)
}

fn quadrant(table: &Table, row: &Row, x: &Axis, y: &Axis) -> Option<Quadrant> {
    let mut name = row.cells.first()?.clone();
    let id = take_id(&mut name).unwrap_or_else(|| slug(&name.text));
    let text = |column: &str| table.cell(row, column).map(|cell| cell.text.clone()).unwrap_or_default();
    let side = |axis: &Axis, word: String| match word.to_lowercase() {
        word if word == axis.side_name(true) => Some(true),
        word if word == axis.side_name(false) => Some(false),
        _ => None,
    };
    Some(Quadrant {
        id,
        name: name.text,
        x_high: side(x, text("x"))?,
        y_high: side(y, text("y"))?,
        strategy: text("strategie"),
        meaning: text("betekenis"),
        chosen_feedback: String::new(),
    })
}
