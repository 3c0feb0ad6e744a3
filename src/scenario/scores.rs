//! `scores = "scores.csv"`: a sheet of scores beside the scenario, put into its tree.
//!
//! Afterwards the tree is that of a file with the same scores under its teams, so that nothing
//! else needs to know of sheets; each score keeps its place in the sheet.

use super::files::Files;
use super::nearest::{nearest, suggestion};
use super::node::{Entry, Node, Table, Text, Value};
use super::number::shown;
use super::sheet::{Cell, Row, Sheet, decode};
use super::{Place, Problem, Source, leaf, parse};

/// The key at the top of the file.
pub(crate) const KEY: &str = "scores";

/// The sheet of scores that a file names, if it names one; it is source number 1. Problems are
/// gathered, and what can be read is put into the tree. `beside` is what the file is called.
pub(crate) fn merge(
    file: &mut Table,
    beside: &str,
    files: &dyn Files,
    problems: &mut Vec<Problem>,
) -> Option<Source> {
    let entry = file.get(KEY)?;
    // Anything but a name is refused with the other keys.
    let name = leaf::text(&entry.node, KEY).ok()?.to_owned();
    let place = entry.node.place.clone();
    file.entries.retain(|entry| entry.key != KEY);
    let bytes = match files.read(&name) {
        Ok(bytes) => bytes,
        Err(why) => {
            let message = format!("`{}` cannot be read: {why}", shown(&name));
            problems.push(
                Problem::error(&place, message)
                    .label("the sheet of scores")
                    .help("the name counts from the folder of the scenario"),
            );
            return None;
        }
    };
    let path = std::path::Path::new(beside).with_file_name(&name);
    match decode(&path.display().to_string(), &bytes) {
        Err(bad) => {
            let mut problem = bad.problem;
            problem.place.source = 1;
            problems.push(problem);
            Some(bad.source)
        }
        Ok(source) => {
            match Sheet::read(&source.text, 1) {
                Ok(sheet) => {
                    Merge {
                        text: &source.text,
                        problems,
                    }
                    .all(file, &sheet);
                }
                Err(problem) => problems.push(problem.help(HOW)),
            }
            Some(source)
        }
    }
}

/// The problem of an argument that names another sheet: it would come too late.
pub(crate) fn set(root: &Table) -> Option<Problem> {
    let place = &root.get(KEY)?.node.place;
    let problem = Problem::error(place, "the sheet of scores cannot be set").help(
        "set single scores, such as teams.ID.scores.CRITERION=80, or write a scenario of its own \
         for the other sheet",
    );
    place.is_override().then_some(problem)
}

const HOW: &str = "the first row names the criteria, and each row after it begins with the id of \
                   a team: team,technology,goals";

struct Merge<'a> {
    text: &'a str,
    problems: &'a mut Vec<Problem>,
}

