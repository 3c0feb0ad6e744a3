//! Special functions, from `libm` and basic arithmetic only, so that every machine gets the same bits.

use libm::{erfc, exp, fabs, lgamma, log, log1p, sqrt};

/// Density of the standard normal law.
pub fn normal_density(z: f64) -> f64 {
    const ONE_OVER_SQRT_TAU: f64 = 0.398_942_280_401_432_7;
    ONE_OVER_SQRT_TAU * exp(-0.5 * z * z)
}

/// Distribution function of the standard normal law; accurate to the last digits in the lower tail.
pub fn normal_cdf(z: f64) -> f64 {
    0.5 * erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

/// Quantile of the standard normal law; infinite at 0 and 1, NaN outside.
///
/// A rational start value is polished by two steps of Halley's method on [`normal_cdf`].
pub fn normal_quantile(p: f64) -> f64 {
    if p == 0.0 {
        return f64::NEG_INFINITY;
    }
    if p > 0.5 {
        // 1 − p is exact here, and the lower tail is where the distribution function is accurate.
        return -normal_quantile(1.0 - p);
    }
    if p.is_nan() || p < 0.0 {
        return f64::NAN;
    }
    // Abramowitz & Stegun 26.2.23, absolute error below 4.5e-4.
    let t = sqrt(-2.0 * log(p));
    let mut z = -(t
        - (2.515_517 + t * (0.802_853 + t * 0.010_328))
            / (1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308))));
    for _ in 0..2 {
        let density = normal_density(z);
        if density == 0.0 {
            break;
        }
        let newton = (normal_cdf(z) - p) / density;
        z -= newton / (1.0 + 0.5 * z * newton);
    }
    z
}

/// Wilson's score interval (Wilson 1927) for `successes` out of `draws` at the normal quantile `z`.
pub fn wilson(successes: u64, draws: u64, z: f64) -> (f64, f64) {
    if draws == 0 {
        return (0.0, 1.0);
    }
    let n = draws as f64;
    let p = successes as f64 / n;
    let shrink = 1.0 / (1.0 + z * z / n);
    let centre = (p + z * z / (2.0 * n)) * shrink;
    let half = z * sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n)) * shrink;
    // At the ends the interval starts at the estimate itself; rounding must not say otherwise.
    let low = if successes == 0 { 0.0 } else { centre - half };
    let high = if successes == draws {
        1.0
    } else {
        centre + half
    };
    (low, high)
}

/// Regularised incomplete beta function: the distribution function at `x` of the beta law.
///
/// `upper` must be `1 − x`; it is a parameter of its own so that nothing is lost near 1.
/// Continued fraction (Abramowitz & Stegun 26.5.8), evaluated by Lentz's method in the form of
/// Thompson & Barnett (1986); absolute error below 1e-13 for parameters up to 1e5.
pub fn beta_cdf(alpha: f64, beta: f64, x: f64, upper: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if upper <= 0.0 {
        return 1.0;
    }
    let log_front = beta_log_density_times(alpha, beta, x, upper);
    if x < (alpha + 1.0) / (alpha + beta + 2.0) {
        exp(log_front) * beta_fraction(alpha, beta, x) / alpha
    } else {
        1.0 - exp(log_front) * beta_fraction(beta, alpha, upper) / beta
    }
}

/// Log of `x^α (1−x)^β / B(α, β)`: the density times `x (1−x)`.
pub fn beta_log_density_times(alpha: f64, beta: f64, x: f64, upper: f64) -> f64 {
    let log_x = if x < 0.5 { log(x) } else { log1p(-upper) };
    let log_upper = if upper < 0.5 { log(upper) } else { log1p(-x) };
    alpha * log_x + beta * log_upper - log_beta(alpha, beta)
}

/// Logarithm of the beta function.
pub fn log_beta(alpha: f64, beta: f64) -> f64 {
    lgamma(alpha) + lgamma(beta) - lgamma(alpha + beta)
}

