//! The criteria and blocks of a checked tree, and what they say together.

use super::applies::AppliesTo;
use super::names::Names;
use super::node::{Entry, Node, Table};
use super::problem::enough;
use super::written::Written;
use super::{Beyond, Place, Problem, Quantity, Weight, leaf, written};
use crate::model::nearest::suggestion;

/// The largest number of criteria, and of blocks: no rubric has so many, and some tables have a row for each pair.
pub(crate) const MOST_CRITERIA: usize = 2_000;

/// A block, as far as it could be read.
pub(crate) struct BlockDraft<'t> {
    pub(crate) entry: &'t Entry,
    pub(crate) label: String,
    /// `None` where the number is no good, which has been reported.
    pub(crate) points: Option<f64>,
}

/// A criterion, as far as it could be read: what is `None` has been reported.
pub(crate) struct CriterionDraft<'t> {
    pub(crate) entry: &'t Entry,
    pub(crate) label: String,
    pub(crate) value: Option<Vec<(f64, f64)>>,
    /// The scores that "unknown" ranges over.
    pub(crate) unknown: Option<(f64, f64)>,
    pub(crate) beyond: Beyond,
    /// Whether somebody wrote that.
    pub(crate) beyond_is_stated: bool,
    /// Of its plain numbers.
    pub(crate) sd: Spread,
    pub(crate) role: RoleDraft,
    /// The teams that it exists for, where not for all.
    pub(crate) applies_to: Option<AppliesTo<'t>>,
}

/// The `sd` of a team or a criterion.
#[derive(Clone, Copy)]
pub(crate) enum Spread {
    None,
    Sd(f64),
    /// Written, but no good, which has been reported.
    Bad,
}

impl Spread {
    pub(crate) fn of(table: &Table) -> Self {
        let Some(sd) = table.get("sd") else {
            return Self::None;
        };
        leaf::positive(&sd.node, "sd").map_or(Self::Bad, Self::Sd)
    }
}

/// What a criterion does to a total, as far as it could be read.
pub(crate) enum RoleDraft {
    Weighted {
        block: Option<usize>,
        weight: Option<Weight>,
    },
    Penalty(Option<Quantity>),
}

impl CriterionDraft<'_> {
    pub(crate) fn id(&self) -> &str {
        &self.entry.key
    }

    /// The node of the weight, where one is written.
    pub(crate) fn weight_node(&self) -> Option<&Node> {
        self.entry.node.table()?.get("weight").map(|e| &e.node)
    }

    /// The weight, where it is a number.
    pub(crate) fn pinned(&self) -> Option<f64> {
        match self.role {
            RoleDraft::Weighted {
                weight: Some(Weight::Pinned(number)),
                ..
            } => Some(number),
            _ => None,
        }
    }

    /// The score that lies a part of the way from the lower to the upper end of the scale.
    pub(crate) fn at_part(&self, part: f64) -> Option<f64> {
        let (low, high) = self.unknown?;
        Some(low + part * (high - low))
    }

    /// Whether the criterion exists for a team.
    pub(crate) fn holds(&self, team: &str) -> bool {
        self.applies_to.as_ref().is_none_or(|it| it.holds(team))
    }

    pub(crate) fn is_weighted(&self) -> bool {
        matches!(self.role, RoleDraft::Weighted { .. })
    }
}

pub(crate) fn blocks(root: &Table) -> Vec<BlockDraft<'_>> {
    let label = |entry: &Entry| {
        let label = &entry.node.table()?.get("label")?.node;
        leaf::text(label, "label").ok().map(str::to_owned)
    };
    let draft = |entry| BlockDraft {
        entry,
        label: label(entry).unwrap_or_else(|| entry.key.clone()),
        points: leaf::block(&entry.node, &entry.key).ok(),
    };
    root.children("blocks").iter().map(draft).collect()
}

