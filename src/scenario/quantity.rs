//! A quantity: one uncertain number, as a scenario file states it.

use super::steps::{Rows, Steps};

/// The law of one uncertain number, its parameters already validated.
#[derive(Debug, Clone, PartialEq)]
pub enum Quantity {
    /// Exactly this number.
    Sure(f64),
    /// Normal; truncated where bounds are given.
    Normal {
        /// Mean of the untruncated law.
        mean: f64,
        /// Standard deviation of the untruncated law, positive.
        sd: f64,
        /// Lower bound, where one is given.
        min: Option<f64>,
        /// Upper bound, where one is given; above `min`.
        max: Option<f64>,
    },
    /// Split (two-piece) normal: halves of two normals that meet at the mode.
    Split {
        /// Most likely number.
        mode: f64,
        /// Standard deviation of the lower half, positive.
        below: f64,
        /// Standard deviation of the upper half, positive.
        above: f64,
    },
    /// Uniform between two numbers.
    Uniform {
        /// Lower end.
        min: f64,
        /// Upper end, above `min`.
        max: f64,
    },
    /// Triangular between `min` and `max`.
    Triangular {
        /// Lower end.
        min: f64,
        /// Most likely number, from `min` to `max`.
        mode: f64,
        /// Upper end, above `min`.
        max: f64,
    },
    /// PERT: the beta law on `[min, max]` with mean `(min + 4 mode + max) / 6`.
    Pert {
        /// Lower end.
        min: f64,
        /// Most likely number, from `min` to `max`.
        mode: f64,
        /// Upper end, above `min`.
        max: f64,
    },
    /// Beta, moved and scaled to `[min, max]`.
    Beta {
        /// Shape at the lower end, from 0.01 to 1e5.
        alpha: f64,
        /// Shape at the upper end, from 0.01 to 1e5.
        beta: f64,
        /// Lower end.
        min: f64,
        /// Upper end, above `min`.
        max: f64,
    },
    /// Log-normal: the exponential of a normal.
    LogNormal {
        /// Mean of the underlying normal.
        mu: f64,
        /// Standard deviation of the underlying normal, positive.
        sigma: f64,
    },
    /// Logit-normal: 1 / (1 + exp(−x)) of a normal x, a number between 0 and 1.
    LogitNormal {
        /// Mean of the underlying normal.
        mu: f64,
        /// Standard deviation of the underlying normal, positive.
        sigma: f64,
    },
    /// Gumbel's law of the largest of many: F(x) = exp(−exp(−(x − location) / scale)).
    Gumbel {
        /// Most likely number.
        location: f64,
        /// Scale, positive; the standard deviation is π/√6 of it.
        scale: f64,
    },
    /// Exponential, from 0.
    Exponential {
        /// Rate, positive; the mean is its reciprocal.
        rate: f64,
    },
    /// Finitely many numbers with their probabilities.
    Discrete(Steps),
    /// A column of draws made elsewhere, row by row, together with all other such columns.
    Aligned(Rows),
}

impl Quantity {
    /// A number in the middle of the law: its mean or its median, whichever is plain to see.
    pub(crate) fn centre(&self) -> f64 {
        match self {
            Self::Sure(number) => *number,
            Self::Normal { mean, min, max, .. } => mean
                .max(min.unwrap_or(f64::NEG_INFINITY))
                .min(max.unwrap_or(f64::INFINITY)),
            Self::Split { mode, .. } => *mode,
            Self::Uniform { min, max } => f64::midpoint(*min, *max),
            Self::Triangular { min, mode, max } => (min + mode + max) / 3.0,
            Self::Pert { min, mode, max } => (min + 4.0 * mode + max) / 6.0,
            Self::Beta {
                alpha,
                beta,
                min,
                max,
            } => min + (max - min) * alpha / (alpha + beta),
            Self::LogNormal { mu, .. } => libm::exp(*mu),
            Self::LogitNormal { mu, .. } => 1.0 / (1.0 + libm::exp(-mu)),
            Self::Gumbel { location, .. } => *location,
            Self::Exponential { rate } => 1.0 / rate,
            Self::Discrete(steps) => median(steps),
            Self::Aligned(rows) => median(rows.steps()),
        }
    }

    /// The numbers between which the law may well lie: all of them where it has ends, else its
    /// central 95 %.
    pub(crate) fn likely(&self) -> (f64, f64) {
        /// The 97.5 % point of the standard normal.
        const Z: f64 = 1.959_963_984_540_054;
        let ends = |steps: &Steps| {
            let values = steps.values();
            (values[0], values[values.len() - 1])
        };
        let normal = |mean: f64, sd: f64| (mean - Z * sd, mean + Z * sd);
        match self {
            Self::Sure(number) => (*number, *number),
            Self::Split { mode, below, above } => (mode - Z * below, mode + Z * above),
            Self::Normal { mean, sd, min, max } => {
                let (low, high) = normal(*mean, *sd);
                (
                    low.max(min.unwrap_or(f64::NEG_INFINITY)),
                    high.min(max.unwrap_or(f64::INFINITY)),
                )
            }
            Self::Uniform { min, max }
            | Self::Triangular { min, max, .. }
            | Self::Pert { min, max, .. }
            | Self::Beta { min, max, .. } => (*min, *max),
            Self::LogNormal { mu, sigma } => {
                let (low, high) = normal(*mu, *sigma);
                (libm::exp(low), libm::exp(high))
            }
            Self::LogitNormal { .. } => (0.0, 1.0),
            Self::Gumbel { location, scale } => {
                let at = |p: f64| location - scale * libm::log(-libm::log(p));
                (at(0.025), at(0.975))
            }
            Self::Exponential { rate } => (0.0, -libm::log(0.025) / rate),
            Self::Discrete(steps) => ends(steps),
            Self::Aligned(rows) => ends(rows.steps()),
        }
    }
}

fn median(steps: &Steps) -> f64 {
    let below = steps.cumulative().partition_point(|share| *share < 0.5);
    steps.values()[below.min(steps.values().len() - 1)]
}
