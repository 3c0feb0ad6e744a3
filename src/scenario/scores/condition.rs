//! `year == 2016`: which rows of a sheet are kept.

use std::cmp::Ordering;

use super::super::node::{Node, Text, Value};
use super::super::{Problem, number};
use super::headings::Headings;
use super::numerals::Numerals;

/// Signs of comparison, longer ones first.
const SIGNS: [(&str, Test); 6] = [
    ("==", |order| order == Some(Ordering::Equal)),
    ("!=", |order| order.is_some_and(Ordering::is_ne)),
    ("<=", |order| order.is_some_and(Ordering::is_le)),
    (">=", |order| order.is_some_and(Ordering::is_ge)),
    ("<", |order| order.is_some_and(Ordering::is_lt)),
    (">", |order| order.is_some_and(Ordering::is_gt)),
];

/// Whether a cell is kept that compares so; a cell that cannot be compared has no order.
type Test = fn(Option<Ordering>) -> bool;

/// What a cell of one column must be.
#[derive(Debug)]
pub(super) struct Condition {
    column: usize,
    test: Test,
    value: Operand,
}

#[derive(Debug)]
enum Operand {
    Number(f64),
    Text(String),
}

const HOW: &str = "write a heading, a sign (== != < <= > >=), and a number or a text in single quotes: \
     \"year == 2016\", \"status != 'withdrawn'\"";

impl Condition {
    /// Reads a condition on one of the columns.
    pub(super) fn read(node: &Node, headings: &Headings) -> Result<Self, Problem> {
        let Value::Text(text) = &node.value else {
            return Err(Problem::error(&node.place, "this is no condition").help(HOW));
        };
        let (heading, sign, operand) = parted(text, node)?;
        let column = headings.named(heading, &text.place(&node.place, heading), "condition")?;
        let value = self::operand(operand, text, node)?;
        Ok(Self {
            column,
            test: sign,
            value,
        })
    }

    pub(super) fn column(&self) -> usize {
        self.column
    }

    /// Whether it holds for a row with these cells.
    pub(super) fn holds<'c>(&self, cell: impl Fn(usize) -> &'c str, numerals: Numerals) -> bool {
        let cell = cell(self.column);
        let order = match &self.value {
            Operand::Number(wanted) => numerals
                .plain(cell)
                .ok()
                .and_then(|plain| number::spelled(&plain))
                .and_then(|number| number.partial_cmp(wanted)),
            Operand::Text(wanted) => Some(spaced(cell).as_str().cmp(wanted)),
        };
        (self.test)(order)
    }
}

/// The heading, the sign and the operand of a condition. A heading in double quotes may hold signs.
fn parted<'t>(text: &'t Text, node: &Node) -> Result<(&'t str, Test, &'t str), Problem> {
    let all = text.text.trim();
    let quoted = all.strip_prefix('"').and_then(|rest| rest.split_once('"'));
    let (heading, rest) = quoted.unwrap_or_else(|| {
        let end = all.find(['=', '!', '<', '>']).unwrap_or(all.len());
        all.split_at(end)
    });
    let rest = rest.trim_start();
    let found = SIGNS
        .iter()
        .find_map(|(sign, test)| Some((rest.strip_prefix(sign)?, *test)));
    let refuse = |message: String, part: &str| {
        Err(Problem::error(&text.place(&node.place, part), message).help(HOW))
    };
    match found {
        _ if heading.trim().is_empty() => refuse("this condition names no column".into(), all),
        Some((operand, _)) if operand.trim().is_empty() => {
            refuse("there is nothing to compare with".into(), all)
        }
        // Not the rest of another sign, as in `=>` or `===`.
        Some((operand, test)) if !operand.starts_with(['=', '<', '>', '!']) => {
            Ok((heading.trim(), test, operand.trim()))
        }
        _ if rest.is_empty() => refuse("this condition compares nothing".into(), all),
        _ => {
            let end = rest.find(|c| !matches!(c, '=' | '!' | '<' | '>'));
            let sign = rest.get(..end.unwrap_or(rest.len())).unwrap_or(rest);
            refuse(format!("`{sign}` compares nothing here"), sign)
        }
    }
}

fn operand(written: &str, text: &Text, node: &Node) -> Result<Operand, Problem> {
    if let Some(inside) = written.strip_prefix('\'') {
        return inside
            .strip_suffix('\'')
            .map(|inside| Operand::Text(spaced(inside)))
            .ok_or_else(|| {
                let place = text.place(&node.place, written);
                Problem::error(&place, "no single quote ends this text").help(HOW)
            });
    }
    number::spelled(written)
        .filter(|number| number.is_finite())
        .map(Operand::Number)
        .ok_or_else(|| {
            let bare = written.trim_matches('"');
            let message = format!("`{}` is no number", number::shown(bare));
            Problem::error(&text.place(&node.place, written), message)
                .label("a text stands in single quotes")
                .help(format!("write '{bare}'"))
        })
}

/// A text without blanks around it and with one where it has several.
fn spaced(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::headings::folded;
    use super::*;

    #[test]
    fn texts_are_compared_without_regard_to_blanks_alone() {
        assert_eq!(spaced(" a \u{a0} b\t"), "a b");
        assert_eq!(folded(" A \u{a0} b\t"), "a b");
    }
}
