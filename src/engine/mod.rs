//! Draws to counts.
//!
//! A draw is a pure function of the scenario, the seed and the draw's number; draws are computed
//! 256 at a time and counted in integers, so the result is the same however a run is cut up.

mod block;
mod census;
mod certain;
mod coupling;
mod events;
mod fixed;
mod generator;
pub mod integral;
mod joint;
mod linear;
mod lumps;
mod math;
mod order;
mod parallel;
mod philox;
mod plan;
mod rankings;
pub mod reference;
mod rounding;
mod shape;
mod staircase;
mod stream;
mod sum;
mod table;
mod tally;
mod weight_sums;
mod weights;

pub use certain::certain;
pub use generator::Generator;
pub use joint::{Answer, JointTally, ModelTally, Questions, Swap, simulate_jointly};
pub use tally::Tally;

use std::ops::Range;

use multiversion::multiversion;
use rayon::prelude::*;

use self::block::Scratch;
use self::census::{Census, Dictionary, OPENING};
use self::order::Order;
use self::plan::Plan;
use self::stream::BLOCK;
use crate::model::Model;

/// Draws of one unit of parallel work.
const SHARD: u64 = 64 * BLOCK as u64;

/// Watches a run, and may end it.
pub trait Monitor: Sync {
    /// Called before draws are made that were not announced yet, with how many there are.
    fn expect(&self, _draws: u64) {}

    /// Called when more draws are done: how many, and in how many of them each team was selected.
    fn advance(&self, draws: u64, selected: &[u64]);

    /// Called before points are integrated at: how many there are in all by then, and the largest
    /// half-width of what was integrated before, if anything was.
    fn look(&self, _points: u64, _half_width: Option<f64>) {}

    /// Called when more points are done: how many.
    fn integrated(&self, _points: u64) {}

    /// True ends the run at the next opportunity; what was drawn until then is reported.
    fn stop(&self) -> bool;
}

/// Lets a run go on to its end.
#[derive(Debug, Clone, Copy)]
pub struct Unwatched;

impl Monitor for Unwatched {
    fn advance(&self, _draws: u64, _selected: &[u64]) {}

    fn stop(&self) -> bool {
        false
    }
}

/// Whether every total is known, so that only lots are drawn.
pub fn is_settled(model: &Model) -> bool {
    let teams = Plan::new(model, 0).teams;
    teams.iter().all(|team| team.sum.known().is_some())
}

/// Draws a model and counts. The tally holds fewer draws than asked for where the monitor ended
/// the run; it is the same whatever the number of threads.
pub fn simulate(model: &Model, draws: u64, seed: u64, monitor: &dyn Monitor) -> Tally {
    simulate_until(model, draws, seed, None, monitor)
}

/// Draws a model until it is enough, at most so many times. `enough` is asked after 65,536 draws
/// and whenever their number has doubled, so that the number is a pure function of the model, the
/// seed and the question. The monitor hears of draws as they are decided on.
pub fn simulate_until(
    model: &Model,
    draws: u64,
    seed: u64,
    enough: Option<&dyn Fn(&Tally) -> bool>,
    monitor: &dyn Monitor,
) -> Tally {
    let plan = Plan::new(model, seed);
    let run = Run {
        plan: &plan,
        draws,
        monitor,
    };
    monitor.expect(if enough.is_some() {
        draws.min(OPENING)
    } else {
        draws
    });
    let (mut tally, census) = run.opening();
    let watched = model.watched.as_ref().map(|teams| {
        let key = teams
            .iter()
            .fold(0u64, |key, &team| key.wrapping_add(plan.teams[team].key));
        (key, teams.clone())
    });
    let dictionary = census.close(watched);
    let mut counts = vec![0; dictionary.len()];
    let mut from = draws.min(OPENING);
    while from < draws && !monitor.stop() {
        let to = match enough {
            Some(enough) if enough(&tally) => break,
            Some(_) => draws.min(2 * from),
            None => draws,
        };
        if enough.is_some() {
            monitor.expect(to - from);
        }
        let (more, counted) = run.rest(from..to, &dictionary);
        tally = tally.merge(&more);
        counts.iter_mut().zip(counted).for_each(|(a, b)| *a += b);
        from = to;
    }
    tally.complete = !monitor.stop() || tally.draws == draws;
    tally.selections = dictionary.finish(&counts);
    tally
}

