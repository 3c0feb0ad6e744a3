//! `PATH=VALUE` arguments: values of the command line inserted into the tree, each with its origin.

use super::keys::Shape;
use super::node::{Entry, Node, Table, Text, Value};
use super::number::{shown, spelled};
use super::relative::Relative;
use super::resolve::{Reached, Target, resolve, targets, to_points};
use super::setting::Parsed;
use super::spelling::spelling;
use super::unset::unset;
use super::{Place, Problem, Setting, bare, parse, questions, scores};
use crate::model::Address;
use crate::model::nearest::list;

/// What an argument does to the tree.
#[derive(Debug, Default)]
pub(crate) struct Done {
    /// What was there and what took its place, where the argument changed what was there.
    pub(crate) effect: Option<[String; 2]>,
    /// What else comes of it.
    pub(crate) warnings: Vec<Problem>,
}

/// Does what one argument says, which is source number `index`.
pub(crate) fn apply(root: &mut Table, setting: &Setting, index: usize) -> Result<Done, Problem> {
    if setting.is_question() {
        questions::ask(root, &setting.argument, index, setting.lead())?;
        return Ok(Done::default());
    }
    let mut parsed = setting.parsed().map_err(|(span, why)| {
        Problem::error(
            &Place::new(index, span),
            format!("this is not PATH=VALUE: {why}"),
        )
        .help(format!(
            "write, for example, {} criteria.dependency.penalty=0",
            setting.flag
        ))
    })?;
    if !(parsed.is_assignment && parsed.value.is_empty()) {
        to_points(root, &mut parsed.segments);
    }
    let targets = targets(&parsed.segments, index);
    let reached = resolve(root, &targets)?;
    let place = parsed.place(index);
    let keys: Vec<&str> = targets.iter().map(|target| target.key).collect();
    let mut done = Done::default();
    match said(setting, &parsed, reached, &place)? {
        Said::Nothing => done.warnings = unset(root, &targets, reached)?,
        Said::Change(change) => {
            let node = changed(root, &keys, change, &place)?;
            done.effect = Some([old(root, &keys), spelling(&node)]);
            put(root, &targets, reached, node);
        }
        Said::Value(text, start) => {
            let is_text = matches!(reached, Reached::Key(Shape::Text, _));
            let node = read(text, index, start, is_text);
            // The name of a sheet stands for its table.
            let is_sheet = keys == [scores::KEY] && node.text().is_some();
            if let Reached::Key(shape @ (Shape::Table(_) | Shape::Map { .. }), _) = reached
                && node.table().is_none()
                && !is_sheet
            {
                return Err(whole(root, &keys, &shape, &node));
            }
            put(root, &targets, reached, node);
        }
    }
    Ok(done)
}

/// What an argument says of its key.
enum Said<'a> {
    /// This value, which begins at a byte of the source.
    Value(&'a str, usize),
    /// What is there, changed.
    Change(Relative),
    /// That it is not to be there.
    Nothing,
}

/// A sign changes a number, nothing unsets, and a second `=` takes what follows exactly.
fn said<'a>(
    setting: &Setting,
    parsed: &Parsed<'a>,
    reached: Reached,
    place: &Place,
) -> Result<Said<'a>, Problem> {
    let (text, start) = (parsed.value, parsed.value_at);
    if !parsed.is_assignment {
        if text.is_empty() {
            let message = format!("there is no value after {}", setting.flag);
            return Err(Problem::error(place, message).label("empty"));
        }
        return Ok(Said::Value(text, start));
    }
    if text.is_empty() {
        return Ok(Said::Nothing);
    }
    if let Some(exactly) = text.strip_prefix('=') {
        let exactly = exactly.trim_start();
        return Ok(Said::Value(exactly, start + text.len() - exactly.len()));
    }
    match Relative::read(text).filter(|_| reached.is_number()) {
        Some(change) => Ok(Said::Change(change)),
        None if reached.is_number() && text.starts_with(['+', '*']) => Err(no_number(text, place)),
        None => Ok(Said::Value(text, start)),
    }
}

/// A value as an argument has it, which needs no quotes.
fn read(text: &str, index: usize, start: usize, is_text: bool) -> Node {
    let place = Place::new(index, start..start + text.len());
    // `.5` and `−5` are numbers on the command line.
    let number = || {
        let node = parse::value(&bare::only_reading(text)?, index, start)?;
        let place = place.clone();
        Some(Node { place, ..node })
    };
    let read = parse::value(text, index, start).or_else(number);
    // A name such as 2025 or true is a text there.
    let read = read.filter(|node| !is_text || node.text().is_some());
    read.unwrap_or_else(|| Node {
        place: place.clone(),
        value: Value::Text(Text {
            text: text.to_owned(),
            verbatim: Some(start),
        }),
    })
}

