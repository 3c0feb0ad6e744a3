//! The law of one uncertain number: moments, distribution function, quantile; one family a file.
//!
//! A draw of a quantity is its quantile at Φ(z) for a standard normal z. The quantile is therefore
//! written over z, so that both tails keep their digits.

mod beta;
mod exponential;
mod gumbel;
mod log_normal;
mod logit_normal;
mod normal;
mod split;
mod steps;
mod sure;
#[cfg(test)]
mod tests;
mod triangular;
mod uniform;

use crate::model::special::normal_quantile;
use crate::scenario::Quantity;
pub(crate) use beta::Logits;
pub(crate) use steps::thresholds;

/// No draw of a standard normal from 32 random bits lies further out than this.
pub const LARGEST_NORMAL: f64 = 6.8;

/// What can be asked of a law.
trait Law {
    fn mean(&self) -> f64;
    fn sd(&self) -> f64;
    /// The share of the law at or below `x`.
    fn cdf(&self, x: f64) -> f64;
    /// The quantile at Φ(`z`).
    fn at_normal(&self, z: f64) -> f64;
    /// The z at which the quantile is `x`.
    fn normal_at(&self, x: f64) -> f64 {
        normal_quantile(self.cdf(x))
    }
    /// Where derivatives of the distribution function may jump, with the order of the first that
    /// does; ends at which it rises as a power, with that.
    fn corners(&self) -> Vec<(f64, f64)> {
        Vec::new()
    }
}

impl Quantity {
    fn law(&self) -> Box<dyn Law + '_> {
        match *self {
            Self::Sure(x) => Box::new(sure::Sure(x)),
            Self::Normal { mean, sd, min, max } => Box::new(normal::Normal { mean, sd, min, max }),
            Self::Split { mode, below, above } => Box::new(split::Split { mode, below, above }),
            Self::Uniform { min, max } => Box::new(uniform::Uniform { min, max }),
            Self::Triangular { min, mode, max } => {
                Box::new(triangular::Triangular { min, mode, max })
            }
            Self::Pert { min, mode, max } => Box::new(beta::Beta::pert(min, mode, max)),
            Self::Beta {
                alpha,
                beta,
                min,
                max,
            } => Box::new(beta::Beta {
                alpha,
                beta,
                min,
                max,
            }),
            Self::LogNormal { mu, sigma } => Box::new(log_normal::LogNormal { mu, sigma }),
            Self::LogitNormal { mu, sigma } => Box::new(logit_normal::LogitNormal { mu, sigma }),
            Self::Gumbel { location, scale } => Box::new(gumbel::Gumbel { location, scale }),
            Self::Exponential { rate } => Box::new(exponential::Exponential { rate }),
            Self::Discrete(ref steps) => Box::new(steps),
            Self::Aligned(ref rows) => Box::new(rows.steps()),
        }
    }

    /// Whether the number is known.
    pub fn is_sure(&self) -> bool {
        matches!(self, Self::Sure(_))
    }

    /// Whether draws are made from a standard normal; draws made elsewhere are not.
    pub fn has_normal(&self) -> bool {
        !matches!(self, Self::Sure(_) | Self::Aligned(_))
    }

    /// Mean.
    pub fn mean(&self) -> f64 {
        self.law().mean()
    }

    /// Standard deviation.
    pub fn sd(&self) -> f64 {
        self.law().sd()
    }

    /// The share of the law at or below `x`.
    pub fn cdf(&self, x: f64) -> f64 {
        self.law().cdf(x)
    }

    /// The quantile at Φ(`z`): what a draw z of a standard normal makes of this quantity.
    pub fn at_normal(&self, z: f64) -> f64 {
        self.law().at_normal(z)
    }

    /// The standard normal whose quantile is `x`: the inverse of [`Quantity::at_normal`].
    pub fn normal_at(&self, x: f64) -> f64 {
        self.law().normal_at(x)
    }

    /// Where derivatives of the distribution function may jump, ascending, each with the order of the
    /// first that does. At an end near which the law rises as a power, that power is the order.
    pub fn corners(&self) -> Vec<(f64, f64)> {
        self.law().corners()
    }

    /// The range within which the law lies: its ends, or where it has none, what draws of a standard
    /// normal within ± `reach` come to.
    pub fn within(&self, reach: f64) -> (f64, f64) {
        let law = self.law();
        let corners = law.corners();
        let low = corners.first().filter(|(x, _)| law.cdf(*x) == 0.0);
        let high = corners.last().filter(|(x, _)| law.cdf(*x) == 1.0);
        (
            low.map_or_else(|| law.at_normal(-reach), |(x, _)| *x),
            high.map_or_else(|| law.at_normal(reach), |(x, _)| *x),
        )
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
            Self::Split { mode, below, above } => {
                let law = Self::Split {
                    mode: 0.0,
                    below: 1.0,
                    above: above / below,
                };
                (law, mode, below)
            }
            Self::Uniform { min, max } => (Self::Uniform { min: 0.0, max: 1.0 }, min, max - min),
            Self::Triangular { min, mode, max } => {
                let law = Self::Triangular {
                    min: 0.0,
                    mode: (mode - min) / (max - min),
                    max: 1.0,
                };
                (law, min, max - min)
            }
            Self::Pert { min, mode, max } => {
                let law = Self::Pert {
                    min: 0.0,
                    mode: (mode - min) / (max - min),
                    max: 1.0,
                };
                (law, min, max - min)
            }
            Self::Beta {
                alpha,
                beta,
                min,
                max,
            } => {
                let law = Self::Beta {
                    alpha,
                    beta,
                    min: 0.0,
                    max: 1.0,
                };
                (law, min, max - min)
            }
            Self::Gumbel { location, scale } => {
                let law = Self::Gumbel {
                    location: 0.0,
                    scale: 1.0,
                };
                (law, location, scale)
            }
            Self::Exponential { rate } => (Self::Exponential { rate: 1.0 }, 0.0, 1.0 / rate),
            Self::LogNormal { .. }
            | Self::LogitNormal { .. }
            | Self::Discrete(_)
            | Self::Aligned(_) => (self.clone(), 0.0, 1.0),
        }
    }

    /// The range that draws can reach.
    pub fn reach(&self) -> (f64, f64) {
        let law = self.law();
        (
            law.at_normal(-LARGEST_NORMAL),
            law.at_normal(LARGEST_NORMAL),
        )
    }
}
