//! A self-test that was handed in, as the log keeps it.

use serde::{Deserialize, Serialize};

use crate::time::Moment;

/// A self-test that was handed in: what was asked, what was answered, and the points.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TakenTest {
    /// The code that draws the same test again (see `exam::Spec`).
    #[serde(rename = "c")]
    pub code: String,
    /// When it was begun.
    #[serde(rename = "b")]
    pub began: Moment,
    /// How many seconds were spent in it.
    #[serde(rename = "s")]
    pub seconds: u32,
    /// Whether the time ran out.
    #[serde(rename = "l", default, skip_serializing_if = "std::ops::Not::not")]
    pub ran_out: bool,
    /// What percentage the learner thought to have right.
    #[serde(rename = "v", default, skip_serializing_if = "Option::is_none")]
    pub estimate: Option<u8>,
    /// The questions in their order.
    #[serde(rename = "q")]
    pub questions: Vec<TakenQuestion>,
}

/// One question of a self-test.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TakenQuestion {
    /// The exercise.
    #[serde(rename = "x")]
    pub exercise: String,
    /// The fingerprint of its answer key at that time.
    #[serde(rename = "k")]
    pub key: u32,
    /// The answer in its stored form; empty when none was given.
    #[serde(rename = "y", default, skip_serializing_if = "String::is_empty")]
    pub answer: String,
    /// Points earned; 0 for an open question until the learner has scored it.
    #[serde(rename = "p")]
    pub points: u32,
    /// Points that could be earned. A question counts for one point of the test, whatever this is.
    #[serde(rename = "m")]
    pub max: u32,
    /// What blind guessing earns of its one point, in thousandths.
    #[serde(rename = "r", default)]
    pub guess: u32,
    /// Whether the learner scores it himself, after handing in.
    #[serde(rename = "o", default, skip_serializing_if = "std::ops::Not::not")]
    pub self_scored: bool,
    /// Whether he has done so; never stored, it follows from a later event.
    #[serde(skip)]
    pub is_scored: bool,
    /// Seconds spent on it.
    #[serde(rename = "s")]
    pub seconds: u32,
    /// What was chosen where what was right.
    #[serde(rename = "v", default, skip_serializing_if = "Vec::is_empty")]
    pub confusions: Vec<(String, String)>,
}
