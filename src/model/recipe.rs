//! How to make fresh customers for a 2×2 model: the numbers to draw, the sums that follow, names, and what makes a customer tricky.

use super::{Scale, matrix::MatrixModel, table_named};
use crate::formula::{Fault, Formula, Quantities, Values};
use crate::markup::{Block, BlockKind, to_html};
use crate::number;
use crate::problem::Report;
use crate::random::Random;

/// How far from a boundary a fresh customer stays, as a share of it: nobody should have to weigh a near miss.
pub const CLEARANCE: f64 = 0.1;
/// How many draws are looked through for one customer.
const DRAWS: usize = 400;
/// Once a customer in the right quadrant is found, how many more draws may go into finding one with the wished-for trap.
const EXTRA_DRAWS: usize = 60;

/// The recipe of a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipe {
    /// The question to a set of fresh customers, safe HTML.
    pub story: String,
    /// Names of customers.
    pub names: Vec<String>,
    /// The facts on a customer's card and the values on the axes, in the order of the text.
    pub measures: Vec<Measure>,
    quantities: Quantities,
    traps: Vec<Trap>,
}

/// A named number of a customer.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Its name, in sums and on the card.
    pub name: String,
    unit: String,
}

/// What makes a customer tricky.
#[derive(Clone, Debug, PartialEq)]
struct Trap {
    /// What to say about it, safe HTML.
    html: String,
    conditions: Vec<Condition>,
}

#[derive(Clone, Debug, PartialEq)]
struct Condition {
    left: Formula,
    is_at_least: bool,
    right: Formula,
}

/// A customer that was drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The name.
    pub name: String,
    /// Every number.
    pub values: Values,
    /// What makes it tricky, safe HTML; empty when nothing does.
    pub pitfall: String,
}

impl Measure {
    /// `value` with the unit of this measure.
    pub fn show(&self, value: f64) -> String {
        let number = number::format_short(value);
        match self.unit.as_str() {
            "€" => format!("€\u{a0}{number}"),
            "%" => format!("{number}%"),
            "+%" if value > 0.0 => format!("+{number}%"),
            "+%" => format!("{number}%"),
            "" => number,
            unit => format!("{number} {unit}"),
        }
    }
}

impl Recipe {
    /// `count` customers for `model`, the same for the same seed. Quadrants and traps take turns; nobody stands within [`CLEARANCE`] of
    /// a boundary. Fewer when the ranges leave no room.
    pub fn draw(&self, model: &MatrixModel, seed: u64, count: usize) -> Vec<Drawn> {
        let mut random = Random::new(seed);
        let (first_side, first_trap, first_name) =
            (random.below(4), random.below(self.traps.len() + 1), random.below(self.names.len()));
        (0..count.min(self.names.len()))
            .filter_map(|place| {
                // Steps of three and one visit every quadrant in four, in eight different orders.
                let side = (first_side + place * if seed & 1 == 0 { 1 } else { 3 }) % 4;
                let trap = self.traps.get((first_trap + place) % (self.traps.len() + 1));
                let values = self.draw_one(model, (side & 1 == 1, side & 2 == 2), trap, &mut random)?;
                let pitfall = self.traps.iter().find(|trap| trap.holds(&values)).map(|trap| trap.html.clone());
                let name = self.names[(first_name + place) % self.names.len()].clone();
                Some(Drawn { name, values, pitfall: pitfall.unwrap_or_default() })
            })
            .collect()
    }

    /// Numbers on these sides of both boundaries (horizontal, vertical), with the trap if that can be.
    fn draw_one(
        &self,
        model: &MatrixModel,
        sides: (bool, bool),
        trap: Option<&Trap>,
        random: &mut Random,
    ) -> Option<Values> {
        let mut found: Option<Values> = None;
        let mut left = DRAWS;
        while left > 0 {
            left -= 1;
            let Ok(values) = self.quantities.draw(random.draw()) else { continue };
            let is_there = is_clearly(model, &values, sides);
            if !is_there {
                continue;
            }
            if trap.is_none_or(|trap| trap.holds(&values)) {
                return Some(values);
            }
            if found.is_none() {
                (found, left) = (Some(values), left.min(EXTRA_DRAWS));
            }
        }
        found
    }

