//! `"{score} {ci} (95 %)"`: one score out of the cells of several columns.

use super::super::node::Node;
use super::super::sheet::{Cell, Row};
use super::super::{Place, Problem, cell};
use super::headings::Headings;
use super::options::Options;
use super::place;

/// Where the score of a criterion stands in a row.
#[derive(Debug)]
pub(super) enum Pattern {
    /// In a cell.
    Cell(usize),
    /// In several, between these texts.
    Several {
        /// Columns, each with the text before it.
        cells: Vec<(String, usize)>,
        /// The text behind the last.
        end: String,
    },
}

impl Pattern {
    /// Reads what `columns` says of a criterion: a heading, or a text with headings in braces.
    pub(super) fn read(said: &str, at: &Place, headings: &Headings<'_>) -> Result<Self, Problem> {
        let named = |heading: &str| headings.named(heading, at, "criterion");
        if !said.contains('{') || !headings.columns(said).is_empty() {
            return named(said).map(Self::Cell);
        }
        let (mut cells, mut rest) = (Vec::new(), said);
        while let Some((before, opened)) = rest.split_once('{') {
            let Some((heading, after)) = opened.split_once('}') else {
                return Err(Problem::error(at, "a brace is not closed")
                    .label("a heading stands in braces")
                    .help("write, for example, \"{score} ± {sd}\""));
            };
            cells.push((before.to_owned(), named(heading)?));
            rest = after;
        }
        let end = rest.to_owned();
        Ok(Self::Several { cells, end })
    }

    /// Whether it takes a column.
    pub(super) fn has(&self, column: usize) -> bool {
        match self {
            Self::Cell(at) => *at == column,
            Self::Several { cells, .. } => cells.iter().any(|(_, at)| *at == column),
        }
    }

    /// The column that it begins with.
    pub(super) fn first(&self) -> usize {
        match self {
            Self::Cell(at) => *at,
            Self::Several { cells, .. } => cells.first().map_or(0, |cell| cell.1),
        }
    }

    /// What a row of a text has, if it has something in all cells; in a list, in one of them.
    pub(super) fn node(
        &self,
        row: &Row,
        text: &str,
        options: &Options<'_>,
    ) -> Result<Option<Node>, Problem> {
        let there = |at: usize| {
            let is_score = |cell: &&Cell| {
                !cell.text.is_empty() && !options.missing.contains(&cell.text.as_ref())
            };
            row.cells.get(at).filter(is_score)
        };
        let (cells, end) = match self {
            Self::Cell(at) => {
                let node = there(*at).map(|found| cell::node(text, found, options.numerals));
                return node.transpose();
            }
            Self::Several { cells, end } => (cells, end),
        };
        let is_list =
            (cells.first()).is_some_and(|(before, _)| before.trim_start().starts_with('['));
        let (mut composed, mut first) = (String::new(), None);
        for (before, at) in cells {
            let Some(found) = there(*at) else {
                if is_list {
                    continue;
                }
                return Ok(None);
            };
            // Which mark is the first of a list depends on the row.
            composed += match first {
                None if is_list => "[",
                _ => before,
            };
            composed += &cell::plain(found, options.numerals)?;
            first = first.or(Some(found));
        }
        Ok(first.map(|first| cell::composed(&(composed + end), &place(first))))
    }
}
