//! The beta law.

use libm::{exp, fabs, log, log1p, sqrt};

use super::family::{Dimension, Family, Given, Kind, Parameter};
use super::{Fault, Law, Quantity, Wording};
use crate::model::expansion::NearlyNormal;
use crate::model::large_beta;
use crate::model::special::{beta_fraction, log_beta, normal_cdf};

/// Shapes of a beta law: below, it has its ends only in floating point; above, the distribution
/// function loses digits.
const SHAPES: (f64, f64) = (0.01, 1e5);

const SHAPE: Kind = Kind::Between(SHAPES.0, SHAPES.1);

pub(super) static FAMILY: Family = Family {
    name: "beta",
    called: "beta",
    sets: &[&[
        Parameter::shape("alpha", SHAPE),
        Parameter::shape("beta", SHAPE),
    ]],
    optional: &[
        Parameter::new("min", Kind::Default(0.0), Dimension::Location),
        Parameter::new("max", Kind::Default(1.0), Dimension::Location),
    ],
    read: |given| {
        let (alpha, beta) = (shape(given, "alpha")?, shape(given, "beta")?);
        let (min, max) = given.ends()?;
        Ok(Quantity::Beta {
            alpha,
            beta,
            min,
            max,
        })
    },
};

fn shape(given: &Given<'_>, name: &'static str) -> Result<f64, Fault> {
    let shape = given.need(name)?;
    let (least, most) = SHAPES;
    if (least..=most).contains(&shape) {
        return Ok(shape);
    }
    let fault = Fault::new(
        name,
        format!("`{name}` must lie between {least} and {most}"),
    );
    Err(if shape < least {
        fault
            .label("too small")
            .help("so small a shape leaves two numbers only: use `discrete`")
    } else {
        fault
            .label("too large")
            .help("so large a shape is a normal law: use `normal`")
    })
}

#[allow(clippy::struct_field_names, reason = "the parameters' own names")]
pub(super) struct Beta {
    pub(super) alpha: f64,
    pub(super) beta: f64,
    pub(super) min: f64,
    pub(super) max: f64,
}

impl Law for Beta {
    fn mean(&self) -> f64 {
        self.min + (self.max - self.min) * (self.alpha / (self.alpha + self.beta))
    }

    fn sd(&self) -> f64 {
        let sum = self.alpha + self.beta;
        (self.max - self.min) * sqrt(self.alpha * self.beta / (sum + 1.0)) / sum
    }

    fn cdf(&self, x: f64) -> f64 {
        let (below, above) = (x - self.min, self.max - x);
        if below <= 0.0 {
            0.0
        } else if above <= 0.0 {
            1.0
        } else {
            let logits = Logits::new(self.alpha, self.beta);
            logits.tails(log(below) - log(above)).0
        }
    }

    fn corners(&self) -> Vec<(f64, f64)> {
        vec![(self.min, self.alpha), (self.max, self.beta)]
    }

    fn at_normal(&self, z: f64) -> f64 {
        let logit = Logits::new(self.alpha, self.beta).at_normal(z);
        let width = self.max - self.min;
        if logit < 0.0 {
            self.min + width / (1.0 + exp(-logit))
        } else {
            self.max - width / (1.0 + exp(logit))
        }
    }

    fn frame(&self) -> Option<(f64, f64)> {
        Some((self.min, self.max - self.min))
    }

    fn told(&self, wording: &dyn Wording) -> Option<String> {
        let [alpha, beta, min, max] =
            [self.alpha, self.beta, self.min, self.max].map(|number| wording.number(number));
        if (self.min, self.max) == (0.0, 1.0) {
            return Some(format!("beta {alpha}, {beta}"));
        }
        Some(format!("beta {alpha}, {beta} on {min}..{max}"))
    }
}

/// The law of ln(x / (1 − x)) for a beta x. On this scale the quantile over z is smooth even where
/// the law piles up at its ends, and neither end loses digits.
pub(crate) struct Logits {
    alpha: f64,
    beta: f64,
    log_beta: f64,
    /// The law by its expansion, where both shapes are large.
    nearly_normal: Option<NearlyNormal>,
    /// Where the last quantile was found, and how fast it rose: where to look for the next.
    last: Option<(f64, f64, f64)>,
}

