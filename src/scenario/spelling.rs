//! A value of the tree in a few characters, for people.

use super::node::{Node, Value};
use super::number::plain;

/// The value as one would write it, without the quotes of a text.
pub(crate) fn spelling(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => text.text.clone(),
        _ => inside(node),
    }
}

/// The value as it stands within a list or table.
fn inside(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => format!("{:?}", text.text),
        Value::Integer(i) => i.to_string(),
        Value::Float(f) => plain(*f),
        Value::Bool(b) => b.to_string(),
        Value::Date | Value::Broken => "?".to_owned(),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(inside).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Samples(samples) => {
            format!("samples of {} in {}", samples.column, samples.file)
        }
        Value::Table(table) => {
            let entries = table.entries.iter();
            let entries: Vec<String> = entries
                .map(|entry| format!("{} = {}", entry.key, inside(&entry.node)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}
