//! Weights under linear conditions: a polytope, cut into simplices.
//!
//! A uniform point of a simplex has a closed form, so a polytope that is a union of disjoint
//! simplices can be drawn from exactly, without a chain that has to forget where it began, and its
//! centroid is known. A simplex around the polytope is cut by one condition after another; what a
//! half-space leaves of a simplex is again a union of simplices, one per monotone path through the
//! grid of its inner and outer corners (the staircase triangulation of a product of simplices; De
//! Loera, Rambau & Santos 2010, section 6.2). Weights in an order are one simplex from the start,
//! however many there are.

mod subspace;
mod triangulation;

use super::BoundedSimplex;
use crate::model::ladder::Ladder;
use crate::model::{Relation, linear};
use linear::{Row, System};
use subspace::Subspace;
use triangulation::Triangulation;

/// A polytope in the weights of a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Polytope {
    /// Least weight of each member, in points.
    pub low: Vec<f64>,
    /// Largest weight of each member, in points.
    pub high: Vec<f64>,
    /// Corners of the simplices, in points, one weight per member.
    pub corners: Vec<Vec<f64>>,
    /// Corners of each simplex, one more than the dimension.
    pub simplices: Vec<Vec<u32>>,
    /// Share of the volume in each simplex and those before it; the last is 1.
    pub cumulative: Vec<f64>,
    /// Conditions beyond the simplices, which are kept by rejection: so many that cutting by all
    /// would make too many simplices. Each is Σ coefficient × weight at least a constant.
    pub rest: Vec<(Vec<f64>, f64)>,
    /// A shorter way to the same points, where the polytope is one simplex of weights that stand on
    /// one another.
    ladder: Option<Ladder>,
}

/// Distances below this share of the points are none.
const TINY: f64 = 1e-10;

impl Polytope {
    /// The weights within `bounds` that satisfy `rows`, in points; `total` is what they all add up
    /// to. `None` where there are none.
    pub(crate) fn new(total: f64, bounds: &[(f64, f64)], rows: &[Row]) -> Option<Self> {
        // In shares of the total, so that tolerances mean the same everywhere.
        let mut system = System {
            bounds: bounds
                .iter()
                .map(|(low, high)| (low / total, high / total))
                .collect(),
            rows: Vec::new(),
        };
        for row in rows {
            system.add(Row {
                constant: row.constant / total,
                ..row.clone()
            });
        }
        let mut system = system.reduced();
        if let Some(ladder) = Ladder::of(&system) {
            return Some(Self::on(ladder, total, bounds.len()));
        }
        let count = bounds.len();
        // Under nothing but a sum, what each weight can be is known without a search.
        let only_sum = system.rows.len() == 1 && system.rows[0].coefficients.len() == count;
        if only_sum {
            let (low, high) = system.bounds.iter().copied().unzip();
            let tight = BoundedSimplex::new(1.0, low, high);
            system.bounds = tight.low.into_iter().zip(tight.high).collect();
        }
        for i in (0..count).filter(|_| !only_sum) {
            let (low, high) = (system.smallest(&[(i, 1.0)])?, system.largest(&[(i, 1.0)])?);
            let (least, most) = system.bounds[i];
            // Bounds that cannot be reached are no bounds; those that meet are one number.
            let low = low.clamp(least, most);
            system.bounds[i] = (low, high.clamp(low, most));
        }
        let mut equal: Vec<(Vec<f64>, f64)> = Vec::new();
        let mut conditions: Vec<(Vec<f64>, f64)> = Vec::new();
        for (i, (low, high)) in system.bounds.iter().enumerate() {
            if high - low <= TINY {
                equal.push((dense(&[(i, 1.0)], count), *low));
            } else {
                conditions.push((dense(&[(i, 1.0)], count), *low));
                conditions.push((dense(&[(i, -1.0)], count), -high));
            }
        }
        // With room for all of them, no condition is an equation in disguise.
        let has_room = system.has_room();
        for row in &system.rows {
            let whole = (dense(&row.coefficients, count), row.constant);
            let is_equation = row.relation == Relation::Equal
                || !has_room
                    && system.largest(&row.coefficients)? - row.constant <= TINY * row.size();
            if is_equation {
                equal.push(whole);
            } else {
                conditions.push(whole);
            }
        }
        let space = Subspace::new(equal, count);
        let around = space.around(&system)?;
        let mut triangulation = Triangulation::around(around);
        let mut rest: Vec<(Vec<f64>, f64)> = conditions
            .iter()
            .map(|(row, constant)| space.within(row, *constant))
            .collect();
        triangulation.cut_by(&mut rest);
        let (low, high) = system
            .bounds
            .iter()
            .map(|(l, h)| (l * total, h * total))
            .unzip();
        let cumulative = triangulation.cumulative()?;
        Some(Self {
            low,
            high,
            corners: triangulation
                .corners
                .iter()
                .map(|y| space.weights(y).iter().map(|w| w * total).collect())
                .collect(),
            simplices: triangulation.simplices,
            cumulative,
            rest: rest
                .iter()
                .map(|(row, constant)| (space.lifted(row, count), constant * total))
                .collect(),
            ladder: None,
        })
    }

