//! The order in which people read teams.

use crate::analysis::{Outcome, TeamOutcome};

/// Best first: by selection probability, then by expected rank, then as in the file.
pub fn by_selection(outcome: &Outcome) -> Vec<&TeamOutcome> {
    let mut teams: Vec<&TeamOutcome> = outcome.teams.iter().collect();
    teams.sort_by(|a, b| {
        let key = |team: &TeamOutcome| team.selection_probability.estimate;
        key(b)
            .total_cmp(&key(a))
            .then(a.expected_rank.total_cmp(&b.expected_rank))
    });
    teams
}
