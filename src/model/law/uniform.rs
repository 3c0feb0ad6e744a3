//! The uniform law between two numbers.

use libm::sqrt;

use super::family::{Family, Parameter};
use super::{Law, Quantity, Wording};
use crate::model::special::normal_cdf;

pub(super) static FAMILY: Family = Family {
    name: "uniform",
    called: "uniform",
    sets: &[&[Parameter::location("min"), Parameter::location("max")]],
    optional: &[],
    read: |given| {
        let (min, max) = given.ends()?;
        Ok(Quantity::Uniform { min, max })
    },
};

pub(super) struct Uniform {
    pub(super) min: f64,
    pub(super) max: f64,
}

impl Law for Uniform {
    fn mean(&self) -> f64 {
        0.5 * (self.min + self.max)
    }

    fn sd(&self) -> f64 {
        (self.max - self.min) / sqrt(12.0)
    }

    fn cdf(&self, x: f64) -> f64 {
        ((x - self.min) / (self.max - self.min)).clamp(0.0, 1.0)
    }

    fn corners(&self) -> Vec<(f64, f64)> {
        vec![(self.min, 1.0), (self.max, 1.0)]
    }

    fn at_normal(&self, z: f64) -> f64 {
        if z < 0.0 {
            self.min + (self.max - self.min) * normal_cdf(z)
        } else {
            self.max - (self.max - self.min) * normal_cdf(-z)
        }
    }

    fn frame(&self) -> Option<(f64, f64)> {
        Some((self.min, self.max - self.min))
    }

    fn told(&self, wording: &dyn Wording) -> Option<String> {
        let (min, max) = (wording.number(self.min), wording.number(self.max));
        Some(format!("{min}..{max}"))
    }
}
