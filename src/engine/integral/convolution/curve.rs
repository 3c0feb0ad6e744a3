//! Distribution functions in pieces, each a polynomial.
//!
//! A function is interpolated at Chebyshev points of a panel; where the last coefficients are not
//! small, the panel is halved (Trefethen 2013, chapters 3 and 8). What a function does at an end, at a
//! jump of its density or far out is found that way, without knowing of it. Because the functions
//! are distribution functions, a panel in which they rise by less than the tolerance is done, and
//! what rises within next to nothing is a single point.

use std::f64::consts::PI;
use std::sync::LazyLock;

/// Coefficients of one polynomial.
pub(super) const TERMS: usize = 16;
/// What rises within such a width, in points, is one single point: a ten-thousandth of the grid on
/// which totals are compared.
const POINT: f64 = 1e-13;
/// Places are known to so much of their size: rounding errors of some steps.
const ROUNDED: f64 = 4.0 * f64::EPSILON;
/// How much steeper a function may be somewhere in a panel than on average.
const STEEPER: f64 = 8.0;
/// The distance between a function and its interpolant is taken to be at most so many times the
/// largest of the last coefficients: at a jump of the slope they fall with the square of their
/// number, and all that follow add up to this.
const FOLLOWING: f64 = 16.0;

/// Chebyshev points of the second kind on [−1, 1], descending.
static NODES: LazyLock<[f64; TERMS]> = LazyLock::new(|| std::array::from_fn(|k| cosine(k as f64)));
/// From values at the points to coefficients.
static TRANSFORM: LazyLock<[[f64; TERMS]; TERMS]> = LazyLock::new(|| {
    let half = |k: usize| {
        if k == 0 || k == TERMS - 1 { 0.5 } else { 1.0 }
    };
    let scale = 2.0 / (TERMS - 1) as f64;
    std::array::from_fn(|j| {
        std::array::from_fn(|k| scale * half(j) * half(k) * cosine((j * k) as f64))
    })
});
/// Places between the points, where an interpolant is checked.
static CHECKS: LazyLock<[f64; 2]> = LazyLock::new(|| [cosine(4.5), cosine(11.5)]);

fn cosine(steps: f64) -> f64 {
    libm::cos(PI * steps / (TERMS - 1) as f64)
}

/// A stretch on which a function is a polynomial.
#[derive(Debug, Clone)]
pub(super) struct Panel {
    pub(super) from: f64,
    pub(super) to: f64,
    /// Coefficients of Chebyshev polynomials over [−1, 1].
    value: [f64; TERMS],
    /// Those of the derivative.
    slope: [f64; TERMS],
    /// The values at both ends.
    pub(super) start: f64,
    pub(super) end: f64,
}

impl Panel {
    fn new(from: f64, to: f64, value: [f64; TERMS], start: f64, end: f64) -> Self {
        let mut slope = [0.0; TERMS];
        for j in (1..TERMS).rev() {
            let next = if j + 1 < TERMS { slope[j + 1] } else { 0.0 };
            slope[j - 1] = next + 2.0 * j as f64 * value[j];
        }
        slope[0] *= 0.5;
        let scale = 2.0 / (to - from);
        Self {
            from,
            to,
            value,
            slope: slope.map(|term| term * scale),
            start,
            end,
        }
    }

    /// A straight line.
    fn line(from: f64, to: f64, start: f64, end: f64) -> Self {
        let mut value = [0.0; TERMS];
        value[0] = 0.5 * (start + end);
        value[1] = 0.5 * (end - start);
        Self::new(from, to, value, start, end)
    }

    /// By how much the function rises here.
    pub(super) fn rise(&self) -> f64 {
        self.end - self.start
    }

    fn place(&self, x: f64) -> f64 {
        ((x - self.from) - (self.to - x)) / (self.to - self.from)
    }

    /// The values at some places.
    #[inline(always)]
    pub(super) fn values<const N: usize>(&self, x: &[f64; N]) -> [f64; N] {
        sums(&self.value, &x.map(|x| self.place(x)))
    }

    /// The derivatives at some places.
    #[inline(always)]
    pub(super) fn slopes<const N: usize>(&self, x: &[f64; N]) -> [f64; N] {
        sums(&self.slope, &x.map(|x| self.place(x)))
    }
}