pub(crate) fn criteria<'t>(
    root: &'t Table,
    blocks: &[BlockDraft<'t>],
    problems: &mut Vec<Problem>,
) -> Vec<CriterionDraft<'t>> {
    if let Some(entry) = root.children("criteria").get(MOST_CRITERIA) {
        let message = format!(
            "{} criteria are too many: at most {MOST_CRITERIA} are read",
            root.children("criteria").len()
        );
        problems.push(Problem::error(&entry.key_place, message).label("one too many"));
        return Vec::new();
    }
    // Blocks that are no table have been reported; which criteria are in them cannot be told.
    let blocks_known = root.get("blocks").is_none_or(|b| b.node.table().is_some());
    let beyond = root.get("beyond").and_then(|e| leaf::beyond(&e.node));
    let mut names = Names::new("criteria", "label");
    let mut drafts = Vec::new();
    // Members that name no block or an unknown one may be what an empty block lacks.
    let mut lost = false;
    for entry in root.children("criteria") {
        if enough(problems) {
            break;
        }
        // What is not a table has been reported.
        let Some(table) = entry.node.table() else {
            continue;
        };
        let mut draft = criterion(entry, table, beyond);
        names.add(entry, "label", &draft.label, problems);
        let block = table.get("block");
        let weight = table.get("weight");
        if let Some(penalty) = table.get("penalty") {
            penalty_alone(entry, penalty, weight, block, problems);
        } else {
            let block = block.filter(|_| blocks_known);
            let found = block.and_then(|b| find_block(b, blocks, problems));
            lost |= block.is_some() && found.is_none();
            if let RoleDraft::Weighted { block, .. } = &mut draft.role {
                *block = found;
            }
            let pinned = weight.is_some_and(|w| w.node.number().is_some());
            if block.is_none() && !blocks.is_empty() && !pinned {
                problems.push(homeless(entry, blocks));
                lost = true;
            }
        }
        drafts.push(draft);
    }
    if !drafts.is_empty() && !drafts.iter().any(CriterionDraft::is_weighted) {
        let place = root.get("criteria").map(|e| e.key_place.clone());
        problems.push(
            Problem::error(
                &place.unwrap_or(Place::new(0, 0..0)),
                "no criterion has a weight",
            )
            .label("penalties only")
            .help("a criterion without `penalty` is weighted; add one"),
        );
    }
    for (i, block) in blocks.iter().enumerate() {
        if enough(problems) {
            break;
        }
        let member = |c: &CriterionDraft<'_>| matches!(c.role, RoleDraft::Weighted { block, .. } if block == Some(i));
        if !drafts.is_empty() && !lost && !drafts.iter().any(member) {
            let id = &block.entry.key;
            let message = format!("no criterion is in block `{id}`");
            problems.push(
                Problem::error(&block.entry.key_place, message)
                    .label("its points would go to nobody")
                    .help(format!(
                        "write `block = \"{id}\"` at a criterion, or take the block out"
                    )),
            );
        }
    }
    drafts
}

/// A criterion by itself, as far as it can be read.
pub(crate) fn draft<'t>(entry: &'t Entry, root: &Table) -> Option<CriterionDraft<'t>> {
    let beyond = root.get("beyond").and_then(|e| leaf::beyond(&e.node));
    Some(criterion(entry, entry.node.table()?, beyond))
}

