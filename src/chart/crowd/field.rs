//! The field in which a crowd stands, with its axes.

use std::ops::Range;

use crate::chart::canvas::Align;
use crate::chart::color::{Color, GRID, INK, MUTED};
use crate::chart::page::{MARGIN, Page, SMALL, SUBTITLE, WIDTH};
use crate::chart::rows::cut_line;
use crate::chart::ticks::{Tick, ticks};

/// Height of the field.
const HEIGHT: f64 = 380.0;
/// Room above it, for the name of the cut line.
const ABOVE: f64 = 22.0;

/// Where things stand, in units of the page.
pub(super) struct Field {
    left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// How many teams stand side by side.
    teams: usize,
}

impl Field {
    /// A field that begins at `y`, with so much room for the figures on its left and for the names
    /// on its right.
    pub(super) fn new(y: f64, teams: usize, (figures, names): (f64, f64)) -> Self {
        Field {
            left: MARGIN + figures + 8.0,
            right: WIDTH - MARGIN - names,
            top: y + ABOVE,
            bottom: y + ABOVE + HEIGHT,
            teams,
        }
    }

    /// Width of a team's place.
    pub(super) fn pitch(&self) -> f64 {
        (self.right - self.left) / self.teams.max(1) as f64
    }

    /// Left end of a place, counted from 0.
    pub(super) fn x(&self, place: usize) -> f64 {
        self.left + self.pitch() * place as f64
    }

    /// Middle of a place.
    pub(super) fn middle(&self, place: usize) -> f64 {
        self.x(place) + self.pitch() / 2.0
    }

    /// What is so far up, from 0 at the bottom to 1 at the top.
    pub(super) fn y(&self, part: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * part.clamp(0.0, 1.0)
    }

    /// A level grid line with its figure.
    pub(super) fn level(&self, page: &mut Page<'_>, y: f64, label: &str, ink: Color) {
        page.canvas
            .line(vec![(self.left, y), (self.right, y)], 1.0, ink);
        let at = (self.left - 8.0, y + SMALL.baseline_shift());
        page.canvas.text(at, Align::Right, SMALL, MUTED, label);
    }

    /// Places below the field and what they are; the page goes on below.
    pub(super) fn order(&self, page: &mut Page<'_>, label: &str) {
        let base = vec![(self.left, self.bottom), (self.right, self.bottom)];
        page.canvas.line(base, 1.0, MUTED);
        for tick in places(self.teams) {
            let x = self.middle(tick.value as usize - 1);
            page.canvas
                .line(vec![(x, self.bottom), (x, self.bottom + 4.0)], 1.0, MUTED);
            let at = (x, self.bottom + 8.0 + SMALL.ascent());
            page.canvas
                .text(at, Align::Middle, SMALL, MUTED, &tick.label);
        }
        page.y = self.bottom + 8.0 + SMALL.leading() + 4.0;
        let at = (
            f64::midpoint(self.left, self.right),
            page.y + SUBTITLE.ascent(),
        );
        page.canvas.text(at, Align::Middle, SUBTITLE, INK, label);
        page.y += SUBTITLE.leading();
    }

    /// The line between the last place and the first one beyond, with its name above the field.
    pub(super) fn cut_line(&self, page: &mut Page<'_>, places: usize) {
        if places >= self.teams {
            return;
        }
        let x = self.x(places);
        page.canvas
            .line(vec![(x, self.top - 4.0), (x, self.bottom)], 1.25, INK);
        let label = cut_line(places);
        let half = page.canvas.ruler.width(&label, SMALL) / 2.0;
        // Not over the figures of the axis.
        let middle = x.clamp(self.left + half, WIDTH - MARGIN - half);
        let at = (middle, self.top - 8.0);
        page.canvas.text(at, Align::Middle, SMALL, INK, &label);
    }

    /// A band of places below the axis, with its name.
    pub(super) fn band(&self, page: &mut Page<'_>, places: Range<usize>, name: &str, color: Color) {
        /// Narrower ones would not be seen.
        const LEAST: f64 = 3.0;
        page.y += 6.0;
        let (from, to) = (self.x(places.start), self.x(places.end));
        let wide = (to - from).max(LEAST);
        page.canvas.rect((from, page.y), (wide, 6.0), color);
        page.y += 8.0;
        let half = page.canvas.ruler.width(name, SMALL) / 2.0;
        let middle = f64::midpoint(from, to).clamp(MARGIN + half, WIDTH - MARGIN - half);
        let at = (middle, page.y + SMALL.ascent());
        page.canvas.text(at, Align::Middle, SMALL, INK, name);
        page.y += SMALL.leading();
    }

    /// Levels of ranks, the first at the top.
    pub(super) fn ranks(&self, page: &mut Page<'_>) {
        for tick in places(self.teams) {
            let label = tick.label;
            self.level(page, self.rank(tick.value), &label, GRID);
        }
    }

    /// Where a rank stands.
    pub(super) fn rank(&self, rank: f64) -> f64 {
        self.y(1.0 - (rank - 0.5) / self.teams.max(1) as f64)
    }
}

/// Round places, and the first.
fn places(teams: usize) -> Vec<Tick> {
    let mut all = ticks(0.0, teams as f64, 9);
    all.retain(|tick| tick.value >= 1.0 && tick.value.fract() == 0.0);
    all.insert(
        0,
        Tick {
            value: 1.0,
            label: "1".to_owned(),
        },
    );
    all.dedup_by(|a, b| a.value == b.value);
    all
}
