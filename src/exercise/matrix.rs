//! Placing customers in a 2×2 model that is content. See `content/soorten/matrix.md`.
//!
//! The key is computed from the customer's values and the model's boundaries, so a wrong placement can be answered with
//! the axis that was misjudged and the number that proves it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::frame::{PartName, name_part, placement_key};
use super::{Confusion, Grade, Kind, Part, Source};
use crate::markup::{BlockKind, Inline, Row, Table, escape};
use crate::model::{Axis, MatrixModel, Models, Quadrant, Scale};

/// A placement exercise.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// The model, with this exercise's boundaries.
    pub model: Arc<MatrixModel>,
    /// Who is to be placed, in the order of the text.
    pub customers: Vec<Customer>,
    /// Whether the learner also chooses a strategy.
    pub asks_strategy: bool,
    /// Whether an HBO learner has to compute the values on the axes.
    pub computed_at_hbo: bool,
}

/// One customer (or case) to be placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Customer {
    /// Its id within the exercise: authored, or the slug of its name.
    pub id: String,
    /// Its name.
    pub name: Inline,
    /// What is told besides the values on the axes.
    pub facts: Vec<Fact>,
    /// Its value on the horizontal axis.
    pub x: Value,
    /// Its value on the vertical axis.
    pub y: Value,
    /// What makes this one tricky; safe HTML, may be empty.
    pub pitfall: String,
    /// What to say after checking; safe HTML, may be empty.
    pub explanation: String,
    part: PartName,
}

/// A named fact on a customer's card.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The name of the column.
    pub name: String,
    /// The cell.
    pub value: Inline,
}

/// A customer's value on an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// The cell as written.
    pub shown: Inline,
    /// Whether it lies on the high side.
    pub high: bool,
    /// Why, for a yes/no question; safe HTML, may be empty.
    pub why: String,
}

/// Where each customer was placed, and the strategy chosen for it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// Quadrant id by customer id.
    pub placed: BTreeMap<String, String>,
    /// The id of the quadrant whose strategy was chosen, by customer id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub strategy: BTreeMap<String, String>,
}

impl Customer {
    /// A customer that no author wrote.
    pub(super) fn new(id: String, name: Inline, facts: Vec<Fact>, x: Value, y: Value, pitfall: String) -> Self {
        let part = PartName { id: id.clone(), key: id.clone(), authored: true };
        Self { id, name, facts, x, y, pitfall, explanation: String::new(), part }
    }
}

impl Matrix {
    /// The quadrant where `customer` belongs.
    pub fn right_quadrant(&self, customer: &Customer) -> &Quadrant {
        self.model.quadrant_at(customer.x.high, customer.y.high)
    }

    /// The facts on a customer's card. Values on the axes are among them, unless they give the answer away:
    /// those of yes/no questions, and those that an HBO learner computes, wait until `revealed`.
    pub fn facts(&self, customer: &Customer, hbo: bool, revealed: bool) -> Vec<Fact> {
        let mut facts = customer.facts.clone();
        for (axis, value) in [(&self.model.y, &customer.y), (&self.model.x, &customer.x)] {
            let hidden = matches!(axis.scale, Scale::Question(_)) || (hbo && self.computed_at_hbo);
            if revealed || !hidden {
                facts.push(Fact { name: axis.measure.clone(), value: value.shown.clone() });
            }
        }
        facts
    }

    /// Each axis that `chosen` misjudges, in a few words of safe HTML: `klantbijdrage € 1.300 is laag (grens € 4.000)`.
    pub fn misjudged(&self, customer: &Customer, chosen: &Quadrant) -> Vec<String> {
        let axes = [(&self.model.y, &customer.y, chosen.y_high), (&self.model.x, &customer.x, chosen.x_high)];
        let wrong = axes.into_iter().filter(|(_, value, chosen_high)| value.high != *chosen_high);
        wrong
            .map(|(axis, value, _)| match &axis.scale {
                Scale::Boundary { shown, .. } => {
                    format!(
                        "{} {} is {} (grens {})",
                        escape(&axis.measure),
                        value.shown.html,
                        axis.side_name(value.high),
                        escape(shown)
                    )
                }
                Scale::Question(_) => format!("{}: {}", escape(&axis.name), axis.side_name(value.high)),
            })
            .collect()
    }

