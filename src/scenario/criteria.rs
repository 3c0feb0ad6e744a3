//! `[criteria]`: value functions, weights as written, penalties.

use super::grammar;
use super::law;
use super::nearest::suggestion;
use super::problem::Problem;
use super::source::Place;
use super::tree::{Entry, Node, Value};
use super::walk::finite;
use super::{Beyond, Quantity, Weight};

/// A criterion as read, before weights are checked against each other.
pub(super) struct Read {
    pub(super) id: String,
    pub(super) id_place: Place,
    pub(super) label: String,
    pub(super) label_place: Place,
    pub(super) knots: Vec<(f64, f64)>,
    /// What `"unknown"` ranges over.
    pub(super) scale: (f64, f64),
    pub(super) beyond: Beyond,
    pub(super) role: Role,
}

pub(super) enum Role {
    Weighted {
        block: Option<usize>,
        weight: Weight,
        place: Place,
        /// Where `--set` gave the weight: the number it replaced, if that was one.
        set: Option<Option<f64>>,
    },
    Penalty(Quantity),
}

/// Reads one criterion. Where something was wrong and reported, a plain stand-in takes its place,
/// so that the rest of the file can be checked.
pub(super) fn read(
    entry: &Entry,
    blocks: &[Entry],
    beyond: Beyond,
    problems: &mut Vec<Problem>,
) -> Read {
    let node = &entry.node;
    let label = node.get("label");
    let scale = node
        .get("scale")
        .and_then(|scale| read_scale(&scale.node, problems));
    let knots = node
        .get("value")
        .and_then(|value| read_knots(&value.node, problems))
        .unwrap_or_else(|| match scale.unwrap_or((0.0, 100.0)) {
            (a, b) if a < b => vec![(a, 0.0), (b, 1.0)],
            (a, b) => vec![(b, 1.0), (a, 0.0)],
        });
    let ends = (knots[0].0, knots[knots.len() - 1].0);
    let scale = scale.map_or(ends, |(a, b)| (a.min(b), a.max(b)));
    Read {
        id: entry.key.clone(),
        id_place: entry.key_place.clone(),
        label: label
            .and_then(|label| label.node.text())
            .unwrap_or(&entry.key)
            .to_owned(),
        label_place: label
            .map_or(&entry.key_place, |label| &label.node.place)
            .clone(),
        beyond: read_beyond(node, beyond),
        role: read_role(entry, blocks, problems),
        knots,
        scale,
    }
}

/// `beyond` of the file or of a criterion.
pub(super) fn read_beyond(node: &Node, default: Beyond) -> Beyond {
    match node.get("beyond").and_then(|beyond| beyond.node.text()) {
        Some("clamp") => Beyond::Clamp,
        Some("extend") => Beyond::Extend,
        _ => default,
    }
}

fn read_role(entry: &Entry, blocks: &[Entry], problems: &mut Vec<Problem>) -> Role {
    let node = &entry.node;
    let (weight, penalty, block) = (node.get("weight"), node.get("penalty"), node.get("block"));
    if let (Some(weight), Some(penalty)) = (weight, penalty) {
        problems.push(
            Problem::error(
                format!("criterion `{}` has both a weight and a penalty", entry.key),
                penalty.key_place.clone(),
                "a penalty is subtracted",
            )
            .related(weight.key_place.clone(), "a weight is earned")
            .help("keep one of the two"),
        );
    }
    if let Some(penalty) = penalty {
        if let Some(block) = block {
            problems.push(Problem::error(
                format!("penalty `{}` cannot be in a block", entry.key),
                block.key_place.clone(),
                "blocks share out points that are earned",
            ));
        }
        let quantity = law::read(&penalty.node, None, problems);
        if let Some(quantity) = &quantity {
            negative_penalty(quantity, &penalty.node, problems);
        }
        return Role::Penalty(quantity.unwrap_or(Quantity::Sure(0.0)));
    }
    let block = block.and_then(|block| {
        let name = block.node.text()?;
        let found = blocks.iter().position(|known| known.key == name);
        if found.is_none() {
            let known = blocks.iter().map(|block| block.key.as_str());
            let help = if blocks.is_empty() {
                Some(format!("add a table [blocks] with {name} = its points"))
            } else {
                suggestion(name, known)
            };
            problems.push(
                Problem::error(
                    format!("there is no block `{name}`"),
                    block.node.place.clone(),
                    "",
                )
                .maybe_help(help),
            );
        }
        found
    });
    Role::Weighted {
        block,
        weight: weight.map_or(Weight::Free, |weight| {
            read_weight(&weight.node, problems).unwrap_or(Weight::Free)
        }),
        place: weight
            .map_or(&entry.key_place, |weight| &weight.node.place)
            .clone(),
        set: weight
            .filter(|weight| weight.node.place.source > 0)
            .map(|weight| weight.replaced.as_ref().and_then(|old| old.number())),
    }
}

