//! One thing that a learner did.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{HandIn, TakenTest};
use crate::review::Rating;
use crate::time::{Day, Moment};

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
        /// The exercise that this one stood in for, with the fingerprint of its key: fresh customers with the same trap. The memory of
        /// that one changes then.
        #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
        stands_for: Option<(String, u32)>,
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
        /// Whether it was crammed: that changes no memory.
        #[serde(rename = "z", default, skip_serializing_if = "std::ops::Not::not")]
        crammed: bool,
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
    /// An item is kept back, or let in again.
    #[serde(rename = "h")]
    Hold {
        /// The card or exercise.
        #[serde(rename = "x")]
        item: String,
        /// The first day on which it may come up again; `None`: not until it is let in.
        #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
        until: Option<Day>,
    },
    /// The learner says that something is wrong with a card or an exercise.
    #[serde(rename = "m")]
    Report {
        /// The card or exercise.
        #[serde(rename = "x")]
        item: String,
        /// What is wrong, in the learner's words.
        #[serde(rename = "y")]
        text: String,
    },
    /// Two things that were mixed up were shown side by side, and one was chosen.
    #[serde(rename = "d")]
    Drill {
        /// What was asked about; names the question within the pair.
        #[serde(rename = "x")]
        question: String,
        /// What was right.
        #[serde(rename = "g")]
        right: String,
        /// The other one.
        #[serde(rename = "n")]
        other: String,
        /// Whether the learner chose what was right.
        #[serde(rename = "p")]
        known: bool,
    },
    /// A self-test was handed in.
    #[serde(rename = "t")]
    Test(TakenTest),
    /// The learner scored his answer to an open question of a test against the rubric.
    #[serde(rename = "z")]
    Score {
        /// The event with the test.
        #[serde(rename = "e")]
        test: EventId,
        /// The exercise.
        #[serde(rename = "x")]
        exercise: String,
        /// The points he gave himself.
        #[serde(rename = "p")]
        points: u32,
        /// The answer with its scores, in its stored form.
        #[serde(rename = "y")]
        answer: String,
    },
    /// An assignment was accepted.
    #[serde(rename = "j")]
    Accept {
        /// Its name.
        #[serde(rename = "e")]
        assignment: u32,
        /// What stood behind the `?` of its link.
        #[serde(rename = "y")]
        link: String,
    },
    /// An assignment was handed in.
    #[serde(rename = "i")]
    HandIn(HandIn),
    /// An assignment is no longer shown, or shown again.
    #[serde(rename = "b")]
    Dismiss {
        /// Which one.
        #[serde(rename = "e")]
        assignment: u32,
        /// Whether it is gone.
        #[serde(rename = "g")]
        is_gone: bool,
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
    /// In the work of the day.
    #[serde(rename = "h")]
    Today,
    /// In a session before the exam that leaves the schedule alone.
    #[serde(rename = "z")]
    Cram,
    /// In a self-test.
    #[serde(rename = "t")]
    Test,
    /// In an assignment of a teacher.
    #[serde(rename = "o")]
    Assignment,
}
