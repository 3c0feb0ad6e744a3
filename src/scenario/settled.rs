//! What the keys of a tree say of each other, written out: defaults, marks that are points, scales
//! that the scores themselves give, several marks of one score.
//!
//! Afterwards the tree says all of it in the words that the rest of the reader knows.

use std::collections::HashSet;

use super::keys::DEFAULTS;
use super::node::{Entry, Node, Table, Value};
use super::number::{plain, shown};
use super::written::{self, Written};
use super::{Place, Problem, leaf, walk};
use crate::model::figure::with_noun;

/// Writes out what the keys of a tree say of each other; what there is to know is told in sentences.
pub(crate) fn settle(root: &mut Table, problems: &mut Vec<Problem>) -> Vec<String> {
    defaults(root, problems);
    let mut notes = Vec::new();
    let of_marks = of_marks(root);
    let criteria = root.children("criteria").iter();
    let criteria: Vec<(String, Place)> = criteria
        .map(|entry| (entry.key.clone(), entry.key_place.clone()))
        .collect();
    for (at, (id, place)) in criteria.into_iter().enumerate() {
        if let Some(criterion) = criterion(root, at) {
            points(criterion, &id, &place, problems);
        }
        if of_marks.contains(&id) {
            notes.extend(marks(root, &id));
        }
        observed(root, at, &id, problems);
    }
    notes
}

/// By its place among all: junk has a hundred thousand, and none is looked for.
fn criterion(root: &mut Table, at: usize) -> Option<&mut Table> {
    let criteria = root.get_mut("criteria")?.node.table_mut()?;
    criteria.entries.get_mut(at)?.node.table_mut()
}

/// The scores of all teams on a criterion.
fn scores<'t>(root: &'t mut Table, id: &'t str) -> impl Iterator<Item = &'t mut Node> {
    let teams = root
        .get_mut("teams")
        .and_then(|entry| entry.node.table_mut());
    let teams = teams.into_iter().flat_map(|teams| &mut teams.entries);
    teams.filter_map(move |team| {
        let scores = team.node.table_mut()?.get_mut("scores")?.node.table_mut()?;
        Some(&mut scores.get_mut(id)?.node)
    })
}

fn entry(key: &str, place: &Place, value: Value) -> Entry {
    Entry {
        key: key.to_owned(),
        key_place: place.clone(),
        node: Node {
            place: place.clone(),
            value,
        },
    }
}

/// Gives `[defaults]` to the criteria that say nothing themselves.
fn defaults(root: &mut Table, problems: &mut Vec<Problem>) {
    let Some(at) = root
        .entries
        .iter()
        .position(|entry| entry.key == "defaults")
    else {
        return;
    };
    let Some(defaults) = root.entries[at].node.table() else {
        // Refused with the other keys.
        return;
    };
    let before = problems.len();
    walk::keys(
        defaults,
        &DEFAULTS,
        "defaults",
        &root.entries[at].key_place,
        problems,
    );
    let is_sound = problems.len() == before;
    let Value::Table(defaults) = root.entries.remove(at).node.value else {
        return;
    };
    let criteria = root
        .get_mut("criteria")
        .and_then(|entry| entry.node.table_mut());
    let criteria = criteria
        .into_iter()
        .flat_map(|criteria| &mut criteria.entries);
    for criterion in criteria.filter_map(|criterion| criterion.node.table_mut()) {
        for entry in defaults.entries.iter().filter(|_| is_sound) {
            let instead: &[&str] = match entry.key.as_str() {
                "scale" => &["scale", "value", "points"],
                // As a team's, it is for weighted criteria.
                "sd" => &["sd", "penalty"],
                _ => &["beyond"],
            };
            if instead.iter().all(|key| criterion.get(key).is_none()) {
                criterion.entries.push(entry.clone());
            }
        }
    }
}

