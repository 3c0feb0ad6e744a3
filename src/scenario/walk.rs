//! The generic check of a tree against the declaration of keys.
//!
//! It looks at each key and value alone; what they say together is checked by `assemble`.

use std::collections::HashMap;

use super::keys::{BLOCK, CRITERION, DEFAULTS, Keys, SCENARIO, Shape, TEAM};
use super::node::{Entry, Node, Table, Value};
use super::number::shown;
use super::problem::enough;
use super::spelling::spelling;
use super::{Place, Problem, constraints, leaf, questions, written};
use crate::model::nearest::{nearest, suggestion};

/// Checks the whole file.
pub(crate) fn check(root: &Table, problems: &mut Vec<Problem>) {
    // A missing key has no place of its own; the beginning of the file stands for it.
    keys(root, &SCENARIO, "", &Place::new(0, 0..0), problems);
}

/// Checks a table against the declaration of its keys; it stands at a path and a place.
pub(crate) fn keys(
    table: &Table,
    declared: &Keys,
    path: &str,
    place: &Place,
    problems: &mut Vec<Problem>,
) {
    twice(table, problems);
    // A misspelt key is one problem, not an unknown one and a missing one.
    let mut meant = Vec::new();
    for entry in &table.entries {
        if enough(problems) {
            return;
        }
        if let Some(key) = declared.get(&entry.key) {
            value(&entry.node, &entry.key, &key.shape, path, problems);
        } else {
            problems.push(unknown(entry, declared, path));
            meant.extend(nearest(&entry.key, declared.names()));
        }
    }
    for key in declared.keys.iter().filter(|k| k.required) {
        let lacking = table.get(key.name).is_none() && !meant.contains(&key.name);
        if lacking && !is_misplaced(table, declared, key.name) {
            let message = match path {
                "" => format!("the file has no `{}`", key.name),
                _ => format!("`{path}` has no `{}`", key.name),
            };
            let help = match (path, key.shape) {
                ("", Shape::Whole { .. }) => format!("add `{} = 5` at the top", key.name),
                (_, Shape::Whole { .. }) => format!("add `{} = 5`", key.name),
                ("", Shape::Map { one, .. }) => {
                    format!("add a table `[{}]` with one key per {one}", key.name)
                }
                (_, shape) => format!("add `{} = …`: {}", key.name, shape.expecting()),
            };
            problems.push(Problem::error(place, message).label("missing").help(help));
        }
    }
}

/// Whether a key stands in a table below by mistake, which is reported there.
fn is_misplaced(table: &Table, declared: &Keys, name: &str) -> bool {
    table.entries.iter().any(|entry| {
        let below = declared.get(&entry.key).map(|k| k.shape);
        let there = entry.node.table().is_some_and(|t| t.get(name).is_some());
        there && matches!(below, Some(Shape::Table(keys)) if keys.get(name).is_none())
    })
}

/// Keys given twice. The parser has told those that are so in the text; those that are the same
/// only once their escapes are read have come through.
fn twice(table: &Table, problems: &mut Vec<Problem>) {
    let mut seen: HashMap<&str, &Place> = HashMap::new();
    for entry in &table.entries {
        if enough(problems) {
            return;
        }
        if let Some(first) = seen.insert(&entry.key, &entry.key_place) {
            let message = format!("`{}` is given twice", shown(&entry.key));
            problems.push(
                Problem::error(&entry.key_place, message)
                    .label("the same again")
                    .also(first, "first here")
                    .help("give each key and each [table] once"),
            );
        }
    }
}

