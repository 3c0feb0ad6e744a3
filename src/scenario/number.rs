//! Numbers: finite, of a size that can be computed with, from a TOML value or from a text.

pub(crate) use crate::model::figure::{plain, tidied};

use super::node::{Node, Text, Value};
use super::{Place, Problem};

/// Larger numbers would leave the totals too few digits for ties to be told.
const LARGEST: f64 = 1e12;

/// A number that can be computed with, or the problem at `place`.
pub(crate) fn usable(place: &Place, number: f64) -> Result<f64, Problem> {
    if !number.is_finite() {
        return Err(Problem::error(place, "numbers must be finite")
            .label("not a finite number")
            .help("write a number; for a score that is not known, \"unknown\""));
    }
    if number.abs() > LARGEST {
        return Err(
            Problem::error(place, "this number is too large to compute with")
                .label("more than 1e12")
                .help("write it in larger units"),
        );
    }
    Ok(number)
}

/// The number a node holds; `None` where it holds something else.
pub(crate) fn of_node(node: &Node) -> Option<Result<f64, Problem>> {
    node.number().map(|number| usable(&node.place, number))
}

/// The number that a part of a text spells.
pub(crate) fn of_text(text: &Text, whole: &Place, part: &str) -> Result<f64, Problem> {
    let part = part.trim();
    // A number that stands alone is mended with its quotes.
    let place = if part == text.text.trim() {
        whole.clone()
    } else {
        text.place(whole, part)
    };
    if part.is_empty() {
        return Err(Problem::error(whole, "a number is missing here")
            .help("write, for example, \"84 ± 6\" or \"75..90\""));
    }
    if let Some(number) = spelled(part) {
        return usable(&place, number);
    }
    let problem = Problem::error(&place, format!("`{}` is not a number", shown(part)));
    Err(if part.contains('%') {
        let help = "write the number itself, in the units of the scale, without a percent sign";
        problem.label("percent signs are not read").help(help)
    } else if let Some(decimals) = after_comma(part) {
        let point = part.replace(',', ".");
        problem
            .label("numbers are written with a point")
            .help(if decimals.len() == 3 {
                format!(
                    "write {point}, or {} if thousands are meant",
                    part.replace(',', "")
                )
            } else {
                format!("write {point}")
            })
    } else {
        problem.label("not a number")
    })
}

/// Whether a node's text spells nothing but a number.
pub(crate) fn is_quoted_number(node: &Node) -> bool {
    matches!(&node.value, Value::Text(t) if spelled(t.text.trim()).is_some())
}

/// The number that a text spells: `84`, `-3.5`, `+1e3`, `1_000`, `nan` and `inf` as in TOML, and
/// what a spreadsheet or a person writes: `.5`, `5.`, `085` and `−5` with a minus sign.
pub(crate) fn spelled(text: &str) -> Option<f64> {
    let text = text.replace('\u{2212}', "-");
    let bytes = text.as_bytes();
    let digit = |i: Option<usize>| i.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
    for (i, _) in text.match_indices('_') {
        if !digit(i.checked_sub(1)) || !digit(i.checked_add(1)) {
            return None;
        }
    }
    text.replace('_', "").parse().ok()
}

/// What follows the comma of a number such as `84,5`.
fn after_comma(part: &str) -> Option<&str> {
    let (whole, decimals) = part.split_once(',')?;
    spelled(&format!("{whole}.{decimals}")).map(|_| decimals)
}

/// A text cut to a length that a message can carry.
pub(crate) fn shown(text: &str) -> String {
    let visible = |c: char| if c.is_control() { ' ' } else { c };
    let mut short: String = text.chars().take(40).map(visible).collect();
    if text.chars().nth(40).is_some() {
        short.push('…');
    }
    short
}