fn negative_penalty(quantity: &Quantity, node: &Node, problems: &mut Vec<Problem>) {
    let least = match *quantity {
        Quantity::Sure(x) => x,
        Quantity::Normal { mean, .. } => mean,
        Quantity::Uniform { min, .. }
        | Quantity::Triangular { min, .. }
        | Quantity::Pert { min, .. } => min,
    };
    if least < 0.0 {
        problems.push(
            Problem::error("a penalty cannot be negative", node.place.clone(), "").help(
                "it is subtracted: write the points that value 1 costs, as a positive number",
            ),
        );
    }
}

fn read_weight(node: &Node, problems: &mut Vec<Problem>) -> Option<Weight> {
    if let Some(number) = node.number() {
        let before = problems.len();
        finite(node, problems);
        if number < 0.0 {
            problems.push(
                Problem::error("a weight cannot be negative", node.place.clone(), "")
                    .help("what costs points is a criterion with `penalty` instead of `weight`"),
            );
        }
        return (problems.len() == before).then_some(Weight::Pinned(number));
    }
    let text = node.text()?;
    let problem = match grammar::bounds(text) {
        Ok(Some((low, high))) if low >= 0.0 => return Some(Weight::Between(low, high)),
        Ok(Some(_)) => Problem::error("a weight cannot be negative", node.place.clone(), "")
            .help("start the bounds at 0"),
        Ok(None) if text.contains('±') || text.contains("+-") || text.contains(" to ") => {
            Problem::error("weights have bounds, not a distribution of their own", node.place.clone(), "")
                .help("they must add up: write bounds such as \"15..25\", or numbers for all weights and [weights] concentration = 80 for Dirichlet weights around them")
        }
        Ok(None) => {
            let help = if text.trim().parse::<f64>().is_ok() {
                format!("write the number without quotes: {}", text.trim())
            } else {
                "a weight is a number or bounds such as \"10..30\"; leave it out for any share of its block".to_owned()
            };
            Problem::error(format!("\"{text}\" is not a weight"), node.place.clone(), "").help(help)
        }
        Err(reason) => {
            Problem::error(reason.message, node.place.clone(), "").maybe_help(reason.help)
        }
    };
    problems.push(problem);
    None
}

/// Two different finite numbers.
fn read_scale(node: &Node, problems: &mut Vec<Problem>) -> Option<(f64, f64)> {
    let expected =
        "`scale` must be two numbers: the score worth nothing and the score worth everything";
    let Value::Array(items) = &node.value else {
        return None;
    };
    let [a, b] = items.as_slice() else {
        problems.push(
            Problem::error(
                expected,
                node.place.clone(),
                format!("{} items here", items.len()),
            )
            .help("such as [0, 100], or [9, 1] where lower is better"),
        );
        return None;
    };
    let pair = numbers([a, b], expected, problems)?;
    if pair.0 == pair.1 {
        problems.push(Problem::error(
            "the ends of a scale must differ",
            node.place.clone(),
            format!("both are {}", pair.0),
        ));
        return None;
    }
    Some(pair)
}

fn read_knots(node: &Node, problems: &mut Vec<Problem>) -> Option<Vec<(f64, f64)>> {
    let expected = "each knot of `value` must be two numbers, [score, value]";
    let Value::Array(items) = &node.value else {
        return None;
    };
    if items.len() < 2 {
        problems.push(
            Problem::error("`value` needs at least two knots", node.place.clone(), "")
                .help("such as [[0, 0], [60, 0.5], [100, 1]]"),
        );
        return None;
    }
    let before = problems.len();
    let mut knots: Vec<(f64, f64, &Node)> = Vec::new();
    for item in items {
        if let [score, value] = item.array() {
            if let Some((score, value)) = numbers([score, value], expected, problems) {
                knots.push((score, value, item));
            }
        } else {
            problems.push(Problem::error(expected, item.place.clone(), ""));
        }
    }
    knots.sort_by(|a, b| a.0.total_cmp(&b.0));
    for pair in knots.windows(2) {
        if pair[0].0 == pair[1].0 {
            problems.push(
                Problem::error("two knots have the same score", pair[1].2.place.clone(), "")
                    .related(pair[0].2.place.clone(), "the other one"),
            );
        }
    }
    if problems.len() > before {
        return None;
    }
    if let Some((_, value, item)) = knots.iter().find(|(_, v, _)| !(0.0..=1.0).contains(v)) {
        problems.push(
            Problem::warning(
                format!("value {value} lies outside 0 to 1"),
                item.place.clone(),
                "value 1 earns the full weight",
            )
            .help("values are shares of the weight, not points"),
        );
    }
    Some(
        knots
            .into_iter()
            .map(|(score, value, _)| (score, value))
            .collect(),
    )
}

fn numbers(nodes: [&Node; 2], expected: &str, problems: &mut Vec<Problem>) -> Option<(f64, f64)> {
    let before = problems.len();
    for node in nodes {
        if node.number().is_none() {
            problems.push(Problem::error(
                expected,
                node.place.clone(),
                format!("this is {}", node.kind()),
            ));
        }
        finite(node, problems);
    }
    let pair = (nodes[0].number()?, nodes[1].number()?);
    (problems.len() == before).then_some(pair)
}
