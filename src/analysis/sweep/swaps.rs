//! Which teams change places between two points of a sweep.

use crate::analysis::likeliest::{best_first, likeliest};

/// Two teams that change places along the axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Swap {
    /// Among the likeliest before, and after.
    pub(super) leaves: usize,
    pub(super) enters: usize,
    /// The two values it lies between, and about where.
    pub(super) between: [f64; 2],
    pub(super) guess: f64,
}

/// The swaps at the cut line between two points, in order, if every team's probability moved on a
/// straight line: of the teams within the places and without, the two that meet first swap first.
pub(super) fn swaps_between(
    (low, high): (f64, f64),
    before: &[u64],
    after: &[u64],
    places: usize,
) -> Vec<Swap> {
    let goal = within(after, places);
    let mut within = within(before, places);
    let mut swaps = Vec::new();
    let mut reached = 0.0;
    while within != goal && swaps.len() < before.len() * before.len() {
        let mut first: Option<(f64, usize, usize)> = None;
        for a in (0..before.len()).filter(|&a| within[a]) {
            for b in (0..before.len()).filter(|&b| !within[b]) {
                let lead = |counts: &[u64]| counts[a] as f64 - counts[b] as f64;
                let (start, end) = (lead(before), lead(after));
                // Equal at the end: whoever the goal has.
                if end > 0.0 || (end == 0.0 && (goal[a] || !goal[b])) {
                    continue;
                }
                let part = if start > end {
                    start / (start - end)
                } else {
                    1.0
                };
                let part = part.clamp(reached, 1.0);
                if first.is_none_or(|found| part < found.0) {
                    first = Some((part, a, b));
                }
            }
        }
        let Some((part, leaves, enters)) = first else {
            break;
        };
        reached = part;
        within[leaves] = false;
        within[enters] = true;
        swaps.push(Swap {
            leaves,
            enters,
            between: [low, high],
            guess: low + part * (high - low),
        });
    }
    swaps
}

/// Which teams are the `places` likeliest; of equal ones, the first in the file.
pub(super) fn within(selected: &[u64], places: usize) -> Vec<bool> {
    let order = best_first(0..selected.len(), |team| selected[team] as f64);
    let mut within = vec![false; selected.len()];
    for &team in likeliest(&order, places).0 {
        within[team] = true;
    }
    within
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(swaps: &[Swap]) -> Vec<(usize, usize)> {
        swaps.iter().map(|s| (s.leaves, s.enters)).collect()
    }

    #[test]
    fn teams_on_straight_lines_swap_in_order() {
        let swaps = swaps_between((0.0, 10.0), &[60, 30, 10], &[10, 30, 60], 1);
        // 0 falls from 60 and meets 2, rising from 10, at the middle, before either meets 1.
        assert_eq!(pairs(&swaps), [(0, 2)]);
        assert_eq!(swaps[0].guess, 5.0);
        let swaps = swaps_between((0.0, 1.0), &[60, 40, 0], &[0, 40, 60], 1);
        assert_eq!(pairs(&swaps), [(0, 1), (1, 2)]);
        let swaps = swaps_between((0.0, 1.0), &[9, 8, 1, 0], &[0, 1, 8, 9], 2);
        assert_eq!(swaps.len(), 2);
    }

    #[test]
    fn equal_teams_end_as_the_goal_has_them() {
        let swaps = swaps_between((0.0, 1.0), &[0, 10], &[5, 5], 1);
        assert_eq!(pairs(&swaps), [(1, 0)]);
        assert!(swaps_between((0.0, 1.0), &[5, 5], &[9, 1], 1).is_empty());
    }
}
