//! From a tally to the outcome that reports and charts render.

use super::indices::{entropies, holistic, named};
use super::outcome::{
    Confidence, CriterionLabel, Estimate, Estimates, Forecast, Interval, Method, Moments, Outcome,
    PlacesFilled, Points, Selection, Sheet, TeamOutcome,
};
use crate::engine::Tally;
use crate::model::Model;
use crate::scenario::Scenario;

/// What the tally of a run says about its scenario, all but the confidence factors, which
/// [`with_confidence`](super::with_confidence) adds. `model` is the scenario's own.
pub fn outcome(scenario: &Scenario, model: &Model, tally: &Tally) -> Outcome {
    let teams = scenario.teams.len();
    let share = |count: u64| count as f64 / tally.draws as f64;
    let square = |cell: &dyn Fn(usize, usize) -> u64| -> Vec<Vec<f64>> {
        (0..teams)
            .map(|i| {
                (0..teams)
                    .map(|j| if i == j { 0.0 } else { share(cell(i, j)) })
                    .collect()
            })
            .collect()
    };
    let selections: Vec<Selection> = tally
        .selections
        .iter()
        .map(|(set, count)| Selection {
            teams: set
                .iter()
                .map(|&team| scenario.teams[team].id.clone())
                .collect(),
            probability: Interval::counted(*count, tally.draws),
        })
        .collect();
    let counted: u64 = tally.selections.iter().map(|(_, count)| count).sum();
    Outcome {
        format: "cutline.outcome.v1",
        version: env!("CARGO_PKG_VERSION"),
        title: scenario.title.clone(),
        places: scenario.places,
        complete: tally.draws == scenario.simulation.draws,
        method: Method::MonteCarlo,
        draws: tally.draws,
        seed: scenario.simulation.seed,
        scenario_digest: scenario.digest.clone(),
        criteria: scenario
            .criteria
            .iter()
            .zip(model.mean_multipliers())
            .enumerate()
            .map(|(at, (criterion, points))| CriterionLabel {
                id: criterion.id.clone(),
                label: criterion.label.clone(),
                points,
                weight_varies: tally.weight_varies(at),
            })
            .collect(),
        teams: team_outcomes(scenario, model, tally),
        pairwise_winning: square(&|i, j| tally.above(i, j)),
        pairwise_tied: square(&|i, j| tally.tied(i, j)),
        selected_without: square(&|i, j| tally.without[i * teams + j]),
        selections,
        selections_other: share(tally.draws - counted),
        entropy: entropies(tally),
        places_filled: vec![PlacesFilled {
            places: scenario.places,
            probability: 1.0,
        }],
        observed: scenario
            .observed
            .as_ref()
            .map(|set| forecast(scenario, tally, set)),
    }
}

fn team_outcomes(scenario: &Scenario, model: &Model, tally: &Tally) -> Vec<TeamOutcome> {
    let teams = scenario.teams.len();
    let sheets = sheets(scenario, model).into_iter().zip(holistic(tally));
    scenario
        .teams
        .iter()
        .zip(sheets)
        .enumerate()
        .map(|(i, (team, (sheet, holistic_index)))| {
            let ranks = &tally.ranks[i * teams..][..teams];
            let (mean, sd) = tally.total(i);
            let beaten: u64 = (0..teams)
                .map(|j| if i == j { 0 } else { tally.above(j, i) })
                .sum();
            TeamOutcome {
                id: team.id.clone(),
                name: team.name.clone(),
                selection_probability: Estimate::counted(tally.selected(i), tally.draws, teams),
                rank_acceptability: Estimates::counted(ranks, tally.draws),
                expected_rank: 1.0 + beaten as f64 / tally.draws as f64,
                rank_interval: rank_interval(ranks, tally.draws),
                total: Moments { mean, sd },
                sheet,
                central_weights: named(scenario, tally.central_weights(i)),
                weights_given_selected: named(scenario, tally.weights_given_selected(i)),
                confidence_factor: Confidence::Unknown,
                holistic_index,
            }
        })
        .collect()
}

/// The 5 % and the 95 % quantile of ranks: the smallest ranks that at least such a share reaches.
fn rank_interval(ranks: &[u64], draws: u64) -> [usize; 2] {
    // Twentieths in integers, so that no rounding decides.
    let quantile = |twentieths: u64| {
        let mut reached = 0u128;
        for (above, count) in ranks.iter().enumerate() {
            reached += u128::from(*count);
            if reached * 20 >= u128::from(draws) * u128::from(twentieths) {
                return above + 1;
            }
        }
        ranks.len()
    };
    [quantile(1), quantile(19)]
}

/// Every team's sheet with all quantities at their means.
pub fn sheets(scenario: &Scenario, model: &Model) -> Vec<Sheet> {
    let multipliers = model.mean_multipliers();
    let points: Vec<Vec<f64>> = (0..model.teams.len())
        .map(|team| model.sheet_points(team, &multipliers))
        .collect();
    let totals: Vec<f64> = points
        .iter()
        .map(|points| (points.iter().sum::<f64>() * 1e9).round() / 1e9)
        .collect();
    points
        .into_iter()
        .zip(&scenario.teams)
        .zip(&totals)
        .map(|((points, team), total)| {
            let ids = scenario
                .criteria
                .iter()
                .map(|criterion| criterion.id.clone());
            let mut named: Vec<(String, f64)> =
                ids.chain(["bonus".to_owned()]).zip(points).collect();
            if team.bonus == crate::scenario::Quantity::Sure(0.0) {
                named.pop();
            }
            Sheet {
                total: *total,
                rank: 1 + totals.iter().filter(|other| *other > total).count(),
                points: Points(named),
            }
        })
        .collect()
}

fn forecast(scenario: &Scenario, tally: &Tally, selected: &[usize]) -> Forecast {
    let teams = scenario.teams.len() as f64;
    let count = tally
        .selections
        .iter()
        .find(|(set, _)| set == selected)
        .map_or(0, |(_, count)| *count);
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
        probability: Interval::counted(count, tally.draws),
        brier_score: brier(&|team| tally.selected(team) as f64 / tally.draws as f64),
        brier_score_of_chance: brier(&|_| scenario.places as f64 / teams),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rank_intervals_hold_the_central_ninety_percent() {
        assert_eq!(rank_interval(&[5, 90, 5], 100), [1, 2]);
        assert_eq!(rank_interval(&[4, 90, 6], 100), [2, 3]);
        assert_eq!(rank_interval(&[0, 100, 0], 100), [2, 2]);
        assert_eq!(rank_interval(&[100, 0, 0], 100), [1, 1]);
    }
}
