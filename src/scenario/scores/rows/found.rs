//! What may be wrong with rows, each fault told once.

use super::super::super::often::Often;
use super::super::super::problem::SHEET;
use super::super::super::sheet::{Cell, Fault};
use super::super::super::{Place, Problem};
use super::super::MARKS;
use crate::model::MOST_TEAMS;
use crate::model::figure::with_noun;

/// Faults of rows.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// A quote that nothing closes.
    pub(super) open: Often,
    /// Text after the quote that closes a cell.
    after: Often,
    pub(super) nameless: Often,
    pub(super) twice: Often,
    /// Cells beyond the heading.
    pub(super) beyond: Often,
    /// Numbers with another mark than they should have.
    pub(super) marks: Often,
    pub(super) too_many: Often,
}

/// How many rows and teams there are, and how many teams with several rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Count {
    pub(super) rows: usize,
    pub(super) teams: usize,
    pub(super) several: usize,
}

impl Found {
    /// What was found in so many rows.
    pub(super) fn told(self, count: Count) -> Vec<Problem> {
        let limit = |problem| Problem {
            message: format!(
                "the sheet has {} rows, too many teams: each pair is counted, and a gigabyte is enough for \
                 {MOST_TEAMS}",
                count.rows
            ),
            ..problem
        };
        let all = [
            self.after.told("such cells"),
            self.open.told("such cells"),
            self.nameless.told("such rows"),
            self.twice.first().map(|problem| count.twice(problem)),
            self.beyond.told("such rows"),
            self.marks.told("such cells"),
            self.too_many.told("rows").map(limit),
        ];
        all.into_iter().flatten().collect()
    }

    /// Whether a cell cannot be read, which is noted.
    pub(super) fn fault(&mut self, cell: &Cell) -> bool {
        let start = cell.span.start;
        let quote = Place::new(SHEET, start..start + 1);
        match cell.fault {
            None => return false,
            Some(Fault::Open) => self.open.add(|| {
                Problem::error(&quote, "this quote begins a cell that no quote ends")
                    .label("not closed")
                    .help("write a quote at the end of the cell too, or take this one out")
            }),
            Some(Fault::After(close)) => self.after.add(|| {
                let closing = Place::new(SHEET, close..close + 1);
                Problem::error(&quote, "text follows the quotes around a cell")
                    .label("begins the cell")
                    .also(&closing, "ends it")
                    .help(
                        "take the quotes out, or write each that belongs to the text twice, \
                         between two around the cell: \"24\"\" monitor\"",
                    )
            }),
        }
        true
    }
}

impl Count {
    /// The problem of teams with several rows, given that of the first.
    fn twice(self, mut problem: Problem) -> Problem {
        if self.several < self.teams || self.teams < 2 {
            problem.message += &match self.several.saturating_sub(1) {
                0 => String::new(),
                1 => ", as has one other team".to_owned(),
                others => format!(", as have {others} other teams"),
            };
            return problem.help(
                "a team has one row: leave the others out with `where` or `skip` under [scores]",
            );
        }
        problem.message = format!(
            "every team has several rows: {} for {}",
            with_noun(&self.rows.to_string(), "row"),
            with_noun(&self.teams.to_string(), "team")
        );
        problem.help(format!(
            "if they are years or rounds, keep one with `where` under [scores]; if each is a mark, \
             {MARKS}"
        ))
    }
}
