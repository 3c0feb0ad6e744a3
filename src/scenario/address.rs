//! Addresses of keys in words: what is called what, and what a change of it carries along.

use super::nouns::with_noun;
use super::number::plain;
use super::{Criterion, Role, Scenario, Weight};

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
        ["blocks", block] | ["blocks", block, "points"] => {
            let found = scenario.blocks.iter().find(|b| b.id == *block);
            let label = found.map_or(*block, |b| b.label.as_str());
            format!("Block {label}, in points")
        }
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

/// What follows from setting these keys together, in sentences for each: which weights share the
/// rest. What two of them have to do with is said once, at the first.
pub(crate) fn held(scenario: &Scenario, axes: &[Vec<&str>]) -> Vec<Vec<String>> {
    let mut said: Vec<String> = Vec::new();
    let new = |keys: &Vec<&str>| {
        let sentence = follows(scenario, keys, axes).filter(|sentence| !said.contains(sentence));
        said.extend(sentence.clone());
        sentence.into_iter().collect()
    };
    axes.iter().map(new).collect()
}

/// What follows from setting one key of these.
fn follows(scenario: &Scenario, keys: &[&str], axes: &[Vec<&str>]) -> Option<String> {
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
            return Some(format!(
                "{} stands outside the blocks: its points are added to theirs.",
                criterion.label
            ));
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
        Some(at) => format!("block {}", scenario.blocks[at].label),
        None => "the weights".to_owned(),
    };
    let (set, others): (Vec<_>, Vec<_>) = members(scenario, block).partition(|c| is_axis(c.0));
    share_of_the_rest(scenario, total, &whole, set.is_empty(), &others)
}

/// Who takes up the points of a sum of weights, or what is left of them when others are set.
fn share_of_the_rest(
    scenario: &Scenario,
    total: Option<f64>,
    whole: &str,
    all: bool,
    others: &[(&Criterion, Weight)],
) -> Option<String> {
    let names = |wanted: &dyn Fn(&Weight) -> bool| -> Vec<&str> {
        let wanted = others.iter().filter(|member| wanted(&member.1));
        wanted.map(|member| member.0.label.as_str()).collect()
    };
    let pinned = names(&|w| matches!(w, Weight::Pinned(_)));
    let open = names(&|w| !matches!(w, Weight::Pinned(_)));
    if all {
        let names = names(&|_| true);
        return match names.as_slice() {
            [] => None,
            [one] => Some(format!("The points of {whole} go to {one}.")),
            _ if open.is_empty() => Some(format!(
                "The weights of {whole} keep their proportions: {}.",
                listed(&names)
            )),
            _ => Some(format!(
                "The points of {whole} are shared by {}.",
                listed(&names)
            )),
        };
    }
    let points = total.map_or_else(
        || format!("the points of {whole}"),
        |total| format!("the {} of {whole}", with_noun(&plain(total), "point")),
    );
    Some(match (open.as_slice(), pinned.as_slice()) {
        ([], []) => return None,
        ([one], _) | ([], [one]) => format!("{one} gets the rest of {points}."),
        ([], several) if scenario.concentration.is_some() => format!(
            "{} share the rest of {points} in proportion, on average: all stay Dirichlet.",
            listed(several)
        ),
        ([], several) => format!(
            "{} share the rest of {points} in proportion.",
            listed(several)
        ),
        (several, _) => format!(
            "{} share the rest of {points}, every split equally likely.",
            listed(several)
        ),
    })
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

/// "A, B and C".
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
