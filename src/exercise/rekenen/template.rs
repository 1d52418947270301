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
        let mut literal = String::new();
        let mut rest = html;
        while let Some(at) = rest.find(['{', '<']) {
            literal.push_str(&rest[..at]);
            rest = &rest[at..];
            // A tag is passed over whole; braces that hold one are no sum.
            let is_tag = rest.starts_with('<');
            let end = rest.find(if is_tag { '>' } else { '}' }).map(|end| end + 1);
            let Some(end) = end.filter(|end| is_tag || !rest[..*end].contains('<')) else {
                literal.push_str(&rest[..1]);
                rest = &rest[1..];
                continue;
            };
            let (whole, after) = rest.split_at(end);
            rest = after;
            match if is_tag { None } else { Some(read_sum(&whole[1..end - 1])) } {
                None => literal.push_str(whole),
                Some(Ok(sum)) => pieces.extend([Piece::Html(std::mem::take(&mut literal)), sum]),
                Some(Err(fault)) => {
                    report.error(line, format!("'{whole}': {fault}"), "zet tussen accolades een naam of een som");
                    literal.push_str(whole);
                }
            }
        }
        pieces.push(Piece::Html(literal + rest));
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn filled(html: &str) -> (String, usize) {
        let mut problems = Vec::new();
        let template = Template::parse(html, 1, &mut Report::new("x", &mut problems));
        (template.fill(&Values::from([("a".to_owned(), 2.0)])), problems.len())
    }

    #[test]
    fn sums_are_filled_in_and_faults_left_as_they_are() {
        assert_eq!(filled("<b>{a × 2}</b> en {a ÷ 3; 1}"), ("<b>4</b> en 0,7".to_owned(), 0));
        assert_eq!(filled("{a ×} en {"), ("{a ×} en {".to_owned(), 1));
    }

    #[test]
    fn tags_stay_whole() {
        for html in ["<a href=\"#a\" title=\"{a\">x</a> }", "<b>vet {a</b> en}", "{<i>a</i>}"] {
            assert_eq!(filled(html).0, html);
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_a_template(text in "[{}<>a-c0-9;é \"]{0,40}") {
            filled(&text);
        }
    }
}
