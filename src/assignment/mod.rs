//! What a teacher hands out: lessons to read, exercises or a self-test, until a deadline, by his rules.
//!
//! An [`Assignment`] is a value that fits in a link ([`Assignment::query`], [`Link::read`]); its questions follow from the course and a
//! series ([`Assignment::items`]), so nothing else has to reach a student.

mod calendar;
mod draw;
mod link;
mod words;

use crate::exam::Size;
use crate::exercise::Level;
use crate::progress::Audience;
use crate::time::{Day, Moment, UtcOffset};

pub use draw::{Item, Missing, course_version};
pub use link::{Link, LinkError};

/// What is to be done, and by what rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Its name, at most [`MAX_TITLE`] characters.
    pub title: String,
    /// A word from the teacher, at most [`MAX_MESSAGE`] characters.
    pub message: String,
    /// For whom.
    pub audience: Audience,
    /// The slugs of the modules whose lesson is to be read.
    pub lessons: Vec<String>,
    /// What is asked.
    pub questions: Questions,
    /// The seed of the questions, 1 to [`crate::exam::MAX_SERIES`], the same for all; `None`: each student has his own.
    pub series: Option<u32>,
    /// Until when it is handed in.
    pub deadline: Option<Deadline>,
    /// How often it may be made, 1 to [`MAX_ATTEMPTS`].
    pub attempts: u32,
    /// When a student sees what was right.
    pub feedback: Feedback,
    /// The percentage of the points that is asked at least, 0 to 100.
    pub mastery: u32,
    /// The teacher's public key: only he can read what is handed in.
    pub key: Option<PublicKey>,
}

/// A public key for X25519 (RFC 7748).
pub type PublicKey = [u8; 32];

/// A title has at most so many characters.
pub const MAX_TITLE: usize = 60;

/// A message has at most so many characters.
pub const MAX_MESSAGE: usize = 300;

/// The most attempts that a teacher can allow.
pub const MAX_ATTEMPTS: u32 = 9;

/// The most exercises that one assignment asks.
pub const MAX_NUMBER: u32 = 60;

/// What an assignment asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Questions {
    /// Nothing: there is only something to read.
    Nothing,
    /// Exercises drawn from what was chosen.
    Exercises(Choice),
    /// A self-test of this size.
    Test(Size),
}

/// Which exercises may come up; an empty list means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The slugs of modules.
    pub modules: Vec<String>,
    /// The tags of kinds.
    pub kinds: Vec<String>,
    /// Levels, in the order of [`Level::ALL`].
    pub levels: Vec<Level>,
    /// How many, 1 to [`MAX_NUMBER`].
    pub number: u32,
}

/// When a student sees what was right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Feedback {
    /// After each answer.
    #[default]
    AtOnce,
    /// After the deadline; without one, after handing in.
    AfterDeadline,
}

/// A minute on the calendar of whoever reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deadline {
    /// The date.
    pub day: Day,
    /// The minute of that date, 0 to 1,439.
    pub minute: u32,
}

impl Deadline {
    /// The moment, for someone whose clock is `offset` ahead of UTC then.
    pub fn moment(self, offset: UtcOffset) -> Moment {
        let minutes = i64::from(self.day.0) * 1_440 + i64::from(self.minute) - i64::from(offset.0);
        Moment(minutes * 60_000)
    }

    /// `zaterdag 5 december om 17.00 uur`.
    pub fn in_words(self) -> String {
        format!("{} om {} uur", self.day.in_words(), self.time())
    }

    /// `17.00`.
    pub fn time(self) -> String {
        format!("{}.{:02}", self.minute / 60, self.minute % 60)
    }
}

impl Default for Assignment {
    /// Ten exercises from the whole course, once, with feedback at once.
    fn default() -> Self {
        Self {
            title: String::new(),
            message: String::new(),
            audience: Audience::Mbo,
            lessons: Vec::new(),
            questions: Questions::Exercises(Choice { number: 10, ..Choice::default() }),
            series: Some(1),
            deadline: None,
            attempts: 1,
            feedback: Feedback::AtOnce,
            mastery: 0,
            key: None,
        }
    }
}

impl Assignment {
    /// Whether it is for HBO.
    pub fn is_hbo(&self) -> bool {
        self.audience == Audience::Hbo
    }

    /// Whether what was right may be shown at `now` of something that was handed in.
    pub fn shows_answers(&self, now: Moment, offset: UtcOffset) -> bool {
        let is_before = self.deadline.is_some_and(|deadline| now < deadline.moment(offset));
        self.feedback == Feedback::AtOnce || !is_before
    }
}
