//! Several models on the same random numbers: what they share is drawn once.
//!
//! Each model gets the numbers that it would get alone, bit for bit, so a difference between two
//! of them is a difference of the models and not of luck (common random numbers).

mod layout;
mod scratch;
mod tally;

pub use tally::{Answer, JointTally, ModelTally, Swap};

use multiversion::multiversion;
use rayon::prelude::*;

use self::layout::Layout;
use self::scratch::Scratch;
use super::census::{Census, Dictionary, OPENING};
use super::stream::BLOCK;
use super::{Monitor, SHARD};
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
    let run = Run {
        layout: &Layout::new(models, seed),
        draws,
        questions,
        monitor,
    };
    let (opening, census) = run.opening();
    let dictionary = census.close(None);
    let (rest, counts) = run.rest(&dictionary);
    let mut tally = opening.merge(&rest);
    tally.swaps = dictionary.finish(&counts);
    tally
}

/// One run over its shards.
struct Run<'a> {
    layout: &'a Layout,
    draws: u64,
    questions: &'a Questions,
    monitor: &'a dyn Monitor,
}

impl Run<'_> {
    fn start(&self) -> JointTally {
        JointTally::new(self.layout, self.questions)
    }

    /// The first draws, which also say which swaps are worth counting.
    fn opening(&self) -> (JointTally, Census<Swap>) {
        let shards = self.draws.min(OPENING).div_ceil(SHARD);
        (0..shards)
            .into_par_iter()
            .fold(
                || (self.start(), Census::default()),
                |(mut tally, mut census), shard| {
                    self.shard(shard, &mut tally, |scratch, block| {
                        for (lane, key) in scratch.changes() {
                            let draw = block * BLOCK as u64 + lane as u64;
                            census.add(key, draw, || scratch.swap(lane));
                        }
                    });
                    (tally, census)
                },
            )
            .reduce(
                || (self.start(), Census::default()),
                |a, b| (a.0.merge(&b.0), a.1.merge(b.1)),
            )
    }

    fn rest(&self, dictionary: &Dictionary<Swap>) -> (JointTally, Vec<u64>) {
        let start = || (self.start(), vec![0; dictionary.len()]);
        (OPENING / SHARD..self.draws.div_ceil(SHARD).max(OPENING / SHARD))
            .into_par_iter()
            .take_any_while(|_| !self.monitor.stop())
            .fold(start, |(mut tally, mut counts), shard| {
                self.shard(shard, &mut tally, |scratch, _| {
                    for (_, key) in scratch.changes() {
                        dictionary.count(&[key], &mut counts);
                    }
                });
                (tally, counts)
            })
            .reduce(start, |(a, mut counts), (b, more)| {
                counts.iter_mut().zip(more).for_each(|(a, b)| *a += b);
                (a.merge(&b), counts)
            })
    }

    fn shard(
        &self,
        shard: u64,
        tally: &mut JointTally,
        mut look_at_swaps: impl FnMut(&Scratch, u64),
    ) {
        let mut scratch = Scratch::new(self.layout);
        let end = self.draws.min((shard + 1) * SHARD);
        let mut drawn = 0;
        for block in shard * SHARD / BLOCK as u64..end.div_ceil(BLOCK as u64) {
            if self.monitor.stop() {
                break;
            }
            let count = (end - block * BLOCK as u64).min(BLOCK as u64) as usize;
            count_block(self.layout, block, count, &mut scratch, tally);
            if self.questions.swaps && self.layout.models.len() > 1 {
                look_at_swaps(&scratch, block);
            }
            drawn += count as u64;
        }
        if drawn == 0 {
            return;
        }
        tally.draws += drawn;
        self.monitor
            .advance(drawn * self.layout.models.len() as u64, &[]);
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
        tally.add(model, scratch);
    }
}