/// The problem of a value that is not of the shape of its key, if it has one.
fn unreadable(node: &Node, name: &str, shape: &Shape) -> Option<Problem> {
    match shape {
        Shape::Text => leaf::text(node, name).err(),
        Shape::Whole { low, high } => leaf::whole(node, name, *low, *high).err(),
        Shape::Positive => leaf::positive(node, name).err(),
        Shape::Block if node.table().is_some() => None,
        Shape::Block => leaf::block(node, name).err(),
        Shape::Share => leaf::share(node, name).err(),
        Shape::Half => leaf::half(node, name).err(),
        Shape::Quantity { unknown } => match written::read(node, name) {
            Ok(read) if !unknown => written::without_scale(&read, node, name),
            other => other.err(),
        },
        Shape::Weight => leaf::weight(node, name).err(),
        Shape::Choice(words) => leaf::choice(node, name, words).err(),
        Shape::Scale if leaf::is_falling(node).is_some() => None,
        Shape::Scale => leaf::scale(node, name).err(),
        Shape::Knots => leaf::knots(node, name).err(),
        Shape::Ids | Shape::Texts(_) => leaf::texts(node, name, shape).err(),
        Shape::Rows => leaf::rows(node, name).err(),
        Shape::Conditions => constraints::list(node),
        Shape::Question => questions::check(node, name),
        Shape::Correlation => leaf::correlation(node, name).err(),
        Shape::Matrix => leaf::matrix(node, name).err(),
        Shape::Addresses => leaf::addresses(node, name).err(),
        Shape::Table(_) | Shape::Map { .. } => node
            .table()
            .is_none()
            .then(|| leaf::wrong(node, name, shape)),
    }
}

fn value(node: &Node, name: &str, shape: &Shape, path: &str, problems: &mut Vec<Problem>) {
    if node.value == Value::Broken {
        return;
    }
    if let Some(problem) = unreadable(node, name, shape) {
        let problem = hint_at_header(problem, node, name, shape);
        problems.push(hint_at_place(problem, node, name, path));
        return;
    }
    let Some(table) = node.table() else {
        return;
    };
    let path = match path {
        "" => name.to_owned(),
        _ => format!("{path}.{name}"),
    };
    match shape {
        Shape::Table(declared) => keys(table, declared, &path, &node.place, problems),
        Shape::Block => keys(table, &BLOCK, &path, &node.place, problems),
        Shape::Map { one, shape } => {
            twice(table, problems);
            for entry in &table.entries {
                if enough(problems) {
                    return;
                }
                problems.extend(bad_id(entry, one));
                value(&entry.node, &entry.key, shape, &path, problems);
            }
            if table.entries.is_empty() {
                let message = format!("`{path}` is empty");
                problems.push(
                    Problem::error(&node.place, message)
                        .label(format!("no {one}"))
                        .help(format!("write one key per {one}")),
                );
            }
        }
        _ => {}
    }
}

/// `[[teams]]` instead of `[teams.ID]` is the usual reason for a list in a table's place.
fn hint_at_header(problem: Problem, node: &Node, name: &str, shape: &Shape) -> Problem {
    match (&node.value, shape) {
        (Value::List(items), Shape::Map { one, .. })
            if items.iter().all(|i| i.table().is_some()) =>
        {
            problem.help(format!(
                "write `[{name}.ID]` in single brackets, with an id of your choice for each {one}"
            ))
        }
        (Value::List(_), Shape::Table(_)) => {
            problem.help(format!("write `[{name}]` in single brackets"))
        }
        _ => problem,
    }
}

