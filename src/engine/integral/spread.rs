//! Means over evenly spread points of what is outside, in independent scramblings.

use rayon::prelude::*;

use super::forms::Forms;
use super::nodes::Nodes;
use super::sets::Sets;
use super::sobol::{Sobol, scatter};
use super::tables::{Detail, Tables};
use super::{Effort, Integrable, Integral, LEVEL, Point, REPLICATES};
use crate::engine::Monitor;

/// Points of each scrambling at the first look.
pub(super) const FIRST: u32 = 32;
/// Points of each scrambling that select the sets worth computing.
const SCOUTS: u32 = 2;
/// Points that are computed by one thread at a time.
const CHUNK: u32 = 8;

impl Integrable {
    /// Doubles the number of points until the error is small enough.
    pub(super) fn scattered(
        &self,
        forms: &Forms,
        seed: u64,
        effort: Effort,
        monitor: &dyn Monitor,
    ) -> Option<Integral> {
        let sobol = Sobol::new(self.dimensions());
        let keys: Vec<u64> = (0..REPLICATES as u64)
            .map(|r| scatter(seed ^ scatter(r + 1)))
            .collect();
        let place = |replicate: usize, point: u32| -> Vec<f64> {
            (0..self.dimensions())
                .map(|d| sobol.scrambled(point, d, scatter(keys[replicate] ^ d as u64)))
                .collect()
        };
        let (sets, refinement) = self.scouted(forms, effort.detail, &place);
        let mut sums: Vec<Tables> = vec![self.tables(&sets); REPLICATES];
        let mut found: Option<Integral> = None;
        let mut points = 0;
        let mut next = FIRST.min(effort.points.max(2).next_power_of_two());
        loop {
            let chunks: Vec<(usize, u32)> = (0..REPLICATES)
                .flat_map(|r| (points..next).step_by(CHUNK as usize).map(move |p| (r, p)))
                .collect();
            let parts: Vec<Option<Tables>> = chunks
                .par_iter()
                .map_init(
                    || Point::new(self),
                    |point, (replicate, first)| {
                        if monitor.stop() {
                            return None;
                        }
                        let mut tables = self.tables(&sets);
                        for at in *first..(first + CHUNK).min(next) {
                            let u = place(*replicate, at);
                            forms.at(&u, &mut point.multipliers, &mut point.totals);
                            point.lay(LEVEL);
                            point.add(&mut tables, self.places, effort.detail, &sets);
                        }
                        Some(tables)
                    },
                )
                .collect();
            for ((replicate, _), part) in chunks.iter().zip(parts) {
                let Some(part) = part else { return found };
                sums[*replicate].add(&part);
            }
            points = next;
            let count = u64::from(points) * REPLICATES as u64;
            let mut result = self.finished(sums.clone(), count, refinement, false, &sets);
            result.reached = result.widest() <= effort.half_width;
            let done = result.reached || points >= effort.points;
            found = Some(result);
            if done {
                return found;
            }
            next = points.saturating_mul(2);
        }
    }

    /// The sets worth computing, and how far two levels of the rule on the line are apart, from the
    /// first few points of each scrambling.
    fn scouted(
        &self,
        forms: &Forms,
        detail: Detail,
        place: &dyn Fn(usize, u32) -> Vec<f64>,
    ) -> (Sets, f64) {
        let mut point = Point::new(self);
        let mut nodes = Vec::new();
        let mut refinement: f64 = 0.0;
        for replicate in 0..REPLICATES {
            for at in 0..SCOUTS {
                let u = place(replicate, at);
                forms.at(&u, &mut point.multipliers, &mut point.totals);
                point.lay(LEVEL);
                if at == 0 && refinement.is_finite() {
                    let none = Sets::default();
                    let mut coarse = self.tables(&none);
                    point.add(&mut coarse, self.places, Detail::Ranks, &none);
                    point.lay(LEVEL + 1);
                    let mut fine = self.tables(&none);
                    point.add(&mut fine, self.places, Detail::Ranks, &none);
                    refinement = refinement.max(fine.difference(&coarse));
                    point.lay(LEVEL);
                }
                nodes.push(point.nodes.clone());
            }
        }
        (self.likeliest(&Nodes::joined(&nodes), detail), refinement)
    }
}
