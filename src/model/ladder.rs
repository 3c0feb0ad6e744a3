//! Weights that stand on one another: orders such as `a >= b >= c`, drawn without a search.
//!
//! Where each weight has one lower condition, of a multiple of another weight or of a number, and
//! all add up to a total, there are as many conditions as weights. They cut a simplex out of the
//! total, however many weights there are: what each weight has beyond its condition can be chosen
//! freely, and its share is multiplied by all that stands on it. For an order without numbers these
//! are the weights of Rényi's representation of ordered exponential numbers (1953).

use super::Relation;
use super::linear::{Row, System, from_below};

/// A simplex of weights by what each stands on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ladder {
    /// The weights from the lowest up: each comes after the one it stands on.
    order: Vec<usize>,
    /// What each weight stands on, and the multiple of it that it has at least.
    below: Vec<Option<(usize, f64)>>,
    /// What each weight has at least beyond that.
    least: Vec<f64>,
    /// What all weights have together beyond their least, where one takes all that is left: the
    /// step of a weight itself.
    steps: Vec<f64>,
}

/// A lower condition: at least a multiple of another weight and a number.
#[derive(Debug, Clone, Copy)]
struct Lower {
    of: usize,
    factor: f64,
    constant: f64,
}

/// What is nearer than this share of the points is equal.
const TINY: f64 = 1e-12;

impl Ladder {
    /// The ladder of all variables of a system, where they are one: one sum over all of them, one
    /// lower condition each when those are taken out that follow from others, no upper bound that
    /// is ever reached, and something left to be shared.
    pub(crate) fn of(system: &System) -> Option<Self> {
        let count = system.bounds.len();
        let (lower, total) = conditions(system)?;
        let others = |all: &Vec<Lower>| all.iter().map(|one| one.of).collect();
        let below: Vec<Vec<usize>> = lower.iter().map(others).collect();
        let order = from_below(&below)?;
        let mut ladder = Self {
            below: vec![None; count],
            least: system.bounds.iter().map(|bounds| bounds.0).collect(),
            steps: vec![0.0; count],
            order,
        };
        // Lowest values, and how many rungs each stands above the ground.
        let mut lowest = ladder.least.clone();
        let mut rungs = vec![0usize; count];
        for at in 0..count {
            let member = ladder.order[at];
            // Of several conditions, the one of the highest rung has to imply the others.
            let highest = lower[member].iter().max_by(|a, b| {
                let keys = |l: &Lower| (rungs[l.of], l.factor, l.constant);
                let (a, b) = (keys(a), keys(b));
                let factor = a.1.total_cmp(&b.1);
                a.0.cmp(&b.0).then(factor).then(a.2.total_cmp(&b.2))
            });
            let Some(&one) = highest else {
                continue;
            };
            let value = one.factor * lowest[one.of] + one.constant;
            if value < ladder.least[member] - TINY * total {
                return None;
            }
            if lower[member].len() > 1 && !ladder.implies(one, &lower[member], &lowest, total) {
                return None;
            }
            ladder.below[member] = Some((one.of, one.factor));
            ladder.least[member] = one.constant;
            lowest[member] = value;
            rungs[member] = rungs[one.of] + 1;
        }
        let left = total - lowest.iter().sum::<f64>();
        if left <= 1e-9 * total {
            return None;
        }
        // What one point of each weight's own adds to the sum, from the top down.
        let mut sizes = vec![1.0; count];
        for &member in ladder.order.iter().rev() {
            if let Some((below, factor)) = ladder.below[member] {
                sizes[below] += factor * sizes[member];
            }
        }
        ladder.steps = sizes.iter().map(|size| left / size).collect();
        let reached = ladder.highest();
        let within = |(high, bounds): (&f64, &(f64, f64))| *high <= bounds.1 + TINY * total;
        reached
            .iter()
            .zip(&system.bounds)
            .all(within)
            .then_some(ladder)
    }

    /// The same of weights in points, of which there are `total` in all.
    pub(crate) fn of_total(mut self, total: f64) -> Self {
        for points in self.least.iter_mut().chain(&mut self.steps) {
            *points *= total;
        }
        self
    }

    /// Whether one lower condition implies the others of the same weight.
    fn implies(&self, one: Lower, all: &[Lower], lowest: &[f64], total: f64) -> bool {
        // What `one` says of everything below, going down.
        let mut said = vec![None; self.below.len()];
        let (mut at, mut factor, mut constant) = (one.of, one.factor, one.constant);
        loop {
            said[at] = Some((factor, constant));
            constant += factor * self.least[at];
            let Some((below, times)) = self.below[at] else {
                break;
            };
            factor *= times;
            at = below;
        }
        all.iter().all(|other| {
            said[other.of].is_some_and(|(factor, constant)| {
                let more = factor - other.factor;
                more >= 0.0 && constant + more * lowest[other.of] >= other.constant - TINY * total
            })
        })
    }

    /// The weights whose own parts of what is left are these; they add up to 1.
    #[inline(always)]
    pub(crate) fn weights(&self, part: impl Fn(usize) -> f64, out: &mut [f64]) {
        for &member in &self.order {
            let below = self.below[member].map_or(0.0, |(below, factor)| factor * out[below]);
            out[member] = below + self.least[member] + self.steps[member] * part(member);
        }
    }

    /// The corners: in each, one weight's own part is all that is left.
    pub(crate) fn corner(&self, corner: usize) -> Vec<f64> {
        let mut weights = vec![0.0; self.order.len()];
        self.weights(|member| f64::from(u8::from(member == corner)), &mut weights);
        weights
    }

    /// The largest each weight can be: at the best of the corners at or below it.
    fn highest(&self) -> Vec<f64> {
        let none = {
            let mut weights = vec![0.0; self.order.len()];
            self.weights(|_| 0.0, &mut weights);
            weights
        };
        let mut gains = vec![0.0; self.order.len()];
        for &member in &self.order {
            let below = self.below[member].map_or(0.0, |(below, factor)| factor * gains[below]);
            gains[member] = f64::max(below, self.steps[member]);
        }
        none.iter()
            .zip(gains)
            .map(|(none, gain)| none + gain)
            .collect()
    }
}

/// Lower conditions on other variables, and the sum of all; `None` where there is anything else.
fn conditions(system: &System) -> Option<(Vec<Vec<Lower>>, f64)> {
    let count = system.bounds.len();
    let mut lower: Vec<Vec<Lower>> = vec![Vec::new(); count];
    let mut total = None;
    for row in &system.rows {
        match (row.relation, row.coefficients.as_slice()) {
            (Relation::Equal, all) => {
                if total.is_some() || !is_sum(row, count) {
                    return None;
                }
                total = Some(row.constant / all.first()?.1);
            }
            (Relation::AtLeast, &[(a, x), (b, y)]) if x * y < 0.0 => {
                let (more, less, x, y) = if x > 0.0 {
                    (a, b, x, -y)
                } else {
                    (b, a, y, -x)
                };
                lower[more].push(Lower {
                    of: less,
                    factor: y / x,
                    constant: row.constant / x,
                });
            }
            _ => return None,
        }
    }
    let open = system.bounds.iter().all(|(low, high)| low < high);
    Some((lower, total.filter(|total| open && *total > 0.0)?))
}

/// Whether a row adds up every variable once.
fn is_sum(row: &Row, count: usize) -> bool {
    let mut seen = vec![false; count];
    for (variable, factor) in &row.coefficients {
        if seen[*variable] || *factor != row.coefficients[0].1 {
            return false;
        }
        seen[*variable] = true;
    }
    seen.into_iter().all(|seen| seen)
}
