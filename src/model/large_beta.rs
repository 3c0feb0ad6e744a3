//! The beta law where a shape is large: no difference of large numbers, and a cost that does not
//! grow with the shape.

use libm::{exp, expm1, fabs, lgamma, log, log1p};

use super::expansion::{LARGE, NearlyNormal};
use super::special::normal_cdf;

/// Whether this module is to be asked.
pub(crate) fn is_large(alpha: f64, beta: f64) -> bool {
    alpha.max(beta) > LARGE
}

/// Shares of the beta law below and above a logit ln(x / (1 − x)).
pub(crate) fn tails(alpha: f64, beta: f64, logit: f64) -> (f64, f64) {
    if let Some(nearly) = NearlyNormal::logit_beta(alpha, beta) {
        let z = nearly.normal_at(logit);
        return (normal_cdf(z), normal_cdf(-z));
    }
    let density = exp(log_density(alpha, beta, logit));
    let (x, y) = (1.0 / (1.0 + exp(-logit)), 1.0 / (1.0 + exp(logit)));
    // How far x lies below the mean, times the sum of the shapes, from the share that is small.
    let sum = alpha + beta;
    let below_mean = if alpha < beta {
        alpha - sum * x
    } else {
        sum * y - beta
    };
    if x < (alpha + 1.0) / (sum + 2.0) {
        let below = density * fraction(alpha, beta, x, y, below_mean);
        (below, 1.0 - below)
    } else {
        let above = density * fraction(beta, alpha, y, x, -below_mean);
        (1.0 - above, above)
    }
}

/// Log of `x^α (1−x)^β / B(α, β)` at a logit: the logarithm at the mean of the law less what it
/// falls by from there (Loader 2000).
pub(crate) fn log_density(alpha: f64, beta: f64, logit: f64) -> f64 {
    let sum = alpha + beta;
    let from_mean = logit - log(alpha / beta);
    // Seen from the smaller of the two, whose share keeps its digits.
    let (share, step) = if alpha < beta {
        (alpha / sum, from_mean)
    } else {
        (beta / sum, -from_mean)
    };
    let fall = sum * (log1p(share * expm1(step)) - share * step);
    let remainder = stirling(alpha) + stirling(beta) - stirling(sum);
    0.5 * log(alpha * (beta / sum) / std::f64::consts::TAU) - fall - remainder
}

/// What the logarithm of Γ has beyond Stirling's (x − ½) ln x − x + ½ ln 2π (Abramowitz & Stegun
/// 6.1.41).
fn stirling(x: f64) -> f64 {
    if x < 30.0 {
        return lgamma(x) - ((x - 0.5) * log(x) - x + 0.5 * log(std::f64::consts::TAU));
    }
    let square = x * x;
    let third = 1.0 / 1260.0 - 1.0 / (1680.0 * square);
    (1.0 / 12.0 - (1.0 / 360.0 - third / square) / square) / x
}

/// The share below x by its density `x^a y^b / B(a, b)`, for x below the mean: the continued fraction of
/// Didonato & Morris (1992, algorithm 708), which knows the distance `below_mean` = a − (a + b) x
/// by itself. A shape below [`LARGE`] needs a few hundred steps at most, however large the other is.
fn fraction(a: f64, b: f64, x: f64, y: f64, below_mean: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let keep_off_zero = |v: f64| if fabs(v) < TINY { TINY } else { v };
    let c = 1.0 + below_mean;
    let first = 1.0 + 1.0 / a;
    // Lentz's method in the form of Thompson & Barnett (1986).
    let mut value = keep_off_zero(c / first);
    let (mut up, mut down) = (value, 0.0);
    let mut p = 1.0;
    let mut s = a + 1.0;
    for n in 1..10_000 {
        let n = f64::from(n);
        let w = n * (b - n) * x;
        let part = a / s;
        let numerator = p * (p + b / a) * part * part * (w * x);
        let t = n / a;
        let share = (t + 1.0) / (first + t + t);
        let denominator = n + w / s + share * (c + n * (y + 1.0));
        p = t + 1.0;
        s += 2.0;
        down = 1.0 / keep_off_zero(denominator + numerator * down);
        up = keep_off_zero(denominator + numerator / up);
        value *= up * down;
        if fabs(up * down - 1.0) < 1e-15 {
            break;
        }
    }
    1.0 / value
}
