//! The rows of a sheet of scores, put under their teams.

use std::collections::HashMap;

use super::cell::{node, place};
use super::columns::Column;
use super::nearest::nearest;
use super::node::{Entry, Node, Table, Value};
use super::number::shown;
use super::often::Often;
use super::problem::SHEET;
use super::scores::{HOW, KEY};
use super::sheet::{Cell, Fault, Row, Sheet, named};
use super::teams::MOST_TEAMS;
use super::{Place, Problem};

/// The rows of a sheet on their way into the tree.
pub(crate) struct Rows<'t> {
    text: &'t str,
    columns: &'t [Column],
    delimiter: u8,
    /// Where each team stands in the tree, and its row if it had one.
    teams: HashMap<String, (usize, Option<Place>)>,
    /// Teams with a row.
    count: usize,
    /// Rows.
    seen: usize,
    /// Whether a row was passed over whose team is not known.
    is_dropped: bool,
    found: Found,
}

/// What may be wrong with rows.
#[derive(Debug, Default)]
struct Found {
    /// A quote that nothing closes.
    open: Often,
    /// Text after the quote that closes a cell.
    after: Often,
    nameless: Often,
    twice: Often,
    /// Cells beyond the heading.
    beyond: Often,
    /// Scores below a blank heading.
    stray: Often,
    /// Scores that the file has too.
    doubled: Often,
    too_many: Often,
}

impl<'t> Rows<'t> {
    pub(crate) fn new(file: &Table, text: &'t str, delimiter: u8, columns: &'t [Column]) -> Self {
        let teams = file.children("teams").iter().enumerate();
        Self {
            text,
            columns,
            delimiter,
            teams: teams.map(|(i, e)| (e.key.clone(), (i, None))).collect(),
            count: 0,
            seen: 0,
            is_dropped: false,
            found: Found::default(),
        }
    }

    /// Puts all rows of a sheet under their teams; gives back what is wrong with them, and how much
    /// of the sheet stands in the tree.
    pub(crate) fn all(mut self, file: &mut Table, sheet: Sheet<'t>) -> (Vec<Problem>, Extent) {
        let listed = file.children("teams").len();
        let start = sheet.heading.cells.first().map(place);
        let mut is_cut = self.faults(&sheet.heading);
        for row in sheet.rows {
            self.seen += 1;
            let is_sound = !self.faults(&row);
            self.row(file, &row, is_sound);
            is_cut |= row.is_cut();
        }
        is_cut |= self.found.open.count + self.found.too_many.count > 0;
        let mut problems = self.told();
        if self.seen == 0 && !is_cut {
            let message = "this sheet has a heading but no team";
            problems.extend(start.map(|start| Problem::error(&start, message).help(HOW)));
        }
        let extent = match (is_cut || self.count == 0, self.is_dropped) {
            (true, _) => Extent::Nothing,
            (false, true) => Extent::Part,
            (false, false) => Extent::Whole,
        };
        if extent == Extent::Whole {
            without_row(file, listed, &mut problems);
        }
        (problems, extent)
    }

    /// What was found, each fault told once.
    fn told(&mut self) -> Vec<Problem> {
        let (rows, teams) = (self.seen, self.count);
        let found = std::mem::take(&mut self.found);
        let help = if found.twice.count >= teams {
            "a sheet of scores has one row for each team; this one seems to have one for each mark"
        } else {
            "a sheet of scores has one row for each team"
        };
        let limit = |problem| Problem {
            message: format!(
                "the sheet has {rows} rows, but at most {MOST_TEAMS} teams can be compared"
            ),
            ..problem
        };
        let all = [
            found.after.told("such cells"),
            found.open.told("such cells"),
            found.nameless.told("such rows"),
            found
                .twice
                .told("rows too many")
                .map(|problem| problem.help(help)),
            found.beyond.told("such rows"),
            found.stray.told("such rows"),
            found.doubled.told("such scores"),
            found.too_many.told("rows").map(limit),
        ];
        all.into_iter().flatten().collect()
    }

