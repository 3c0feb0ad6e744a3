//! Addresses of keys for people: what is called what, and what a change of it carries along.

use super::follows::{Follows, KeyName, Sharing, Whole};
use super::number::tidied;
use super::{Criterion, Role, Scenario, Weight};
use crate::model::{Address, Part};

/// What a key is called.
pub(crate) fn name(scenario: &Scenario, keys: &[&str]) -> KeyName {
    if let Some(address) = Address::of(keys) {
        return KeyName::Number(address.map(|part, id| label(scenario, part, id)));
    }
    match keys {
        ["criteria", id, rest @ ..] => {
            let criterion = label(scenario, Part::Criterion, id);
            KeyName::Other(format!("{criterion}, {}", rest.join(" ")))
        }
        ["teams", team, "scores", criterion, rest @ ..] => KeyName::PartOfScore {
            criterion: label(scenario, Part::Criterion, criterion),
            team: label(scenario, Part::Team, team),
            part: rest.join(" "),
        },
        keys => KeyName::Other(keys.join(".")),
    }
}

/// What people call a team, a criterion or a block; the id where it is none.
fn label(scenario: &Scenario, part: Part, id: &str) -> String {
    let found = match part {
        Part::Team => (scenario.teams.iter().find(|it| it.id == id)).map(|it| &it.name),
        Part::Criterion => (scenario.criteria.iter().find(|it| it.id == id)).map(|it| &it.label),
        Part::Block => (scenario.blocks.iter().find(|it| it.id == id)).map(|it| &it.label),
        Part::Group => None,
    };
    found.map_or_else(|| id.to_owned(), Clone::clone)
}

/// Where the key is a score, what its criterion is called, and the ends of its scale.
pub(crate) fn scale<'s>(scenario: &'s Scenario, keys: &[&str]) -> Option<(&'s str, [f64; 2])> {
    let Some(Address::Score { criterion: id, .. }) = Address::of(keys) else {
        return None;
    };
    let criterion = scenario.criteria.iter().find(|c| c.id == id)?;
    let (first, last) = (criterion.value.first()?, criterion.value.last()?);
    Some((&criterion.label, [first.0, last.0]))
}

/// Whether some of the numbers that a score is set to lie beyond its scale.
pub(crate) fn beyond(scenario: &Scenario, keys: &[&str], numbers: &[f64]) -> Option<Follows> {
    let (label, [low, high]) = scale(scenario, keys)?;
    let sides = [
        numbers.iter().any(|x| *x < low),
        numbers.iter().any(|x| *x > high),
    ];
    sides.contains(&true).then(|| Follows::Beyond {
        criterion: label.to_owned(),
        scale: [low, high],
        sides,
    })
}

/// What follows from setting these keys together, for each: which weights share the rest. What two
/// of them have to do with is said once, at the first.
pub(crate) fn held(scenario: &Scenario, axes: &[Vec<&str>]) -> Vec<Vec<Follows>> {
    let mut said: Vec<Follows> = Vec::new();
    let new = |keys: &Vec<&str>| {
        let sentence = follows(scenario, keys, axes).filter(|sentence| !said.contains(sentence));
        said.extend(sentence.clone());
        sentence.into_iter().collect()
    };
    axes.iter().map(new).collect()
}

