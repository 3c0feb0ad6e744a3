//! The tree against the declaration of keys: unknown keys and wrong types, all of them.

use super::keys::{Key, LATER, Shape};
use super::nearest::suggestion;
use super::problem::Problem;
use super::tree::{Entry, Node, Value};

/// Checks a value against its shape. `path` is how the value is addressed.
pub(super) fn check(node: &Node, shape: &Shape, path: &str, problems: &mut Vec<Problem>) {
    let fits = match shape {
        Shape::Text | Shape::Choice(_) => matches!(node.value, Value::Text(_)),
        Shape::Whole => matches!(node.value, Value::Integer(_)),
        Shape::Number => matches!(node.value, Value::Integer(_) | Value::Float(_)),
        Shape::Quantity => !matches!(
            node.value,
            Value::Array(_) | Value::Boolean(_) | Value::Date(_)
        ),
        Shape::Weight => matches!(
            node.value,
            Value::Integer(_) | Value::Float(_) | Value::Text(_)
        ),
        Shape::Scale | Shape::Knots | Shape::Texts => matches!(node.value, Value::Array(_)),
        Shape::Table(_) | Shape::Map { .. } => matches!(node.value, Value::Table(_)),
    };
    if !fits {
        let mut problem = Problem::error(
            format!("`{path}` must be {}", shape.expectation()),
            node.place.clone(),
            format!("this is {}", node.kind()),
        );
        if let (Some(text), Shape::Whole | Shape::Number) = (node.text(), shape) {
            if text.trim().parse::<f64>().is_ok() {
                problem.help = Some(format!("write the number without quotes: {}", text.trim()));
            }
        }
        if let (Value::Table(_), Value::Array(_)) = (&Value::Table(Vec::new()), &node.value) {
            if matches!(shape, Shape::Map { .. }) {
                problem.help = Some(format!("write [{path}.ID] for each, with an id of its own"));
            }
        }
        problems.push(problem);
        return;
    }
    match shape {
        Shape::Text => control_characters(node, path, problems),
        Shape::Number => finite(node, problems),
        Shape::Choice(words) => choice(node, words, path, problems),
        Shape::Texts => {
            for item in node.array() {
                check(item, &Shape::Text, path, problems);
            }
        }
        Shape::Table(keys) => {
            for entry in node.table() {
                table_entry(entry, keys, path, problems);
            }
        }
        Shape::Map {
            of,
            each,
            plain_ids,
            ..
        } => {
            for entry in node.table() {
                id(entry, of, *plain_ids, problems);
                check(&entry.node, each, &join(path, &entry.key), problems);
            }
        }
        _ => {}
    }
}

/// Reports a number that is infinite, not a number, or beyond computing.
pub(super) fn finite(node: &Node, problems: &mut Vec<Problem>) {
    let Some(number) = node.number() else { return };
    if !number.is_finite() {
        problems.push(Problem::error(
            "every number must be finite",
            node.place.clone(),
            if number.is_nan() {
                "not a number"
            } else {
                "infinite"
            },
        ));
    } else if number.abs() > super::LARGEST_NUMBER {
        problems.push(Problem::error(
            "this number is too large to compute with",
            node.place.clone(),
            "more than 1e12",
        ));
    }
}

/// A path one step longer.
pub(super) fn join(path: &str, key: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let key = if !key.is_empty() && key.chars().all(plain) {
        key.to_owned()
    } else {
        format!("{key:?}")
    };
    if path.is_empty() {
        key
    } else {
        format!("{path}.{key}")
    }
}

fn table_entry(entry: &Entry, keys: &[Key], path: &str, problems: &mut Vec<Problem>) {
    if let Some(known) = keys.iter().find(|key| key.name == entry.key) {
        check(&entry.node, &known.shape, &join(path, &entry.key), problems);
        return;
    }
    let place = if path.is_empty() {
        String::new()
    } else {
        format!(" in `{path}`")
    };
    let problem = if LATER.contains(&entry.key.as_str()) {
        Problem::error(
            format!("`{}` is not supported by this version", entry.key),
            entry.key_place.clone(),
            "cannot be computed yet",
        )
    } else {
        Problem::error(
            format!("unknown key `{}`{place}", entry.key),
            entry.key_place.clone(),
            "",
        )
        .maybe_help(suggestion(&entry.key, keys.iter().map(|key| key.name)))
    };
    problems.push(problem);
}

fn id(entry: &Entry, of: &str, plain: bool, problems: &mut Vec<Problem>) {
    let id = &entry.key;
    let fits = |c: char, first: bool| {
        c == '_' || c.is_ascii_alphabetic() || (!first && c.is_ascii_digit())
    };
    let problem = if id.trim().is_empty() {
        Some("an id cannot be empty".to_owned())
    } else if id.chars().any(char::is_control) {
        Some(format!("the id of this {of} has a control character"))
    } else if plain && !id.chars().enumerate().all(|(i, c)| fits(c, i == 0)) {
        Some(format!("`{id}` cannot be the id of a {of}"))
    } else {
        None
    };
    if let Some(message) = problem {
        let help = if plain {
            "an id here is letters a to z, digits and underscores, not starting with a digit; `label` takes any name"
        } else {
            "give it a short name; quoted ids may use any script"
        };
        problems.push(Problem::error(message, entry.key_place.clone(), "").help(help));
    }
}

fn choice(node: &Node, words: &[&str], path: &str, problems: &mut Vec<Problem>) {
    let Some(text) = node.text() else { return };
    if !words.contains(&text) {
        problems.push(
            Problem::error(
                format!("`{path}` must be one of {}", words.join(", ")),
                node.place.clone(),
                "",
            )
            .maybe_help(suggestion(text, words.iter().copied())),
        );
    }
}

fn control_characters(node: &Node, path: &str, problems: &mut Vec<Problem>) {
    let Some(text) = node.text() else { return };
    // Directional overrides can make a terminal show one name as another.
    let hidden =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.chars().any(hidden) {
        problems.push(Problem::error(
            format!("`{path}` has a control character or a line break"),
            node.place.clone(),
            "",
        ));
    } else if text.trim().is_empty() {
        problems.push(
            Problem::error(format!("`{path}` is empty"), node.place.clone(), "")
                .help("leave the key out, or write a name"),
        );
    }
}
