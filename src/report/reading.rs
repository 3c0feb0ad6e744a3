//! How a scenario was read: what `simulate check` says of a file without errors.

use super::page::{columns, for_names};
use super::text::{TIED, fit, fixed, left, longest, names, percent, right, short, trace, wrap};
use crate::analysis::shown::counted;
use crate::analysis::{Method, methods, sheets};
use crate::engine::integral::Reason;
use crate::model::figure::{listed, with_noun};
use crate::model::{Beyond, BoundedSimplex, FLOOR, Model, Polytope, Quantity, WeightLaw, Wording};
use crate::scenario::{Role, Scenario};

/// Columns for a label, of 80.
const NAME: usize = 31;

/// The laws behind the file's words: weights, quantities, scales, and the sheet at the means.
pub fn reading(scenario: &Scenario, model: &Model) -> String {
    let methods = methods(scenario, model);
    let mut out = wrap(&scenario.title, 0) + &trace(false, &scenario.settings);
    out += &wrap(
        &format!(
            "{} for {} on {}; {}; {}.",
            counted(scenario.places, "place"),
            counted(scenario.teams.len(), "team"),
            counted(scenario.criteria.len(), "criterion"),
            computed(scenario, model, methods.as_ref().map(|(method, _)| *method)),
            scenario.digest,
        ),
        0,
    );
    out += &format!(
        "\nWeights: {} in all\n",
        with_noun(&short(points(scenario)), "point")
    );
    out += &weights(scenario, model);
    if !scenario.aggregate.is_arithmetic() {
        let told = format!(
            "    Totals are the points of all weights times the weighted geometric mean of the values, each \
             at least {FLOOR}; penalties are taken off and bonuses added afterwards."
        );
        out += &wrap(&told, 4);
    }
    out += "\n";
    out += &wrap(
        "Scales, the part that mean scores use, and how much of all scores lies beyond",
        2,
    );
    out += &scales(scenario, model);
    out += &super::correlation::correlation(scenario);
    out += "\n";
    out += &wrap(
        "Scores: m ± s is normal with mean m and standard deviation s, a..b is uniform",
        2,
    );
    out += &scores(scenario);
    if let Some(fewest) = model.rows().first() {
        let rows = super::text::count(*fewest as u64);
        let told = format!(
            "    The {rows} aligned rows are a sample themselves, whose error is in no interval."
        );
        out += &wrap(&told, 0);
    }
    let answered = methods
        .as_ref()
        .ok()
        .map(|(_, questions)| questions.as_slice());
    out += &super::questions::reading(scenario, answered);
    out += "\nThe sheet with every score and weight at its mean\n";
    let mut sheets: Vec<_> = sheets(scenario, model)
        .into_iter()
        .zip(&scenario.teams)
        .collect();
    sheets.sort_by_key(|(sheet, _)| sheet.rank);
    let all = || sheets.iter().map(|(_, team)| team.name.as_str());
    let names = names(all(), longest(all()).max(40).min(columns() - 13));
    for ((sheet, _), name) in sheets.iter().zip(names) {
        let rank = right(&sheet.rank.to_string(), 3);
        let total = right(&fixed(sheet.total, 2), 9);
        out += &format!("{rank} {name}{total}\n");
    }
    out
}

/// What all weights add up to.
fn points(scenario: &Scenario) -> f64 {
    let blocks = scenario.blocks.iter().map(|block| block.points);
    scenario.weights_total + blocks.sum::<f64>()
}

/// Columns for the labels of the criteria.
fn name(scenario: &Scenario) -> usize {
    for_names(NAME, longest(scenario.criteria.iter().map(|c| &c.label)))
}

/// How an answer will be computed.
fn computed(scenario: &Scenario, model: &Model, method: Result<Method, &Reason>) -> String {
    let simulation = scenario.simulation;
    match method {
        Ok(Method::Exact) if !model.rows().is_empty() => "computed exactly, row by row".to_owned(),
        Ok(Method::Exact) => "computed exactly".to_owned(),
        Ok(Method::QuasiMonteCarlo) => {
            format!(
                "integrated at evenly spread points, seed {}",
                simulation.seed
            )
        }
        Ok(Method::MonteCarlo) => {
            let most = if simulation.precision.is_some() {
                "at most "
            } else {
                ""
            };
            let draws = counted(simulation.draws, "draw");
            format!("{most}{draws} from seed {}", simulation.seed)
        }
        Err(reason) => format!("without an answer by the method it asks for, since {reason}"),
    }
}