    fn grade_customer(&self, customer: &Customer, answer: &Answer, confusions: &mut Vec<Confusion>) -> Part {
        let right = self.right_quadrant(customer);
        let chosen = answer.placed.get(&customer.id).and_then(|id| self.model.quadrant(id));
        let mut points = 0;
        let mut answered = chosen.is_some();
        let mut feedback = Vec::new();
        if let Some(chosen) = chosen {
            points += u32::from(chosen.x_high == right.x_high) + u32::from(chosen.y_high == right.y_high);
            if chosen.id != right.id {
                confusions.push(Confusion { chosen: chosen.id.clone(), right: right.id.clone() });
                feedback.extend(self.diagnosis(customer, chosen));
            }
        }
        if self.asks_strategy {
            let strategy = answer.strategy.get(&customer.id).and_then(|id| self.model.quadrant(id));
            let good = strategy.is_some_and(|quadrant| quadrant.strategy == right.strategy);
            points += u32::from(good);
            answered |= strategy.is_some();
            if strategy.is_some() && !good {
                feedback.push(format!(
                    "<p>Bij een {} hoort: <b>{}</b>.</p>",
                    escape(&right.name.to_lowercase()),
                    escape(&right.strategy)
                ));
                feedback.push(self.model.strategy_feedback.clone());
            }
        }
        if !customer.explanation.is_empty() {
            feedback.push(format!("<p>{}</p>", customer.explanation));
        }
        let max = if self.asks_strategy { 3 } else { 2 };
        Part { id: customer.id.clone(), points, max, answered, feedback }
    }

    /// Names each axis that was misjudged, with the value and the boundary.
    fn diagnosis(&self, customer: &Customer, chosen: &Quadrant) -> Vec<String> {
        let judged = [(&self.model.y, &customer.y, chosen.y_high), (&self.model.x, &customer.x, chosen.x_high)];
        let mut feedback: Vec<String> = judged
            .into_iter()
            .filter(|(_, value, chosen_high)| value.high != *chosen_high)
            .map(|(axis, value, chosen_high)| {
                let template = if chosen_high { &axis.feedback.too_high } else { &axis.feedback.too_low };
                fill(template, axis, value, customer)
            })
            .collect();
        if !chosen.chosen_feedback.is_empty() {
            feedback.push(chosen.chosen_feedback.clone());
        }
        if !customer.pitfall.is_empty() {
            feedback.push(format!("<p>{}</p>", customer.pitfall));
        }
        feedback
    }
}

impl Kind for Matrix {
    const TAG: &'static str = "matrix";
    const NAME: &'static str = "Matrix";
    type Answer = Answer;

    fn begins_answer(block: &BlockKind) -> bool {
        matches!(block, BlockKind::Table(_))
    }

    fn parse(source: &mut Source, models: &Models) -> Option<Self> {
        let model = model_with_own_boundaries(source, models)?;
        let table = source.table()?;
        for measure in [&model.x.measure, &model.y.measure] {
            if table.column(measure).is_none() {
                source.error(
                    format!("de kolom '{measure}' ontbreekt"),
                    "die kolom bepaalt in welk kwadrant de klant hoort",
                );
                return None;
            }
        }
        let customers: Vec<Customer> = table
            .rows
            .iter()
            .enumerate()
            .filter_map(|(place, row)| customer(&model, table, place, row, source))
            .collect();
        let usable = source.check_unique(customers.iter().map(|customer| customer.id.as_str()), "de klant");
        if customers.is_empty() {
            source.error("er is niemand om te plaatsen", "voeg rijen toe aan de tabel");
            return None;
        }
        let asks_strategy = source.heading.attribute("strategie") == Some("ja");
        let computed_at_hbo = source.heading.attribute("rekenen") == Some("hbo");
        usable.then_some(Self { model, customers, asks_strategy, computed_at_hbo })
    }

    /// Per customer one point for each axis, and one for the strategy when it is asked.
    fn grade(&self, answer: &Answer) -> Grade {
        let mut confusions = Vec::new();
        let parts =
            self.customers.iter().map(|customer| self.grade_customer(customer, answer, &mut confusions)).collect();
        Grade::of_parts(parts, confusions)
    }

    /// Each axis is a choice of two, each strategy one of four.
    fn guess(&self) -> f64 {
        if self.asks_strategy { (0.5 + 0.5 + 0.25) / 3.0 } else { 0.5 }
    }

    fn traps(&self) -> Vec<String> {
        vec![self.model.id.clone()]
    }

    fn model_answer(&self) -> Answer {
        let placed: BTreeMap<String, String> = self
            .customers
            .iter()
            .map(|customer| (customer.id.clone(), self.right_quadrant(customer).id.clone()))
            .collect();
        let strategy = if self.asks_strategy { placed.clone() } else { BTreeMap::new() };
        Answer { placed, strategy }
    }

    fn key(&self) -> String {
        let pairs = self.customers.iter().map(|customer| (&customer.part, self.right_quadrant(customer).id.as_str()));
        placement_key(pairs) + if self.asks_strategy { ",strategie" } else { "" }
    }

