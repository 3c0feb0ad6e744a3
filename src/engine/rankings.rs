//! How often each complete ranking came up, where there are few enough to count.

use super::stream::BLOCK;

/// Rankings are counted up to this many teams: six have 720.
pub(super) const MOST_TEAMS: usize = 6;

/// Counts of complete rankings.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rankings {
    teams: usize,
    /// By the ranks of all teams but the last, from 0, read as digits to the base of their number.
    counts: Vec<u64>,
}

impl Rankings {
    /// Counts nothing where there are too many teams.
    pub(super) fn new(teams: usize) -> Self {
        let size = if teams <= MOST_TEAMS {
            teams.pow(teams.saturating_sub(1) as u32)
        } else {
            0
        };
        Self {
            teams,
            counts: vec![0; size],
        }
    }

    /// Adds the first `count` draws of a block, from how many teams rank above each team.
    #[inline(always)]
    pub(super) fn add(&mut self, above: &[[u64; BLOCK]], count: usize) {
        if self.counts.is_empty() {
            return;
        }
        let mut number = [0u64; BLOCK];
        for above in &above[..self.teams - 1] {
            for (number, above) in number.iter_mut().zip(above) {
                *number = *number * self.teams as u64 + above;
            }
        }
        for number in &number[..count] {
            self.counts[*number as usize] += 1;
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        let pairs = self.counts.iter_mut().zip(&other.counts);
        pairs.for_each(|(a, b)| *a += b);
    }

    /// The counts of the rankings that came up; none where there are too many teams.
    pub(super) fn counts(&self) -> Option<Vec<u64>> {
        let seen = || self.counts.iter().copied().filter(|count| *count > 0);
        (!self.counts.is_empty()).then(|| seen().collect())
    }
}
