//! The law of one uncertain number: moments, distribution function, quantile.
//!
//! A draw of a quantity is its quantile at Φ(z) for a standard normal z. The quantile is therefore
//! written over z, so that both tails keep their digits.

use libm::{fabs, sqrt};

use super::special::{
    beta_cdf, beta_log_density_times, normal_cdf, normal_density, normal_quantile,
};
use crate::scenario::Quantity;

/// No draw of a standard normal from 32 random bits lies further out than this.
pub const LARGEST_NORMAL: f64 = 6.8;

impl Quantity {
    /// Whether the number is known.
    pub fn is_sure(&self) -> bool {
        matches!(self, Self::Sure(_))
    }

    /// Mean.
    pub fn mean(&self) -> f64 {
        match *self {
            Self::Sure(x) => x,
            Self::Normal { mean, sd, min, max } => mean + sd * truncated(mean, sd, min, max).0,
            Self::Uniform { min, max } => 0.5 * (min + max),
            Self::Triangular { min, mode, max } => (min + mode + max) / 3.0,
            Self::Pert { min, mode, max } => (min + 4.0 * mode + max) / 6.0,
        }
    }

    /// Standard deviation.
    pub fn sd(&self) -> f64 {
        match *self {
            Self::Sure(_) => 0.0,
            Self::Normal { mean, sd, min, max } => sd * truncated(mean, sd, min, max).1,
            Self::Uniform { min, max } => (max - min) / sqrt(12.0),
            Self::Triangular { min, mode, max } => {
                let (a, b) = (mode - min, max - mode);
                sqrt((a * a + a * b + b * b) / 18.0)
            }
            Self::Pert { min, max, .. } => {
                let mean = self.mean();
                sqrt((mean - min) * (max - mean) / 7.0)
            }
        }
    }

