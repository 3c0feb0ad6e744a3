//! The rows of a sheet of scores, put under their teams.

mod found;
mod tree;

use std::collections::HashMap;

use super::super::node::{Entry, Node, Table, Text, Value};
use super::super::number::shown;
use super::super::sheet::{Cell, Row, named};
use super::super::{Place, Problem};
use super::columns::Columns;
use super::gaps::Gap;
use super::headings::Headings;
use super::options::Options;
use super::{HOW, KEY, place};
use crate::model::MOST_TEAMS;
use crate::model::figure::with_noun;
use found::{Count, Found};
use tree::{empty, table, unread, without_row};

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

/// The rows of a sheet on their way into the tree.
pub(super) struct Rows<'t> {
    text: &'t str,
    columns: &'t Columns,
    options: &'t Options<'t>,
    delimiter: u8,
    teams: HashMap<String, Team>,
    /// Teams with a row.
    count: usize,
    /// Rows that are kept, and those that conditions leave out.
    seen: usize,
    left_out: usize,
    /// Whether a row was passed over whose team is not known.
    is_dropped: bool,
    gaps: Vec<Gap>,
    /// Scores that gave way to those of the file.
    doubled: usize,
    found: Found,
}

/// A team of the file or the sheet.
struct Team {
    /// Where it stands in the tree.
    at: usize,
    /// Its first row and how many it has.
    first: Option<Place>,
    rows: usize,
}

/// What came of all rows.
pub(super) struct Read {
    pub(super) problems: Vec<Problem>,
    pub(super) extent: Extent,
    pub(super) gaps: Vec<Gap>,
    pub(super) notes: Vec<String>,
}

impl<'t> Rows<'t> {
    pub(super) fn new(
        file: &Table,
        text: &'t str,
        delimiter: u8,
        columns: &'t Columns,
        options: &'t Options<'t>,
    ) -> Self {
        let team = |(at, entry): (usize, &Entry)| {
            let (first, rows) = (None, 0);
            (entry.key.clone(), Team { at, first, rows })
        };
        Self {
            text,
            columns,
            options,
            delimiter,
            teams: file
                .children("teams")
                .iter()
                .enumerate()
                .map(team)
                .collect(),
            count: 0,
            seen: 0,
            left_out: 0,
            is_dropped: false,
            gaps: Vec::new(),
            doubled: 0,
            found: Found::default(),
        }
    }

    /// Puts all rows under their teams.
    pub(super) fn all(
        mut self,
        file: &mut Table,
        headings: &Headings<'_>,
        rows: impl Iterator<Item = Row<'t>>,
    ) -> Read {
        let listed = file.children("teams").len();
        let start = headings.cells.first().map(place);
        let mut is_cut = headings.cells.iter().any(|cell| self.found.fault(cell));
        for row in rows {
            // A quote that nothing closes takes in all that follows, whatever row it is in.
            let faults = row.cells.iter().filter(|cell| self.found.fault(cell));
            let is_sound = faults.count() == 0;
            is_cut |= row.is_cut();
            if self.options.skip.binary_search(&row.number).is_ok() {
                continue;
            }
            if is_sound && !self.is_kept(&row) {
                self.left_out += 1;
                continue;
            }
            self.seen += 1;
            self.row(file, &row, is_sound);
        }
        is_cut |= self.found.open.count + self.found.too_many.count > 0;
        let several = self.teams.values().filter(|team| team.rows > 1).count();
        let mut problems = std::mem::take(&mut self.found).told(Count {
            rows: self.seen,
            teams: self.count,
            several,
        });
        if self.seen == 0 && !is_cut {
            problems.extend(self.no_row(start.as_ref()));
        }
        let extent = match (is_cut || self.count == 0, self.is_dropped) {
            (true, _) => Extent::Nothing,
            (false, true) => Extent::Part,
            (false, false) => Extent::Whole,
        };
        if extent == Extent::Whole {
            without_row(file, listed, &mut problems);
        }
        Read {
            problems,
            extent,
            notes: self.notes(),
            gaps: self.gaps,
        }
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.left_out > 0 {
            notes.push(format!(
                "`where` keeps {} of {} rows",
                self.seen,
                self.seen + self.left_out
            ));
        }
        if self.doubled > 0 {
            let scores = with_noun(&self.doubled.to_string(), "score");
            let verb = if self.doubled == 1 { "gives" } else { "give" };
            notes.push(format!(
                "{scores} of the sheet {verb} way to those under [teams]"
            ));
        }
        notes
    }

    /// The problem of a sheet without teams.
    fn no_row(&self, start: Option<&Place>) -> Option<Problem> {
        if let (Some(condition), 1..) = (self.options.conditions.first(), self.left_out) {
            let message = format!(
                "no row satisfies {}",
                match self.options.conditions.len() {
                    1 => "this condition",
                    _ => "all conditions",
                }
            );
            let label = with_noun(&self.left_out.to_string(), "row");
            let problem = Problem::error(&condition.place, message);
            return Some(problem.label(format!("leaves out {label}")));
        }
        let message = "this sheet has a heading but no team";
        start.map(|start| Problem::error(start, message).help(HOW))
    }

    fn is_kept(&self, row: &Row) -> bool {
        let text = |at: usize| row.cells.get(at).map_or("", |cell| cell.text.as_ref());
        let mut conditions = self.columns.conditions.iter();
        conditions.all(|condition| condition.holds(text, self.options.numerals))
    }