/// Writes `points = 40` as a weight of 40 and a scale of 0 to 40. The weight stands where the
/// criterion does, whoever set its points: others do not make room for them.
fn points(criterion: &mut Table, id: &str, place: &Place, problems: &mut Vec<Problem>) {
    let Some(at) = criterion
        .entries
        .iter()
        .position(|entry| entry.key == "points")
    else {
        return;
    };
    let others = ["weight", "penalty", "scale", "value"];
    if let Some(other) = others.iter().find_map(|key| criterion.get(key)) {
        let message = format!("`{id}` has `points` and `{}`", other.key);
        problems.push(
            Problem::error(&criterion.entries[at].key_place, message)
                .label("says weight and scale in one")
                .also(&other.key_place, "says it too")
                .help("take one of them out"),
        );
        criterion.entries.remove(at);
        return;
    }
    let points = criterion.entries[at].node.clone();
    let Some(Ok(number)) = super::number::of_node(&points).filter(|points| {
        // Anything else is refused with the other keys.
        points.as_ref().is_ok_and(|number| *number > 0.0)
    }) else {
        return;
    };
    criterion.entries.remove(at);
    let ends = [0.0, number].map(|end| Node {
        place: points.place.clone(),
        value: Value::Float(end),
    });
    criterion
        .entries
        .push(entry("weight", place, Value::Float(number)));
    criterion
        .entries
        .push(entry("scale", &points.place, Value::List(ends.to_vec())));
}

/// The criteria on which a team has several marks, or a list of one.
fn of_marks(root: &Table) -> HashSet<String> {
    let teams = root.children("teams").iter();
    let scores = teams.filter_map(|team| Some(team.node.table()?.children("scores")));
    let is_list = |score: &&Entry| match &score.node.value {
        Value::List(_) => true,
        Value::Text(text) => text.text.trim_start().starts_with('['),
        _ => false,
    };
    let found = scores.flatten().filter(is_list);
    found.map(|score| score.key.clone()).collect()
}

/// Writes several marks of one score as a normal with their mean and its standard error, and a
/// single one with the standard deviation of one mark that all teams' marks have together.
fn marks(root: &mut Table, id: &str) -> Option<String> {
    let marks = |node: &Node| match &node.value {
        Value::List(items) if !items.is_empty() => {
            let numbers = items.iter().map(|item| super::number::of_node(item)?.ok());
            numbers.collect::<Option<Vec<f64>>>()
        }
        _ => None,
    };
    let (mut squares, mut freedom) = (0.0, 0);
    for node in scores(root, id) {
        as_list(node);
        if let Some(marks) = marks(node) {
            squares += deviation(&marks);
            freedom += marks.len() - 1;
        }
    }
    let pooled = if freedom > 0 {
        libm::sqrt(squares / freedom as f64)
    } else {
        0.0
    };
    let (mut several, mut single) = (0, 0);
    for node in scores(root, id) {
        let Some(marks) = marks(node) else {
            continue;
        };
        let count = marks.len() as f64;
        let mean = marks.iter().sum::<f64>() / count;
        let sd = if marks.len() == 1 {
            single += 1;
            pooled
        } else {
            several += 1;
            libm::sqrt(deviation(&marks) / (count - 1.0) / count)
        };
        let place = node.place.clone();
        node.value = if sd > 0.0 {
            let parameters = vec![
                entry("mean", &place, Value::Float(mean)),
                entry("sd", &place, Value::Float(sd)),
            ];
            let normal = entry(
                "normal",
                &place,
                Value::Table(Table {
                    entries: parameters,
                }),
            );
            Value::Table(Table {
                entries: vec![normal],
            })
        } else {
            Value::Float(mean)
        };
    }
    let all = with_noun(&(several + single).to_string(), "score");
    let mut note = match several + single {
        0 => return None,
        _ => format!("`{id}`: {all} by the mean of several marks and its standard error"),
    };
    if single > 0 {
        note += &match (single, pooled > 0.0) {
            (_, false) => "; single marks are taken as certain".to_owned(),
            (1, true) => format!("; a single mark has the sd of all, {}", rounded(pooled)),
            (_, true) => format!(
                "; {single} single marks have the sd of all, {}",
                rounded(pooled)
            ),
        };
    }
    Some(note)
}

