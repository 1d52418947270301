//! The numbers an exercise is about: each with a fixed value, perhaps a range to draw from, or a sum of those before it.

use super::{Fault, Formula, Values};
use crate::markup::Table;
use crate::number;
use crate::problem::Report;
use crate::random::Random;

/// More values than this in one range are a mistake in the step.
const MOST_VALUES: usize = 10_000;

/// Named numbers, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantities(Vec<Quantity>);

#[derive(Clone, Debug, PartialEq)]
struct Quantity {
    name: String,
    source: Source,
}

#[derive(Clone, Debug, PartialEq)]
enum Source {
    /// The value at first, and the values to draw from later; none when it is always the same.
    Given(f64, Range),
    Derived(Formula),
}

/// The values that a number may take.
#[derive(Clone, Debug, Default, PartialEq)]
struct Range {
    first: f64,
    step: f64,
    count: usize,
    listed: Vec<f64>,
}

impl Range {
    /// Reads `30 tot 50 stap 5` or `24, 30, 36` (a comma without a space belongs to a number). `None` when it holds no value.
    fn parse(text: &str) -> Option<Self> {
        let Some((first, rest)) = text.split_once(" tot ") else {
            let listed: Option<Vec<f64>> =
                text.split([';']).flat_map(|part| part.split(", ")).map(number::parse).collect();
            return listed.filter(|listed| !listed.is_empty()).map(|listed| Self { listed, ..Self::default() });
        };
        let (last, step) = rest.split_once(" stap ").unwrap_or((rest, "1"));
        let (first, last, step) = (number::parse(first)?, number::parse(last)?, number::parse(step)?);
        if step <= 0.0 || last < first || (last - first) / step > MOST_VALUES as f64 {
            return None;
        }
        // The small extra keeps a last value that binary fractions would just miss.
        Some(Self { first, step, count: ((last - first) / step + 1e-6) as usize + 1, listed: Vec::new() })
    }

    fn len(&self) -> usize {
        self.count + self.listed.len()
    }

    fn nth(&self, at: usize) -> f64 {
        // Steps such as 0,1 would add up to 0,30000000000000004.
        let counted = || ((self.first + self.step * at as f64) * 1e6).round() / 1e6;
        self.listed.get(at).copied().unwrap_or_else(counted)
    }
}

impl Quantities {
    /// Whether any of them has a range.
    pub fn vary(&self) -> bool {
        self.0.iter().any(|quantity| matches!(&quantity.source, Source::Given(_, range) if range.len() > 1))
    }

    /// The fixed values.
    ///
    /// # Errors
    /// What is wrong with a sum among them.
    pub fn base(&self) -> Result<Values, Fault> {
        self.values(|value, _| value)
    }

    /// The values that `seed` draws.
    ///
    /// # Errors
    /// What is wrong with a sum among them, for this draw.
    pub fn draw(&self, seed: u64) -> Result<Values, Fault> {
        let mut random = Random::new(seed);
        self.values(|value, range| match range.len() {
            0 => value,
            count => range.nth(random.below(count)),
        })
    }

    /// The first value of each range, or the last.
    ///
    /// # Errors
    /// What is wrong with a sum among them, at this end.
    pub fn at_end(&self, last: bool) -> Result<Values, Fault> {
        self.values(|value, range| match range.len() {
            0 => value,
            count => range.nth(if last { count - 1 } else { 0 }),
        })
    }

    fn values(&self, mut given: impl FnMut(f64, &Range) -> f64) -> Result<Values, Fault> {
        let mut values = Values::new();
        for quantity in &self.0 {
            let value = match &quantity.source {
                Source::Given(value, range) => given(*value, range),
                Source::Derived(formula) => formula.value(&values)?,
            };
            values.insert(quantity.name.clone(), value);
        }
        Ok(values)
    }

    /// Everything that decides the outcome, for an answer key.
    pub fn key(&self) -> String {
        let parts: Vec<String> = self
            .0
            .iter()
            .map(|quantity| match &quantity.source {
                Source::Given(value, _) => format!("{}={}", quantity.name, number::format(*value, 6)),
                Source::Derived(formula) => format!("{}={}", quantity.name, formula.text()),
            })
            .collect();
        parts.join(";")
    }

    /// Reads a table whose columns are `naam`, `waarde` and perhaps `reeks`. Without a `waarde` the first of the range counts.
    pub fn parse(table: &Table, report: &mut Report) -> Self {
        let mut quantities = Self::default();
        for row in &table.rows {
            let text = |column: &str| table.cell(row, column).map(|cell| cell.text.as_str()).unwrap_or_default();
            match quantity(text("naam"), text("waarde"), text("reeks")) {
                Ok(quantity) => quantities.0.push(quantity),
                Err((what, cure)) => report.error(row.line, what, cure),
            }
        }
        quantities
    }
}

fn quantity(name: &str, value: &str, range: &str) -> Result<Quantity, (String, &'static str)> {
    let name_cure = "gebruik één woord in kleine letters, zonder spatie of accent";
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    if !is_name(name) {
        return Err((format!("'{name}' kan geen naam in een som zijn"), name_cure));
    }
    let name = name.to_owned();
    if let Some(sum) = value.strip_prefix('=') {
        let formula = Formula::parse(sum).map_err(|fault| (format!("{name}: {fault}"), "kijk de som na"))?;
        return Ok(Quantity { name, source: Source::Derived(formula) });
    }
    let range = match range {
        "" => Range::default(),
        text => Range::parse(text).ok_or_else(|| {
            (format!("de reeks '{text}' is leeg of niet te lezen"), "schrijf `30 tot 50 stap 5` of `24, 30, 36`")
        })?,
    };
    let value = match value {
        "" if range.len() > 0 => Some(range.nth(0)),
        text => number::parse(text),
    };
    let value = value.ok_or_else(|| (format!("{name} heeft geen waarde"), "schrijf een getal in de kolom `waarde`"))?;
    Ok(Quantity { name, source: Source::Given(value, range) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_steps_or_lists() {
        let values =
            |text| Range::parse(text).map(|range| (0..range.len()).map(|at| range.nth(at)).collect::<Vec<_>>());
        assert_eq!(values("0,1 tot 0,4 stap 0,1"), Some(vec![0.1, 0.2, 0.3, 0.4]));
        assert_eq!(values("24, 30, 36"), Some(vec![24.0, 30.0, 36.0]));
        assert_eq!(values("7,5; 8,5"), Some(vec![7.5, 8.5]));
        assert_eq!(values("1.000 tot 3.000 stap 1.000"), Some(vec![1_000.0, 2_000.0, 3_000.0]));
        for bad in ["", "9 tot 5 stap 1", "1 tot 5 stap 0", "1 tot veel", "1 tot 9 stap 0,0001"] {
            assert_eq!(values(bad), None, "{bad}");
        }
    }
}
