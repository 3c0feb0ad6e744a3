//! `PATH=VALUE` arguments: values of the command line inserted into the tree, each with its origin.

use super::keys::{BLOCK, FAMILIES, Keys, SCENARIO, Shape};
use super::nearest::{nearest, suggestion};
use super::node::{Entry, Node, Table, Text, Value};
use super::path::Segment;
use super::{Place, Problem, Setting, bare, parse, path};

/// Inserts one argument, which is source number `index`, into the tree.
pub(crate) fn apply(root: &mut Table, setting: &Setting, index: usize) -> Result<(), Problem> {
    let argument = setting.argument.as_str();
    let shift = setting.lead();
    let place = |span: std::ops::Range<usize>| Place::new(index, moved(&span, shift));
    let (mut segments, value_at) = path::parse(argument).map_err(|(span, why)| {
        Problem::error(&place(span), format!("this is not PATH=VALUE: {why}")).help(format!(
            "write, for example, {} criteria.dependency.penalty=0",
            setting.flag
        ))
    })?;
    to_points(root, &mut segments);
    let targets = targets(&segments, index, shift);
    let reached = resolve(root, &targets, &segments)?;
    let raw = argument.get(value_at..).unwrap_or_default();
    let text = raw.trim();
    let start = value_at + raw.len() - raw.trim_start().len();
    let start = start.saturating_add_signed(shift);
    if text.is_empty() {
        let message = "there is no value after `=`";
        return Err(Problem::error(&place(value_at..argument.len()), message).label("empty"));
    }
    let as_text = || Node {
        place: Place::new(index, start..start + text.len()),
        value: Value::Text(Text {
            text: text.to_owned(),
            verbatim: Some(start),
        }),
    };
    // `.5` and `−5` are numbers on the command line, which has no quotes to take away.
    let number = || {
        let spelt = bare::only_reading(text)?;
        let node = parse::value(&spelt, index, start)?;
        let place = Place::new(index, start..start + text.len());
        Some(Node { place, ..node })
    };
    let read = parse::value(text, index, start).or_else(number);
    let mut node = read.unwrap_or_else(as_text);
    // A name such as 2025 or true needs no quotes on the command line.
    if matches!(reached, Reached::Key(Shape::Text)) && node.text().is_none() {
        node = as_text();
    }
    let mut path = targets.as_slice();
    if let (Reached::Family, Some((family, before))) = (reached, targets.split_last()) {
        // Another distribution takes the place of the one written, it does not stand beside it.
        let entry = Entry {
            key: family.key.to_owned(),
            key_place: family.place.clone(),
            node,
        };
        node = Node {
            place: family.place.clone(),
            value: Value::Table(Table {
                entries: vec![entry],
            }),
        };
        path = before;
    }
    insert(root, path, node);
    Ok(())
}

/// What a path ends at; it is part of source number `index`, moved by `lead` bytes.
pub(crate) fn reached(
    root: &Table,
    segments: &[Segment],
    index: usize,
    lead: isize,
) -> Result<Reached, Problem> {
    resolve(root, &targets(segments, index, lead), segments)
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

/// A path that was not typed is shown as the flag before it.
fn moved(span: &std::ops::Range<usize>, by: isize) -> std::ops::Range<usize> {
    span.start.saturating_add_signed(by)..span.end.saturating_add_signed(by)
}

fn targets(segments: &[Segment], index: usize, lead: isize) -> Vec<Target<'_>> {
    let target = |segment: &'_ Segment| -> Place { Place::new(index, moved(&segment.span, lead)) };
    segments
        .iter()
        .map(|segment| Target {
            key: &segment.key,
            place: target(segment),
        })
        .collect()
}

/// A key of the path and its place.
struct Target<'a> {
    key: &'a str,
    place: Place,
}

/// What a path ends at.
#[derive(Debug)]
pub(crate) enum Reached {
    /// A declared key of this shape.
    Key(Shape),
    /// The distribution of a quantity.
    Family,
    /// A parameter of a distribution.
    Parameter,
}