fn put(root: &mut Table, targets: &[Target<'_>], reached: Reached, node: Node) {
    let mut keys: Vec<&str> = targets.iter().map(|target| target.key).collect();
    let Some(last) = targets.last() else {
        return;
    };
    let entry = |node| Entry {
        key: last.key.to_owned(),
        key_place: last.place.clone(),
        node,
    };
    let mut entry = entry(node);
    if let Reached::Family = reached {
        // Another distribution takes the place of the one written, it does not stand beside it.
        keys.pop();
        entry = Entry {
            key: keys.last().copied().unwrap_or_default().to_owned(),
            key_place: last.place.clone(),
            node: Node {
                place: last.place.clone(),
                value: Value::Table(Table {
                    entries: vec![entry],
                }),
            },
        };
    }
    root.put(&keys, Some(entry));
}

/// What is there after a change of it.
pub(crate) fn changed(
    root: &Table,
    keys: &[&str],
    change: Relative,
    place: &Place,
) -> Result<Node, Problem> {
    let written = match root.path(keys) {
        Some(node) => Ok(node.value.clone()),
        None => unwritten(keys).ok_or_else(|| {
            let why = match keys {
                keys if is_weight(keys) => "the weight is free",
                _ => "nothing is written there",
            };
            why.to_owned()
        }),
    };
    let value = written.and_then(|value| change.of_value(&value));
    let place = place.clone();
    match value {
        Ok(value) => Ok(Node { place, value }),
        Err(why) => {
            let message = format!(
                "`{}` cannot be changed by {}: {why}",
                keys.join("."),
                change.spelling()
            );
            let problem = Problem::error(&place, message).label("changes what is there");
            Err(match change {
                // No weight is below 0.
                Relative::Plus(number) if number < 0.0 && is_weight(keys) => {
                    problem.help(format!("pin it first: {}=20", keys.join(".")))
                }
                Relative::Plus(number) => problem.help(format!(
                    "for the number itself, write {}=={number}",
                    keys.join(".")
                )),
                Relative::Times(_) => problem,
            })
        }
    }
}

/// What holds where a number is left out.
fn unwritten(keys: &[&str]) -> Option<Value> {
    match Address::of(keys)? {
        Address::Bonus { .. } | Address::WithinTeam | Address::WithinCriterion => {
            Some(Value::Integer(0))
        }
        _ => None,
    }
}

fn is_weight(keys: &[&str]) -> bool {
    matches!(Address::of(keys), Some(Address::Weight { .. }))
}

/// What is there, for people.
fn old(root: &Table, keys: &[&str]) -> String {
    root.path(keys).map_or_else(|| "0".to_owned(), spelling)
}

/// A sign that no number follows.
fn no_number(text: &str, place: &Place) -> Problem {
    let message = format!("`{}` is no change of what is there", shown(text));
    let rest = text.trim_start_matches(['+', '*']).trim_start();
    let percent = rest.strip_suffix('%').and_then(|part| spelled(part.trim()));
    Problem::error(place, message)
        .label("a sign and one number, such as +5, -5 or *1.2")
        .help(match percent {
            Some(percent) => format!(
                "for {percent} percent more, write *{}",
                1.0 + percent / 100.0
            ),
            None => format!("for the value itself, write ={rest}"),
        })
}

/// The problem of one value for what has several keys.
fn whole(root: &Table, keys: &[&str], shape: &Shape, node: &Node) -> Problem {
    let path = keys.join(".");
    let message = format!(
        "`{path}` has keys of its own, and cannot be {}",
        node.kind()
    );
    let problem = Problem::error(&node.place, message).label(node.kind());
    let value = spelling(node);
    match (keys, shape) {
        (["criteria", id], _) => {
            let penalty = Address::Penalty { criterion: *id };
            let meant = match root.at(penalty) {
                Some(_) => penalty,
                None => Address::Weight { criterion: *id },
            };
            problem.help(format!("write {meant}={value}"))
        }
        (_, Shape::Table(declared)) => problem.help(list("its keys", declared.names())),
        _ => {
            let written = root.path(keys).and_then(Node::table);
            problem.help(list("its keys", written.into_iter().flat_map(Table::keys)))
        }
    }
}
