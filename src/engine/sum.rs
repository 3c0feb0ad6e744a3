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

    /// What is added up: criteria, and the bonus, which has none; each once.
    #[inline(always)]
    pub(super) fn cells(&self) -> impl Iterator<Item = Option<usize>> {
        let none: &[usize] = &[];
        let (terms, bonus, criteria) = match self {
            Self::Known(_) => (&[][..], false, [none, none]),
            Self::Exact(terms) => (terms.as_slice(), false, [none, none]),
            Self::Rounded { bonus, criteria } => (&[][..], *bonus, [criteria.as_slice(), none]),
            Self::Mean {
                bonus,
                penalties,
                mean,
            } => (&[][..], *bonus, [penalties.as_slice(), &mean.criteria]),
        };
        let criteria = criteria.into_iter().flatten().map(|at| Some(*at));
        let terms = terms.iter().map(|term: &Term| term.criterion);
        terms.chain(bonus.then_some(None)).chain(criteria)
    }

    /// Whether a term is added up: of a criterion, or the bonus.
    pub(super) fn needs(&self, criterion: Option<usize>) -> bool {
        self.cells().any(|cell| cell == criterion)
    }
}
