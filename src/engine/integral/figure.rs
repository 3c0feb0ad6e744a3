//! A figure of an integral, with its error.

use super::{NEVER, REPLICATES};
use crate::model::special::{normal_quantile, student_t_quantile, wilson};

/// A figure and how well it is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The mean over all points.
    pub estimate: f64,
    /// Its standard error, from the scramblings; 0 for an exact answer.
    pub standard_error: f64,
    /// What the rule on the line may add, what points may all have missed, and rounding.
    pub quadrature: f64,
    /// Where too few points saw it to tell how well it is known: in how many of so many plain draws
    /// it came up.
    pub drawn: Option<(u64, u64)>,
}

/// Critical values of intervals that hold jointly for a number of figures.
#[derive(Debug, Clone, Copy)]
pub struct Critical {
    /// Of Student's t with 15 degrees of freedom, for means over scramblings.
    pub(super) t: f64,
    /// Of a normal number, for counts.
    pub(super) z: f64,
}

impl Critical {
    /// For `claims` figures with an error probability of `alpha`, by Bonferroni's inequality.
    pub fn new(alpha: f64, claims: usize) -> Self {
        let p = 1.0 - alpha / (2.0 * claims.max(1) as f64);
        Self {
            t: student_t_quantile(REPLICATES as f64 - 1.0, p),
            z: normal_quantile(p),
        }
    }
}

impl Figure {
    /// The estimate as a probability: what rounding leaves of nothing is nothing, and what it takes
    /// from certainty is certain.
    pub fn probability(&self) -> f64 {
        if self.estimate < NEVER {
            0.0
        } else if self.estimate > 1.0 - NEVER {
            1.0
        } else {
            self.estimate
        }
    }

    /// An interval that holds jointly for `claims` figures with an error probability of `alpha`:
    /// Student's t with 15 degrees of freedom, and the errors of the rule on the line and of what
    /// all points may have missed. What too few points saw for that has at least Wilson's interval
    /// of what was drawn.
    pub fn interval(&self, critical: Critical) -> (f64, f64) {
        let (low, high) = self.by_points(critical);
        self.by_draws(critical)
            .map_or((low, high), |(least, most)| {
                (low.min(least), high.max(most))
            })
    }

    /// By how much the estimate may be off at most, by [`Figure::interval`].
    pub fn half_width(&self, alpha: f64, claims: usize) -> f64 {
        let (low, high) = self.interval(Critical::new(alpha, claims));
        (self.estimate - low).max(high - self.estimate)
    }

    fn by_points(&self, critical: Critical) -> (f64, f64) {
        let half = critical.t * self.standard_error + self.quadrature;
        (self.estimate - half, self.estimate + half)
    }

    fn by_draws(&self, critical: Critical) -> Option<(f64, f64)> {
        let (count, draws) = self.drawn?;
        Some(wilson(count, draws, critical.z))
    }

    /// By how much the draws' interval goes beyond that of the points.
    pub(super) fn missed(&self, critical: Critical) -> f64 {
        let (low, high) = self.by_points(critical);
        self.by_draws(critical)
            .map_or(0.0, |(least, most)| (low - least).max(most - high).max(0.0))
    }
}
