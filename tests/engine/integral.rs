//! Integration against closed forms, quadratures that two methods agree on, a naive enumeration,
//! and draws.

use crate::support::{assert_identities, assert_near, by_total, normal, scenario_model};
use cutline::engine::integral::{Detail, Effort, Integrable, Integral, Reason};
use cutline::engine::{Unwatched, simulate};
use cutline::model::special::{normal_cdf, normal_density};
use cutline::model::{Model, Quantity};

fn exact(model: &Model) -> Integral {
    let effort = Effort {
        half_width: 0.0,
        points: 1,
        detail: Detail::Everything,
    };
    let integrable = Integrable::exactly(model).unwrap();
    integrable
        .integrate(1, effort, &Unwatched)
        .unwrap()
        .unwrap()
}

fn totals(places: usize, means: &[f64], sds: &[f64]) -> Model {
    let totals: Vec<Quantity> = means.iter().zip(sds).map(|(m, s)| normal(*m, *s)).collect();
    by_total(places, &totals)
}

fn assert_selected(model: &Model, want: &[f64]) {
    let integral = exact(model);
    for (team, want) in want.iter().enumerate() {
        let figure = integral.selected(team);
        assert_near(figure.estimate, *want, 1e-10, &format!("team {team}"));
        assert!(figure.quadrature < 1e-10);
    }
    assert_identities(&integral, 1e-11);
}

#[test]
fn a1_to_a5_to_ten_digits() {
    assert_selected(
        &totals(1, &[0.5, 0.0], &[1.0; 2]),
        &[0.638163195084, 0.361836804916],
    );
    assert_selected(
        &totals(1, &[0.0; 3], &[1.0, 2.0, 3.0]),
        &[0.27258361765, 0.332624670269, 0.39479171208],
    );
    assert_selected(
        &totals(1, &[0.0; 4], &[1.0, 1.0, 2.0, 4.0]),
        &[
            0.172967722941,
            0.172967722941,
            0.264286749042,
            0.389777805075,
        ],
    );
    let a4 = totals(2, &[0.0, 0.25, 0.5, 0.75, 1.0], &[1.0; 5]);
    assert_selected(
        &a4,
        &[
            0.211849376662,
            0.293082242402,
            0.390421978294,
            0.498794803478,
            0.605851599164,
        ],
    );
    let a5 = totals(
        3,
        &[1.0, 0.8, 0.5, 0.45, 0.1, 0.0],
        &[0.1, 0.5, 1.0, 0.3, 2.0, 0.05],
    );
    assert_selected(
        &a5,
        &[
            0.95337397849,
            0.721200741704,
            0.485972453594,
            0.409765850644,
            0.409326756543,
            0.020360219026,
        ],
    );
    for (model, team, want) in [
        (
            &a4,
            4,
            &[
                0.35791238626,
                0.247939212904,
                0.182299024174,
                0.130564459008,
                0.081284917653,
            ][..],
        ),
        (
            &a5,
            2,
            &[
                0.212495505625,
                0.138833205008,
                0.134643742961,
                0.1427663532,
                0.177688318917,
                0.19357287429,
            ],
        ),
    ] {
        let integral = exact(model);
        for (above, want) in want.iter().enumerate() {
            assert_near(integral.rank(team, above).estimate, *want, 1e-10, "rank");
        }
    }
}

#[test]
fn sets_add_up_to_everything() {
    let integral = exact(&totals(
        3,
        &[1.0, 0.8, 0.5, 0.45, 0.1, 0.0],
        &[0.1, 0.5, 1.0, 0.3, 2.0, 0.05],
    ));
    let sets: Vec<f64> = (0..integral.sets.len())
        .map(|at| integral.set(at).estimate)
        .collect();
    assert_near(sets.iter().sum(), 1.0, 1e-11, "all sets");
    for i in 0..6 {
        for j in (0..6).filter(|j| *j != i) {
            let both = integral.sets.iter().zip(&sets);
            let without = both.filter(|(set, _)| set.contains(&i) && !set.contains(&j));
            let sum: f64 = without.map(|(_, p)| p).sum();
            assert_near(integral.without(i, j).estimate, sum, 1e-11, "pair");
        }
    }
}

/// Equal means and sds: every rank and every set is equally likely, by symmetry.
#[test]
fn equal_teams_share_everything_equally() {
    let integral = exact(&totals(3, &[40.0; 7], &[2.5; 7]));
    for team in 0..7 {
        for above in 0..7 {
            assert_near(
                integral.rank(team, above).estimate,
                1.0 / 7.0,
                1e-13,
                "rank",
            );
        }
    }
    // C(7, 3) = 35.
    assert_eq!(integral.sets.len(), 35);
    for at in 0..35 {
        assert_near(integral.set(at).estimate, 1.0 / 35.0, 1e-13, "set");
    }
    assert_identities(&integral, 1e-12);
}

