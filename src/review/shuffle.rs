//! A seeded permutation: the same seed gives the same order, so reopening a page changes nothing.

use crate::random::Random;

/// Shuffles `items` by `seed` (Fisher–Yates).
pub fn shuffle<T>(items: &mut [T], seed: u64) {
    let mut random = Random::new(seed);
    for last in (1..items.len()).rev() {
        items.swap(last, random.below(last + 1));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nothing_is_lost_and_a_seed_repeats_itself(length in 0_usize..60, seed in any::<u64>()) {
            let shuffled = |seed| {
                let mut items: Vec<usize> = (0..length).collect();
                shuffle(&mut items, seed);
                items
            };
            let mut sorted = shuffled(seed);
            prop_assert_eq!(&sorted, &shuffled(seed));
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..length).collect::<Vec<_>>());
        }
    }

    #[test]
    fn seeds_give_different_orders() {
        let orders: std::collections::BTreeSet<Vec<u8>> = (0..50)
            .map(|seed| {
                let mut items = vec![1, 2, 3, 4, 5];
                shuffle(&mut items, seed);
                items
            })
            .collect();
        assert!(orders.len() > 20, "{}", orders.len());
    }
}
