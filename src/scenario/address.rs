//! Addresses of keys in words: what is called what, and what a change of it carries along.

use super::nouns::with_noun;
use super::number::plain;
use super::{Role, Scenario, Weight};

/// What a key is called: the thing, then after a comma the unit or the aspect.
pub(crate) fn label(scenario: &Scenario, keys: &[&str]) -> String {
    let criterion = |id: &str| {
        let found = scenario.criteria.iter().find(|c| c.id == id);
        found.map_or(id.to_owned(), |c| c.label.clone())
    };
    let team = |id: &str| {
        let found = scenario.teams.iter().find(|t| t.id == id);
        found.map_or(id.to_owned(), |t| t.name.clone())
    };
    match keys {
        ["places"] => "Places".to_owned(),
        ["blocks", block] => format!("Block {block}, in points"),
        ["criteria", id, "weight"] => format!("{}, weight in points", criterion(id)),
        ["criteria", id, "penalty"] => format!("{}, penalty in points", criterion(id)),
        ["criteria", id, rest @ ..] => format!("{}, {}", criterion(id), rest.join(" ")),
        ["weights", "total"] => "All weights together, in points".to_owned(),
        ["weights", "concentration"] => "Concentration of the weights".to_owned(),
        ["correlation", "within_team"] => "Correlation within teams".to_owned(),
        ["correlation", "within_criterion"] => "Correlation within criteria".to_owned(),
        ["correlation", "groups", id, "correlation"] => format!("Correlation of group {id}"),
        ["teams", id, "scores", score] => format!("{} of {}, score", criterion(score), team(id)),
        ["teams", id, "scores", score, rest @ ..] => {
            format!("{} of {}, {}", criterion(score), team(id), rest.join(" "))
        }
        ["teams", id, "bonus"] => format!("Bonus of {}, in points", team(id)),
        ["teams", id, "sd"] => format!("Uncertainty of {}, sd of its scores", team(id)),
        keys => keys.join("."),
    }
}

/// What follows from setting the key, in sentences: which weights share the rest.
pub(crate) fn held(scenario: &Scenario, keys: &[&str]) -> Vec<String> {
    match keys {
        ["criteria", id, "weight"] => rest_of_group(scenario, id).into_iter().collect(),
        ["blocks", id] => {
            let block = scenario.blocks.iter().position(|b| b.id == *id);
            let members = members(scenario, block);
            let [first, rest @ ..] = members.as_slice() else {
                return Vec::new();
            };
            let names: Vec<&str> = members.iter().map(|m| m.0).collect();
            let all_pinned = members.iter().all(|m| matches!(m.1, Weight::Pinned(_)));
            vec![match rest {
                [] => format!("The points of block {id} go to {}.", first.0),
                _ if all_pinned => format!(
                    "The weights of block {id} keep their proportions: {}.",
                    listed(&names)
                ),
                _ => format!("The points of block {id} are shared by {}.", listed(&names)),
            }]
        }
        _ => Vec::new(),
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

/// Which of the numbers that a score is set to lie beyond its scale, in a sentence.
pub(crate) fn beyond(scenario: &Scenario, keys: &[&str], numbers: &[f64]) -> Option<String> {
    let (label, [low, high]) = scale(scenario, keys)?;
    let side = |is_beyond: bool, words: String| is_beyond.then_some(words);
    let sides = [
        side(
            numbers.iter().any(|x| *x < low),
            format!("below {}", plain(low)),
        ),
        side(
            numbers.iter().any(|x| *x > high),
            format!("above {}", plain(high)),
        ),
    ];
    let sides: Vec<String> = sides.into_iter().flatten().collect();
    (!sides.is_empty()).then(|| {
        format!(
            "Values {} lie beyond the scale of {label}, {} to {}.",
            sides.join(" and "),
            plain(low),
            plain(high)
        )
    })
}

/// Who takes up what is left of a sum of weights when one of them is pinned.
fn rest_of_group(scenario: &Scenario, id: &str) -> Option<String> {
    let criterion = scenario.criteria.iter().find(|c| c.id == id)?;
    let Role::Weighted { block, .. } = criterion.role else {
        return None;
    };
    if block.is_none() && !scenario.blocks.is_empty() {
        return Some(format!(
            "{} stands outside the blocks: its points are added to theirs.",
            criterion.label
        ));
    }
    let (whole, points) = match block.and_then(|b| scenario.blocks.get(b)) {
        Some(block) => (format!("block {}", block.id), block.points),
        None => ("the weights".to_owned(), scenario.weights_total),
    };
    let points = with_noun(&plain(points), "point");
    let others: Vec<(&str, Weight)> = members(scenario, block)
        .into_iter()
        .filter(|member| member.0 != criterion.label)
        .collect();
    let names = |wanted: &dyn Fn(&Weight) -> bool| -> Vec<&str> {
        let wanted = others.iter().filter(|member| wanted(&member.1));
        wanted.map(|member| member.0).collect()
    };
    let pinned = names(&|w| matches!(w, Weight::Pinned(_)));
    let open = names(&|w| !matches!(w, Weight::Pinned(_)));
    Some(match (open.as_slice(), pinned.as_slice()) {
        ([], []) => return None,
        ([one], _) | ([], [one]) => {
            format!("{one} gets the rest of the {points} of {whole}.")
        }
        ([], several) if scenario.concentration.is_some() => format!(
            "{} share the rest of the {points} of {whole} in proportion, on average: all \
             stay Dirichlet.",
            listed(several)
        ),
        ([], several) => format!(
            "{} share the rest of the {points} of {whole} in proportion.",
            listed(several)
        ),
        (several, _) => format!(
            "{} share the rest of the {points} of {whole}, every split equally likely.",
            listed(several)
        ),
    })
}

/// Labels and weights of a block, or of what stands outside the blocks.
fn members(scenario: &Scenario, wanted: Option<usize>) -> Vec<(&str, Weight)> {
    let weighted = scenario.criteria.iter().filter_map(|c| match c.role {
        Role::Weighted { block, weight } if block == wanted => Some((c.label.as_str(), weight)),
        _ => None,
    });
    weighted.collect()
}

/// "A, B and C".
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
