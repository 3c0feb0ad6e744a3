//! A tree as the text of a file.

use super::Rows;
use super::family;
use super::node::{Entry, Node, Samples, Table, Value};

/// The text of a file that is read as this tree.
pub(crate) fn text(root: &Table) -> String {
    let mut out = String::new();
    // What is no table comes before the first header.
    for entry in root.entries.iter().filter(|e| e.node.table().is_none()) {
        line(entry, &mut out);
    }
    for entry in &root.entries {
        if let Some(table) = entry.node.table() {
            out += &format!("\n[{}]\n", key(&entry.key));
            for entry in &table.entries {
                line(entry, &mut out);
            }
        }
    }
    out
}

fn line(entry: &Entry, out: &mut String) {
    *out += &key(&entry.key);
    *out += " = ";
    value(&entry.node, out);
    out.push('\n');
}

/// A value as it stands in a file.
pub(super) fn value(node: &Node, out: &mut String) {
    match &node.value {
        Value::Text(text) => *out += &quoted(&text.text),
        Value::Integer(whole) => *out += &whole.to_string(),
        Value::Float(float) => *out += &number(*float),
        Value::Bool(bool) => *out += &bool.to_string(),
        // What has one of these is no scenario.
        Value::Date | Value::Broken => *out += "\"\"",
        Value::List(items) => list(items, out, value),
        Value::Samples(samples) => rows(samples, out),
        Value::Table(table) => {
            out.push('{');
            for (i, entry) in table.entries.iter().enumerate() {
                *out += if i == 0 { " " } else { ", " };
                *out += &key(&entry.key);
                *out += " = ";
                value(&entry.node, out);
            }
            *out += " }";
        }
    }
}

/// Draws that were read from a file, written out.
fn rows(Samples { rows, aligned, .. }: &Samples, out: &mut String) {
    *out += &format!("{{ {} = {{ values = ", family::ROWS);
    list(Rows::in_order(rows), out, |x, out| *out += &number(*x));
    *out += if *aligned {
        ", aligned = true } }"
    } else {
        " } }"
    };
}

fn list<T>(items: &[T], out: &mut String, each: impl Fn(&T, &mut String)) {
    out.push('[');
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            *out += ", ";
        }
        each(item, out);
    }
    out.push(']');
}

/// The shortest form that reads back; a whole number without decimals.
fn number(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        format!("{number:.0}")
    } else {
        format!("{number:?}")
    }
}

fn key(key: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !key.is_empty() && key.chars().all(is_bare) {
        key.to_owned()
    } else {
        quoted(key)
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out += &format!("\\u{:04X}", u32::from(c)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
