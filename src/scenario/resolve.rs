//! Where a path of an argument leads, and what is said of one that leads nowhere.

use super::family::{families, named};
use super::keys::{BLOCK, Key, Keys, SCENARIO, Shape};
use super::node::{Node, Table};
use super::{Place, Problem};
use crate::model::Address;
use crate::model::nearest::{nearest, suggestion};
use crate::model::path::{self, Segment};

/// What a path ends at; it is part of source number `index`.
pub(crate) fn reached(
    root: &Table,
    segments: &[Segment],
    index: usize,
) -> Result<Reached, Problem> {
    resolve(root, &targets(segments, index))
}

/// `blocks.plan` stands for its points where the block has a label too.
pub(crate) fn to_points(root: &Table, segments: &mut Vec<Segment>) {
    if let [blocks, id] = segments.as_slice()
        && blocks.key == "blocks"
        && (root.path(&["blocks", &id.key])).is_some_and(|node| node.table().is_some())
    {
        let span = id.span.clone();
        let key = "points".to_owned();
        segments.push(Segment { key, span });
    }
}

/// The keys of a path with their places.
pub(crate) fn targets(segments: &[Segment], index: usize) -> Vec<Target<'_>> {
    let target = |segment: &'_ Segment| Place::new(index, segment.span.clone());
    segments
        .iter()
        .map(|segment| Target {
            key: &segment.key,
            place: target(segment),
        })
        .collect()
}

/// A key of the path and its place.
pub(crate) struct Target<'a> {
    pub(crate) key: &'a str,
    pub(crate) place: Place,
}

/// What a path ends at.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reached {
    /// A declared key of this shape, and whether it must be there.
    Key(Shape, bool),
    /// The distribution of a quantity.
    Family,
    /// A parameter of a distribution.
    Parameter,
}

impl Reached {
    /// Whether it is a number, or something made of numbers that can be moved.
    pub(crate) fn is_number(self) -> bool {
        matches!(
            self,
            Self::Parameter
                | Self::Key(
                    Shape::Whole { .. }
                        | Shape::Positive
                        | Shape::Share
                        | Shape::Half
                        | Shape::Correlation
                        | Shape::Quantity { .. }
                        | Shape::Block
                        | Shape::Weight,
                    _
                )
        )
    }
}

/// Follows the path through the declaration of keys.
pub(crate) fn resolve(root: &Table, targets: &[Target]) -> Result<Reached, Problem> {
    let mut shape = Shape::Table(&SCENARIO);
    let mut required = true;
    let mut written: Option<&Table> = Some(root);
    for (depth, target) in targets.iter().enumerate() {
        let next = match shape {
            Shape::Table(_) | Shape::Block => {
                let declared = if let Shape::Table(keys) = shape {
                    keys
                } else {
                    &BLOCK
                };
                let key = declared_key(declared, target)
                    .map_err(|problem| astray(problem, root, targets, depth))?;
                required = key.required;
                key.shape
            }
            Shape::Map { one, shape } => {
                let there = written.is_some_and(|t| t.get(target.key).is_some());
                if !there && one != "score" && one != "column" {
                    return Err(absent(one, target, written));
                }
                required = false;
                *shape
            }
            Shape::Quantity { .. } => {
                // Inside a quantity written as a table: family, then parameter.
                let existing = targets.get(..depth).unwrap_or_default();
                let keys: Vec<&str> = existing.iter().map(|target| target.key).collect();
                let inside = targets.get(depth..).unwrap_or_default();
                return in_family(root.path(&keys), inside);
            }
            _ => {
                let message = format!("there is nothing inside `{}`", joined(targets, depth));
                return Err(Problem::error(&target.place, message)
                    .label("no such key")
                    .help(format!("it is {}", shape.expecting())));
            }
        };
        written = written.and_then(|t| t.get(target.key)?.node.table());
        shape = next;
    }
    if let ([only], Shape::Map { one, .. }) = (targets, shape)
        && (one == "team" || one == "criterion")
    {
        let message = format!("`{}` cannot be set as a whole", only.key);
        return Err(Problem::error(&only.place, message)
            .label(format!("names no {one}"))
            .help(format!(
                "set one key of one {one}, such as {}.ID.KEY=VALUE",
                only.key
            )));
    }
    Ok(Reached::Key(shape, required))
}

fn joined(targets: &[Target], depth: usize) -> String {
    let keys = targets.iter().take(depth).map(|t| t.key);
    keys.collect::<Vec<_>>().join(".")
}

fn declared_key(declared: &Keys, target: &Target) -> Result<&'static Key, Problem> {
    if let Some(key) = declared.get(target.key) {
        return Ok(key);
    }
    if declared.later.contains(&target.key) {
        let message = format!("`{}` is not supported by this version", target.key);
        return Err(Problem::error(&target.place, message).label("a key of a later version"));
    }
    let message = format!("unknown key `{}`", target.key);
    let (label, help) = suggestion(target.key, "known keys here", declared.names());
    let mut problem = Problem::error(&target.place, message).label(label);
    problem.help = help;
    Err(problem)
}

