//! Cells of a sheet of scores: read as values, and what is said of them in the words of a sheet.

use std::borrow::Cow;
use std::collections::HashMap;

use super::node::{Entry, Node, Table, Text, Value};
use super::problem::SHEET;
use super::scores::Numerals;
use super::sheet::{Cell, Reader};
use super::{Place, Problem, number, parse, workbook, written};

/// Cells that are wrong in the same way are told one by one where they hold so few texts.
const MOST_ALIKE: usize = 5;

/// The bytes of a cell.
pub(crate) fn place(cell: &Cell) -> Place {
    Place::new(SHEET, cell.span.clone())
}

/// A cell of a sheet as a value: a number if it spells one, else read as TOML if it parses, else a
/// text, like an argument of `--set`.
///
/// # Errors
///
/// A number with another decimal mark than the sheet's.
pub(crate) fn node(sheet: &str, cell: &Cell, numerals: Numerals) -> Result<Node, Problem> {
    let place = place(cell);
    let text = plain(cell, numerals)?;
    if let Some(number) = number::spelled(&text) {
        let value = Value::Float(number);
        return Ok(Node { place, value });
    }
    // Within the quotes, if the text stands there character by character.
    let raw = sheet.get(cell.span.clone()).unwrap_or_default();
    let inside = raw.strip_prefix('"').unwrap_or(raw);
    let lead = inside.len() - inside.trim_start().len();
    let start = cell.span.start + (raw.len() - inside.len()) + lead;
    let is_verbatim =
        matches!(text, Cow::Borrowed(_)) && sheet.get(start..start + text.len()) == Some(&text);
    let node = parse::value(&text, SHEET, start).unwrap_or_else(|| Node {
        place: place.clone(),
        value: Value::Text(Text {
            text: text.to_string(),
            verbatim: is_verbatim.then_some(start),
        }),
    });
    Ok(if is_verbatim {
        node
    } else {
        stand_at(node, &place)
    })
}

/// The text of a cell with the marks that numbers have elsewhere.
///
/// # Errors
///
/// A number with another decimal mark than the sheet's.
pub(crate) fn plain<'c>(cell: &'c Cell, numerals: Numerals) -> Result<Cow<'c, str>, Problem> {
    numerals.plain(&cell.text).map_err(|run| {
        let message = format!("`{}` has a point", number::shown(run));
        Problem::error(&place(cell), message)
            .label(format!(
                "numbers have `{}`, says `decimal`",
                numerals.decimal
            ))
            .help(
                "write numbers alike, or take `decimal` out; `thousands` says what parts thousands",
            )
    })
}

/// A text made of several cells as a value that stands at a place.
pub(crate) fn composed(text: &str, place: &Place) -> Node {
    let value = match number::spelled(text) {
        Some(number) => Some(Value::Float(number)),
        None => parse::value(text, SHEET, 0).map(|node| node.value),
    };
    let node = Node {
        place: place.clone(),
        value: value.unwrap_or_else(|| Value::text(text.to_owned())),
    };
    stand_at(node, place)
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
    // How many texts there are that have one fault.
    let mut texts: HashMap<(String, Option<String>), usize> = HashMap::new();
    for mut problem in problems {
        if !problem.place.is_sheet() {
            kept.push(problem);
            continue;
        }
        // Of a row without scores it is said which are missing.
        if problem.label == "no score" {
            continue;
        }
        let fault = fault(&problem);
        problem.help = help(&problem);
        let mut alike = (problem.message.clone(), problem.help.clone());
        if !first.contains_key(&alike) {
            let count = texts.entry((fault.clone(), None)).or_insert(0);
            *count += 1;
            if *count > MOST_ALIKE {
                alike = (fault, None);
            }
        }
        let (at, count) = first.entry(alike).or_insert((kept.len(), 0));
        *count += 1;
        if *count == 1 {
            kept.push(problem);
        } else if let Some(told) = kept.get_mut(*at) {
            if problem.place.span.start < told.place.span.start {
                told.place = problem.place;
                told.message = problem.message;
            }
            told.label = format!("the first of {count} such cells");
        }
    }
    kept
}

/// What is wrong, whatever the cell holds: the message without what it quotes.
fn fault(problem: &Problem) -> String {
    let parts = problem.message.split('`').step_by(2);
    parts.collect::<Vec<_>>().join("`")
}

/// What would be right, for a sheet.
fn help(problem: &Problem) -> Option<String> {
    let quoted = problem.message.split('`').nth(1).unwrap_or_default();
    if problem.label == written::NOTHING {
        let is_error = problem.message.contains("error of the spreadsheet");
        let mend = problem.help.as_deref().filter(|_| is_error);
        let mend = mend.map_or(String::new(), |mend| format!("{mend}; "));
        return Some(format!(
            "{mend}if there is no score: missing = [\"{quoted}\"] under [scores], and if_missing for what \
             stands for it"
        ));
    }
    let help = problem.help.as_deref().map(without_quotes);
    if quoted == workbook::UNKNOWN {
        return Some(
            "open the workbook in a spreadsheet program and save it, so that it holds the value"
                .to_owned(),
        );
    }
    if problem.message.ends_with("not a date or time") {
        let help = "a spreadsheet program took it for a date: format its cell as text";
        return Some(help.to_owned());
    }
    match problem.label.as_str() {
        "numbers are written with a point" => {
            let decimal = "decimal = \",\" under [scores] reads 84,5 as 84.5, thousands = \",\" \
                           reads 1,500 as 1500";
            Some(help.map_or(String::new(), |help| help + "; ") + decimal)
        }
        _ => help,
    }
}

fn without_quotes(help: &str) -> String {
    let bare = help.replace(" without quotes", "").replace('"', "`");
    if bare.contains('{') {
        bare + "; a cell with commas in it stands in quotes"
    } else {
        bare
    }
}

/// Names the cells of a workbook by their addresses, where something is said of them: a line of the
/// source is a row of the sheet.
pub(crate) fn addressed(problems: &mut [Problem], source: &str) {
    for problem in problems {
        let Problem {
            place, label, also, ..
        } = problem;
        let also = also.as_deref_mut().map(|(place, label)| (&*place, label));
        for (place, label) in std::iter::once((&*place, label)).chain(also) {
            if place.is_sheet() {
                let address = address(place, source);
                *label = match label.as_str() {
                    "" => address,
                    said => format!("{address}: {said}"),
                };
            }
        }
    }
}

fn address(place: &Place, source: &str) -> String {
    let before = source.get(..place.span.start).unwrap_or_default();
    let row = before.bytes().filter(|byte| *byte == b'\n').count();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = Reader::new(source, workbook::DELIMITER, start).next();
    let cells = line.map(|row| row.cells).unwrap_or_default();
    let at = cells
        .iter()
        .position(|cell| place.span.start <= cell.span.end);
    workbook::address(row, at.unwrap_or_default())
}
