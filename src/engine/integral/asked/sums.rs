//! A sum of totals between numbers.

use std::cmp::Ordering;

use crate::engine::events::{ordered, totals_compared};
use crate::engine::integral::totals::Totals;
use crate::engine::math::normal_tail;
use crate::engine::rounding::Grid;
use crate::model::{Event, Measure};

/// What depends on one sum of totals alone: where on the line it is so.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Sums {
    /// Teams with their factors.
    pub(in super::super) terms: Vec<(usize, f64)>,
    /// Numbers of points that the sum is compared with, ascending.
    pub(in super::super) numbers: Vec<f64>,
    /// Below the first number, at it, between it and the next one, at that, ...: whether it is so.
    so: Vec<bool>,
}

impl Sums {
    pub(super) fn of(event: &Event) -> Option<Self> {
        let statements = event.statements();
        let terms = &statements.first()?.terms;
        let same = statements
            .iter()
            .all(|one| one.of == Measure::Total && one.terms == *terms);
        if !same {
            return None;
        }
        let mut numbers: Vec<f64> = statements.iter().map(|one| one.number).collect();
        numbers.sort_by(f64::total_cmp);
        numbers.dedup();
        // In half steps of the list of numbers: odd ones are numbers, even ones lie between.
        let so = (0..=2 * numbers.len()).map(|place| {
            event.holds(&|statement| {
                let number = numbers.partition_point(|number| *number < statement.number);
                statement.is.holds(place.cmp(&(2 * number + 1)))
            })
        });
        Some(Self {
            terms: terms.clone(),
            so: so.collect(),
            numbers,
        })
    }

    /// The probability that it is so: `upto` tells how likely the sum is below a number, and how
    /// likely it is not above it.
    pub(in super::super) fn probability(&self, upto: impl Fn(f64) -> (f64, f64)) -> f64 {
        let mut ends = vec![0.0];
        for number in &self.numbers {
            let (below, not_above) = upto(*number);
            ends.extend([below, not_above]);
        }
        ends.push(1.0);
        let parts = ends.windows(2).zip(&self.so).filter(|(_, so)| **so);
        parts.map(|(ends, _)| (ends[1] - ends[0]).max(0.0)).sum()
    }

    /// The same for independent normal totals, not all of them known.
    pub(super) fn given(&self, totals: &Totals) -> f64 {
        let (mut mean, mut variance) = (0.0, 0.0);
        for &(team, factor) in &self.terms {
            let sd = factor * totals.sds[team];
            mean += factor * totals.means[team];
            variance += sd * sd;
        }
        let sd = libm::sqrt(variance);
        self.probability(|number| {
            let z = (number - mean) / sd;
            let (tail, _) = normal_tail(z);
            let below = if z > 0.0 { 1.0 - tail } else { tail };
            (below, below)
        })
    }

    /// Whether it is so where the sum is known, in steps of the grid.
    pub(super) fn is_so(&self, sum: f64, grid: Grid) -> bool {
        let probability = self.probability(|number| {
            let (number, slack) = totals_compared(&self.terms, number, grid);
            let order = ordered(sum - number, slack.max(ROUNDED));
            let [below, not_above] = [order == Ordering::Less, order != Ordering::Greater];
            (f64::from(u8::from(below)), f64::from(u8::from(not_above)))
        });
        probability > 0.5
    }
}

/// What the steps of a total may be off by once they were points; known totals that differ are ten
/// times as far apart.
const ROUNDED: f64 = 1e-4;
