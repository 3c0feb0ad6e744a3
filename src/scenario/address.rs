//! Addresses of keys for people: what is called what, and what a change of it carries along.

use super::follows::{Follows, KeyName, Sharing, Whole};
use super::number::tidied;
use super::{Criterion, Role, Scenario, Weight};

/// What a key is called.
pub(crate) fn name(scenario: &Scenario, keys: &[&str]) -> KeyName {
    let criterion = |id: &str| {
        let found = scenario.criteria.iter().find(|c| c.id == id);
        found.map_or(id.to_owned(), |c| c.label.clone())
    };
    let team = |id: &str| {
        let found = scenario.teams.iter().find(|t| t.id == id);
        found.map_or(id.to_owned(), |t| t.name.clone())
    };
    match keys {
        ["places"] => KeyName::Places,
        ["blocks", block] | ["blocks", block, "points"] => {
            let found = scenario.blocks.iter().find(|b| b.id == *block);
            KeyName::Block(found.map_or(*block, |b| b.label.as_str()).to_owned())
        }
        ["criteria", id, "weight"] => KeyName::Weight(criterion(id)),
        ["criteria", id, "penalty"] => KeyName::Penalty(criterion(id)),
        ["criteria", id, rest @ ..] => {
            KeyName::Other(format!("{}, {}", criterion(id), rest.join(" ")))
        }
        ["weights", "total"] => KeyName::Total,
        ["weights", "concentration"] => KeyName::Concentration,
        ["correlation", "within_team"] => KeyName::WithinTeams,
        ["correlation", "within_criterion"] => KeyName::WithinCriteria,
        ["correlation", "groups", id, "correlation"] => KeyName::Group((*id).to_owned()),
        ["teams", id, "scores", score] => KeyName::Score {
            criterion: criterion(score),
            team: team(id),
        },
        ["teams", id, "scores", score, rest @ ..] => KeyName::PartOfScore {
            criterion: criterion(score),
            team: team(id),
            part: rest.join(" "),
        },
        ["teams", id, "bonus"] => KeyName::Bonus(team(id)),
        ["teams", id, "sd"] => KeyName::Sd(team(id)),
        keys => KeyName::Other(keys.join(".")),
    }
}

/// Where the key is a score, what its criterion is called, and the ends of its scale.
pub(crate) fn scale<'s>(scenario: &'s Scenario, keys: &[&str]) -> Option<(&'s str, [f64; 2])> {
    let ["teams", _, "scores", id] = keys else {
        return None;
    };
    let criterion = scenario.criteria.iter().find(|c| c.id == *id)?;
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
    let id = match keys {
        ["criteria", id, "weight"] | ["blocks", id, ..] => *id,
        _ => return None,
    };
    let block = if keys[0] == "blocks" {
        Some(scenario.blocks.iter().position(|b| b.id == id)?)
    } else {
        let criterion = scenario.criteria.iter().find(|c| c.id == id)?;
        let Role::Weighted { block, .. } = criterion.role else {
            return None;
        };
        if block.is_none() && !scenario.blocks.is_empty() {
            return Some(Follows::Outside(criterion.label.clone()));
        }
        block
    };
    let block_id = block.map(|at| scenario.blocks[at].id.as_str());
    let is_axis = |criterion: &Criterion| {
        let weight = ["criteria", criterion.id.as_str(), "weight"];
        axes.iter().any(|keys| *keys == weight)
    };
    let varies =
        |keys: &Vec<&str>| matches!(keys.as_slice(), ["blocks", id, ..] if Some(*id) == block_id);
    let total = match block {
        _ if axes.iter().any(varies) => None,
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
    let ["criteria", id, "weight"] = keys else {
        return None;
    };
    let criterion = scenario.criteria.iter().find(|c| c.id == *id)?;
    let Role::Weighted {
        block,
        weight: Weight::Free,
    } = criterion.role
    else {
        return None;
    };
    let total = block.map_or(scenario.weights_total, |at| scenario.blocks[at].points);
    let others = members(scenario, block).filter(|other| other.0.id != *id);
    let (low, high) = others.fold((0.0, 0.0), |(low, high), (_, weight)| match weight {
        Weight::Pinned(points) => (low + points, high + points),
        Weight::Between(least, most) => (low + least, high + most),
        Weight::Free => (low, f64::INFINITY),
    });
    let ends = [(total - high).max(0.0), total - low].map(tidied);
    (ends[0] < ends[1]).then_some(ends)
}

/// Criteria of a block, or of what stands outside the blocks, with their weights.
fn members(
    scenario: &Scenario,
    wanted: Option<usize>,
) -> impl Iterator<Item = (&Criterion, Weight)> {
    (scenario.criteria.iter()).filter_map(move |criterion| match criterion.role {
        Role::Weighted { block, weight } if block == wanted => Some((criterion, weight)),
        _ => None,
    })
}
