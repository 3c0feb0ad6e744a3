//! Ranks of many teams: sorted, draw by draw.

use super::order::Above;
use super::stream::{BLOCK, Lanes};

/// Draws that are taken out of the totals together: a line of memory of each team.
const TILE: usize = 8;
/// Teams that are spread evenly fall one into each bucket; where more than this do, they are sorted.
const CROWDED: usize = 24;

/// Working memory of one thread.
#[derive(Debug)]
pub(super) struct Sorter {
    /// Totals of some draws, draw by draw.
    tile: Vec<f64>,
    /// Where the teams of each bucket start.
    starts: Vec<u32>,
    /// Totals with their teams, the highest first.
    order: Vec<(f64, u32)>,
    bucket: Vec<u32>,
}

impl Sorter {
    pub(super) fn new(teams: usize) -> Self {
        Self {
            tile: vec![0.0; TILE * teams],
            starts: vec![0; teams + 1],
            order: vec![(0.0, 0); teams],
            bucket: vec![0; teams],
        }
    }

    /// How many teams are above each team in the first `count` draws, `lot` of a team and a draw
    /// settling ties; `tied` is told of them.
    #[inline(always)]
    pub(super) fn rank(
        &mut self,
        totals: &[Lanes],
        count: usize,
        lot: &impl Fn(usize, usize) -> u32,
        above: &mut [Above],
        tied: &mut impl FnMut(usize, usize, u64),
    ) {
        let teams = totals.len();
        for first in (0..BLOCK).step_by(TILE) {
            if first >= count {
                break;
            }
            for (team, totals) in totals.iter().enumerate() {
                for at in 0..TILE {
                    self.tile[at * teams + team] = totals[first + at];
                }
            }
            for at in 0..TILE.min(count - first) {
                self.sort(at);
                self.settle(|team| lot(team, first + at), tied);
                for (rank, (_, team)) in self.order.iter().enumerate() {
                    above[*team as usize][first + at] = rank as u16;
                }
            }
        }
    }

    /// Sorts the totals of one draw of the tile: into as many buckets as there are teams by their place
    /// between the ends, then within them.
    fn sort(&mut self, at: usize) {
        let teams = self.bucket.len();
        let totals = &self.tile[at * teams..][..teams];
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for total in totals {
            low = if *total < low { *total } else { low };
            high = if *total > high { *total } else { high };
        }
        let scale = (teams - 1) as f64 / (high - low).max(f64::MIN_POSITIVE);
        self.starts.fill(0);
        for (bucket, total) in self.bucket.iter_mut().zip(totals) {
            *bucket = ((high - total) * scale) as u32;
            self.starts[*bucket as usize + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut self.starts {
            sum += *start;
            *start = sum;
        }
        // Each start moves on to its end as the bucket is filled.
        for (team, (bucket, total)) in self.bucket.iter().zip(totals).enumerate() {
            let start = &mut self.starts[*bucket as usize];
            self.order[*start as usize] = (*total, team as u32);
            *start += 1;
        }
        let mut from = 0;
        for end in &self.starts[..teams] {
            let end = *end as usize;
            if end - from > 1 {
                within(&mut self.order[from..end]);
            }
            from = end;
        }
    }

    /// Puts teams with equal totals in the order of their lots.
    fn settle(&mut self, lot: impl Fn(usize) -> u32, tied: &mut impl FnMut(usize, usize, u64)) {
        let mut from = 0;
        while from + 1 < self.order.len() {
            let total = self.order[from].0;
            let mut to = from + 1;
            while to < self.order.len() && self.order[to].0 == total {
                to += 1;
            }
            let equal = &mut self.order[from..to];
            if equal.len() > 1 {
                equal.sort_by_key(|(_, team)| (std::cmp::Reverse(lot(*team as usize)), *team));
                for (at, (_, a)) in equal.iter().enumerate() {
                    for (_, b) in &equal[at + 1..] {
                        tied(*a.min(b) as usize, *a.max(b) as usize, 1);
                    }
                }
            }
            from = to;
        }
    }
}

/// Sorts a bucket, the highest first.
fn within(bucket: &mut [(f64, u32)]) {
    if bucket.len() > CROWDED {
        bucket.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        return;
    }
    for end in 1..bucket.len() {
        let one = bucket[end];
        let mut at = end;
        while at > 0 && bucket[at - 1].0 < one.0 {
            bucket[at] = bucket[at - 1];
            at -= 1;
        }
        bucket[at] = one;
    }
}
