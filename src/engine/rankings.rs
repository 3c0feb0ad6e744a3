//! How often each complete ranking came up, where there are few enough to count.

use super::order::Above;
use super::stream::BLOCK;

/// Rankings are counted up to this many teams: six have 720.
pub(super) const MOST_TEAMS: usize = 6;

/// So many counts of complete rankings there are: by the ranks of all teams but the last, from 0, read
/// as digits to the base of their number. None where there are too many teams.
pub(super) fn count(teams: usize) -> usize {
    if teams <= MOST_TEAMS {
        teams.pow(teams.saturating_sub(1) as u32)
    } else {
        0
    }
}

/// Adds the first `count` draws of a block to the counts, from how many teams rank above each team.
#[inline(always)]
pub(super) fn add(above: &[Above], count: usize, counts: &mut [u64]) {
    if counts.is_empty() {
        return;
    }
    let mut number = [0u64; BLOCK];
    let teams = above.len();
    for above in &above[..teams - 1] {
        for (number, above) in number.iter_mut().zip(above) {
            *number = *number * teams as u64 + u64::from(*above);
        }
    }
    for number in &number[..count] {
        counts[*number as usize] += 1;
    }
}
