//! The cells of a map of two axes, with what stands around them.

use crate::analysis::{Address, Axis, KeyName, Sweep, SweepPoint};
use crate::chart::canvas::Align;
use crate::chart::color::{GREY_LINE, INK, MUTED, WHITE};
use crate::chart::names::Names;
use crate::chart::number::on_axis;
use crate::chart::page::{MARGIN, Page, ROOM, SMALL, WIDTH};
use crate::chart::typeface::{LABEL, Ruler};
use crate::chart::wrap::{ellipsis, wrap};
use crate::words::say;

use super::held::{axis_label, said, short};
use super::scale::Scale;

/// Highest and lowest cells, and the height of the map that they share.
const HIGHEST: f64 = 30.0;
const LOWEST: f64 = 1.0;
const HEIGHT: f64 = 540.0;
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
        let width = (WIDTH - MARGIN - left) / columns.max(1) as f64;
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
            let at = (self.left - 10.0, middle + SMALL.baseline_shift());
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
        self.base_cells().is_some()
    }

    /// `as written: Foreign dependency 5, Technology 40`.
    pub(super) fn base_words(&self) -> String {
        let is_whole = |&(from, to): &(f64, f64)| from.fract() == 0.0 && to.fract() == 0.0;
        let which = match self.base_at() {
            Some(ends) if !ends.iter().all(is_whole) => "grid-as-written-near",
            _ => "grid-as-written",
        };
        let [rows, columns] = self.axes.map(|axis| self.written(axis).unwrap_or_default());
        say!(which, rows = rows, columns = columns)
    }

    /// `Foreign dependency 0 to 10`.
    fn written(&self, axis: &Axis) -> Option<String> {
        let base = said(&self.names.text(&axis.base.as_ref()?.written));
        Some(format!("{} {base}", short(&axis_label(self.names, axis))))
    }

    /// What a reader must know who does not find it on the map: where the scenario as written is, and
    /// where a scale ends.
    pub(super) fn remarks(&self) -> Vec<String> {
        let off =
            |(axis, scale): (&&Axis, &Scale)| axis.base.is_some() && scale.base(axis).is_none();
        if self.axes.iter().zip(&self.scales).any(off) {
            let parts = self.axes.iter().filter_map(|axis| self.written(axis));
            let parts: Vec<String> = parts.collect();
            return vec![say!("grid-off", values = parts.join(", "))];
        }
        // Of a free weight nothing is written.
        let is_weight = |axis: &Axis| matches!(axis.label, KeyName::Number(Address::Weight { .. }));
        let is_free = |axis: &Axis| axis.base.is_none() && is_weight(axis);
        let (known, free) = match self.axes {
            [known, free] if is_free(free) => (known, free),
            [free, known] if is_free(free) => (known, free),
            _ => return Vec::new(),
        };
        let told = known.base.as_ref().map(|base| {
            say!(
                "grid-free",
                axis = short(&axis_label(self.names, known)),
                value = said(&self.names.text(&base.written)),
                free = short(&axis_label(self.names, free))
            )
        });
        told.into_iter().collect()
    }

    /// Whether a cell lies beyond the scale of a criterion.
    fn is_beyond(&self, row: usize, column: usize) -> bool {
        let row = if self.upwards {
            self.rows - 1 - row
        } else {
            row
        };
        let outside = |(axis, at): (&&Axis, usize)| {
            let value = axis.numbers.as_ref().and_then(|numbers| numbers.get(at));
            axis.scale
                .zip(value)
                .is_some_and(|([low, high], value)| *value < low || *value > high)
        };
        self.axes.iter().zip([row, column]).any(outside)
    }

    /// Whether any cell does.
    pub(super) fn has_beyond(&self) -> bool {
        (0..self.rows).any(|row| (0..self.columns).any(|column| self.is_beyond(row, column)))
    }

    /// Hatches what lies beyond a scale.
    pub(super) fn hatch(&self, page: &mut Page<'_>) {
        for row in 0..self.rows {
            let mut column = 0;
            while column < self.columns {
                let run = (column..self.columns)
                    .take_while(|&at| self.is_beyond(row, at))
                    .count();
                if run > 0 {
                    let (left, top) = self.corner(row, column);
                    let (right, bottom) = self.corner(row + 1, column + run);
                    page.canvas.hatch([left, top, right, bottom], GREY_LINE);
                }
                column += run.max(1);
            }
        }
    }

    /// Left, top, right and bottom of the frame around the cells of the scenario as written.
    pub(super) fn frame(&self) -> Option<[f64; 4]> {
        let [rows, columns] = self.base_cells()?;
        let (left, top) = self.corner(rows.0, columns.0);
        let (right, bottom) = self.corner(rows.1 + 1, columns.1 + 1);
        Some([left, top, right, bottom])
    }

    /// From which to which cell, row and column, the scenario as written reaches.
    fn base_cells(&self) -> Option<[(usize, usize); 2]> {
        let whole = |(from, to): (f64, f64)| (from.round() as usize, to.round() as usize);
        self.base_at().map(|ends| ends.map(whole))
    }

    /// The same between the middles of cells, from the top left.
    fn base_at(&self) -> Option<[(f64, f64); 2]> {
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
        Some([rows, columns])
    }

    /// A frame on a lighter one, which is seen on every colour.
    fn base(&self, page: &mut Page<'_>) {
        if let Some(sides) = self.frame() {
            page.canvas.frame(sides, 4.5, WHITE);
            page.canvas.frame(sides, 2.0, INK);
        }
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
    let written = said(&names.text(&axis.values[at]));
    match axis.numbers.as_deref() {
        Some(numbers @ [first, .., last]) if written.len() > 7 && at < numbers.len() => {
            on_axis(numbers[at], last - first)
        }
        _ => written,
    }
}
