//! Moments and study days as plain numbers. There is no clock in the core: `Moment`s come in as arguments.

use serde::{Deserialize, Serialize};

/// A moment in milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

/// How far local time is ahead of UTC, in minutes (Amsterdam: 60, in summer 120).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UtcOffset(pub i32);

/// A study day, counted from 1970-01-01. It begins at 04:00 local time, so that an evening's work is one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub i32);

/// The local hour at which a new study day begins.
pub const ROLLOVER_HOUR: i64 = 4;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

impl Day {
    /// The study day that `moment` falls in, for someone whose clock is `offset` ahead of UTC.
    pub fn of(moment: Moment, offset: UtcOffset) -> Self {
        let local = moment.0.saturating_add(i64::from(offset.0) * MINUTE);
        let days = local.saturating_sub(ROLLOVER_HOUR * HOUR).div_euclid(DAY);
        Self(i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX }))
    }

    /// This day moved by `days` (negative for earlier).
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The days from `earlier` to this day; negative when `earlier` is later.
    pub fn since(self, earlier: Day) -> i32 {
        self.0.saturating_sub(earlier.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINTER: UtcOffset = UtcOffset(60);

    fn at(day: i64, hour: i64, minute: i64) -> Moment {
        Moment(day * DAY + hour * HOUR + minute * MINUTE)
    }

    #[test]
    fn a_study_day_begins_at_four_in_the_morning() {
        assert_eq!(Day::of(at(10, 2, 59), WINTER), Day(9)); // 03:59 local
        assert_eq!(Day::of(at(10, 3, 0), WINTER), Day(10)); // 04:00 local
        assert_eq!(Day::of(at(10, 23, 30), WINTER), Day(10)); // 00:30 local, the next date
    }

    #[test]
    fn moments_before_1970_and_absurd_ones_do_not_panic() {
        assert_eq!(Day::of(Moment(-1), UtcOffset(0)), Day(-1));
        assert!(Day::of(Moment(i64::MAX), UtcOffset(i32::MAX)) > Day(0));
        assert!(Day::of(Moment(i64::MIN), UtcOffset(i32::MIN)) < Day(0));
    }
}
