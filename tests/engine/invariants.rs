//! What must hold whatever the numbers are: symmetries of the selection problem.
//!
//! Each is checked draw for draw where the change leaves the random numbers alone, and otherwise
//! within 5 standard errors (6e-7 a figure) under fixed seeds.

use crate::support::{assert_share, by_total, criterion, group, normal};
use cutline::engine::{Tally, Unwatched, simulate};
use cutline::model::{Beyond, Model, Quantity, Team, ValueFunction, WeightLaw};

const DRAWS: u64 = 400_000;

fn run(model: &Model) -> Tally {
    simulate(model, DRAWS, 7, &Unwatched)
}

fn assert_agree(a: &Tally, b: &Tally) {
    let n = a.draws as f64;
    for (cell, (x, y)) in a.ranks.iter().zip(&b.ranks).enumerate() {
        let (p, q) = (*x as f64 / n, *y as f64 / n);
        let error = ((p * (1.0 - p) + q * (1.0 - q)) / n).sqrt().max(1.0 / n);
        assert!((p - q).abs() < 5.0 * error, "cell {cell}: {p} and {q}");
    }
}

#[test]
fn equal_teams_share_every_rank() {
    let tally = run(&by_total(3, &vec![normal(50.0, 8.0); 7]));
    for count in &tally.ranks {
        assert_share(*count, DRAWS, 1.0 / 7.0, 5.0, "a rank");
    }
    for team in 0..7 {
        assert_share(tally.selected(team), DRAWS, 3.0 / 7.0, 5.0, "selected");
    }
}

#[test]
fn everybody_is_in_where_there_is_a_place_for_everybody() {
    let tally = run(&by_total(
        3,
        &[normal(1.0, 1.0), normal(2.0, 1.0), normal(9.0, 1.0)],
    ));
    assert!((0..3).all(|team| tally.selected(team) == DRAWS));
    assert_eq!(tally.selections, [(vec![0, 1, 2], DRAWS)]);
}

#[test]
fn sure_scores_have_one_order() {
    let tally = run(&by_total(2, &[3.0, 1.0, 4.0, 1.5].map(Quantity::Sure)));
    let ranks: Vec<usize> = (0..4)
        .map(|team| {
            tally.ranks[team * 4..][..4]
                .iter()
                .position(|c| *c == DRAWS)
                .unwrap()
        })
        .collect();
    assert_eq!(ranks, [1, 3, 0, 2]);
}

#[test]
fn sure_ties_are_settled_by_a_fair_lot() {
    let tally = run(&by_total(1, &vec![Quantity::Sure(5.0); 4]));
    for count in &tally.ranks {
        assert_share(*count, DRAWS, 0.25, 5.0, "a rank");
    }
    assert_eq!(tally.tied(0, 3), DRAWS);
}

#[test]
fn reflecting_the_scores_reverses_the_ranks() {
    let means = [3.0, 1.0, 0.0, -2.0];
    let up = by_total(2, &means.map(|m| normal(m, 1.0 + m.abs())));
    // The same scores on a scale that falls.
    let down = up.clone().with(|parts| {
        parts.criteria[0].value = ValueFunction::new(&[(-1.0, 1.0), (0.0, 0.0)], Beyond::Extend);
    });
    let down = down.unwrap();
    let (up, down) = (run(&up), run(&down));
    for team in 0..4 {
        let mut ranks = down.ranks[team * 4..][..4].to_vec();
        ranks.reverse();
        assert_eq!(up.ranks[team * 4..][..4], ranks);
    }
}

#[test]
fn moving_scores_and_scale_together_changes_nothing() {
    let base = by_total(2, &[3.0, 1.0, 0.0, -2.0].map(|m| normal(m, 2.0)));
    let moved = by_total(
        2,
        &[3.0, 1.0, 0.0, -2.0].map(|m| normal(8.0 * m + 64.0, 16.0)),
    )
    .with(|parts| {
        parts.criteria[0].value = ValueFunction::new(&[(64.0, 0.0), (72.0, 1.0)], Beyond::Extend);
    });
    let moved = moved.unwrap();
    assert_eq!(run(&base).ranks, run(&moved).ranks);
}

