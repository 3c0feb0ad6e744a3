//! Laws of numbers of points, and of their sums.
//!
//! Between the edges of both functions' panels the integrand of a convolution is a polynomial, which
//! Gauss's rule integrates exactly. So the law of a sum is as near to the true one as the laws of its
//! terms together (each changes every probability of the sum by no more than its own error) and the
//! fit of the sum.

use std::sync::LazyLock;

use super::curve::{Curve, Fitted, Panel, TERMS};
use crate::engine::integral::legendre;

/// Single totals at most.
const ATOMS: usize = 4_096;
/// Panels of a sum's law at most, beyond those that breaks cut.
const PANELS: usize = 2_048;
/// Breaks at most; of more, a fit finds those that matter.
const BREAKS: usize = 1_024;
/// A jump of a derivative of higher order than this is found with few halvings.
const ORDER: f64 = 3.0;
/// Totals so near to each other, relative to their size, are one total that was added up in
/// another order.
const SAME: f64 = 1e-13;
/// Shares below this count as none.
const NOTHING: f64 = 1e-17;

/// Exact for a polynomial of the degree of a value times a slope.
static RULE: LazyLock<([f64; TERMS], [f64; TERMS])> = LazyLock::new(|| {
    let rule = legendre::rule(TERMS);
    let at = |k: usize| rule[k];
    (
        std::array::from_fn(|k| at(k).0),
        std::array::from_fn(|k| at(k).1),
    )
});

/// Where a derivative of a distribution function jumps, and of which order it is; of a whole or
/// broken one where the function rises as such a power.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Break {
    pub(super) at: f64,
    pub(super) order: f64,
}

/// The law of a number of points: single points, and what is spread.
#[derive(Debug, Clone, Default)]
pub(super) struct Law {
    /// Points with their probabilities; ascending and apart in a sum.
    pub(super) atoms: Vec<(f64, f64)>,
    pub(super) curve: Curve,
    /// Of the curve, ascending.
    pub(super) breaks: Vec<Break>,
    /// How far the distribution function may be from the true one.
    pub(super) error: f64,
    /// How far from their places, in points, the curve's values may be, besides what rounds them.
    pub(super) blur: f64,
}

/// How many products of panels may still be integrated.
pub(super) struct Budget(pub(super) u64);

impl Law {
    /// Nothing but a known number.
    pub(super) fn known(points: f64) -> Self {
        Self {
            atoms: vec![(points, 1.0)],
            ..Self::default()
        }
    }

    /// All of it; 1 up to rounding.
    pub(super) fn mass(&self) -> f64 {
        self.atoms.iter().map(|(_, p)| p).sum::<f64>() + self.curve.mass()
    }

    /// Takes a fitted curve as its own.
    pub(super) fn take(&mut self, fitted: Fitted) {
        self.error += fitted.error;
        self.atoms.extend(fitted.jumps);
        self.curve = fitted.curve;
        merge(&mut self.atoms);
    }

    /// The law of the sum of two independent numbers; none where that takes too much.
    pub(super) fn plus(&self, other: &Self, tolerance: f64, budget: &mut Budget) -> Option<Self> {
        if self.atoms.len() * other.atoms.len() > 64 * ATOMS {
            return None;
        }
        let mut sum = Self {
            error: self.error + other.error,
            blur: self.blur + other.blur,
            ..Self::default()
        };
        for (a, p) in &self.atoms {
            sum.atoms
                .extend(other.atoms.iter().map(|(b, q)| (a + b, p * q)));
        }
        sum.atoms.retain(|(_, p)| *p > NOTHING);
        merge(&mut sum.atoms);
        if sum.atoms.len() > ATOMS {
            return None;
        }
        sum.breaks = breaks(self, other);
        // A single number moves the other law, and no more than that.
        for (one, many) in [(self, other), (other, self)] {
            if let ([(by, _)], true) = (one.atoms.as_slice(), one.curve.panels.is_empty()) {
                sum.curve = many.curve.moved(*by);
                return Some(sum);
            }
        }
        let places: Vec<f64> = sum.breaks.iter().map(|at| at.at).collect();
        let most = PANELS + places.len();
        let mut spent = false;
        let all = self.mass() * other.mass() - sum.mass();
        let fitted = Curve::fit(&places, (tolerance, sum.blur), most, all, |x| {
            if budget.0 == 0 {
                spent = true;
                return f64::NAN;
            }
            let mut below = convolved(&self.curve, &other.curve, x, budget);
            for (one, many) in [(self, other), (other, self)] {
                if many.curve.panels.is_empty() {
                    continue;
                }
                budget.0 = budget.0.saturating_sub(one.atoms.len() as u64 / 8);
                for (a, p) in &one.atoms {
                    below += p * many.curve.at(x - a);
                }
            }
            below
        });
        let fitted = fitted.filter(|_| !spent)?;
        sum.take(fitted);
        Some(sum)
    }

