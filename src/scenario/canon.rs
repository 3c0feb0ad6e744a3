//! Values of the tree that say the same.

use super::node::{Node, Value};

/// The canonical text of one value: equal for values that say the same.
pub(crate) fn of_node(value: &Node) -> String {
    let mut canon = String::new();
    node(value, &mut canon);
    canon
}

fn node(node: &Node, out: &mut String) {
    match &node.value {
        Value::Text(text) => quoted(&text.text, out),
        // 84 and 84.0 are the same number; the shortest form that reads back says which.
        Value::Integer(i) => match i64::try_from(*i) {
            Ok(small) if small.unsigned_abs() <= 1 << 53 => {
                out.push_str(&(small as f64).to_string());
            }
            _ => out.push_str(&i.to_string()),
        },
        // Adding zero turns -0.0 into 0.0.
        Value::Float(f) => out.push_str(&(f + 0.0).to_string()),
        Value::Bool(b) => out.push_str(if *b { "true" } else { "false" }),
        Value::Date | Value::Broken => out.push('?'),
        Value::List(items) => {
            out.push('[');
            for item in items {
                self::node(item, out);
                out.push(',');
            }
            out.push(']');
        }
        // What the file holds counts, not where it lies.
        Value::Samples(samples) => {
            out.push_str(if samples.aligned {
                "aligned["
            } else {
                "samples["
            });
            for number in samples.rows.in_order() {
                out.push_str(&(number + 0.0).to_string());
                out.push(',');
            }
            out.push(']');
        }
        Value::Table(table) => {
            out.push('{');
            for entry in &table.entries {
                quoted(&entry.key, out);
                out.push('=');
                self::node(&entry.node, out);
                out.push(',');
            }
            out.push('}');
        }
    }
}

/// A text between quotes, its length before it so that no two trees look the same.
fn quoted(text: &str, out: &mut String) {
    out.push_str(&text.len().to_string());
    out.push('"');
    out.push_str(text);
    out.push('"');
}
