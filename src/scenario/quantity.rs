//! A quantity: one uncertain number, as a scenario file states it.

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
}

impl Quantity {
    /// A number in the middle of the law: its mean, or the middle of its ends where the mean
    /// would have to be computed.
    pub(crate) fn centre(&self) -> f64 {
        match *self {
            Self::Sure(number) => number,
            Self::Normal { mean, min, max, .. } => mean
                .max(min.unwrap_or(f64::NEG_INFINITY))
                .min(max.unwrap_or(f64::INFINITY)),
            Self::Uniform { min, max } => f64::midpoint(min, max),
            Self::Triangular { min, mode, max } => (min + mode + max) / 3.0,
            Self::Pert { min, mode, max } => (min + 4.0 * mode + max) / 6.0,
        }
    }
}
