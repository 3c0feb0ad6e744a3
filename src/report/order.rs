//! The order in which people read teams.

use crate::analysis::{Outcome, TeamOutcome};

/// Best first: by selection probability, then by expected rank, then as in the file.
pub fn by_selection(outcome: &Outcome) -> Vec<&TeamOutcome> {
    let order = crate::analysis::by_selection(&outcome.teams);
    order.into_iter().map(|at| &outcome.teams[at]).collect()
}
