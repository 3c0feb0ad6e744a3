//! The headings of a sheet, and what is found under them.

use super::super::number::{shown, spelled};
use super::super::sheet::{Cell, MOST_COLUMNS, Row};
use super::super::{Place, Problem};
use crate::model::nearest::{list, nearest};

/// The headings of all columns.
#[derive(Debug)]
pub(super) struct Headings<'t> {
    /// One cell for each column, its text that of all rows of the heading together.
    pub(super) cells: Vec<Cell<'t>>,
    /// The same as they are compared.
    folded: Vec<String>,
    /// Rows that hold them, as a spreadsheet program counts.
    pub(super) rows: Vec<usize>,
    pub(super) line: usize,
}

/// A heading as it is compared: without regard to case, blanks around it and repeated blanks.
pub(super) fn folded(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

impl<'t> Headings<'t> {
    /// The headings that these rows make together; `merged` cells stand for those to their right.
    pub(super) fn of(rows: Vec<Row<'t>>, merged: &[[usize; 3]]) -> Self {
        let line = rows.last().map_or(1, |row| row.line);
        let numbers = rows.iter().map(|row| row.number).collect();
        let mut cells: Vec<Cell<'t>> = Vec::new();
        for mut row in rows {
            row.cells.truncate(MOST_COLUMNS + 1);
            for [at, first, last] in merged {
                if at + 1 == row.number {
                    spread(&mut row, *first, *last.min(&MOST_COLUMNS));
                }
            }
            for (at, cell) in row.cells.into_iter().enumerate() {
                match cells.get_mut(at) {
                    None => cells.push(cell),
                    Some(_) if cell.text.is_empty() => {}
                    Some(above) if above.text.is_empty() => *above = cell,
                    Some(above) => above.text = format!("{} {}", above.text, cell.text).into(),
                }
            }
        }
        Self {
            folded: cells.iter().map(|cell| folded(&cell.text)).collect(),
            cells,
            rows: numbers,
            line,
        }
    }

    /// Whether there are more columns than are read.
    pub(super) fn is_cut(&self) -> bool {
        self.cells.len() > MOST_COLUMNS
    }

    /// The columns with this heading; of several those that have it letter by letter, if any do.
    pub(super) fn columns(&self, heading: &str) -> Vec<usize> {
        let wanted = folded(heading);
        let same = self.folded.iter().enumerate();
        let same = same.filter(|(_, folded)| !wanted.is_empty() && **folded == wanted);
        let mut all: Vec<usize> = same.map(|(at, _)| at).collect();
        if all.len() > 1 {
            let is_exact = |at: &usize| self.cells[*at].text == heading;
            if all.iter().any(is_exact) {
                all.retain(is_exact);
            }
        }
        all
    }

    /// The only column with the heading that is named at a place; `what` names it there.
    pub(super) fn named(&self, heading: &str, place: &Place, what: &str) -> Result<usize, Problem> {
        match self.columns(heading).as_slice() {
            [only] => Ok(*only),
            [] => {
                let message = format!("the sheet has no column `{}`", shown(heading));
                let near = nearest(heading, self.texts());
                let problem = Problem::error(place, message);
                Err(match near {
                    Some(near) => problem.label(format!("did you mean `{}`?", shown(near))),
                    None => problem.help(list("columns", self.texts())),
                })
            }
            [first, second, ..] => {
                let message = format!("the sheet has two columns `{}`", shown(heading));
                let problem =
                    Problem::error(place, message).label(format!("which for the {what}?"));
                let (first, second) = (&self.cells[*first], &self.cells[*second]);
                let there = if first.text == heading { second } else { first };
                Err(problem
                    .also(&super::place(there), "one of them")
                    .help("give each column a heading of its own"))
            }
        }
    }

    /// Whether they are a row of a team, with marks behind its id.
    pub(super) fn are_marks(&self) -> bool {
        let cells = self.cells.get(1..).unwrap_or_default();
        let mut cells = cells.iter().filter(|cell| !cell.text.is_empty()).peekable();
        cells.peek().is_some() && cells.all(|cell| spelled(&cell.text).is_some())
    }

    /// All headings that are not blank.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let texts = self.cells.iter().map(|cell| cell.text.as_ref());
        texts.filter(|text| !text.is_empty())
    }
}

/// Gives the blank cells of a merged one its text.
fn spread(row: &mut Row<'_>, first: usize, last: usize) {
    let Some(text) = row.cells.get(first).cloned() else {
        return;
    };
    for column in first + 1..=last {
        match row.cells.get_mut(column) {
            Some(cell) if cell.text.is_empty() => *cell = text.clone(),
            Some(_) => {}
            None => row.cells.push(text.clone()),
        }
    }
}
