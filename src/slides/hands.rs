//! Hands counted at a question: once, and once more after the class has discussed it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// More hands than this are a slip of the finger.
const MOST: u32 = 500;

/// Hands by the id of an option.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally(BTreeMap<String, u32>);

impl Tally {
    /// The hands for `option`.
    pub fn of(&self, option: &str) -> u32 {
        self.0.get(option).copied().unwrap_or_default()
    }

    /// All hands.
    pub fn total(&self) -> u32 {
        self.0.values().sum()
    }

    /// The hands for `option` as a percentage of all hands, rounded; 0 without hands.
    pub fn share(&self, option: &str) -> u32 {
        let total = self.total().max(1);
        (self.of(option) * 100 + total / 2) / total
    }

    fn change(&mut self, option: &str, up: bool) {
        let count = self.of(option);
        let count = if up { (count + 1).min(MOST) } else { count.saturating_sub(1) };
        self.0.insert(option.to_owned(), count);
    }
}

/// The hands at one question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hands {
    /// Before the discussion.
    pub first: Tally,
    /// After it, once that was asked.
    pub second: Option<Tally>,
}

impl Hands {
    /// One hand more or less for `option`, in the round at hand.
    pub fn change(&mut self, option: &str, up: bool) {
        self.second.as_mut().unwrap_or(&mut self.first).change(option, up);
    }

    /// The hands of the round at hand.
    pub fn now(&self) -> &Tally {
        self.second.as_ref().unwrap_or(&self.first)
    }

    /// Begins to count anew, beside what was counted. Does nothing the second time.
    pub fn ask_again(&mut self) {
        self.second.get_or_insert_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_round_leaves_the_first_as_it_was() {
        let mut hands = Hands::default();
        for _ in 0..2 {
            hands.change("a", true);
        }
        hands.change("b", true);
        hands.ask_again();
        hands.change("b", true);
        hands.ask_again();
        assert_eq!((hands.first.of("a"), hands.first.of("b")), (2, 1));
        assert_eq!((hands.now().of("a"), hands.now().of("b"), hands.now().total()), (0, 1, 1));
    }

    #[test]
    fn shares_are_rounded_percentages() {
        let mut hands = Hands::default();
        assert_eq!(hands.first.share("a"), 0);
        for option in ["a", "a", "b"] {
            hands.change(option, true);
        }
        assert_eq!((hands.first.share("a"), hands.first.share("b")), (67, 33));
    }

    #[test]
    fn no_count_goes_below_zero_or_on_for_ever() {
        let mut hands = Hands::default();
        hands.change("a", false);
        assert_eq!(hands.first.of("a"), 0);
        (0..2 * MOST).for_each(|_| hands.change("a", true));
        assert_eq!(hands.first.of("a"), MOST);
    }
}
