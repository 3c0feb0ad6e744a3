//! Which weights favour whom: weights summed over the draws in which a team is first, and over
//! those in which it is selected (Lahdelma, Hokkanen & Salminen 1998).
//!
//! Only weights that vary are summed, and of the weights that add up to a known total all but one.
//! A block of draws is summed in floating point in a fixed order, then added as an integer, so
//! that the sums do not depend on how a run is cut.

use super::order::Order;
use super::select::Selected;
use super::stream::{BLOCK, Lanes};
use crate::model::{Model, WeightLaw};

/// Partial sums kept side by side, so that additions need not wait for each other.
const PARTS: usize = 32;

/// Where the weight of a criterion comes from, once the draws are summed.
#[derive(Debug, Clone, PartialEq)]
enum Source {
    /// A penalty, which has no weight.
    None,
    /// The same in every draw.
    Known(f64),
    /// Summed: place in the list of summed weights.
    Summed(usize),
    /// What these summed weights leave of the points.
    Rest { points: f64, less: Vec<usize> },
}

/// Which weights are summed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// By criterion.
    sources: Vec<Source>,
    /// Criteria whose weights are summed.
    summed: Vec<usize>,
    /// A weight of one point in the integer sums: a power of two that leaves a block of the
    /// largest weight below 2^62.
    unit: f64,
}

impl Layout {
    /// Whether the weight of a criterion differs from draw to draw; false for a penalty.
    pub(super) fn varies(&self, criterion: usize) -> bool {
        let source = self.sources.get(criterion);
        matches!(source, Some(Source::Summed(_) | Source::Rest { .. }))
    }

    pub(super) fn new(model: &Model) -> Self {
        let mut sources = vec![Source::None; model.criteria.len()];
        let mut summed = Vec::new();
        for group in &model.weights {
            let range = |at: usize| match &group.law {
                WeightLaw::Fixed(weights) => (weights[at], weights[at]),
                WeightLaw::Uniform(set) => (set.low[at], set.high[at]),
                WeightLaw::Polytope(set) => (set.low[at], set.high[at]),
                WeightLaw::Dirichlet(alphas) if alphas.len() == 1 => (group.total, group.total),
                WeightLaw::Dirichlet(_) => (0.0, group.total),
            };
            let mut points = group.total;
            let mut varying = Vec::new();
            for (at, &criterion) in group.members.iter().enumerate() {
                let (low, high) = range(at);
                if high - low > 1e-12 * group.total {
                    varying.push(criterion);
                } else {
                    sources[criterion] = Source::Known(low);
                    points -= low;
                }
            }
            let Some((last, others)) = varying.split_last() else {
                continue;
            };
            let start = summed.len();
            for &criterion in others {
                sources[criterion] = Source::Summed(summed.len());
                summed.push(criterion);
            }
            let less = (start..summed.len()).collect();
            sources[*last] = Source::Rest { points, less };
        }
        let largest = model.weights.iter().map(|group| group.total);
        let magnitude = libm::ilogb(largest.fold(f64::MIN_POSITIVE, f64::max)) + 1;
        Self {
            sources,
            summed,
            unit: libm::scalbn(1.0, 62 - 8 - magnitude),
        }
    }

    /// How many sums there are for so many teams: by team and by summed weight, row by row.
    pub(super) fn size(&self, teams: usize) -> usize {
        teams * self.summed.len()
    }

    /// Adds the weights of the first `count` draws of a block, by criterion, to the sums of those who
    /// are first and of those who are selected. `block` is working memory, a number for each sum.
    #[inline(always)]
    pub(super) fn add(
        &self,
        weights: &[Lanes],
        (order, selected, count): (&Order, &Selected, usize),
        block: &mut [f64],
        [first_sums, selected_sums]: [&mut [i128]; 2],
    ) {
        let summed = self.summed.len();
        if summed == 0 {
            return;
        }
        let mut first = [0u64; BLOCK];
        for (team, (above, bits)) in order.above.iter().zip(&selected.teams).enumerate() {
            let mut mask = [0u64; BLOCK];
            for lane in 0..BLOCK {
                mask[lane] = 0u64.wrapping_sub(bits[lane / 64] >> (lane % 64) & 1);
                first[lane] |= if above[lane] == 0 { team as u64 } else { 0 };
            }
            let sums = &mut selected_sums[team * summed..][..summed];
            for (sum, &criterion) in sums.iter_mut().zip(&self.summed) {
                *sum += i128::from(fixed(masked_sum(&weights[criterion], &mask), self.unit));
            }
        }
        // One team is first in each draw: its sums alone grow.
        block.fill(0.0);
        for (lane, &team) in first[..count].iter().enumerate() {
            let sums = &mut block[team as usize * summed..][..summed];
            for (sum, &criterion) in sums.iter_mut().zip(&self.summed) {
                *sum += weights[criterion][lane];
            }
        }
        for (sum, block) in first_sums.iter_mut().zip(block) {
            *sum += i128::from(fixed(*block, self.unit));
        }
    }

    /// Number of criteria.
    pub(super) fn criteria(&self) -> usize {
        self.sources.len()
    }

    /// Mean weights by criterion over the draws that a team's sums are of; none for a penalty.
    pub(super) fn means(&self, sums: &[i128], team: usize, draws: u64) -> Vec<Option<f64>> {
        let summed = self.summed.len();
        let mean = |at: usize| sums[team * summed + at] as f64 / self.unit / draws as f64;
        let source = |source: &Source| match source {
            Source::None => None,
            Source::Known(points) => Some(*points),
            Source::Summed(at) => Some(mean(*at)),
            // Rounding must not make a weight of nothing negative.
            Source::Rest { points, less } => {
                Some((points - less.iter().map(|&at| mean(at)).sum::<f64>()).max(0.0))
            }
        };
        self.sources.iter().map(source).collect()
    }
}

/// The sum of a block in the integers' unit. Cutting it off costs less than 2^-47 of the largest
/// weight.
#[inline(always)]
fn fixed(sum: f64, unit: f64) -> i64 {
    (sum * unit) as i64
}

/// Sums the numbers whose masks are all ones, always in the same order.
#[inline(always)]
fn masked_sum(numbers: &Lanes, mask: &[u64; BLOCK]) -> f64 {
    let mut parts = [0.0; PARTS];
    for from in (0..BLOCK).step_by(PARTS) {
        for part in 0..PARTS {
            parts[part] += f64::from_bits(numbers[from + part].to_bits() & mask[from + part]);
        }
    }
    let mut width = PARTS;
    while width > 1 {
        width /= 2;
        for part in 0..width {
            parts[part] += parts[part + width];
        }
    }
    parts[0]
}
