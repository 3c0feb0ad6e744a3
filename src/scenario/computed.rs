//! A scenario as it is computed, as a file that stands alone; and that file in a result.

use serde::Deserialize;

use super::node::{Entry, Node, Table, Value};
use super::text::text;
use super::{Coupling, Document, Place, Recorded, Role, Scenario, Setting, Source, Weight};

/// Longer texts are not put into a result, and not read from one: parsed, they would take more memory
/// than anybody expects.
pub const LARGEST_HELD: usize = 16 << 20;

impl Document {
    /// The scenario that was read under these settings, as the text of a file that is read as the
    /// same without any: changed, with scores from a sheet and draws from files written out, and
    /// with what was settled on the way. None where that is too long to be of use.
    pub fn computed(&self, settings: &[Setting], scenario: &Scenario) -> Option<String> {
        let mut root = self.said(settings, scenario);
        put(&mut root, &["title"], Value::text(scenario.title.clone()));
        Some(text(&root)).filter(|text| text.len() <= LARGEST_HELD)
    }

    /// The tree of that file, but for a title that is only the file's name.
    pub(super) fn said(&self, settings: &[Setting], scenario: &Scenario) -> Table {
        let mut root = self.tree(settings, &mut Vec::new());
        for criterion in &scenario.criteria {
            if let Role::Weighted { weight, .. } = &criterion.role
                && let Weight::Pinned(number) = weight
            {
                let points = root.path(&["criteria", &criterion.id, "points"]);
                let points = points.and_then(Node::number);
                if points == Some(*number) {
                    continue;
                }
                let mut say = |key: &str, value: Value| {
                    put(&mut root, &["criteria", &criterion.id, key], value);
                };
                // Where others were set, this one made room.
                say("weight", Value::Float(*number));
                if let Some(points) = points {
                    // They say the scale too, which stays as it was.
                    let ends = [0.0, points].map(|end| Node {
                        place: Place::new(0, 0..0),
                        value: Value::Float(end),
                    });
                    say("scale", Value::List(ends.to_vec()));
                    root.put(&["criteria", &criterion.id, "points"], None);
                }
            }
        }
        if let Some(total) = total(scenario) {
            put(&mut root, &["weights", "total"], Value::Float(total));
        }
        if scenario.observed.is_none() {
            // It is none, or left aside.
            root.put(&["observed"], None);
        }
        for group in &scenario.correlation.groups {
            // Of the two, one was set in the place of the other.
            let other = match group.coupling {
                Coupling::Equal(_) => "matrix",
                Coupling::Matrix(_) => "correlation",
            };
            root.put(&["correlation", "groups", &group.id, other], None);
        }
        root
    }
}

/// Puts a value at a path of keys.
fn put(root: &mut Table, path: &[&str], value: Value) {
    let place = Place::new(0, 0..0);
    let entry = Entry {
        key: path.last().copied().unwrap_or_default().to_owned(),
        key_place: place.clone(),
        node: Node { place, value },
    };
    root.put(path, Some(entry));
}

/// What all weights add up to, where it would not be found again.
fn total(scenario: &Scenario) -> Option<f64> {
    if !scenario.blocks.is_empty() {
        return None;
    }
    let weights = scenario.criteria.iter().filter_map(|c| match c.role {
        Role::Weighted { weight, .. } => Some(weight),
        Role::Penalty(_) => None,
    });
    let pinned: Option<Vec<f64>> = weights
        .map(|weight| match weight {
            Weight::Pinned(number) => Some(number),
            _ => None,
        })
        .collect();
    let found = pinned.map_or(super::weights::USUAL, |all| all.iter().sum());
    (found != scenario.weights_total).then_some(scenario.weights_total)
}

/// A result, as far as it can be run again.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Held {
    /// The scenarios that it holds: one, or both sides of a comparison.
    pub scenarios: Vec<HeldScenario>,
    /// The arguments of `--vary`, where it is a sweep.
    pub vary: Vec<String>,
    /// The team that a map is about.
    pub team: Option<String>,
}

/// A scenario within a result.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldScenario {
    /// What a comparison calls it.
    pub name: Option<String>,
    /// Its text, under the name of the result.
    pub source: Source,
    /// What had been changed in it as it was first written.
    pub settings: Vec<Recorded>,
}

/// The keys of a result that matter here.
#[derive(Deserialize)]
struct Envelope {
    format: String,
    scenario: Option<String>,
    #[serde(default)]
    settings: Vec<String>,
    #[serde(default)]
    sides: Vec<Part>,
    #[serde(default)]
    axes: Vec<Axis>,
    team: Option<String>,
}

#[derive(Deserialize)]
struct Part {
    name: Option<String>,
    scenario: Option<String>,
    #[serde(default)]
    settings: Vec<String>,
}

#[derive(Deserialize)]
struct Axis {
    #[serde(default)]
    argument: String,
}

impl Held {
    /// Takes the bytes of a file apart if they are a result of this program; `name` is what it is
    /// called.
    pub fn read(name: &str, bytes: &[u8]) -> Option<Self> {
        if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'{') {
            return None;
        }
        let envelope: Envelope = serde_json::from_slice(bytes).ok()?;
        if !envelope.format.starts_with("cutline.") {
            return None;
        }
        let alone = Part {
            name: None,
            scenario: envelope.scenario,
            settings: envelope.settings,
        };
        let parts = std::iter::once(alone).chain(envelope.sides);
        let scenario = |part: Part| {
            Some(HeldScenario {
                name: part.name,
                source: Source {
                    name: name.to_owned(),
                    text: part.scenario?,
                },
                settings: part
                    .settings
                    .iter()
                    .map(|line| Recorded::read(line))
                    .collect(),
            })
        };
        Some(Self {
            scenarios: parts.filter_map(scenario).collect(),
            vary: envelope
                .axes
                .into_iter()
                .map(|axis| axis.argument)
                .collect(),
            team: envelope.team,
        })
    }
}
