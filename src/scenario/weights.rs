//! What the weights say together: sums, bounds, and what `--set` does to them.

use super::concentration::concentration;
use super::criteria::{BlockDraft, CriterionDraft, RoleDraft};
use super::node::{Node, Table};
use super::number::plain;
use super::{Place, Problem, Weight, leaf, units};
use crate::model::Address;
use crate::model::figure::with_noun;

/// What weights add up to where nothing else is said, and how near to it a sum of numbers has to be
/// to look like a slip.
pub(crate) const USUAL: f64 = 100.0;
pub(super) const NEAR: f64 = 0.1;

/// Sums that differ by less than this share of the points are equal.
pub(super) const SLACK: f64 = 1e-9;

static NOWHERE: Place = Place {
    source: 0,
    span: 0..0,
};

/// The weights that share one sum: those of a block, or all where there are no blocks.
struct Group<'d> {
    /// How a message calls the group: "block `plan`", "the scenario".
    name: String,
    /// How it calls its points: "the block has", "the total is".
    whole: &'static str,
    points: f64,
    /// Where the points are written, if they are.
    points_place: Option<&'d Place>,
    /// The points of the file before `--set`, where they are written there.
    points_before: Option<f64>,
    members: Vec<Member<'d>>,
}

/// One weight of a group.
struct Member<'d> {
    criterion: usize,
    place: &'d Place,
    weight: Weight,
    set: bool,
    /// The number in the file before `--set`.
    before: Option<f64>,
}

/// What the sums require beyond the checks.
pub(crate) struct Settled {
    /// Points that the weights outside any block add up to.
    pub(crate) total: f64,
    /// Numbers that take the place of pinned weights, by index of the criterion.
    pub(crate) rescaled: Vec<(usize, f64)>,
}

/// Checks all sums. `before` is the file as it was before `--set`.
pub(crate) fn settle(
    root: &Table,
    before: &Table,
    blocks: &[BlockDraft<'_>],
    criteria: &[CriterionDraft<'_>],
    problems: &mut Vec<Problem>,
) -> Settled {
    let mut settled = Settled {
        total: 0.0,
        rescaled: Vec::new(),
    };
    let groups: Vec<Group<'_>> = if blocks.is_empty() {
        one_group(root, before, criteria, problems)
            .into_iter()
            .inspect(|g| settled.total = g.points)
            .collect()
    } else {
        settled.total = outside(criteria);
        problems.extend(other_total(root, settled.total));
        let group = |(i, block)| block_group(i, block, before, criteria);
        blocks.iter().enumerate().filter_map(group).collect()
    };
    for group in &groups {
        match group.settle() {
            Ok(rescaled) => settled.rescaled.extend(rescaled),
            Err(problem) => problems.push(*problem),
        }
    }
    concentration(root, criteria, &settled.rescaled, problems);
    settled
}

fn members<'d>(
    before: &Table,
    criteria: &'d [CriterionDraft<'_>],
    wanted: Option<usize>,
) -> Option<Vec<Member<'d>>> {
    let mut members = Vec::new();
    for (criterion, draft) in criteria.iter().enumerate() {
        let RoleDraft::Weighted { block, weight } = &draft.role else {
            continue;
        };
        if *block != wanted {
            continue;
        }
        let node = draft.weight_node();
        let old = before.at(Address::Weight {
            criterion: draft.id(),
        });
        members.push(Member {
            criterion,
            place: node.map_or(&draft.entry.key_place, |n| &n.place),
            weight: (*weight)?,
            set: node.is_some_and(|n| n.place.is_override()),
            before: old.and_then(Node::number),
        });
    }
    (!members.is_empty()).then_some(members)
}

fn block_group<'d>(
    index: usize,
    block: &'d BlockDraft<'_>,
    before: &Table,
    criteria: &'d [CriterionDraft<'_>],
) -> Option<Group<'d>> {
    let id = block.entry.key.as_str();
    Some(Group {
        name: format!("block `{id}`"),
        whole: "the block has",
        points: block.points?,
        points_place: Some(&block.entry.node.place),
        points_before: (before.at(Address::Block { block: id }))
            .and_then(|node| leaf::block(node, id).ok()),
        members: members(before, criteria, Some(index))?,
    })
}

