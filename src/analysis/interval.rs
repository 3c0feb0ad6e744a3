//! Intervals for probabilities that were counted.
//!
//! Wilson's score interval (Wilson 1927), never Wald's: at a probability of 0.001 the latter covers
//! far less than it says. Simultaneous intervals by Bonferroni's inequality.

use libm::sqrt;

use super::outcome::{Estimate, Estimates, Interval};
use crate::model::special::normal_quantile;

/// Error probability of every interval that is printed.
pub const ALPHA: f64 = 0.05;

/// The normal quantile for a two-sided interval that holds jointly for `claims` probabilities
/// with confidence 1 − [`ALPHA`].
pub fn critical_value(claims: usize) -> f64 {
    normal_quantile(1.0 - ALPHA / (2.0 * claims.max(1) as f64))
}

/// Wilson's interval for `successes` out of `draws` at the normal quantile `z`.
pub fn wilson(successes: u64, draws: u64, z: f64) -> (f64, f64) {
    if draws == 0 {
        return (0.0, 1.0);
    }
    let n = draws as f64;
    let p = successes as f64 / n;
    let shrink = 1.0 / (1.0 + z * z / n);
    let centre = (p + z * z / (2.0 * n)) * shrink;
    let half = z * sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n)) * shrink;
    // At the ends the interval starts at the estimate itself; rounding must not say otherwise.
    let low = if successes == 0 { 0.0 } else { centre - half };
    let high = if successes == draws {
        1.0
    } else {
        centre + half
    };
    (low, high)
}

impl Interval {
    /// A counted probability with its pointwise interval.
    pub fn counted(successes: u64, draws: u64) -> Self {
        let (low, high) = wilson(successes, draws, critical_value(1));
        Self {
            estimate: successes as f64 / draws as f64,
            low,
            high,
        }
    }
}

impl Estimate {
    /// A counted probability, one of `claims` that are read together.
    pub fn counted(successes: u64, draws: u64, claims: usize) -> Self {
        let pointwise = Interval::counted(successes, draws);
        let (low_simultaneous, high_simultaneous) =
            wilson(successes, draws, critical_value(claims));
        Self {
            estimate: pointwise.estimate,
            low: pointwise.low,
            high: pointwise.high,
            low_simultaneous,
            high_simultaneous,
        }
    }

    /// Half the width of the pointwise interval.
    pub fn half_width(&self) -> f64 {
        0.5 * (self.high - self.low)
    }
}

impl Estimates {
    /// Counted probabilities with their pointwise intervals.
    pub fn counted(successes: &[u64], draws: u64) -> Self {
        let intervals: Vec<Interval> = successes
            .iter()
            .map(|&count| Interval::counted(count, draws))
            .collect();
        Self {
            estimate: intervals.iter().map(|interval| interval.estimate).collect(),
            low: intervals.iter().map(|interval| interval.low).collect(),
            high: intervals.iter().map(|interval| interval.high).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilson_agrees_with_a_worked_example() {
        // Newcombe (1998), table I: 15 of 148.
        let (low, high) = wilson(15, 148, critical_value(1));
        assert!((low - 0.0624).abs() < 5e-5, "{low}");
        assert!((high - 0.1605).abs() < 5e-5, "{high}");
    }

    #[test]
    fn nothing_and_everything_have_one_sided_intervals() {
        let z = critical_value(1);
        assert_eq!(wilson(0, 1000, z).0, 0.0);
        assert_eq!(wilson(1000, 1000, z).1, 1.0);
        assert!(wilson(0, 1000, z).1 < 0.004);
    }

    #[test]
    fn the_interval_solves_its_equation() {
        // Ends are the probabilities at which the count is z standard deviations away.
        let (draws, z) = (5000u64, critical_value(10));
        for successes in [1, 70, 2500, 4999] {
            let p = successes as f64 / draws as f64;
            for end in [wilson(successes, draws, z).0, wilson(successes, draws, z).1] {
                let distance = (p - end).abs() / (end * (1.0 - end) / draws as f64).sqrt();
                assert!((distance - z).abs() < 1e-9, "{successes}: {distance}");
            }
        }
    }
}
