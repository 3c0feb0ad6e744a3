//! Who is above whom in a block of draws.

use super::plan::Plan;
use super::sorted::Sorter;
use super::stream::{BLOCK, Lanes};

/// How many teams rank above one, by draw.
pub(super) type Above = [u16; BLOCK];

/// Up to so many teams each is compared with each; more are sorted, draw by draw.
const COMPARED: usize = 40;

/// Working memory of one thread.
#[derive(Debug)]
pub(super) struct Order {
    /// By team.
    pub(super) above: Vec<Above>,
    sorter: Sorter,
}

impl Order {
    pub(super) fn new(teams: usize) -> Self {
        Self {
            above: vec![[0; BLOCK]; teams],
            sorter: Sorter::new(if teams > COMPARED { teams } else { 0 }),
        }
    }

    /// Counts for each draw how many teams are above each team, lots included, and tells of pairs i < j
    /// whose totals are equal in some draws in how many. The draws are the `count` from number `first`
    /// on.
    #[inline(always)]
    pub(super) fn rank(
        &mut self,
        plan: &Plan,
        totals: &[Lanes],
        first: u64,
        count: usize,
        mut tied: impl FnMut(usize, usize, u64),
    ) {
        let lot =
            |team: usize, lane: usize| plan.streams.word(plan.teams[team].lot, first + lane as u64);
        if totals.len() > COMPARED {
            self.sorter
                .rank(totals, count, &lot, &mut self.above, &mut tied);
            return;
        }
        for above in &mut self.above {
            *above = [0; BLOCK];
        }
        for i in 0..totals.len() {
            let (left, right) = self.above.split_at_mut(i + 1);
            let above_i = &mut left[i];
            for j in i + 1..totals.len() {
                let above_j = &mut right[j - i - 1];
                let (a, b) = (&totals[i], &totals[j]);
                let mut ties = 0u64;
                for lane in 0..BLOCK {
                    let win = u16::from(a[lane] > b[lane]);
                    above_j[lane] += win;
                    above_i[lane] += 1 - win;
                    ties |= u64::from(a[lane] == b[lane]);
                }
                if ties > 0 {
                    // The count above took ties for losses of i: give back those that i wins by lot.
                    let mut ties = 0;
                    for lane in (0..count).filter(|&lane| a[lane] == b[lane]) {
                        ties += 1;
                        if lot(i, lane) >= lot(j, lane) {
                            above_j[lane] += 1;
                            above_i[lane] -= 1;
                        }
                    }
                    if ties > 0 {
                        tied(i, j, ties);
                    }
                }
            }
        }
    }
}

/// Up to so many ranks each is looked for in all draws.
const LOOKED_FOR: usize = 24;

/// In how many of the first `count` draws the first of two teams is above the second.
#[inline(always)]
pub(super) fn wins(first: &Above, second: &Above, count: usize) -> u64 {
    if count < BLOCK {
        let both = first[..count].iter().zip(second);
        return both.filter(|(first, second)| first < second).count() as u64;
    }
    // Sixteen bits are enough for a block, and as wide as the ranks.
    let mut wins = 0;
    for lane in 0..BLOCK {
        wins += u16::from(first[lane] < second[lane]);
    }
    u64::from(wins)
}

/// Adds to the counts of a team's ranks.
#[inline(always)]
pub(super) fn add_ranks(above: &Above, count: usize, ranks: &mut [u64]) {
    if count < BLOCK || ranks.len() > LOOKED_FOR {
        for above in &above[..count] {
            ranks[usize::from(*above)] += 1;
        }
        return;
    }
    for (rank, counts) in ranks.iter_mut().enumerate() {
        let mut draws = 0;
        for above in above {
            draws += u16::from(*above == rank as u16);
        }
        *counts += u64::from(draws);
    }
}
