//! Which column of a sheet of scores is which criterion.

use std::collections::HashMap;

use super::Problem;
use super::cell::place;
use super::nearest::{list, nearest};
use super::node::{Entry, Table};
use super::number::{shown, spelled};
use super::sheet::{Cell, MOST_COLUMNS, Row};

/// What the cells of a column are.
#[derive(Debug, PartialEq)]
pub(crate) enum Column {
    /// Scores on this criterion.
    Scores(String),
    /// Scores on this criterion most likely, whose heading is wrong: they are not read, and they do
    /// not count as missing.
    Meant(String),
    /// Of no criterion, which has been told.
    Stranger,
    /// Under a blank heading.
    Blank,
}

/// So many headings are compared with the criteria that have no column of their own; a sheet with
/// more that are wrong has another cause than slips.
const MOST_SLIPS: usize = 200;

/// The columns after the first.
///
/// # Errors
///
/// Why the heading is not one of scores, and what it should be.
pub(crate) fn columns(
    file: &Table,
    heading: &Row,
    problems: &mut Vec<Problem>,
) -> Result<Vec<Column>, (String, String)> {
    let criteria: Vec<&str> = (file.children("criteria").iter())
        .map(|entry| entry.key.as_str())
        .collect();
    if heading.is_cut() {
        return Err(no_heading(heading, &criteria));
    }
    let names = Names::of(file);
    let cells = heading.cells.get(1..).unwrap_or_default();
    let mut taken: HashMap<&str, &Cell> = HashMap::new();
    for cell in cells {
        if let Some(id) = names.criterion(&cell.text) {
            taken.entry(id).or_insert(cell);
        }
    }
    let mut open: Vec<&str> = criteria.clone();
    open.retain(|id| !taken.contains_key(id));
    let mut slips = 0;
    let mut columns = Vec::new();
    let mut told = Vec::new();
    let mut strangers: Vec<&Cell> = Vec::new();
    for cell in cells {
        let id = cell.text.as_ref();
        let id = names.criterion(id).unwrap_or(id);
        columns.push(match taken.get(id) {
            Some(first) if first.span == cell.span => Column::Scores(id.to_owned()),
            Some(first) => {
                let message = format!("criterion `{}` has two columns", shown(id));
                let problem = Problem::error(&place(cell), message).label("the second column");
                told.push(problem.also(&place(first), "the first"));
                Column::Stranger
            }
            None if id.is_empty() => Column::Blank,
            None => {
                slips += 1;
                let near = nearest(id, open.iter().copied()).filter(|_| slips <= MOST_SLIPS);
                if let Some(near) = near {
                    let message = format!("column `{}` is no criterion", shown(id));
                    let label = format!("did you mean `{near}`?");
                    told.push(Problem::error(&place(cell), message).label(label));
                    let meant = near.to_owned();
                    open.retain(|id| *id != meant);
                    Column::Meant(meant)
                } else {
                    strangers.push(cell);
                    Column::Stranger
                }
            }
        });
    }
    let is_of_scores = |column: &Column| matches!(column, Column::Scores(_) | Column::Meant(_));
    if !columns.iter().any(is_of_scores) {
        return Err(no_heading(heading, &criteria));
    }
    problems.extend(told);
    problems.extend(unknown(&strangers, &criteria));
    Ok(columns)
}

/// What the criteria of a file may be called in a heading: by id or by label, whatever the case and
/// the number of blanks.
pub(crate) struct Names<'t>(HashMap<String, &'t str>);

impl<'t> Names<'t> {
    pub(crate) fn of(file: &'t Table) -> Self {
        let criteria = file.children("criteria");
        let label = |entry: &'t Entry| entry.node.table()?.get("label")?.node.text();
        let labels = criteria.iter().filter_map(|c| Some((label(c)?, &*c.key)));
        let ids = criteria.iter().map(|c| (&*c.key, &*c.key));
        // What stands further on wins, and an id is an id whatever another is called.
        let folded = labels.chain(ids).map(|(name, id)| (folded(name), id));
        let mut names: HashMap<String, &str> = folded.collect();
        names.extend(criteria.iter().map(|c| (exact(&c.key), &*c.key)));
        Self(names)
    }

    /// The criterion that a heading names.
    pub(crate) fn criterion(&self, heading: &str) -> Option<&'t str> {
        let found = self.0.get(&exact(heading));
        found.or_else(|| self.0.get(&folded(heading))).copied()
    }
}

/// A name as it is written, apart from all folded ones.
fn exact(name: &str) -> String {
    format!("={name}")
}

fn folded(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Why a row is no heading, and what would be one.
fn no_heading(heading: &Row, criteria: &[&str]) -> (String, String) {
    let line = heading.line;
    let why = if heading.is_cut() {
        format!("line {line} has more than {MOST_COLUMNS} cells")
    } else if heading.cells.len() < 2 {
        format!("line {line} is not parted by commas, semicolons, tabs or bars")
    } else if has_marks(heading) {
        format!("line {line} has marks, and no line above it says of what")
    } else {
        format!("no heading in line {line} is a criterion")
    };
    let some = criteria.iter().take(6).copied();
    let row: Vec<&str> = std::iter::once("team").chain(some).collect();
    let more = if criteria.len() > 6 { ",…" } else { "" };
    let help = format!(
        "the first row names the criteria, and each row after it begins with the id of a team: \
         {}{more}",
        row.join(",")
    );
    (why, help)
}

/// Whether a row in the place of the heading is one of a team.
fn has_marks(row: &Row) -> bool {
    let cells = row.cells.get(1..).unwrap_or_default();
    let mut cells = cells.iter().filter(|cell| !cell.text.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|cell| spelled(&cell.text).is_some())
}

/// The problem of all columns that are no criteria.
fn unknown(strangers: &[&Cell], criteria: &[&str]) -> Option<Problem> {
    let first = strangers.first()?;
    let names: Vec<String> = (strangers.iter().take(5))
        .map(|cell| format!("`{}`", shown(&cell.text)))
        .collect();
    let (lead, verb) = match strangers.len() {
        1 => ("column", "is no criterion"),
        _ => ("columns", "are no criteria"),
    };
    let more = match strangers.len() - names.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!("{lead} {}{more} {verb}", names.join(", "));
    let known = criteria.iter().copied();
    Some(Problem::error(&place(first), message).help(list("criteria", known)))
}
