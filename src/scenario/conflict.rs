//! Conditions on weights that no weights satisfy: which of them cannot hold together.

use super::constraints::Line;
use super::criteria::{BlockDraft, CriterionDraft, RoleDraft};
use super::ladder::Ladder;
use super::linear::{Row, System};
use super::number::plain;
use super::weights::Settled;
use super::{Place, Problem, Relation, Weight};
use crate::model::figure::{listed, with_noun};

/// Conditions of a conflict that are named.
const MOST_TOLD: usize = 8;

/// More work than this is not begun: a few seconds.
const MOST_WORK: f64 = 1e6;

/// Something that is said of the weights.
struct Part<'a> {
    what: What<'a>,
    /// In words.
    told: String,
    place: &'a Place,
}

enum What<'a> {
    Line(&'a Line),
    /// Bounds of one weight.
    Bounds(usize, f64, f64),
    /// What these weights add up to.
    Sum(Vec<usize>, f64),
}

/// Checks that some weights satisfy the lines, the bounds and the sums. Nothing is said where a
/// bound or a sum could not be read, or cannot be kept even without lines: that has been reported.
pub(crate) fn check(
    lines: &[Line],
    blocks: &[BlockDraft<'_>],
    criteria: &[CriterionDraft<'_>],
    settled: &Settled,
    problems: &mut Vec<Problem>,
) {
    if lines.is_empty() {
        return;
    }
    let Some(given) = given(blocks, criteria, settled) else {
        return;
    };
    let count = criteria.len();
    if !system(given.iter(), count).is_feasible() {
        return;
    }
    let lines = lines.iter().map(|line| Part {
        told: format!("`{}`", line.text),
        place: &line.place,
        what: What::Line(line),
    });
    let parts: Vec<Part<'_>> = given.into_iter().chain(lines).collect();
    let whole = system(parts.iter(), count);
    // Those that stand on one another have some weights that do so.
    let mut open = whole.reduced().parts();
    open.retain(|(_, part)| Ladder::of(part).is_none());
    if let Some((members, part)) = open.iter().find(|(_, part)| work(part) > MOST_WORK) {
        problems.extend(too_many(members, part, &parts));
    } else if !open.iter().all(|(_, part)| part.is_feasible()) {
        problems.push(told(&irreducible(parts, count)));
    }
}

/// Conditions that tie weights together.
fn ties(part: &System) -> usize {
    let ties = |row: &&Row| row.relation == Relation::AtLeast;
    part.rows.iter().filter(ties).count()
}

/// What it takes to find the range of each weight, in numbers of a table of conditions.
fn work(part: &System) -> f64 {
    let weights = part.bounds.len() as f64;
    ties(part) as f64 * weights * (2.0 * weights + 1.0)
}

/// The problem of conditions that would take minutes to draw from, at the first of them.
fn too_many(members: &[usize], part: &System, parts: &[Part<'_>]) -> Option<Problem> {
    let first = parts.iter().find(|part| match part.what {
        What::Line(line) => {
            let mut named = line.constraint.coefficients.iter();
            named.any(|(criterion, _)| members.binary_search(criterion).is_ok())
        }
        _ => false,
    })?;
    let message = format!(
        "{} conditions on {} weights are too many to be drawn from",
        ties(part),
        members.len()
    );
    Some(
        Problem::error(first.place, message)
            .label("the first of them")
            .help(
                "weights in an order, each compared with the next (a >= b >= c), can be as many as \
                 you like; of other conditions take some out",
            ),
    )
}

/// What is left after taking out all without which there is still a conflict; it cannot be made
/// smaller (the deletion filter of Chinneck & Dravnieks 1991; of many, several are taken out at once).
fn irreducible<'a>(mut parts: Vec<Part<'a>>, count: usize) -> Vec<Part<'a>> {
    let mut several = (parts.len() / 8).max(1).next_power_of_two();
    while several > 0 {
        let mut at = 0;
        while at < parts.len() {
            let end = (at + several).min(parts.len());
            let taken: Vec<Part<'a>> = parts.drain(at..end).collect();
            if system(parts.iter(), count).is_feasible() {
                parts.splice(at..at, taken);
                at = end;
            }
        }
        several /= 2;
    }
    parts
}

/// Bounds and sums.
fn given<'a>(
    blocks: &'a [BlockDraft<'_>],
    criteria: &'a [CriterionDraft<'_>],
    settled: &Settled,
) -> Option<Vec<Part<'a>>> {
    let mut parts = Vec::new();
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); blocks.len() + 1];
    for (i, draft) in criteria.iter().enumerate() {
        let RoleDraft::Weighted { block, weight } = &draft.role else {
            continue;
        };
        members[block.unwrap_or(blocks.len())].push(i);
        let rescaled = settled.rescaled.iter().find(|r| r.0 == i);
        let weight = rescaled.map(|r| Weight::Pinned(r.1)).or(*weight)?;
        let (low, high) = match weight {
            Weight::Free => continue,
            Weight::Between(low, high) => (low, high),
            Weight::Pinned(number) => (number, number),
        };
        let range = if low < high {
            format!("from {} to {}", plain(low), plain(high))
        } else {
            plain(low)
        };
        parts.push(Part {
            what: What::Bounds(i, low, high),
            told: format!("the weight of `{}`, {range}", draft.id()),
            place: draft
                .weight_node()
                .map_or(&draft.entry.key_place, |n| &n.place),
        });
    }
    for (block, members) in members.into_iter().enumerate() {
        let Some(first) = members.first() else {
            continue;
        };
        let draft = blocks.get(block);
        let points = draft.map_or(Some(settled.total), |draft| draft.points)?;
        let told = with_noun(&plain(points), "point");
        parts.push(Part {
            told: match draft {
                Some(draft) => format!("the {told} of `{}`", draft.entry.key),
                None => format!("the {told} of all weights"),
            },
            place: draft.map_or(&criteria[*first].entry.key_place, |d| &d.entry.node.place),
            what: What::Sum(members, points),
        });
    }
    Some(parts)
}

