//! Which column of a sheet is what.

use std::collections::HashSet;

use super::super::node::{Entry, Table};
use super::super::number::shown;
use super::super::sheet::MOST_COLUMNS;
use super::super::{Place, Problem};
use super::condition::Condition;
use super::headings::{Headings, folded};
use super::options::Options;
use super::pattern::Pattern;
use super::place;
use crate::model::figure::with_noun;
use crate::model::nearest::nearest;

/// What stands where in a row.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) team: usize,
    pub(super) name: Option<usize>,
    /// Criteria and where their scores stand, in the order of the file.
    pub(super) scores: Vec<(String, Pattern)>,
    /// Criteria without a column, which has been told.
    pub(super) unread: Vec<String>,
    pub(super) conditions: Vec<Condition>,
    /// How many columns there are.
    pub(super) count: usize,
    /// What is passed over, in a sentence.
    pub(super) note: Option<String>,
}

/// So many headings are compared with the criteria that have no column of their own; a sheet with
/// more has another cause than slips.
const MOST_SLIPS: usize = 200;

/// So many of the columns that are passed over are named.
const MOST_NAMED: usize = 12;

/// Why a sheet is none of scores, and what to do.
pub(super) type NoSheet = (String, String);

impl Columns {
    /// Finds the columns of the criteria of a file, and those that the options name.
    ///
    /// # Errors
    ///
    /// Why the headings are none of scores. Of a sheet in which no criterion is found, nothing is
    /// shown: it may be a file that nobody meant to be.
    pub(super) fn find(
        file: &Table,
        options: &Options<'_>,
        headings: &Headings<'_>,
        problems: &mut Vec<Problem>,
    ) -> Result<Self, NoSheet> {
        if headings.is_cut() {
            let line = headings.line;
            return Err((
                format!("line {line} has more than {MOST_COLUMNS} cells"),
                how(file),
            ));
        }
        let ids = file.children("criteria").iter();
        let mut found = Found {
            ids: ids.map(|criterion| folded(&criterion.key)).collect(),
            ..Found::default()
        };
        let team = options.team.map(|(heading, _)| headings.columns(heading));
        let team = team.map_or(Some(0), |columns| columns.first().copied());
        for criterion in file.children("criteria") {
            found.criterion(criterion, options, headings, team);
        }
        if found.is_nothing(options, headings) {
            return Err(no_heading(file, headings));
        }
        let mut told = found.problems;
        let mut named = |(heading, place): (&str, &Place), what: &str| {
            let column = headings.named(heading, place, what);
            column.map_err(|problem| told.push(problem)).ok()
        };
        let team = options.team.map_or(Some(0), |team| named(team, "teams"));
        let name = options.name.and_then(|name| named(name, "names"));
        let mut conditions = Vec::new();
        for node in options.conditions {
            match Condition::read(node, headings) {
                Ok(condition) => conditions.push(condition),
                Err(problem) => told.push(problem),
            }
        }
        let mut columns = Self {
            team: team.unwrap_or_default(),
            name,
            scores: found.scores,
            unread: Vec::new(),
            conditions,
            count: headings.cells.len(),
            note: None,
        };
        for criterion in found.without {
            columns.without(file, criterion, options, headings, &mut told);
        }
        columns.note = columns.passed_over(headings);
        // With the wrong teams, or rows that were not meant, nothing else is worth telling.
        let is_lost = team.is_none() || columns.conditions.len() < options.conditions.len();
        problems.extend(told);
        if is_lost {
            columns.scores.clear();
            columns.count = 0;
        }
        Ok(columns)
    }

    /// Whether the rows can be read: teams and conditions were found.
    pub(super) fn is_sound(&self) -> bool {
        self.count > 0
    }

    /// A criterion that no column is headed by: a heading close to it is a slip.
    fn without(
        &mut self,
        file: &Table,
        criterion: &Entry,
        options: &Options<'_>,
        headings: &Headings<'_>,
        told: &mut Vec<Problem>,
    ) {
        let id = criterion.key.as_str();
        if !options.columns.iter().any(|column| column.0 == id) {
            // Scores may be written under the teams, as few as are not in the sheet.
            let teams = file.children("teams").iter();
            let scores = teams.filter_map(|team| Some(team.node.table()?.children(super::KEY)));
            if scores.flatten().any(|score| score.key == id) {
                return;
            }
            let used = |at: usize| at == self.team || self.is_used(at);
            let free = headings.cells.iter().enumerate().take(MOST_SLIPS);
            let free = free.filter(|(at, cell)| !used(*at) && !cell.text.is_empty());
            let free: Vec<&str> = free.map(|(_, cell)| cell.text.as_ref()).collect();
            let label = label(criterion);
            let near =
                nearest(id, free.iter().copied()).or_else(|| nearest(label?, free.iter().copied()));
            let cell = headings
                .cells
                .iter()
                .find(|cell| Some(cell.text.as_ref()) == near);
            told.push(if let Some(cell) = cell {
                let message = format!("column `{}` is no criterion", shown(&cell.text));
                Problem::error(&place(cell), message)
                    .label(format!("did you mean `{id}`?"))
                    .help(format!(
                        "write `{id}` above it, or columns = {{ {id} = \"{}\" }} under [scores]",
                        cell.text
                    ))
            } else {
                let message = format!("criterion `{id}` has no column in the sheet");
                Problem::error(&criterion.key_place, message)
                    .label("neither its id nor its label is a heading")
                    .help(format!(
                        "say which column it is: columns = {{ {id} = \"…\" }} under [scores]; {}",
                        some(&free)
                    ))
            });
        }
        self.unread.push(id.to_owned());
    }

