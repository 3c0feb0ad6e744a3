//! In which keys two scenarios differ, and the scenarios in between.

use super::keys::{BLOCK, SCENARIO, Shape};
use super::node::{Entry, Table};
use super::problem::SETTINGS;
use super::spelling::spelling;
use super::{Document, Place, Scenario, Setting, canon, leaf};
use crate::model::Address;

/// A key that two scenarios have different values for.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyChange {
    /// Address of the key.
    pub path: String,
    /// What the first scenario says; `None` where it says nothing.
    pub a: Option<String>,
    /// What the second says.
    pub b: Option<String>,
    keys: Vec<String>,
    /// The entry of the second scenario, where it has one.
    entry: Option<Entry>,
    /// Changes that make no sense without this one: the scores on a criterion that only one of
    /// the scenarios has.
    with: Vec<KeyChange>,
}

/// Changes that are looked at together: one key, or the keys of a section.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeGroup {
    /// Address of the key or the section.
    pub path: String,
    /// The changes of the group, at least one.
    pub changes: Vec<KeyChange>,
}

/// The differences of two scenarios, and the scenarios between the two.
#[derive(Debug, Clone, PartialEq)]
pub struct Differences {
    /// The differences, in the order of the first scenario.
    pub groups: Vec<ChangeGroup>,
    /// The first scenario with some of the groups as in the second: at place `m − 1` with those
    /// whose bit is set in `m`, for every `m` but none and all. `None` where some of them make no
    /// scenario.
    pub between: Option<Vec<Scenario>>,
}

/// What a side says of a team or a criterion that it has and the other has not.
pub const THERE: &str = "there";

/// More groups than these are put together by section.
const MOST_GROUPS: usize = 8;

impl Differences {
    /// Compares two documents under their settings. Names, titles, what was observed and how much
    /// is computed do not count.
    pub fn new(a: (&Document, &[Setting]), b: (&Document, &[Setting])) -> Self {
        let root = a.0.tree(a.1, &mut Vec::new());
        let other = b.0.tree(b.1, &mut Vec::new());
        let mut changes = Vec::new();
        tables(
            &root,
            &other,
            &Shape::Table(&SCENARIO),
            &mut Vec::new(),
            &mut changes,
        );
        let changes = with_their_scores(changes);
        let levels = [usize::MAX, 2, 1].map(|depth| grouped(&changes, depth));
        let few = levels
            .into_iter()
            .filter(|groups| groups.len() <= MOST_GROUPS);
        let mut finest = None;
        for groups in few {
            let masks = 1..(1usize << groups.len()).saturating_sub(1);
            let between: Option<Vec<Scenario>> = masks
                .map(|mask| between(a.0, &root, &groups, mask))
                .collect();
            if between.is_some() {
                return Self { groups, between };
            }
            finest = finest.or(Some(groups));
        }
        Self {
            groups: finest.unwrap_or_default(),
            between: None,
        }
    }
}

/// The first scenario with the groups whose bits are set as in the second.
fn between(
    document: &Document,
    root: &Table,
    groups: &[ChangeGroup],
    mask: usize,
) -> Option<Scenario> {
    let mut root = root.clone();
    let taken = groups
        .iter()
        .enumerate()
        .filter(|(bit, _)| mask >> bit & 1 == 1);
    for change in taken.flat_map(|(_, group)| &group.changes) {
        for change in std::iter::once(change).chain(&change.with) {
            let keys: Vec<&str> = change.keys.iter().map(String::as_str).collect();
            // What is put counts as set, so that pinned weights beside it make room.
            let entry = change.entry.clone().map(|mut entry| {
                entry.node.place = Place::new(SETTINGS, 0..0);
                entry
            });
            root.put(&keys, entry);
        }
    }
    let mut problems = Vec::new();
    let scenario = document.assemble(root, &mut problems, &mut Vec::new());
    scenario.filter(|_| !problems.iter().any(super::Problem::is_error))
}

