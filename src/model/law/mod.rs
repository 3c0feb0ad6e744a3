//! The law of one uncertain number: moments, distribution function, quantile; one family a file.
//!
//! A draw of a quantity is its quantile at Φ(z) for a standard normal z. The quantile is therefore
//! written over z, so that both tails keep their digits.

mod beta;
mod discrete;
mod exponential;
pub(crate) mod family;
mod gumbel;
mod log_normal;
mod logit_normal;
mod normal;
mod percentiles;
mod pert;
mod split;
mod sure;
#[cfg(test)]
mod tests;
mod triangular;
mod uniform;

use super::special::normal_quantile;
use super::steps::{Rows, Steps};
pub(crate) use beta::Logits;
pub(crate) use discrete::thresholds;
use family::{Argument, Family, Fault, Given, Parameter};

/// The laws that a table can name.
pub(crate) static LAWS: [&Family; 11] = [
    &normal::FAMILY,
    &uniform::FAMILY,
    &triangular::FAMILY,
    &pert::FAMILY,
    &beta::FAMILY,
    &log_normal::FAMILY,
    &logit_normal::FAMILY,
    &gumbel::FAMILY,
    &exponential::FAMILY,
    &discrete::FAMILY,
    &discrete::ROWS,
];

/// The 97.5 % point of the standard normal.
const Z975: f64 = 1.959_963_984_540_054;

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
    /// A place and a scale: less the one and divided by the other, all laws of a shape are one.
    fn frame(&self) -> Option<(f64, f64)> {
        None
    }
    /// A number in the middle that is plainer to see than the mean.
    fn centre(&self) -> Option<f64> {
        None
    }
    /// Numbers between which the law may well lie, where they are not its ends or its central 95 %.
    fn likely(&self) -> Option<(f64, f64)> {
        None
    }
    /// The law in a few words, where they are not the name of its family and its parameters.
    fn told(&self, _: &dyn Wording) -> Option<String> {
        None
    }
}

/// How numbers are written.
pub trait Wording {
    /// A number.
    fn number(&self, number: f64) -> String;
    /// A probability as a percentage, without its sign.
    fn share(&self, share: f64) -> String;
    /// A whole number.
    fn count(&self, count: usize) -> String;
    /// What stands between words that are to stay on one line.
    fn tied(&self) -> char;
}

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
    fn law(&self) -> Box<dyn Law + '_> {
        match *self {
            Self::Sure(x) => Box::new(sure::Sure(x)),
            Self::Normal { mean, sd, min, max } => Box::new(normal::Normal { mean, sd, min, max }),
            Self::Split { mode, below, above } => Box::new(split::Split { mode, below, above }),
            Self::Uniform { min, max } => Box::new(uniform::Uniform { min, max }),
            Self::Triangular { min, mode, max } => {
                Box::new(triangular::Triangular { min, mode, max })
            }
            Self::Pert { min, mode, max } => Box::new(pert::Pert::new(min, mode, max)),
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
            Self::Aligned(ref rows) => Box::new(discrete::Aligned(rows)),
        }
    }

    /// Its family, and its parameters in the order of the declaration: one set, then those that may
    /// be given.
    fn arguments(&self) -> (&'static Family, Vec<Option<Argument>>) {
        let (family, numbers): (&Family, &[Option<f64>]) = match *self {
            Self::Sure(x) => (&sure::FAMILY, &[Some(x)]),
            Self::Normal { mean, sd, min, max } => {
                (&normal::FAMILY, &[Some(mean), Some(sd), min, max])
            }
            Self::Split { mode, below, above } => {
                (&split::FAMILY, &[Some(mode), Some(below), Some(above)])
            }
            Self::Uniform { min, max } => (&uniform::FAMILY, &[Some(min), Some(max)]),
            Self::Triangular { min, mode, max } => {
                (&triangular::FAMILY, &[Some(min), Some(mode), Some(max)])
            }
            Self::Pert { min, mode, max } => (&pert::FAMILY, &[Some(min), Some(mode), Some(max)]),
            Self::Beta {
                alpha,
                beta,
                min,
                max,
            } => (
                &beta::FAMILY,
                &[Some(alpha), Some(beta), Some(min), Some(max)],
            ),
            Self::LogNormal { mu, sigma } => (&log_normal::FAMILY, &[Some(mu), Some(sigma)]),
            Self::LogitNormal { mu, sigma } => (&logit_normal::FAMILY, &[Some(mu), Some(sigma)]),
            Self::Gumbel { location, scale } => (&gumbel::FAMILY, &[Some(location), Some(scale)]),
            Self::Exponential { rate } => (&exponential::FAMILY, &[Some(rate)]),
            Self::Discrete(ref steps) => return (&discrete::FAMILY, discrete::arguments(steps)),
            Self::Aligned(ref rows) => {
                let values = Argument::Numbers(rows.in_order().to_vec());
                return (
                    &discrete::ROWS,
                    vec![Some(values), Some(Argument::Flag(true))],
                );
            }
        };
        let numbers = numbers.iter();
        (
            family,
            numbers.map(|number| number.map(Argument::Number)).collect(),
        )
    }

    /// Its family, and what it says of the family's parameters.
    pub(crate) fn written(&self) -> (&'static Family, Vec<(&'static Parameter, Argument)>) {
        let (family, arguments) = self.arguments();
        let first = family.sets.iter().copied().take(1).flatten();
        let parameters = first.chain(family.optional).zip(arguments);
        let given = parameters.filter_map(|(parameter, argument)| Some((parameter, argument?)));
        (family, given.collect())
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
        let standard = || {
            let (place, scale) = self.law().frame()?;
            let (family, mut own) = self.written();
            for (parameter, argument) in &mut own {
                if let Argument::Number(number) = argument {
                    *number = parameter.dimension.standard(*number, place, scale);
                }
            }
            let law = Given::law(family, &own).ok()?;
            Some((law, place, scale))
        };
        match self {
            Self::Sure(x) => (Self::Sure(0.0), *x, 1.0),
            _ => standard().unwrap_or_else(|| (self.clone(), 0.0, 1.0)),
        }
    }

    /// A number in the middle of the law: its mean, its median or its mode, whichever is plain to see.
    pub(crate) fn centre(&self) -> f64 {
        let law = self.law();
        law.centre().unwrap_or_else(|| law.mean())
    }

    /// The numbers between which the law may well lie: all of them where it has ends, else its
    /// central 95 %.
    pub(crate) fn likely(&self) -> (f64, f64) {
        self.law().likely().unwrap_or_else(|| self.within(Z975))
    }

    /// The law in a few words.
    pub fn told(&self, wording: &dyn Wording) -> String {
        self.law().told(wording).unwrap_or_else(|| {
            let (family, own) = self.written();
            let own = own.iter().filter_map(|(_, argument)| argument.number());
            let own: Vec<String> = own.map(|number| wording.number(number)).collect();
            format!("{} {}", family.called, own.join(", "))
        })
    }

    /// Whether its parameters make a law, as they must in a file.
    pub(crate) fn check(&self) -> Result<(), Fault> {
        // Steps cannot be made of what makes none.
        if matches!(self, Self::Discrete(_) | Self::Aligned(_)) {
            return Ok(());
        }
        let (family, own) = self.written();
        Given::law(family, &own).map(|_| ())
    }

    /// Draws made elsewhere: row by row, or picked at random.
    pub(crate) fn rows(rows: &Rows, aligned: bool) -> Self {
        match rows.steps().values() {
            [only] => Self::Sure(*only),
            _ if aligned => Self::Aligned(rows.clone()),
            _ => Self::Discrete(rows.steps().clone()),
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