/// The parts as a linear system. Every weight is at least 0.
fn system<'a>(parts: impl Iterator<Item = &'a Part<'a>>, count: usize) -> System {
    let mut system = System {
        bounds: vec![(0.0, f64::INFINITY); count],
        rows: Vec::new(),
    };
    for part in parts {
        match &part.what {
            What::Line(line) => system.add(Row::of(&line.constraint)),
            What::Bounds(criterion, low, high) => system.bounds[*criterion] = (*low, *high),
            What::Sum(members, points) => system.rows.push(Row {
                coefficients: members.iter().map(|member| (*member, 1.0)).collect(),
                relation: Relation::Equal,
                constant: *points,
            }),
        }
    }
    system
}

/// At the argument that has a part in it, else at the last line.
fn told(parts: &[Part<'_>]) -> Problem {
    let is_line = |part: &&Part<'_>| matches!(part.what, What::Line(_));
    let set = parts.iter().rfind(|part| part.place.is_override());
    let at = set.or_else(|| parts.iter().rfind(is_line));
    let Some(at) = at.or(parts.last()) else {
        return Problem::error(&Place::new(0, 0..0), "no weights satisfy `where`");
    };
    let others = parts.iter().filter(|part| !std::ptr::eq(*part, at));
    let mut list: Vec<&str> = others.clone().map(|part| part.told.as_str()).collect();
    let more = list.len().saturating_sub(MOST_TOLD);
    let more = format!("{more} more");
    if list.len() > MOST_TOLD {
        list.truncate(MOST_TOLD);
        list.push(&more);
    }
    let problem = Problem::error(at.place, "no weights satisfy this condition");
    let problem = match list.as_slice() {
        [] => problem.label("whatever the other weights are"),
        [one] => problem.label(format!("against {one}")),
        list => problem.label(format!("against {} together", listed(list))),
    };
    let problem = match others.clone().rfind(is_line) {
        Some(other) => problem.also(other.place, "and this"),
        None => problem,
    };
    problem.help("loosen one of them; without any one of them the others can be satisfied")
}
