//! A text with sums in braces: `Het lid kost € {kosten × 12} per jaar.`

use crate::formula::{Fault, Formula, Values};
use crate::number;
use crate::problem::Report;

/// Safe HTML with the outcomes of sums in between.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Template(Vec<Piece>);

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Html(String),
    /// A sum, and the decimals to show; as few as it needs when `None`.
    Sum(Formula, Option<u32>),
}

impl Template {
    /// Reads the sums in `html`: `{omzet × 40%}` or, with two decimals, `{omzet ÷ 3; 2}`.
    pub(super) fn parse(html: &str, line: u32, report: &mut Report) -> Self {
        let mut pieces = Vec::new();
        let mut rest = html;
        while let Some((before, (sum, after))) =
            rest.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)))
        {
            pieces.push(Piece::Html(before.to_owned()));
            match read_sum(sum) {
                Ok(piece) => pieces.push(piece),
                Err(fault) => {
                    report.error(line, format!("'{{{sum}}}': {fault}"), "zet tussen accolades een naam of een som")
                }
            }
            rest = after;
        }
        pieces.push(Piece::Html(rest.to_owned()));
        Self(pieces)
    }

    /// The text with the outcomes for `values`.
    pub(super) fn fill(&self, values: &Values) -> String {
        self.0
            .iter()
            .map(|piece| match piece {
                Piece::Html(html) => html.clone(),
                Piece::Sum(formula, decimals) => match (formula.value(values), decimals) {
                    (Ok(value), Some(decimals)) => number::format(value, *decimals),
                    (Ok(value), None) => number::format_short(value),
                    // `check` has let no such template through.
                    (Err(_), _) => "?".to_owned(),
                },
            })
            .collect()
    }

    /// Whether every sum has an outcome for `values`.
    pub(super) fn check(&self, values: &Values) -> Result<(), Fault> {
        self.0.iter().try_for_each(|piece| match piece {
            Piece::Html(_) => Ok(()),
            Piece::Sum(formula, _) => formula.value(values).map(|_| ()),
        })
    }
}

fn read_sum(text: &str) -> Result<Piece, Fault> {
    let (sum, decimals) = match text.split_once(';') {
        Some((sum, decimals)) => {
            let count = decimals.trim().parse().map_err(|_| Fault::Unexpected(decimals.trim().to_owned()))?;
            (sum, Some(count))
        }
        None => (text, None),
    };
    Ok(Piece::Sum(Formula::parse(&sum.replace('\u{a0}', " "))?, decimals))
}