/// Reads a list that is written as a text.
fn as_list(node: &mut Node) {
    let Some(text) = node
        .text()
        .filter(|text| text.trim_start().starts_with('['))
    else {
        return;
    };
    if let Some(list) = super::parse::value(text, node.place.source, 0)
        && let Value::List(items) = list.value
    {
        let at = |item: Node| Node {
            place: node.place.clone(),
            ..item
        };
        node.value = Value::List(items.into_iter().map(at).collect());
    }
}

/// Sum of the squares of the deviations from the mean.
fn deviation(numbers: &[f64]) -> f64 {
    let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
    numbers.iter().map(|x| (x - mean) * (x - mean)).sum()
}

fn rounded(number: f64) -> String {
    plain((number * 1e4).round() / 1e4)
}

/// Refuses parts such as `25%` among numbers that are no shares of 1: of which scale they are parts
/// is not known before it is observed. Whether there are any.
fn parts_among_numbers(root: &mut Table, id: &str, problems: &mut Vec<Problem>) -> bool {
    let is_beyond = |node: &mut Node| {
        let mean = match written::read(node, id) {
            Ok(Written::Plain(mean) | Written::Open { from: mean, .. }) => mean,
            Ok(Written::Law(law)) => law.mean(),
            _ => return false,
        };
        !(0.0..=1.0).contains(&mean)
    };
    if !scores(root, id).any(is_beyond) {
        return false;
    }
    let mut found = false;
    for node in scores(root, id) {
        if !matches!(written::read(node, id), Ok(Written::Part(_))) {
            continue;
        }
        let text = node.text().unwrap_or_default();
        let message = format!(
            "`{}` is a part of the scale of `{id}`, which is observed from numbers",
            shown(text.trim())
        );
        problems.push(
            Problem::error(&node.place, message)
                .label("a part of what?")
                .help(
                    "write a number like the others, or the two ends of the scale in place of \
                     `observed`, such as scale = [0, 100]",
                ),
        );
        node.value = Value::Broken;
        found = true;
    }
    found
}

/// Writes `scale = "observed"` as the smallest and the largest score that teams have. A part such
/// as `25%` is one of 1 there: there is no other scale.
fn observed(root: &mut Table, at: usize, id: &str, problems: &mut Vec<Problem>) {
    let scale = criterion(root, at).and_then(|criterion| criterion.get("scale"));
    let scale = scale.map(|scale| &scale.node);
    // Any other text is refused with the other keys.
    let Some((place, is_falling)) =
        scale.and_then(|node| Some((node.place.clone(), leaf::is_falling(node)?)))
    else {
        return;
    };
    let is_refused = parts_among_numbers(root, id, problems);
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for node in scores(root, id) {
        let mean = match written::read(node, id) {
            Ok(Written::Plain(mean) | Written::Open { from: mean, .. }) => mean,
            Ok(Written::Law(law)) => law.mean(),
            Ok(Written::Part(part)) => {
                node.value = Value::Float(part);
                part
            }
            Ok(Written::Unknown | Written::NotScored) | Err(_) => continue,
        };
        low = low.min(mean);
        high = high.max(mean);
    }
    let value = if low < high {
        let ends = if is_falling { [high, low] } else { [low, high] };
        let ends = ends.map(|end| Node {
            place: place.clone(),
            value: Value::Float(end),
        });
        Value::List(ends.to_vec())
    } else {
        // Without any scores, what is wrong with those is told.
        if low == high && !is_refused {
            let message = format!("every score of `{id}` is {}", plain(low));
            problems.push(
                Problem::error(&place, message)
                    .label("no scale runs from it to itself")
                    .help("write its two ends, such as [0, 100], or take the criterion out"),
            );
        }
        Value::Broken
    };
    if let Some(scale) = criterion(root, at).and_then(|criterion| criterion.get_mut("scale")) {
        scale.node.value = value;
    }
}