/// A shock that all teams share moves all totals alike. It is put in as a criterion on which
/// everybody has the same sure score, under a weight that is uncertain.
#[test]
fn a_shock_common_to_all_changes_nothing() {
    let base = by_total(2, &[3.0, 1.0, 0.0, -2.0].map(|m| normal(m, 2.0)));
    let shocked = base.clone().with(|parts| {
        parts.criteria.push(cutline::model::Criterion {
            penalty: Some(Quantity::Uniform {
                min: -50.0,
                max: 50.0,
            }),
            ..criterion("shock")
        });
        for team in &mut parts.teams {
            team.scores.push(Quantity::Sure(1.0));
        }
    });
    let shocked = shocked.unwrap();
    assert_eq!(run(&base).ranks, run(&shocked).ranks);
}

/// Two criteria of weight 1, a halo of ρ over them: the total's variance is s²(2 + 2ρ), the same
/// as one independent criterion of that sd.
#[test]
fn a_halo_is_a_larger_spread_of_the_total() {
    let rho = 0.6;
    let means = [1.0, 0.5, 0.0, -1.0];
    let halo = by_total(2, &means.map(|m| normal(m, 1.0))).with(|parts| {
        parts.criteria = vec![criterion("a"), criterion("b")];
        parts.weights = vec![group(&[0, 1], 2.0, WeightLaw::Fixed(vec![1.0, 1.0]))];
        parts.correlation.within_team = rho;
        parts.teams = means
            .iter()
            .enumerate()
            .map(|(i, m)| Team {
                unscored: Vec::new(),
                id: format!("t{i}"),
                scores: vec![normal(m / 2.0, 1.0), normal(m / 2.0, 1.0)],
                bonus: Quantity::Sure(0.0),
            })
            .collect();
    });
    let halo = halo.unwrap();
    let plain = by_total(2, &means.map(|m| normal(m, (2.0 + 2.0 * rho).sqrt())));
    assert_agree(&run(&halo), &run(&plain));
}

/// A criterion split into two halves that are perfectly correlated is the same criterion.
#[test]
fn two_perfectly_correlated_halves_are_one_criterion() {
    let means = [1.0, 0.5, 0.0, -1.0];
    let whole = by_total(2, &means.map(|m| normal(m, 1.0)));
    let halves = whole.clone().with(|parts| {
        parts.criteria = vec![criterion("a"), criterion("b")];
        parts.weights = vec![group(&[0, 1], 1.0, WeightLaw::Fixed(vec![0.5, 0.5]))];
        parts.correlation.within_team = 1.0;
        for (team, m) in parts.teams.iter_mut().zip(means) {
            team.scores = vec![normal(m, 1.0), normal(m, 1.0)];
        }
    });
    let halves = halves.unwrap();
    assert_agree(&run(&whole), &run(&halves));
}

/// Teams whose totals are correlated by ρ among each other rank as independent teams with
/// sd √(1 − ρ). The correlation comes from a shared penalty around 0, normal with variance ρ.
#[test]
fn equicorrelated_teams_are_independent_ones_with_less_spread() {
    let (rho, means) = (0.5, [1.0, 0.5, 0.0, -1.0]);
    let own = f64::sqrt(1.0 - rho);
    let correlated = by_total(2, &means.map(|m| normal(m, own))).with(|parts| {
        parts.criteria.push(cutline::model::Criterion {
            penalty: Some(normal(0.0, rho.sqrt())),
            ..criterion("shared")
        });
        for team in &mut parts.teams {
            team.scores.push(Quantity::Sure(1.0));
        }
    });
    let correlated = correlated.unwrap();
    let tally = run(&correlated);
    assert_eq!(
        tally.ranks,
        run(&by_total(2, &means.map(|m| normal(m, own)))).ranks
    );
    // Variances and covariances are as claimed: each total has variance 1.
    for team in 0..4 {
        assert!((tally.total(team).1 - 1.0).abs() < 5.0 / (2.0 * DRAWS as f64).sqrt());
    }
}
