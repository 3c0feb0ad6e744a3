//! A scenario's text as a tree in which every value knows its place.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::Problem;
use super::source::Place;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) place: Place,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_place: Place,
    pub(super) node: Node,
    /// What the file said here, where `--set` replaced it.
    pub(super) replaced: Option<Box<Node>>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Table(Vec<Entry>),
    Array(Vec<Node>),
    Text(String),
    Integer(i128),
    Float(f64),
    Boolean(bool),
    Date(String),
}

impl Node {
    pub(super) fn table(&self) -> &[Entry] {
        match &self.value {
            Value::Table(entries) => entries,
            _ => &[],
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Entry> {
        self.table().iter().find(|entry| entry.key == key)
    }

    pub(super) fn array(&self) -> &[Node] {
        match &self.value {
            Value::Array(nodes) => nodes,
            _ => &[],
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, finite or not.
    pub(super) fn number(&self) -> Option<f64> {
        match self.value {
            Value::Integer(whole) => Some(whole as f64),
            Value::Float(number) => Some(number),
            _ => None,
        }
    }

    /// What it is, with its article.
    pub(super) fn kind(&self) -> &'static str {
        match self.value {
            Value::Table(_) => "a table",
            Value::Array(_) => "a list",
            Value::Text(_) => "text",
            Value::Integer(_) => "a whole number",
            Value::Float(_) => "a number",
            Value::Boolean(_) => "true or false",
            Value::Date(_) => "a date",
        }
    }
}

/// Parses a document; all syntax errors at once.
pub(super) fn parse(text: &str, source: usize) -> (Node, Vec<Problem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut problems: Vec<Problem> = errors
        .iter()
        .map(|error| {
            let span = error.span().unwrap_or(0..0);
            syntax_problem(text, error.message(), Place::new(source, span))
        })
        .collect();
    let span = table.span();
    let node = Node {
        value: entries(table.into_inner(), source, &mut problems),
        place: Place::new(source, span),
    };
    (node, problems)
}

/// Parses one value, as it would stand behind a key.
pub(super) fn parse_value(text: &str, source: usize, offset: usize) -> Option<Node> {
    let parsed = DeValue::parse(text).ok()?;
    let mut problems = Vec::new();
    let mut node = convert(parsed, source, &mut problems);
    node.place.span = offset..offset + text.len();
    problems.is_empty().then_some(node)
}

fn syntax_problem(text: &str, message: &str, place: Place) -> Problem {
    let lines: Vec<&str> = message.lines().collect();
    let message = lines.join(", ");
    let shown = text.get(place.span.clone()).unwrap_or("");
    let help = if shown.contains(['“', '”', '‘', '’']) || line_at(text, &place).contains(['“', '”'])
    {
        Some("text stands between straight quotes: \"…\"".to_owned())
    } else if message.contains("duplicate key") {
        Some("each key stands once; remove one of the two".to_owned())
    } else {
        None
    };
    Problem::error(message, place, "").maybe_help(help)
}

fn line_at<'a>(text: &'a str, place: &Place) -> &'a str {
    let at = place.span.start.min(text.len());
    let start = text.as_bytes()[..at]
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |i| i + 1);
    let end = text.as_bytes()[at..]
        .iter()
        .position(|b| *b == b'\n')
        .map_or(text.len(), |i| at + i);
    text.get(start..end).unwrap_or("")
}

fn entries(table: DeTable<'_>, source: usize, problems: &mut Vec<Problem>) -> Value {
    let entries = table.into_iter().map(|(key, value)| Entry {
        key_place: Place::new(source, key.span()),
        key: key.into_inner().into_owned(),
        node: convert(value, source, problems),
        replaced: None,
    });
    Value::Table(entries.collect())
}

fn convert(value: Spanned<DeValue<'_>>, source: usize, problems: &mut Vec<Problem>) -> Node {
    let place = Place::new(source, value.span());
    let too_large = |problems: &mut Vec<Problem>| {
        problems.push(Problem::error(
            "this number is too large",
            place.clone(),
            "cannot be represented",
        ));
        Value::Float(0.0)
    };
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(whole) => i128::from_str_radix(whole.as_str(), whole.radix())
            .map_or_else(|_| too_large(problems), Value::Integer),
        DeValue::Float(number) => match number.as_str().parse::<f64>() {
            Ok(parsed) if parsed.is_infinite() && !number.as_str().contains("inf") => {
                too_large(problems)
            }
            Ok(parsed) => Value::Float(parsed),
            Err(_) => too_large(problems),
        },
        DeValue::Boolean(flag) => Value::Boolean(flag),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(nodes) => Value::Array(
            nodes
                .into_iter()
                .map(|node| convert(node, source, problems))
                .collect(),
        ),
        DeValue::Table(table) => entries(table, source, problems),
    };
    Node { value, place }
}
