//! The logit-normal law (Johnson 1949; Aitchison & Shen 1980).

use libm::{exp, log, log1p, sqrt};

use super::family::{Family, Kind, Parameter};
use super::{Law, Quantity};
use crate::model::special::{normal_cdf, normal_density};

pub(super) static FAMILY: Family = Family {
    name: "logitnormal",
    called: "logit-normal",
    sets: &[&[
        Parameter::shape("mu", Kind::Number),
        Parameter::shape("sigma", Kind::Positive),
    ]],
    optional: &[],
    read: |given| {
        let (mu, sigma) = given.underlying()?;
        Ok(Quantity::LogitNormal { mu, sigma })
    },
};

pub(super) struct LogitNormal {
    pub(super) mu: f64,
    pub(super) sigma: f64,
}

impl LogitNormal {
    /// Mean of a function of the number. The moments have no closed form; the trapezoid rule over
    /// z converges faster than any power of its step.
    fn expectation(&self, of: impl Fn(f64) -> f64) -> f64 {
        const PER_UNIT: f64 = 64.0;
        (-640..=640)
            .map(|step| {
                let z = f64::from(step) / PER_UNIT;
                normal_density(z) / PER_UNIT * of(self.at_normal(z))
            })
            .sum()
    }
}

impl Law for LogitNormal {
    fn mean(&self) -> f64 {
        self.expectation(|x| x)
    }

    fn sd(&self) -> f64 {
        let mean = self.mean();
        sqrt(self.expectation(|x| (x - mean) * (x - mean)))
    }

    fn cdf(&self, x: f64) -> f64 {
        if x <= 0.0 {
            0.0
        } else if x >= 1.0 {
            1.0
        } else {
            normal_cdf((log(x) - log1p(-x) - self.mu) / self.sigma)
        }
    }

    fn at_normal(&self, z: f64) -> f64 {
        1.0 / (1.0 + exp(-(self.mu + self.sigma * z)))
    }

    fn centre(&self) -> Option<f64> {
        Some(1.0 / (1.0 + exp(-self.mu)))
    }

    fn likely(&self) -> Option<(f64, f64)> {
        Some((0.0, 1.0))
    }
}
