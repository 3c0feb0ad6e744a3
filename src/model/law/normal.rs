//! The normal law, truncated where bounds are given.

use libm::{fabs, sqrt};

use super::family::{Family, Given, Parameter};
use super::{Fault, Law, Quantity, Wording, Z975};
use crate::model::special::{normal_cdf, normal_density, normal_quantile};

/// Within so many standard deviations of the mean, a truncated normal can be drawn with full
/// precision.
const REACH: f64 = 8.0;

pub(super) static FAMILY: Family = Family {
    name: "normal",
    called: "normal",
    sets: &[&[Parameter::location("mean"), Parameter::width("sd")]],
    optional: &[Parameter::location("min"), Parameter::location("max")],
    read,
};

fn read(given: &Given<'_>) -> Result<Quantity, Fault> {
    let (mean, sd) = (given.need("mean")?, given.need("sd")?);
    let (min, max) = (given.number("min")?, given.number("max")?);
    if min.is_some() && max.is_some() {
        given.ends()?;
    }
    let far = |bound: &'static str| {
        let message = format!("the normal has practically nothing left beyond `{bound}`");
        Fault::new(bound, message)
            .label(format!(
                "more than {REACH} standard deviations from the mean"
            ))
            .help("bring the bound closer to the mean, or use `uniform`")
    };
    if min.is_some_and(|min| min > mean + REACH * sd) {
        return Err(far("min"));
    }
    if max.is_some_and(|max| max < mean - REACH * sd) {
        return Err(far("max"));
    }
    Ok(Quantity::Normal { mean, sd, min, max })
}

pub(super) struct Normal {
    pub(super) mean: f64,
    pub(super) sd: f64,
    pub(super) min: Option<f64>,
    pub(super) max: Option<f64>,
}

impl Normal {
    /// The bounds; infinite where there are none.
    fn ends(&self) -> (f64, f64) {
        let min = self.min.unwrap_or(f64::NEG_INFINITY);
        (min, self.max.unwrap_or(f64::INFINITY))
    }

    /// The bounds in standard deviations from the mean; infinite where there are none.
    fn bounds(&self) -> (f64, f64) {
        (
            self.min
                .map_or(f64::NEG_INFINITY, |min| (min - self.mean) / self.sd),
            self.max
                .map_or(f64::INFINITY, |max| (max - self.mean) / self.sd),
        )
    }

    /// Mean and standard deviation of the truncated standard normal (Johnson, Kotz & Balakrishnan
    /// 1994).
    fn truncated(&self) -> (f64, f64) {
        let (a, b) = self.bounds();
        if a == f64::NEG_INFINITY && b == f64::INFINITY {
            return (0.0, 1.0);
        }
        let mass = if a > 0.0 {
            normal_cdf(-a) - normal_cdf(-b)
        } else {
            normal_cdf(b) - normal_cdf(a)
        };
        // So far out in the tail, or so narrow, that the formulas lose their digits.
        if mass < 1e-280 || b - a < 1e-3 {
            let middle = if b - a < 1e-3 {
                0.5 * (a + b)
            } else if a > 0.0 {
                a + 1.0 / a
            } else {
                b + 1.0 / b
            };
            let spread = ((b - a) / sqrt(12.0)).min(1.0 / fabs(middle).max(1.0));
            return (middle, spread);
        }
        let (at_a, at_b) = (normal_density(a), normal_density(b));
        let times = |z: f64, density: f64| if z.is_infinite() { 0.0 } else { z * density };
        let shift = (at_a - at_b) / mass;
        let variance = 1.0 + (times(a, at_a) - times(b, at_b)) / mass - shift * shift;
        (shift, sqrt(variance.max(0.0)))
    }
}

impl Law for Normal {
    fn mean(&self) -> f64 {
        self.mean + self.sd * self.truncated().0
    }

    fn sd(&self) -> f64 {
        self.sd * self.truncated().1
    }

    fn cdf(&self, x: f64) -> f64 {
        if self.min.is_some_and(|min| x < min) {
            return 0.0;
        }
        if self.max.is_some_and(|max| x >= max) {
            return 1.0;
        }
        let (a, b) = self.bounds();
        let z = (x - self.mean) / self.sd;
        // Differences of tail probabilities on the side where they are small.
        if a > 0.0 {
            (normal_cdf(-a) - normal_cdf(-z)) / (normal_cdf(-a) - normal_cdf(-b))
        } else {
            (normal_cdf(z) - normal_cdf(a)) / (normal_cdf(b) - normal_cdf(a))
        }
    }

    fn corners(&self) -> Vec<(f64, f64)> {
        let bounds = self.min.into_iter().chain(self.max);
        bounds.map(|bound| (bound, 1.0)).collect()
    }

    fn normal_at(&self, x: f64) -> f64 {
        if self.min.is_none() && self.max.is_none() {
            return (x - self.mean) / self.sd;
        }
        normal_quantile(self.cdf(x))
    }

    fn at_normal(&self, z: f64) -> f64 {
        if self.min.is_none() && self.max.is_none() {
            return self.mean + self.sd * z;
        }
        let (a, b) = self.bounds();
        let (lower, upper) = (normal_cdf(z), normal_cdf(-z));
        // Mix the bounds' probabilities in the tail where they are small: near 1 rounding would reach
        // beyond all numbers.
        let below = normal_cdf(a) * upper + normal_cdf(b) * lower;
        let x = if below < 0.5 {
            normal_quantile(below)
        } else {
            -normal_quantile(normal_cdf(-a) * upper + normal_cdf(-b) * lower)
        };
        self.mean + self.sd * x.clamp(a, b)
    }

    fn centre(&self) -> Option<f64> {
        let (min, max) = self.ends();
        Some(self.mean.max(min).min(max))
    }

    fn likely(&self) -> Option<(f64, f64)> {
        let (min, max) = self.ends();
        let (low, high) = (self.mean - Z975 * self.sd, self.mean + Z975 * self.sd);
        Some((low.max(min), high.min(max)))
    }

    fn frame(&self) -> Option<(f64, f64)> {
        Some((self.mean, self.sd))
    }

    fn told(&self, wording: &dyn Wording) -> Option<String> {
        let (mean, sd) = (wording.number(self.mean), wording.number(self.sd));
        let law = format!("{mean}{tied}±{tied}{sd}", tied = wording.tied());
        if self.min.is_none() && self.max.is_none() {
            return Some(law);
        }
        let bound = |bound: Option<f64>| bound.map_or(String::new(), |it| wording.number(it));
        let (min, max) = (bound(self.min), bound(self.max));
        Some(format!("{law} cut to {min}..{max}"))
    }
}
