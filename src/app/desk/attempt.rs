//! Which attempt at an assignment someone is making.

use trainer::assignment::Link;
use trainer::exam::{MAX_SERIES, Sitting};
use trainer::progress::Accepted;

use crate::app::browser;

/// An attempt at an assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The series of its questions.
    pub series: u32,
    /// Which one it is, from 1.
    pub number: u32,
}

impl Attempt {
    /// The attempt that comes after what was handed in. A series of one's own stays the same: the numbers in it change.
    pub fn next(link: &Link, accepted: &Accepted) -> Self {
        let before = accepted.hand_ins.last().map(|(_, _, hand_in)| hand_in);
        let fresh = || browser::seed() as u32 % MAX_SERIES + 1;
        let series = link.assignment.series.or(before.map(|before| before.series)).unwrap_or_else(fresh);
        Self { series, number: before.map_or(1, |before| before.attempt + 1) }
    }

    /// The attempt that `sitting` is.
    pub fn of(sitting: &Sitting) -> Option<Self> {
        let (series, number) = sitting.code.split_once('-')?;
        Some(Self { series: series.parse().ok()?, number: number.parse().ok()? })
    }

    /// Its name in a sitting.
    pub fn code(self) -> String {
        format!("{}-{}", self.series, self.number)
    }
}
