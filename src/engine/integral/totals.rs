//! Totals as independent normal numbers.

/// The totals of all teams at one point of what is integrated outside, in points.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Totals {
    pub(super) means: Vec<f64>,
    /// 0 for a sure total, whose mean is then on the grid of totals.
    pub(super) sds: Vec<f64>,
}

impl Totals {
    pub(super) fn len(&self) -> usize {
        self.means.len()
    }

    /// Mean and sd by team.
    pub(super) fn iter(&self) -> impl Iterator<Item = (f64, f64)> {
        self.means.iter().copied().zip(self.sds.iter().copied())
    }
}