    fn outline(&self) -> String {
        let (x, y) = (&self.model.x, &self.model.y);
        let cases: String = self
            .customers
            .iter()
            .map(|customer| {
                let facts: Vec<String> = self
                    .facts(customer, self.computed_at_hbo, false)
                    .iter()
                    .map(|fact| format!("{}: {}", escape(&fact.name), fact.value.html))
                    .collect();
                format!("<li><b>{}</b> {}</li>", customer.name.html, facts.join("; "))
            })
            .collect();
        format!(
            "<p>{}: {}. {}: {}.</p><ul>{cases}</ul>",
            escape(&y.name),
            escape(&y.rule()),
            escape(&x.name),
            escape(&x.rule())
        )
    }
}

fn fill(template: &str, axis: &Axis, value: &Value, customer: &Customer) -> String {
    let (boundary, question) = match &axis.scale {
        Scale::Boundary { shown, .. } => (shown.as_str(), ""),
        Scale::Question(question) => ("", question.as_str()),
    };
    template
        .replace("{klant}", &customer.name.html)
        .replace("{maat}", &escape(&axis.measure))
        .replace("{naam}", &escape(&axis.name))
        .replace("{waarde}", &value.shown.html)
        .replace("{grens}", &escape(boundary))
        .replace("{vraag}", &escape(question))
        .replace("{waarom}", &value.why)
}

/// `grens-x=…` and `grens-y=…` in the heading move a boundary for this exercise.
fn model_with_own_boundaries(source: &mut Source, models: &Models) -> Option<Arc<MatrixModel>> {
    let name = source.heading.attribute("model").unwrap_or_default();
    let Some(model) = models.matrices.get(name) else {
        source.no_model("matrix", name, models.matrices.keys());
        return None;
    };
    let mut model = model.clone();
    for which in ["x", "y"] {
        let Some(boundary) = source.heading.attribute(&format!("grens-{which}")) else { continue };
        let own = Arc::make_mut(&mut model);
        let axis = if which == "x" { &mut own.x } else { &mut own.y };
        match axis.with_boundary(boundary) {
            Some(moved) => *axis = moved,
            None => {
                source.error(format!("de grens '{boundary}' is geen getal"), "schrijf bijvoorbeeld `grens-x=10.000`")
            }
        }
    }
    Some(model)
}

fn customer(model: &MatrixModel, table: &Table, place: usize, row: &Row, source: &mut Source) -> Option<Customer> {
    let mut name = row.cells.first().cloned().unwrap_or_default();
    let part = name_part(&mut name, place);
    if name.text.is_empty() {
        source.report.error(row.line, "lege cel: een klant zonder naam", "vul de eerste kolom");
        return None;
    }
    let x = value(&model.x, table, row, source);
    let y = value(&model.y, table, row, source);
    let html = |column: &str| table.cell(row, column).map(|cell| cell.html.clone()).unwrap_or_default();
    Some(Customer {
        id: part.id.clone(),
        name,
        facts: facts(model, table, row),
        x: x?,
        y: y?,
        pitfall: html("valkuil"),
        explanation: html("uitleg"),
        part,
    })
}

fn value(axis: &Axis, table: &Table, row: &Row, source: &mut Source) -> Option<Value> {
    let shown = table.cell(row, &axis.measure).cloned().unwrap_or_default();
    let why = table.cell(row, &format!("waarom {}", axis.measure)).map(|cell| cell.html.clone()).unwrap_or_default();
    match axis.is_high(&shown.text) {
        Some(high) => Some(Value { shown, high, why }),
        None if shown.text.is_empty() => {
            source.report.error(
                row.line,
                format!("lege cel in de kolom '{}'", axis.measure),
                "vul de cel: zij bepaalt het kwadrant",
            );
            None
        }
        None => {
            let cure = match &axis.scale {
                Scale::Boundary { .. } => "schrijf een getal, zoals `€ 4.000`",
                Scale::Question(_) => "schrijf `ja` of `nee`",
            };
            source.report.error(row.line, format!("'{}' is geen waarde voor {}", shown.text, axis.measure), cure);
            None
        }
    }
}

/// The columns that are neither the name, nor a value on an axis, nor feedback.
fn facts(model: &MatrixModel, table: &Table, row: &Row) -> Vec<Fact> {
    let is_other = |name: &str| {
        let name = name.to_lowercase();
        let measures = [model.x.measure.to_lowercase(), model.y.measure.to_lowercase()];
        name == "valkuil" || name == "uitleg" || name.starts_with("waarom ") || measures.contains(&name)
    };
    let columns = table.head.iter().zip(&row.cells).skip(1);
    columns
        .filter(|(head, cell)| !is_other(&head.text) && !cell.text.is_empty())
        .map(|(head, cell)| Fact { name: head.text.clone(), value: cell.clone() })
        .collect()
}
