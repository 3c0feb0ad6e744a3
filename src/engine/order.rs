//! Who is above whom: ranks, pairs and selected sets of a block of draws.

use super::plan::Plan;
use super::stream::{BLOCK, Lanes};
use super::tally::Tally;

/// Working memory of one thread.
#[derive(Debug)]
pub(super) struct Order {
    /// By team and draw: how many teams rank above.
    pub(super) above: Vec<[u64; BLOCK]>,
    /// By team: one bit per draw in which the team is selected.
    pub(super) selected: Vec<[u64; BLOCK / 64]>,
    /// By draw: a number that names the selected set.
    pub(super) keys: [u64; BLOCK],
}

impl Order {
    pub(super) fn new(teams: usize) -> Self {
        Self {
            above: vec![[0; BLOCK]; teams],
            selected: vec![[0; BLOCK / 64]; teams],
            keys: [0; BLOCK],
        }
    }

    /// How many teams it ranks.
    pub(super) fn teams(&self) -> usize {
        self.above.len()
    }

    /// The selected teams of one draw of the last block.
    pub(super) fn set(&self, lane: usize) -> Vec<usize> {
        (0..self.selected.len())
            .filter(|&team| self.selected[team][lane / 64] >> (lane % 64) & 1 == 1)
            .collect()
    }

    /// Ranks the first `count` draws of a block and counts what they say.
    #[inline(always)]
    pub(super) fn count(
        &mut self,
        plan: &Plan,
        totals: &[Lanes],
        block: u64,
        count: usize,
        tally: &mut Tally,
    ) {
        let teams = totals.len();
        self.compare(plan, totals, block, count, |i, j, wins, ties| {
            tally.wins[i * teams + j] += wins;
            tally.ties[i * teams + j] += ties;
        });
        for (team, above) in self.above.iter().enumerate() {
            let ranks = tally.rank_counts_mut(team);
            for above in &above[..count] {
                ranks[*above as usize] += 1;
            }
        }
        self.select(plan, count);
        self.count_pairs(&mut tally.without);
    }

    /// Adds, for each pair of teams, the draws in which the first is in and the second is out.
    #[inline(always)]
    pub(super) fn count_pairs(&self, without: &mut [u64]) {
        for (i, a) in self.selected.iter().enumerate() {
            for (j, b) in self.selected.iter().enumerate() {
                let in_and_out = a
                    .iter()
                    .zip(b)
                    .map(|(a, b)| u64::from((a & !b).count_ones()));
                without[i * self.selected.len() + j] += in_and_out.sum::<u64>();
            }
        }
    }

    /// Marks the teams within the places, in the first `count` draws.
    #[inline(always)]
    pub(super) fn select(&mut self, plan: &Plan, count: usize) {
        let places = plan.places as u64;
        self.keys = [0; BLOCK];
        for (team, above) in self.above.iter().enumerate() {
            let key = plan.teams[team].key;
            let mut bits = [0u64; BLOCK / 64];
            for (lane, above) in above[..count].iter().enumerate() {
                bits[lane / 64] |= u64::from(*above < places) << (lane % 64);
            }
            for (named, above) in self.keys.iter_mut().zip(above) {
                *named = named.wrapping_add(if *above < places { key } else { 0 });
            }
            self.selected[team] = bits;
        }
    }

    /// Counts for each draw how many teams are above each team, lots included, and tells for each
    /// pair i < j how often i is above j and how often their totals are equal.
    #[inline(always)]
    pub(super) fn compare(
        &mut self,
        plan: &Plan,
        totals: &[Lanes],
        block: u64,
        count: usize,
        mut pair: impl FnMut(usize, usize, u64, u64),
    ) {
        let teams = totals.len();
        for above in &mut self.above {
            *above = [0; BLOCK];
        }
        for i in 0..teams {
            let (left, right) = self.above.split_at_mut(i + 1);
            let above_i = &mut left[i];
            for j in i + 1..teams {
                let above_j = &mut right[j - i - 1];
                let (a, b) = (&totals[i], &totals[j]);
                let (mut wins, mut ties) = (0, 0);
                for lane in 0..count {
                    let win = u64::from(a[lane] > b[lane]);
                    above_j[lane] += win;
                    above_i[lane] += 1 - win;
                    wins += win;
                    ties += u64::from(a[lane] == b[lane]);
                }
                if ties > 0 {
                    // The count above took ties for losses of i: give back those that i wins by lot.
                    for lane in (0..count).filter(|&lane| a[lane] == b[lane]) {
                        let draw = block * BLOCK as u64 + lane as u64;
                        let lot = |team: usize| plan.streams.word(plan.teams[team].lot, draw);
                        if lot(i) >= lot(j) {
                            above_j[lane] += 1;
                            above_i[lane] -= 1;
                            wins += 1;
                        }
                    }
                }
                pair(i, j, wins, ties);
            }
        }
    }
}
