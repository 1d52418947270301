//! Sums that authors write: `(contributie − kosten) × maanden`. Only arithmetic: no loops, no functions, no names but those given.
//!
//! [`Formula`] is one sum; [`Quantities`] are the numbers it is about, some of which vary with a seed.

mod parse;
mod quantities;

use std::collections::BTreeMap;
use std::fmt;

pub use quantities::Quantities;

/// What each name stands for.
pub type Values = BTreeMap<String, f64>;

/// The largest value, either way, that a sum may come to: beyond it amounts are no longer exact to the cent.
pub const LARGEST: f64 = 1e12;

/// A sum that was read without fault.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    text: String,
    root: Node,
}

#[derive(Clone, Debug, PartialEq)]
enum Node {
    Number(f64),
    Name(String),
    Negative(Box<Node>),
    Percent(Box<Node>),
    Pair(Operator, Box<Node>, Box<Node>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Plus,
    Minus,
    Times,
    Over,
    Power,
}

/// Why a sum can't be read or has no outcome. Shown to authors, in Dutch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no sum.
    Empty,
    /// The sum is longer or more deeply nested than any course needs.
    TooLarge,
    /// This does not belong here.
    Unexpected(String),
    /// Something is missing at the end.
    Unfinished,
    /// A name that stands for nothing.
    UnknownName(String),
    /// A division by zero.
    DividesByZero,
    /// A power that is not a whole number from −100 to 100.
    Power,
    /// An outcome beyond [`LARGEST`].
    Overflow,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "er staat geen som"),
            Self::TooLarge => write!(f, "de som is te lang of te diep genest"),
            Self::Unexpected(what) => write!(f, "'{what}' past hier niet in de som"),
            Self::Unfinished => write!(f, "de som is niet af"),
            Self::UnknownName(name) => write!(f, "de naam '{name}' is niet bekend"),
            Self::DividesByZero => write!(f, "de som deelt door nul"),
            Self::Power => write!(f, "een macht is een heel getal van −100 tot 100"),
            Self::Overflow => write!(f, "de uitkomst is te groot"),
        }
    }
}

impl Formula {
    /// Reads a sum.
    ///
    /// # Errors
    /// What the text has that is no sum, or what it lacks.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let root = parse::parse(text)?;
        Ok(Self { text: text.trim().to_owned(), root })
    }

    /// The sum as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The outcome when names stand for `values`.
    ///
    /// # Errors
    /// An unknown name, a division by zero, or an outcome that is too large; never NaN or infinity.
    pub fn value(&self, values: &Values) -> Result<f64, Fault> {
        value(&self.root, values)
    }
}

fn value(node: &Node, values: &Values) -> Result<f64, Fault> {
    let outcome = match node {
        Node::Number(number) => *number,
        Node::Name(name) => *values.get(name).ok_or_else(|| Fault::UnknownName(name.clone()))?,
        Node::Negative(inner) => -value(inner, values)?,
        Node::Percent(inner) => value(inner, values)? / 100.0,
        Node::Pair(operator, left, right) => apply(*operator, value(left, values)?, value(right, values)?)?,
    };
    if outcome.is_finite() && outcome.abs() <= LARGEST { Ok(outcome) } else { Err(Fault::Overflow) }
}

fn apply(operator: Operator, left: f64, right: f64) -> Result<f64, Fault> {
    match operator {
        Operator::Plus => Ok(left + right),
        Operator::Minus => Ok(left - right),
        Operator::Times => Ok(left * right),
        Operator::Over if right == 0.0 => Err(Fault::DividesByZero),
        Operator::Over => Ok(left / right),
        Operator::Power if right.fract() != 0.0 || right.abs() > 100.0 => Err(Fault::Power),
        Operator::Power if left == 0.0 && right < 0.0 => Err(Fault::DividesByZero),
        Operator::Power => Ok(left.powi(right as i32)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn outcome(text: &str) -> Result<f64, Fault> {
        let values = Values::from([("omzet".to_owned(), 1_250.5), ("kosten".to_owned(), 8.0), ("nul".to_owned(), 0.0)]);
        Formula::parse(text)?.value(&values)
    }

    #[test]
    fn sums_follow_the_rules_of_arithmetic() {
        for (text, expected) in [
            ("2 + 3 × 4", 14.0),
            ("(2 + 3) × 4", 20.0),
            ("10 − 2 − 3", 5.0),
            ("2 ^ 3 ^ 2", 512.0),
            ("−2 ^ 2", -4.0),
            ("1.250,5 × 2", 2_501.0),
            ("omzet × 40%", 500.2),
            ("(kosten)% ", 0.08),
            ("1 - 0,98 ^ 2", 0.0396),
            ("12 / 4 : 3", 1.0),
        ] {
            let found = outcome(text).unwrap_or_else(|fault| panic!("{text}: {fault}"));
            assert!((found - expected).abs() < 1e-9, "{text}: {found}");
        }
    }

    #[test]
    fn faults_are_named() {
        for (text, fault) in [
            ("", Fault::Empty),
            ("2 +", Fault::Unfinished),
            ("(2", Fault::Unfinished),
            ("2)", Fault::Unexpected(")".into())),
            ("2 3", Fault::Unexpected("3".into())),
            ("2 $ 3", Fault::Unexpected("$".into())),
            ("winst", Fault::UnknownName("winst".into())),
            ("1 ÷ nul", Fault::DividesByZero),
            ("0 ^ −1", Fault::DividesByZero),
            ("2 ^ 0,5", Fault::Power),
            ("9 ^ 99", Fault::Overflow),
            ("NaN", Fault::Unexpected("N".into())),
        ] {
            assert_eq!(outcome(text), Err(fault), "{text}");
        }
        assert_eq!(outcome(&"(".repeat(200)), Err(Fault::TooLarge));
        assert_eq!(outcome(&"1+".repeat(2_000)), Err(Fault::TooLarge));
    }

    proptest! {
        #[test]
        fn any_text_is_a_finite_number_or_a_fault(text in "\\PC{0,80}", sum in "[0-9omzetkstn+×÷^%(),. −]{0,60}") {
            for text in [text, sum] {
                if let Ok(found) = outcome(&text) {
                    prop_assert!(found.is_finite());
                }
            }
        }
    }
}