/// Sure totals: nothing is left but lots among equals.
#[test]
fn sure_totals_are_decided_by_lot_where_they_are_equal() {
    // Third to sixth share two places.
    let integral = exact(&totals(4, &[9.0, 8.0, 5.0, 5.0, 5.0, 5.0, 1.0], &[0.0; 7]));
    for (team, want) in [1.0, 1.0, 0.5, 0.5, 0.5, 0.5, 0.0].into_iter().enumerate() {
        assert_near(integral.selected(team).estimate, want, 1e-14, "selected");
    }
    assert_eq!(integral.tied(2, 5).estimate, 1.0);
    assert_eq!(integral.tied(0, 1).estimate, 0.0);
    assert_near(integral.rank(3, 2).estimate, 0.25, 1e-14, "rank");
    // Both of a pair of the four: C(2, 0) / C(4, 2).
    assert_near(integral.without(2, 3).estimate, 2.0 / 6.0, 1e-14, "pair");
    assert_identities(&integral, 1e-13);
}

/// One sure total among normal ones, and the sums of a decimal grid that differ in the last bit.
#[test]
fn sure_and_normal_totals_together() {
    let integral = exact(&totals(1, &[0.1 + 0.2, 0.3, 0.0], &[0.0, 0.0, 1.0]));
    // The two sure totals are equal on the grid; the normal one beats both with Φ(−0.3).
    let beats = normal_cdf(-0.3);
    assert_eq!(integral.tied(0, 1).estimate, 1.0);
    assert_near(integral.selected(2).estimate, beats, 1e-12, "normal");
    assert_near(
        integral.selected(0).estimate,
        0.5 * (1.0 - beats),
        1e-12,
        "sure",
    );
    assert_identities(&integral, 1e-12);
}

/// Enumeration of who is above, at every node of a long trapezoid rule.
fn naive_ranks(means: &[f64], sds: &[f64], team: usize) -> Vec<f64> {
    let n = means.len();
    let mut ranks = vec![0.0; n];
    let step = 0.01 * sds[team];
    for node in -900..=900 {
        let x = means[team] + f64::from(node) * step;
        let density = normal_density(f64::from(node) * 0.01) * 0.01;
        for above in 0..1usize << n {
            if above >> team & 1 == 1 {
                continue;
            }
            let mut p = density;
            for j in (0..n).filter(|j| *j != team) {
                let tail = if sds[j] > 0.0 {
                    normal_cdf((means[j] - x) / sds[j])
                } else if means[j] > x {
                    1.0
                } else {
                    0.0
                };
                p *= if above >> j & 1 == 1 {
                    tail
                } else {
                    1.0 - tail
                };
            }
            ranks[above.count_ones() as usize] += p;
        }
    }
    ranks
}

#[test]
fn ranks_agree_with_an_enumeration() {
    let (means, sds) = ([3.0, 1.0, 2.5, -1.0, 2.0], [1.0, 4.0, 0.7, 2.0, 1.5]);
    let integral = exact(&totals(2, &means, &sds));
    for team in 0..5 {
        for (above, want) in naive_ranks(&means, &sds, team).into_iter().enumerate() {
            assert_near(integral.rank(team, above).estimate, want, 1e-12, "rank");
        }
    }
}

/// sds in the ratio of 100,000: the narrow team is as good as sure.
#[test]
fn very_unequal_sds() {
    let (means, sds) = ([0.3, 0.0, -0.5, 0.2], [1e-5, 1.0, 1.0, 0.5]);
    let integral = exact(&totals(2, &means, &sds));
    assert!(integral.reached, "{}", integral.refinement);
    let sure = exact(&totals(2, &means, &[0.0, 1.0, 1.0, 0.5]));
    for team in 0..4 {
        // The rank probabilities are smooth in that team's total; its spread moves them by sd².
        let (a, b) = (integral.selected(team), sure.selected(team));
        assert_near(a.estimate, b.estimate, 1e-9, "near sure");
    }
    assert_identities(&integral, 1e-11);
    // All of one size but one.
    let mut sds = vec![1.0; 9];
    sds[4] = 1e5;
    let means: Vec<f64> = (0..9).map(f64::from).collect();
    let wide = exact(&totals(4, &means, &sds));
    assert!(wide.reached);
    // The wide one is above or below all others, each with one half but for 9 / 1e5.
    assert_near(wide.selected(4).estimate, 0.5, 1e-4, "wide");
    assert_identities(&wide, 1e-10);
}

