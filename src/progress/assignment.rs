//! Assignments of teachers, as the log keeps them: accepted, handed in.

use serde::{Deserialize, Serialize};

use super::{EventId, TakenTest};
use crate::time::Moment;

/// An assignment that was handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct HandIn {
    /// The name of the assignment (see `assignment::Link`).
    #[serde(rename = "e")]
    pub assignment: u32,
    /// The name that the learner typed.
    #[serde(rename = "n")]
    pub name: String,
    /// The series of its questions.
    #[serde(rename = "s")]
    pub series: u32,
    /// Which attempt it was, from 1.
    #[serde(rename = "p")]
    pub attempt: u32,
    /// How many of the sections to be read had been read, of how many.
    #[serde(rename = "l")]
    pub read: (u32, u32),
    /// The exercises whose grade the learner objects to.
    #[serde(rename = "b", default, skip_serializing_if = "Vec::is_empty")]
    pub appeals: Vec<String>,
    /// Whether each answer was recorded by itself when it was checked: then it does not count once more.
    #[serde(rename = "r", default, skip_serializing_if = "std::ops::Not::not")]
    pub is_recorded: bool,
    /// What was asked and answered. Its code is that of the assignment's questions.
    #[serde(rename = "t")]
    pub taken: TakenTest,
}

/// An assignment that the learner accepted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Accepted {
    /// What stood behind the `?` of its link; empty when that is not known here.
    pub link: String,
    /// When it was accepted.
    pub at: Moment,
    /// Whether the learner put it away.
    pub is_gone: bool,
    /// What was handed in, oldest first.
    pub hand_ins: Vec<(EventId, Moment, HandIn)>,
}
