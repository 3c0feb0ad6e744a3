//! The cells of a map of two axes, with what stands around them.

use crate::analysis::{Axis, Sweep, SweepPoint};
use crate::chart::canvas::Align;
use crate::chart::color::{INK, MUTED, WHITE};
use crate::chart::names::Names;
use crate::chart::number::on_axis;
use crate::chart::page::{MARGIN, Page, ROOM, SMALL, WIDTH};
use crate::chart::rows::{LABEL, baseline_shift};
use crate::chart::typeface::Ruler;
use crate::chart::wrap::{ellipsis, wrap};

use super::held::{axis_label, short};
use super::scale::Scale;

/// Wider cells than this look empty.
const WIDEST: f64 = 150.0;
/// Highest and lowest cells, and the height of the map that they share.
const HIGHEST: f64 = 30.0;
const LOWEST: f64 = 1.0;
const HEIGHT: f64 = 540.0;
/// Half the width and the height of the ring around the scenario as written; a figure fits inside.
const RADII: (f64, f64) = (15.0, 12.0);
/// Narrower cells have no figures.
const FIGURES: (f64, f64) = (34.0, 17.0);

/// A map: the first axis runs upwards (words downwards), the second to the right.
pub(super) struct Grid<'a> {
    axes: [&'a Axis; 2],
    scales: [Scale; 2],
    names: &'a Names,
    pub(super) rows: usize,
    pub(super) columns: usize,
    /// The point of each cell, row by row from the top.
    points: Vec<Option<&'a SweepPoint>>,
    labels: [Vec<String>; 2],
    left: f64,
    pub(super) top: f64,
    pub(super) cell: (f64, f64),
    upwards: bool,
    /// Whether figures stand in the cells.
    pub(super) figures: bool,
}

impl<'a> Grid<'a> {
    /// `figures` tells whether they are wanted in the cells.
    pub(super) fn new(
        sweep: &'a Sweep,
        axes: [&'a Axis; 2],
        names: &'a Names,
        ruler: &Ruler,
        figures: bool,
    ) -> Self {
        let scales = axes.map(Scale::new);
        let [rows, columns] = axes.map(|axis| axis.values.len());
        let upwards = scales[0].ends.is_some();
        let mut points = vec![None; rows * columns];
        for point in &sweep.points {
            if let &[row, column] = point.at.as_slice()
                && row < rows
                && column < columns
            {
                let row = if upwards { rows - 1 - row } else { row };
                points[row * columns + column] = Some(point);
            }
        }
        let labels = axes.map(|axis| {
            let label = |at: usize| ellipsis(ruler, &value(axis, at, names), SMALL, 130.0);
            (0..axis.values.len()).map(label).collect::<Vec<String>>()
        });
        let widest = (labels[0].iter())
            .map(|label| ruler.width(label, SMALL))
            .fold(0.0, f64::max);
        let left = (MARGIN + widest + 10.0).ceil();
        // On half units, which are whole pixels: no seams between cells.
        let snap = |size: f64| {
            if size > 1.0 {
                (size * 2.0).floor() / 2.0
            } else {
                size
            }
        };
        let width = ((WIDTH - MARGIN - left) / columns.max(1) as f64).min(WIDEST);
        let height = (HEIGHT / rows.max(1) as f64).clamp(LOWEST, HIGHEST);
        let cell = (snap(width), snap(height));
        Grid {
            axes,
            scales,
            names,
            rows,
            columns,
            points,
            labels,
            left,
            top: 0.0,
            cell,
            upwards,
            figures: figures && cell.0 >= FIGURES.0 && cell.1 >= FIGURES.1,
        }
    }

    /// The point drawn in a row, counted from the top, and a column.
    pub(super) fn point(&self, row: usize, column: usize) -> Option<&'a SweepPoint> {
        self.points
            .get(row * self.columns + column)
            .copied()
            .flatten()
    }

    /// Top left corner of a cell.
    pub(super) fn corner(&self, row: usize, column: usize) -> (f64, f64) {
        (
            self.left + self.cell.0 * column as f64,
            self.top + self.cell.1 * row as f64,
        )
    }

    /// Right end of the map.
    pub(super) fn end(&self) -> f64 {
        self.corner(0, self.columns).0
    }

    /// Sets the upright axis: what it is above it, its values beside it. The map begins below.
    pub(super) fn begin(&mut self, page: &mut Page<'_>) {
        page.y += 12.0;
        let label = axis_label(self.names, self.axes[0]);
        for line in wrap(page.canvas.ruler, &label, LABEL, ROOM, 2) {
            let at = (MARGIN, page.y + LABEL.ascent());
            page.canvas.text(at, Align::Left, LABEL, INK, &line);
            page.y += LABEL.leading();
        }
        self.top = (page.y + 6.0).ceil();
        let every = every(14.0 / self.cell.1);
        for (at, label) in self.labels[0].iter().enumerate().step_by(every) {
            let row = if self.upwards { self.rows - 1 - at } else { at };
            let middle = self.corner(row, 0).1 + self.cell.1 / 2.0;
            let at = (self.left - 10.0, middle + baseline_shift(SMALL));
            page.canvas.text(at, Align::Right, SMALL, MUTED, label);
        }
    }

