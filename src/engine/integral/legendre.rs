//! Nodes and weights of the Gauss–Legendre rule.

use libm::{cos, fabs};

/// The rule with `order` nodes on [0, 1]: pairs of node and weight, ascending; exact for
/// polynomials of degree 2 `order` − 1.
///
/// Roots of the Legendre polynomial by Newton's method from Tricomi's start values (Abramowitz &
/// Stegun 25.4.29 and 22.16.6); errors near 1e-15 up to an order of some hundreds.
pub(super) fn rule(order: usize) -> Vec<(f64, f64)> {
    let mut nodes: Vec<(f64, f64)> = (0..order)
        .map(|i| {
            let angle = std::f64::consts::PI * (i as f64 + 0.75) / (order as f64 + 0.5);
            let mut x = cos(angle);
            for _ in 0..100 {
                let (value, slope) = legendre(order, x);
                let change = value / slope;
                x -= change;
                if fabs(change) < 1e-15 {
                    break;
                }
            }
            let (_, slope) = legendre(order, x);
            // On [−1, 1] the weight is twice this.
            (0.5 + 0.5 * x, 1.0 / ((1.0 - x * x) * slope * slope))
        })
        .collect();
    nodes.reverse();
    nodes
}

/// The Legendre polynomial and its derivative.
fn legendre(order: usize, x: f64) -> (f64, f64) {
    let (mut before, mut value) = (0.0, 1.0);
    for i in 0..order {
        let i = i as f64;
        let next = ((2.0 * i + 1.0) * x * value - i * before) / (i + 1.0);
        (before, value) = (value, next);
    }
    (value, order as f64 * (before - x * value) / (1.0 - x * x))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polynomials_are_integrated_exactly() {
        for order in [1, 2, 3, 8, 16, 65, 500] {
            let rule = rule(order);
            assert!(rule.windows(2).all(|pair| pair[0].0 < pair[1].0));
            for degree in [0, 1, 2, order, 2 * order - 1] {
                if degree > 2 * order - 1 {
                    continue;
                }
                let got: f64 = rule
                    .iter()
                    .map(|(x, w)| w * libm::pow(*x, degree as f64))
                    .sum();
                let want = 1.0 / (degree as f64 + 1.0);
                assert!((got - want).abs() < 4e-14, "{order}, {degree}: {got}");
            }
        }
    }
}
