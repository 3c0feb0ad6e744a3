//! Who is above whom in a block of draws.

use super::plan::Plan;
use super::stream::{BLOCK, Lanes};

/// Working memory of one thread.
#[derive(Debug)]
pub(super) struct Order {
    /// By team and draw: how many teams rank above.
    pub(super) above: Vec<[u64; BLOCK]>,
}

impl Order {
    pub(super) fn new(teams: usize) -> Self {
        Self {
            above: vec![[0; BLOCK]; teams],
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
