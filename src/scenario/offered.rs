//! The addresses that a scenario offers to `--set` and its like.

use super::Document;
use super::keys::{Keys, SCENARIO, Shape};
use super::node::{Node, Table};

impl Document {
    /// All addresses of keys that can be set, such as `criteria.goals.weight`, in the order of the
    /// declaration and of the file; without those that need quotes.
    pub fn addresses(&self) -> Vec<String> {
        let mut all = Vec::new();
        let mut root = self.tree(&[], &mut Vec::new());
        // Its scores stand under the teams by now.
        root.entries.extend(self.sheet().cloned());
        keys(Some(&root), &SCENARIO, "", &mut all);
        all
    }

    /// The ids of the teams.
    pub fn team_ids(&self) -> Vec<String> {
        let root = self.tree(&[], &mut Vec::new());
        let teams = root.children("teams").iter();
        teams.map(|team| team.key.clone()).collect()
    }
}

fn keys(table: Option<&Table>, declared: &Keys, before: &str, all: &mut Vec<String>) {
    for key in declared.keys {
        let address = format!("{before}{}", key.name);
        let node = table.and_then(|table| table.get(key.name));
        below(node.map(|entry| &entry.node), &key.shape, address, all);
    }
}

fn below(node: Option<&Node>, shape: &Shape, address: String, all: &mut Vec<String>) {
    let table = node.and_then(Node::table);
    match shape {
        // Nothing can be said of a sheet that is not there.
        Shape::Table(_) if address == super::scores::KEY && table.is_none() => {}
        Shape::Table(declared) => keys(table, declared, &format!("{address}."), all),
        Shape::Map { shape, .. } => {
            let entries = table.map_or(&[][..], |table| &table.entries);
            for entry in entries.iter().filter(|entry| is_plain(&entry.key)) {
                below(
                    Some(&entry.node),
                    shape,
                    format!("{address}.{}", entry.key),
                    all,
                );
            }
        }
        _ => all.push(address),
    }
}

/// Whether a key stands in an address, and on a command line, without quotes.
fn is_plain(key: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    !key.is_empty() && key.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use crate::scenario::{Document, Source};

    #[test]
    fn every_address_that_is_offered_is_understood() {
        let name = "scenarios/base.toml".to_owned();
        let text = include_str!("../../scenarios/base.toml").to_owned();
        let document = Document::new(&Source { name, text });
        let all = document.addresses();
        for address in [
            "places",
            "simulation.seed",
            "blocks.plan",
            "criteria.dependency.penalty",
            "teams.kt.scores.technology",
        ] {
            assert!(all.iter().any(|offered| offered == address), "{address}");
        }
        for address in &all {
            // Whatever the value is, the address is none of the problems.
            let setting = crate::scenario::Setting::set(format!("{address}=1"));
            let told = document.read(&[setting]);
            let unknown = told.problems.iter().find(|p| p.message.contains("unknown"));
            assert_eq!(unknown, None, "{address}");
        }
        assert_eq!(document.team_ids().len(), 10);
    }
}
