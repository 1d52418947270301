//! Sums with a number as answer, known mistakes, and other numbers at each try. See `content/soorten/rekenen.md`.

mod template;
mod unit;

use serde::{Deserialize, Serialize};

use super::{Grade, Kind, Part, Source};
use crate::formula::{Fault, Formula, Quantities, Values};
use crate::markup::{Block, BlockKind, Row, Table, to_html};
use crate::model::Models;
use crate::number::{self, Reading};
use crate::problem::Report;
use template::Template;
pub use unit::Unit;

/// The one part of this kind.
pub const PART: &str = "antwoord";
/// The name of the outcome in the worked solution.
const OUTCOME: &str = "goed";
/// How far an answer may be off when the author does not say.
const MARGIN: f64 = 0.01;
/// How many draws are looked for that keep the known mistakes apart from the right answer.
const TRIES: u64 = 20;

/// A sum to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Rekenen {
    /// What the answer is measured in.
    pub unit: Unit,
    story: Template,
    quantities: Quantities,
    right: Formula,
    mistakes: Vec<Mistake>,
    steps: Vec<Template>,
    margin: f64,
    decimals: Option<u32>,
}

/// A known mistake: the sum that a learner makes by it.
#[derive(Clone, Debug, PartialEq)]
struct Mistake {
    name: String,
    formula: Formula,
    feedback: Template,
}

/// The number that the learner gave, and for which numbers in the question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// The seed of the numbers; 0 is as the author wrote them.
    #[serde(skip_serializing_if = "is_zero")]
    pub variant: u32,
    /// As it was typed.
    pub text: String,
}

fn is_zero(variant: &u32) -> bool {
    *variant == 0
}

impl Rekenen {
    /// Whether another seed gives other numbers.
    pub fn varies(&self) -> bool {
        self.quantities.vary()
    }

    /// The question with the numbers of `variant`, safe HTML.
    pub fn story(&self, variant: u32) -> String {
        self.story.fill(&self.values(variant))
    }

    /// The worked solution with the numbers of `variant`, each step safe HTML.
    pub fn solution(&self, variant: u32) -> Vec<String> {
        let values = self.values(variant);
        self.steps.iter().map(|step| step.fill(&values)).collect()
    }

    /// The right answer for `variant`, written with its unit.
    pub fn right_text(&self, variant: u32) -> String {
        self.unit.with(&self.shown(self.outcome(variant)))
    }

    /// The outcome of each known mistake for `variant`: its name, the number as text, and what is said about it.
    pub fn mistakes(&self, variant: u32) -> Vec<(&str, String, String)> {
        let values = self.values(variant);
        let outcome = |mistake: &Mistake| mistake.formula.value(&values).unwrap_or_default();
        self.mistakes
            .iter()
            .map(|mistake| (mistake.name.as_str(), number::format(outcome(mistake), 4), mistake.feedback.fill(&values)))
            .collect()
    }

    /// The right answer for `variant`, unrounded.
    pub fn outcome(&self, variant: u32) -> f64 {
        self.values(variant).get(OUTCOME).copied().unwrap_or_default()
    }

    /// The numbers of `variant`, and the outcome among them. A draw in which a mistake leads to the right answer teaches nothing,
    /// so others are tried; when none is better, the author's own numbers are used.
    fn values(&self, variant: u32) -> Values {
        let seeds = (0..TRIES).map(|attempt| (u64::from(variant) << 8) | attempt);
        let drawn = match variant {
            0 => None,
            _ => seeds
                .filter_map(|seed| self.usable(self.quantities.draw(seed)).ok())
                .find(|values| self.is_telling(values)),
        };
        drawn.or_else(|| self.complete(self.quantities.base()).ok()).unwrap_or_default()
    }

    fn complete(&self, values: Result<Values, Fault>) -> Result<Values, Fault> {
        let mut values = values?;
        let outcome = self.right.value(&values)?;
        values.insert(OUTCOME.to_owned(), outcome);
        Ok(values)
    }

    /// Whether no known mistake comes to the right answer.
    fn is_telling(&self, values: &Values) -> bool {
        let outcome = values.get(OUTCOME).copied().unwrap_or_default();
        self.mistakes.iter().all(|mistake| mistake.formula.value(values).is_ok_and(|value| !self.fits(value, outcome)))
    }

    fn fits(&self, value: f64, outcome: f64) -> bool {
        (value - outcome).abs() <= self.margin + 1e-9
    }

    fn shown(&self, value: f64) -> String {
        self.decimals.map_or_else(|| number::format_short(value), |decimals| number::format(value, decimals))
    }

