//! Where totals are equal: at single totals, and where laws pile up.

use super::curve::blurred;
use super::line::Total;
use crate::engine::block::{GRID, on_grid};

/// A law with such a share in one step of the grid at a break piles up there: two of them tie.
const PILED: f64 = 1e-6;
/// Equal totals rarer than this are none, where they are equal on the grid only.
pub(super) const TIED: f64 = 1e-7;
/// Half a step of the grid.
const HALF: f64 = 0.5 / GRID;
/// Windows on either side of where a law piles up.
const BESIDE: i32 = 16;

/// Totals that are equal: on one step of the grid, or a single one.
#[derive(Debug)]
pub(super) struct Window {
    pub(super) low: f64,
    pub(super) high: f64,
    /// The place on the grid.
    total: f64,
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
    /// Single totals.
    fn singles(&self) -> impl Iterator<Item = (f64, f64)> {
        let atoms = self.law.atoms.iter();
        atoms.map(|(points, p)| (self.known + points, *p))
    }

    /// The share of what is spread in the step of the grid around a total.
    fn in_step(&self, total: f64) -> f64 {
        (self.below(total + HALF) - self.below(total - HALF)).max(0.0)
    }

    /// Finds out what it does at the windows.
    pub(super) fn look(&mut self, windows: &[Window]) {
        let mut atoms = self.singles().peekable();
        let mut single = 0.0;
        let (mut looked, mut singles) = (Vec::new(), vec![0.0]);
        for Window { low, high, total } in windows {
            let before = single;
            while let Some((_, p)) = atoms.next_if(|(atom, _)| on_grid(*atom) <= *total) {
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
                    self.in_step(*total)
                },
            });
            singles.push(single);
        }
        drop(atoms);
        (self.windows, self.singles) = (looked, singles);
    }
}

/// Windows at all single totals, and where laws pile up.
pub(super) fn windows(teams: &[Total]) -> Vec<Window> {
    let mut totals: Vec<f64> = Vec::new();
    for team in teams {
        totals.extend(team.singles().map(|(total, _)| total));
        for place in &team.law.breaks {
            let total = on_grid(team.known + place.at);
            if team.in_step(total) > PILED {
                let beside = (-BESIDE..=BESIDE).map(|step| total + f64::from(step) / GRID);
                totals.extend(beside.map(on_grid));
            }
        }
    }
    totals.sort_by(f64::total_cmp);
    // Those on one step of the grid are one.
    totals.dedup_by(|next, kept| on_grid(*next) == on_grid(*kept));
    let mut windows: Vec<Window> = Vec::with_capacity(totals.len());
    for at in totals {
        let total = on_grid(at);
        let (low, high) = if teams.iter().any(|team| team.in_step(total) > TIED) {
            (total - HALF, total + HALF)
        } else {
            (at, at)
        };
        let above = windows.last().map_or(f64::NEG_INFINITY, |last| last.high);
        // Neighbours touch, whatever rounding says.
        let touches = low < high && low - above < 0.5 * HALF;
        windows.push(Window {
            low: if touches { above } else { low.max(above) },
            high: high.max(above),
            total,
        });
    }
    windows
}
