//! The exponential law.

use libm::{expm1, log, log1p};

use super::family::{Dimension, Family, Kind, Parameter};
use super::{Law, Quantity};
use crate::model::special::normal_cdf;

pub(super) static FAMILY: Family = Family {
    name: "exponential",
    called: "exponential",
    sets: &[&[Parameter::new("rate", Kind::Positive, Dimension::Rate)]],
    optional: &[],
    read: |given| {
        let rate = given.need("rate")?;
        Ok(Quantity::Exponential { rate })
    },
};

pub(super) struct Exponential {
    pub(super) rate: f64,
}

impl Law for Exponential {
    fn mean(&self) -> f64 {
        1.0 / self.rate
    }

    fn sd(&self) -> f64 {
        1.0 / self.rate
    }

    fn cdf(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        -expm1(-self.rate * x)
    }

    fn corners(&self) -> Vec<(f64, f64)> {
        vec![(0.0, 1.0)]
    }

    fn at_normal(&self, z: f64) -> f64 {
        // −ln(1 − Φ(z)), by the tail that is small.
        let hazard = if z < 0.0 {
            -log1p(-normal_cdf(z))
        } else {
            -log(normal_cdf(-z))
        };
        hazard / self.rate
    }

    fn frame(&self) -> Option<(f64, f64)> {
        Some((0.0, 1.0 / self.rate))
    }
}
