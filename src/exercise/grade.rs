//! The outcome of grading one answer.

/// The outcome: points, a result per part, and what was mixed up with what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grade {
    /// The points earned, 0 to `max`.
    pub points: u32,
    /// The points that can be earned.
    pub max: u32,
    /// One result per part, in the order of the exercise.
    pub parts: Vec<Part>,
    /// The mix-ups seen, so that they can be drilled.
    pub confusions: Vec<Confusion>,
    /// Whether a slip in the spelling was forgiven somewhere.
    pub is_misspelled: bool,
}

/// The result of one part: an option, a customer, a step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// The part's id within its exercise.
    pub id: String,
    /// The points earned, 0 to `max`.
    pub points: u32,
    /// The points that can be earned.
    pub max: u32,
    /// Whether the learner gave an answer here.
    pub answered: bool,
    /// What to tell the learner, each a piece of safe HTML.
    pub feedback: Vec<String>,
}

/// One thing taken for another: ids of quadrants, categories or concepts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confusion {
    /// What the learner chose.
    pub chosen: String,
    /// What was right.
    pub right: String,
}

/// A grade in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All points.
    Right,
    /// Some points.
    Partly,
    /// No points.
    Wrong,
}

impl Verdict {
    /// The verdict that goes with `points` out of `max`.
    pub fn of(points: u32, max: u32) -> Self {
        match points {
            _ if points >= max => Self::Right,
            0 => Self::Wrong,
            _ => Self::Partly,
        }
    }
}

impl Grade {
    /// A grade whose points are the sum of its parts.
    pub fn of_parts(parts: Vec<Part>, confusions: Vec<Confusion>) -> Self {
        let points = parts.iter().map(|part| part.points).sum();
        let max = parts.iter().map(|part| part.max).sum();
        Self { points, max, parts, confusions, is_misspelled: false }
    }

    /// The grade in one word.
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.points, self.max)
    }

    /// The part with this id.
    pub fn part(&self, id: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.id == id)
    }
}

impl Part {
    /// The result in one word.
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.points, self.max)
    }
}
