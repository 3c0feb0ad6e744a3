//! Conditions on weights that no weights satisfy: which of them cannot hold together.

use super::constraints::Line;
use super::criteria::{BlockDraft, CriterionDraft, RoleDraft};
use super::linear::{Row, System};
use super::nouns::with_noun;
use super::number::plain;
use super::weights::Settled;
use super::{Place, Problem, Relation, Weight};

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
    let mut parts: Vec<Part<'_>> = given.into_iter().chain(lines).collect();
    if system(parts.iter(), count).is_feasible() {
        return;
    }
    // What is left after taking out, one by one, all without which there is still a conflict,
    // cannot be made smaller (the deletion filter of Chinneck & Dravnieks 1991).
    let mut at = 0;
    while at < parts.len() {
        let part = parts.remove(at);
        if system(parts.iter(), count).is_feasible() {
            parts.insert(at, part);
            at += 1;
        }
    }
    problems.push(told(&parts));
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
            What::Line(line) => system.rows.push(Row::of(&line.constraint)),
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
    let list: Vec<&str> = others.clone().map(|part| part.told.as_str()).collect();
    let problem = Problem::error(at.place, "no weights satisfy this condition");
    let problem = match list.split_last() {
        None => problem.label("whatever the other weights are"),
        Some((last, [])) => problem.label(format!("against {last}")),
        Some((last, rest)) => {
            problem.label(format!("against {} and {last} together", rest.join(", ")))
        }
    };
    let problem = match others.clone().rfind(is_line) {
        Some(other) => problem.also(other.place, "and this"),
        None => problem,
    };
    problem.help("loosen one of them; without any one of them the others can be satisfied")
}