/// Without blocks all weights share one sum: what is written, else what the numbers add up to,
/// else 100.
fn one_group<'d>(
    root: &'d Table,
    before: &Table,
    criteria: &'d [CriterionDraft<'_>],
    problems: &mut Vec<Problem>,
) -> Option<Group<'d>> {
    let written = root.at(Address::Total);
    let members = members(before, criteria, None)?;
    let numbers: Option<Vec<f64>> = members.iter().map(Member::pinned).collect();
    let old: Option<Vec<f64>> = members.iter().map(|m| m.before).collect();
    let are_numbers = numbers.is_some();
    let points = match (written, numbers) {
        (Some(node), _) => leaf::positive(node, "total").ok()?,
        (None, Some(numbers)) if members.iter().all(|m| m.set) => numbers.iter().sum(),
        (None, Some(numbers)) if !members.iter().any(|m| m.set) => numbers.iter().sum(),
        // Set weights, and those that are none any more, keep the sum that the file had.
        (None, Some(_) | None) => old.map_or(USUAL, |old| old.iter().sum()),
    };
    if written.is_none() && are_numbers {
        problems.extend(nearly_usual(points, &members));
    }
    if points <= 0.0 {
        let place = members.first().map(|m| m.place)?;
        problems.push(
            Problem::error(place, "all weights are zero")
                .label("0, like the others")
                .help("give at least one criterion a weight above 0"),
        );
        return None;
    }
    Some(Group {
        name: "the scenario".to_owned(),
        whole: "the total is",
        points,
        points_place: written.map(|n| &n.place),
        points_before: before.at(Address::Total).and_then(Node::number),
        members,
    })
}

/// The warning of numbers that add up to nearly the usual total.
fn nearly_usual(points: f64, members: &[Member<'_>]) -> Option<Problem> {
    let off = (points - USUAL).abs();
    if off <= SLACK * USUAL || off > NEAR * USUAL {
        return None;
    }
    let places = || members.iter().map(|member| member.place);
    let set = places().rfind(|place| place.is_override());
    let place = set.or_else(|| places().next())?;
    let points = plain(points);
    let message = format!("the weights are all numbers and add up to {points} points, not to 100");
    Some(
        Problem::warning(place, message)
            .label(if place.is_override() {
                "set here"
            } else {
                "the first of these weights"
            })
            .help(format!(
                "correct them, or write `total = {points}` under [weights] if that is what is meant"
            )),
    )
}

/// The problem of a total that is not what the blocks add up to.
fn other_total(root: &Table, outside: f64) -> Option<Problem> {
    let node = root.at(Address::Total)?;
    let (total, sum) = (node.number()?, units::sum(root, outside)?);
    ((total - sum).abs() > SLACK * sum).then(|| {
        let sum = with_noun(&plain(sum), "point");
        Problem::error(&node.place, "`total` is not what the blocks add up to")
            .label(format!("the blocks add up to {sum}"))
            .help("correct it, or take it out: the blocks say what the weights add up to")
    })
}

/// The sum of the weights that stand outside the blocks, all of them numbers.
fn outside(criteria: &[CriterionDraft<'_>]) -> f64 {
    let number = |c: &CriterionDraft<'_>| match c.role {
        RoleDraft::Weighted {
            block: None,
            weight: Some(Weight::Pinned(number)),
        } => number,
        _ => 0.0,
    };
    criteria.iter().map(number).sum()
}

impl Member<'_> {
    fn pinned(&self) -> Option<f64> {
        match self.weight {
            Weight::Pinned(number) => Some(number),
            _ => None,
        }
    }
}

