//! From figures to the outcome that reports and charts render.

use super::figures::{Figures, Pair, ranked};
use super::indices::{entropies, holistic, named};
use super::interval::Estimate;
use super::outcome::{
    Confidence, CriterionLabel, Forecast, HalfWidths, Neighbours, Outcome, PlacesFilled, Precision,
    Selection, Sheet, TeamOutcome, UnderAllWeights,
};
use super::points::Points;
use super::questions;
use crate::engine;
use crate::engine::integral::PAIRED;
use crate::model::Model;
use crate::scenario::{Role, Scenario};

/// What the figures of a run say about its scenario, all but the confidence factors, which
/// [`with_confidence`](super::with_confidence) adds. `model` is the scenario's own.
pub fn outcome(scenario: &Scenario, model: &Model, figures: &Figures) -> Outcome {
    let certain = if figures.weight_varies.contains(&true) {
        engine::certain(model)
    } else {
        vec![None; scenario.teams.len()]
    };
    let teams = team_outcomes(scenario, model, figures, &certain);
    let groups = groups(teams.len(), &figures.neighbours);
    let precision = scenario.simulation.precision.map(|target| Precision {
        target,
        half_width: figures.widest(),
        reached: figures.widest() <= target,
    });
    let id = |team: usize| scenario.teams[team].id.clone();
    let ids = |set: &[usize]| -> Vec<String> { set.iter().map(|&team| id(team)).collect() };
    Outcome {
        format: "cutline.outcome.v1",
        version: env!("CARGO_PKG_VERSION"),
        title: scenario.title.clone(),
        places: scenario.places,
        complete: figures.complete,
        method: figures.method,
        draws: figures.draws,
        points: figures.points,
        rows: model.rows(),
        pieces: figures.pieces,
        refinement_difference: figures.refinement,
        precision,
        seed: scenario.simulation.seed,
        scenario_digest: scenario.digest.clone(),
        settings: scenario.settings.clone(),
        scenario: None,
        aggregate: scenario.aggregate,
        criteria: scenario
            .criteria
            .iter()
            .zip(model.mean_multipliers())
            .enumerate()
            .map(|(at, (criterion, points))| CriterionLabel {
                id: criterion.id.clone(),
                label: criterion.label.clone(),
                points,
                weight_varies: figures.weight_varies[at],
                block: block(scenario, &criterion.role),
            })
            .collect(),
        teams,
        groups: groups.iter().map(|group| ids(group)).collect(),
        neighbours: (figures.neighbours.iter())
            .map(|pair| Neighbours {
                above: id(pair.above),
                below: id(pair.below),
                winning: pair.winning,
                tied: pair.tied,
            })
            .collect(),
        team_order: scenario.teams.iter().map(|team| team.id.clone()).collect(),
        pairwise_winning: figures.winning.estimate.clone(),
        pairwise_tied: figures.tied.estimate.clone(),
        selected_without: figures.without.estimate.clone(),
        selected_without_left_out: figures.without.estimate.is_empty().then(|| {
            format!("integrated for {PAIRED} teams at most; --method monte-carlo counts it")
        }),
        selections: figures
            .sets
            .iter()
            .map(|(set, probability)| Selection {
                teams: ids(set),
                probability: *probability,
            })
            .collect(),
        selections_other: figures.other.estimate,
        largest_half_widths: HalfWidths {
            pairwise_winning: figures.winning.half_width,
            pairwise_tied: figures.tied.half_width,
            selected_without: figures.without.half_width,
            selections_other: figures.other.half_width(),
        },
        entropy: entropies(figures),
        places_filled: places_filled(scenario, figures),
        questions: questions::outcomes(&scenario.questions, figures),
        observed: scenario
            .observed
            .as_ref()
            .map(|set| forecast(scenario, figures, set)),
        team_views: Vec::new(),
        under_all_weights: under_all_weights(scenario, &certain),
    }
}

fn places_filled(scenario: &Scenario, figures: &Figures) -> Vec<PlacesFilled> {
    let all = [(scenario.places, 1.0)];
    let filled = if figures.filled.is_empty() {
        &all[..]
    } else {
        &figures.filled
    };
    let of = |&(places, probability): &(usize, f64)| PlacesFilled {
        places,
        probability,
    };
    filled.iter().map(of).collect()
}

/// The key of the block that a criterion is in.
fn block(scenario: &Scenario, role: &Role) -> Option<String> {
    match role {
        Role::Weighted {
            block: Some(at), ..
        } => scenario.blocks.get(*at).map(|block| block.id.clone()),
        _ => None,
    }
}

fn under_all_weights(scenario: &Scenario, certain: &[Option<bool>]) -> Option<UnderAllWeights> {
    let ids = |fate: bool| -> Vec<String> {
        let teams = scenario.teams.iter().zip(certain);
        let teams = teams.filter(|(_, certain)| **certain == Some(fate));
        teams.map(|(team, _)| team.id.clone()).collect()
    };
    let all = UnderAllWeights {
        selected: ids(true),
        never: ids(false),
    };
    (!all.selected.is_empty() || !all.never.is_empty()).then_some(all)
}