/// A value in a table whose keys are things of their own, such as `sd = 5` below `[criteria]`.
fn hint_at_place(problem: Problem, node: &Node, name: &str, path: &str) -> Problem {
    let (one, keys, example) = match path {
        "criteria" => ("criterion", &CRITERION, "weight = 20"),
        "teams" => ("team", &TEAM, "scores = { … }"),
        "blocks" if node.table().is_some() => {
            return problem.help(
                "blocks have one level: write each part as a block of its own, such as `a = 20`",
            );
        }
        _ => return problem,
    };
    let message = format!("`{name}` stands in [{path}], where each key is a {one}");
    let elsewhere = Problem {
        message,
        ..problem.clone()
    };
    if keys.get(name).is_some() {
        let one = format!("write it at one {one}: ID = {{ {name} = … }}");
        let help = for_all(name, node).filter(|_| path == "criteria");
        return elsewhere.help(help.map_or(one.clone(), |all| format!("{all}; or {one}")));
    }
    if let Some(help) = home(name, node) {
        return elsewhere.help(help);
    }
    // Of a list it has been told how a header is written.
    if problem.help.is_some() {
        return problem;
    }
    let weight = node.number().is_some() || node.text().is_some_and(|text| text.contains(".."));
    let example = match (one, weight) {
        ("criterion", true) => format!("weight = {}", spelling(node)),
        _ => example.to_owned(),
    };
    problem.help(format!("write `{name} = {{ {example} }}`"))
}

/// Where a key stands that holds for all criteria.
fn for_all(name: &str, node: &Node) -> Option<String> {
    DEFAULTS.get(name)?;
    let value = match &node.value {
        Value::Text(text) => format!("{:?}", text.text),
        Value::Broken => "…".to_owned(),
        _ => spelling(node),
    };
    Some(format!(
        "for all criteria, write [defaults] and below it `{name} = {value}`"
    ))
}

/// Where a key belongs that is one of a team, of a criterion, of all criteria, or of the top of the
/// file.
fn home(name: &str, node: &Node) -> Option<String> {
    if let Some(all) = for_all(name, node) {
        let of_team = TEAM
            .get(name)
            .map_or("", |_| "for one team, below its [teams.ID]; ");
        return Some(format!(
            "{all}; {of_team}for one criterion, between its braces"
        ));
    }
    let place = if SCENARIO.get(name).is_some() {
        "belongs at the top of the file, before the first [table]"
    } else if TEAM.get(name).is_some() {
        "belongs to a team: write it below its [teams.ID]"
    } else if CRITERION.get(name).is_some() {
        "belongs to a criterion: write it between its braces"
    } else {
        return None;
    };
    Some(format!("`{name}` {place}"))
}

fn unknown(entry: &Entry, declared: &Keys, path: &str) -> Problem {
    let name = shown(&entry.key);
    let table = match path {
        "" => "at the top of the file".to_owned(),
        _ => format!("in `{path}`"),
    };
    if declared.later.contains(&entry.key.as_str()) {
        let message = format!("`{name}` is not supported by this version");
        return Problem::error(&entry.key_place, message)
            .label("a key of a later version")
            .help("take it out; nothing is ignored in silence");
    }
    let message = format!("unknown key `{name}` {table}");
    let problem = Problem::error(&entry.key_place, message);
    if let Some(help) = home(&entry.key, &entry.node) {
        return problem.label("not a key of this table").help(help);
    }
    let (label, help) = suggestion(&entry.key, "known keys", declared.names());
    let mut problem = problem.label(label);
    problem.help = help;
    problem
}

fn bad_id(entry: &Entry, one: &str) -> Option<Problem> {
    let id = entry.key.as_str();
    let problem = |message: String| Problem::error(&entry.key_place, message);
    if id.trim().is_empty() {
        return Some(problem(format!("a {one} has an empty id")).label("empty"));
    }
    if id.chars().any(leaf::is_invisible) {
        let message = format!("the id of a {one} contains a control character");
        return Some(problem(message).label("cannot be shown"));
    }
    let mut bytes = id.bytes();
    let plain = bytes
        .next()
        .is_some_and(|b| b.is_ascii_alphabetic() || b == b'_')
        && bytes.all(|b| b.is_ascii_alphanumeric() || b == b'_');
    // Weights are related to each other by these names in formulas.
    if one == "criterion" && !plain {
        let message = format!("`{}` cannot be the id of a criterion", shown(id));
        return Some(
            problem(message)
                .label("letters, digits and _ only, no digit first")
                .help("choose a plain id and give the name for people as `label`"),
        );
    }
    None
}
