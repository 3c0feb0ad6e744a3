//! Shares of a change (Shapley 1953): what each difference adds, averaged over all orders in which
//! the differences could be made one after another.

/// The share of each of `count` differences; `step` says what one of them adds to a set of others,
/// given by its bits, as it does without the difference and with it.
pub(super) fn shares(count: usize, step: impl Fn(usize, usize) -> f64) -> Vec<f64> {
    // Weight of a set of this size in the average: 1 / (count × (count − 1 choose size)).
    let mut weights = vec![1.0 / count as f64];
    for size in 1..count {
        let before = weights[size - 1];
        weights.push(before * size as f64 / (count - size) as f64);
    }
    let share = |difference: usize| -> f64 {
        let without = (0..1usize << count).filter(|set| set >> difference & 1 == 0);
        without
            .map(|set| weights[set.count_ones() as usize] * step(set, set | 1 << difference))
            .sum()
    };
    (0..count).map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn shares_of_a_known_game() {
        // The glove game: a left glove and two right ones; a pair is worth 1.
        let pair = |set: usize| f64::from(u8::from(set & 1 == 1 && set & 6 != 0));
        let found = shares(3, |less, more| pair(more) - pair(less));
        for (share, sixths) in found.iter().zip([4.0, 1.0, 1.0]) {
            assert!((share - sixths / 6.0).abs() < 1e-15, "{found:?}");
        }
    }

    #[test]
    fn what_adds_nothing_gets_nothing_and_all_is_shared_out() {
        let value = |set: usize| f64::from((set & 0b1011).count_ones().pow(2));
        let found = shares(4, |less, more| value(more) - value(less));
        assert_eq!(found[2], 0.0);
        assert!((found.iter().sum::<f64>() - 9.0).abs() < 1e-12);
    }
}
