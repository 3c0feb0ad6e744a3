//! The order in which charts list teams.

use crate::analysis::{Outcome, TeamOutcome};

/// Best first: by selection probability, then by expected rank; places in the outcome's list.
pub(super) fn by_selection(outcome: &Outcome) -> Vec<usize> {
    let mut order: Vec<usize> = (0..outcome.teams.len()).collect();
    let share = |team: &TeamOutcome| team.selection_probability.estimate;
    order.sort_by(|&a, &b| {
        let (a, b) = (&outcome.teams[a], &outcome.teams[b]);
        share(b)
            .total_cmp(&share(a))
            .then(a.expected_rank.total_cmp(&b.expected_rank))
    });
    order
}
