//! A weight as written.

use super::node::{Node, Text, Value};
use super::written::{dashed, ends, split_to};
use super::{Place, Problem, Weight, bare, number};

/// Reads a weight; `None` where the value is of a kind that no weight has.
pub(crate) fn weight(node: &Node, name: &str) -> Option<Result<Weight, Problem>> {
    if let Some(number) = number::of_node(node) {
        return Some(number.and_then(|n| not_negative(&node.place, n).map(Weight::Pinned)));
    }
    match &node.value {
        Value::Text(text) => Some(bounds(text, &node.place)),
        Value::Table(_) => Some(Err(uncertain(&node.place, name))),
        _ => None,
    }
}

fn not_negative(place: &Place, number: f64) -> Result<f64, Problem> {
    if number >= 0.0 {
        // Not -0.0, which would print as such.
        return Ok(number.abs());
    }
    Err(Problem::error(place, "a weight cannot be negative")
        .label("negative")
        .help("if lower is better, turn the scale round: scale = [100, 0]; if it costs points, write `penalty`"))
}

fn uncertain(place: &Place, name: &str) -> Problem {
    Problem::error(
        place,
        format!("`{name}` is a number or bounds, not a distribution"),
    )
    .label("not read for a weight")
    .help(
        "weights must add up, so they are not drawn one by one: write bounds such as \"10..30\", \
         or numbers for all weights and `[weights] concentration` for how close they stay",
    )
}

fn bounds(text: &Text, whole: &Place) -> Result<Weight, Problem> {
    let all = text.text.trim();
    let refuse = |message: String, help: String| {
        Err(Problem::error(whole, message)
            .label("not a weight")
            .help(help))
    };
    if all.contains('±') || all.contains("+-") || all.contains("+/-") || split_to(all).is_some() {
        return Err(uncertain(whole, "weight"));
    }
    if let Some((low, high)) = all.split_once("..") {
        let (low_part, high_part) = (low.trim(), high.trim());
        let (low, high) = ends(text, whole, low_part, high_part)?;
        not_negative(&text.place(whole, low_part), low)?;
        return Ok(Weight::Between(low.abs(), high));
    }
    if let Some((low, high)) = dashed(all) {
        let message = format!("`{}` is not a weight", number::shown(all));
        return refuse(message, format!("write \"{low}..{high}\""));
    }
    if all == "unknown" || all == "free" {
        let message = format!("`{all}` is not a weight");
        let help = if whole.is_override() {
            "write nothing after `=`: the weight is then free"
        } else {
            "leave `weight` out: it is then free"
        };
        return refuse(message, help.into());
    }
    match number::of_text(text, whole, all) {
        Ok(_) => refuse(
            format!("the number {all} stands in quotes"),
            bare::unquoted(all),
        ),
        // Alone, it would be one more error between its quotes.
        Err(problem) if bare::is_number(all) => Err(problem.help(bare::unquoted(all))),
        Err(problem) if problem.help.is_some() && !all.is_empty() => Err(problem),
        Err(_) => refuse(
            format!("`{}` is not a weight", number::shown(all)),
            "write a number, bounds such as \"10..30\", or leave the weight out".into(),
        ),
    }
}

/// The two ends of a text such as `0..10`.
pub(crate) fn range(text: &str) -> Option<[f64; 2]> {
    let (low, high) = text.split_once("..")?;
    Some([low.trim().parse().ok()?, high.trim().parse().ok()?])
}
