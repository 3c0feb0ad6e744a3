//! Teams and their tables in the tree.

use super::super::super::node::{Entry, Node, Table, Value};
use super::super::super::number::shown;
use super::super::super::sheet::Cell;
use super::super::super::{Place, Problem};
use super::super::{KEY, place};
use crate::model::nearest::nearest;

/// Teams of the file, the first `listed`, that have neither scores there nor a row.
pub(super) fn without_row(file: &mut Table, listed: usize, problems: &mut Vec<Problem>) {
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
        problems.push(problem.help("a team's id is what its cell in the column of teams says"));
        // One problem, not a missing key too.
        team.entries.push(unread(KEY, &entry.key_place));
    }
}

/// A key whose value could not be read, so that it is not missed as well.
pub(super) fn unread(key: &str, place: &Place) -> Entry {
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
pub(super) fn table<'t>(of: &'t mut Table, key: &str, made_by: &Cell) -> Option<&'t mut Table> {
    let at = of.entries.iter().position(|entry| entry.key == key);
    let at = at.unwrap_or_else(|| {
        of.entries.push(empty(key, made_by));
        of.entries.len() - 1
    });
    of.entries.get_mut(at)?.node.table_mut()
}

/// An empty table under a key, made by a cell.
pub(super) fn empty(key: &str, made_by: &Cell) -> Entry {
    Entry {
        key: key.to_owned(),
        key_place: place(made_by),
        node: Node {
            place: place(made_by),
            value: Value::Table(Table::default()),
        },
    }
}