    /// What to say about a number that is not right.
    fn diagnosis(&self, value: f64, text: &str, values: &Values) -> String {
        let outcome = values.get(OUTCOME).copied().unwrap_or_default();
        if let Some(objection) = self.unit.objection(text) {
            return format!("<p>{objection}</p>");
        }
        let distance =
            |mistake: &Mistake| mistake.formula.value(values).map_or(f64::INFINITY, |made| (made - value).abs());
        let nearest = self.mistakes.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)));
        match nearest.filter(|mistake| distance(mistake) <= self.margin + 1e-9) {
            Some(mistake) => format!("<p>{}</p>", mistake.feedback.fill(values)),
            None if self.unit == Unit::Percent && (value * 100.0 - outcome).abs() <= self.margin + 1e-6 => {
                format!(
                    "<p>Je rekende goed, maar gaf een deel van 1. Schrijf het als percentage: {}%.</p>",
                    self.shown(outcome)
                )
            }
            None => {
                "<p>Dit getal past bij geen fout die ik ken. Loop de rekenstappen na: waar gaat jouw som anders?</p>"
                    .to_owned()
            }
        }
    }

    /// Reports sums without an outcome, and mistakes that come to the right answer; looks at the author's numbers and at both ends of
    /// the ranges. [`Rekenen::try_draws`] looks further.
    fn check(&self, source: &mut Source) -> Option<()> {
        let base = self.usable(self.quantities.base());
        let ends = [false, true].into_iter().map(|last| self.usable(self.quantities.at_end(last)));
        if let Some(fault) = std::iter::once(base.clone()).chain(ends).find_map(Result::err) {
            source.error(fault.to_string(), "kijk de sommen na, ook voor alle getallen uit de reeksen");
            return None;
        }
        let base = base.unwrap_or_default();
        if self.grade(&self.model_answer()).points == 0 {
            let what = format!("het goede antwoord {} telt zelf niet als goed", self.right_text(0));
            source.error(what, "kies een grotere `marge`, of andere `decimalen`");
            return None;
        }
        let same = |mistake: &&Mistake| mistake.formula.value(&base).is_ok_and(|value| self.fits(value, base[OUTCOME]));
        if let Some(mistake) = self.mistakes.iter().find(same) {
            let what = format!("de fout '{}' heeft dezelfde uitkomst als het goede antwoord", mistake.name);
            source.error(what, "kies andere getallen, of haal de rij weg");
            return None;
        }
        Some(())
    }

    /// What `draws` fresh draws bring to light: a fault in any of them, and the share in which every known mistake can be told from the
    /// right answer.
    ///
    /// # Errors
    /// The first fault.
    pub fn try_draws(&self, draws: u32) -> Result<f64, Fault> {
        let mut telling = 0;
        for seed in 0..draws {
            telling += u32::from(self.is_telling(&self.usable(self.quantities.draw(u64::from(seed)))?));
        }
        Ok(f64::from(telling) / f64::from(draws.max(1)))
    }

    /// `values` with their outcome, when every sum of this exercise has one.
    fn usable(&self, values: Result<Values, Fault>) -> Result<Values, Fault> {
        let values = self.complete(values)?;
        self.templates().try_for_each(|template| template.check(&values))?;
        self.mistakes.iter().try_for_each(|mistake| mistake.formula.value(&values).map(|_| ()))?;
        Ok(values)
    }

    fn templates(&self) -> impl Iterator<Item = &Template> {
        [&self.story].into_iter().chain(&self.steps).chain(self.mistakes.iter().map(|mistake| &mistake.feedback))
    }
}

impl Kind for Rekenen {
    const TAG: &'static str = "rekenen";
    const NAME: &'static str = "Rekenen";
    type Answer = Answer;

    fn begins_answer(block: &BlockKind) -> bool {
        match block {
            BlockKind::Table(_) => true,
            BlockKind::Paragraph(inline) => inline.text.contains('{'),
            _ => false,
        }
    }