/// What follows from setting one key of these.
fn follows(scenario: &Scenario, keys: &[&str], axes: &[Vec<&str>]) -> Option<Follows> {
    let block = match Address::of(keys)? {
        Address::Block { block } => Some(scenario.blocks.iter().position(|b| b.id == block)?),
        Address::Weight { criterion: id } => {
            let criterion = scenario.criteria.iter().find(|c| c.id == id)?;
            let Role::Weighted { block, .. } = criterion.role else {
                return None;
            };
            if block.is_none() && !scenario.blocks.is_empty() {
                return Some(Follows::Outside(criterion.label.clone()));
            }
            block
        }
        _ => return None,
    };
    let is_axis = |criterion: &Criterion| {
        let criterion = criterion.id.as_str();
        is_set(axes, Address::Weight { criterion })
    };
    let varies = block.is_some_and(|at| {
        let block = scenario.blocks[at].id.as_str();
        is_set(axes, Address::Block { block })
    });
    let total = match block {
        _ if varies => None,
        Some(at) => Some(scenario.blocks[at].points),
        None => Some(scenario.weights_total),
    };
    let whole = match block {
        Some(at) => Whole::Block(scenario.blocks[at].label.clone()),
        None => Whole::Weights,
    };
    let (set, others): (Vec<_>, Vec<_>) = members(scenario, block).partition(|c| is_axis(c.0));
    share_of_the_rest(scenario, total, whole, set.is_empty(), &others)
}

fn is_set(axes: &[Vec<&str>], address: Address<&str>) -> bool {
    axes.iter().any(|keys| Address::of(keys) == Some(address))
}

/// Who takes up the points of a sum of weights, or what is left of them when others are set.
fn share_of_the_rest(
    scenario: &Scenario,
    total: Option<f64>,
    whole: Whole,
    all: bool,
    others: &[(&Criterion, Weight)],
) -> Option<Follows> {
    let names = |wanted: &dyn Fn(&Weight) -> bool| -> Vec<String> {
        let wanted = others.iter().filter(|member| wanted(&member.1));
        wanted.map(|member| member.0.label.clone()).collect()
    };
    let pinned = names(&|w| matches!(w, Weight::Pinned(_)));
    let open = names(&|w| !matches!(w, Weight::Pinned(_)));
    if all {
        let mut names = names(&|_| true);
        return match names.len() {
            0 => None,
            1 => Some(Follows::Only(whole, names.remove(0))),
            _ if open.is_empty() => Some(Follows::Proportions(whole, names)),
            _ => Some(Follows::Shared(whole, names)),
        };
    }
    Some(match (open.as_slice(), pinned.as_slice()) {
        ([], []) => return None,
        ([one], _) | ([], [one]) => Follows::Rest(whole, total, one.clone()),
        ([], _) => {
            let sharing = match scenario.concentration {
                Some(_) => Sharing::Dirichlet,
                None => Sharing::Proportion,
            };
            Follows::Rests(whole, total, pinned, sharing)
        }
        _ => Follows::Rests(whole, total, open, Sharing::Free),
    })
}

/// The points that a free weight can have beside the others of its block, the fewest and the most;
/// `None` for other keys, and where it can have one number only.
pub(crate) fn room(scenario: &Scenario, keys: &[&str]) -> Option<[f64; 2]> {
    let Some(Address::Weight { criterion: id }) = Address::of(keys) else {
        return None;
    };
    let criterion = scenario.criteria.iter().find(|c| c.id == id)?;
    let Role::Weighted {
        block,
        weight: Weight::Free,
    } = criterion.role
    else {
        return None;
    };
    let total = block.map_or(scenario.weights_total, |at| scenario.blocks[at].points);
    let others = members(scenario, block).filter(|other| other.0.id != id);
    let (low, high) = others.fold((0.0, 0.0), |(low, high), (_, weight)| match weight {
        Weight::Pinned(points) => (low + points, high + points),
        Weight::Between(least, most) => (low + least, high + most),
        Weight::Free => (low, f64::INFINITY),
    });
    let ends = [(total - high).max(0.0), total - low].map(tidied);
    (ends[0] < ends[1]).then_some(ends)
}

/// Criteria of a block, or of what stands outside the blocks, with their weights.
pub(super) fn members(
    scenario: &Scenario,
    wanted: Option<usize>,
) -> impl Iterator<Item = (&Criterion, Weight)> {
    (scenario.criteria.iter()).filter_map(move |criterion| match criterion.role {
        Role::Weighted { block, weight } if block == wanted => Some((criterion, weight)),
        _ => None,
    })
}
