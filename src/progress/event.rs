//! One thing that a learner did.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::review::Rating;
use crate::time::Moment;

/// Names an event for ever: the session (one page load) it happened in, and its number in that session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EventId {
    /// A random number drawn when the page was loaded.
    pub session: u64,
    /// Counted from 0.
    pub number: u32,
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}-{}", self.session, self.number)
    }
}

impl From<EventId> for String {
    fn from(id: EventId) -> String {
        id.to_string()
    }
}

impl FromStr for EventId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parsed = text
            .split_once('-')
            .and_then(|(session, number)| Some((u64::from_str_radix(session, 16).ok()?, number.parse().ok()?)));
        let (session, number) = parsed.ok_or_else(|| format!("'{text}' is geen gebeurtenis"))?;
        Ok(Self { session, number })
    }
}

impl TryFrom<String> for EventId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// One thing that a learner did, small enough to write at every answer. Field names are short because thousands are kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Event {
    /// Its name.
    #[serde(rename = "i")]
    pub id: EventId,
    /// When it happened.
    #[serde(rename = "t")]
    pub at: Moment,
    /// What happened.
    #[serde(rename = "w")]
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum What {
    /// An exercise was answered and graded.
    #[serde(rename = "a")]
    Answer {
        /// The exercise.
        #[serde(rename = "x")]
        exercise: String,
        /// The fingerprint of its answer key at that time.
        #[serde(rename = "k")]
        key: u32,
        /// Points earned.
        #[serde(rename = "p")]
        points: u32,
        /// Points that could be earned.
        #[serde(rename = "m")]
        max: u32,
        /// Seconds from first touching it to checking, at most an hour.
        #[serde(rename = "s")]
        seconds: u32,
        /// Where it was answered.
        #[serde(rename = "c")]
        context: Context,
        /// The answer in its stored form.
        #[serde(rename = "y")]
        answer: String,
        /// What was chosen where what was right.
        #[serde(rename = "v", default, skip_serializing_if = "Vec::is_empty")]
        confusions: Vec<(String, String)>,
    },
    /// A flashcard was turned and rated.
    #[serde(rename = "r")]
    Review {
        /// The card.
        #[serde(rename = "x")]
        card: String,
        /// How well it was remembered.
        #[serde(rename = "g")]
        rating: Rating,
        /// Seconds from question to rating.
        #[serde(rename = "s")]
        seconds: u32,
    },
    /// A section of a lesson was read.
    #[serde(rename = "l")]
    Read {
        /// The slug of the module.
        #[serde(rename = "m")]
        module: String,
        /// The section.
        #[serde(rename = "x")]
        section: String,
    },
    /// The learner thinks that an answer was graded wrongly.
    #[serde(rename = "o")]
    Appeal {
        /// The exercise.
        #[serde(rename = "x")]
        exercise: String,
        /// The fingerprint of its answer key at that time.
        #[serde(rename = "k")]
        key: u32,
        /// The answer in its stored form.
        #[serde(rename = "y")]
        answer: String,
    },
    /// A word web was written.
    #[serde(rename = "w")]
    WordWeb {
        /// The web.
        #[serde(rename = "x")]
        web: String,
        /// The concepts that were touched.
        #[serde(rename = "g")]
        touched: Vec<String>,
        /// The concepts that were not.
        #[serde(rename = "n")]
        missed: Vec<String>,
    },
    /// An earlier event is taken back.
    #[serde(rename = "u")]
    Undo {
        /// Which one.
        #[serde(rename = "e")]
        event: EventId,
    },
}

/// Where an exercise was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Context {
    /// In a lesson.
    #[serde(rename = "l")]
    Lesson,
    /// While practising.
    #[serde(rename = "p")]
    Practice,
}