impl Group<'_> {
    /// The numbers that take the place of pinned weights, or why the weights cannot add up.
    fn settle(&self) -> Result<Vec<(usize, f64)>, Box<Problem>> {
        let pinned: Option<Vec<f64>> = self.members.iter().map(Member::pinned).collect();
        let Some(numbers) = pinned else {
            return self.bounds().map_or(Ok(Vec::new()), Err);
        };
        let sum: f64 = numbers.iter().sum();
        if self.is_points(sum) {
            return Ok(Vec::new());
        }
        let changed =
            self.members.iter().any(|m| m.set) || self.points_place.is_some_and(Place::is_override);
        let old: Option<Vec<f64>> = self.members.iter().map(|m| m.before).collect();
        let old_sum = old.map(|old| old.iter().sum::<f64>());
        let was_wrong = match (old_sum, self.points_before) {
            (Some(sum), Some(points)) => (sum - points).abs() > SLACK * points,
            _ => false,
        };
        if changed && !was_wrong {
            return self.rescale(&numbers);
        }
        Err(Box::new(self.mismatch(sum)))
    }

    fn is_points(&self, sum: f64) -> bool {
        (sum - self.points).abs() <= SLACK * self.points
    }

    fn mismatch(&self, sum: f64) -> Problem {
        let points = plain(self.points);
        let message = format!(
            "the weights of {} are all numbers and add up to {}, but {} {points}",
            self.name,
            with_noun(&plain(sum), "point"),
            self.whole
        );
        let help = if (sum - 1.0).abs() <= SLACK && self.points > 1.0 {
            format!("weights are points, not shares of one: multiply each by {points}")
        } else {
            let sum = with_noun(&plain(sum), "point");
            format!("change the weights, make it {sum}, or leave one weight out: it takes the rest")
        };
        Problem::error(self.place(), message)
            .label(self.label())
            .help(help)
    }

    /// Where to put a problem of the sum: at a `--set` that has a part in it, else at the points,
    /// else at the first weight.
    fn place(&self) -> &Place {
        let places = || {
            self.points_place
                .into_iter()
                .chain(self.members.iter().map(|m| m.place))
        };
        let set = places().rfind(|p| p.is_override());
        // A group has at least one member, so the last resort is never seen.
        set.or_else(|| places().next()).unwrap_or(&NOWHERE)
    }

    /// What stands at [`Self::place`].
    fn label(&self) -> String {
        let place = self.place();
        if self.points_place == Some(place) {
            with_noun(&plain(self.points), "point")
        } else if place.is_override() {
            "set here".to_owned()
        } else {
            "the first of these weights".to_owned()
        }
    }

    /// Why no weights within these bounds have the right sum, if none have.
    fn bounds(&self) -> Option<Box<Problem>> {
        let (mut low, mut high, mut free) = (0.0, 0.0, false);
        for member in &self.members {
            match member.weight {
                Weight::Pinned(number) => {
                    low += number;
                    high += number;
                }
                Weight::Between(a, b) => {
                    low += a;
                    high += b;
                }
                Weight::Free => free = true,
            }
        }
        let slack = SLACK * self.points;
        let too_low = !free && high < self.points - slack;
        if low <= self.points + slack && !too_low {
            return None;
        }
        let span = match (free, low < high) {
            (true, _) => format!("at least {}", with_noun(&plain(low), "point")),
            (false, true) => format!("between {} and {} points", plain(low), plain(high)),
            (false, false) => with_noun(&plain(low), "point"),
        };
        let points = plain(self.points);
        let message = format!(
            "the weights of {} add up to {span}, but {} {points}",
            self.name, self.whole
        );
        let help = match self.points_place {
            Some(_) => "widen the bounds, change the points, or leave one weight out",
            None => "widen the bounds, or write what they add up to as `[weights] total`",
        };
        Some(Box::new(
            Problem::error(self.place(), message)
                .label(self.label())
                .help(help),
        ))
    }

    /// Keeps the sum after `--set` by scaling the pinned weights that were not set.
    fn rescale(&self, numbers: &[f64]) -> Result<Vec<(usize, f64)>, Box<Problem>> {
        let pairs = || self.members.iter().zip(numbers);
        let fixed: f64 = pairs().filter(|p| p.0.set).map(|p| p.1).sum();
        let rest: f64 = pairs().filter(|p| !p.0.set).map(|p| p.1).sum();
        let left = self.points - fixed;
        let points = with_noun(&plain(self.points), "point");
        let refuse = |message: String, label: &str| {
            let help = format!("the weights of {} add up to {points}", self.name);
            Err(Box::new(
                Problem::error(self.place(), message)
                    .label(label)
                    .help(help),
            ))
        };
        if left < -SLACK * self.points {
            let message = format!(
                "{} has {points}, fewer than the {} set here",
                self.name,
                plain(fixed)
            );
            return refuse(message, "too much");
        }
        let left = left.max(0.0);
        if rest <= 0.0 {
            let message = format!(
                "nothing can take up the remaining {} of {}",
                with_noun(&plain(left), "point"),
                self.name
            );
            return refuse(message, "the other weights are zero or set as well");
        }
        let scaled = |(m, number): (&Member<'_>, &f64)| (m.criterion, number * (left / rest));
        Ok(pairs().filter(|p| !p.0.set).map(scaled).collect())
    }
}