    /// Whether a row has cells that cannot be read.
    fn faults(&mut self, row: &Row) -> bool {
        let mut any = false;
        for cell in &row.cells {
            let start = cell.span.start;
            let quote = Place::new(SHEET, start..start + 1);
            match cell.fault {
                None => continue,
                Some(Fault::Open) => self.found.open.add(|| {
                    Problem::error(&quote, "this quote begins a cell that no quote ends")
                        .label("not closed")
                        .help("write a quote at the end of the cell too, or take this one out")
                }),
                Some(Fault::After(close)) => self.found.after.add(|| {
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
            any = true;
        }
        any
    }

    fn row(&mut self, file: &mut Table, row: &Row, is_sound: bool) {
        let Some(id) = row.cells.first() else {
            return;
        };
        if id.fault.is_some() {
            self.is_dropped = true;
            return;
        }
        if id.text.is_empty() {
            self.is_dropped = true;
            self.found.nameless.add(|| {
                let message = format!("row {} has no team", row.line);
                Problem::error(&place(id), message).label("no id").help(HOW)
            });
            return;
        }
        if let Some((_, Some(first))) = self.teams.get(id.text.as_ref()) {
            self.found.twice.add(|| {
                let message = format!("team `{}` has two rows", shown(&id.text));
                Problem::error(&place(id), message)
                    .label("the second row")
                    .also(first, "the first")
            });
            return;
        }
        if self.count == MOST_TEAMS {
            self.found.too_many.add(|| {
                Problem::error(&place(id), "")
                    .label("one too many")
                    .help("leave out the teams that cannot come in, or compare a part of them")
            });
            return;
        }
        self.count += 1;
        let scores = if is_sound {
            self.surplus(row);
            self.scores(row)
        } else {
            self.unread(id)
        };
        self.put(file, id, scores);
    }

    /// The scores of a row with a cell that cannot be read: where the others stand is not known.
    fn unread(&self, id: &Cell) -> Vec<Entry> {
        let criteria = self.columns.iter().filter_map(|column| match column {
            Column::Scores(id) | Column::Meant(id) => Some(id),
            _ => None,
        });
        criteria.map(|key| unread(key, &place(id))).collect()
    }

    /// Cells that stand under no heading.
    fn surplus(&mut self, row: &Row) {
        let beyond = row.cells.get(self.columns.len() + 1..).unwrap_or_default();
        let full = beyond.iter().find(|cell| !cell.text.is_empty());
        if let Some(cell) = full.or(beyond.first().filter(|_| row.is_cut())) {
            let delimiter = named(self.delimiter);
            self.found.beyond.add(|| {
                let message = format!("row {} has more cells than the heading", row.line);
                Problem::error(&place(cell), message)
                    .label("under no criterion")
                    .help(format!(
                        "{delimiter} inside a cell needs quotes around the cell; numbers are \
                         written with a point, such as 80.5"
                    ))
            });
        }
    }

    fn scores(&mut self, row: &Row) -> Vec<Entry> {
        let mut scores = Vec::new();
        let cells = row.cells.get(1..).unwrap_or_default();
        for (cell, column) in cells.iter().zip(self.columns) {
            // An empty cell is a missing score, which is told with the team.
            match column {
                Column::Meant(id) => scores.push(unread(id, &place(cell))),
                Column::Scores(id) if !cell.text.is_empty() => scores.push(Entry {
                    key: id.clone(),
                    key_place: place(cell),
                    node: node(self.text, cell),
                }),
                Column::Blank if !cell.text.is_empty() => {
                    self.found.stray.add(|| {
                        let message = format!("row {} has a score without a criterion", row.line);
                        Problem::error(&place(cell), message)
                            .label("its column has no heading of its own")
                            .help("write the id of a criterion above it, or take the column out")
                    });
                }
                Column::Scores(_) | Column::Stranger | Column::Blank => {}
            }
        }
        scores
    }

    /// Puts a team's scores under the team, which the file may know already.
    fn put(&mut self, file: &mut Table, id: &Cell, scores: Vec<Entry>) {
        // Something else in the place of a table is refused with the other keys.
        let Some(teams) = table(file, "teams", id) else {
            return;
        };
        let known = self.teams.get(id.text.as_ref()).map(|(at, _)| *at);
        let at = known.unwrap_or_else(|| {
            teams.entries.push(empty(&id.text, id));
            teams.entries.len() - 1
        });
        let taken = (at, Some(place(id)));
        self.teams.insert(id.text.clone().into_owned(), taken);
        let team = teams.entries.get_mut(at);
        let team = team.and_then(|entry| entry.node.table_mut());
        let Some(there) = team.and_then(|team| table(team, KEY, id)) else {
            return;
        };
        for score in scores {
            let Some(written) = there.get(&score.key) else {
                there.entries.push(score);
                continue;
            };
            // What was not read is not said twice either.
            if score.node.value == Value::Broken {
                continue;
            }
            self.found.doubled.add(|| {
                let (team, criterion) = (shown(&id.text), shown(&score.key));
                let message = format!("team `{team}` has two scores for `{criterion}`");
                Problem::error(&written.node.place, message)
                    .label("here")
                    .also(&score.node.place, "and in the sheet of scores")
                    .help("write a score in one place only")
            });
        }
    }
}

/// How much of a sheet stands in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Every row, whatever else is wrong with it.
    Whole,
    /// Rows of which the team is not known are left out.
    Part,
    /// Nothing that says which teams there are.
    Nothing,
}

/// Teams of the file, the first `listed`, that have neither scores there nor a row.
fn without_row(file: &mut Table, listed: usize, problems: &mut Vec<Problem>) {
    let Some(teams) = file.get_mut("teams").and_then(|e| e.node.table_mut()) else {
        return;
    };
    let (written, added) = teams.entries.split_at_mut(listed);
    for entry in written {
        let Some(team) = entry.node.table_mut() else {
            continue;
        };
        if team.get(KEY).is_some() {
            continue;
        }
        let message = format!("team `{}` has no row in the sheet", shown(&entry.key));
        let near = nearest(&entry.key, added.iter().map(|entry| entry.key.as_str()));
        let near = near.map_or_else(
            || "no scores".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        let problem = Problem::error(&entry.key_place, message).label(near);
        problems.push(problem.help("a team has the id that its row begins with"));
        // One problem, not a missing key too.
        team.entries.push(unread(KEY, &entry.key_place));
    }
}

/// A key whose value could not be read, so that it is not missed as well.
fn unread(key: &str, place: &Place) -> Entry {
    Entry {
        key: key.to_owned(),
        key_place: place.clone(),
        node: Node {
            place: place.clone(),
            value: Value::Broken,
        },
    }
}

/// The table under a key, made where it is not there; `None` where something else is there.
fn table<'t>(of: &'t mut Table, key: &str, made_by: &Cell) -> Option<&'t mut Table> {
    let at = of.entries.iter().position(|entry| entry.key == key);
    let at = at.unwrap_or_else(|| {
        of.entries.push(empty(key, made_by));
        of.entries.len() - 1
    });
    of.entries.get_mut(at)?.node.table_mut()
}

/// An empty table under a key, made by a cell.
fn empty(key: &str, made_by: &Cell) -> Entry {
    Entry {
        key: key.to_owned(),
        key_place: place(made_by),
        node: Node {
            place: place(made_by),
            value: Value::Table(Table::default()),
        },
    }
}
