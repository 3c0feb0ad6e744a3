//! Triangular and PERT laws, by their ends and mode or by their 10th, 50th and 90th percentiles.
//!
//! Of a law on 0 to 1, how far the median lies along the way from the 10th to the 90th percentile
//! depends on the mode alone, and rises with it: the mode is found from that, the ends by scaling.

use libm::{ceil, exp, fabs, floor, lgamma, log, log1p, log10, pow, sqrt};

use super::Fault;
use super::family::{Given, Parameter};
use crate::model::figure::tidied;

/// A law on 0 to 1 for each mode.
#[derive(Clone, Copy)]
pub(super) struct Unit {
    name: &'static str,
    /// Its quantile, at a mode and a probability.
    quantile: fn(f64, f64) -> f64,
    /// The modes among which percentiles tell.
    modes: (f64, f64),
}

pub(super) const TRIANGULAR: Unit = Unit {
    name: "triangular",
    quantile: triangular,
    // Beyond, all three percentiles lie on one side of the mode, and say nothing of the other.
    modes: (0.1, 0.9),
};

pub(super) const PERT: Unit = Unit {
    name: "PERT",
    quantile: pert,
    modes: (0.0, 1.0),
};

/// Rounding of a ratio of percentiles: well above its own error, well below what anybody writes.
const SLACK: f64 = 1e-12;

/// The parameters of such a law.
pub(super) const SETS: &[&[Parameter]] = &[
    &[
        Parameter::location("min"),
        Parameter::location("mode"),
        Parameter::location("max"),
    ],
    &[
        Parameter::location("p10"),
        Parameter::location("p50"),
        Parameter::location("p90"),
    ],
];

/// Lower end, mode and upper end.
pub(super) fn three(given: &Given<'_>, unit: Unit) -> Result<(f64, f64, f64), Fault> {
    if let Some(p10) = given.number("p10")? {
        return by_percentiles(given, unit, p10);
    }
    let mode = given.need("mode")?;
    let (min, max) = given.ends()?;
    if min <= mode && mode <= max {
        return Ok((min, mode, max));
    }
    let message = format!("`mode` must lie between `min` and `max`, from {min} to {max}");
    Err(Fault::new("mode", message).label("outside"))
}

fn by_percentiles(given: &Given<'_>, unit: Unit, p10: f64) -> Result<(f64, f64, f64), Fault> {
    let (p50, p90) = (given.need("p50")?, given.need("p90")?);
    if p10 >= p90 {
        let message = format!("`p90` must be above `p10`, which is {p10}");
        return Err(Fault::new("p90", message).label("not above `p10`"));
    }
    let width = p90 - p10;
    let mode = unit.mode((p50 - p10) / width).map_err(|(low, high)| {
        // Rounded inwards, so that what is named is taken.
        let step = pow(10.0, floor(log10(width)) - 3.0);
        let low = tidied(ceil((p10 + low * width) / step) * step);
        let high = tidied(floor((p10 + high * width) / step) * step);
        let message = format!(
            "`p50` must lie between {low} and {high} in a {} law with this `p10` and `p90`",
            unit.name
        );
        Fault::new("p50", message).label("outside")
    })?;
    let at = |p| (unit.quantile)(mode, p);
    let whole = width / (at(0.9) - at(0.1));
    let (min, max) = (p10 - whole * at(0.1), p90 + whole * (1.0 - at(0.9)));
    Ok((min, (min + whole * mode).clamp(min, max), max))
}

impl Unit {
    /// How far the median lies along the way from the 10th to the 90th percentile.
    fn middle(self, mode: f64) -> f64 {
        let [p10, p50, p90] = [0.1, 0.5, 0.9].map(|p| (self.quantile)(mode, p));
        (p50 - p10) / (p90 - p10)
    }

    /// The mode of the law whose median lies there, or between which two it lies in all laws.
    ///
    /// By false position in the Illinois form (Dowell & Jarratt 1971), which keeps its bracket.
    fn mode(self, middle: f64) -> Result<f64, (f64, f64)> {
        let miss = |mode: f64| self.middle(mode) - middle;
        let (mut low, mut high) = self.modes;
        let (mut below, mut above) = (miss(low), miss(high));
        if below > SLACK || above < -SLACK {
            return Err((self.middle(low), self.middle(high)));
        }
        if below > -SLACK {
            return Ok(low);
        }
        let mut mode = high;
        let mut last = above;
        for _ in 0..200 {
            if fabs(last) <= SLACK {
                break;
            }
            mode = low + (high - low) * (below / (below - above));
            let next = miss(mode);
            let again = (next < 0.0) == (last < 0.0);
            if next < 0.0 {
                (low, below) = (mode, next);
                above *= if again { 0.5 } else { 1.0 };
            } else {
                (high, above) = (mode, next);
                below *= if again { 0.5 } else { 1.0 };
            }
            last = next;
        }
        Ok(mode)
    }
}

/// Quantile of the triangular law on 0 to 1, whose share below the mode is the mode itself.
fn triangular(mode: f64, p: f64) -> f64 {
    if p <= mode {
        sqrt(p * mode)
    } else {
        1.0 - sqrt((1.0 - p) * (1.0 - mode))
    }
}

/// Quantile of the PERT law on 0 to 1, by Newton's method inside a shrinking bracket.
fn pert(mode: f64, p: f64) -> f64 {
    let alpha = 1.0 + 4.0 * mode;
    let (mut low, mut high) = (0.0, 1.0);
    let mut x = alpha / 6.0;
    for _ in 0..100 {
        let (share, density) = beta_of_six(alpha, x);
        if share < p {
            low = x;
        } else {
            high = x;
        }
        let mut next = x - (share - p) / density;
        if !(next > low && next < high) {
            next = f64::midpoint(low, high);
        }
        if fabs(next - x) <= 1e-15 {
            return next;
        }
        x = next;
    }
    x
}

/// The share below `x` and the density of the beta law whose shapes `alpha` and β add up to 6, by a
/// series of positive terms (Abramowitz & Stegun 26.5.4) from the nearer end.
fn beta_of_six(alpha: f64, x: f64) -> (f64, f64) {
    if x > 0.5 {
        let (above, density) = beta_of_six(6.0 - alpha, 1.0 - x);
        return (1.0 - above, density);
    }
    let log_beta = lgamma(alpha) + lgamma(6.0 - alpha) - lgamma(6.0);
    let density = exp((alpha - 1.0) * log(x) + (5.0 - alpha) * log1p(-x) - log_beta);
    let (mut share, mut n) = (0.0, 0.0);
    let mut term = density * x * (1.0 - x) / alpha;
    while term > 1e-18 {
        share += term;
        term *= x * (6.0 + n) / (alpha + 1.0 + n);
        n += 1.0;
    }
    (share, density)
}
