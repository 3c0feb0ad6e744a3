//! A table of coloured cells, one row per team, with a figure in each where there is room.

use std::ops::RangeInclusive;

use super::canvas::Align;
use super::color::{Color, HIGHLIGHT, MUTED, WHITE, contrasting};
use super::page::{MARGIN, Page, SMALL, WIDTH};
use super::rows::Rows;
use super::typeface::{Ruler, Type};

/// Between the labels of the rows and the cells.
const GAP: f64 = 10.0;

/// Where rows and columns stand.
pub(super) struct HeatMap<'a> {
    ruler: &'a Ruler,
    rows: Rows,
    columns: usize,
    left: f64,
    /// Width of a column.
    pub(super) cell: f64,
}

impl<'a> HeatMap<'a> {
    /// `corner` stands to the left of what is above the columns.
    pub(super) fn new(ruler: &'a Ruler, rows: Rows, corner: &str, columns: usize) -> Self {
        let labels = rows.width.max(ruler.width(corner, SMALL));
        let left = MARGIN + labels + GAP;
        let cell = (WIDTH - MARGIN - left) / columns.max(1) as f64;
        Self {
            ruler,
            rows,
            columns,
            left,
            cell,
        }
    }

    /// Left end of a column.
    pub(super) fn x(&self, column: usize) -> f64 {
        self.left + self.cell * column as f64
    }

    /// Right end of the map.
    pub(super) fn end(&self) -> f64 {
        self.x(self.columns)
    }

    /// Middle of a column.
    pub(super) fn middle(&self, column: usize) -> f64 {
        self.x(column) + self.cell / 2.0
    }

    /// Upper edge of a row of a map that begins at `top`.
    pub(super) fn y(&self, top: f64, row: usize) -> f64 {
        top + self.rows.pitch * row as f64
    }

    /// Sets a text above the labels of the rows, right-aligned before the cells.
    pub(super) fn beside(&self, page: &mut Page<'_>, baseline: f64, text: &str) {
        let at = (self.left - GAP, baseline);
        page.canvas.text(at, Align::Right, SMALL, MUTED, text);
    }

    /// Numbers above the columns, every one or every fifth or tenth.
    pub(super) fn numbers(
        &self,
        page: &mut Page<'_>,
        baseline: f64,
        numbers: RangeInclusive<usize>,
    ) {
        let widest = self.ruler.width(&numbers.end().to_string(), SMALL) + 5.0;
        let step = [1, 5, 10, 20]
            .into_iter()
            .find(|&step| self.cell * step as f64 >= widest);
        let step = step.unwrap_or(50);
        for (column, number) in numbers.enumerate() {
            if number % step == 0 || (number == 1 && step > 1) {
                let x = self.middle(column);
                let text = number.to_string();
                page.canvas
                    .text((x, baseline), Align::Middle, SMALL, MUTED, &text);
            }
        }
    }

    /// The largest type in which the widest figure fits into a cell.
    pub(super) fn figure(&self, widest: &str) -> Option<Type> {
        [12.0, 11.0, 10.0]
            .map(Type::regular)
            .into_iter()
            .find(|&kind| self.ruler.width(widest, kind) + 4.0 <= self.cell)
    }

    /// Draws `rows` rows from `top` on, each cell in its colour and with its figure; returns where
    /// they end.
    pub(super) fn plot(
        &self,
        page: &mut Page<'_>,
        (top, rows): (f64, usize),
        figure: Option<Type>,
        cell: impl Fn(usize, usize) -> (Color, String),
    ) -> f64 {
        for row in 0..rows {
            let at = (self.left - GAP, self.y(top, row) + self.rows.pitch / 2.0);
            self.rows.label(&mut page.canvas, row, at);
            for column in 0..self.columns {
                let corner = (self.x(column), self.y(top, row));
                self.cell(page, corner, figure, &cell(row, column));
            }
        }
        for row in (0..rows).filter(|&row| self.rows.stands_out(row)) {
            let sides = [
                self.left,
                self.y(top, row),
                self.end(),
                self.y(top, row + 1),
            ];
            page.canvas.frame(sides, 2.0, HIGHLIGHT);
        }
        self.y(top, rows)
    }

    /// Puts a dot at the left end of a cell of this colour.
    pub(super) fn mark(
        &self,
        page: &mut Page<'_>,
        top: f64,
        (row, column): (usize, usize),
        ground: Color,
    ) {
        let radius = (self.cell / 8.0).min(3.0);
        let x = self.middle(column) - (self.cell / 2.0 - 3.0 * radius).min(26.0);
        let middle = self.y(top, row) + self.rows.pitch / 2.0;
        page.canvas.dot((x, middle), radius, contrasting(ground));
    }

    fn cell(
        &self,
        page: &mut Page<'_>,
        (x, y): (f64, f64),
        kind: Option<Type>,
        (ground, figure): &(Color, String),
    ) {
        let gap = if self.cell > 24.0 { 1.0 } else { 0.5 };
        if *ground != WHITE {
            let size = (self.cell - gap, self.rows.pitch - gap);
            page.canvas
                .rect((x + gap / 2.0, y + gap / 2.0), size, *ground);
        }
        if let Some(kind) = kind.filter(|_| !figure.is_empty()) {
            let at = (
                x + self.cell / 2.0,
                y + self.rows.pitch / 2.0 + kind.baseline_shift(),
            );
            page.canvas
                .text(at, Align::Middle, kind, contrasting(*ground), figure);
        }
    }
}