/// The continued fraction of [`beta_cdf`].
pub(crate) fn beta_fraction(alpha: f64, beta: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let keep_off_zero = |v: f64| if fabs(v) < TINY { TINY } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / keep_off_zero(1.0 - (alpha + beta) * x / (alpha + 1.0));
    let mut fraction = d;
    for m in 1..10_000 {
        let m = f64::from(m);
        let even = m * (beta - m) * x / ((alpha + 2.0 * m - 1.0) * (alpha + 2.0 * m));
        let odd =
            -(alpha + m) * (alpha + beta + m) * x / ((alpha + 2.0 * m) * (alpha + 2.0 * m + 1.0));
        let mut factor = 1.0;
        for term in [even, odd] {
            d = 1.0 / keep_off_zero(1.0 + term * d);
            c = keep_off_zero(1.0 + term / c);
            factor *= c * d;
        }
        fraction *= factor;
        if fabs(factor - 1.0) < 1e-15 {
            break;
        }
    }
    fraction
}

/// Upper tail of Student's t law at a `t` from 0 up (Student 1908): half an incomplete beta function
/// (Abramowitz & Stegun 26.7.1).
pub fn student_t_tail(freedom: f64, t: f64) -> f64 {
    let sum = freedom + t * t;
    if sum.is_infinite() {
        return 0.0;
    }
    0.5 * beta_cdf(0.5 * freedom, 0.5, freedom / sum, t * t / sum)
}

/// Quantile of Student's t law, for a probability `p` of at least one half: its tail inverted by
/// Newton's method on its logarithm inside a shrinking bracket, to the last digits.
pub fn student_t_quantile(freedom: f64, p: f64) -> f64 {
    let wanted = 1.0 - p;
    let scale = exp(lgamma(0.5 * (freedom + 1.0)) - lgamma(0.5 * freedom))
        / sqrt(freedom * std::f64::consts::PI);
    let density = |t: f64| scale * exp(-0.5 * (freedom + 1.0) * log1p(t * t / freedom));
    let (mut low, mut high) = (0.0, f64::INFINITY);
    let mut t = normal_quantile(p);
    for _ in 0..200 {
        let tail = student_t_tail(freedom, t);
        if tail > wanted {
            low = t;
        } else {
            high = t;
        }
        let mut next = t + log(tail / wanted) * tail / density(t);
        if !(next > low && next < high) {
            next = if high.is_finite() {
                0.5 * (low + high)
            } else {
                2.0 * t + 1.0
            };
        }
        if fabs(next - t) <= 1e-15 * t || next == t {
            return next;
        }
        t = next;
    }
    t
}

/// Regularised lower and upper incomplete gamma functions: distribution function and survival
/// function at `x` of the gamma law with this shape and scale 1.
///
/// Series below shape + 1, continued fraction above (Abramowitz & Stegun 6.5.29 and 6.5.31).
pub fn gamma_cdf(shape: f64, x: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    let front = exp(shape * log(x) - x - lgamma(shape));
    if x < shape + 1.0 {
        let mut term = 1.0 / shape;
        let mut sum = term;
        let mut k = shape;
        while term > sum * 1e-17 {
            k += 1.0;
            term *= x / k;
            sum += term;
        }
        let lower = front * sum;
        (lower, 1.0 - lower)
    } else {
        let mut b = x + 1.0 - shape;
        let mut c = 1e300;
        let mut d = 1.0 / b;
        let mut fraction = d;
        for i in 1..100_000 {
            let i = f64::from(i);
            let a = -i * (i - shape);
            b += 2.0;
            d = 1.0 / (a * d + b);
            c = b + a / c;
            let factor = c * d;
            fraction *= factor;
            if fabs(factor - 1.0) < 1e-15 {
                break;
            }
        }
        let upper = front * fraction;
        (1.0 - upper, upper)
    }
}

