//! Randomised quasi-Monte Carlo: means over evenly spread points of the outer variables, in independent
//! scramblings.

use super::detail::{Detail, Wanted};
use super::forms::Forms;
use super::nodes::Nodes;
use super::sets::Sets;
use super::sobol::{Sobol, scatter};
use super::tables::Tables;
use super::{Effort, Integrable, Integral, LEVEL, Point, REPLICATES};
use crate::engine::parallel;
use crate::engine::{Monitor, Tally, simulate};

/// Points of each scrambling at the first look.
pub const FIRST_POINTS: u32 = 64;
/// Points of each scrambling that select the sets worth computing.
const SCOUTS: u32 = 2;
/// Two levels of the rule on the line that agree so well are good enough.
const ALIKE: f64 = 1e-10;
/// So small a part of the error asked for is good enough, too.
const PART: f64 = 1e-3;
/// The finest level that is tried.
const FINEST: u32 = 4;
/// Points that are computed by one thread at a time.
const CHUNK: u32 = 8;
/// Chunks whose tables are in memory at a time.
const TOGETHER: usize = 256;

/// Means over the points of all scramblings, which may become more.
pub(super) struct Spread<'a> {
    of: &'a Integrable<'a>,
    forms: &'a Forms,
    sobol: Sobol,
    keys: Vec<u64>,
    detail: Detail,
    sets: Sets,
    /// Level of the rule on the line, and how far the next one is from it.
    level: u32,
    refinement: f64,
    looks: Tally,
    /// By scrambling.
    sums: Vec<Tables>,
    /// Points of each scrambling.
    points: u32,
}

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
        let mut spread = Spread::new(self, forms, seed, effort, monitor)?;
        let mut next = first_points(effort.points);
        let mut before: Option<Integral> = None;
        loop {
            let all = u64::from(next) * REPLICATES as u64;
            monitor.look(all, before.as_ref().map(Integral::widest));
            let Some(mut result) = spread.answer_at(next, monitor) else {
                return before;
            };
            result.reached = result.widest() <= effort.half_width;
            let more = effort.points.div_ceil(next).next_power_of_two().ilog2();
            let hopeless = before
                .is_some_and(|before| result.expected(&before, more) > result.if_drawn(draws));
            if result.reached || next >= effort.points || hopeless {
                return Some(result);
            }
            before = Some(result);
            next = next.saturating_mul(2);
        }
    }
}

/// Points of each scrambling at the first look, where there are so many at most.
pub(super) fn first_points(most: u32) -> u32 {
    FIRST_POINTS.min(most.max(2).next_power_of_two())
}

impl<'a> Spread<'a> {
    /// None where the monitor ended it.
    pub(super) fn new(
        of: &'a Integrable<'a>,
        forms: &'a Forms,
        seed: u64,
        effort: Effort,
        monitor: &dyn Monitor,
    ) -> Option<Self> {
        let scrambling = |r| scatter(seed ^ scatter(r + 1));
        let mut spread = Self {
            of,
            forms,
            sobol: Sobol::new(of.dimensions()),
            keys: (0..REPLICATES as u64).map(scrambling).collect(),
            detail: effort.detail,
            sets: Sets::default(),
            level: 0,
            refinement: 0.0,
            looks: looks(of, seed, effort, monitor)?,
            sums: Vec::new(),
            points: 0,
        };
        spread.scout(effort);
        spread.sums = vec![Tables::new(spread.wanted()); REPLICATES];
        Some(spread)
    }

