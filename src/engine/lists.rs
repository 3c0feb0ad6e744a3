//! What is counted over the draws of one model.

use std::ops::Range;

use multiversion::multiversion;

use super::block::Scratch;
use super::census::add_up;
use super::events::Seen;
use super::order::{add_ranks, wins};
use super::plan::Plan;
use super::ranges::{Ranges, by_block};
use super::rankings;
use super::run::Count;
use super::select::ones;
use super::stream::BLOCK;

/// Lists of integers: tables of teams are row by row.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub(super) struct Lists {
    /// `[i, r]`: draws in which team i has rank r + 1.
    pub(super) ranks: Vec<u64>,
    /// By team: draws in which it is selected.
    pub(super) selected: Vec<u64>,
    /// Draws in which so many places are filled.
    pub(super) filled: Vec<u64>,
    /// `[i, j]` for i < j: draws in which i ranks above j, lots included.
    pub(super) wins: Vec<u64>,
    /// `[i, j]` for i < j: draws in which their totals are equal.
    pub(super) ties: Vec<u64>,
    /// `[i, j]`: draws in which i is selected and j is not.
    pub(super) without: Vec<u64>,
    /// By question: draws in which what it asks for is so.
    pub(super) answers: Vec<u64>,
    /// Complete rankings.
    pub(super) rankings: Vec<u64>,
    /// By team: the sum of its totals, and that of their squares.
    #[serde(with = "texts")]
    pub(super) totals: Vec<i128>,
    /// By team and by weight that is summed: where the team is first.
    #[serde(with = "texts")]
    pub(super) weights_first: Vec<i128>,
    /// The same where it is selected.
    #[serde(with = "texts")]
    pub(super) weights_selected: Vec<i128>,
}

/// A list, and that of other draws.
type Pair<'l, T> = (&'l mut Vec<T>, &'l Vec<T>);

impl Count for Lists {
    type Of = Plan;
    type Scratch = Scratch;
    type Named = Vec<usize>;

    fn new(plan: &Plan) -> Self {
        let teams = plan.teams.len();
        let square = || vec![0; teams * teams];
        let weights = || vec![0; plan.summed.size(teams)];
        Self {
            ranks: square(),
            selected: vec![0; teams],
            filled: vec![0; teams + 1],
            wins: square(),
            ties: square(),
            without: square(),
            answers: vec![0; plan.questions.len()],
            rankings: vec![0; rankings::count(teams)],
            totals: vec![0; 2 * teams],
            weights_first: weights(),
            weights_selected: weights(),
        }
    }

    fn scratch(plan: &Plan) -> Scratch {
        Scratch::new(plan)
    }

    fn add(&mut self, plan: &Plan, draws: Range<u64>, scratch: &mut Scratch) {
        let is_whole = draws.end - draws.start == BLOCK as u64;
        count_block(plan, &draws, is_whole, scratch, self);
    }

    fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.counts(other) {
            add_up(mine, theirs);
        }
        self.merge_sums(other);
    }

    fn keys(_: &Plan, scratch: &Scratch, count: usize) -> impl Iterator<Item = (usize, u64)> {
        scratch.selected.keys[..count].iter().copied().enumerate()
    }

    fn named(scratch: &Scratch, lane: usize) -> Vec<usize> {
        scratch.selected.set(lane)
    }

    fn watched(plan: &Plan) -> Option<(u64, Vec<usize>)> {
        let watched = plan.watched.as_ref();
        watched.map(|set| (plan.key(set), set.clone()))
    }

    fn told(&self, _: &Plan) -> (u64, &[u64]) {
        (1, &self.selected)
    }
}

/// The hot path, compiled for several instruction sets; all give the same bits.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn count_block(
    plan: &Plan,
    draws: &Range<u64>,
    sums: bool,
    scratch: &mut Scratch,
    lists: &mut Lists,
) {
    let count = (draws.end - draws.start) as usize;
    scratch.fill(plan, draws);
    lists.add_order(plan, draws.start, count, scratch);
    scratch.selected.decide(plan, &scratch.order, count);
    lists.add_selected(plan, count, scratch);
    if sums {
        lists.add_sums(plan, count, scratch);
    }
}

