//! A seeded permutation: the same seed gives the same order, so reopening a page changes nothing.

/// Shuffles `items` by `seed` (Fisher–Yates over SplitMix64).
pub fn shuffle<T>(items: &mut [T], seed: u64) {
    let mut state = seed;
    for last in (1..items.len()).rev() {
        let other = (next(&mut state) % (last as u64 + 1)) as usize;
        items.swap(last, other);
    }
}

/// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
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
