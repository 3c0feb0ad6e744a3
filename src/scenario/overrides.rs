//! `--set PATH=VALUE`: values put into the tree as if the file had them, with their own place.

use super::keys::{Key, LATER, SCENARIO, Shape};
use super::nearest::suggestion;
use super::problem::Problem;
use super::source::{Place, Source};
use super::tree::{Entry, Node, Value, parse_value};
use super::walk::join;

/// One segment of a path with where it stands in the argument.
struct Segment {
    key: String,
    place: Place,
}

/// Applies one argument, which is source number `index`.
pub(super) fn apply(root: &mut Node, source: &Source, index: usize, problems: &mut Vec<Problem>) {
    match prepare(source, index) {
        Ok((segments, value)) => insert(root, &SCENARIO, "", &segments, value, problems),
        Err(problem) => problems.push(problem),
    }
}

fn prepare(source: &Source, index: usize) -> Result<(Vec<Segment>, Node), Problem> {
    let text = &source.text;
    let place = |span| Place::new(index, span);
    let example = "such as --set criteria.technology.weight=20";
    let Some(equals) = unquoted(text, '=') else {
        return Err(
            Problem::error("expected PATH=VALUE", place(0..text.len()), "no `=` here")
                .help(example),
        );
    };
    let mut segments = Vec::new();
    let mut start = 0;
    while start <= equals {
        let end = unquoted(&text[start..equals], '.').map_or(equals, |dot| start + dot);
        let raw = &text[start..end];
        let trimmed = raw.trim();
        let key = trimmed
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'))
            .or_else(|| {
                trimmed
                    .strip_prefix('\'')
                    .and_then(|rest| rest.strip_suffix('\''))
            })
            .unwrap_or(trimmed);
        if trimmed.is_empty() {
            return Err(Problem::error(
                "the path before `=` has an empty step",
                place(start..end),
                "",
            )
            .help(example));
        }
        segments.push(Segment {
            key: key.to_owned(),
            place: place(start..end),
        });
        start = end + 1;
    }
    let raw = &text[equals + 1..];
    let value = raw.trim();
    let offset = equals + 1 + (raw.len() - raw.trim_start().len());
    let node = parse_value(value, index, offset).unwrap_or_else(|| Node {
        value: Value::Text(value.to_owned()),
        place: place(offset..offset + value.len()),
    });
    if value.is_empty() {
        return Err(
            Problem::error("there is no value after `=`", place(equals..text.len()), "")
                .help(example),
        );
    }
    Ok((
        segments,
        everywhere(node, &place(offset..offset + value.len())),
    ))
}

/// Position of a character outside quotes.
fn unquoted(text: &str, wanted: char) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == wanted => return Some(at),
            None => {}
        }
    }
    None
}

/// A value parsed alone has places relative to itself: let all of it stand where the value does.
fn everywhere(mut node: Node, place: &Place) -> Node {
    node.place = place.clone();
    match &mut node.value {
        Value::Array(nodes) => {
            for inner in nodes {
                *inner = everywhere(inner.clone(), place);
            }
        }
        Value::Table(entries) => {
            for entry in entries {
                entry.key_place = place.clone();
                entry.node = everywhere(entry.node.clone(), place);
            }
        }
        _ => {}
    }
    node
}

fn insert(
    node: &mut Node,
    shape: &Shape,
    path: &str,
    segments: &[Segment],
    value: Node,
    problems: &mut Vec<Problem>,
) {
    let [segment, rest @ ..] = segments else {
        return;
    };
    let inner = match step(node, shape, path, segment) {
        Ok(inner) => inner,
        Err(problem) => {
            problems.push(problem);
            return;
        }
    };
    let Value::Table(entries) = &mut node.value else {
        // The walk over the file reports what stands here instead of a table.
        return;
    };
    let at = entries
        .iter()
        .position(|entry| entry.key == segment.key)
        .unwrap_or_else(|| {
            entries.push(Entry {
                key: segment.key.clone(),
                key_place: segment.place.clone(),
                node: Node {
                    value: Value::Table(Vec::new()),
                    place: segment.place.clone(),
                },
                replaced: None,
            });
            entries.len() - 1
        });
    let entry = &mut entries[at];
    if rest.is_empty() {
        let old = std::mem::replace(&mut entry.node, value);
        // The place of a value that was not there is the path's.
        let was_there = old.place != segment.place;
        if was_there && entry.replaced.is_none() && entry.key_place.source == 0 {
            entry.replaced = Some(Box::new(old));
        }
    } else {
        insert(
            &mut entry.node,
            inner,
            &join(path, &segment.key),
            rest,
            value,
            problems,
        );
    }
}

/// The shape one step further along a path.
fn step<'s>(
    node: &Node,
    shape: &'s Shape,
    path: &str,
    segment: &Segment,
) -> Result<&'s Shape, Problem> {
    let within = if path.is_empty() { "a scenario" } else { path };
    let unknown = |known: Vec<&str>, what: &str| {
        Problem::error(
            format!("there is no {what} `{}` in {within}", segment.key),
            segment.place.clone(),
            "",
        )
        .maybe_help(suggestion(&segment.key, known))
    };
    match shape {
        Shape::Table(keys) => keys
            .iter()
            .find(|key| key.name == segment.key)
            .map(|key: &Key| &key.shape)
            .ok_or_else(|| {
                if LATER.contains(&segment.key.as_str()) {
                    Problem::error(
                        format!("`{}` is not supported by this version", segment.key),
                        segment.place.clone(),
                        "",
                    )
                } else {
                    unknown(keys.iter().map(|key| key.name).collect(), "key")
                }
            }),
        Shape::Map {
            of, each, grows, ..
        } => {
            if *grows || node.get(&segment.key).is_some() {
                return Ok(each);
            }
            Err(unknown(
                node.table()
                    .iter()
                    .map(|entry| entry.key.as_str())
                    .collect(),
                of,
            ))
        }
        _ => Err(Problem::error(
            format!("`{path}` has no keys below it"),
            segment.place.clone(),
            "",
        )),
    }
}