/// Σ of coefficients × Chebyshev polynomials, by Clenshaw's recurrence (1955).
#[inline(always)]
fn sums<const N: usize>(terms: &[f64; TERMS], t: &[f64; N]) -> [f64; N] {
    let (mut one, mut two) = ([0.0; N], [0.0; N]);
    for term in terms[1..].iter().rev() {
        for lane in 0..N {
            let next = 2.0 * t[lane] * one[lane] - two[lane] + term;
            two[lane] = one[lane];
            one[lane] = next;
        }
    }
    std::array::from_fn(|lane| t[lane] * one[lane] - two[lane] + terms[0])
}

/// How well places near this one are known, where functions are known to be evaluated up to `blur`
/// from where they should be.
pub(super) fn blurred(x: f64, blur: f64) -> f64 {
    blur + ROUNDED * x.abs()
}

/// A function that is 0 below its panels, rises, and is constant above them.
#[derive(Debug, Clone, Default)]
pub(super) struct Curve {
    /// Ascending, without gaps.
    pub(super) panels: Vec<Panel>,
}

/// What came of a fit.
pub(super) struct Fitted {
    pub(super) curve: Curve,
    /// Points at which the function jumps, and by how much; the curve is without them.
    pub(super) jumps: Vec<(f64, f64)>,
    /// How far from the function the two are at most.
    pub(super) error: f64,
}

impl Curve {
    /// Fits a function that rises from 0 to `all` between the first and the last of the `breaks`, which
    /// ascend; others are where its derivatives may jump. Near an end at which it is steep its values
    /// are no better than their places ([`blurred`]). None where that takes more than `most` panels.
    pub(super) fn fit(
        breaks: &[f64],
        (tolerance, blur): (f64, f64),
        most: usize,
        all: f64,
        mut of: impl FnMut(f64) -> f64,
    ) -> Option<Fitted> {
        let mut fitted = Fitted {
            curve: Self::default(),
            jumps: Vec::new(),
            error: 0.0,
        };
        let mut jumped = 0.0;
        if breaks.iter().any(|at| !at.is_finite()) {
            return None;
        }
        let Some((&first, rest)) = breaks.split_first() else {
            return Some(fitted);
        };
        // Rounded, a place at an end may be beyond it or not quite there.
        let (mut from, mut start) = (first, 0.0);
        // Where to go, the furthest first, and whether a jump belongs to the end rather than the
        // start, because the end is a break.
        let mut ahead: Vec<(f64, f64, bool)> =
            rest.iter().rev().map(|x| (*x, of(*x), true)).collect();
        if let Some(last) = ahead.first_mut() {
            last.1 = all;
        }
        let mut is_break = true;
        while let Some((to, end, to_break)) = ahead.pop() {
            let add = |fitted: &mut Fitted, panel: Panel, error: f64| {
                fitted.error = fitted.error.max(error);
                fitted.curve.panels.push(panel);
            };
            let shifted = |x: f64| x - jumped;
            if end - start <= tolerance {
                let panel = Panel::line(from, to, shifted(start), shifted(end));
                add(&mut fitted, panel, end - start);
                (from, start, is_break) = (to, end, to_break);
                continue;
            }
            let middle = 0.5 * (from + to);
            if to - from <= POINT || middle <= from || middle >= to {
                let at = if is_break || !to_break { from } else { to };
                fitted.jumps.push((at, end - start));
                let level = shifted(start);
                add(&mut fitted, Panel::line(from, to, level, level), 0.0);
                jumped += end - start;
                (from, start, is_break) = (to, end, to_break);
                continue;
            }
            let rough = STEEPER * (end - start) / (to - from);
            let rough = rough * blurred(from.abs().max(to.abs()), blur);
            let place = |t: f64| middle + 0.5 * (to - from) * t;
            let values: [f64; TERMS] = std::array::from_fn(|k| match k {
                0 => end,
                k if k == TERMS - 1 => start,
                k => of(place(NODES[k])),
            });
            let terms: [f64; TERMS] =
                std::array::from_fn(|j| TRANSFORM[j].iter().zip(&values).map(|(a, b)| a * b).sum());
            let last = terms[TERMS - 3..]
                .iter()
                .fold(0.0, |most: f64, term| most.max(term.abs()));
            let mut off = FOLLOWING * last;
            if off <= tolerance + rough {
                let guessed = sums(&terms, &CHECKS);
                for (t, guessed) in CHECKS.iter().zip(guessed) {
                    off = off.max((of(place(*t)) - guessed).abs());
                }
            }
            // A number that is none is not small either.
            if off <= tolerance + rough {
                let mut terms = terms;
                terms[0] -= jumped;
                let panel = Panel::new(from, to, terms, shifted(start), shifted(end));
                add(&mut fitted, panel, (off - rough).max(0.0));
                (from, start, is_break) = (to, end, to_break);
            } else {
                if fitted.curve.panels.len() + ahead.len() >= most {
                    return None;
                }
                ahead.push((to, end, to_break));
                ahead.push((middle, of(middle), false));
            }
        }
        Some(fitted)
    }