fn weights(scenario: &Scenario, model: &Model) -> String {
    let mut out = String::new();
    let means = model.mean_multipliers();
    let name = name(scenario);
    let line = |criterion: usize, what: &str| {
        let label = left(&scenario.criteria[criterion].label, name);
        let mean = right(&fixed(means[criterion], 2), 8);
        let line = format!("    {label}{mean}  {what}");
        fit(line.trim_end(), columns()) + "\n"
    };
    for group in &model.weights {
        let block = owner(scenario, &group.members);
        let law = match &group.law {
            // One weight has no choice.
            _ if group.members.len() == 1 => "fixed",
            WeightLaw::Fixed(_) => "fixed",
            // Alone in its block, or bounds that leave no choice.
            WeightLaw::Uniform(BoundedSimplex { low, high, .. })
                if low
                    .iter()
                    .zip(high)
                    .all(|(low, high)| short(*low) == short(*high)) =>
            {
                "fixed"
            }
            WeightLaw::Dirichlet(_) => "Dirichlet around the numbers given",
            WeightLaw::Uniform(_) => "every split within the bounds equally likely",
            WeightLaw::Polytope(_) => "all that satisfies the conditions equally likely",
        };
        out += &wrap(
            &format!(
                "  {block}: {}, {law}",
                with_noun(&short(group.total), "point")
            ),
            4,
        );
        for (k, &member) in group.members.iter().enumerate() {
            let range = match &group.law {
                _ if group.members.len() == 1 => String::new(),
                WeightLaw::Uniform(BoundedSimplex { low, high, .. })
                | WeightLaw::Polytope(Polytope { low, high, .. })
                    if short(low[k]) != short(high[k]) =>
                {
                    format!("from {} to {}", short(low[k]), short(high[k]))
                }
                _ => String::new(),
            };
            out += &line(member, &range);
        }
    }
    for (i, criterion) in scenario.criteria.iter().enumerate() {
        if let Role::Penalty(penalty) = &criterion.role {
            out += &line(i, &format!("penalty, {}", law(penalty)));
        }
    }
    out
}

/// Whose points a group of weights shares: a block, several that conditions tie together, or all.
fn owner(scenario: &Scenario, members: &[usize]) -> String {
    let block = |member: &usize| match scenario.criteria[*member].role {
        Role::Weighted { block, .. } => block,
        Role::Penalty(_) => None,
    };
    let mut blocks: Vec<usize> = members.iter().filter_map(block).collect();
    blocks.sort_unstable();
    blocks.dedup();
    let ids: Vec<&str> = blocks
        .iter()
        .map(|b| scenario.blocks[*b].label.as_str())
        .collect();
    match ids.as_slice() {
        [] => "all weights".to_owned(),
        [only] => format!("block {only}"),
        ids => format!("blocks {}", listed(ids)),
    }
}

fn scales(scenario: &Scenario, model: &Model) -> String {
    let name = name(scenario);
    let mut out = format!(
        "{}{}{}{}{}{}\n",
        left("", 4 + name),
        right("value 0", 8),
        right("value 1", 8),
        right("used", 7),
        right("below", 8),
        right("above", 8)
    );
    for (i, criterion) in scenario.criteria.iter().enumerate() {
        let (low, high) = model.criteria[i].value.ends();
        let falling = model.criteria[i].value.orientation() < 0.0;
        let (worst, best) = if falling { (high, low) } else { (low, high) };
        let teams = scenario.teams.iter();
        let scored = teams.filter(|team| team.is_scored(i));
        let scored: Vec<&Quantity> = scored.map(|team| &team.scores[i]).collect();
        let share = |f: &dyn Fn(&Quantity) -> f64| -> f64 {
            scored.iter().map(|score| f(score)).sum::<f64>() / scored.len().max(1) as f64
        };
        let means = scored.iter().map(|score| score.mean());
        let used = (means.clone().fold(f64::MIN, f64::max) - means.fold(f64::MAX, f64::min))
            / (high - low);
        // A score exactly at the end is not beyond it.
        let below = share(&|score| score.cdf(low.next_down()));
        let above = share(&|score| 1.0 - score.cdf(high));
        let beyond = match criterion.beyond {
            Beyond::Extend => "",
            Beyond::Clamp => "  held",
        };
        let line = format!(
            "    {}{}{}{}{}{}{beyond}",
            left(&criterion.label, name),
            right(&short(worst), 8),
            right(&short(best), 8),
            right(&format!("{} %", fixed(100.0 * used, 0)), 7),
            right(&format!("{} %", percent(below, 1)), 8),
            right(&format!("{} %", percent(above, 1)), 8),
        );
        out += &(fit(&line, columns()) + "\n");
        out += &knots(&criterion.value);
    }
    out += if scenario.criteria.iter().any(|c| c.beyond == Beyond::Clamp) {
        "    Beyond the ends the line goes on, or is held where it says so.\n"
    } else {
        "    Beyond the ends the line goes on.\n"
    };
    out
}

/// The knots of a table of values, which the scores of its ends do not tell.
fn knots(knots: &[(f64, f64)]) -> String {
    let line = match knots {
        [(_, first), (_, last)] => {
            (*first == 0.0 && *last == 1.0) || (*first == 1.0 && *last == 0.0)
        }
        _ => false,
    };
    if line {
        return String::new();
    }
    let pairs: Vec<String> = knots
        .iter()
        .map(|(score, value)| format!("{}{TIED}at{TIED}{}", short(*value), short(*score)))
        .collect();
    wrap(&format!("      values: {}", pairs.join(", ")), 8)
}

fn scores(scenario: &Scenario) -> String {
    let mut out = String::new();
    for team in &scenario.teams {
        let scores = scenario.criteria.iter().zip(&team.scores).enumerate();
        let mut parts: Vec<String> = scores
            .map(|(at, (criterion, score))| {
                if team.is_scored(at) {
                    format!("{} {}", criterion.id, law(score))
                } else {
                    format!("{} not{TIED}scored", criterion.id)
                }
            })
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
    quantity.told(&Short)
}

/// Numbers as a table has them.
struct Short;

impl Wording for Short {
    fn number(&self, number: f64) -> String {
        short(number)
    }

    fn share(&self, share: f64) -> String {
        percent(share, 1)
    }

    fn count(&self, count: usize) -> String {
        super::text::count(count as u64)
    }

    fn tied(&self) -> char {
        TIED
    }
}
