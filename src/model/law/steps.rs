//! The law of finitely many numbers.

use libm::sqrt;

use super::Law;
use crate::model::special::normal_quantile;
use crate::scenario::Steps;

impl Law for &Steps {
    fn mean(&self) -> f64 {
        self.pairs().map(|(value, share)| value * share).sum()
    }

    fn sd(&self) -> f64 {
        let mean = self.mean();
        let square = |(value, share): (f64, f64)| share * (value - mean) * (value - mean);
        sqrt(self.pairs().map(square).sum())
    }

    fn cdf(&self, x: f64) -> f64 {
        match self.values().partition_point(|value| *value <= x) {
            0 => 0.0,
            count => self.cumulative()[count - 1],
        }
    }

    fn at_normal(&self, z: f64) -> f64 {
        self.values()[thresholds(self).partition_point(|threshold| *threshold < z)]
    }
}

/// The numbers z at which the quantile at Φ(z) steps up, one fewer than there are values.
pub(crate) fn thresholds(steps: &Steps) -> Vec<f64> {
    let below = &steps.cumulative()[..steps.cumulative().len() - 1];
    below.iter().map(|share| normal_quantile(*share)).collect()
}