/// 200 teams: against a refined run of itself, and against draws.
#[test]
#[ignore = "slow; `.ci/run` has it"]
fn two_hundred_teams() {
    let means: Vec<f64> = (0..200).map(|i| 50.0 + 0.1 * f64::from(i)).collect();
    let sds: Vec<f64> = (0..200).map(|i| 3.0 + f64::from(i % 7)).collect();
    let model = totals(20, &means, &sds);
    let integral = exact(&model);
    assert!(integral.refinement < 1e-8, "{}", integral.refinement);
    assert_identities(&integral, 1e-9);
    let draws = 400_000;
    let tally = simulate(&model, draws, 5, &Unwatched);
    for team in 0..200 {
        let p = integral.selected(team).estimate;
        // 200 comparisons at 5 standard errors: an error probability of 1e-4.
        crate::support::assert_share(tally.selected(team), draws, p, 5.0, "selected");
    }
}

/// A halo makes a team's scores move together, a penalty's stays apart: one normal number with
/// variance ρ (Σ w s)² + (1 − ρ) Σ w² s² and the penalty's and the bonus's.
#[test]
fn a_halo_leaves_totals_normal() {
    let model = scenario_model(
        r#"
places = 1
[criteria]
a = { weight = 60 }
b = { weight = 40, scale = [9, 1] }
cost = { penalty = 5, scale = [0, 1] }
[correlation]
within_team = 0.4
[teams]
x = { bonus = "1 ± 0.5", scores = { a = "70 ± 5", b = "4 ± 1", cost = "0.2 ± 0.1" } }
y = { scores = { a = 72, b = 3.5, cost = 0.1 } }
"#,
    );
    let integral = exact(&model);
    let mean = 60.0 * 0.7 + 40.0 * 5.0 / 8.0 - 5.0 * 0.2 + 1.0;
    let (a, b) = (60.0 * 0.05, 40.0 / 8.0);
    let variance: f64 = 0.4 * (a + b) * (a + b) + 0.6 * (a * a + b * b) + 0.5 * 0.5 + 0.5 * 0.5;
    let other = 60.0 * 0.72 + 40.0 * 5.5 / 8.0 - 0.5;
    let want = normal_cdf((mean - other) / variance.sqrt());
    assert_near(integral.selected(0).estimate, want, 1e-12, "halo");
    let (got, sd) = integral.total(0);
    assert_near(got, mean, 1e-12, "mean");
    assert_near(sd, variance.sqrt(), 1e-10, "sd");
}

/// Knots on one line are that line.
#[test]
fn collinear_knots_are_a_line() {
    let of = |value: &str| {
        scenario_model(&format!(
            "places = 1\n[criteria]\na = {{ weight = 100, {value} }}\n[teams]\n\
             x = {{ scores = {{ a = \"70 ± 5\" }} }}\ny = {{ scores = {{ a = \"60 ± 5\" }} }}\n"
        ))
    };
    let knots = exact(&of(
        "value = [[0, 0], [30, 0.3], [100, 1]], beyond = \"extend\"",
    ));
    let scale = exact(&of("scale = [0, 100]"));
    let (a, b) = (knots.selected(0).estimate, scale.selected(0).estimate);
    assert_near(a, b, 1e-13, "line");
    // One that is bent six sds below all scores is a line but for a billionth of the draws.
    let bent = exact(&of("value = [[0, 0], [30, 0.5], [100, 1]]"));
    assert_near(bent.selected(0).estimate, b, 1e-8, "bent");
}

/// What integration cannot do is refused, with the reason.
#[test]
fn obstacles_are_named() {
    let teams = "x = { scores = { a = 70, b = 40 } }\ny = { scores = { a = 60, b = 60 } }";
    let model = scenario_model(&format!(
        "places = 1\n[criteria]\na = {{}}\nb = {{}}\n[teams]\n{teams}\n"
    ));
    let known = Reason::Known {
        one: "x".into(),
        other: "y".into(),
    };
    assert_eq!(Integrable::spread(&model).unwrap_err(), known);
    let narrow = totals(1, &[1.0, 1.0], &[1e-7, 1.0]);
    let reason = Integrable::spread(&narrow).unwrap_err();
    assert_eq!(reason, Reason::Narrow { team: "t0".into() });
}
