//! The split, or two-piece, normal law: halves of two normals with one mode, weighted so that the
//! density is continuous (Wallis 2014).

use libm::sqrt;

use super::family::{Family, Parameter};
use super::{Law, Quantity, Wording, Z975};
use crate::model::special::{normal_cdf, normal_quantile};

/// Not one that a table names: it is written as a text.
pub(super) static FAMILY: Family = Family {
    name: "split",
    called: "split normal",
    sets: &[&[
        Parameter::location("mode"),
        Parameter::width("below"),
        Parameter::width("above"),
    ]],
    optional: &[],
    read: |given| {
        Ok(Quantity::Split {
            mode: given.need("mode")?,
            below: given.need("below")?,
            above: given.need("above")?,
        })
    },
};

pub(super) struct Split {
    pub(super) mode: f64,
    pub(super) below: f64,
    pub(super) above: f64,
}

impl Split {
    /// The probabilities of the two halves.
    fn halves(&self) -> (f64, f64) {
        let both = self.below + self.above;
        (self.below / both, self.above / both)
    }
}

impl Law for Split {
    fn mean(&self) -> f64 {
        self.mode + sqrt(2.0 / std::f64::consts::PI) * (self.above - self.below)
    }

    fn sd(&self) -> f64 {
        let apart = self.above - self.below;
        let variance = (1.0 - 2.0 / std::f64::consts::PI) * apart * apart + self.above * self.below;
        sqrt(variance)
    }

    fn cdf(&self, x: f64) -> f64 {
        let (below, above) = self.halves();
        if x < self.mode {
            2.0 * below * normal_cdf((x - self.mode) / self.below)
        } else {
            1.0 - 2.0 * above * normal_cdf((self.mode - x) / self.above)
        }
    }

    fn corners(&self) -> Vec<(f64, f64)> {
        // The density and its slope are continuous, its curvature is not.
        vec![(self.mode, 3.0)]
    }

    fn normal_at(&self, x: f64) -> f64 {
        let (below, above) = self.halves();
        // By the tail in which the number lies, which keeps its digits.
        if x < self.mode {
            normal_quantile(2.0 * below * normal_cdf((x - self.mode) / self.below))
        } else {
            -normal_quantile(2.0 * above * normal_cdf((self.mode - x) / self.above))
        }
    }

    fn at_normal(&self, z: f64) -> f64 {
        let (below, above) = self.halves();
        let (lower, upper) = (normal_cdf(z), normal_cdf(-z));
        if lower < below {
            self.mode + self.below * normal_quantile(lower / (2.0 * below))
        } else {
            self.mode - self.above * normal_quantile(upper / (2.0 * above))
        }
    }

    fn centre(&self) -> Option<f64> {
        Some(self.mode)
    }

    fn likely(&self) -> Option<(f64, f64)> {
        let (below, above) = (Z975 * self.below, Z975 * self.above);
        Some((self.mode - below, self.mode + above))
    }

    fn frame(&self) -> Option<(f64, f64)> {
        Some((self.mode, self.below))
    }

    fn told(&self, wording: &dyn Wording) -> Option<String> {
        let [mode, below, above] =
            [self.mode, self.below, self.above].map(|number| wording.number(number));
        Some(format!("{mode}{}+{above}/-{below}", wording.tied()))
    }
}