    /// Reads the recipe of a model; `None` when it has none.
    pub(super) fn parse(model: &MatrixModel, body: &[Block], line: u32, report: &mut Report) -> Option<Self> {
        let table = table_named(body, "naam")?;
        let text = |row, column: &str| table.cell(row, column).map(|cell| cell.text.clone()).unwrap_or_default();
        let measures =
            table.rows.iter().map(|row| Measure { name: text(row, "naam"), unit: text(row, "eenheid") }).collect();
        let names = body.iter().find_map(|block| match &block.kind {
            BlockKind::List(list) => Some(list.items.iter().map(|item| item.text().text).collect()),
            _ => None,
        });
        let story = body.iter().find_map(|block| match &block.kind {
            BlockKind::Quote(quote) => Some(to_html(&quote.blocks)),
            _ => None,
        });
        let traps = table_named(body, "valkuil").map(|table| {
            let rows = table.rows.iter().filter_map(|row| {
                let html = table.cell(row, "valkuil")?.html.clone();
                let conditions = table.cell(row, "als").map(|cell| cell.text.as_str()).unwrap_or_default();
                match read_conditions(conditions) {
                    Ok(conditions) => Some(Trap { html, conditions }),
                    Err(fault) => {
                        let cure = "schrijf bijvoorbeeld `omzet ≥ 15.000 en klantbijdrage < 4.000`";
                        report.error(row.line, format!("de voorwaarde '{conditions}': {fault}"), cure);
                        None
                    }
                }
            });
            rows.collect()
        });
        let recipe = Self {
            story: story.unwrap_or_default(),
            names: names.unwrap_or_default(),
            measures,
            quantities: Quantities::parse(table, report),
            traps: traps.unwrap_or_default(),
        };
        recipe.check(model, line, report)?;
        Some(recipe)
    }

    fn check(&self, model: &MatrixModel, line: u32, report: &mut Report) -> Option<()> {
        if self.names.len() < 4 || self.story.is_empty() {
            let cure = "geef een lijst met minstens vier namen, en de vraag als citaat";
            report.error(line, "het recept voor nieuwe klanten is niet af", cure);
            return None;
        }
        let values = match self.quantities.base() {
            Ok(values) => values,
            Err(fault) => {
                report.error(line, format!("het recept voor nieuwe klanten: {fault}"), "kijk de sommen na");
                return None;
            }
        };
        for axis in [&model.x, &model.y] {
            if !values.contains_key(&axis.measure) {
                let what = format!("het recept voor nieuwe klanten heeft geen '{}'", axis.measure);
                report.error(line, what, "voeg een rij toe aan de tabel `naam | eenheid | waarde | reeks`");
                return None;
            }
        }
        let sides = [(false, false), (false, true), (true, false), (true, true)];
        if sides.into_iter().any(|sides| self.draw_one(model, sides, None, &mut Random::new(0)).is_none()) {
            report.error(
                line,
                "met dit recept zijn er geen klanten te maken voor elk kwadrant",
                "beide assen hebben een grens nodig, en reeksen die er ruim overheen gaan",
            );
            return None;
        }
        Some(())
    }
}

/// Whether `values` lie on these sides of both boundaries, and not near them.
fn is_clearly(model: &MatrixModel, values: &Values, (x_high, y_high): (bool, bool)) -> bool {
    [(&model.x, x_high), (&model.y, y_high)].into_iter().all(|(axis, high)| {
        let (Scale::Boundary { at, .. }, Some(value)) = (&axis.scale, values.get(&axis.measure)) else { return false };
        (*value >= *at) == high && (value - at).abs() >= CLEARANCE * at.abs()
    })
}

impl Trap {
    fn holds(&self, values: &Values) -> bool {
        self.conditions.iter().all(|condition| {
            let sides = condition.left.value(values).and_then(|left| Ok((left, condition.right.value(values)?)));
            sides.is_ok_and(|(left, right)| (left >= right) == condition.is_at_least)
        })
    }
}

/// Reads `omzet ≥ 15.000 en klantbijdrage < 4.000`.
fn read_conditions(text: &str) -> Result<Vec<Condition>, Fault> {
    text.split(" en ")
        .map(|part| {
            let (sides, is_at_least) = match (part.split_once('≥'), part.split_once('<')) {
                (Some(sides), _) => (sides, true),
                (None, Some(sides)) => (sides, false),
                (None, None) => return Err(Fault::Unfinished),
            };
            Ok(Condition { left: Formula::parse(sides.0)?, is_at_least, right: Formula::parse(sides.1)? })
        })
        .collect()
}