/// `beyond` is what the top of the file says.
fn criterion<'t>(entry: &'t Entry, table: &'t Table, beyond: Option<Beyond>) -> CriterionDraft<'t> {
    let text = |key| table.get(key).and_then(|e| leaf::text(&e.node, key).ok());
    let scale = match table.get("scale") {
        Some(scale) => leaf::scale(&scale.node, "scale").ok(),
        None => Some((0.0, 100.0)),
    };
    let knots = table
        .get("value")
        .map(|v| leaf::knots(&v.node, "value").ok());
    // A scale measures, and goes on where a score leaves it; a table says what it says: points for
    // five years and more are not more still for six.
    let unstated = if knots.is_some() {
        Beyond::Clamp
    } else {
        Beyond::Extend
    };
    let of_scale = scale.map(|(a, b)| {
        let (first, last) = ((a, 0.0), (b, 1.0));
        if a < b {
            vec![first, last]
        } else {
            vec![last, first]
        }
    });
    let value = knots.unwrap_or(of_scale);
    // `value` is the function; beside it, a scale only says what "unknown" ranges over.
    let unknown = if table.get("scale").is_some() {
        scale.map(|(a, b)| (a.min(b), a.max(b)))
    } else {
        let ends = |k: &Vec<(f64, f64)>| Some((k.first()?.0, k.last()?.0));
        value.as_ref().and_then(ends)
    };
    let role = match table.get("penalty") {
        Some(penalty) => RoleDraft::Penalty(points(&penalty.node, "penalty")),
        None => RoleDraft::Weighted {
            block: None,
            weight: match table.get("weight") {
                Some(weight) => leaf::weight(&weight.node, "weight").ok(),
                None => Some(Weight::Free),
            },
        },
    };
    let stated = table.get("beyond").and_then(|e| leaf::beyond(&e.node));
    let stated = stated.or(beyond);
    CriterionDraft {
        entry,
        label: text("label").unwrap_or(&entry.key).trim().to_owned(),
        value,
        unknown,
        beyond: stated.unwrap_or(unstated),
        beyond_is_stated: stated.is_some(),
        sd: Spread::of(table),
        role,
        applies_to: AppliesTo::of(entry),
    }
}

/// A quantity of points, which has neither a scale nor a team's `sd`.
pub(crate) fn points(node: &Node, name: &str) -> Option<Quantity> {
    match written::read(node, name).ok()? {
        Written::Plain(number) => Some(Quantity::Sure(number)),
        Written::Law(law) => Some(law),
        Written::Part(_) | Written::Open { .. } | Written::Unknown | Written::NotScored => None,
    }
}

fn penalty_alone(
    entry: &Entry,
    penalty: &Entry,
    weight: Option<&Entry>,
    block: Option<&Entry>,
    problems: &mut Vec<Problem>,
) {
    if let Some(weight) = weight {
        let message = format!("`{}` has a weight and a penalty", entry.key);
        problems.push(
            Problem::error(&penalty.key_place, message)
                .label("the penalty")
                .also(&weight.key_place, "the weight")
                .help("a criterion earns points (weight) or costs them (penalty); take one out"),
        );
    } else if let Some(block) = block {
        let message = format!("`{}` is a penalty and cannot be in a block", entry.key);
        problems.push(
            Problem::error(&block.key_place, message)
                .label("a block of weights")
                .also(&penalty.key_place, "the penalty")
                .help("take `block` out: penalties are subtracted from the total as they are"),
        );
    }
    let below = points(&penalty.node, "penalty").filter(|q| q.centre() < 0.0);
    if below.is_some() {
        problems.push(
            Problem::error(&penalty.node.place, "a penalty cannot be negative")
                .label("would add points")
                .help("write how many points value 1 costs"),
        );
    }
}

fn find_block(
    written: &Entry,
    blocks: &[BlockDraft<'_>],
    problems: &mut Vec<Problem>,
) -> Option<usize> {
    let id = leaf::text(&written.node, "block").ok()?;
    let found = blocks.iter().position(|b| b.entry.key == id);
    if found.is_none() {
        let message = format!("there is no block `{id}`");
        let mut problem = Problem::error(&written.node.place, message);
        if blocks.is_empty() {
            problem = problem.label("the file has no [blocks]").help(format!(
                "add a table `[blocks]` with `{id} = …` points, or take `block` out"
            ));
        } else {
            let (label, help) = suggestion(id, "blocks", blocks.iter().map(|b| &*b.entry.key));
            problem = problem.label(label);
            problem.help = help;
        }
        problems.push(problem);
    }
    found
}

fn homeless(entry: &Entry, blocks: &[BlockDraft<'_>]) -> Problem {
    let message = format!("`{}` is in no block", entry.key);
    let ids = blocks
        .iter()
        .take(12)
        .map(|b| format!("\"{}\"", b.entry.key));
    let ids = ids.collect::<Vec<_>>().join(", ");
    Problem::error(&entry.key_place, message)
        .label("which points does its weight come from?")
        .help(format!(
            "write `block = …` ({ids}), or make its weight a number: then it stands outside"
        ))
}