impl Lists {
    /// Each list of counts with that of others.
    fn counts<'l>(&'l mut self, other: &'l Self) -> [Pair<'l, u64>; 8] {
        [
            (&mut self.ranks, &other.ranks),
            (&mut self.selected, &other.selected),
            (&mut self.filled, &other.filled),
            (&mut self.wins, &other.wins),
            (&mut self.ties, &other.ties),
            (&mut self.without, &other.without),
            (&mut self.answers, &other.answers),
            (&mut self.rankings, &other.rankings),
        ]
    }

    /// Adds the sums of others.
    fn merge_sums(&mut self, other: &Self) {
        for (mine, theirs) in self.sums(other) {
            let both = mine.iter_mut().zip(theirs);
            both.for_each(|(a, b)| *a = a.saturating_add(*b));
        }
    }

    /// Each list of sums with that of others.
    fn sums<'l>(&'l mut self, other: &'l Self) -> [Pair<'l, i128>; 3] {
        [
            (&mut self.totals, &other.totals),
            (&mut self.weights_first, &other.weights_first),
            (&mut self.weights_selected, &other.weights_selected),
        ]
    }

    /// Whether others are as long as these, and count nothing in more than so many draws.
    pub(super) fn admits(&mut self, other: &Self, draws: u64) -> bool {
        let possible = |counts: &[u64]| counts.iter().all(|count| *count <= draws);
        let alike = |(mine, theirs): &Pair<'_, u64>| mine.len() == theirs.len() && possible(theirs);
        self.counts(other).iter().all(alike)
            && (self.sums(other).iter()).all(|(mine, theirs)| mine.len() == theirs.len())
    }

    /// Adds what is summed of draws that were counted without, as parts of blocks.
    pub(super) fn complete(&mut self, plan: &Plan, ragged: &Ranges) {
        let (mut scratch, mut lists) = (Scratch::new(plan), Self::new(plan));
        for draws in ragged.iter().flat_map(by_block) {
            count_block(plan, &draws, true, &mut scratch, &mut lists);
        }
        self.merge_sums(&lists);
    }

    /// Adds who is above whom.
    #[inline(always)]
    fn add_order(&mut self, plan: &Plan, first: u64, count: usize, scratch: &mut Scratch) {
        let teams = plan.teams.len();
        let (order, totals) = (&mut scratch.order, &scratch.totals);
        order.rank(plan, totals, first, count, |i, j, ties| {
            self.ties[i * teams + j] += ties;
        });
        for (i, above) in order.above.iter().enumerate() {
            add_ranks(above, count, &mut self.ranks[i * teams..][..teams]);
            for (j, other) in order.above.iter().enumerate().skip(i + 1) {
                self.wins[i * teams + j] += wins(above, other, count);
            }
        }
        rankings::add(&order.above, count, &mut self.rankings);
    }

    /// Adds who is selected, and what hangs on that.
    #[inline(always)]
    fn add_selected(&mut self, plan: &Plan, count: usize, scratch: &Scratch) {
        let selected = &scratch.selected;
        let teams = selected.teams.len();
        for (i, a) in selected.teams.iter().enumerate() {
            self.selected[i] += ones(a);
            for (j, b) in selected.teams.iter().enumerate() {
                let in_and_out = a.iter().zip(b);
                let in_and_out = in_and_out.map(|(a, b)| u64::from((a & !b).count_ones()));
                self.without[i * teams + j] += in_and_out.sum::<u64>();
            }
        }
        selected.count_filled(count, &mut self.filled);
        let seen = Seen {
            totals: &scratch.totals,
            order: &scratch.order,
            selected,
        };
        for (answer, question) in self.answers.iter_mut().zip(&plan.questions) {
            *answer += ones(&question.draws(seen, count));
        }
    }

    /// Adds totals and weights.
    #[inline(always)]
    fn add_sums(&mut self, plan: &Plan, count: usize, scratch: &mut Scratch) {
        let sums = self.totals.chunks_exact_mut(2).zip(&plan.teams);
        for ((sums, team), totals) in sums.zip(&scratch.totals) {
            team.scale.add(&totals[..count], sums);
        }
        let weights = [&mut self.weights_first[..], &mut self.weights_selected];
        let drawn = (&scratch.order, &scratch.selected, count);
        (plan.summed).add(&scratch.multipliers, drawn, &mut scratch.sums, weights);
    }
}

/// Integers as text: many readers of JSON cut numbers at 2^53.
mod texts {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(list: &[i128], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(list.iter().map(ToString::to_string))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<i128>, D::Error> {
        let texts = Vec::<String>::deserialize(from)?;
        let numbers = texts.iter().map(|text| text.parse());
        numbers.collect::<Result<_, _>>().map_err(D::Error::custom)
    }
}