/// Follows the path through the declaration of keys.
fn resolve(root: &Table, targets: &[Target], segments: &[Segment]) -> Result<Reached, Problem> {
    let mut shape = Shape::Table(&SCENARIO);
    let mut written: Option<&Table> = Some(root);
    for (depth, target) in targets.iter().enumerate() {
        let next = match shape {
            Shape::Table(declared) => declared_key(declared, target, depth)?,
            Shape::Block => declared_key(&BLOCK, target, depth)?,
            Shape::Map { one, shape } => {
                let there = written.is_some_and(|t| t.get(target.key).is_some());
                if !there && one != "score" && one != "column" {
                    return Err(absent(one, target, written));
                }
                *shape
            }
            Shape::Quantity { .. } => {
                // Inside a quantity written as a table: family, then parameter.
                let existing = segments.get(..depth).unwrap_or_default();
                let keys: Vec<&str> = existing.iter().map(|s| s.key.as_str()).collect();
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
    Ok(Reached::Key(shape))
}

fn joined(targets: &[Target], depth: usize) -> String {
    let keys = targets.iter().take(depth).map(|t| t.key);
    keys.collect::<Vec<_>>().join(".")
}

fn declared_key(declared: &Keys, target: &Target, depth: usize) -> Result<Shape, Problem> {
    if let Some(key) = declared.get(target.key) {
        return Ok(key.shape);
    }
    if declared.later.contains(&target.key) {
        let message = format!("`{}` is not supported by this version", target.key);
        return Err(Problem::error(&target.place, message).label("a key of a later version"));
    }
    let message = format!("unknown key `{}`", target.key);
    let (label, help) = suggestion(target.key, "known keys here", declared.names());
    let mut problem = Problem::error(&target.place, message).label(label);
    problem.help = help;
    if depth == 0 && problem.label.is_empty() {
        problem = problem.label("a path begins with a key of the top of the file");
    }
    Err(problem)
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
    let known = FAMILIES.iter().find(|f| f.0 == family.key);
    let Some(&(name, needed, optional)) = known else {
        let message = format!("`{}` is not a distribution", family.key);
        let (label, help) = suggestion(family.key, "distributions", FAMILIES.iter().map(|f| f.0));
        let mut problem = Problem::error(&family.place, message).label(label);
        problem.help = help;
        return Err(problem);
    };
    let Some(parameter) = parameters.last() else {
        return Ok(Reached::Family);
    };
    let written = existing.and_then(Node::table).and_then(|t| t.get(name));
    if written.and_then(|e| e.node.table()).is_none() {
        let message = format!("the file does not write this quantity as {{ {name} = … }}");
        return Err(Problem::error(&family.place, message)
            .label("not there")
            .help("set the quantity itself, such as =\"84 ± 6\""));
    }
    let all = || needed.iter().chain(optional).copied();
    if parameters.len() > 1 || !all().any(|p| p == parameter.key) {
        let message = format!("`{name}` has no parameter `{}`", parameter.key);
        let (label, help) = suggestion(parameter.key, "parameters", all());
        let mut problem = Problem::error(&parameter.place, message).label(label);
        problem.help = help;
        return Err(problem);
    }
    Ok(Reached::Parameter)
}

/// Puts the node at its path, making the tables on the way.
fn insert(table: &mut Table, targets: &[Target], node: Node) {
    let Some((first, rest)) = targets.split_first() else {
        return;
    };
    if rest.is_empty() {
        match table.get_mut(first.key) {
            Some(entry) => entry.node = node,
            None => table.entries.push(Entry {
                key: first.key.to_owned(),
                key_place: first.place.clone(),
                node,
            }),
        }
        return;
    }
    if table
        .get(first.key)
        .is_none_or(|e| e.node.table().is_none())
    {
        let node = Node {
            place: first.place.clone(),
            value: Value::Table(Table::default()),
        };
        insert(table, std::slice::from_ref(first), node);
    }
    if let Some(Value::Table(inner)) = table.get_mut(first.key).map(|e| &mut e.node.value) {
        insert(inner, rest, node);
    }
}
