//! How a scenario was read: what `simulate check` says of a file without errors.

use super::text::{COLUMNS, fit, left, percent, right, short, wrap};
use crate::analysis::sheets;
use crate::model::{Model, WeightLaw};
use crate::scenario::{Beyond, Quantity, Role, Scenario};

/// The laws behind the file's words: weights, quantities, scales, and the sheet at the means.
pub fn reading(scenario: &Scenario, model: &Model) -> String {
    let mut out = wrap(&scenario.title, 0);
    out += &wrap(
        &format!(
            "{} places for {} teams on {} criteria; {} draws from seed {}; {}.",
            scenario.places,
            scenario.teams.len(),
            scenario.criteria.len(),
            super::text::count(scenario.simulation.draws),
            scenario.simulation.seed,
            scenario.digest,
        ),
        0,
    );
    out += "\nWeights, in points\n";
    out += &weights(scenario, model);
    out += "\nScales: the score worth nothing, the score worth everything, the share of all\n\
            teams' scores beyond the ends\n";
    out += &scales(scenario, model);
    if scenario.within_team > 0.0 {
        out += &wrap(
            &format!(
                "\nA team's weighted scores are correlated: {}.",
                short(scenario.within_team)
            ),
            0,
        );
    }
    out += "\nScores, as law and standard deviation\n";
    out += &scores(scenario);
    out += "\nThe sheet with every score and weight at its mean\n";
    let mut sheets: Vec<_> = sheets(scenario, model)
        .into_iter()
        .zip(&scenario.teams)
        .collect();
    sheets.sort_by_key(|(sheet, _)| sheet.rank);
    for (sheet, team) in sheets {
        let rank = right(&sheet.rank.to_string(), 3);
        out += &format!(
            "{rank} {}{}\n",
            left(&team.name, 40),
            right(&format!("{:.2}", sheet.total), 9)
        );
    }
    out
}

fn weights(scenario: &Scenario, model: &Model) -> String {
    let mut out = String::new();
    let means = model.mean_multipliers();
    for group in &model.weights {
        let block = match scenario.criteria[group.members[0]].role {
            Role::Weighted {
                block: Some(block), ..
            } => {
                format!("block {}", scenario.blocks[block].id)
            }
            _ => "all weights".to_owned(),
        };
        let law = match &group.law {
            WeightLaw::Fixed(_) => "fixed",
            WeightLaw::Dirichlet(_) => "Dirichlet around the numbers given",
            WeightLaw::Uniform(_) => "every split within the bounds equally likely",
        };
        out += &wrap(
            &format!("  {block}: {} points, {law}", short(group.total)),
            4,
        );
        for (k, &member) in group.members.iter().enumerate() {
            let range = match &group.law {
                WeightLaw::Uniform(set) => {
                    format!("from {} to {}", short(set.low[k]), short(set.high[k]))
                }
                _ => String::new(),
            };
            out += &weight_line(&scenario.criteria[member].label, means[member], &range);
        }
    }
    for (i, criterion) in scenario.criteria.iter().enumerate() {
        if let Role::Penalty(penalty) = &criterion.role {
            let law = format!("penalty, {}", law(penalty));
            out += &weight_line(&criterion.label, means[i], &law);
        }
    }
    out
}

fn weight_line(label: &str, mean: f64, what: &str) -> String {
    let line = format!(
        "    {}{}  {what}",
        left(label, 32),
        right(&format!("{mean:.2}"), 8)
    );
    fit(line.trim_end(), COLUMNS) + "\n"
}

fn scales(scenario: &Scenario, model: &Model) -> String {
    let mut out = String::new();
    for (i, criterion) in scenario.criteria.iter().enumerate() {
        let (low, high) = model.criteria[i].value.ends();
        let falling = model.criteria[i].value.orientation() < 0.0;
        let (worst, best) = if falling { (high, low) } else { (low, high) };
        let teams = scenario.teams.len() as f64;
        let share = |f: &dyn Fn(&Quantity) -> f64| -> f64 {
            scenario
                .teams
                .iter()
                .map(|team| f(&team.scores[i]))
                .sum::<f64>()
                / teams
        };
        let below = share(&|score| {
            if score.is_sure() {
                f64::from(u8::from(score.mean() < low))
            } else {
                score.cdf(low)
            }
        });
        let above = share(&|score| 1.0 - score.cdf(high));
        let beyond = match criterion.beyond {
            Beyond::Extend => "the line goes on",
            Beyond::Clamp => "held at the end",
        };
        let line = format!(
            "    {}{}{}  below {} %, above {} %: {beyond}",
            left(&criterion.label, 24),
            right(&short(worst), 6),
            right(&short(best), 6),
            percent(below, 1),
            percent(above, 1),
        );
        out += &(fit(&line, COLUMNS) + "\n");
    }
    out
}

fn scores(scenario: &Scenario) -> String {
    let mut out = String::new();
    for team in &scenario.teams {
        let scores = scenario.criteria.iter().zip(&team.scores);
        let mut parts: Vec<String> = scores
            .map(|(criterion, score)| format!("{} {}", criterion.id, law(score)))
            .collect();
        if team.bonus != Quantity::Sure(0.0) {
            parts.push(format!("bonus {}", law(&team.bonus)));
        }
        out += &wrap(&format!("  {}: {}", team.name, parts.join(", ")), 4);
    }
    out
}

/// A law in a few words.
fn law(quantity: &Quantity) -> String {
    match *quantity {
        Quantity::Sure(x) => short(x),
        Quantity::Normal {
            mean,
            sd,
            min: None,
            max: None,
        } => {
            format!("{} ± {}", short(mean), short(sd))
        }
        Quantity::Normal { mean, sd, min, max } => format!(
            "{} ± {} cut to {}..{}",
            short(mean),
            short(sd),
            min.map_or(String::new(), short),
            max.map_or(String::new(), short)
        ),
        Quantity::Uniform { min, max } => format!("{}..{}", short(min), short(max)),
        Quantity::Triangular { min, mode, max } => {
            format!("triangular {}, {}, {}", short(min), short(mode), short(max))
        }
        Quantity::Pert { min, mode, max } => {
            format!("PERT {}, {}, {}", short(min), short(mode), short(max))
        }
    }
}