/// The problem of an unknown key, with the whole path where one thing has that name.
fn astray(mut problem: Problem, root: &Table, targets: &[Target], depth: usize) -> Problem {
    let keys: Vec<&str> = targets.iter().map(|target| target.key).collect();
    if let Some(path) = meant(root, &keys, depth) {
        problem.help = None;
        return problem.label(format!("did you mean `{path}`?"));
    }
    if depth == 0 && problem.label.is_empty() {
        problem = problem.label("a path begins with a key of the top of the file");
    }
    problem
}

/// The path of what is called by its name alone: a criterion, a team or a block, or a team's score
/// on a criterion.
fn meant(root: &Table, keys: &[&str], depth: usize) -> Option<String> {
    let named = |section: &str, name: &str| {
        let key = if section == "teams" { "name" } else { "label" };
        let mut found = root.children(section).iter().filter(|entry| {
            let table = entry.node.table();
            let label = table.and_then(|table| table.get(key)?.node.text());
            let alike = |known: &str| known.to_lowercase() == name.to_lowercase();
            alike(&entry.key) || label.is_some_and(alike)
        });
        let only = found.next().filter(|_| found.next().is_none())?;
        Some((path::spelt(&only.key), only.node.table()))
    };
    let joined = |parts: &[&str]| Some(parts.join("."));
    let told = |address: Address| Some(address.to_string());
    if let (["teams", team, score, ..], 2) = (keys, depth) {
        let (criterion, _) = named("criteria", score)?;
        let team = path::spelt(team);
        return told(Address::Score { team, criterion });
    }
    let (name, rest) = keys.split_first().filter(|_| depth == 0)?;
    let rest: Vec<String> = rest.iter().map(|key| path::spelt(key)).collect();
    let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
    let found = ["criteria", "teams", "blocks"].map(|section| named(section, name));
    match (found, rest.as_slice()) {
        ([Some((criterion, table)), None, _], []) => {
            let is_penalty = table.is_some_and(|table| table.get("penalty").is_some());
            told(if is_penalty {
                Address::Penalty { criterion }
            } else {
                Address::Weight { criterion }
            })
        }
        ([Some((id, _)), None, _], rest) => joined(&["criteria", &id, &rest.join(".")]),
        ([None, Some((team, _)), _], [score]) if named("criteria", score).is_some() => {
            let criterion = (*score).to_owned();
            told(Address::Score { team, criterion })
        }
        ([None, Some((id, _)), _], [_, ..]) => joined(&["teams", &id, &rest.join(".")]),
        ([None, None, Some((block, _))], []) => told(Address::Block { block }),
        _ => None,
    }
}

fn absent(one: &str, target: &Target, written: Option<&Table>) -> Problem {
    let known = || written.into_iter().flat_map(Table::keys);
    let message = format!("there is no {one} `{}`", target.key);
    let near = nearest(target.key, known());
    let label = near.map_or_else(
        || "not in the file".to_owned(),
        |n| format!("did you mean `{n}`?"),
    );
    let list: Vec<&str> = known().take(20).collect();
    Problem::error(&target.place, message)
        .label(label)
        .help(format!(
            "only what the file has can be changed; it has {}",
            if list.is_empty() {
                "none".into()
            } else {
                list.join(", ")
            }
        ))
}

/// `….normal.mean` reaches into a quantity that the file writes as such a table.
fn in_family(existing: Option<&Node>, inside: &[Target]) -> Result<Reached, Problem> {
    let Some((family, parameters)) = inside.split_first() else {
        return Ok(Reached::Family);
    };
    let Some(known) = named(family.key) else {
        let message = format!("`{}` is not a distribution", family.key);
        let names = families().map(|family| family.name);
        let (label, help) = suggestion(family.key, "distributions", names);
        let mut problem = Problem::error(&family.place, message).label(label);
        problem.help = help;
        return Err(problem);
    };
    let Some(parameter) = parameters.last() else {
        return Ok(Reached::Family);
    };
    let name = known.name;
    let written = existing.and_then(Node::table).and_then(|t| t.get(name));
    if written.and_then(|e| e.node.table()).is_none() {
        let message = format!("the file does not write this quantity as {{ {name} = … }}");
        return Err(Problem::error(&family.place, message)
            .label("not there")
            .help("set the quantity itself, such as =\"84 ± 6\""));
    }
    if parameters.len() > 1 || !known.names().any(|p| p == parameter.key) {
        let message = format!("`{name}` has no parameter `{}`", parameter.key);
        let (label, help) = suggestion(parameter.key, "parameters", known.names());
        let mut problem = Problem::error(&parameter.place, message).label(label);
        problem.help = help;
        return Err(problem);
    }
    Ok(Reached::Parameter)
}
