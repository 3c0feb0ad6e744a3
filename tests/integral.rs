//! Integration against closed forms, quadratures that two methods agree on, a naive enumeration,
//! and draws.
#![allow(clippy::unwrap_used, missing_docs)]

mod support;

use cutline::engine::Unwatched;
use cutline::engine::integral::{Detail, Effort, Integrable, Integral};
use cutline::model::Model;
use cutline::scenario::Quantity;
use support::{by_total, normal};

fn exact(model: &Model) -> Integral {
    let effort = Effort {
        half_width: 0.0,
        points: 1,
        detail: Detail::Everything,
    };
    let integrable = Integrable::exactly(model).unwrap();
    integrable.integrate(1, effort, &Unwatched).unwrap()
}

fn totals(places: usize, means: &[f64], sds: &[f64]) -> Model {
    let totals: Vec<Quantity> = means.iter().zip(sds).map(|(m, s)| normal(*m, *s)).collect();
    by_total(places, &totals)
}

fn assert_near(got: f64, want: f64, tolerance: f64, what: &str) {
    assert!((got - want).abs() <= tolerance, "{what}: {got} for {want}");
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

/// What holds for every answer, whatever the scenario.
fn assert_identities(integral: &Integral, tolerance: f64) {
    let n = integral.teams;
    let places = integral.places;
    let all = 0..n;
    for team in all.clone() {
        let row: f64 = all.clone().map(|r| integral.rank(team, r).estimate).sum();
        assert_near(row, 1.0, tolerance, "row of ranks");
        let column: f64 = all.clone().map(|i| integral.rank(i, team).estimate).sum();
        assert_near(column, 1.0, tolerance, "column of ranks");
        let mean: f64 = all
            .clone()
            .map(|r| r as f64 * integral.rank(team, r).estimate)
            .sum();
        let others = all.clone().filter(|other| *other != team);
        let beaten: f64 = others
            .clone()
            .map(|j| integral.above(j, team).estimate)
            .sum();
        assert_near(mean, beaten, tolerance * n as f64, "expected rank");
        // Σ over j of P(i in, j out) is the chance to be in times the number of those out.
        let without: f64 = others.map(|j| integral.without(team, j).estimate).sum();
        let want = integral.selected(team).estimate * (n - places) as f64;
        assert_near(without, want, tolerance * n as f64, "selected without");
    }
    let seats: f64 = all.map(|team| integral.selected(team).estimate).sum();
    assert_near(seats, places as f64, tolerance * n as f64, "places");
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
