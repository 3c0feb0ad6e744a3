//! Quantiles that are steps: finitely many numbers over z.

use super::table::{PER_UNIT, PIECES};
use crate::model::law::thresholds;
use crate::model::{LARGEST_NORMAL, Steps};

/// A step function of z. The probability of each number is exact.
#[derive(Debug)]
pub(super) struct Staircase {
    values: Vec<f64>,
    /// Where it steps up, ascending, one fewer than there are values.
    thresholds: Vec<f64>,
    /// How many thresholds lie in the buckets of z before each: thousands of numbers are then
    /// found as fast as a few.
    before: Vec<u32>,
}

impl Staircase {
    pub(super) fn new(steps: &Steps) -> Self {
        let thresholds = thresholds(steps);
        let before = (0..=PIECES)
            .map(|b| thresholds.partition_point(|z| bucket(*z) < b) as u32)
            .collect();
        Self {
            values: steps.values().to_vec(),
            thresholds,
            before,
        }
    }

    /// Its numbers, ascending.
    pub(super) fn numbers(&self) -> &[f64] {
        &self.values
    }

    #[inline(always)]
    pub(super) fn at(&self, z: f64) -> f64 {
        // Rounding moves a threshold and a z alike, so that no bucket is missed.
        let b = bucket(z);
        let (from, to) = (self.before[b] as usize, self.upper(b));
        let near = &self.thresholds[from..to];
        self.values[from + near.partition_point(|threshold| *threshold < z)]
    }

    #[inline(always)]
    fn upper(&self, bucket: usize) -> usize {
        if bucket == PIECES {
            self.thresholds.len()
        } else {
            self.before[bucket + 1] as usize
        }
    }
}

/// The bucket of z, from 0 to [`PIECES`]; the first and the last take what lies beyond.
#[inline(always)]
fn bucket(z: f64) -> usize {
    let t = (z + LARGEST_NORMAL) * PER_UNIT;
    let t = if t > 0.0 { t } else { 0.0 };
    let t = if t > PIECES as f64 { PIECES as f64 } else { t };
    t as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Quantity;

    #[test]
    fn a_staircase_is_the_quantile() {
        let many: Vec<f64> = (0..5000).map(|i| f64::from(i * i % 7919)).collect();
        for steps in [
            Steps::equally_likely(&[3.0]),
            Steps::equally_likely(&many),
            Steps::new(vec![(1.0, 1e-13), (2.0, 0.3), (7.0, 0.7), (8.0, 1e-13)]),
        ] {
            let steps = steps.unwrap();
            let staircase = Staircase::new(&steps);
            let law = Quantity::Discrete(steps.clone());
            for step in -8000..=8000 {
                let z = f64::from(step) / 1000.0;
                assert_eq!(staircase.at(z), law.at_normal(z), "{z}");
            }
            for z in thresholds(&steps) {
                assert_eq!(staircase.at(z), law.at_normal(z), "{z}");
            }
        }
    }
}