    /// Laws with their shares, as one.
    pub(super) fn mixture(laws: &[(f64, Self)], tolerance: f64) -> Option<Self> {
        let mut mixture = Self::default();
        for (share, law) in laws {
            mixture.error += share * law.error;
            mixture.blur = mixture.blur.max(law.blur);
            mixture.breaks.extend(&law.breaks);
            mixture
                .atoms
                .extend(law.atoms.iter().map(|(x, p)| (*x, share * p)));
        }
        tidy(&mut mixture.breaks);
        merge(&mut mixture.atoms);
        let places: Vec<f64> = mixture.breaks.iter().map(|at| at.at).collect();
        let (within, most) = ((tolerance, mixture.blur), PANELS + places.len());
        let all = laws
            .iter()
            .map(|(share, law)| share * law.curve.mass())
            .sum();
        let fitted = Curve::fit(&places, within, most, all, |x| {
            laws.iter()
                .map(|(share, law)| share * law.curve.at(x))
                .sum()
        })?;
        mixture.take(fitted);
        Some(mixture)
    }
}

/// Where the derivatives of the law of a sum may jump: at the sums of where those of its terms do.
fn breaks(one: &Law, other: &Law) -> Vec<Break> {
    let all = |law: &Law| -> Vec<Break> {
        let atoms = law.atoms.iter().map(|(at, _)| Break {
            at: *at,
            order: 0.0,
        });
        atoms.chain(law.breaks.iter().copied()).collect()
    };
    let (a, b) = (all(one), all(other));
    let sums = a.iter().flat_map(|a| {
        b.iter().map(|b| Break {
            at: a.at + b.at,
            order: a.order + b.order,
        })
    });
    // Two single points are one.
    let sums = sums.filter(|sum| sum.order > 0.0);
    let (low, high) = sums
        .clone()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |ends, sum| {
            (ends.0.min(sum.at), ends.1.max(sum.at))
        });
    let mut breaks: Vec<Break> = sums
        .filter(|sum| sum.order <= ORDER || sum.at == low || sum.at == high)
        .collect();
    tidy(&mut breaks);
    if breaks.len() > BREAKS {
        breaks.retain(|sum| sum.at == low || sum.at == high);
    }
    breaks
}

/// Puts breaks in order and equal ones together.
pub(super) fn tidy(breaks: &mut Vec<Break>) {
    breaks.sort_by(|a, b| a.at.total_cmp(&b.at));
    breaks.dedup_by(|next, kept| {
        let same = next.at - kept.at <= SAME * kept.at.abs().max(1.0);
        if same {
            kept.order = kept.order.min(next.order);
        }
        same
    });
}

/// P(A + B ≤ x) for what of two laws is spread: ∫ A(x − y) dB(y).
fn convolved(a: &Curve, b: &Curve, x: f64, budget: &mut Budget) -> f64 {
    let (Some((a_low, a_high)), Some((b_low, b_high))) = (a.ends(), b.ends()) else {
        return 0.0;
    };
    // Below this all of A is below x − y, above the other none.
    let (all, none) = (x - a_high, x - a_low);
    let mut sum = if all > b_low {
        a.mass() * b.at(all)
    } else {
        0.0
    };
    let (mut y, end) = (all.max(b_low), none.min(b_high));
    let mut at_b = b.panels.partition_point(|panel| panel.to <= y);
    let mut at_a = a.panels.partition_point(|panel| panel.from < x - y);
    while y < end {
        while at_b < b.panels.len() && b.panels[at_b].to <= y {
            at_b += 1;
        }
        while at_a > 1 && x - a.panels[at_a - 1].from <= y {
            at_a -= 1;
        }
        let (Some(over), Some(under)) = (b.panels.get(at_b), a.panels.get(at_a.wrapping_sub(1)))
        else {
            break;
        };
        let next = over.to.min(x - under.from).min(end);
        if next <= y {
            break;
        }
        if over.rise() > NOTHING {
            budget.0 = budget.0.saturating_sub(1);
            sum += piece(under, over, x, y, next);
        }
        y = next;
    }
    sum
}

/// ∫ A(x − y) dB(y) over a stretch that lies in one panel of each.
fn piece(a: &Panel, b: &Panel, x: f64, from: f64, to: f64) -> f64 {
    let (nodes, weights) = &*RULE;
    let width = to - from;
    let y = nodes.map(|node| from + width * node);
    let slopes = b.slopes(&y);
    let values = a.values(&y.map(|y| x - y));
    let mut sum = 0.0;
    for lane in 0..TERMS {
        sum += weights[lane] * values[lane] * slopes[lane];
    }
    sum * width
}

/// Puts equal totals together, ascending.
pub(super) fn merge(totals: &mut Vec<(f64, f64)>) {
    totals.sort_by(|a, b| a.0.total_cmp(&b.0));
    totals.dedup_by(|next, kept| {
        let same = next.0 - kept.0 <= SAME * kept.0.abs().max(1.0);
        if same {
            kept.1 += next.1;
        }
        same
    });
}