    fn parse(source: &mut Source, _models: &Models) -> Option<Self> {
        let blocks = source.blocks.clone();
        let mut story: Vec<Block> = Vec::new();
        let (mut quantities, mut answers, mut steps) = (Quantities::default(), None, Vec::new());
        for block in blocks {
            match &block.kind {
                BlockKind::Table(table) if table.column("antwoord") == Some(0) => answers = Some(table),
                BlockKind::Table(table) if table.column("naam") == Some(0) && table.column("waarde").is_some() => {
                    quantities = Quantities::parse(table, source.report);
                }
                BlockKind::List(list) if list.ordered && answers.is_some() => {
                    let read =
                        |item: &crate::markup::Item| Template::parse(&item.text().html, item.line, source.report);
                    steps = list.items.iter().map(read).collect();
                }
                _ => story.push((*block).clone()),
            }
        }
        let Some((right, mistakes)) = answers.and_then(|table| read_answers(table, source.report)) else {
            source.error("er is geen goed antwoord", "maak een tabel `antwoord | formule | uitleg` met een rij `goed`");
            return None;
        };
        let number = |source: &Source, name: &str| source.heading.attribute(name).and_then(number::parse);
        let decimals = number(source, "decimalen").map(|decimals| (decimals.max(0.0) as u32).min(6));
        // Whoever rounds as he is asked is right.
        let rounding = decimals.map_or(0.0, |decimals| 0.5 / 10_f64.powi(decimals as i32));
        let kind = Self {
            unit: Unit::parse(source.heading.attribute("eenheid").unwrap_or_default()),
            story: Template::parse(&to_html(&story), source.line, source.report),
            quantities,
            right,
            mistakes,
            steps,
            margin: number(source, "marge").unwrap_or(MARGIN).abs().max(rounding),
            decimals,
        };
        kind.check(source)?;
        Some(kind)
    }

    fn unfinished(&self, answer: &Answer) -> Option<String> {
        let text = self.unit.strip(&answer.text);
        match number::read(&text) {
            _ if answer.text.trim().is_empty() => None,
            Reading::Number(_) => None,
            Reading::Ambiguous { .. } => {
                Some("Dit getal kan twee dingen betekenen. Kies eerst wat je bedoelt.".to_owned())
            }
            Reading::Nothing => Some("Dit is geen getal. Schrijf alleen een getal, zoals 1250 of 62,5.".to_owned()),
        }
    }

    /// One point. An ambiguous number counts in Dutch notation; a view asks before it comes to that.
    fn grade(&self, answer: &Answer) -> Grade {
        let values = self.values(answer.variant);
        let outcome = values.get(OUTCOME).copied().unwrap_or_default();
        let value = match number::read(&self.unit.strip(&answer.text)) {
            Reading::Number(value) => Some(value),
            Reading::Ambiguous { thousands, .. } => Some(thousands),
            Reading::Nothing => None,
        };
        let is_right =
            value.is_some_and(|value| self.fits(value, outcome) && self.unit.objection(&answer.text).is_none());
        let feedback = match value {
            Some(value) if !is_right => vec![
                self.diagnosis(value, &answer.text, &values),
                format!("<p>Het antwoord is <b>{}</b>.</p>", self.unit.with(&self.shown(outcome))),
            ],
            _ => Vec::new(),
        };
        let answered = !answer.text.trim().is_empty();
        let part = Part { id: PART.to_owned(), points: u32::from(is_right), max: 1, answered, feedback };
        Grade::of_parts(vec![part], Vec::new())
    }

    fn traps(&self) -> Vec<String> {
        vec![self.right.text().split_whitespace().collect()]
    }

    fn model_answer(&self) -> Answer {
        Answer { variant: 0, text: self.shown(self.outcome(0)) }
    }

    fn key(&self) -> String {
        let text = format!("{}|{}", self.right.text(), self.quantities.key());
        text.split_whitespace().collect()
    }

    fn outline(&self) -> String {
        self.story(0)
    }
}

fn read_answers(table: &Table, report: &mut Report) -> Option<(Formula, Vec<Mistake>)> {
    let mut right = None;
    let mut mistakes = Vec::new();
    for row in &table.rows {
        let name = table.cell(row, "antwoord").map(|cell| cell.text.clone()).unwrap_or_default();
        let formula =
            match Formula::parse(table.cell(row, "formule").map(|cell| cell.text.as_str()).unwrap_or_default()) {
                Ok(formula) => formula,
                Err(fault) => {
                    report.error(
                        row.line,
                        format!("de formule bij '{name}': {fault}"),
                        "schrijf bijvoorbeeld `(omzet − kosten) × 40%`",
                    );
                    continue;
                }
            };
        if name == OUTCOME {
            right = Some(formula);
        } else {
            mistakes.extend(mistake(table, row, name, formula, report));
        }
    }
    Some((right?, mistakes))
}

fn mistake(table: &Table, row: &Row, name: String, formula: Formula, report: &mut Report) -> Option<Mistake> {
    let Some(feedback) = table.cell(row, "uitleg") else {
        report.error(
            row.line,
            format!("de fout '{name}' heeft geen uitleg"),
            "vul de kolom `uitleg`: welke stap ging mis?",
        );
        return None;
    };
    Some(Mistake { name, formula, feedback: Template::parse(&feedback.html, row.line, report) })
}
