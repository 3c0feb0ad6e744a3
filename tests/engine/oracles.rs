//! Exact values: independent normal totals, and sure scores under uniform weights.
//!
//! The numbers are quadratures that two methods agree on to 12 digits (trapezoid with
//! Poisson-binomial, and tanh-sinh over subset enumeration), or closed forms. Each comparison
//! allows 4 standard errors at 4,000,000 draws, an error probability of 6e-5; the seeds are fixed.

use crate::support::{assert_share, by_total, criterion, group, normal};
use cutline::engine::{Tally, Unwatched, simulate};
use cutline::model::{BoundedSimplex, Correlation, Model, Parts, Quantity, Team, WeightLaw};

const DRAWS: u64 = 4_000_000;

fn run(places: usize, means: &[f64], sds: &[f64]) -> Tally {
    let totals: Vec<Quantity> = means.iter().zip(sds).map(|(m, s)| normal(*m, *s)).collect();
    simulate(&by_total(places, &totals), DRAWS, 20_250_804, &Unwatched)
}

fn assert_selected(tally: &Tally, want: &[f64]) {
    for (team, p) in want.iter().enumerate() {
        assert_share(
            tally.selected(team),
            DRAWS,
            *p,
            4.0,
            &format!("team {team}"),
        );
    }
}

fn assert_ranks(tally: &Tally, team: usize, want: &[f64]) {
    for (above, p) in want.iter().enumerate() {
        let count = tally.ranks[team * tally.teams + above];
        assert_share(
            count,
            DRAWS,
            *p,
            4.0,
            &format!("team {team} rank {}", above + 1),
        );
    }
}

#[test]
fn a1_two_teams() {
    // Φ(0.5 / √2)
    let tally = run(1, &[0.5, 0.0], &[1.0, 1.0]);
    assert_selected(&tally, &[0.638163195084, 0.361836804916]);
}

#[test]
fn a2_three_teams_with_equal_means() {
    // 1/4 + asin(ρ)/2π
    let tally = run(1, &[0.0; 3], &[1.0, 2.0, 3.0]);
    assert_selected(&tally, &[0.27258361765, 0.332624670269, 0.39479171208]);
    assert_ranks(&tally, 0, &[0.27258361765, 0.454832764699]);
}

#[test]
fn a3_four_teams_with_equal_means() {
    let tally = run(1, &[0.0; 4], &[1.0, 1.0, 2.0, 4.0]);
    assert_selected(
        &tally,
        &[
            0.172967722941,
            0.172967722941,
            0.264286749042,
            0.389777805075,
        ],
    );
}

#[test]
fn a4_five_teams_two_places() {
    let tally = run(2, &[0.0, 0.25, 0.5, 0.75, 1.0], &[1.0; 5]);
    assert_selected(
        &tally,
        &[
            0.211849376662,
            0.293082242402,
            0.390421978294,
            0.498794803478,
            0.605851599164,
        ],
    );
    assert_ranks(
        &tally,
        4,
        &[
            0.35791238626,
            0.247939212904,
            0.182299024174,
            0.130564459008,
            0.081284917653,
        ],
    );
}

#[test]
fn a5_six_teams_with_very_different_sds() {
    let tally = run(
        3,
        &[1.0, 0.8, 0.5, 0.45, 0.1, 0.0],
        &[0.1, 0.5, 1.0, 0.3, 2.0, 0.05],
    );
    assert_selected(
        &tally,
        &[
            0.95337397849,
            0.721200741704,
            0.485972453594,
            0.409765850644,
            0.409326756543,
            0.020360219026,
        ],
    );
    assert_ranks(
        &tally,
        2,
        &[
            0.212495505625,
            0.138833205008,
            0.134643742961,
            0.1427663532,
            0.177688318917,
            0.19357287429,
        ],
    );
}

/// Uniform weights on the simplex, sure scores, two teams with score differences d: the share of
/// weights with Σ w d > 0 is Σ over positive d of `d_i^(c−1)` / Π (`d_i` − `d_j`).
#[test]
fn b_sure_scores_under_uniform_weights() {
    for (d, p) in [
        (vec![2.0, -1.0, -0.5], 0.533333333333),
        (vec![3.0, 1.0, -2.0, -4.0], 0.352380952381),
        (vec![5.0, 3.0, 2.0, -1.0, -2.0, -4.0, -6.0], 0.374054032387),
    ] {
        let n = d.len();
        let team = |id: &str, scores: Vec<f64>| Team {
            unscored: Vec::new(),
            id: id.to_owned(),
            scores: scores.into_iter().map(Quantity::Sure).collect(),
            bonus: Quantity::Sure(0.0),
        };
        let members: Vec<usize> = (0..n).collect();
        let simplex = BoundedSimplex::new(1.0, vec![0.0; n], vec![1.0; n]);
        let model = Model::new(Parts {
            aggregate: cutline::model::Aggregate::Arithmetic,
            places: 1,
            criteria: (0..n).map(|i| criterion(&format!("c{i}"))).collect(),
            weights: vec![group(&members, 1.0, WeightLaw::Uniform(simplex))],
            teams: vec![team("a", d.clone()), team("b", vec![0.0; n])],
            correlation: Correlation::default(),
            watched: None,
            questions: Vec::new(),
        })
        .unwrap();
        let tally = simulate(&model, DRAWS, 3, &Unwatched);
        assert_share(tally.selected(0), DRAWS, p, 4.0, &format!("{d:?}"));
    }
}

/// One χ² per team's rank row against the exact rank distribution: cells of one row are
/// multinomial, which the whole matrix is not. The exact rows come from enumerating who is above.
#[test]
fn rank_rows_pass_a_chi_square_test() {
    let means = [0.0, 0.25, 0.5, 0.75, 1.0];
    let tally = run(2, &means, &[1.0; 5]);
    for team in 0..5 {
        let exact = rank_distribution(&means, team);
        let chi2: f64 = exact
            .iter()
            .enumerate()
            .map(|(above, p)| {
                let want = p * DRAWS as f64;
                let got = tally.ranks[team * 5 + above] as f64;
                (got - want) * (got - want) / want
            })
            .sum();
        // The 1 − 0.001/5 quantile of χ² with 4 degrees of freedom (Bonferroni over five teams).
        assert!(chi2 < 22.0045, "team {team}: χ² {chi2}");
    }
}

/// Exact rank distribution with sds of 1: the integral over the team's total of the probability
/// that a given number of others lies above, by the trapezoid rule.
fn rank_distribution(means: &[f64], team: usize) -> Vec<f64> {
    let n = means.len();
    let mut ranks = vec![0.0; n];
    let step = 0.05;
    for node in -200..=220 {
        let x = f64::from(node) * step;
        let density = cutline::model::special::normal_density(x - means[team]) * step;
        let mut above = vec![0.0; n];
        above[0] = 1.0;
        for j in (0..n).filter(|j| *j != team) {
            let p = cutline::model::special::normal_cdf(means[j] - x);
            for k in (0..n).rev() {
                let from_below = if k > 0 { above[k - 1] * p } else { 0.0 };
                above[k] = above[k] * (1.0 - p) + from_below;
            }
        }
        ranks
            .iter_mut()
            .zip(above)
            .for_each(|(rank, p)| *rank += density * p);
    }
    ranks
}
