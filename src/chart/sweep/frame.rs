//! The field in which the lines of a sweep run, with its axes.

use crate::analysis::{Axis, Interval};
use crate::chart::canvas::Align;
use crate::chart::color::{Color, GRID, INK, MUTED};
use crate::chart::names::Names;
use crate::chart::page::{MARGIN, Page, SMALL};
use crate::chart::percent_axis::{TICKS, tick_label};
use crate::chart::rows::{LABEL, baseline_shift};
use crate::chart::ticks::ticks;
use crate::chart::typeface::Ruler;
use crate::chart::wrap::{ellipsis, wrap};

use super::held::axis_label;
use super::scale::{Base, Scale};

/// Behind the grid: a range of values as written.
const SHADE: Color = Color(243, 243, 243);
/// From the end of a line to its label.
const LEADER: f64 = 18.0;

/// Where things stand, in units of the page.
pub(super) struct Frame {
    left: f64,
    right: f64,
    /// Between the edges and the first and last values.
    inset: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Frame {
    /// A field between the figures of its upright axis and the labels that begin at `labels`.
    pub(super) fn new(ruler: &Ruler, scale: &Scale, labels: f64) -> Self {
        let left = MARGIN + ruler.width(&tick_label(1.0), SMALL) + 8.0;
        let right = labels - LEADER;
        let slot = (right - left) / scale.at.len().max(1) as f64;
        // Words under the first and the last value need room on either side.
        let inset = if scale.ends.is_some() {
            0.0
        } else {
            (slot / 2.0).min(40.0)
        };
        Frame {
            left,
            right: right - inset,
            inset,
            top: 0.0,
            bottom: 0.0,
        }
    }

    pub(super) fn at(self, top: f64, bottom: f64) -> Self {
        Frame {
            top,
            bottom,
            ..self
        }
    }

    pub(super) fn x(&self, part: f64) -> f64 {
        let from = self.left + self.inset;
        from + (self.right - from) * part
    }

    pub(super) fn y(&self, share: f64) -> f64 {
        self.bottom - self.height() * share.clamp(0.0, 1.0)
    }

    pub(super) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Where the lines end.
    pub(super) fn end(&self) -> f64 {
        self.right
    }

    pub(super) fn left(&self) -> f64 {
        self.left
    }

    pub(super) fn points(&self, track: impl Iterator<Item = (f64, Interval)>) -> Vec<(f64, f64)> {
        track
            .map(|(part, share)| (self.x(part), self.y(share.estimate)))
            .collect()
    }

    /// Level grid lines with their figures.
    pub(super) fn grid(&self, page: &mut Page<'_>) {
        for tick in TICKS {
            let y = self.y(tick);
            let ink = if tick > 0.0 { GRID } else { MUTED };
            page.canvas
                .line(vec![(self.left, y), (self.right, y)], 1.0, ink);
            let at = (self.left - 8.0, y + baseline_shift(SMALL));
            page.canvas
                .text(at, Align::Right, SMALL, MUTED, &tick_label(tick));
        }
    }

    /// The scenario as written: a line, or a light band where it is a range.
    pub(super) fn base(&self, page: &mut Page<'_>, base: Base, words: &str) {
        let (from, to) = (self.x(base.from), self.x(base.to));
        let words = ellipsis(page.canvas.ruler, words, SMALL, self.right - self.left);
        if to - from > 1.0 {
            page.canvas
                .rect((from, self.top), (to - from, self.height()), SHADE);
        } else {
            let ends = vec![(from, self.top - 4.0), (from, self.bottom)];
            page.canvas.line(ends, 1.0, INK);
        }
        let half = page.canvas.ruler.width(&words, SMALL) / 2.0;
        let middle =
            f64::midpoint(from, to).clamp(self.left + half, self.right.max(self.left + half));
        let middle = middle.min((self.right - half).max(self.left + half));
        let at = (middle, self.top - 8.0);
        page.canvas.text(at, Align::Middle, SMALL, INK, &words);
    }

    /// Values below the field, and what they are values of.
    pub(super) fn axis(&self, page: &mut Page<'_>, axis: &Axis, names: &Names, scale: &Scale) {
        let lines = match scale.ends {
            Some(ends) => {
                let numbers = axis.numbers.as_deref().unwrap_or_default();
                let whole = numbers.iter().all(|number| number.fract() == 0.0);
                self.numbers(page, ends, whole)
            }
            None => self.words(page, axis, names, scale),
        };
        page.y = self.bottom + 8.0 + SMALL.leading() * lines as f64 + 4.0;
        let middle = f64::midpoint(self.left, self.right);
        let label = axis_label(names, axis);
        for line in wrap(page.canvas.ruler, &label, LABEL, self.right - self.left, 2) {
            let at = (middle, page.y + LABEL.ascent());
            page.canvas.text(at, Align::Middle, LABEL, INK, &line);
            page.y += LABEL.leading();
        }
    }

    /// Round numbers; `whole` ones where half a value, such as half a place, makes no sense.
    fn numbers(&self, page: &mut Page<'_>, (low, high): (f64, f64), whole: bool) -> usize {
        // From many ticks to few until they stand apart.
        for most in (2..=11).rev() {
            let ticks = ticks(low, high, most);
            let widest = (ticks.iter())
                .map(|tick| page.canvas.ruler.width(&tick.label, SMALL))
                .fold(0.0, f64::max);
            let room = (self.right - self.left) / ticks.len().max(1) as f64;
            let halves = whole && ticks.iter().any(|tick| tick.value.fract() != 0.0);
            if (widest + 12.0 > room || halves) && most > 2 {
                continue;
            }
            for tick in ticks {
                let x = self.x((tick.value - low) / (high - low));
                self.tick(page, x);
                let at = (x, self.bottom + 8.0 + SMALL.ascent());
                page.canvas
                    .text(at, Align::Middle, SMALL, MUTED, &tick.label);
            }
            break;
        }
        1
    }

    /// Values that are no numbers, each under its points or every second, third … of them.
    fn words(&self, page: &mut Page<'_>, axis: &Axis, names: &Names, scale: &Scale) -> usize {
        const NARROWEST: f64 = 54.0;
        let count = scale.at.len();
        let slot = match count {
            0 | 1 => self.right - self.left,
            _ => self.x(scale.at[1]) - self.x(scale.at[0]),
        };
        let every = (NARROWEST / slot.max(1e-6)).ceil().max(1.0) as usize;
        let room = (slot * every as f64).min(2.0 * self.inset + 40.0) - 8.0;
        let mut most = 1;
        for (at, value) in axis.values.iter().enumerate().step_by(every) {
            let x = self.x(scale.at[at]);
            self.tick(page, x);
            let lines = wrap(page.canvas.ruler, &names.text(value), SMALL, room, 2);
            most = most.max(lines.len());
            for (row, line) in lines.iter().enumerate() {
                let drop = SMALL.ascent() + SMALL.leading() * row as f64;
                let at = (x, self.bottom + 8.0 + drop);
                page.canvas.text(at, Align::Middle, SMALL, MUTED, line);
            }
        }
        most
    }

    fn tick(&self, page: &mut Page<'_>, x: f64) {
        let ends = vec![(x, self.bottom), (x, self.bottom + 4.0)];
        page.canvas.line(ends, 1.0, MUTED);
    }
}
