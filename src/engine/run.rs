//! Draws to counts, shard by shard: one loop for one model or several.

use std::ops::Range;

use super::Monitor;
use super::census::{Census, Dictionary, Listed, Names, OPENING, add_up};
use super::parallel;
use super::ranges::{Ranges, by_block};
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
    type Named: Send + Sync;

    fn new(of: &Self::Of) -> Self;

    fn scratch(of: &Self::Of) -> Self::Scratch;

    /// Makes draws of one block, and adds them.
    fn add(&mut self, of: &Self::Of, draws: Range<u64>, scratch: &mut Self::Scratch);

    /// Adds what was counted over other draws.
    fn merge(&mut self, other: &Self);

    /// Places of those among the last draws, of so many, that have a key.
    fn keys(
        of: &Self::Of,
        scratch: &Self::Scratch,
        count: usize,
    ) -> impl Iterator<Item = (usize, u64)>;

    /// What the key of a draw names.
    fn named(scratch: &Self::Scratch, lane: usize) -> Self::Named;

    /// What is counted by name even where it is rare.
    fn watched(of: &Self::Of) -> Option<(u64, Self::Named)>;

    /// What a monitor is told: how many models are drawn, and in how many draws each team is selected.
    fn told<'c>(&'c self, of: &Self::Of) -> (u64, &'c [u64]);
}

/// A run over shards.
pub(super) struct Run<'a, C: Count> {
    pub(super) of: &'a C::Of,
    pub(super) monitor: &'a dyn Monitor,
}

/// What came of draws.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub(super) struct Counted<C, N> {
    pub(super) ranges: Ranges,
    /// Those of them that are parts of blocks. Nothing is summed in floating point of these, since the
    /// rest of a block may come yet.
    pub(super) ragged: Ranges,
    pub(super) counts: C,
    #[serde(rename = "sets")]
    pub(super) names: N,
}

impl<C: Count> Counted<C, Vec<u64>> {
    /// Adds what came of other draws, where the same is counted by name.
    pub(super) fn add(&mut self, other: &Self) {
        self.merge(other);
        add_up(&mut self.names, &other.names);
    }
}

impl<C: Count, N> Counted<C, N> {
    fn merge(&mut self, other: &Self) {
        self.ranges.merge(&other.ranges);
        self.ragged.merge(&other.ragged);
        self.counts.merge(&other.counts);
    }

    fn with<M>(self, names: M) -> Counted<C, M> {
        Counted {
            ranges: self.ranges,
            ragged: self.ragged,
            counts: self.counts,
            names,
        }
    }
}

impl<C: Count> Run<'_, C> {
    /// Counts the opening draws of a run of so many, which decide what is counted by name.
    pub(super) fn open(&self, draws: u64) -> (Dictionary<C::Named>, Counted<C, Vec<u64>>) {
        let mut counted = self.over(0..draws.min(OPENING), Census::default);
        let census = std::mem::take(&mut counted.names);
        let (listed, counts) = census.close(C::watched(self.of));
        (listed, counted.with(counts))
    }

    /// Counts a range of draws, as much of it as the monitor lets happen.
    pub(super) fn range(
        &self,
        draws: Range<u64>,
        listed: &Dictionary<C::Named>,
    ) -> Counted<C, Vec<u64>> {
        let mut counted = self.over(draws, || Listed::new(listed));
        let counts = std::mem::take(&mut counted.names.counts);
        counted.with(counts)
    }

    fn over<N: Names<C::Named>>(
        &self,
        draws: Range<u64>,
        names: impl Fn() -> N + Sync + Send,
    ) -> Counted<C, N> {
        let start = || Counted {
            ranges: Ranges::default(),
            ragged: Ranges::default(),
            counts: C::new(self.of),
            names: names(),
        };
        let first = draws.start / SHARD;
        let shards = first..draws.end.div_ceil(SHARD).max(first);
        // Not one after another of the 10¹² draws that nobody waits for any more.
        let goes_on = |shard| shard - first < FEW || !self.monitor.stop();
        let add = |counted: &mut Counted<C, N>, shard: u64| {
            let from = draws.start.max(shard * SHARD);
            let to = draws.end.min((shard + 1).saturating_mul(SHARD));
            self.shard(from..to, counted);
        };
        let merge = |all: &mut Counted<C, N>, more: Counted<C, N>| {
            all.merge(&more);
            all.names.merge(more.names);
        };
        let mut counted = parallel::fold(shards, goes_on, start, add, merge);
        counted.ragged = counted.ranges.ragged();
        counted
    }

    fn shard<N: Names<C::Named>>(&self, draws: Range<u64>, counted: &mut Counted<C, N>) {
        let before = counted.counts.told(self.of).1.to_vec();
        let mut scratch = C::scratch(self.of);
        let mut done = draws.start..draws.start;
        // With many teams a shard takes longer than an interrupt may.
        for block in by_block(draws).take_while(|_| !self.monitor.stop()) {
            (counted.counts).add(self.of, block.clone(), &mut scratch);
            let count = (block.end - block.start) as usize;
            for (lane, key) in C::keys(self.of, &scratch, count) {
                let what = || C::named(&scratch, lane);
                counted.names.add(key, block.start + lane as u64, what);
            }
            done.end = block.end;
        }
        if done.is_empty() {
            return;
        }
        counted.ranges.add(&done);
        let (models, selected) = counted.counts.told(self.of);
        let selected = selected.iter().zip(before);
        let selected: Vec<u64> = selected.map(|(now, before)| now - before).collect();
        (self.monitor).advance((done.end - done.start) * models, &selected);
    }
}
