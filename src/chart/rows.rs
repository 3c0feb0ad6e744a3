//! One row per team: which teams are shown, and their labels.

use super::canvas::{Align, Canvas};
use super::color::INK;
use super::typeface::{Ruler, Type};
use super::wrap::wrap;
pub(super) use crate::analysis::finding::{MOST_SHOWN as MOST, around_the_line as window};

/// Type of labels.
pub(super) const LABEL: Type = Type::regular(13.0);
/// From one line of a label to the next.
const LEADING: f64 = 15.5;

/// Labels of the teams that are shown, in lines of at most 24 em.
pub(super) struct Rows {
    labels: Vec<Vec<String>>,
    /// Width of the widest line.
    pub(super) width: f64,
    /// Height of every row.
    pub(super) pitch: f64,
}

impl Rows {
    pub(super) fn new<'n>(ruler: &Ruler, names: impl Iterator<Item = &'n str>) -> Self {
        let labels: Vec<Vec<String>> = names
            .map(|name| wrap(ruler, name, LABEL, 24.0 * LABEL.size, 2))
            .collect();
        let width = labels
            .iter()
            .flatten()
            .map(|line| ruler.width(line, LABEL))
            .fold(0.0, f64::max);
        let pitch = if labels.iter().any(|lines| lines.len() > 1) {
            38.0
        } else {
            26.0
        };
        Rows {
            labels,
            width,
            pitch,
        }
    }

    /// Sets the label of the `row`th team shown, right-aligned at `right` and centred on `middle`.
    pub(super) fn label(&self, canvas: &mut Canvas<'_>, row: usize, (right, middle): (f64, f64)) {
        let lines = self.labels.get(row).map_or(&[][..], Vec::as_slice);
        let first = middle + baseline_shift(LABEL) - LEADING * (lines.len() as f64 - 1.0) / 2.0;
        for (at, line) in lines.iter().enumerate() {
            canvas.text(
                (right, first + LEADING * at as f64),
                Align::Right,
                LABEL,
                INK,
                line,
            );
        }
    }
}

/// From the middle of a line of type down to its baseline: half the height of a capital letter.
pub(super) fn baseline_shift(kind: Type) -> f64 {
    kind.size * 0.357
}