    fn wanted(&self) -> Wanted<'_> {
        self.of.wanted(self.detail, &self.sets)
    }

    /// Takes a point to its place in the cube.
    fn go(&self, point: &mut Point, replicate: usize, at: u32) {
        let place = |d: usize| {
            let key = scatter(self.keys[replicate] ^ d as u64);
            self.sobol.scrambled(at, d, key)
        };
        point.place.clear();
        point.place.extend((0..self.of.dimensions()).map(place));
        point.go(self.forms);
    }

    /// Selects the sets worth computing, and the level of the rule on the line that is fine enough,
    /// from the first few points of each scrambling.
    fn scout(&mut self, effort: Effort) {
        let alike = ALIKE.max(PART * effort.half_width);
        let mut point = Point::new(self.of);
        let none = Sets::default();
        // Pairs are no matter of the line, and who is selected is a sum of ranks.
        let detail = match self.detail {
            Detail::Everything => Detail::Ranks,
            other => other,
        };
        let wanted = self.of.wanted(detail, &none);
        let tables = |point: &mut Point, level: u32| {
            let mut tables = Tables::new(wanted);
            point.add(&mut tables, level, wanted);
            tables
        };
        let (mut level, mut refinement) = (0, 0.0);
        for replicate in 0..REPLICATES {
            self.go(&mut point, replicate, 0);
            let mut coarse = tables(&mut point, level);
            loop {
                let fine = tables(&mut point, level + 1);
                let difference = fine.difference(&coarse);
                if difference <= alike || level == FINEST {
                    refinement = f64::max(refinement, difference);
                    break;
                }
                level += 1;
                coarse = fine;
            }
        }
        (self.level, self.refinement) = (level, refinement);
        if !self.wanted().without() {
            return;
        }
        let mut nodes = Vec::new();
        for replicate in 0..REPLICATES {
            for at in 0..SCOUTS {
                self.go(&mut point, replicate, at);
                nodes.push(point.lay(LEVEL).clone());
            }
        }
        self.sets = self.of.likeliest(&Nodes::joined(&nodes), self.detail);
    }

    /// Goes on to so many points of each scrambling; false where the monitor ended it.
    fn grow(&mut self, to: u32, monitor: &dyn Monitor) -> bool {
        let from = self.points;
        let chunks: Vec<(usize, u32)> = (0..REPLICATES)
            .flat_map(|r| (from..to).step_by(CHUNK as usize).map(move |p| (r, p)))
            .collect();
        for chunks in chunks.chunks(TOGETHER) {
            let point = || Point::new(self.of);
            let parts = parallel::map(chunks, point, |point, &(replicate, first)| {
                if monitor.stop() {
                    return None;
                }
                let wanted = self.wanted();
                let mut tables = Tables::new(wanted);
                let last = (first + CHUNK).min(to);
                for at in first..last {
                    self.go(point, replicate, at);
                    point.add(&mut tables, self.level, wanted);
                }
                monitor.integrated(u64::from(last - first));
                Some(tables)
            });
            for (&(replicate, _), part) in chunks.iter().zip(parts) {
                let Some(part) = part else { return false };
                self.sums[replicate].add(&part);
            }
        }
        self.points = to;
        true
    }

    /// The answer at so many points of each scrambling; none where the monitor ended it.
    pub(super) fn answer_at(&mut self, to: u32, monitor: &dyn Monitor) -> Option<Integral> {
        if self.of.dimensions() > 1 {
            return self.grow(to, monitor).then(|| self.result());
        }
        // Along one line a jump may fall between the points of all scramblings alike.
        if self.points < to / 2 && !self.grow(to / 2, monitor) {
            return None;
        }
        let half = self.result();
        if !self.grow(to, monitor) {
            return None;
        }
        let mut result = self.result();
        result.unseen += result.difference(&half);
        Some(result)
    }

    /// The answer so far.
    fn result(&self) -> Integral {
        let count = u64::from(self.points) * REPLICATES as u64;
        let sums = self.sums.clone();
        let mut result = (self.of).finished(sums, count, self.refinement, false, &self.sets);
        result.looks = Some(self.looks.clone());
        result.detail = self.detail;
        result.unseen = result.missed(count);
        result
    }
}

/// Plain draws, whose random numbers are their own: how often happens what may hide from all points.
/// None where the monitor ended them.
fn looks(of: &Integrable<'_>, seed: u64, effort: Effort, monitor: &dyn Monitor) -> Option<Tally> {
    let wanted = if effort.half_width > 0.0 {
        SHARE / effort.half_width
    } else {
        // No error is asked for: as many as take a while beside the points.
        64.0 * REPLICATES as f64 * f64::from(effort.points)
    };
    let draws = wanted.clamp(LEAST_LOOKS as f64, MOST_LOOKS as f64);
    let draws = (draws as u64).min(LOOKING / of.drawing()).max(LEAST_LOOKS);
    let looks = simulate(of.model, draws, scatter(seed ^ LOOKS), &Silent(monitor));
    looks.complete.then_some(looks)
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
