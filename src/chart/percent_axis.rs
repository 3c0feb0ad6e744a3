//! The axis of probabilities under a chart of rows.

use super::canvas::Align;
use super::color::{GRID, MUTED};
use super::number::fixed;
use super::page::{Page, SMALL};

/// Where probability axes have ticks.
pub(super) const TICKS: [f64; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];

/// What a tick is called; the last one has the unit.
pub(super) fn tick_label(tick: f64) -> String {
    if tick >= 1.0 {
        "100\u{a0}%".to_owned()
    } else {
        fixed(tick * 100.0, 0)
    }
}

/// Upright grid lines with their figures below, from 0 % at `left` to 100 % at `right`.
pub(super) fn percent_axis(
    page: &mut Page<'_>,
    (left, right): (f64, f64),
    (top, bottom): (f64, f64),
) {
    for tick in TICKS {
        let x = left + (right - left) * tick;
        let ink = if tick > 0.0 { GRID } else { MUTED };
        page.canvas
            .line(vec![(x, top), (x, bottom + 4.0)], 1.0, ink);
        let baseline = bottom + 6.0 + SMALL.ascent();
        let label = tick_label(tick);
        page.canvas
            .text((x, baseline), Align::Middle, SMALL, MUTED, &label);
    }
}
