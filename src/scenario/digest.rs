//! A fingerprint of a scenario: equal for scenarios that give the same numbers.
//!
//! It is taken of the checked scenario, of nothing but what a number depends on: places, points of
//! blocks, criteria with their value functions and weights, conditions, correlations, and every team's
//! scores and bonus as the laws they are; ids too, since the random numbers are named after them, and
//! the order of criteria and teams, in which sums are added up and equals stand. Titles, names, labels,
//! comments, layout, the order of keys, in which of several ways a law or a scale is written, what was
//! observed and `[simulation]` have no part in it.

use sha2::{Digest, Sha256};

use super::{
    Aggregate, Beyond, Correlation, Coupling, Criterion, Quantity, Relation, Role, Scenario, Steps,
    Weight,
};
use crate::model::law::family::Kind;

/// `sha256:` and 64 hexadecimal digits.
pub(crate) fn digest(scenario: &Scenario) -> String {
    let mut hex = String::from("sha256:");
    for byte in Sha256::digest(canon(scenario).as_bytes()) {
        for half in [byte >> 4, byte & 15] {
            hex.extend(char::from_digit(u32::from(half), 16));
        }
    }
    hex
}

/// What is computed, line by line. A text that the file chose stands in quotes with its length
/// before it, so that no two scenarios have the same lines.
fn canon(scenario: &Scenario) -> String {
    let mut lines = vec![
        "cutline.scenario.v2".to_owned(),
        format!("places {}", scenario.places),
        numbers("total", &[scenario.weights_total]),
    ];
    let blocks = scenario.blocks.iter();
    lines.extend(
        blocks.map(|block| numbers(&format!("block {}", quoted(&block.id)), &[block.points])),
    );
    lines.extend(scenario.criteria.iter().map(criterion));
    for condition in &scenario.constraints {
        let relation = match condition.relation {
            Relation::AtLeast => ">=",
            Relation::Equal => "=",
        };
        let mut line = "where".to_owned();
        for (criterion, coefficient) in &condition.coefficients {
            line += &numbers(&format!(" {criterion}"), &[*coefficient]);
        }
        lines.push(line + &numbers(&format!(" {relation}"), &[condition.constant]));
    }
    if scenario.aggregate == Aggregate::Geometric {
        lines.push("aggregate geometric".to_owned());
    }
    lines.extend(
        scenario
            .concentration
            .map(|c| numbers("concentration", &[c])),
    );
    correlation(scenario, &scenario.correlation, &mut lines);
    for team in &scenario.teams {
        lines.push(format!(
            "team {} {}",
            quoted(&team.id),
            quantity(&team.bonus)
        ));
        let scores = team.scores.iter().enumerate();
        lines.extend(scores.map(|(at, score)| {
            if team.is_scored(at) {
                quantity(score)
            } else {
                "not scored".to_owned()
            }
        }));
    }
    lines.join("\n") + "\n"
}

fn criterion(criterion: &Criterion) -> String {
    let beyond = match criterion.beyond {
        Beyond::Extend => "extend",
        Beyond::Clamp => "clamp",
    };
    let knots: Vec<f64> = criterion.value.iter().flat_map(|&(x, v)| [x, v]).collect();
    let role = match &criterion.role {
        Role::Penalty(points) => format!("penalty {}", quantity(points)),
        Role::Weighted { block, weight } => {
            let block = block.map_or("-".to_owned(), |block| block.to_string());
            let weight = match weight {
                Weight::Free => "free".to_owned(),
                Weight::Between(low, high) => numbers("between", &[*low, *high]),
                Weight::Pinned(number) => numbers("pinned", &[*number]),
            };
            format!("weight {block} {weight}")
        }
    };
    let value = numbers(beyond, &knots);
    format!("criterion {} {value} {role}", quoted(&criterion.id))
}

fn correlation(scenario: &Scenario, correlation: &Correlation, lines: &mut Vec<String>) {
    let shares = [correlation.within_team, correlation.within_criterion];
    lines.push(numbers("correlation", &shares));
    for group in &correlation.groups {
        lines.push(format!("group {}", quoted(&group.id)));
        let members = group.members.iter();
        lines.extend(members.map(|member| quoted(&scenario.address(*member).to_string())));
        match &group.coupling {
            Coupling::Equal(number) => lines.push(numbers("equal", &[*number])),
            Coupling::Matrix(rows) => lines.extend(rows.iter().map(|row| numbers("row", row))),
        }
    }
}

/// The name of the law and its parameters: those that it always has as they are, others by name.
fn quantity(quantity: &Quantity) -> String {
    match quantity {
        Quantity::Discrete(steps) => return discrete(steps),
        // What the rows hold counts, not where they lie.
        Quantity::Aligned(rows) => return numbers("rows", rows.in_order()),
        _ => {}
    }
    let (family, parameters) = quantity.written();
    let mut out = family.name.to_owned();
    for (parameter, number) in parameters
        .iter()
        .filter_map(|it| Some((it.0, it.1.number()?)))
    {
        let is_always = family.needs(parameter.name) || parameter.kind != Kind::Number;
        let word = if is_always {
            String::new()
        } else {
            format!(" {}", parameter.name)
        };
        out += &numbers(&word, &[number]);
    }
    out
}

fn discrete(steps: &Steps) -> String {
    numbers("discrete", steps.values()) + &numbers(" up to", steps.cumulative())
}

/// A word and numbers, in the shortest form that reads back. Adding zero turns -0.0 into 0.0.
fn numbers(word: &str, numbers: &[f64]) -> String {
    let mut out = word.to_owned();
    for number in numbers {
        out.push(' ');
        out += &(number + 0.0).to_string();
    }
    out
}

fn quoted(text: &str) -> String {
    format!("{}\"{text}\"", text.len())
}
