//! Intervals for probabilities that were counted.
//!
//! Wilson's score interval (Wilson 1927), never Wald's: at a probability of 0.001 the latter covers
//! far less than it says. Its own coverage, by exact binomial sums for 1,000, 10,000, 100,000 and
//! 1,000,000 draws and probabilities from 0.001 to 0.5 (`tests/engine/coverage.rs`): 0.9462 to 0.9667 where
//! three successes or more are expected, 0.9198 where one is; 0.9474 to 0.9507 from 100,000 draws on.
//! For one of ten simultaneous intervals, nominally 0.995: 0.9882 to 0.9957, and 0.9811. Where draws
//! are doubled until the widest interval is narrow enough, 200,000 replications with ten teams: 0.9495
//! to 0.9512; all ten at once 0.9517 to 0.9524, without stopping 0.9512 and 0.9527.
//!
//! Simultaneous intervals by Bonferroni's inequality. Differences between
//! two counts over the same draws by Tango's score interval (Tango 1998), which pairs them.

use libm::sqrt;

use crate::model::special::normal_quantile;
pub use crate::model::special::wilson;

/// Figures that differ by less than this differ by rounding.
pub(super) const ALIKE: f64 = 1e-9;

/// Error probability of every interval that is printed.
pub const ALPHA: f64 = 0.05;

/// A probability with its 95 % interval of Monte Carlo error.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Estimate {
    /// The probability.
    pub estimate: f64,
    /// Lower end of the pointwise 95 % interval.
    pub low: f64,
    /// Upper end of the pointwise 95 % interval.
    pub high: f64,
    /// Lower end of the interval that holds jointly for all teams (Bonferroni).
    pub low_simultaneous: f64,
    /// Upper end of the interval that holds jointly for all teams.
    pub high_simultaneous: f64,
}

/// Several probabilities with their pointwise 95 % intervals, as parallel lists.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Estimates {
    /// The probabilities.
    pub estimate: Vec<f64>,
    /// Lower ends.
    pub low: Vec<f64>,
    /// Upper ends.
    pub high: Vec<f64>,
}

/// A probability with its pointwise 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Interval {
    /// The probability.
    pub estimate: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Mean and standard deviation.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Moments {
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub sd: f64,
    /// Half of its 95 % interval, where it was integrated at evenly spread points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sd_half_width: Option<f64>,
}

/// A figure by which things are put in order. What differs by rounding alone is equal: then the
/// order of the file decides, whatever the method.
pub fn rounded(x: f64) -> f64 {
    (x / ALIKE).round()
}

/// Whether two probabilities are the same as far as their intervals tell.
pub(super) fn alike(a: &Interval, b: &Interval) -> bool {
    (a.estimate - b.estimate).abs() <= a.half_width() + b.half_width() + ALIKE
}

/// The normal quantile for a two-sided interval that holds jointly for `claims` probabilities
/// with confidence 1 − [`ALPHA`].
pub fn critical_value(claims: usize) -> f64 {
    normal_quantile(1.0 - ALPHA / (2.0 * claims.max(1) as f64))
}