    /// The share of the law at or below `x`.
    pub fn cdf(&self, x: f64) -> f64 {
        match *self {
            Self::Sure(value) => f64::from(u8::from(x >= value)),
            Self::Normal { mean, sd, min, max } => {
                if min.is_some_and(|min| x < min) {
                    return 0.0;
                }
                if max.is_some_and(|max| x >= max) {
                    return 1.0;
                }
                let (a, b) = standard_bounds(mean, sd, min, max);
                let z = (x - mean) / sd;
                // Differences of tail probabilities on the side where they are small.
                if a > 0.0 {
                    (normal_cdf(-a) - normal_cdf(-z)) / (normal_cdf(-a) - normal_cdf(-b))
                } else {
                    (normal_cdf(z) - normal_cdf(a)) / (normal_cdf(b) - normal_cdf(a))
                }
            }
            Self::Uniform { min, max } => ((x - min) / (max - min)).clamp(0.0, 1.0),
            Self::Triangular { min, mode, max } => {
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
            Self::Pert { min, mode, max } => {
                let (alpha, beta) = pert_shape(min, mode, max);
                let width = max - min;
                beta_cdf(alpha, beta, (x - min) / width, (max - x) / width)
            }
        }
    }

    /// The quantile at Φ(`z`): what a draw z of a standard normal makes of this quantity.
    pub fn at_normal(&self, z: f64) -> f64 {
        match *self {
            Self::Sure(x) => x,
            Self::Normal {
                mean,
                sd,
                min: None,
                max: None,
            } => mean + sd * z,
            Self::Normal { mean, sd, min, max } => {
                let (a, b) = standard_bounds(mean, sd, min, max);
                let (lower, upper) = (normal_cdf(z), normal_cdf(-z));
                // Mix the bounds' probabilities in the tail where they are small.
                let x = if a > 0.0 {
                    -normal_quantile(normal_cdf(-a) * upper + normal_cdf(-b) * lower)
                } else {
                    normal_quantile(normal_cdf(a) * upper + normal_cdf(b) * lower)
                };
                mean + sd * x.clamp(a, b)
            }
            Self::Uniform { min, max } => {
                if z < 0.0 {
                    min + (max - min) * normal_cdf(z)
                } else {
                    max - (max - min) * normal_cdf(-z)
                }
            }
            Self::Triangular { min, mode, max } => {
                let (p, q) = (normal_cdf(z), normal_cdf(-z));
                let width = max - min;
                if p * width <= mode - min {
                    min + sqrt(p * width * (mode - min))
                } else {
                    max - sqrt(q * width * (max - mode))
                }
            }
            Self::Pert { min, mode, max } => {
                let (alpha, beta) = pert_shape(min, mode, max);
                if z <= 0.0 {
                    min + (max - min) * beta_quantile(alpha, beta, normal_cdf(z))
                } else {
                    max - (max - min) * beta_quantile(beta, alpha, normal_cdf(-z))
                }
            }
        }
    }

    /// The same law moved and scaled to a standard place, with the place and the scale that undo
    /// it, so that quantities of one shape can share a table.
    pub fn standardised(&self) -> (Self, f64, f64) {
        match *self {
            Self::Sure(x) => (Self::Sure(0.0), x, 1.0),
            Self::Normal { mean, sd, min, max } => {
                let standard = |bound: Option<f64>| bound.map(|bound| (bound - mean) / sd);
                let law = Self::Normal {
                    mean: 0.0,
                    sd: 1.0,
                    min: standard(min),
                    max: standard(max),
                };
                (law, mean, sd)
            }
            Self::Uniform { min, max } => (Self::Uniform { min: 0.0, max: 1.0 }, min, max - min),
            Self::Triangular { min, mode, max } => {
                let mode = (mode - min) / (max - min);
                let law = Self::Triangular {
                    min: 0.0,
                    mode,
                    max: 1.0,
                };
                (law, min, max - min)
            }
            Self::Pert { min, mode, max } => {
                let mode = (mode - min) / (max - min);
                (
                    Self::Pert {
                        min: 0.0,
                        mode,
                        max: 1.0,
                    },
                    min,
                    max - min,
                )
            }
        }
    }

    /// The range that draws can reach.
    pub fn reach(&self) -> (f64, f64) {
        (
            self.at_normal(-LARGEST_NORMAL),
            self.at_normal(LARGEST_NORMAL),
        )
    }
}

/// The bounds in standard deviations from the mean; infinite where there are none.
fn standard_bounds(mean: f64, sd: f64, min: Option<f64>, max: Option<f64>) -> (f64, f64) {
    (
        min.map_or(f64::NEG_INFINITY, |min| (min - mean) / sd),
        max.map_or(f64::INFINITY, |max| (max - mean) / sd),
    )
}

/// Mean and standard deviation of a truncated standard normal (Johnson, Kotz & Balakrishnan 1994).
fn truncated(mean: f64, sd: f64, min: Option<f64>, max: Option<f64>) -> (f64, f64) {
    let (a, b) = standard_bounds(mean, sd, min, max);
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

fn pert_shape(min: f64, mode: f64, max: f64) -> (f64, f64) {
    let width = max - min;
    (
        1.0 + 4.0 * (mode - min) / width,
        1.0 + 4.0 * (max - mode) / width,
    )
}

/// Quantile of the beta law, by Newton's method inside a shrinking bracket.
pub(crate) fn beta_quantile(alpha: f64, beta: f64, p: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    let mut x = alpha / (alpha + beta);
    for _ in 0..200 {
        let excess = beta_cdf(alpha, beta, x, 1.0 - x) - p;
        if excess > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let density = libm::exp(beta_log_density_times(alpha, beta, x, 1.0 - x)) / (x * (1.0 - x));
        let mut next = x - excess / density;
        if !(next > low && next < high) {
            // Near 0 the quantile spans magnitudes: halve on the scale that shrinks faster.
            next = if low > 0.0 {
                sqrt(low * high)
            } else {
                high * 0.125
            };
            if !(next > low && next < high) {
                next = 0.5 * (low + high);
            }
        }
        if fabs(next - x) <= 1e-15 * x || next == low && next == high || x < 1e-300 {
            return next;
        }
        x = next;
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    fn families() -> Vec<Quantity> {
        vec![
            Quantity::Normal {
                mean: 84.0,
                sd: 6.0,
                min: None,
                max: None,
            },
            Quantity::Normal {
                mean: 84.0,
                sd: 6.0,
                min: Some(70.0),
                max: Some(90.0),
            },
            Quantity::Normal {
                mean: 0.0,
                sd: 1.0,
                min: Some(6.0),
                max: None,
            },
            Quantity::Normal {
                mean: 0.0,
                sd: 1.0,
                min: None,
                max: Some(-6.0),
            },
            Quantity::Uniform {
                min: -3.0,
                max: 10.0,
            },
            Quantity::Triangular {
                min: 0.0,
                mode: 2.0,
                max: 10.0,
            },
            Quantity::Triangular {
                min: 0.0,
                mode: 0.0,
                max: 10.0,
            },
            Quantity::Triangular {
                min: 0.0,
                mode: 10.0,
                max: 10.0,
            },
            Quantity::Pert {
                min: 60.0,
                mode: 75.0,
                max: 95.0,
            },
            Quantity::Pert {
                min: 0.0,
                mode: 0.0,
                max: 1.0,
            },
        ]
    }

    #[test]
    fn quantile_and_distribution_function_are_inverse() {
        for law in families() {
            for step in -60..=60 {
                let z = f64::from(step) / 10.0;
                let p = law.cdf(law.at_normal(z));
                assert!((p - normal_cdf(z)).abs() < 1e-12, "{law:?} at {z}: {p}");
            }
        }
    }

    #[test]
    fn moments_agree_with_integrals_of_the_quantile() {
        for law in families() {
            // Trapezoid rule over z: its error vanishes faster than any power of the step.
            let (mut mean, mut square) = (0.0, 0.0);
            let step = 1.0 / 64.0;
            for i in -520..=520 {
                let z = f64::from(i) * step;
                let (x, weight) = (law.at_normal(z), normal_density(z) * step);
                mean += weight * x;
                square += weight * (x - law.mean()) * (x - law.mean());
            }
            assert!(
                (mean - law.mean()).abs() < 1e-5 * law.sd(),
                "{law:?}: mean {mean}"
            );
            assert!(
                (square.sqrt() - law.sd()).abs() < 1e-4 * law.sd(),
                "{law:?}: sd {}",
                square.sqrt()
            );
        }
    }
}