    /// The one simplex of a ladder, which is in shares of `total`.
    fn on(ladder: Ladder, total: f64, count: usize) -> Self {
        let corner = |at| -> Vec<f64> { ladder.corner(at).iter().map(|w| w * total).collect() };
        let corners: Vec<Vec<f64>> = (0..count).map(corner).collect();
        let bound = |of: fn(f64, f64) -> f64, start: f64| -> Vec<f64> {
            let of_all = |member: usize| {
                let all = corners.iter().map(|corner| corner[member]);
                all.fold(start, of)
            };
            (0..count).map(of_all).collect()
        };
        Self {
            low: bound(f64::min, f64::INFINITY),
            high: bound(f64::max, f64::NEG_INFINITY),
            simplices: vec![(0..count as u32).collect()],
            cumulative: vec![1.0],
            rest: Vec::new(),
            ladder: Some(ladder.of_total(total)),
            corners,
        }
    }

    /// Dimension: how many weights can be chosen freely.
    pub fn dimension(&self) -> usize {
        self.simplices[0].len() - 1
    }

    /// The mean of the uniform law: exact without `rest`, else from a fixed set of points.
    pub fn centroid(&self) -> Vec<f64> {
        if self.rest.is_empty() {
            let mut mean = vec![0.0; self.low.len()];
            let mut before = 0.0;
            for (simplex, up_to) in self.simplices.iter().zip(&self.cumulative) {
                let share = (up_to - before) / simplex.len() as f64;
                before = *up_to;
                for corner in simplex {
                    for (mean, weight) in mean.iter_mut().zip(&self.corners[*corner as usize]) {
                        *mean += share * weight;
                    }
                }
            }
            return mean;
        }
        self.pilot().1
    }

    /// Share of the simplices that satisfies the rest, and the mean there, from 65,536 evenly
    /// spread points (Roberts 2018: multiples of powers of a generalised golden ratio).
    pub(crate) fn pilot(&self) -> (f64, Vec<f64>) {
        const POINTS: u32 = 1 << 16;
        let d = self.dimension();
        // The root of x^(d+2) = x + 1 above 1.
        let mut ratio = 1.5;
        for _ in 0..60 {
            ratio = libm::pow(1.0 + ratio, 1.0 / (d as f64 + 2.0));
        }
        let mut accepted = 0.0;
        let mut sum = vec![0.0; self.low.len()];
        let mut weights = vec![0.0; self.low.len()];
        let mut exponentials = vec![0.0; d + 1];
        for point in 0..POINTS {
            let spread = |axis: usize| {
                let step = 1.0 / libm::pow(ratio, axis as f64 + 1.0);
                let x = 0.5 + (f64::from(point) + 1.0) * step;
                (x - libm::floor(x)).clamp(1e-12, 1.0 - 1e-12)
            };
            for (axis, exponential) in exponentials.iter_mut().enumerate() {
                *exponential = -libm::log(spread(axis));
            }
            self.point(spread(d + 1), &exponentials, &mut weights);
            if self.satisfies_rest(&weights) {
                accepted += 1.0;
                for (sum, weight) in sum.iter_mut().zip(&weights) {
                    *sum += weight;
                }
            }
        }
        let mean = sum.iter().map(|sum| sum / accepted).collect();
        (accepted / f64::from(POINTS), mean)
    }

    /// The point of the simplex at this share of the volume whose barycentric coordinates are
    /// these exponential numbers over their sum.
    #[inline(always)]
    pub(crate) fn point(&self, share: f64, exponentials: &[f64], out: &mut [f64]) {
        if let Some(ladder) = &self.ladder {
            let mut sum = 0.0;
            for exponential in exponentials {
                sum += exponential;
            }
            ladder.weights(|corner| exponentials[corner] / sum, out);
            return;
        }
        let at = self.cumulative.partition_point(|up_to| *up_to < share);
        let simplex = &self.simplices[at.min(self.simplices.len() - 1)];
        let mut sum = 0.0;
        for exponential in exponentials {
            sum += exponential;
        }
        out.fill(0.0);
        for (corner, exponential) in simplex.iter().zip(exponentials) {
            let part = exponential / sum;
            for (out, weight) in out.iter_mut().zip(&self.corners[*corner as usize]) {
                *out += part * weight;
            }
        }
    }

    /// Whether weights satisfy the conditions beyond the simplices.
    #[inline(always)]
    pub(crate) fn satisfies_rest(&self, weights: &[f64]) -> bool {
        self.rest
            .iter()
            .all(|(row, constant)| dot(row, weights) >= *constant)
    }
}

fn dense(coefficients: &[(usize, f64)], count: usize) -> Vec<f64> {
    let mut row = vec![0.0; count];
    for (variable, factor) in coefficients {
        row[*variable] += factor;
    }
    row
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
