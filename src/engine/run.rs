//! Draws to counts, shard by shard: one loop for one model or several.

use std::ops::Range;

use super::Monitor;
use super::census::{Names, OPENING};
use super::parallel;
use super::stream::BLOCK;

/// Draws of one unit of parallel work.
pub(super) const SHARD: u64 = 64 * BLOCK as u64;
/// Shards that are begun without a look at the monitor, which each has at its first block.
const FEW: u64 = OPENING / SHARD;

/// What is counted over draws, a block at a time: integers, so that merging is exact in any order.
pub(super) trait Count: Send {
    /// What is drawn.
    type Of: Sync;
    /// Working memory of one thread.
    type Scratch;
    /// What has a key: a selected set, or a change of it.
    type Named;

    fn new(of: &Self::Of) -> Self;

    fn scratch(of: &Self::Of) -> Self::Scratch;

    /// Draws the first `count` draws of a block, and adds them.
    fn add(&mut self, of: &Self::Of, block: u64, count: usize, scratch: &mut Self::Scratch);

    /// Adds what was counted over other draws.
    fn merge(&mut self, other: &Self);

    /// Draws of the last block, of so many, with a key each.
    fn keys(
        of: &Self::Of,
        scratch: &Self::Scratch,
        count: usize,
    ) -> impl Iterator<Item = (usize, u64)>;

    /// What the key of a draw names.
    fn named(scratch: &Self::Scratch, lane: usize) -> Self::Named;

    /// How many models are drawn.
    fn models(of: &Self::Of) -> u64;

    /// By team: draws in which it is selected, as far as the monitor is told.
    fn selected(&self) -> &[u64];
}

/// A run over shards.
pub(super) struct Run<'a, C: Count> {
    pub(super) of: &'a C::Of,
    pub(super) monitor: &'a dyn Monitor,
}

/// What came of a number of draws.
pub(super) struct Counted<C, N> {
    pub(super) draws: u64,
    pub(super) counts: C,
    pub(super) names: N,
}

impl<C: Count> Run<'_, C> {
    /// Counts a range of draws that begins at a multiple of a block, as much of it as the monitor lets
    /// happen.
    pub(super) fn over<N: Names<C::Named>>(
        &self,
        draws: Range<u64>,
        names: impl Fn() -> N + Sync + Send,
    ) -> Counted<C, N> {
        let start = || Counted {
            draws: 0,
            counts: C::new(self.of),
            names: names(),
        };
        let first = draws.start / SHARD;
        let shards = first..draws.end.div_ceil(SHARD).max(first);
        // Not one after another of the 10¹² draws that nobody waits for any more.
        let goes_on = |shard| shard - first < FEW || !self.monitor.stop();
        let add = |counted: &mut Counted<C, N>, shard| {
            let from = draws.start.max(shard * SHARD);
            self.shard(from..draws.end.min((shard + 1) * SHARD), counted);
        };
        let merge = |all: &mut Counted<C, N>, more: Counted<C, N>| {
            all.draws += more.draws;
            all.counts.merge(&more.counts);
            all.names.merge(more.names);
        };
        parallel::fold(shards, goes_on, start, add, merge)
    }

    fn shard<N: Names<C::Named>>(&self, draws: Range<u64>, counted: &mut Counted<C, N>) {
        let before = counted.counts.selected().to_vec();
        let mut scratch = C::scratch(self.of);
        let mut at = draws.start;
        // With many teams a shard takes longer than an interrupt may.
        while at < draws.end && !self.monitor.stop() {
            let block = at / BLOCK as u64;
            let next = draws.end.min((block + 1) * BLOCK as u64);
            let count = (next - at) as usize;
            counted.counts.add(self.of, block, count, &mut scratch);
            for (lane, key) in C::keys(self.of, &scratch, count) {
                let what = || C::named(&scratch, lane);
                counted.names.add(key, at + lane as u64, what);
            }
            at = next;
        }
        let drawn = at - draws.start;
        if drawn == 0 {
            return;
        }
        counted.draws += drawn;
        let selected = counted.counts.selected().iter().zip(before);
        let selected: Vec<u64> = selected.map(|(now, before)| now - before).collect();
        (self.monitor).advance(drawn * C::models(self.of), &selected);
    }
}
