//! Where totals are equal: at single totals, and where laws pile up.

use super::curve::blurred;
use super::line::Total;
use crate::engine::rounding::{Grid, rounded};

/// A law with such a share in one step of the grid at a break piles up there: two of them tie.
const PILED: f64 = 1e-6;
/// Equal totals rarer than this are none, where they are equal on the grid only.
pub(super) const TIED: f64 = 1e-7;
/// Windows on either side of where a law piles up.
const BESIDE: i32 = 16;

/// Totals that were computed are those that were written where they are so near, relative to their
/// size, or to a point.
const SAME: f64 = 1e-12;

/// From where totals are looked at: places are points beyond an origin on the grid, so that large
/// totals keep their digits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) grid: Grid,
    origin: f64,
}

impl Frame {
    /// Near a total.
    pub(super) fn new(grid: Grid, near: f64) -> Self {
        // On grids as coarse as that of large totals only every so manieth point is.
        let whole = (1e9 / grid.steps / 512.0).max(1.0);
        let origin = libm::rint(near / whole) * whole;
        Self { grid, origin }
    }

    /// The place of a total in points.
    pub(super) fn place(self, total: f64) -> f64 {
        total - self.origin
    }

    /// The whole step of the grid in which a place is.
    pub(super) fn steps(self, place: f64) -> f64 {
        rounded(place * self.grid.steps) + self.origin * self.grid.steps
    }

    /// The place in the middle of the whole step that these steps are rounded to.
    pub(super) fn middle(self, steps: f64) -> f64 {
        (rounded(steps) - self.origin * self.grid.steps) / self.grid.steps
    }

    /// The steps of the written total that a place is; of written totals places and steps are given,
    /// ascending. Where it is none, the whole step it is in.
    pub(super) fn nearest(self, place: f64, written: &[(f64, f64)]) -> f64 {
        let next = written.partition_point(|(at, _)| *at < place);
        let near = written[next.saturating_sub(1)..].iter().take(2);
        let off = |at: f64| (at - place).abs();
        let nearest = near.min_by(|a, b| off(a.0).total_cmp(&off(b.0)));
        let size = (place + self.origin).abs().max(1.0);
        let same = nearest.filter(|(at, _)| off(*at) <= SAME * size);
        same.map_or_else(|| self.steps(place), |(_, steps)| *steps)
    }

    /// Half a step.
    pub(super) fn half(self) -> f64 {
        0.5 / self.grid.steps
    }
}

/// Totals that are equal: on one step of the grid, or a single one.
#[derive(Debug)]
pub(super) struct Window {
    pub(super) low: f64,
    pub(super) high: f64,
    /// The step of the grid.
    steps: f64,
}

/// What a law does at a window.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    pub(super) below: f64,
    pub(super) inside: f64,
    /// What may be on the wrong side of one of its ends, because places are rounded.
    pub(super) blurred: f64,
    /// What the grid would put into it, were it no single total.
    pub(super) beside: f64,
}

impl Total {
    /// Single totals: places, steps of the grid, and shares.
    pub(super) fn singles(&self) -> impl Iterator<Item = (f64, f64, f64)> {
        let atoms = self.law.atoms.iter().zip(&self.steps);
        atoms.map(|((points, p), steps)| (self.known + points, *steps, *p))
    }

    /// The share of what is spread in a step of the grid.
    fn in_step(&self, frame: Frame, steps: f64) -> f64 {
        let (middle, half) = (frame.middle(steps), frame.half());
        (self.below(middle + half) - self.below(middle - half)).max(0.0)
    }

    /// Finds out what it does at the windows.
    pub(super) fn look(&mut self, windows: &[Window], frame: Frame) {
        let mut atoms = self.singles().peekable();
        let mut single = 0.0;
        let (mut looked, mut singles) = (Vec::new(), vec![0.0]);
        for Window { low, high, steps } in windows {
            let before = single;
            while let Some((_, _, p)) = atoms.next_if(|(_, atom, _)| atom <= steps) {
                single += p;
            }
            let (from, to) = (self.below(*low), self.below(*high));
            let blurred = [low, high].map(|end| {
                let by = blurred(end - self.known, self.law.blur);
                self.below(end + by) - self.below(end - by)
            });
            looked.push(Share {
                below: from + before,
                inside: (to - from).max(0.0) + single - before,
                blurred: blurred[0].max(blurred[1]).max(0.0),
                beside: if low < high {
                    0.0
                } else {
                    self.in_step(frame, *steps)
                },
            });
            singles.push(single);
        }
        drop(atoms);
        (self.windows, self.singles) = (looked, singles);
    }
}

/// Windows at all single totals, and where laws pile up.
pub(super) fn windows(teams: &[Total], frame: Frame) -> Vec<Window> {
    // Steps and places.
    let mut totals: Vec<(f64, f64)> = Vec::new();
    for team in teams {
        totals.extend(team.singles().map(|(place, steps, _)| (steps, place)));
        for place in &team.law.breaks {
            let steps = frame.steps(team.known + place.at);
            if team.in_step(frame, steps) > PILED {
                let beside = (-BESIDE..=BESIDE).map(|step| steps + f64::from(step));
                totals.extend(beside.map(|steps| (steps, frame.middle(steps))));
            }
        }
    }
    totals.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    totals.dedup_by(|next, kept| next.0 == kept.0);
    let mut windows: Vec<Window> = Vec::with_capacity(totals.len());
    for (steps, at) in totals {
        let (low, high) = if teams.iter().any(|team| team.in_step(frame, steps) > TIED) {
            let (middle, half) = (frame.middle(steps), frame.half());
            (middle - half, middle + half)
        } else {
            (at, at)
        };
        let above = windows.last().map_or(f64::NEG_INFINITY, |last| last.high);
        // Neighbours touch, whatever rounding says.
        let touches = low < high && low - above < 0.5 * frame.half();
        windows.push(Window {
            low: if touches { above } else { low.max(above) },
            high: high.max(above),
            steps,
        });
    }
    windows
}
