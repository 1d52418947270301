//! What was taken for what, and when two things have been told apart often enough.

use std::collections::{BTreeMap, BTreeSet};

use crate::time::Day;

/// How often in a row two things must be told apart before they leave the drill.
pub const IN_A_ROW: u32 = 4;

/// Over how many days those must be spread.
pub const DAYS: usize = 2;

/// All mix-ups of a learner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MixUps {
    /// How often the first was chosen where the second was right.
    counts: BTreeMap<(String, String), u32>,
    pairs: BTreeMap<(String, String), Pair>,
}

/// Two things that were mixed up, whichever way round.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pair {
    /// How often, outside the drill.
    pub times: u32,
    /// The day on which they were last mixed up.
    pub last: Day,
    /// How often in a row they were told apart since.
    pub in_a_row: u32,
    /// The days on which that was.
    days: BTreeSet<Day>,
    /// The exercises in which they were mixed up.
    pub exercises: BTreeSet<String>,
}

impl Pair {
    /// Whether they were told apart often enough, on enough days.
    pub fn is_told_apart(&self) -> bool {
        self.in_a_row >= IN_A_ROW && self.days.len() >= DAYS
    }

    /// Whether to drill them on `today`: not while the next day is what is waited for.
    pub fn is_due(&self, today: Day) -> bool {
        let waits = self.in_a_row >= IN_A_ROW && self.days.contains(&today);
        !self.is_told_apart() && !waits
    }

    fn forget(&mut self, day: Day) {
        self.last = day;
        self.in_a_row = 0;
        self.days.clear();
    }
}

/// The two names in the order in which a pair is kept.
fn in_order(one: &str, other: &str) -> (String, String) {
    if one < other { (one.to_owned(), other.to_owned()) } else { (other.to_owned(), one.to_owned()) }
}

impl MixUps {
    pub(super) fn add(&mut self, chosen: &str, right: &str, exercise: &str, day: Day) {
        if chosen == right {
            return;
        }
        *self.counts.entry((chosen.to_owned(), right.to_owned())).or_default() += 1;
        let pair = self.pairs.entry(in_order(chosen, right)).or_default();
        pair.times += 1;
        pair.exercises.insert(exercise.to_owned());
        pair.forget(day);
    }

    pub(super) fn drill(&mut self, right: &str, other: &str, known: bool, day: Day) {
        let Some(pair) = self.pairs.get_mut(&in_order(right, other)) else { return };
        if known {
            pair.in_a_row += 1;
            pair.days.insert(day);
        } else {
            pair.forget(day);
        }
    }

    /// How often each thing was taken for another: (chosen, right) with a count, most often first.
    pub fn counts(&self) -> Vec<(&str, &str, u32)> {
        let mut counts: Vec<(&str, &str, u32)> =
            self.counts.iter().map(|((chosen, right), count)| (chosen.as_str(), right.as_str(), *count)).collect();
        counts.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
        counts
    }

    /// Every pair, those to be drilled most often mixed up first.
    pub fn pairs(&self) -> Vec<(&str, &str, &Pair)> {
        let mut pairs: Vec<(&str, &str, &Pair)> =
            self.pairs.iter().map(|((one, other), pair)| (one.as_str(), other.as_str(), pair)).collect();
        pairs.sort_by_key(|(_, _, pair)| (pair.is_told_apart(), std::cmp::Reverse(pair.times)));
        pairs
    }

    /// The pair of these two, whichever way round.
    pub fn pair(&self, one: &str, other: &str) -> Option<&Pair> {
        self.pairs.get(&in_order(one, other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mixed() -> MixUps {
        let mut mix_ups = MixUps::default();
        mix_ups.add("topklant", "behoudklant", "kr", Day(1));
        mix_ups.add("behoudklant", "topklant", "kr2", Day(1));
        mix_ups
    }

    fn told_apart(mix_ups: &mut MixUps, times: u32, day: i32) {
        for _ in 0..times {
            mix_ups.drill("topklant", "behoudklant", true, Day(day));
        }
    }

    #[test]
    fn both_ways_are_one_pair() {
        let mix_ups = mixed();
        let pair = mix_ups.pair("topklant", "behoudklant").expect("ze zijn verward");
        assert_eq!((pair.times, pair.exercises.len()), (2, 2));
        assert_eq!(mix_ups.counts().len(), 2);
    }

    #[test]
    fn four_in_a_row_on_one_day_is_not_enough() {
        let mut mix_ups = mixed();
        told_apart(&mut mix_ups, 5, 1);
        let pair = mix_ups.pair("behoudklant", "topklant").expect("ze zijn verward").clone();
        assert!(!pair.is_told_apart());
        assert!(!pair.is_due(Day(1)), "vandaag is er genoeg gedaan");
        assert!(pair.is_due(Day(2)));
        told_apart(&mut mix_ups, 1, 2);
        assert!(mix_ups.pair("behoudklant", "topklant").is_some_and(Pair::is_told_apart));
    }

    #[test]
    fn a_mistake_begins_the_row_anew() {
        let mut mix_ups = mixed();
        told_apart(&mut mix_ups, 3, 1);
        mix_ups.drill("topklant", "behoudklant", false, Day(2));
        told_apart(&mut mix_ups, 1, 2);
        assert_eq!(mix_ups.pair("topklant", "behoudklant").map(|pair| pair.in_a_row), Some(1));
        told_apart(&mut mix_ups, 2, 2);
        told_apart(&mut mix_ups, 1, 3);
        assert!(mix_ups.pair("topklant", "behoudklant").is_some_and(Pair::is_told_apart));
        mix_ups.add("topklant", "behoudklant", "kr", Day(4));
        assert!(mix_ups.pair("topklant", "behoudklant").is_some_and(|pair| pair.is_due(Day(4))));
    }

    #[test]
    fn what_was_never_mixed_up_is_no_pair() {
        let mut mix_ups = MixUps::default();
        mix_ups.drill("a", "b", true, Day(1));
        mix_ups.add("a", "a", "x", Day(1));
        assert!(mix_ups.pairs().is_empty());
    }
}
