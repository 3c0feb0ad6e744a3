//! The triangular law.

use libm::sqrt;

use super::family::Family;
use super::{Law, Quantity, percentiles};
use crate::model::special::normal_cdf;

pub(super) static FAMILY: Family = Family {
    name: "triangular",
    called: "triangular",
    sets: percentiles::SETS,
    optional: &[],
    read: |given| {
        let (min, mode, max) = percentiles::three(given, percentiles::TRIANGULAR)?;
        Ok(Quantity::Triangular { min, mode, max })
    },
};

pub(super) struct Triangular {
    pub(super) min: f64,
    pub(super) mode: f64,
    pub(super) max: f64,
}

impl Law for Triangular {
    fn mean(&self) -> f64 {
        (self.min + self.mode + self.max) / 3.0
    }

    fn sd(&self) -> f64 {
        let (a, b) = (self.mode - self.min, self.max - self.mode);
        sqrt((a * a + a * b + b * b) / 18.0)
    }

    fn cdf(&self, x: f64) -> f64 {
        let Self { min, mode, max } = *self;
        if x <= min {
            0.0
        } else if x < mode {
            (x - min) * (x - min) / ((max - min) * (mode - min))
        } else if x < max {
            1.0 - (max - x) * (max - x) / ((max - min) * (max - mode))
        } else {
            1.0
        }
    }

    fn corners(&self) -> Vec<(f64, f64)> {
        let Self { min, mode, max } = *self;
        // The density jumps where the mode is an end.
        let order = |end: f64| if end == mode { 1.0 } else { 2.0 };
        let mut corners = vec![(min, order(min)), (mode, 2.0), (max, order(max))];
        corners.dedup_by(|next, kept| next.0 == kept.0);
        if mode == max {
            corners[1].1 = 1.0;
        }
        corners
    }

    fn at_normal(&self, z: f64) -> f64 {
        let Self { min, mode, max } = *self;
        let (p, q) = (normal_cdf(z), normal_cdf(-z));
        let width = max - min;
        if p * width <= mode - min {
            min + sqrt(p * width * (mode - min))
        } else {
            max - sqrt(q * width * (max - mode))
        }
    }

    fn frame(&self) -> Option<(f64, f64)> {
        Some((self.min, self.max - self.min))
    }
}