    /// The same function, further up by so much.
    pub(super) fn moved(&self, by: f64) -> Self {
        let mut moved = self.clone();
        for panel in &mut moved.panels {
            panel.from += by;
            panel.to += by;
        }
        moved
    }

    /// Where it begins to rise, and where it ends.
    pub(super) fn ends(&self) -> Option<(f64, f64)> {
        Some((self.panels.first()?.from, self.panels.last()?.to))
    }

    /// By how much it rises in all.
    pub(super) fn mass(&self) -> f64 {
        self.panels.last().map_or(0.0, |panel| panel.end)
    }

    /// The panel that a place is in: none below and above all.
    pub(super) fn panel(&self, x: f64) -> Option<&Panel> {
        let at = self.panels.partition_point(|panel| panel.to <= x);
        self.panels.get(at).filter(|panel| panel.from <= x)
    }

    /// The value at a place.
    pub(super) fn at(&self, x: f64) -> f64 {
        match self.panel(x) {
            Some(panel) => panel.values(&[x])[0],
            None if self.panels.first().is_none_or(|first| x < first.from) => 0.0,
            None => self.mass(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_are_as_near_as_they_say() {
        type Case<'c> = (&'c [f64], &'c dyn Fn(f64) -> f64);
        let functions: [Case<'_>; 5] = [
            (&[0.0, 1.0], &|x| x),
            (&[0.0, 1.0], &|x| libm::pow(x, 0.3)),
            (&[-9.0, 9.0], &|x| crate::model::special::normal_cdf(x)),
            // A jump of the slope that nobody has told of, and one of the function.
            (&[0.0, 3.0], &|x| (0.1 * x).max(x - 1.7)),
            (&[0.0, 1.0], &|x| 0.1 * x + if x > 0.3 { 0.9 } else { 0.0 }),
        ];
        for (case, (breaks, of)) in functions.into_iter().enumerate() {
            for tolerance in [1e-6, 1e-9, 1e-12] {
                let fitted = Curve::fit(breaks, (tolerance, 0.0), 500, of(breaks[1]), of).unwrap();
                assert!(fitted.error <= tolerance);
                let (from, to) = (breaks[0], breaks[1]);
                for step in 0..=10_000 {
                    let x = from + (to - from) * f64::from(step) / 1e4;
                    if fitted.jumps.iter().any(|(jump, _)| (jump - x).abs() < 1e-9) {
                        continue;
                    }
                    let below = fitted.jumps.iter().filter(|(jump, _)| *jump < x);
                    let got = fitted.curve.at(x) + below.map(|(_, by)| by).sum::<f64>();
                    let off = (got - of(x)).abs();
                    assert!(off <= fitted.error + 1e-14, "{case} at {x}: {off:e}");
                }
            }
        }
    }

    #[test]
    fn slopes_are_derivatives() {
        let fitted = Curve::fit(&[0.0, 2.0], (1e-12, 0.0), 100, libm::expm1(2.0), |x| {
            libm::exp(x) - 1.0
        })
        .unwrap();
        for x in [0.01, 0.7, 1.999] {
            let panel = fitted.curve.panel(x).unwrap();
            assert!((panel.slopes(&[x])[0] - libm::exp(x)).abs() < 1e-9);
        }
    }
}
