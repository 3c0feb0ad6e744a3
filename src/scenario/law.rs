//! A quantity from a node of the tree: a number, a text, or a law by name.

use super::grammar;
use super::nearest::suggestion;
use super::problem::Problem;
use super::quantity::Quantity;
use super::tree::{Entry, Node, Value};
use super::walk::finite;

/// Each law with its parameters: the required ones first, then the optional ones.
const LAWS: [(&str, &[&str], &[&str]); 4] = [
    ("normal", &["mean", "sd"], &["min", "max"]),
    ("uniform", &["min", "max"], &[]),
    ("triangular", &["min", "mode", "max"], &[]),
    ("pert", &["min", "mode", "max"], &[]),
];

/// Laws of the design that this version does not compute.
const LATER: [&str; 7] = [
    "beta",
    "lognormal",
    "logitnormal",
    "gumbel",
    "exponential",
    "discrete",
    "samples",
];

/// Reads a quantity; `None` where a problem was reported here or by the walk before.
pub(super) fn read(
    node: &Node,
    scale: Option<(f64, f64)>,
    problems: &mut Vec<Problem>,
) -> Option<Quantity> {
    match &node.value {
        Value::Integer(_) | Value::Float(_) => {
            let before = problems.len();
            finite(node, problems);
            (problems.len() == before)
                .then(|| node.number().map(Quantity::Sure))
                .flatten()
        }
        Value::Text(text) => match grammar::quantity(text, scale) {
            Ok(quantity) => Some(quantity),
            Err(reason) => {
                problems.push(
                    Problem::error(reason.message, node.place.clone(), "").maybe_help(reason.help),
                );
                None
            }
        },
        Value::Table(entries) => named(node, entries, problems),
        _ => None,
    }
}

fn named(node: &Node, entries: &[Entry], problems: &mut Vec<Problem>) -> Option<Quantity> {
    let known = || LAWS.iter().map(|(name, ..)| *name);
    let [entry] = entries else {
        problems.push(
            Problem::error(
                "a law is one name with its parameters",
                node.place.clone(),
                format!("this table has {} keys", entries.len()),
            )
            .help("such as { normal = { mean = 84, sd = 6 } }"),
        );
        return None;
    };
    let Some((name, required, optional)) = LAWS.iter().find(|(name, ..)| *name == entry.key) else {
        let problem = if LATER.contains(&entry.key.as_str()) {
            Problem::error(
                format!("the law `{}` is not supported by this version", entry.key),
                entry.key_place.clone(),
                "cannot be computed yet",
            )
            .help(format!(
                "known here: {}",
                known().collect::<Vec<_>>().join(", ")
            ))
        } else {
            Problem::error(
                format!("unknown law `{}`", entry.key),
                entry.key_place.clone(),
                "",
            )
            .maybe_help(suggestion(&entry.key, known()))
        };
        problems.push(problem);
        return None;
    };
    let before = problems.len();
    if !matches!(entry.node.value, Value::Table(_)) {
        problems.push(
            Problem::error(
                format!("`{name}` takes its parameters by name"),
                entry.node.place.clone(),
                format!("this is {}", entry.node.kind()),
            )
            .help(format!("parameters: {}", required.join(", "))),
        );
        return None;
    }
    for parameter in entry.node.table() {
        if !required.contains(&parameter.key.as_str())
            && !optional.contains(&parameter.key.as_str())
        {
            problems.push(
                Problem::error(
                    format!("`{name}` has no parameter `{}`", parameter.key),
                    parameter.key_place.clone(),
                    "",
                )
                .maybe_help(suggestion(
                    &parameter.key,
                    required.iter().chain(*optional).copied(),
                )),
            );
        } else if parameter.node.number().is_none() {
            problems.push(Problem::error(
                format!("`{}` of `{name}` must be a number", parameter.key),
                parameter.node.place.clone(),
                format!("this is {}", parameter.node.kind()),
            ));
        } else {
            finite(&parameter.node, problems);
        }
    }
    for parameter in *required {
        if entry.node.get(parameter).is_none() {
            problems.push(Problem::error(
                format!("`{name}` needs `{parameter}`"),
                entry.key_place.clone(),
                format!("`{parameter}` is missing"),
            ));
        }
    }
    if problems.len() > before {
        return None;
    }
    build(name, &entry.node, problems)
}

fn build(name: &str, parameters: &Node, problems: &mut Vec<Problem>) -> Option<Quantity> {
    let entry = |key: &str| parameters.get(key);
    let number = |key: &str| entry(key).and_then(|entry| entry.node.number());
    let place = |key: &str| {
        entry(key)
            .map_or(&parameters.place, |entry| &entry.node.place)
            .clone()
    };
    let (min, max) = (number("min"), number("max"));
    if let (Some(min), Some(max)) = (min, max) {
        if min >= max {
            problems.push(
                Problem::error(
                    format!("`min` must be below `max`: {min} is not below {max}"),
                    place("min"),
                    "",
                )
                .related(place("max"), "the upper end"),
            );
            return None;
        }
    }
    if name == "normal" {
        let (mean, sd) = (number("mean")?, number("sd")?);
        if sd <= 0.0 {
            problems.push(
                Problem::error("`sd` must be positive", place("sd"), "")
                    .help(format!("a number that is known is written as {mean}")),
            );
            return None;
        }
        // Further out the truncated law has no digits left to compute with.
        let far = |bound: f64| (bound - mean) / sd;
        if min.is_some_and(|min| far(min) > 30.0) || max.is_some_and(|max| far(max) < -30.0) {
            problems.push(Problem::error(
                "the bounds cut off all of this normal law",
                parameters.place.clone(),
                "nothing is left within 30 standard deviations",
            ));
            return None;
        }
        return Some(Quantity::Normal { mean, sd, min, max });
    }
    let (min, max) = (min?, max?);
    if name == "uniform" {
        return Some(Quantity::Uniform { min, max });
    }
    let mode = number("mode")?;
    if mode < min || mode > max {
        problems.push(Problem::error(
            format!("`mode` must lie between `min` and `max`: {mode} is not in {min}..{max}"),
            place("mode"),
            "",
        ));
        return None;
    }
    Some(if name == "pert" {
        Quantity::Pert { min, mode, max }
    } else {
        Quantity::Triangular { min, mode, max }
    })
}
