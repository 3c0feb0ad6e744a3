//! What the axes of a sweep are called, and what follows from setting them.

use super::figures::list;
use super::say;
use crate::analysis::{Address, Axis, Follows, KeyName, Sharing, Whole};

/// An axis in the language that is spoken: a name, and after a comma its unit. What a scenario calls
/// otherwise keeps its name.
pub(crate) fn axis_label(axis: &Axis) -> String {
    key_name(&axis.label)
}

/// What a key is called, in the language that is spoken.
pub(crate) fn key_name(name: &KeyName) -> String {
    match name {
        KeyName::Number(address) => number(address),
        KeyName::PartOfScore {
            criterion,
            team,
            part,
        } => say!(
            "axis-part-of-score",
            criterion = criterion,
            team = team,
            part = part
        ),
        KeyName::Other(text) => text.clone(),
        KeyName::Change {
            of,
            is_factor: false,
            written,
        } => say!("axis-change", axis = key_name(of), written = written),
        KeyName::Change { of, written, .. } => {
            say!("axis-factor", axis = key_name(of), written = written)
        }
    }
}

fn number(address: &Address) -> String {
    match address {
        Address::Places => say!("axis-places"),
        Address::Block { block } => say!("axis-block", name = block),
        Address::Weight { criterion } => say!("axis-weight", name = criterion),
        Address::Penalty { criterion } => say!("axis-penalty", name = criterion),
        Address::Total => say!("axis-total"),
        Address::Concentration => say!("axis-concentration"),
        Address::WithinTeam => say!("axis-within-teams"),
        Address::WithinCriterion => say!("axis-within-criteria"),
        Address::Correlation { group } => say!("axis-group", name = group),
        Address::Score { criterion, team } => {
            say!("axis-score", criterion = criterion, team = team)
        }
        Address::Bonus { team } => say!("axis-bonus", team = team),
        Address::Sd { team } => say!("axis-sd", team = team),
        other => other.to_string(),
    }
}

/// A number as a scenario has it, without the last bits of binary arithmetic.
fn plain(number: f64) -> String {
    format!("{}", (number * 1e9).round() / 1e9)
}

/// What follows from setting an axis, in sentences.
pub(crate) fn held(axis: &Axis) -> Vec<String> {
    axis.held.iter().map(follows).collect()
}

/// What follows from setting a key, in a sentence.
pub(crate) fn follows(follows: &Follows) -> String {
    let whole = |whole: &Whole| match whole {
        Whole::Block(name) => say!("whole-block", name = name),
        Whole::Weights => say!("whole-weights"),
    };
    let points = |of: &Whole, total: &Option<f64>| match total {
        None => say!("points-of", whole = whole(of)),
        Some(total) => say!(
            "points-of-total",
            whole = whole(of),
            points = plain(*total),
            points_n = if plain(*total) == "1" { 1 } else { 2 }
        ),
    };
    match follows {
        Follows::Outside(criterion) => say!("follows-outside", criterion = criterion),
        Follows::Only(of, one) => say!("follows-only", whole = whole(of), criterion = one),
        Follows::Proportions(of, names) => say!(
            "follows-proportions",
            whole = whole(of),
            criteria = list(names)
        ),
        Follows::Shared(of, names) => {
            say!("follows-shared", whole = whole(of), criteria = list(names))
        }
        Follows::Rest(of, total, one) => {
            say!("follows-rest", points = points(of, total), criterion = one)
        }
        Follows::Rests(of, total, names, sharing) => {
            let which = match sharing {
                Sharing::Proportion => "follows-rest-proportion",
                Sharing::Dirichlet => "follows-rest-dirichlet",
                Sharing::Free => "follows-rest-free",
            };
            say!(which, points = points(of, total), criteria = list(names))
        }
        Follows::Beyond {
            criterion,
            scale: [low, high],
            sides: [is_below, is_above],
        } => {
            let (low, high) = (plain(*low), plain(*high));
            let below = is_below.then(|| say!("follows-below", end = &low));
            let above = is_above.then(|| say!("follows-above", end = &high));
            let sides = match (below, above) {
                (Some(below), Some(above)) => say!("follows-both", below = below, above = above),
                (below, above) => below.or(above).unwrap_or_default(),
            };
            say!(
                "follows-beyond",
                sides = sides,
                criterion = criterion,
                low = low,
                high = high
            )
        }
        Follows::Change { is_factor, written } => {
            let which = if *is_factor {
                "follows-factor"
            } else {
                "follows-added"
            };
            say!(which, written = written)
        }
    }
}