/// Logarithm of the gamma quantile (scale 1) at Φ(`z`).
pub fn gamma_log_quantile(shape: f64, z: f64) -> f64 {
    let (lower, upper) = (normal_cdf(z), normal_cdf(-z));
    // F(x) = x^shape / Γ(shape + 1) (1 − O(x)) near 0; a lower bound everywhere.
    let near_zero = (log(lower) + lgamma(shape + 1.0)) / shape;
    if near_zero < -36.0 {
        return near_zero;
    }
    let excess = |y: f64| {
        let (below, above) = gamma_cdf(shape, exp(y));
        if z < 0.0 {
            below - lower
        } else {
            upper - above
        }
    };
    let (mut low, mut high) = (near_zero - 1e-9, near_zero.max(log(shape)) + 0.5);
    while excess(high) < 0.0 {
        high += 1.0;
    }
    let mut y = 0.5 * (low + high);
    for _ in 0..200 {
        let miss = excess(y);
        if miss > 0.0 {
            high = y;
        } else {
            low = y;
        }
        let slope = exp(shape * y - exp(y) - lgamma(shape));
        let mut next = y - miss / slope;
        if !(next > low && next < high) {
            next = 0.5 * (low + high);
        }
        if fabs(next - y) < 1e-14 * fabs(y).max(1.0) {
            return next;
        }
        y = next;
    }
    y
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_quantile_inverts_the_distribution_function() {
        for (p, z) in [
            (0.5, 0.0),
            (0.95, 1.644_853_626_951_472_2),
            (0.975, 1.959_963_984_540_054),
            (1e-10, -6.361_340_902_404_056),
        ] {
            assert!(
                (normal_quantile(p) - z).abs() < 1e-13 * z.abs().max(1.0),
                "{p}"
            );
        }
        for p in [1e-300, 1e-40, 1e-12, 0.01, 0.3] {
            assert!(
                (normal_cdf(normal_quantile(p)) / p - 1.0).abs() < 1e-12,
                "{p}"
            );
        }
        assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
        assert_eq!(normal_quantile(1.0), f64::INFINITY);
        assert!(normal_quantile(1.5).is_nan());
    }

    #[test]
    fn beta_agrees_with_polynomials() {
        // For whole parameters the distribution function is a binomial tail.
        for x in [0.01, 0.2, 0.5, 0.77, 0.999] {
            let y: f64 = 1.0 - x;
            let want = 6.0 * x * x * y * y + 4.0 * x * x * x * y + x * x * x * x;
            assert!((beta_cdf(2.0, 3.0, x, y) - want).abs() < 1e-14, "{x}");
        }
        // Arcsine law.
        let want = 2.0 / std::f64::consts::PI * (0.3f64).sqrt().asin();
        assert!((beta_cdf(0.5, 0.5, 0.3, 0.7) - want).abs() < 1e-14);
    }

    #[test]
    fn quantiles_of_student_agree_with_printed_ones() {
        // Abramowitz & Stegun, table 26.10; one degree of freedom is Cauchy's law.
        for (freedom, p, t) in [
            (15.0, 0.975, 2.131),
            (15.0, 0.9995, 4.073),
            (1.0, 0.975, 12.706),
            (60.0, 0.9, 1.296),
        ] {
            assert!((student_t_quantile(freedom, p) - t).abs() < 6e-4, "{t}");
        }
        assert!((student_t_quantile(1.0, 0.75) - 1.0).abs() < 1e-13);
    }

    #[test]
    fn gamma_quantile_inverts_the_distribution_function() {
        for shape in [0.01, 0.1, 0.5, 1.0, 3.0, 40.0, 1e4] {
            for step in -60..=60 {
                let z = f64::from(step) / 10.0;
                let y = gamma_log_quantile(shape, z);
                if y > -300.0 {
                    let (lower, upper) = gamma_cdf(shape, exp(y));
                    let (got, want) = if z < 0.0 {
                        (lower, normal_cdf(z))
                    } else {
                        (upper, normal_cdf(-z))
                    };
                    assert!(
                        (got / want - 1.0).abs() < 1e-9,
                        "{shape} at {z}: {got} {want}"
                    );
                }
            }
        }
    }

    #[test]
    fn gamma_agrees_with_the_poisson_sum() {
        for x in [0.1f64, 1.0, 3.0, 8.0, 30.0] {
            let want = 1.0 - libm::exp(-x) * (1.0 + x + x * x / 2.0);
            assert!((gamma_cdf(3.0, x).0 - want).abs() < 1e-14, "{x}");
            assert!((gamma_cdf(1.0, x).1 - libm::exp(-x)).abs() < 1e-15, "{x}");
        }
    }
}
