//! Whether weights are known.

use crate::engine::weight_sums::Layout;
use crate::model::Model;

/// What a criterion's multiplier is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Known,
    Varying,
    /// No weight but a penalty.
    Penalty,
}

impl Weight {
    /// Of every criterion.
    pub(super) fn all(model: &Model) -> Vec<Self> {
        let layout = Layout::new(model);
        let criteria = model.criteria.iter().enumerate();
        criteria
            .map(|(at, criterion)| match criterion.penalty {
                Some(_) => Weight::Penalty,
                None if layout.varies(at) => Weight::Varying,
                None => Weight::Known,
            })
            .collect()
    }
}
