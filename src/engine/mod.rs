//! Draws to counts.
//!
//! A draw is a pure function of the scenario, the seed and the draw's number; draws are computed
//! 256 at a time and counted in integers, so the result is the same however a run is cut up.

mod block;
mod census;
mod certain;
mod counts;
mod coupling;
mod events;
mod fixed;
mod generator;
pub mod integral;
mod joint;
mod linear;
mod lists;
mod lumps;
mod math;
mod opening;
mod order;
mod parallel;
mod philox;
mod plan;
mod ranges;
mod rankings;
pub mod reference;
mod rounding;
mod run;
mod select;
mod shape;
mod sorted;
mod staircase;
mod stream;
mod sum;
mod table;
mod tally;
mod totals;
mod weight_sums;
mod weights;

pub use certain::certain;
pub use counts::{Counts, Unlike, count};
pub use generator::Generator;
pub use joint::{Answer, JointTally, ModelTally, Questions, Swap, simulate_jointly};
pub use opening::Opening;
pub use tally::Tally;

use self::census::OPENING;
use self::lists::Lists;
use self::plan::Plan;
use self::run::Run;
use crate::model::Model;

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
    let run: Run<'_, Lists> = Run { of: &plan, monitor };
    monitor.expect(if enough.is_some() {
        draws.min(OPENING)
    } else {
        draws
    });
    let (sets, mut counted) = run.open(draws);
    let mut from = draws.min(OPENING);
    while from < draws && !monitor.stop() {
        let tally = || Tally::new(&plan, counted.clone(), Vec::new());
        let to = match enough {
            Some(enough) if enough(&tally()) => break,
            Some(_) => draws.min(2 * from),
            None => draws,
        };
        if enough.is_some() {
            monitor.expect(to - from);
        }
        counted.add(&run.range(from..to, &sets));
        from = to;
    }
    let mut tally = Tally::new(&plan, counted, sets.listed);
    tally.complete = !monitor.stop() || tally.draws == draws;
    tally
}

#[cfg(all(test, feature = "parallel"))]
mod interrupts;
