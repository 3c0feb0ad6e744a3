//! Names for people, which must tell the things they name apart.

use std::collections::HashMap;

use super::node::Entry;
use super::{Place, Problem};

/// The names seen so far.
pub(crate) struct Names {
    things: &'static str,
    key: &'static str,
    seen: HashMap<String, Place>,
}

impl Names {
    pub(crate) fn new(things: &'static str, key: &'static str) -> Self {
        Self {
            things,
            key,
            seen: HashMap::new(),
        }
    }

    /// Takes the name of `entry`, written under `key` or standing as its id.
    pub(crate) fn add(
        &mut self,
        entry: &Entry,
        key: &str,
        name: &str,
        problems: &mut Vec<Problem>,
    ) {
        let written = entry.node.table().and_then(|t| t.get(key));
        let place = written.map_or(&entry.key_place, |e| &e.node.place);
        let first = self.seen.entry(name.trim().to_owned());
        match first {
            std::collections::hash_map::Entry::Vacant(empty) => {
                empty.insert(place.clone());
            }
            std::collections::hash_map::Entry::Occupied(first) => {
                let message = format!("two {} are called \"{}\"", self.things, name.trim());
                problems.push(
                    Problem::error(place, message)
                        .label("the same again")
                        .also(first.get(), "first here")
                        .help(format!("give each its own `{}`", self.key)),
                );
            }
        }
    }
}