/// One run over its shards.
struct Run<'a> {
    plan: &'a Plan,
    draws: u64,
    monitor: &'a dyn Monitor,
}

impl Run<'_> {
    /// The first draws, which also say which sets are worth counting.
    fn opening(&self) -> (Tally, Census<Vec<usize>>) {
        let shards = self.draws.min(OPENING).div_ceil(SHARD);
        (0..shards)
            .into_par_iter()
            .fold(
                || (Tally::new(self.plan), Census::default()),
                |(mut tally, mut census), shard| {
                    self.shard(shard, &mut tally, |order, block, count| {
                        census.add_sets(order, block, count);
                    });
                    (tally, census)
                },
            )
            .reduce(
                || (Tally::new(self.plan), Census::default()),
                |a, b| (a.0.merge(&b.0), a.1.merge(b.1)),
            )
    }

    /// Further draws, from a multiple of a shard on.
    fn rest(&self, draws: Range<u64>, dictionary: &Dictionary<Vec<usize>>) -> (Tally, Vec<u64>) {
        let start = || (Tally::new(self.plan), vec![0; dictionary.len()]);
        (draws.start / SHARD..draws.end.div_ceil(SHARD))
            .into_par_iter()
            // Not one after another of the 10¹² draws that nobody waits for any more.
            .take_any_while(|_| !self.monitor.stop())
            .fold(start, |(mut tally, mut counts), shard| {
                self.shard(shard, &mut tally, |order, _, count| {
                    dictionary.count(&order.keys[..count], &mut counts);
                });
                (tally, counts)
            })
            .reduce(start, |(a, mut counts), (b, more)| {
                counts.iter_mut().zip(more).for_each(|(a, b)| *a += b);
                (a.merge(&b), counts)
            })
    }

    fn shard(&self, shard: u64, tally: &mut Tally, mut census: impl FnMut(&Order, u64, usize)) {
        let teams = self.plan.teams.len();
        let before: Vec<u64> = (0..teams).map(|team| tally.selected(team)).collect();
        let mut scratch = Scratch::new(self.plan);
        let mut order = Order::new(teams);
        let mut sums = weight_sums::Scratch::new(teams, &self.plan.summed);
        let end = self.draws.min((shard + 1) * SHARD);
        let mut drawn = 0;
        for block in shard * SHARD / BLOCK as u64..end.div_ceil(BLOCK as u64) {
            // With many teams a shard takes longer than an interrupt may.
            if self.monitor.stop() {
                break;
            }
            let count = (end - block * BLOCK as u64).min(BLOCK as u64) as usize;
            count_block(
                self.plan,
                block,
                count,
                (&mut scratch, &mut order, &mut sums),
                tally,
            );
            census(&order, block, count);
            drawn += count as u64;
        }
        if drawn == 0 {
            return;
        }
        tally.draws += drawn;
        let selected: Vec<u64> = (0..teams)
            .map(|team| tally.selected(team) - before[team])
            .collect();
        self.monitor.advance(drawn, &selected);
    }
}

/// The hot path, compiled for several instruction sets; all give the same bits.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn count_block(
    plan: &Plan,
    block: u64,
    count: usize,
    (scratch, order, sums): (&mut Scratch, &mut Order, &mut weight_sums::Scratch),
    tally: &mut Tally,
) {
    scratch.fill(plan, block);
    tally.add_totals(&scratch.totals, count);
    order.count(plan, &scratch.totals, block, count, tally);
    tally.add_answers(plan, order, &scratch.totals, count);
    tally.rankings.add(&order.above, count);
    tally.add_weights(&scratch.multipliers, &order.above, count, sums);
}

#[cfg(test)]
mod interrupts;
