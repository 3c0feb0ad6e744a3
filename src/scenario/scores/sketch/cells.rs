//! Which cells of a sheet are numbers.

use super::super::super::node::Value;
use super::super::super::number;
use super::super::super::sheet::{Cell, Row};
use super::super::super::written::{self, Written};
use super::super::cell;
use super::super::numerals::Numerals;

/// Of the cells of a criterion, so many in a hundred are quantities at least, or blank.
const QUANTITIES: usize = 80;

/// The quantity in a cell.
pub(super) enum Mark {
    /// A number, or the middle of a law or of several marks.
    Number(f64),
    /// A part of the scale, such as `25%`.
    Part(f64),
    /// `unknown`.
    Unknown,
}

impl Mark {
    /// What the ends of an observed scale are made of. Of such a scale, parts are parts of 1.
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) | Self::Part(number) => Some(*number),
            Self::Unknown => None,
        }
    }
}

/// The quantity in a cell, if it holds one.
pub(super) fn mark(sheet: &str, cell: &Cell, numerals: Numerals) -> Option<Mark> {
    if cell.text.is_empty() {
        return None;
    }
    let node = cell::node(sheet, cell, numerals).ok()?;
    if let Value::List(items) = &node.value {
        let numbers = items.iter().map(|item| number::of_node(item)?.ok());
        let numbers: Vec<f64> = numbers.collect::<Option<_>>()?;
        let sum: f64 = numbers.iter().sum();
        return (!numbers.is_empty()).then(|| Mark::Number(sum / numbers.len() as f64));
    }
    Some(match written::read(&node, "").ok()? {
        Written::Plain(number) => Mark::Number(number),
        Written::Law(law) => Mark::Number(law.mean()),
        Written::Open { from, .. } => Mark::Number(from),
        Written::Part(part) => Mark::Part(part),
        Written::Unknown | Written::NotScored => Mark::Unknown,
    })
}

/// How many cells are quantities in columns that a row heads with texts and that hold little else.
pub(super) fn numbers_below(rows: &[Row<'_>], quantities: &[Vec<bool>], heading: usize) -> usize {
    let cells = rows[heading].cells.iter().enumerate();
    let headed = cells.filter(|(at, cell)| !cell.text.is_empty() && !quantities[heading][*at]);
    let count = |(at, _)| {
        let (mut numbers, mut full) = (0, 0);
        for (row, quantities) in rows.iter().zip(quantities).skip(heading + 1) {
            full += usize::from(
                row.cells
                    .get(at)
                    .is_some_and(|cell: &Cell| !cell.text.is_empty()),
            );
            numbers += usize::from(quantities.get(at) == Some(&true));
        }
        if is_numeric(numbers, full) {
            numbers
        } else {
            0
        }
    };
    headed.map(count).sum()
}

/// Whether so many of the cells that are not blank make a column one of numbers.
pub(super) fn is_numeric(numbers: usize, full: usize) -> bool {
    numbers > 0 && numbers * 100 >= full * QUANTITIES
}
