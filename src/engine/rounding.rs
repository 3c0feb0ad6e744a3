//! The grid on which totals are compared.
//!
//! Equal totals that were added up in another order differ in the last bits of a float, and those must
//! not decide. Totals of known numbers are added in decimals, and so are totals that can be the same in
//! many draws, as those of discrete scores: where they are equal they are equal here. All others are
//! the same with a probability of nothing, but for what teams share, and are rounded as they come.

use crate::model::exact::{Exact, Total, below};

/// Steps per point, where totals are small enough.
const STEPS: f64 = 1e9;
/// Steps up to a usual total at most: floats then keep 13 bits below a step.
const MOST: f64 = (1u64 << 40) as f64;
/// Known totals that differ by less than a step are this part of one apart.
const APART: f64 = 1.0 / 1024.0;

/// A grid of totals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Grid {
    /// Steps per point.
    pub(crate) steps: f64,
}

impl Grid {
    /// For totals of such a size, in points. Up to a thousand a step is 1e-9 points; beyond that it is
    /// as much larger as floats are coarser.
    pub(crate) fn new(size: f64) -> Self {
        let mut steps = STEPS;
        while size * steps > MOST {
            steps *= 0.5;
        }
        Self { steps }
    }

    /// A total in whole steps.
    #[inline(always)]
    pub(super) fn rounded(self, total: f64) -> f64 {
        rounded(total * self.steps)
    }

    /// The same for a total that is known better than to a float.
    ///
    /// Decimals often lie in the middle between two steps, where the last bit would decide. It is
    /// rounded away first: in the middle of parts of a step this small lies no decimal of less than 40
    /// digits.
    #[inline(always)]
    pub(super) fn exactly(self, total: Exact) -> f64 {
        const PARTS: f64 = (1u64 << 30) as f64;
        let steps = total.times(Exact::of(self.steps));
        let whole = rounded(steps.hi);
        let rest = rounded(((steps.hi - whole) + steps.lo) * PARTS) / PARTS;
        if rest >= 0.5 {
            whole + 1.0
        } else if rest < -0.5 {
            whole - 1.0
        } else {
            whole
        }
    }

    /// The steps of a number of points that lies on the grid.
    pub(super) fn on_it(self, points: f64) -> Option<f64> {
        let exact = Exact::written(points);
        let steps = exact.times(Exact::of(self.steps));
        if steps.hi.abs() > 1024.0 * MOST {
            return None;
        }
        let whole = self.exactly(exact);
        let off = steps.minus(Exact::of(whole)).hi.abs();
        (off < 1e-12 * whole.abs().max(1.0)).then_some(whole)
    }

    /// Known totals, of parts of at most `size` points together: in steps, and apart where they differ
    /// in decimals.
    pub(super) fn apart(self, totals: &[Total], size: f64) -> Vec<f64> {
        let below = below(totals, size);
        let mut order: Vec<usize> = (0..totals.len()).collect();
        order.sort_by_key(|&at| below[at]);
        let mut keys = vec![0.0; totals.len()];
        let (mut last, mut before) = (f64::NEG_INFINITY, usize::MAX);
        for at in order {
            if below[at] != before {
                last = self.exactly(totals[at].points).max(last + APART);
                before = below[at];
            }
            keys[at] = last;
        }
        keys
    }

    /// Steps in points.
    #[inline(always)]
    pub(super) fn points(self, steps: f64) -> f64 {
        steps / self.steps
    }
}

/// Rounds to the nearest whole number, for numbers below 2^51.
#[inline(always)]
pub(super) fn rounded(x: f64) -> f64 {
    const SHIFT: f64 = 6_755_399_441_055_744.0;
    (x + SHIFT) - SHIFT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_steps_are_rounded_alike_whatever_the_last_bits() {
        let grid = Grid::new(100.0);
        assert_eq!(grid, Grid { steps: 1e9 });
        // 46.1896484375 is in the middle of two steps.
        let middle = Exact::written(46.189_648_437_5);
        for off in [-1e-29, 0.0, 1e-29] {
            let near = middle.plus(Exact::of(off));
            assert_eq!(grid.exactly(near), 46_189_648_438.0);
        }
        assert_eq!(grid.exactly(Exact::written(-2.5e-9)), -2.0);
        assert_eq!(grid.exactly(Exact::of(-2.6e-9)), -3.0);
        assert_eq!(grid.exactly(Exact::of(2.4e-9)), 2.0);
    }

    #[test]
    fn steps_are_as_fine_as_floats_allow() {
        assert_eq!(Grid::new(1000.0).steps, 1e9);
        for size in [1e4, 5e7, 1e12] {
            let steps = size * Grid::new(size).steps;
            assert!((0.5 * MOST..=MOST).contains(&steps), "{size}");
        }
    }

    #[test]
    fn known_totals_stay_apart_within_a_step() {
        let grid = Grid::new(100.0);
        let sum = |a: f64, b: f64| Total {
            points: Exact::written(a).plus(Exact::written(b)),
            written: true,
        };
        let totals = [
            sum(80.0, 3e-12),
            sum(80.0, 0.0),
            sum(79.9, 0.1),
            sum(80.0, 4e-12),
            sum(12.0, 0.0),
        ];
        let keys = grid.apart(&totals, 100.0);
        assert_eq!(keys[1], 80e9);
        assert_eq!(keys[2], keys[1]);
        assert!(keys[1] < keys[0] && keys[0] < keys[3] && keys[3] < keys[1] + 0.5);
        assert_eq!(keys[4], 12e9);
    }
}
