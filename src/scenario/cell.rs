//! Cells of a sheet of scores: read as values, and what is said of them in the words of a sheet.

use std::collections::HashMap;

use super::node::{Entry, Node, Table, Text, Value};
use super::problem::SHEET;
use super::sheet::Cell;
use super::{Place, Problem, number, parse};

/// The bytes of a cell.
pub(crate) fn place(cell: &Cell) -> Place {
    Place::new(SHEET, cell.span.clone())
}

/// A cell of a sheet as a value: a number if it spells one, else read as TOML if it parses, else a
/// text, like an argument of `--set`.
pub(crate) fn node(sheet: &str, cell: &Cell) -> Node {
    let place = place(cell);
    let text = cell.text.as_ref();
    if let Some(number) = number::spelled(text) {
        let value = Value::Float(number);
        return Node { place, value };
    }
    // Within the quotes, if the text stands there character by character.
    let raw = sheet.get(cell.span.clone()).unwrap_or_default();
    let inside = raw.strip_prefix('"').unwrap_or(raw);
    let lead = inside.len() - inside.trim_start().len();
    let start = cell.span.start + (raw.len() - inside.len()) + lead;
    let is_verbatim = sheet.get(start..start + text.len()) == Some(text);
    let node = parse::value(text, SHEET, start).unwrap_or_else(|| Node {
        place: place.clone(),
        value: Value::Text(Text {
            text: text.to_owned(),
            verbatim: is_verbatim.then_some(start),
        }),
    });
    if is_verbatim {
        node
    } else {
        stand_at(node, &place)
    }
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

/// What is wrong with values, told for those that stand in cells as a person with a sheet needs it:
/// without the quotes that TOML wants, and once where many cells have the same fault.
pub(crate) fn told(problems: Vec<Problem>) -> Vec<Problem> {
    let mut kept: Vec<Problem> = Vec::new();
    let mut first: HashMap<(String, Option<String>), (usize, usize)> = HashMap::new();
    for mut problem in problems {
        if !problem.place.is_sheet() {
            kept.push(problem);
            continue;
        }
        // Of a row without scores it is said which are missing.
        if problem.label == "no score" {
            continue;
        }
        problem.help = problem.help.map(|help| without_quotes(&help));
        let alike = (problem.message.clone(), problem.help.clone());
        let (at, count) = first.entry(alike).or_insert((kept.len(), 0));
        *count += 1;
        if *count == 1 {
            kept.push(problem);
        } else if let Some(told) = kept.get_mut(*at) {
            if problem.place.span.start < told.place.span.start {
                told.place = problem.place;
            }
            told.label = format!("the first of {count} such cells");
        }
    }
    kept
}

fn without_quotes(help: &str) -> String {
    let bare = help.replace(" without quotes", "").replace('"', "`");
    if bare.contains('{') {
        bare + "; a cell with commas in it stands in quotes"
    } else {
        bare
    }
}