/// Walks two tables of this shape side by side.
fn tables(a: &Table, b: &Table, shape: &Shape, path: &mut Vec<String>, out: &mut Vec<KeyChange>) {
    let only_b = b.keys().filter(|key| a.get(key).is_none());
    let keys: Vec<String> = a.keys().chain(only_b).map(str::to_owned).collect();
    for key in keys {
        let inner = match shape {
            Shape::Table(declared) => declared.get(&key).map(|k| &k.shape),
            Shape::Map { shape, .. } => Some(*shape),
            Shape::Block => BLOCK.get(&key).map(|k| &k.shape),
            _ => None,
        };
        let (in_a, in_b) = (a.get(&key), b.get(&key));
        let Some(inner) = inner.filter(|inner| counts(path, &key, inner)) else {
            continue;
        };
        path.push(key);
        match (
            in_a.and_then(|e| e.node.table()),
            in_b.and_then(|e| e.node.table()),
        ) {
            (Some(x), Some(y))
                if matches!(inner, Shape::Table(_) | Shape::Map { .. } | Shape::Block) =>
            {
                tables(x, y, inner, path, out);
            }
            // A section of one side only is compared with an empty one, a team or criterion as
            // a whole.
            (x, y) if path.len() == 1 && matches!(inner, Shape::Table(_) | Shape::Map { .. }) => {
                let empty = Table::default();
                tables(x.unwrap_or(&empty), y.unwrap_or(&empty), inner, path, out);
            }
            _ => out.extend(change(path, in_a, in_b)),
        }
        path.pop();
    }
}

/// Whether a key has a part in the result.
fn counts(path: &[String], key: &str, shape: &Shape) -> bool {
    let top = path.is_empty() && matches!(key, "simulation" | "questions" | "observed");
    let name = matches!(shape, Shape::Text) && key != "block";
    !top && !name
}

fn change(path: &[String], a: Option<&Entry>, b: Option<&Entry>) -> Option<KeyChange> {
    // A block with a label and one without have the same points.
    let points = |entry: &Entry| {
        let is_block = path.first().is_some_and(|section| section == "blocks");
        is_block.then(|| leaf::block(&entry.node, &entry.key).ok())?
    };
    let same = |x: &Entry, y: &Entry| {
        canon::of_node(&x.node) == canon::of_node(&y.node)
            || (points(x).is_some() && points(x) == points(y))
    };
    if let (Some(x), Some(y)) = (a, b)
        && same(x, y)
    {
        return None;
    }
    let told = |entry: &Entry| match path {
        [section, _] if matches!(section.as_str(), "teams" | "criteria") => THERE.to_owned(),
        _ => spelling(&entry.node),
    };
    Some(KeyChange {
        path: path.join("."),
        a: a.map(told),
        b: b.map(told),
        keys: path.to_vec(),
        entry: b.cloned(),
        with: Vec::new(),
    })
}

/// Puts the scores on a criterion that one side lacks with the criterion.
fn with_their_scores(changes: Vec<KeyChange>) -> Vec<KeyChange> {
    let lone = |change: &KeyChange| match change.keys.as_slice() {
        [section, id] if section == "criteria" => Some(id.clone()),
        _ => None,
    };
    let criteria: Vec<String> = changes.iter().filter_map(lone).collect();
    let is_theirs = |change: &KeyChange| {
        let keys: Vec<&str> = change.keys.iter().map(String::as_str).collect();
        let known = |id| criteria.iter().any(|known| known == id);
        matches!(Address::of(&keys), Some(Address::Score { criterion, .. }) if known(criterion))
    };
    let (scores, mut rest): (Vec<_>, Vec<_>) = changes.into_iter().partition(is_theirs);
    for score in scores {
        let owner = rest
            .iter_mut()
            .find(|c| lone(c).as_ref() == score.keys.last());
        if let Some(owner) = owner {
            owner.with.push(score);
        }
    }
    rest
}

/// Changes with as many keys of their paths in common; a path of a team or criterion is cut at
/// `depth` keys, any other at two or fewer.
fn grouped(changes: &[KeyChange], depth: usize) -> Vec<ChangeGroup> {
    let mut groups: Vec<ChangeGroup> = Vec::new();
    for change in changes {
        let long = |key: &String| key == "teams" || key == "criteria";
        let keep = if change.keys.first().is_some_and(long) {
            depth
        } else {
            depth.min(2)
        };
        let keys: Vec<&str> = change.keys.iter().take(keep).map(String::as_str).collect();
        let path = keys.join(".");
        match groups.iter_mut().find(|group| group.path == path) {
            Some(group) => group.changes.push(change.clone()),
            None => groups.push(ChangeGroup {
                path,
                changes: vec![change.clone()],
            }),
        }
    }
    for group in &mut groups {
        if let [only] = group.changes.as_slice() {
            group.path.clone_from(&only.path);
        }
    }
    groups
}