    fn row(&mut self, file: &mut Table, row: &Row, is_sound: bool) {
        let Some(first) = row.cells.first() else {
            return;
        };
        // A row that ends before the column of teams has none.
        let id = row.cells.get(self.columns.team);
        if id.is_some_and(|id| id.fault.is_some()) {
            self.is_dropped = true;
            return;
        }
        let Some(id) = id.filter(|id| !id.text.is_empty()) else {
            self.is_dropped = true;
            let at = id.filter(|id| !id.span.is_empty()).unwrap_or(first);
            self.found.nameless.add(|| {
                let message = format!("row {} has no team", row.number);
                Problem::error(&place(at), message).label("no id").help(
                    "a row is a team: leave others out with `where` or `skip` under [scores]; \
                     `team` names the column of the teams",
                )
            });
            return;
        };
        if let Some(team) = self.teams.get_mut(id.text.as_ref()) {
            team.rows += 1;
            if let Some(first) = &team.first {
                self.found.twice.add(|| {
                    let message = format!("team `{}` has two rows", shown(&id.text));
                    Problem::error(&place(id), message)
                        .label("the second row")
                        .also(first, "the first")
                });
                return;
            }
        }
        if self.count == MOST_TEAMS {
            self.found.too_many.add(|| {
                Problem::error(&place(id), "").label("one too many").help(
                    "keep those that may come in with `where` under [scores], such as where = \
                     [\"rank <= 200\"]",
                )
            });
            return;
        }
        self.count += 1;
        let mut gaps = Vec::new();
        let scores = if is_sound {
            self.surplus(row);
            self.scores(row, id, &mut gaps)
        } else {
            // Where the others stand is not known.
            let criteria = self.columns.scores.iter().map(|score| &score.0);
            let criteria = criteria.chain(&self.columns.unread);
            criteria.map(|key| unread(key, &place(id))).collect()
        };
        let name = self.columns.name.and_then(|at| row.cells.get(at));
        self.put(file, id, name.filter(|_| is_sound), scores, gaps);
    }

    /// Cells that stand under no heading.
    fn surplus(&mut self, row: &Row) {
        let beyond = row.cells.get(self.columns.count..).unwrap_or_default();
        let full = beyond.iter().find(|cell| !cell.text.is_empty());
        if let Some(cell) = full.or(beyond.first().filter(|_| row.is_cut())) {
            let delimiter = named(self.delimiter);
            self.found.beyond.add(|| {
                let message = format!("row {} has more cells than the heading", row.number);
                Problem::error(&place(cell), message)
                    .label("under no heading")
                    .help(format!(
                        "{delimiter} inside a cell needs quotes around the cell; numbers are \
                         written with a point, such as 80.5, or with decimal = \",\" under [scores]"
                    ))
            });
        }
    }

    /// The scores of a row, and those that are missing.
    fn scores(&mut self, row: &Row, id: &Cell, gaps: &mut Vec<Gap>) -> Vec<Entry> {
        let mut scores = Vec::new();
        let columns = self.columns;
        for (criterion, pattern) in &columns.scores {
            let at = row.cells.get(pattern.first());
            let at = place(at.filter(|cell| !cell.span.is_empty()).unwrap_or(id));
            match pattern.node(row, self.text, self.options) {
                Ok(Some(node)) => scores.push(Entry {
                    key: criterion.clone(),
                    key_place: at,
                    node,
                }),
                Ok(None) => gaps.push(Gap {
                    team: id.text.to_string(),
                    criterion: criterion.clone(),
                    place: at,
                }),
                Err(problem) => {
                    self.found.marks.add(|| problem);
                    scores.push(unread(criterion, &at));
                }
            }
        }
        scores.extend(columns.unread.iter().map(|key| unread(key, &place(id))));
        scores
    }

    /// Puts a team's name and scores under the team, which the file may know already. What the file
    /// says itself stays.
    fn put(
        &mut self,
        file: &mut Table,
        id: &Cell,
        name: Option<&Cell>,
        scores: Vec<Entry>,
        gaps: Vec<Gap>,
    ) {
        // Something else in the place of a table is refused with the other keys.
        let Some(teams) = table(file, "teams", id) else {
            return;
        };
        let team = self.teams.entry(id.text.to_string()).or_insert_with(|| {
            teams.entries.push(empty(&id.text, id));
            Team {
                at: teams.entries.len() - 1,
                first: None,
                rows: 1,
            }
        });
        team.first = Some(place(id));
        let team = teams.entries.get_mut(team.at);
        let Some(team) = team.and_then(|entry| entry.node.table_mut()) else {
            return;
        };
        if let Some(name) = name.filter(|name| !name.text.is_empty() && team.get("name").is_none())
        {
            team.entries.push(Entry {
                key: "name".to_owned(),
                key_place: place(name),
                node: Node {
                    place: place(name),
                    value: Value::Text(Text {
                        text: name.text.to_string(),
                        verbatim: None,
                    }),
                },
            });
        }
        let Some(there) = table(team, KEY, id) else {
            return;
        };
        for score in scores {
            if there.get(&score.key).is_none() {
                there.entries.push(score);
            } else if score.node.value != Value::Broken {
                self.doubled += 1;
            }
        }
        let is_open = |gap: &Gap| there.get(&gap.criterion).is_none();
        self.gaps.extend(gaps.into_iter().filter(is_open));
    }
}
