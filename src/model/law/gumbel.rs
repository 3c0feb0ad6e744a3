//! Gumbel's law of the largest of many numbers (Gumbel 1958). Selections by totals with this law,
//! all of one scale, are the Plackett–Luce model of ranking.

use std::f64::consts::{EULER_GAMMA, PI};

use libm::{exp, log, log1p, sqrt};

use super::family::{Family, Parameter};
use super::{Law, Quantity};
use crate::model::special::normal_cdf;

pub(super) static FAMILY: Family = Family {
    name: "gumbel",
    called: "Gumbel",
    sets: &[&[Parameter::location("location"), Parameter::width("scale")]],
    optional: &[],
    read: |given| {
        let (location, scale) = (given.need("location")?, given.need("scale")?);
        Ok(Quantity::Gumbel { location, scale })
    },
};

pub(super) struct Gumbel {
    pub(super) location: f64,
    pub(super) scale: f64,
}

impl Law for Gumbel {
    fn mean(&self) -> f64 {
        self.location + EULER_GAMMA * self.scale
    }

    fn sd(&self) -> f64 {
        self.scale * PI / sqrt(6.0)
    }

    fn cdf(&self, x: f64) -> f64 {
        exp(-exp(-(x - self.location) / self.scale))
    }

    fn at_normal(&self, z: f64) -> f64 {
        // −ln Φ(z), by the tail that is small.
        let hazard = if z < 0.0 {
            -log(normal_cdf(z))
        } else {
            -log1p(-normal_cdf(-z))
        };
        self.location - self.scale * log(hazard)
    }

    fn centre(&self) -> Option<f64> {
        Some(self.location)
    }

    fn frame(&self) -> Option<(f64, f64)> {
        Some((self.location, self.scale))
    }
}
