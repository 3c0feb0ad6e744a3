//! Tail and density of the standard normal law, fast: Taylor polynomials around tabulated knots.

use std::sync::LazyLock;

use crate::model::special::{normal_cdf, normal_density};

/// Places per unit.
const STEPS: f64 = 32.0;
/// Beyond this the tail is below 1e-18 and counts as none.
const REACH: f64 = 8.8;
const PLACES: usize = 283;
const TERMS: usize = 11;

/// Upper tail at a knot, and the Taylor coefficients of the density there.
#[derive(Debug)]
struct Knot {
    tail: f64,
    density: [f64; TERMS],
}

static KNOTS_OF_LAW: LazyLock<Vec<Knot>> = LazyLock::new(|| {
    (0..PLACES)
        .map(|knot| {
            let z = knot as f64 / STEPS;
            let mut density = [normal_density(z); TERMS];
            // φ' = −z φ, term by term.
            density[1] = -z * density[0];
            for n in 1..TERMS - 1 {
                density[n + 1] = -(z * density[n] + density[n - 1]) / (n + 1) as f64;
            }
            Knot {
                tail: normal_cdf(-z),
                density,
            }
        })
        .collect()
});

/// Tail and density of the standard normal law.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tails {
    knots: &'static [Knot],
}

impl Tails {
    pub(super) fn new() -> Self {
        Self {
            knots: &KNOTS_OF_LAW,
        }
    }

    /// P(Z > |z|) and the density at z; both 0 far out. Relative errors below 1e-13, because the
    /// nearest knot is at most 1/64 away: the first term left out is below 1e-17.
    #[inline(always)]
    pub(super) fn at(self, z: f64) -> (f64, f64) {
        let size = z.abs();
        if size.is_nan() || size >= REACH {
            return (0.0, 0.0);
        }
        let nearest = (size * STEPS + 0.5) as usize;
        let knot = &self.knots[nearest];
        let d = size - nearest as f64 / STEPS;
        let mut density = 0.0;
        let mut below = 0.0;
        for n in (0..TERMS).rev() {
            density = density * d + knot.density[n];
            below = below * d + knot.density[n] * (1.0 / (n + 1) as f64);
        }
        (knot.tail - d * below, density)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_slow_functions() {
        let tails = Tails::new();
        for i in -880..=880 {
            let z = f64::from(i) * 0.009_997;
            let (tail, density) = tails.at(z);
            assert!((tail / normal_cdf(-z.abs()) - 1.0).abs() < 1e-13, "{z}");
            assert!((density / normal_density(z) - 1.0).abs() < 1e-13, "{z}");
        }
        assert_eq!(tails.at(9.0), (0.0, 0.0));
        assert_eq!(tails.at(f64::INFINITY), (0.0, 0.0));
    }
}
