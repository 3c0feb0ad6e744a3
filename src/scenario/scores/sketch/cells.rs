//! Which cells of a sheet are numbers.

use super::super::super::node::Value;
use super::super::super::number;
use super::super::super::sheet::{Cell, Row};
use super::super::super::written::{self, Written};
use super::super::cell;
use super::super::numerals::Numerals;

/// Of the cells of a criterion, so many in a hundred are quantities at least, or blank.
const QUANTITIES: usize = 80;

/// A word of so many characters may stand for a missing score.
const SHORT: usize = 4;

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

/// Whether a cell is a sign for a missing score. As a heading, `x` may well be a name.
fn is_sign(cell: &Cell, is_heading: bool) -> bool {
    let text = cell.text.trim();
    written::is_sign(text) && !(is_heading && text.eq_ignore_ascii_case("x"))
}

/// Whether commas stand between thousands in the cells that are numbers with commas only: three
/// digits follow each of them. In a file that commas part, nobody would write decimals so.
pub(super) fn are_thousands(sheet: &str, rows: &[Row<'_>]) -> bool {
    let comma = Numerals {
        decimal: ',',
        thousands: None,
    };
    let thousands = Numerals {
        decimal: '.',
        thousands: Some(','),
    };
    let is_mark = |cell: &Cell, numerals| mark(sheet, cell, numerals).is_some();
    let cells = rows.iter().flat_map(|row| &row.cells);
    let mut cells = cells.filter(|cell| {
        cell.text.contains(',')
            && !is_mark(cell, Numerals::default())
            && (is_mark(cell, comma) || is_mark(cell, thousands))
    });
    cells.all(|cell| {
        let mut after = cell.text.split(',').skip(1);
        after.all(|text| text.bytes().take_while(u8::is_ascii_digit).count() == 3)
    })
}

/// How many cells are quantities in columns that a row heads with texts and that hold little else.
pub(super) fn numbers_below(rows: &[Row<'_>], quantities: &[Vec<bool>], heading: usize) -> usize {
    let cells = rows[heading].cells.iter().enumerate();
    let headed = cells.filter(|(at, cell)| {
        !cell.text.is_empty() && !quantities[heading][*at] && !is_sign(cell, true)
    });
    let count = |(at, _)| {
        let (mut numbers, mut full, mut signs) = (0, 0, 0);
        for (row, quantities) in rows.iter().zip(quantities).skip(heading + 1) {
            let cell = row
                .cells
                .get(at)
                .filter(|cell: &&Cell| !cell.text.is_empty());
            full += usize::from(cell.is_some());
            signs += usize::from(cell.is_some_and(|cell| is_sign(cell, false)));
            numbers += usize::from(quantities.get(at) == Some(&true));
        }
        if is_numeric(numbers, full, signs) {
            numbers
        } else {
            0
        }
    };
    headed.map(count).sum()
}

/// How many cells of a column are signs for missing scores, or words as short that may be such.
pub(super) fn signs(sheet: &str, cells: &[&Cell], numerals: Numerals) -> usize {
    let words = cells.iter().filter(|cell| {
        let text = cell.text.trim();
        mark(sheet, cell, numerals).is_none()
            && !is_sign(cell, false)
            && text.chars().count() <= SHORT
            && !text.contains(|c: char| c.is_numeric())
    });
    let words = words.count();
    let signs = cells.iter().filter(|cell| is_sign(cell, false)).count();
    // More of them are a column of words in which some numbers stand.
    if (words + signs) * 2 <= cells.len() - words - signs {
        words + signs
    } else {
        signs
    }
}

/// Whether so many of the cells that are neither blank nor signs for missing scores make a column one
/// of numbers.
pub(super) fn is_numeric(numbers: usize, full: usize, signs: usize) -> bool {
    numbers > 0 && signs <= numbers && numbers * 100 >= (full - signs) * QUANTITIES
}
