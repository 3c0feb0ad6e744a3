//! Laws that pile up at an end.
//!
//! A beta law with a small shape has a part of its probability so near to its end that totals there
//! are rounded to that of the end itself, where they tie with whoever has that total. On a lattice this
//! part is a single number.

use super::cell::{Cell, Part};
use crate::model::ValueFunction;
use crate::model::exact::Exact;
use crate::scenario::Quantity;

/// Smaller parts are as good as nothing.
const LEAST: f64 = 1e-10;

impl Cell {
    /// Makes single points of what is rounded to an end. `room` is how far a total may be from that
    /// with these points, up or down, and still be rounded to the same.
    ///
    /// Exact for a total of one uncertain quantity. Where several add up what piles up is the same but
    /// for how their distances from the ends add up within a step.
    pub(super) fn pile(
        &mut self,
        value: Option<&ValueFunction>,
        exactly: Exact,
        room: &dyn Fn(Exact, bool) -> f64,
    ) {
        let mut piles = Vec::new();
        for part in &mut self.parts {
            let Part::Stretch {
                law,
                from,
                to,
                slope,
                ..
            } = part
            else {
                continue;
            };
            let [low, high] = ends(law);
            let points = |end: f64| match value {
                Some(value) => exactly.times(value.exactly(end)),
                None => exactly.times(Exact::written(end)),
            };
            if let Some(end) = low.filter(|end| *from <= *end && *end < *to) {
                let points = points(end);
                let near = end + room(points, *slope > 0.0) / slope.abs();
                let z = law.normal_at(near.min(*to));
                if law.cdf(near) > LEAST {
                    piles.push((points, (f64::NEG_INFINITY, z)));
                    *from = near.min(*to);
                }
            }
            if let Some(end) = high.filter(|end| *from < *end && *end <= *to) {
                let points = points(end);
                let near = end - room(points, *slope < 0.0) / slope.abs();
                let z = law.normal_at(near.max(*from));
                if 1.0 - law.cdf(near) > LEAST {
                    piles.push((points, (z, f64::INFINITY)));
                    *to = near.max(*from);
                }
            }
        }
        let atoms = piles.into_iter().map(|(exact, z)| Part::Atom {
            points: exact.hi,
            exact,
            z,
        });
        self.parts.extend(atoms);
    }
}

/// The ends of laws whose density may be without bound there.
fn ends(law: &Quantity) -> [Option<f64>; 2] {
    match law {
        Quantity::Beta { min, max, .. } => [Some(*min), Some(*max)],
        Quantity::LogNormal { .. } => [Some(0.0), None],
        Quantity::LogitNormal { .. } => [Some(0.0), Some(1.0)],
        _ => [None, None],
    }
}
