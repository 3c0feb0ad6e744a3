//! Means over evenly spread points of what is outside, in independent scramblings.

use super::forms::Forms;
use super::nodes::Nodes;
use super::sets::Sets;
use super::sobol::{Sobol, scatter};
use super::tables::{Detail, Tables};
use super::{Effort, Integrable, Integral, LEVEL, Point, REPLICATES};
use crate::engine::parallel;
use crate::engine::{Monitor, Tally, simulate};

/// Points of each scrambling at the first look.
pub const FIRST_POINTS: u32 = 64;
/// Points of each scrambling that select the sets worth computing.
const SCOUTS: u32 = 2;
/// Two levels of the rule on the line that agree so well are good enough.
const ALIKE: f64 = 1e-10;
/// The finest level that is tried.
const FINEST: u32 = 4;
/// Points that are computed by one thread at a time.
const CHUNK: u32 = 8;
/// Chunks whose tables are in memory at a time.
const TOGETHER: usize = 256;

impl Integrable<'_> {
    /// Doubles the number of points until the error is small enough, or will not come below that of
    /// so many draws.
    pub(super) fn scattered(
        &self,
        forms: &Forms,
        seed: u64,
        effort: Effort,
        draws: u64,
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
        let (sets, level, refinement) = self.scouted(forms, effort.detail, &place);
        let looks = self.looks(seed, effort, monitor)?;
        let mut sums: Vec<Tables> = vec![self.tables(&sets); REPLICATES];
        let mut found: Option<Integral> = None;
        let mut points = 0;
        let mut next = FIRST_POINTS.min(effort.points.max(2).next_power_of_two());
        loop {
            let all = u64::from(next) * REPLICATES as u64;
            monitor.look(all, found.as_ref().map(Integral::widest));
            let chunks: Vec<(usize, u32)> = (0..REPLICATES)
                .flat_map(|r| (points..next).step_by(CHUNK as usize).map(move |p| (r, p)))
                .collect();
            let work = |point: &mut Point, (replicate, first): (usize, u32)| {
                if monitor.stop() {
                    return None;
                }
                let mut tables = self.tables(&sets);
                let last = (first + CHUNK).min(next);
                for at in first..last {
                    let u = place(replicate, at);
                    forms.at(&u, &mut point.multipliers, &mut point.totals);
                    point.add(&mut tables, level, self.wanted(effort.detail, &sets));
                }
                monitor.integrated(u64::from(last - first));
                Some(tables)
            };
            for chunks in chunks.chunks(TOGETHER) {
                let point = || Point::new(self);
                let parts = parallel::map(chunks, point, |point, chunk| work(point, *chunk));
                for ((replicate, _), part) in chunks.iter().zip(parts) {
                    let Some(part) = part else { return found };
                    sums[*replicate].add(&part);
                }
            }
            points = next;
            let count = u64::from(points) * REPLICATES as u64;
            let mut result = self.finished(sums.clone(), count, refinement, false, &sets);
            result.looks = Some(looks.clone());
            result.detail = effort.detail;
            result.unseen = result.missed(count);
            if let (1, Some(before)) = (self.dimensions(), &found) {
                // Along one line a jump may fall between the points of all scramblings alike.
                result.unseen += result.difference(before);
            }
            result.reached = result.widest() <= effort.half_width;
            let more = effort.points.div_ceil(points).next_power_of_two().ilog2();
            let hopeless = found
                .as_ref()
                .is_some_and(|before| result.expected(before, more) > result.if_drawn(draws));
            let done = result.reached || points >= effort.points || hopeless;
            found = Some(result);
            if done {
                return found;
            }
            next = points.saturating_mul(2);
        }
    }

    /// The sets worth computing, the level of the rule on the line that is fine enough, and how far
    /// the next one is from it, from the first few points of each scrambling.
    fn scouted(
        &self,
        forms: &Forms,
        detail: Detail,
        place: &(dyn Fn(usize, u32) -> Vec<f64> + Sync),
    ) -> (Sets, u32, f64) {
        let mut point = Point::new(self);
        let none = Sets::default();
        let ranks = |point: &mut Point, level: u32| {
            let mut tables = self.tables(&none);
            point.add(&mut tables, level, self.wanted(Detail::Ranks, &none));
            tables
        };
        let (mut level, mut refinement) = (LEVEL, 0.0);
        for replicate in 0..REPLICATES {
            forms.at(
                &place(replicate, 0),
                &mut point.multipliers,
                &mut point.totals,
            );
            let mut coarse = ranks(&mut point, level);
            loop {
                let fine = ranks(&mut point, level + 1);
                let difference = fine.difference(&coarse);
                if difference <= ALIKE || level == FINEST {
                    refinement = f64::max(refinement, difference);
                    break;
                }
                level += 1;
                coarse = fine;
            }
        }
        let mut nodes = Vec::new();
        for replicate in 0..REPLICATES {
            for at in 0..SCOUTS {
                let u = place(replicate, at);
                forms.at(&u, &mut point.multipliers, &mut point.totals);
                nodes.push(point.lay(LEVEL).clone());
            }
        }
        let sets = self.likeliest(&Nodes::joined(&nodes), detail);
        (sets, level, refinement)
    }

    /// Plain draws, whose random numbers are their own: how often happens what may hide from all
    /// points. None where the monitor ended them.
    fn looks(&self, seed: u64, effort: Effort, monitor: &dyn Monitor) -> Option<Tally> {
        let wanted = if effort.half_width > 0.0 {
            SHARE / effort.half_width
        } else {
            // No error is asked for: as many as take a while beside the points.
            64.0 * REPLICATES as f64 * f64::from(effort.points)
        };
        let draws = wanted.clamp(LEAST_LOOKS as f64, MOST_LOOKS as f64);
        let draws = (draws as u64)
            .min(LOOKING / self.drawing())
            .max(LEAST_LOOKS);
        let looks = simulate(self.model, draws, scatter(seed ^ LOOKS), &Silent(monitor));
        looks.complete.then_some(looks)
    }
}

/// Lets a run be ended without telling how far it is.
struct Silent<'a>(&'a dyn Monitor);

impl Monitor for Silent<'_> {
    fn advance(&self, _draws: u64, _selected: &[u64]) {}

    fn stop(&self) -> bool {
        self.0.stop()
    }
}

/// Draws times half-width: what none of them saw is three eighths of the half-width then.
const SHARE: f64 = 8.0;
/// Draws at least, and at most.
const LEAST_LOOKS: u64 = 1 << 12;
const MOST_LOOKS: u64 = 1 << 23;
/// Multiplications for the draws at most: some seconds.
const LOOKING: u64 = 4_000_000_000;
/// Sets the random numbers of the draws apart from those of the run.
const LOOKS: u64 = 0x6c6f_6f6b_735f_6174;
