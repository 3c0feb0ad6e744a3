//! The PERT law: beta between two ends, by its mode.

use super::beta::Beta;
use super::family::Family;
use super::{Law, Quantity, percentiles};

pub(super) static FAMILY: Family = Family {
    name: "pert",
    called: "PERT",
    sets: percentiles::SETS,
    optional: &[],
    read: |given| {
        let (min, mode, max) = percentiles::three(given, percentiles::PERT)?;
        Ok(Quantity::Pert { min, mode, max })
    },
};

/// The beta law with shapes that give the mean (min + 4 mode + max) / 6 (Malcolm et al. 1959).
pub(super) struct Pert(Beta);

impl Pert {
    pub(super) fn new(min: f64, mode: f64, max: f64) -> Self {
        let width = max - min;
        Self(Beta {
            alpha: 1.0 + 4.0 * (mode - min) / width,
            beta: 1.0 + 4.0 * (max - mode) / width,
            min,
            max,
        })
    }
}

impl Law for Pert {
    fn mean(&self) -> f64 {
        self.0.mean()
    }

    fn sd(&self) -> f64 {
        self.0.sd()
    }

    fn cdf(&self, x: f64) -> f64 {
        self.0.cdf(x)
    }

    fn corners(&self) -> Vec<(f64, f64)> {
        self.0.corners()
    }

    fn at_normal(&self, z: f64) -> f64 {
        self.0.at_normal(z)
    }

    fn frame(&self) -> Option<(f64, f64)> {
        self.0.frame()
    }
}