impl Merge<'_> {
    fn all(&mut self, file: &mut Table, sheet: &Sheet) {
        let columns = self.columns(file, &sheet.heading);
        if sheet.rows.is_empty() {
            let message = "this sheet has a heading but no team";
            self.problems
                .push(Problem::error(&place(&sheet.heading[0]), message).help(HOW));
        }
        let mut seen: Vec<&str> = Vec::new();
        for row in &sheet.rows {
            let id = &row.cells[0];
            if id.text.is_empty() {
                let message = format!("row {} has no team", row.line);
                self.problems
                    .push(Problem::error(&place(id), message).label("no id").help(HOW));
                continue;
            }
            if seen.contains(&id.text.as_str()) {
                let message = format!("team `{}` has two rows", shown(&id.text));
                self.problems
                    .push(Problem::error(&place(id), message).label("the second row"));
                continue;
            }
            seen.push(&id.text);
            let scores = self.scores(row, &columns);
            self.put(file, id, scores);
        }
    }

    /// The criterion of each column but the first. Where a heading is no criterion, its values are
    /// passed over, and the criterion that is close to it does not count as missing: one problem
    /// instead of many.
    fn columns(&mut self, file: &Table, heading: &[Cell]) -> Vec<Option<Column>> {
        let known = || file.children("criteria").iter().map(|e| e.key.as_str());
        let mut columns: Vec<Option<Column>> = Vec::new();
        for cell in &heading[1..] {
            let id = cell.text.as_str();
            let twice = columns.iter().flatten().any(|column| column.id == id);
            if twice {
                let message = format!("criterion `{}` has two columns", shown(id));
                self.problems
                    .push(Problem::error(&place(cell), message).label("the second column"));
                columns.push(None);
            } else if known().any(|known| known == id) {
                columns.push(Some(Column {
                    id: id.to_owned(),
                    is_read: true,
                }));
            } else if id.is_empty() {
                columns.push(None);
            } else {
                let message = format!("column `{}` is no criterion", shown(id));
                let (label, help) = suggestion(id, "criteria", known());
                let mut problem = Problem::error(&place(cell), message).label(label);
                problem.help = help;
                self.problems.push(problem);
                columns.push(Some(Column {
                    id: nearest(id, known()).unwrap_or_default().to_owned(),
                    is_read: false,
                }));
            }
        }
        columns
    }

    fn scores(&mut self, row: &Row, columns: &[Option<Column>]) -> Table {
        let mut scores = Table::default();
        let beyond = row.cells.get(columns.len() + 1..).unwrap_or_default();
        if let Some(cell) = beyond.iter().find(|cell| !cell.text.is_empty()) {
            let message = format!("row {} has more cells than the heading", row.line);
            self.problems.push(
                Problem::error(&place(cell), message)
                    .label("under no criterion")
                    .help("a comma inside a cell needs quotes around the cell"),
            );
        }
        for (cell, column) in row.cells[1..].iter().zip(columns) {
            match column {
                None if !cell.text.is_empty() => {
                    let message = format!("row {} has a score without a criterion", row.line);
                    self.problems.push(
                        Problem::error(&place(cell), message)
                            .label("its column has no heading of its own"),
                    );
                }
                // An empty cell is a missing score, which is told with the team.
                Some(column) if !cell.text.is_empty() && !column.id.is_empty() => {
                    let unread = Node {
                        place: place(cell),
                        value: Value::Broken,
                    };
                    scores.entries.push(Entry {
                        key: column.id.clone(),
                        key_place: place(cell),
                        node: if column.is_read {
                            self.node(cell)
                        } else {
                            unread
                        },
                    });
                }
                _ => {}
            }
        }
        scores
    }

    /// A cell as a value: read as TOML if it parses, else as text, like an argument of `--set`.
    fn node(&self, cell: &Cell) -> Node {
        let raw = &self.text[cell.span.clone()];
        let start = cell.span.start + usize::from(raw.starts_with('"'));
        let inside = self.text.get(start..start + cell.text.len());
        let verbatim = (inside == Some(cell.text.as_str())).then_some(start);
        let node = parse::value(&cell.text, 1, start).unwrap_or_else(|| Node {
            place: place(cell),
            value: Value::Text(Text {
                text: cell.text.clone(),
                verbatim,
            }),
        });
        if verbatim.is_some() {
            return node;
        }
        stand_at(node, &place(cell))
    }

    /// Puts a team's scores under the team, which the file may know already.
    fn put(&mut self, file: &mut Table, id: &Cell, scores: Table) {
        let team = table(file, "teams", id).and_then(|teams| table(teams, &id.text, id));
        let Some(there) = team.and_then(|team| table(team, KEY, id)) else {
            return;
        };
        for score in scores.entries {
            if let Some(written) = there.get(&score.key) {
                let (team, criterion) = (shown(&id.text), shown(&score.key));
                let message = format!("team `{team}` has two scores for `{criterion}`");
                self.problems.push(
                    Problem::error(&written.node.place, message)
                        .label("here")
                        .also(&score.node.place, "and in the sheet of scores")
                        .help("write a score in one place only"),
                );
            } else {
                there.entries.push(score);
            }
        }
    }
}

/// The criterion of a column, empty where none is close, and whether its values are wanted.
struct Column {
    id: String,
    is_read: bool,
}

fn place(cell: &Cell) -> Place {
    Place::new(1, cell.span.clone())
}

/// The table under a key, made where it is not there; `None` where something else is there, which
/// is refused with the other keys.
fn table<'t>(of: &'t mut Table, key: &str, made_by: &Cell) -> Option<&'t mut Table> {
    let at = of.entries.iter().position(|entry| entry.key == key);
    let at = at.unwrap_or_else(|| {
        of.entries.push(Entry {
            key: key.to_owned(),
            key_place: place(made_by),
            node: Node {
                place: place(made_by),
                value: Value::Table(Table::default()),
            },
        });
        of.entries.len() - 1
    });
    of.entries.get_mut(at)?.node.table_mut()
}

/// The same value with every place in it replaced.
fn stand_at(mut node: Node, place: &Place) -> Node {
    node.place = place.clone();
    node.value = match node.value {
        Value::Text(text) => Value::Text(Text {
            verbatim: None,
            ..text
        }),
        Value::List(items) => Value::List(items.into_iter().map(|i| stand_at(i, place)).collect()),
        Value::Table(table) => Value::Table(Table {
            entries: table
                .entries
                .into_iter()
                .map(|entry| Entry {
                    key: entry.key,
                    key_place: place.clone(),
                    node: stand_at(entry.node, place),
                })
                .collect(),
        }),
        other => other,
    };
    node
}
