//! Which cells of a sheet are numbers.

use super::super::super::sheet::{Cell, Row};
use super::super::super::written::{self, Written};
use super::super::cell;
use super::super::numerals::Numerals;

/// Of the cells of a criterion, so many in a hundred are quantities at least, or blank.
const QUANTITIES: usize = 80;

/// The middle of the quantity in a cell, if it holds one.
pub(super) fn value(sheet: &str, cell: &Cell, numerals: Numerals) -> Option<f64> {
    if cell.text.is_empty() {
        return None;
    }
    let node = cell::node(sheet, cell, numerals).ok()?;
    match written::read(&node, "").ok()? {
        Written::Plain(number) => Some(number),
        Written::Law(law) => Some(law.mean()),
        // Of an observed scale, parts are parts of 1.
        Written::Part(part) => Some(part),
        Written::Open { .. } | Written::Unknown | Written::NotScored => None,
    }
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
