//! Several models on the same random numbers: what they share is drawn once.
//!
//! Each model gets the numbers that it would get alone, bit for bit, so a difference between two
//! of them is a difference of the models and not of luck (common random numbers).

mod layout;
mod scratch;
mod tally;

pub use tally::{Answer, JointTally, ModelTally, Swap};

use std::ops::Range;

use multiversion::multiversion;

use self::layout::Layout;
use self::scratch::Scratch;
use super::Monitor;
use super::census::{OPENING, by_frequency};
use super::run::{Count, Run};
use super::stream::BLOCK;
use crate::model::Model;

/// What is counted beside the selections of each team.
#[derive(Debug, Clone, Default)]
pub struct Questions {
    /// Pairs of teams, as indices of the first model: how often one is in without the other.
    pub pairs: Vec<(usize, usize)>,
    /// Whether to count what changes hands between the first and the second model.
    pub swaps: bool,
}

/// Draws several models together and counts who is selected in each.
///
/// Teams are matched by id; the lists of teams may differ. Questions are matched by their places; where a
/// model has none nothing is counted. The tally is the same whatever the
/// number of threads, and holds fewer draws than asked for where the monitor ended the run.
///
/// # Panics
///
/// Where there is no model, or a question names a team that the first model does not have.
pub fn simulate_jointly(
    models: &[Model],
    draws: u64,
    seed: u64,
    questions: &Questions,
    monitor: &dyn Monitor,
) -> JointTally {
    let layout = Layout::new(models, seed, questions);
    let run: Run<'_, JointTally> = Run {
        of: &layout,
        monitor,
    };
    let (changes, mut counted) = run.open(draws);
    counted.add(&run.range(draws.min(OPENING)..draws, &changes));
    let mut tally = counted.counts;
    tally.draws = counted.ranges.draws();
    tally.swaps = by_frequency(changes.listed, counted.names);
    tally
}

impl Count for JointTally {
    type Of = Layout;
    type Scratch = Scratch;
    type Named = Swap;

    fn new(layout: &Layout) -> Self {
        let teams = layout.teams.len();
        let asked = layout.models[0].plan.questions.len();
        let empty = ModelTally {
            selected: vec![0; teams],
            gained: vec![0; teams],
            lost: vec![0; teams],
            differs: 0,
            answers: vec![Answer::default(); asked],
            pairs: vec![(0, 0); layout.questions.pairs.len()],
        };
        Self {
            draws: 0,
            teams: layout.teams.clone(),
            models: vec![empty; layout.models.len()],
            swaps: Vec::new(),
        }
    }

    fn scratch(layout: &Layout) -> Scratch {
        Scratch::new(layout)
    }

    /// The draws are the first of a block, since runs of several models begin with the first draw.
    fn add(&mut self, layout: &Layout, draws: Range<u64>, scratch: &mut Scratch) {
        let (block, count) = (draws.start / BLOCK as u64, draws.end - draws.start);
        count_block(layout, block, count as usize, scratch, self);
    }

    fn merge(&mut self, other: &Self) {
        let models = self.models.iter_mut().zip(&other.models);
        models.for_each(|(mine, theirs)| mine.merge(theirs));
    }

    /// What changes hands between the first two models, where that is asked for.
    fn keys(layout: &Layout, scratch: &Scratch, _: usize) -> impl Iterator<Item = (usize, u64)> {
        let asked = layout.questions.swaps && layout.models.len() > 1;
        scratch.changes().filter(move |_| asked)
    }

    fn named(scratch: &Scratch, lane: usize) -> Swap {
        scratch.swap(lane)
    }

    fn watched(_: &Layout) -> Option<(u64, Swap)> {
        None
    }

    /// Who is selected differs from model to model.
    fn told(&self, layout: &Layout) -> (u64, &[u64]) {
        (layout.models.len() as u64, &[])
    }
}

/// The hot path, compiled for several instruction sets; all give the same bits.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn count_block(
    layout: &Layout,
    block: u64,
    count: usize,
    scratch: &mut Scratch,
    tally: &mut JointTally,
) {
    scratch.fill(layout, block);
    for model in 0..layout.models.len() {
        scratch.totals(layout, model, block);
        scratch.select(layout, model, block, count);
        tally.add_model(layout, model, scratch);
    }
}
