//! Moments and study days as plain numbers. There is no clock in the core: `Moment`s come in as arguments.

use serde::{Deserialize, Serialize};

/// A moment in milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// The date on the calendar and the time of day (`16:13:20`) of someone whose clock is `offset` ahead of UTC.
    pub fn local(self, offset: UtcOffset) -> (Day, String) {
        let local = self.0.saturating_add(i64::from(offset.0) * MINUTE);
        // The calendar changes at midnight: this is no study day.
        let date = Day((local.div_euclid(DAY)).clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32);
        let second = local.rem_euclid(DAY) / 1_000;
        (date, format!("{:02}:{:02}:{:02}", second / 3_600, second / 60 % 60, second % 60))
    }
}

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

/// The months in Dutch.
const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// The days of the week in Dutch; 1970-01-01 was a Thursday.
const WEEKDAYS: [&str; 7] = ["donderdag", "vrijdag", "zaterdag", "zondag", "maandag", "dinsdag", "woensdag"];

/// Years outside these are refused: nobody plans for them, and nothing can overflow.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// A date as `2026-12-05` stands in a date field.
impl Day {
    /// Reads `2026-12-05`. `None` when that is no date.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let (year, month, day): (i32, u32, u32) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        let is_usual = YEARS.contains(&year) && (1..=12).contains(&month) && parts.next().is_none();
        let date = is_usual.then(|| Self::of_date(year, month, day))?;
        // A 31 April would come out as 1 May.
        (date.date() == (year, month, day)).then_some(date)
    }

    /// `2026-12-05`.
    pub fn iso(self) -> String {
        let (year, month, day) = self.date();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// `zaterdag 5 december`.
    pub fn in_words(self) -> String {
        let (_, month, day) = self.date();
        format!("{} {day} {}", WEEKDAYS[self.0.rem_euclid(7) as usize], MONTHS[month as usize - 1])
    }

    /// `5 december 2026`.
    pub fn in_full(self) -> String {
        let (year, month, day) = self.date();
        format!("{day} {} {year}", MONTHS[month as usize - 1])
    }

    /// `5 dec`.
    pub fn short(self) -> String {
        let (_, month, day) = self.date();
        format!("{day} {}", &MONTHS[month as usize - 1][..3])
    }

    /// Days from a date of the civil calendar: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
    fn of_date(year: i32, month: u32, day: u32) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month as i32 + 9) % 12) + 2) / 5 + day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    /// Year, month and day: the same source, `civil_from_days`.
    fn date(self) -> (i32, u32, u32) {
        let days = self.0.clamp(-1_000_000, 1_000_000) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        (year_of_era + era * 400 + i32::from(month <= 2), month as u32, day as u32)
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
    fn local_time_is_that_of_the_calendar() {
        assert_eq!(at(10, 23, 30).local(WINTER), (Day(11), "00:30:00".to_owned()));
        assert_eq!(Moment(-1).local(UtcOffset(0)), (Day(-1), "23:59:59".to_owned()));
        assert_eq!(Moment(i64::MAX).local(WINTER).0, Day(i32::MAX));
    }

    #[test]
    fn moments_before_1970_and_absurd_ones_do_not_panic() {
        assert_eq!(Day::of(Moment(-1), UtcOffset(0)), Day(-1));
        assert!(Day::of(Moment(i64::MAX), UtcOffset(i32::MAX)) > Day(0));
        assert!(Day::of(Moment(i64::MIN), UtcOffset(i32::MIN)) < Day(0));
    }

    #[test]
    fn dates_and_days_are_the_same_thing() {
        assert_eq!(Day::parse("1970-01-01"), Some(Day(0)));
        assert_eq!(Day::parse("2026-11-22"), Some(Day(20_779)));
        assert_eq!(Day(20_779).in_words(), "zondag 22 november");
        assert_eq!(Day(20_779).short(), "22 nov");
        assert_eq!(Day(20_779).in_full(), "22 november 2026");
        for day in -20_000..80_000 {
            assert_eq!(Day::parse(&Day(day).iso()), Some(Day(day)));
        }
        for wrong in ["", "2026", "2026-04-31", "2025-02-29", "2026-13-01", "2026-1-1-1", "9999-01-01", "x-y-z"] {
            assert_eq!(Day::parse(wrong), None, "{wrong}");
        }
    }
}
