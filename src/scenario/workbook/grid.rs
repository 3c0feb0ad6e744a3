//! The cells of a sheet, and the text that they make.

use std::collections::BTreeMap;

use super::Sheet;
use crate::model::figure::with_noun;

/// What parts the cells of the text.
pub(crate) const DELIMITER: u8 = b'|';

/// Cells that hold something, and bytes that they hold together: more than the scores of so many
/// teams take.
const MOST_CELLS: usize = 2_000_000;
pub(super) const LARGEST: usize = 16 << 20;

/// Rows and columns as many as spreadsheet programs have.
pub(super) const ROWS: usize = 1 << 20;
pub(super) const COLUMNS: usize = 1 << 14;

/// What stands where a formula has no value: no number, so that it is told if it should be a score.
pub(crate) const UNKNOWN: &str = "formula without a stored value";

/// A cell's value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    Number(f64),
    /// A number shown as a percentage.
    Share(f64),
    /// A formula that was never computed.
    Unknown,
}

/// What a sheet holds, by row and column from 0.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) name: String,
    cells: BTreeMap<(usize, usize), Value>,
    bytes: usize,
    pub(super) merged: Vec<[usize; 3]>,
    /// Cells with formulas.
    pub(super) formulas: usize,
    /// Rows with cells that are not shown.
    pub(super) hidden: usize,
    /// Other sheets, where none was named.
    pub(super) others: Vec<String>,
}

impl Grid {
    /// A sheet without cells.
    pub(super) fn new(name: String) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }

    /// Takes a cell.
    ///
    /// # Errors
    ///
    /// Where there are more cells than a sheet of scores has.
    pub(super) fn put(&mut self, at: (usize, usize), value: Value) -> Result<(), String> {
        if at.0 >= ROWS || at.1 >= COLUMNS {
            let (rows, columns) = (ROWS, COLUMNS);
            return Err(format!(
                "it has a cell beyond {rows} rows and {columns} columns"
            ));
        }
        if matches!(&value, Value::Text(text) if text.trim().is_empty()) {
            return Ok(());
        }
        self.bytes += value.size();
        self.cells.insert(at, value);
        if self.cells.len() > MOST_CELLS || self.bytes > LARGEST {
            return Err(too_large());
        }
        Ok(())
    }

    /// The text: a line for each row.
    pub(super) fn text(self, decimal: char) -> Result<Sheet, String> {
        let mut text = String::new();
        let (mut row, mut column) = (0, 0);
        let mut unknown = 0;
        for (at, value) in &self.cells {
            while row < at.0 {
                text.push('\n');
                row += 1;
                column = 0;
            }
            while column < at.1 {
                text.push_str(" | ");
                column += 1;
            }
            unknown += usize::from(*value == Value::Unknown);
            text += &value.shown(decimal);
            if text.len() > LARGEST {
                return Err(too_large());
            }
        }
        let notes = self.notes(unknown);
        text.push('\n');
        Ok(Sheet {
            name: self.name,
            text,
            merged: self.merged,
            others: self.others,
            notes,
        })
    }

    fn notes(&self, unknown: usize) -> Vec<String> {
        let mut notes = Vec::new();
        if let [first, rest @ ..] = self.others.as_slice() {
            let more = if rest.is_empty() { "" } else { ", …" };
            notes.push(format!(
                "its first sheet is read, `{}`; `sheet` names another, such as `{first}`{more}",
                self.name
            ));
        }
        let stored = self.formulas.saturating_sub(unknown);
        if stored > 0 {
            notes.push(format!(
                "the values of {} are those stored in the file",
                with_noun(&stored.to_string(), "formula")
            ));
        }
        if self.hidden > 0 {
            notes.push(format!(
                "{} not shown in the workbook: `where` or `skip` leaves rows out",
                match self.hidden {
                    1 => "a row is read that is".to_owned(),
                    rows => format!("{rows} rows are read that are"),
                }
            ));
        }
        notes
    }
}

impl Value {
    /// Bytes of its text.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            _ => 0,
        }
    }

    /// The value as it stands in the text: on one line, in quotes where it would not come back.
    fn shown(&self, decimal: char) -> String {
        let number = |number: f64| digits(number).replace('.', &decimal.to_string());
        match self {
            Self::Number(x) => number(*x),
            Self::Share(x) => number(x * 100.0) + "%",
            Self::Unknown => UNKNOWN.to_owned(),
            Self::Text(text) => {
                let words: Vec<&str> = text.split_whitespace().collect();
                let line = words.join(" ");
                if line.starts_with('"') || line.contains(char::from(DELIMITER)) {
                    format!("\"{}\"", line.replace('"', "\"\""))
                } else {
                    line
                }
            }
        }
    }
}

/// A number with the fifteen digits that spreadsheet programs show.
fn digits(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded != 0.0 && !(1e-9..1e16).contains(&rounded.abs()) {
        return format!("{rounded:e}");
    }
    (rounded + 0.0).to_string()
}

pub(super) fn too_large() -> String {
    format!(
        "its sheet holds more than {MOST_CELLS} cells or {} MiB of text",
        LARGEST >> 20
    )
}

/// The address of a cell, from row and column from 0: `C7`.
pub(crate) fn address(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{}", row + 1)
}
