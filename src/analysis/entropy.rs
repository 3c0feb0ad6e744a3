//! Shannon's entropy, in bits.

/// Shannon's entropy −Σ p log2 p of what was counted, in bits (Shannon 1948).
///
/// Shares put in the place of probabilities make it too small by about (cells − 1) / (1.4 draws)
/// on average (Miller 1955), which a run of a million draws does not notice.
pub fn entropy(counts: &[u64]) -> f64 {
    let draws = counts.iter().sum::<u64>() as f64;
    bits(counts.iter().map(|count| *count as f64 / draws))
}

/// Shannon's entropy of probabilities, in bits.
pub(super) fn bits(shares: impl Iterator<Item = f64>) -> f64 {
    let terms = shares.filter(|p| *p > 0.0).map(|p| -p * libm::log2(p));
    // A single cell gives −1 · 0: no sign before that zero.
    terms.sum::<f64>().max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entropy_of_equal_cells_is_the_logarithm_of_their_number() {
        assert_eq!(entropy(&[500, 500]), 1.0);
        assert_eq!(entropy(&[7; 8]), 3.0);
        assert_eq!(entropy(&[9, 0]).to_bits(), 0.0f64.to_bits());
        assert!((entropy(&[1, 2, 1]) - 1.5).abs() < 1e-15);
    }
}