    fn is_used(&self, column: usize) -> bool {
        self.name == Some(column)
            || self.scores.iter().any(|score| score.1.has(column))
            || self
                .conditions
                .iter()
                .any(|condition| condition.column() == column)
    }

    /// The note of columns that nothing is read from.
    fn passed_over(&self, headings: &Headings<'_>) -> Option<String> {
        let cells = headings.cells.iter().enumerate();
        let others = cells.filter(|(at, _)| *at != self.team && !self.is_used(*at));
        let others: Vec<&str> = others.map(|(_, cell)| cell.text.as_ref()).collect();
        let named: Vec<&str> = others
            .iter()
            .copied()
            .filter(|text| !text.is_empty())
            .collect();
        if named.is_empty() {
            return None;
        }
        let mut list: Vec<String> = named.iter().take(MOST_NAMED).map(quoted).collect();
        let more = named.len() - list.len();
        let blank = others.len() - named.len();
        if more > 0 {
            list.push(format!("{more} more"));
        }
        if blank > 0 {
            list.push(format!("{blank} without a heading"));
        }
        let columns = with_noun(&others.len().to_string(), "column");
        let verb = if others.len() == 1 { "is" } else { "are" };
        Some(format!("{columns} {verb} passed over: {}", list.join(", ")))
    }
}

/// What the criteria of a file have in a sheet.
#[derive(Default)]
struct Found<'f> {
    /// The ids of all, as headings are compared.
    ids: HashSet<String>,
    scores: Vec<(String, Pattern)>,
    without: Vec<&'f Entry>,
    problems: Vec<Problem>,
}

impl<'f> Found<'f> {
    /// Looks for the column of a criterion: the one that the options name, else the one that its id
    /// or its label heads.
    fn criterion(
        &mut self,
        criterion: &'f Entry,
        options: &Options<'_>,
        headings: &Headings<'_>,
        team: Option<usize>,
    ) {
        let id = criterion.key.as_str();
        let stated = options.columns.iter().find(|column| column.0 == id);
        if let Some((_, heading, place)) = stated {
            match Pattern::read(heading, place, headings) {
                Ok(pattern) => self.scores.push((id.to_owned(), pattern)),
                Err(problem) => {
                    self.problems.push(problem);
                    self.without.push(criterion);
                }
            }
            return;
        }
        let mut columns = headings.columns(id);
        // An id is an id, whatever another criterion is called.
        let is_id = |label: &str| self.ids.contains(&folded(label));
        if let Some(label) = label(criterion).filter(|label| !is_id(label)) {
            columns.extend(headings.columns(label));
        }
        columns.retain(|column| Some(*column) != team);
        columns.sort_unstable();
        match columns.as_slice() {
            [] => self.without.push(criterion),
            [only] => self.scores.push((id.to_owned(), Pattern::Cell(*only))),
            [first, second, ..] => {
                let (first, second) = (&headings.cells[*first], &headings.cells[*second]);
                let message = format!("criterion `{}` has two columns", shown(id));
                self.problems.push(
                    Problem::error(&place(second), message)
                        .label("the second column")
                        .also(&place(first), "the first")
                        .help(format!(
                            "give them headings of their own, and say which it is: columns = {{ \
                             {id} = \"{}\" }} under [scores]",
                            first.text
                        )),
                );
                self.scores.push((id.to_owned(), Pattern::Cell(columns[0])));
            }
        }
    }

    /// Whether nothing in the sheet is a criterion's, not even nearly or in another row.
    fn is_nothing(&self, options: &Options<'_>, headings: &Headings<'_>) -> bool {
        let slip = |criterion: &&Entry| {
            let near = nearest(&criterion.key, headings.texts().take(MOST_SLIPS));
            near.is_some()
        };
        self.scores.is_empty() && !(options.columns.is_empty() && self.without.iter().any(slip))
    }
}

/// The label of a criterion, where it has one.
fn label(criterion: &Entry) -> Option<&str> {
    criterion.node.table()?.get("label")?.node.text()
}

/// Why a row is no heading, and what would be one.
fn no_heading(file: &Table, headings: &Headings<'_>) -> NoSheet {
    let rows: Vec<String> = headings.rows.iter().map(usize::to_string).collect();
    let why = if headings.cells.len() < 2 {
        format!(
            "line {} is not parted by commas, semicolons, tabs or bars",
            headings.line
        )
    } else if headings.are_marks() {
        format!(
            "line {} has marks, and no line above it says of what",
            headings.line
        )
    } else {
        format!(
            "no heading in row {} is a criterion's id or label",
            rows.join(" and ")
        )
    };
    (why, how(file))
}

/// What a sheet looks like, with the criteria of a file.
fn how(file: &Table) -> String {
    let criteria = file.children("criteria");
    let some = criteria.iter().take(6).map(|entry| entry.key.as_str());
    let row: Vec<&str> = std::iter::once("team").chain(some).collect();
    let more = if criteria.len() > 6 { ",…" } else { "" };
    format!(
        "the first row names the criteria, by their ids or labels, and each row after it is a team: \
         {}{more}",
        row.join(",")
    )
}

/// Some headings that could be meant.
fn some(headings: &[&str]) -> String {
    let list: Vec<String> = headings.iter().take(MOST_NAMED).map(quoted).collect();
    let more = if headings.len() > list.len() {
        ", …"
    } else {
        ""
    };
    match list.len() {
        0 => "every heading is taken".to_owned(),
        _ => format!("headings not taken: {}{more}", list.join(", ")),
    }
}

fn quoted(heading: &&str) -> String {
    format!("`{}`", shown(heading))
}