/// Tango's score interval for the difference of two probabilities that were counted over the same
/// draws: `gained` draws in favour, `lost` against, at the normal quantile `z`.
///
/// Only draws in which the two differ tell anything, so it is far narrower than the interval for
/// two independent runs; and it has a width where none differed, unlike Wald's. With the penalty of
/// the base scenario set to 0, a million draws give KT's change as +9.95 ± 0.060 percentage points;
/// unpaired it would be ± 0.126.
///
/// Coverage of 95 % in 2,000 runs of the engine (`tests/engine/coverage.rs`, standard error 0.005): 0.9525
/// (probabilities 0.66 and 0.58, 1,000 draws), 0.9410 (0.66 and 0.65, 10,000), 0.9390 (0.992 and
/// 0.977, 10,000), 0.9565 (0.0082 and 0.0047, 10,000).
pub fn paired(gained: u64, lost: u64, draws: u64, z: f64) -> (f64, f64) {
    if draws == 0 {
        return (-1.0, 1.0);
    }
    let (n, b, c) = (draws as f64, gained as f64, lost as f64);
    // The score statistic of "the difference is d": falls from above z to below −z in d.
    let score = |d: f64| {
        let linear = (2.0 * n - b + c) * d - b - c;
        let constant = -c * d * (1.0 - d);
        let root = sqrt((linear * linear - 8.0 * n * constant).max(0.0));
        let against = (root - linear) / (4.0 * n);
        let variance = n * (2.0 * against + d * (1.0 - d));
        (b - c - n * d) / sqrt(variance.max(f64::MIN_POSITIVE))
    };
    let estimate = (b - c) / n;
    let end = |mut inside: f64, mut outside: f64| {
        for _ in 0..60 {
            let middle = 0.5 * (inside + outside);
            if score(middle).abs() <= z {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        inside
    };
    (end(estimate, -1.0), end(estimate, 1.0))
}

impl Interval {
    /// Whether it leaves open to which side of one half a probability lies.
    pub fn is_even(&self) -> bool {
        self.low <= 0.5 + ALIKE && self.high >= 0.5 - ALIKE
    }

    /// What is known.
    pub(crate) fn exactly(estimate: f64) -> Self {
        Self {
            estimate,
            low: estimate,
            high: estimate,
        }
    }

    /// Half the width.
    pub fn half_width(&self) -> f64 {
        0.5 * (self.high - self.low)
    }

    /// A difference counted over the same draws with its pointwise paired interval.
    pub fn difference(gained: u64, lost: u64, draws: u64) -> Self {
        let (low, high) = paired(gained, lost, draws, critical_value(1));
        Self {
            estimate: (gained as f64 - lost as f64) / draws as f64,
            low,
            high,
        }
    }

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
    /// The pointwise interval.
    pub fn interval(&self) -> Interval {
        Interval {
            estimate: self.estimate,
            low: self.low,
            high: self.high,
        }
    }

    /// What is known.
    pub(crate) fn exactly(estimate: f64) -> Self {
        Self {
            estimate,
            low: estimate,
            high: estimate,
            low_simultaneous: estimate,
            high_simultaneous: estimate,
        }
    }

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
    /// One of the probabilities with its interval.
    pub fn at(&self, place: usize) -> Interval {
        Interval {
            estimate: self.estimate[place],
            low: self.low[place],
            high: self.high[place],
        }
    }

    /// The largest half-width.
    pub fn widest(&self) -> f64 {
        let ends = self.low.iter().zip(&self.high);
        ends.fold(0.0, |most: f64, (low, high)| most.max(0.5 * (high - low)))
    }

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

    /// At the ends the score statistic squared is z², which for a difference of zero discordant
    /// draws is Wilson's end z²/(n + z²) on both sides; swapping the sides mirrors the interval.
    #[test]
    fn paired_intervals_at_known_ends() {
        let z = critical_value(1);
        let (low, high) = paired(0, 0, 1000, z);
        let end = z * z / (1000.0 + z * z);
        assert!(
            (high - end).abs() < 1e-9 && (low + end).abs() < 1e-9,
            "{low} {high}"
        );
        for (gained, lost) in [(0, 7), (12, 3), (400, 380)] {
            let (low, high) = paired(gained, lost, 1000, z);
            let (mirrored_low, mirrored_high) = paired(lost, gained, 1000, z);
            assert!((low + mirrored_high).abs() < 1e-9 && (high + mirrored_low).abs() < 1e-9);
            let estimate = (gained as f64 - lost as f64) / 1000.0;
            assert!(low < estimate && estimate < high);
        }
        // Many draws: the ends of the normal approximation, (b − c)/n ± z √(b + c − (b − c)²/n)/n.
        let (low, high) = paired(40_000, 30_000, 1_000_000, z);
        let half = z * sqrt(70_000.0 - 1e8 / 1e6) / 1e6;
        assert!((low - (0.01 - half)).abs() < 1e-6 && (high - (0.01 + half)).abs() < 1e-6);
    }

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
