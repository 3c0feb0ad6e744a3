//! What is left to add up of a team's total in a draw.

use super::lumps::Term;
use crate::model::Mean;

/// How a team's total is added up.
#[derive(Debug, PartialEq)]
pub(super) enum Sum {
    /// Nothing to add: the same total in each draw, in steps of the grid.
    Known(f64),
    /// What is known and these, in decimals, as the total can be the same in many draws.
    Exact(Vec<Term>),
    /// What is known, the bonus where it is not, and these criteria, in floats.
    Rounded { bonus: bool, criteria: Vec<usize> },
    /// The same with a mean of all weighted criteria; the others are penalties.
    Mean {
        bonus: bool,
        penalties: Vec<usize>,
        mean: Mean,
    },
}

impl Sum {
    /// The total that is the same in each draw.
    pub(super) fn known(&self) -> Option<f64> {
        match self {
            Self::Known(steps) => Some(*steps),
            _ => None,
        }
    }

    /// Whether a term is added up: of a criterion, or the bonus.
    pub(super) fn needs(&self, criterion: Option<usize>) -> bool {
        match (self, criterion) {
            (Self::Known(_), _) => false,
            (Self::Exact(terms), at) => terms.iter().any(|term| term.criterion == at),
            (Self::Rounded { bonus, .. } | Self::Mean { bonus, .. }, None) => *bonus,
            (Self::Rounded { criteria, .. }, Some(at)) => criteria.contains(&at),
            (
                Self::Mean {
                    penalties, mean, ..
                },
                Some(at),
            ) => penalties.contains(&at) || mean.criteria.contains(&at),
        }
    }
}
