//! Keys as somebody meets them who is about to change them: what each is called, what stands there,
//! and what follows from setting it.

use super::called::{held, name, scale};
use super::follows::{Follows, KeyName};
use super::node::{Node, Table};
use super::spelling::spelling;
use super::{Document, Scenario, Setting};
use crate::model::Address;

/// A number of a scenario.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Keyed {
    /// What it is called.
    pub(crate) name: KeyName,
    /// What stands there under the settings; nothing where nothing does.
    pub(crate) text: Option<String>,
    /// What the file has there.
    pub(crate) written: Option<String>,
    /// Where it is a score, the ends of its criterion's scale.
    pub(crate) scale: Option<[f64; 2]>,
}

impl Document {
    /// Some numbers of the scenario that was read under these settings.
    pub(crate) fn keyed(
        &self,
        settings: &[Setting],
        scenario: &Scenario,
        addresses: &[Address],
    ) -> Vec<Keyed> {
        let tree = self.tree(settings, &mut Vec::new());
        let file = self.tree(&[], &mut Vec::new());
        let keyed = |address: &Address| {
            let mut keys = address.keys();
            let called = name(scenario, &keys);
            let scale = scale(scenario, &keys).map(|(_, ends)| ends);
            // A block that has a label has its points beside it.
            let is_table = tree.path(&keys).is_some_and(|node| node.table().is_some());
            if let (Address::Block { .. }, true) = (address, is_table) {
                keys.push("points");
            }
            let text = |root: &Table| {
                let found = root.path(&keys).or_else(|| points(root, address));
                found.map(spelling)
            };
            Keyed {
                name: called,
                text: text(&tree),
                written: text(&file),
                scale,
            }
        };
        addresses.iter().map(keyed).collect()
    }

    /// What a weight is beside a scale of its own, where the file says both in one, as `points`.
    pub(crate) fn points(&self, address: &Address) -> Option<String> {
        let file = self.tree(&[], &mut Vec::new());
        points(&file, address).map(spelling)
    }
}

/// The points that a weight is written as.
fn points<'t>(root: &'t Table, address: &Address) -> Option<&'t Node> {
    let Address::Weight { criterion } = address else {
        return None;
    };
    root.path(&["criteria", criterion, "points"])
}

/// What follows from setting these numbers together, for each.
pub(crate) fn following(scenario: &Scenario, set: &[Address]) -> Vec<Vec<Follows>> {
    let keys: Vec<Vec<&str>> = set.iter().map(Address::keys).collect();
    held(scenario, &keys)
}
