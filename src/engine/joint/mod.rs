//! Several models on the same random numbers: what they share is drawn once.
//!
//! Each model gets the numbers that it would get alone, bit for bit, so a difference between two
//! of them is a difference of the models and not of luck (common random numbers).

mod layout;
mod scratch;
mod tally;

pub use tally::{Answer, JointTally, ModelTally, Swap};

use multiversion::multiversion;

use self::layout::Layout;
use self::scratch::Scratch;
use super::Monitor;
use super::census::{Census, Listed, OPENING, add_up};
use super::run::{Count, Run};
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
    let begun = draws.min(OPENING);
    let opening = run.over(0..begun, Census::default);
    let (dictionary, mut counts) = opening.names.close(None);
    let rest = run.over(begun..draws, || Listed::new(&dictionary));
    add_up(&mut counts, &rest.names.counts);
    let mut tally = opening.counts;
    tally.merge(&rest.counts);
    tally.draws = opening.draws + rest.draws;
    tally.swaps = dictionary.finish(counts);
    tally
}

impl Count for JointTally {
    type Of = Layout;
    type Scratch = Scratch;
    type Named = Swap;

    fn new(layout: &Layout) -> Self {
        Self::none(layout)
    }

    fn scratch(layout: &Layout) -> Scratch {
        Scratch::new(layout)
    }

    fn add(&mut self, layout: &Layout, block: u64, count: usize, scratch: &mut Scratch) {
        count_block(layout, block, count, scratch, self);
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

    fn models(layout: &Layout) -> u64 {
        layout.models.len() as u64
    }

    /// The monitor is told of no team: who is selected differs from model to model.
    fn selected(&self) -> &[u64] {
        &[]
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
