//! A digest that names a scenario: the same for every way to write it down.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::tree::{Node, Value};

/// `sha256:…` over the tree in one canonical form. Comments and layout are not in the tree;
/// `[simulation]` says how to compute, not what, and is left out.
pub(super) fn digest(root: &Node) -> String {
    let mut text = String::new();
    write(root, true, &mut text);
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().fold("sha256:".to_owned(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

fn write(node: &Node, top: bool, out: &mut String) {
    match &node.value {
        Value::Table(entries) => {
            out.push('{');
            for entry in entries {
                if top && entry.key == "simulation" {
                    continue;
                }
                let _ = write!(out, "{:?}:", entry.key);
                write(&entry.node, false, out);
                out.push(',');
            }
            out.push('}');
        }
        Value::Array(nodes) => {
            out.push('[');
            for inner in nodes {
                write(inner, false, out);
                out.push(',');
            }
            out.push(']');
        }
        Value::Text(text) => {
            let _ = write!(out, "{text:?}");
        }
        // 84 and 84.0 are one number.
        Value::Integer(_) | Value::Float(_) => {
            let _ = write!(out, "{:?}", node.number().unwrap_or(f64::NAN));
        }
        Value::Boolean(flag) => {
            let _ = write!(out, "{flag}");
        }
        Value::Date(date) => out.push_str(date),
    }
}
