//! Where the values of an axis stand.

use crate::analysis::Axis;

/// Positions along an axis, as parts of its length.
pub(super) struct Scale {
    /// One per value.
    pub(super) at: Vec<f64>,
    /// Ends of an axis of numbers.
    pub(super) ends: Option<(f64, f64)>,
}

/// Where the scenario as written stands on an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Base {
    pub(super) from: f64,
    pub(super) to: f64,
}

impl Scale {
    /// Numbers stand where they belong, other values at even distances.
    pub(super) fn new(axis: &Axis) -> Self {
        let count = axis.values.len();
        let numbers = numbers(axis);
        let (first, last) = match numbers {
            Some([first, .., last]) if last > first => (*first, *last),
            _ => {
                let at = |index: usize| match count {
                    // At the end, beside its labels.
                    0 | 1 => 1.0,
                    _ => index as f64 / (count - 1) as f64,
                };
                return Scale {
                    at: (0..count).map(at).collect(),
                    ends: None,
                };
            }
        };
        let part = |value: &f64| (value - first) / (last - first);
        Scale {
            at: numbers.unwrap_or_default().iter().map(part).collect(),
            ends: Some((first, last)),
        }
    }

    /// Where a number stands, even beyond the ends.
    pub(super) fn part(&self, value: f64) -> Option<f64> {
        let (low, high) = self.ends?;
        let part = (value - low) / (high - low);
        part.is_finite().then_some(part)
    }

    /// From which part of the axis to which the values lie beyond the scale of the criterion, below
    /// it and above; none where none does.
    pub(super) fn beyond(&self, axis: &Axis) -> Option<[(f64, f64); 2]> {
        let [low, high] = axis.scale?.map(|end| self.part(end));
        let parts = [(0.0, low?.clamp(0.0, 1.0)), (high?.clamp(0.0, 1.0), 1.0)];
        (parts.iter().any(|(from, to)| from < to)).then_some(parts)
    }

    /// The scenario as written, as much of it as is on the axis.
    pub(super) fn base(&self, axis: &Axis) -> Option<Base> {
        let base = axis.base.as_ref()?;
        let here = |at: f64| Base { from: at, to: at };
        let Some([low, high]) = base.range.filter(|_| self.ends.is_some()) else {
            let index = axis.values.iter().position(|v| *v == base.written)?;
            return self.at.get(index).copied().map(here);
        };
        let (from, to) = (self.part(low)?, self.part(high)?);
        (to >= 0.0 && from <= 1.0).then_some(Base {
            from: from.max(0.0),
            to: to.min(1.0),
        })
    }
}

/// The numbers of an axis, where each value has one.
fn numbers(axis: &Axis) -> Option<&[f64]> {
    axis.numbers
        .as_deref()
        .filter(|numbers| numbers.len() == axis.values.len())
        .filter(|numbers| numbers.iter().all(|number| number.is_finite()))
}
