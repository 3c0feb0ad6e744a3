//! `+5`, `-5` and `*1.2` after the `=` of an argument: changes of what is there.
//!
//! A number added moves a quantity and leaves its width; a factor is one of the whole quantity.

use super::family;
use super::node::{Entry, Node, Table, Value};
use super::number::{spelled, tidied};
use crate::model::law::family::{Dimension, Kind};

/// A change of a number, or of all numbers of a quantity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Relative {
    /// So much is added.
    Plus(f64),
    /// It is multiplied by so much.
    Times(f64),
}

/// What a change does with its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// Adds it.
    Plus,
    /// Multiplies by it.
    Times,
}

impl Sense {
    /// The change by a number.
    pub(crate) fn by(self, number: f64) -> Relative {
        match self {
            Self::Plus => Relative::Plus(number),
            Self::Times => Relative::Times(number),
        }
    }
}

impl Relative {
    /// The change that a text spells: a sign and one number.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut chars = text.chars();
        let sign = chars.next()?;
        let rest = chars.as_str().trim_start();
        let number = |factor: bool| {
            let is_start = |c: char| c.is_ascii_digit() || c == '.' || factor && c == '-';
            let number = rest.starts_with(is_start).then(|| spelled(rest))?;
            number.filter(|number| number.is_finite())
        };
        match sign {
            '+' => number(false).map(Self::Plus),
            '-' | '\u{2212}' => number(false).map(|number| Self::Plus(-number)),
            '*' => number(true).map(Self::Times),
            _ => None,
        }
    }

    /// The change as it is typed.
    pub(crate) fn spelling(self) -> String {
        match self {
            Self::Plus(number) if number < 0.0 => format!("{number}"),
            Self::Plus(number) => format!("+{}", number + 0.0),
            Self::Times(factor) => format!("*{factor}"),
        }
    }

    /// What it does with its number.
    pub(crate) fn sense(self) -> Sense {
        match self {
            Self::Plus(_) => Sense::Plus,
            Self::Times(_) => Sense::Times,
        }
    }

    /// Its number.
    pub(crate) fn number(self) -> f64 {
        match self {
            Self::Plus(number) | Self::Times(number) => number,
        }
    }

    /// A number after the change.
    pub(crate) fn of(self, number: f64) -> f64 {
        self.part(Dimension::Location, number)
    }

    fn part(self, dimension: Dimension, number: f64) -> f64 {
        tidied(match (self, dimension) {
            (Self::Plus(more), Dimension::Location) => number + more,
            (Self::Times(factor), Dimension::Location | Dimension::Width) => number * factor,
            (Self::Times(factor), Dimension::Logarithm) => number + libm::log(factor),
            (Self::Times(factor), Dimension::Rate) => number / factor,
            _ => return number,
        })
    }

    /// A value after the change, or why there is none.
    pub(crate) fn of_value(self, value: &Value) -> Result<Value, String> {
        match (self, value) {
            (Self::Times(factor), _) if factor <= 0.0 => Err("a factor is above 0".to_owned()),
            (Self::Plus(more), Value::Integer(whole)) if more.fract() == 0.0 => {
                Ok(Value::Integer(whole.saturating_add(more as i128)))
            }
            (_, Value::Integer(whole)) => Ok(number(self.of(*whole as f64))),
            (_, Value::Float(float)) => Ok(number(self.of(*float))),
            (_, Value::Text(text)) => {
                let changed = self.of_text(text.text.trim());
                let none = || format!("`{}` has no number to change", text.text);
                changed.map(Value::text).ok_or_else(none)
            }
            (_, Value::Table(table)) => match table.entries.as_slice() {
                [entry] => Ok(Value::Table(Table {
                    entries: vec![self.of_family(entry)?],
                })),
                _ => Err("this table has no number to change".to_owned()),
            },
            (_, Value::List(marks)) => {
                let marks = marks.iter().map(|mark| {
                    let changed = number(self.of(mark.number()?));
                    let place = mark.place.clone();
                    Some(Node {
                        place,
                        value: changed,
                    })
                });
                let marks: Option<Vec<Node>> = marks.collect();
                marks
                    .map(Value::List)
                    .ok_or_else(|| "this list has no number to change".to_owned())
            }
            (_, other) => Err(format!("{} is there, no number", other.kind())),
        }
    }

    /// A quantity in a text: a mean with its deviation or deviations, two ends, or one; of a coverage
    /// that is stated behind them.
    fn of_text(self, text: &str) -> Option<String> {
        if let Some((body, coverage)) = text.rsplit_once('(') {
            return Some(format!("{} ({coverage}", self.of_text(body.trim())?));
        }
        for (before, after) in [("", "+"), (">=", ""), ("<=", ""), (">", ""), ("<", "")] {
            let end = text
                .strip_prefix(before)
                .and_then(|rest| rest.strip_suffix(after));
            if let Some(end) = end.and_then(|end| spelled(end.trim())) {
                return Some(format!("{before}{}{after}", self.of(end)));
            }
        }
        if let Some((mean, halves)) = text.split_once('+')
            && let Some((up, down)) = halves.split_once('/')
        {
            let half = |half: &str| Some(self.part(Dimension::Width, spelled(half.trim())?));
            let down = down.trim().trim_start_matches(['-', '−']);
            let (up, down) = (half(up)?, half(down)?);
            return Some(format!("{} +{up}/-{down}", self.of(spelled(mean.trim())?)));
        }
        let forms = [
            ("±", "±", Dimension::Width),
            ("+-", "±", Dimension::Width),
            ("..", "..", Dimension::Location),
            (" to ", "to", Dimension::Location),
        ];
        let form = forms.into_iter().find(|form| text.contains(form.0))?;
        let (separator, shown, second) = form;
        let (left, right) = text.split_once(separator)?;
        let left = self.of(spelled(left.trim())?);
        let right = self.part(second, spelled(right.trim())?);
        let blank = if shown == ".." { "" } else { " " };
        Some(format!("{left}{blank}{shown}{blank}{right}"))
    }

    fn of_family(self, entry: &Entry) -> Result<Entry, String> {
        let name = entry.key.as_str();
        // What is no law is told where it is read.
        let Some(family) = family::named(name) else {
            return Ok(entry.clone());
        };
        let (what, moved) = match self {
            Self::Plus(_) => ("moved", true),
            Self::Times(_) => ("scaled", false),
        };
        let (Some(given), true) = (entry.node.table(), family.can_be(moved)) else {
            return Err(format!("a law `{name}` cannot be {what}"));
        };
        let mut given = given.clone();
        for parameter in family.optional {
            if let (Kind::Default(left_out), None) = (parameter.kind, given.get(parameter.name)) {
                given.entries.push(Entry {
                    key: parameter.name.to_owned(),
                    key_place: entry.key_place.clone(),
                    node: Node {
                        place: entry.node.place.clone(),
                        value: number(left_out),
                    },
                });
            }
        }
        for parameter in &mut given.entries {
            let declared = family.parameters().find(|it| it.name == parameter.key);
            let dimension = declared.map_or(Dimension::Shape, |it| it.dimension);
            let change = |node: &mut Node| {
                if let Some(old) = node.number() {
                    node.value = number(self.part(dimension, old));
                }
            };
            match &mut parameter.node.value {
                Value::List(items) => items.iter_mut().for_each(change),
                _ => change(&mut parameter.node),
            }
        }
        let mut entry = entry.clone();
        entry.node.value = Value::Table(given);
        Ok(entry)
    }
}

/// A number as a file would have it: a whole one without decimals.
fn number(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        Value::Integer(number as i128)
    } else {
        Value::Float(number)
    }
}
