//! The log-normal law.

use libm::{exp, expm1, log, sqrt};

use super::family::{Dimension, Family, Kind, Parameter};
use super::{Law, Quantity};
use crate::model::special::normal_cdf;

pub(super) static FAMILY: Family = Family {
    name: "lognormal",
    called: "log-normal",
    sets: &[&[
        Parameter::new("mu", Kind::Number, Dimension::Logarithm),
        Parameter::shape("sigma", Kind::Positive),
    ]],
    optional: &[],
    read: |given| {
        let (mu, sigma) = given.underlying()?;
        Ok(Quantity::LogNormal { mu, sigma })
    },
};

pub(super) struct LogNormal {
    pub(super) mu: f64,
    pub(super) sigma: f64,
}

impl Law for LogNormal {
    fn mean(&self) -> f64 {
        exp(self.mu + 0.5 * self.sigma * self.sigma)
    }

    fn sd(&self) -> f64 {
        self.mean() * sqrt(expm1(self.sigma * self.sigma))
    }

    fn cdf(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        normal_cdf((log(x) - self.mu) / self.sigma)
    }

    fn at_normal(&self, z: f64) -> f64 {
        exp(self.mu + self.sigma * z)
    }

    fn centre(&self) -> Option<f64> {
        Some(exp(self.mu))
    }
}
