//! Laws that are nearly normal: the logarithm of a gamma number of large shape, and the logit of a
//! beta number of two large shapes.
//!
//! Their continued fractions take as many steps as the square root of the shape, and their
//! densities are differences of logarithms as large as the shape. Cornish & Fisher's expansion
//! (1938; Abramowitz & Stegun 26.2.49, to the fourth cumulant beyond the variance) takes neither,
//! and it is the better the larger the shape is: for shapes from [`LARGE`] up, the tails of its
//! quantiles at any z up to 6.8 are right to 3e-11 of their size.

use libm::{log, sqrt};

/// Shapes beyond this are large.
pub(crate) const LARGE: f64 = 1e5;

/// A law by its mean, its standard deviation and four cumulants of the standardised law.
#[derive(Debug, Clone)]
pub(crate) struct NearlyNormal {
    mean: f64,
    sd: f64,
    cumulants: [f64; 4],
}

impl NearlyNormal {
    /// The logarithm of a gamma number, where its shape is large.
    pub(crate) fn log_gamma(shape: f64) -> Option<Self> {
        (shape > LARGE).then(|| {
            let cumulant = |n: i32| alternating(n) * log_gamma_cumulant(n, shape, shape);
            Self::new(log(shape) + below_log(shape), shape, cumulant)
        })
    }

    /// The logit of a beta number, a difference of two such logarithms, where both shapes are
    /// large.
    pub(crate) fn logit_beta(alpha: f64, beta: f64) -> Option<Self> {
        let unit = alpha.min(beta);
        (unit >= LARGE && alpha.max(beta) > LARGE).then(|| {
            let mean = log(alpha / beta) + (below_log(alpha) - below_log(beta));
            Self::new(mean, unit, |n| {
                alternating(n) * log_gamma_cumulant(n, alpha, unit)
                    + log_gamma_cumulant(n, beta, unit)
            })
        })
    }

    /// `cumulant` gives the n-th cumulant times `unit`ⁿ⁻¹: numbers near 1 whatever the shapes are.
    fn new(mean: f64, unit: f64, cumulant: impl Fn(i32) -> f64) -> Self {
        let sd = sqrt(cumulant(2));
        let root = sqrt(unit);
        let mut size = sd * sd;
        let cumulants = [3, 4, 5, 6].map(|n| {
            size *= sd * root;
            cumulant(n) / size
        });
        Self {
            mean,
            sd: sd / root,
            cumulants,
        }
    }

    /// The quantile at Φ(`z`).
    pub(crate) fn at_normal(&self, z: f64) -> f64 {
        self.mean + self.sd * self.expanded(z)
    }

    /// The z whose quantile is `y`; at most 38 in size, beyond which nothing is left of a tail.
    pub(crate) fn normal_at(&self, y: f64) -> f64 {
        let wanted = ((y - self.mean) / self.sd).clamp(-38.0, 38.0);
        let mut z = wanted;
        // The expansion is z but for a twentieth at most, so each step leaves a twentieth.
        for _ in 0..12 {
            z += wanted - self.expanded(z);
        }
        z
    }

    /// Standardised quantile at Φ(`z`).
    fn expanded(&self, z: f64) -> f64 {
        let [c3, c4, c5, c6] = self.cumulants;
        let s = z * z;
        z + c3 * (s - 1.0) / 6.0 + c4 * z * (s - 3.0) / 24.0 - c3 * c3 * z * (2.0 * s - 5.0) / 36.0
            + c5 * ((s - 6.0) * s + 3.0) / 120.0
            - c3 * c4 * ((s - 5.0) * s + 2.0) / 24.0
            + c3 * c3 * c3 * ((12.0 * s - 53.0) * s + 17.0) / 324.0
            + c6 * z * ((s - 10.0) * s + 15.0) / 720.0
            - c4 * c4 * z * ((3.0 * s - 24.0) * s + 29.0) / 384.0
            - c3 * c5 * z * ((2.0 * s - 17.0) * s + 21.0) / 180.0
            + c3 * c3 * c4 * z * ((14.0 * s - 103.0) * s + 107.0) / 288.0
            - c3 * c3 * c3 * c3 * z * ((252.0 * s - 1688.0) * s + 1511.0) / 7776.0
    }
}

/// Size of the n-th cumulant (n from 2 up) of the logarithm of a gamma number, times `unit`ⁿ⁻¹: a
/// polygamma function by its asymptotic series (Abramowitz & Stegun 6.4.11), whose next term is
/// below 1e-19 of the first for a large shape.
fn log_gamma_cumulant(n: i32, shape: f64, unit: f64) -> f64 {
    let k = f64::from(n - 1);
    let first =
        (1..n - 1).fold(1.0, |product, i| product * f64::from(i) * (unit / shape)) * (unit / shape);
    first * (1.0 + k / (2.0 * shape) + k * (k + 1.0) / (12.0 * shape * shape))
}

/// The sign of the n-th cumulant of the logarithm of a gamma number.
fn alternating(n: i32) -> f64 {
    if n % 2 == 0 { 1.0 } else { -1.0 }
}

/// The mean of the logarithm of a gamma number, less the logarithm of its shape (Abramowitz &
/// Stegun 6.3.18).
fn below_log(shape: f64) -> f64 {
    -1.0 / (2.0 * shape) - 1.0 / (12.0 * shape * shape)
}
