//! The field in which the lines of a sweep run, with its axes.

use crate::analysis::{Axis, Interval};
use crate::chart::canvas::Align;
use crate::chart::color::{Color, GRID, INK, MUTED};
use crate::chart::names::Names;
use crate::chart::page::{MARGIN, Page, SMALL};
use crate::chart::percent_axis::{TICKS, tick_label};
use crate::chart::ticks::ticks;
use crate::chart::typeface::{LABEL, Ruler};
use crate::chart::wrap::{ellipsis, wrap};
use crate::words::say;

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
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Frame {
    /// A field between the figures of its upright axis and the labels that begin at `labels`.
    pub(super) fn new(ruler: &Ruler, labels: f64) -> Self {
        Frame {
            left: MARGIN + ruler.width(&tick_label(1.0), SMALL) + 8.0,
            right: labels - LEADER,
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
        self.left + (self.right - self.left) * part
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
            let at = (self.left - 8.0, y + SMALL.baseline_shift());
            page.canvas
                .text(at, Align::Right, SMALL, MUTED, &tick_label(tick));
        }
    }

    /// Values beyond the scale of the criterion, from and to parts of the axis.
    pub(super) fn beyond(&self, page: &mut Page<'_>, parts: [(f64, f64); 2]) {
        let words = say!("beyond-the-scale");
        let half = page.canvas.ruler.width(&words, SMALL) / 2.0;
        let mut free = self.left;
        for (from, to) in parts.map(|(from, to)| (self.x(from), self.x(to))) {
            if to - from < 1.0 {
                continue;
            }
            let sides = [from, self.top, to, self.bottom];
            page.canvas.hatch(sides, GRID);
            let middle = f64::midpoint(from, to).clamp(self.left + half, self.right - half);
            if middle - half >= free {
                let at = (middle, self.top - 8.0);
                page.canvas.text(at, Align::Middle, SMALL, MUTED, &words);
                free = middle + half + 4.0;
            }
        }
    }

    /// The scenario as written: a line, or a light band where it is a range, with words `lift` above
    /// their place.
    pub(super) fn base(&self, page: &mut Page<'_>, base: Base, words: &str, lift: f64) {
        let (from, to) = (self.x(base.from), self.x(base.to));
        let words = ellipsis(page.canvas.ruler, words, SMALL, self.right - self.left);
        if to - from > 1.0 {
            page.canvas
                .rect((from, self.top), (to - from, self.height()), SHADE);
        } else {
            let ends = vec![(from, self.top - 4.0 - lift), (from, self.bottom)];
            page.canvas.line(ends, 1.0, INK);
        }
        let half = page.canvas.ruler.width(&words, SMALL) / 2.0;
        let middle =
            f64::midpoint(from, to).clamp(self.left + half, self.right.max(self.left + half));
        let middle = middle.min((self.right - half).max(self.left + half));
        let at = (middle, self.top - 8.0 - lift);
        page.canvas.text(at, Align::Middle, SMALL, INK, &words);
    }

    /// Values below the field, and what they are values of.
    pub(super) fn axis(&self, page: &mut Page<'_>, axis: &Axis, names: &Names, scale: &Scale) {
        let numbers = axis.numbers.as_deref().unwrap_or_default();
        let whole = numbers.iter().all(|number| number.fract() == 0.0);
        self.numbers(page, scale.ends.unwrap_or_default(), whole);
        page.y = self.bottom + 8.0 + SMALL.leading() + 4.0;
        let middle = f64::midpoint(self.left, self.right);
        let label = axis_label(names, axis);
        for line in wrap(page.canvas.ruler, &label, LABEL, self.right - self.left, 2) {
            let at = (middle, page.y + LABEL.ascent());
            page.canvas.text(at, Align::Middle, LABEL, INK, &line);
            page.y += LABEL.leading();
        }
    }

    /// Round numbers; `whole` ones where half a value, such as half a place, makes no sense.
    fn numbers(&self, page: &mut Page<'_>, (low, high): (f64, f64), whole: bool) {
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
    }

    fn tick(&self, page: &mut Page<'_>, x: f64) {
        let ends = vec![(x, self.bottom), (x, self.bottom + 4.0)];
        page.canvas.line(ends, 1.0, MUTED);
    }
}