    /// Marks the scenario as written and sets the level axis below the map.
    pub(super) fn finish(&self, page: &mut Page<'_>) {
        self.base(page);
        let bottom = self.corner(self.rows, 0).1;
        let widest = (self.labels[1].iter())
            .map(|label| page.canvas.ruler.width(label, SMALL))
            .fold(0.0, f64::max);
        let every = every((widest + 6.0) / self.cell.0);
        for (column, label) in self.labels[1].iter().enumerate().step_by(every) {
            let half = page.canvas.ruler.width(label, SMALL) / 2.0;
            let x = self.corner(0, column).0 + self.cell.0 / 2.0;
            let at = (x.min(WIDTH - MARGIN - half), bottom + 5.0 + SMALL.ascent());
            page.canvas.text(at, Align::Middle, SMALL, MUTED, label);
        }
        page.y = bottom + 5.0 + SMALL.leading() + 3.0;
        let label = axis_label(self.names, self.axes[1]);
        for line in wrap(page.canvas.ruler, &label, LABEL, ROOM, 2) {
            let half = page.canvas.ruler.width(&line, LABEL) / 2.0;
            let middle = f64::midpoint(self.left, self.end());
            let middle = middle.max(MARGIN + half).min(WIDTH - MARGIN - half);
            let at = (middle, page.y + LABEL.ascent());
            page.canvas.text(at, Align::Middle, LABEL, INK, &line);
            page.y += LABEL.leading();
        }
    }

    /// Whether the scenario as written is on the map.
    pub(super) fn has_base(&self) -> bool {
        self.base_at(false).is_some()
    }

    /// `as written: Foreign dependency 5, Technology 40`.
    pub(super) fn base_words(&self) -> String {
        let written = self.axes.map(|axis| {
            let base = axis.base.as_ref();
            let base = base.map_or_else(String::new, |base| self.names.text(&base.written));
            format!("{} {base}", short(&axis_label(self.names, axis)))
        });
        let near = if self.figures && self.base_at(false) != self.base_at(true) {
            ", to the nearest cells"
        } else {
            ""
        };
        format!("as written{near}: {}, {}", written[0], written[1])
    }

    /// The same where the scenario as written is not on the map.
    pub(super) fn off_the_map(&self) -> Option<String> {
        let written = self.axes.iter().any(|axis| axis.base.is_some());
        (written && !self.has_base()).then(|| {
            let parts = (self.axes.iter()).filter_map(|axis| {
                let base = self.names.text(&axis.base.as_ref()?.written);
                Some(format!("{} {base}", short(&axis_label(self.names, axis))))
            });
            let parts: Vec<String> = parts.collect();
            format!("As written ({}) is not on the map", parts.join(", "))
        })
    }

    /// Left, top, right and bottom of the ring.
    pub(super) fn ring(&self) -> Option<[f64; 4]> {
        let [rows, columns] = self.base_at(self.figures)?;
        let (x, y) = (
            |column: f64| self.left + self.cell.0 * (column + 0.5),
            |row: f64| self.top + self.cell.1 * (row + 0.5),
        );
        Some([
            x(columns.0) - RADII.0,
            y(rows.0) - RADII.1,
            x(columns.1) + RADII.0,
            y(rows.1) + RADII.1,
        ])
    }

    /// From which to which place, in cells from the top left, the scenario as written reaches.
    /// Where figures stand in the cells it goes around whole cells.
    fn base_at(&self, whole: bool) -> Option<[(f64, f64); 2]> {
        let cells = |axis: usize| {
            let (scale, axis) = (&self.scales[axis], self.axes[axis]);
            let base = scale.base(axis)?;
            Some((place(&scale.at, base.from)?, place(&scale.at, base.to)?))
        };
        let (mut rows, columns) = (cells(0)?, cells(1)?);
        if self.upwards {
            let last = self.rows as f64 - 1.0;
            rows = (last - rows.1, last - rows.0);
        }
        let snap = |(from, to): (f64, f64)| {
            if whole {
                (from.round(), to.round())
            } else {
                (from, to)
            }
        };
        Some([snap(rows), snap(columns)])
    }

    /// A hollow ring, drawn out where the scenario says a range.
    fn base(&self, page: &mut Page<'_>) {
        let Some([left, top, right, bottom]) = self.ring() else {
            return;
        };
        // A quarter of an ellipse around each corner of the range, closed.
        let (left, right) = (left + RADII.0, right - RADII.0);
        let (top, bottom) = (top + RADII.1, bottom - RADII.1);
        let quarters = [(right, bottom), (left, bottom), (left, top), (right, top)];
        let mut points: Vec<(f64, f64)> = Vec::new();
        for (quarter, (x, y)) in quarters.into_iter().enumerate() {
            for step in 0..=8 {
                let angle = f64::from(step) / 8.0 + quarter as f64;
                let (sine, cosine) = libm::sincos(angle * std::f64::consts::FRAC_PI_2);
                points.push((x + RADII.0 * cosine, y + RADII.1 * sine));
            }
        }
        points.push(points[0]);
        page.canvas.line(points.clone(), 4.0, WHITE);
        page.canvas.line(points, 1.75, INK);
    }
}

/// Where a part of an axis stands between the middles of its cells, which are all of one width.
fn place(at: &[f64], part: f64) -> Option<f64> {
    let next = at.iter().position(|&here| here >= part - 1e-12)?;
    if next == 0 {
        return Some(0.0);
    }
    let (before, after) = (at[next - 1], at[next]);
    let between = if after > before {
        (part - before) / (after - before)
    } else {
        1.0
    };
    Some(next as f64 - 1.0 + between.clamp(0.0, 1.0))
}

/// Of how many labels one is shown, where each needs the room of so many.
fn every(room: f64) -> usize {
    [1, 2, 5, 10, 20, 50]
        .into_iter()
        .find(|&every| room <= every as f64)
        .unwrap_or(100)
}

/// A value as it was set; a number with more digits than anyone reads is rounded.
fn value(axis: &Axis, at: usize, names: &Names) -> String {
    let written = names.text(&axis.values[at]);
    match axis.numbers.as_deref() {
        Some(numbers @ [first, .., last]) if written.len() > 7 && at < numbers.len() => {
            on_axis(numbers[at], last - first)
        }
        _ => written,
    }
}