impl Logits {
    pub(crate) fn new(alpha: f64, beta: f64) -> Self {
        Self {
            alpha,
            beta,
            log_beta: log_beta(alpha, beta),
            nearly_normal: NearlyNormal::logit_beta(alpha, beta),
            last: None,
        }
    }

    /// Shares below and above a logit, and the density there.
    ///
    /// Continued fraction (Abramowitz & Stegun 26.5.8) on the side where it converges fast.
    pub(crate) fn tails(&self, logit: f64) -> (f64, f64, f64) {
        let (alpha, beta) = (self.alpha, self.beta);
        if large_beta::is_large(alpha, beta) {
            let (below, above) = large_beta::tails(alpha, beta, logit);
            return (
                below,
                above,
                exp(large_beta::log_density(alpha, beta, logit)),
            );
        }
        // Logarithms of x and 1 − x, without the difference.
        let (log_x, log_y) = if logit < 0.0 {
            let log_y = -log1p(exp(logit));
            (log_y + logit, log_y)
        } else {
            let log_x = -log1p(exp(-logit));
            (log_x, log_x - logit)
        };
        let density = exp(alpha * log_x + beta * log_y - self.log_beta);
        let x = exp(log_x);
        if x < (alpha + 1.0) / (alpha + beta + 2.0) {
            let below = density * beta_fraction(alpha, beta, x) / alpha;
            (below, 1.0 - below, density)
        } else {
            let above = density * beta_fraction(beta, alpha, exp(log_y)) / beta;
            (1.0 - above, above, density)
        }
    }

    /// The quantile at Φ(`z`): by its expansion where that holds, else by Newton's method inside a
    /// shrinking bracket.
    pub(crate) fn at_normal(&self, z: f64) -> f64 {
        if let Some(law) = &self.nearly_normal {
            return law.at_normal(z);
        }
        self.solve(z, log(self.alpha / self.beta)).0
    }

    /// The same, starting from the last quantile found: for a table of neighbouring z.
    pub(crate) fn next(&mut self, z: f64) -> f64 {
        if let Some(law) = &self.nearly_normal {
            return law.at_normal(z);
        }
        let start = match self.last {
            Some((at, logit, slope)) => logit + slope * (z - at),
            None => log(self.alpha / self.beta),
        };
        let (logit, density) = self.solve(z, start);
        let slope = crate::model::special::normal_density(z) / density;
        self.last = Some((z, logit, if slope.is_finite() { slope } else { 0.0 }));
        logit
    }

    /// Quantile and density there.
    fn solve(&self, z: f64, start: f64) -> (f64, f64) {
        let (lower, upper) = (normal_cdf(z), normal_cdf(-z));
        // Compared in the smaller tail, which keeps its digits; as logarithms, because far out the
        // tails are close to powers and Newton's steps are then close to exact.
        let miss = |(below, above, density): (f64, f64, f64)| {
            if z < 0.0 {
                (log(below / lower), density / below)
            } else {
                (-log(above / upper), density / above)
            }
        };
        let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
        let mut y = start;
        let mut reach = 1.0;
        for _ in 0..300 {
            let tails = self.tails(y);
            let (excess, slope) = miss(tails);
            if excess > 0.0 {
                high = y;
            } else {
                low = y;
            }
            let mut next = y - excess / slope;
            if !(next > low && next < high) {
                // Newton left the bracket, or a tail is 0 in floating point.
                next = if low == f64::NEG_INFINITY {
                    high - reach
                } else if high == f64::INFINITY {
                    low + reach
                } else {
                    0.5 * (low + high)
                };
                reach *= 2.0;
            }
            if fabs(next - y) <= 1e-13 * fabs(y).max(1.0) {
                return (next, tails.2);
            }
            y = next;
        }
        (y, self.tails(y).2)
    }
}