fn team_outcomes(
    scenario: &Scenario,
    model: &Model,
    figures: &Figures,
    certain: &[Option<bool>],
) -> Vec<TeamOutcome> {
    let sheets = sheets(scenario, model).into_iter().zip(holistic(figures));
    scenario
        .teams
        .iter()
        .zip(sheets)
        .enumerate()
        .map(|(i, (team, (sheet, holistic_index)))| {
            let selection = certain[i].map_or(figures.selected[i], |fate| {
                Estimate::exactly(f64::from(u8::from(fate)))
            });
            let weights = &figures.weights[i];
            TeamOutcome {
                id: team.id.clone(),
                name: team.name.clone(),
                selection_probability: selection,
                resolved: selection.low_simultaneous > 0.5 || selection.high_simultaneous < 0.5,
                rank_acceptability: figures.ranks[i].clone(),
                expected_rank: figures.expected_rank(i),
                rank_interval: rank_interval(&figures.ranks[i].estimate),
                total: figures.totals[i],
                sheet,
                central_weights: named(scenario, weights.central.as_ref()),
                weights_given_selected: named(scenario, weights.given_selected.as_ref()),
                confidence_factor: Confidence::Unknown,
                holistic_index,
            }
        })
        .collect()
}

/// The 5 % and the 95 % quantile of ranks: the smallest ranks that at least such a share reaches.
fn rank_interval(ranks: &[f64]) -> [usize; 2] {
    let quantile = |share: f64| {
        let mut reached = 0.0;
        for (above, p) in ranks.iter().enumerate() {
            reached += p;
            // No rounding error decides: shares of draws are further apart.
            if reached >= share - 1e-12 {
                return above + 1;
            }
        }
        ranks.len()
    };
    [quantile(0.05), quantile(0.95)]
}

/// Two teams next to each other in rank are told apart where one is above the other with at least
/// this probability.
pub const SEPARABLE: f64 = 0.95;

/// Teams in rank order, cut wherever two neighbours are told apart. The estimate decides: groups are
/// a statement about the inputs, and how well it is known stands beside it.
fn groups(teams: usize, neighbours: &[Pair]) -> Vec<Vec<usize>> {
    let first = neighbours.first().map_or(0, |pair| pair.above);
    let mut groups = vec![vec![first]; teams.min(1)];
    for pair in neighbours {
        match groups.last_mut() {
            Some(group) if pair.winning.estimate < SEPARABLE => group.push(pair.below),
            _ => groups.push(vec![pair.below]),
        }
    }
    groups
}

/// Places in the list, best first: by selection probability, then by expected rank, then as in the
/// file.
pub fn by_selection(teams: &[TeamOutcome]) -> Vec<usize> {
    ranked(
        teams.len(),
        |team| teams[team].selection_probability.estimate,
        |team| teams[team].expected_rank,
    )
}

/// Every team's sheet with all quantities at their means.
pub fn sheets(scenario: &Scenario, model: &Model) -> Vec<Sheet> {
    let multipliers = model.mean_multipliers();
    let points: Vec<Vec<f64>> = (0..model.teams.len())
        .map(|team| model.sheet_points(team, &multipliers))
        .collect();
    points
        .into_iter()
        .zip(&scenario.teams)
        .zip(model.sheet_totals())
        .map(|((points, team), (total, above))| {
            let ids = scenario
                .criteria
                .iter()
                .map(|criterion| criterion.id.clone());
            let named = ids.chain(["bonus".to_owned()]).zip(points).enumerate();
            let scored =
                named.filter(|(at, _)| *at >= scenario.criteria.len() || team.is_scored(*at));
            let mut named: Vec<(String, f64)> = scored.map(|(_, named)| named).collect();
            if team.bonus == crate::model::Quantity::Sure(0.0) {
                named.pop();
            }
            Sheet {
                total: (total * 1e9).round() / 1e9,
                rank: 1 + above,
                points: Points(named),
            }
        })
        .collect()
}

fn forecast(scenario: &Scenario, figures: &Figures, selected: &[usize]) -> Forecast {
    let teams = scenario.teams.len() as f64;
    let brier = |forecast: &dyn Fn(usize) -> f64| -> f64 {
        let misses = (0..scenario.teams.len()).map(|team| {
            let happened = if selected.contains(&team) { 1.0 } else { 0.0 };
            let miss = forecast(team) - happened;
            miss * miss
        });
        misses.sum::<f64>() / teams
    };
    Forecast {
        selected: selected
            .iter()
            .map(|&team| scenario.teams[team].id.clone())
            .collect(),
        probability: figures.probability_of(selected),
        brier_score: brier(&|team| figures.selected[team].estimate),
        brier_score_of_chance: brier(&|_| scenario.places as f64 / teams),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rank_intervals_hold_the_central_ninety_percent() {
        assert_eq!(rank_interval(&[0.05, 0.9, 0.05]), [1, 2]);
        assert_eq!(rank_interval(&[0.04, 0.9, 0.06]), [2, 3]);
        assert_eq!(rank_interval(&[0.0, 1.0, 0.0]), [2, 2]);
        assert_eq!(rank_interval(&[1.0, 0.0, 0.0]), [1, 1]);
    }
}
