//! Several settings by integration at the same points: sweeps, comparisons, and their differences.

use crate::common::base;
use crate::support::{assert_near, by_total, normal};
use cutline::analysis::{Comparison, Interval, Method, Sweep, compare, outcome, run, sweep};
use cutline::engine::Unwatched;
use cutline::engine::integral::{
    Critical, Detail, Effort, Integrable, Integral, PAIRED, integrate_together,
};
use cutline::model::Model;
use cutline::model::special::normal_cdf;
use cutline::scenario::{Differences, Document, Grid, Setting, Source};

fn source(text: &str) -> Source {
    Source {
        name: "case.toml".to_owned(),
        text: text.to_owned(),
    }
}

fn grid(source: &Source, set: &[&str], vary: &[&str]) -> Grid {
    let settings: Vec<Setting> = set.iter().map(|&s| Setting::set(s)).collect();
    let vary: Vec<String> = vary.iter().map(|&v| v.to_owned()).collect();
    Grid::new(&Document::new(source), &settings, &vary).unwrap()
}

fn swept(source: &Source, set: &[&str], vary: &str) -> Sweep {
    sweep(&grid(source, set, &[vary]), None, &Unwatched).unwrap()
}

fn compared(source: &Source, set: &[&str], with: &[&str]) -> Comparison {
    let settings = |more: &[&str]| -> Vec<Setting> {
        set.iter().chain(more).map(|&s| Setting::set(s)).collect()
    };
    let document = Document::new(source);
    let (of_a, of_b) = (settings(&[]), settings(with));
    let differences = Differences::new((&document, &of_a), (&document, &of_b));
    let [a, b] = [&of_a, &of_b].map(|set| document.read(set).scenario.unwrap());
    let names = ["A".to_owned(), "B".to_owned()];
    compare([&a, &b], names, &differences, &Unwatched).unwrap()
}

fn models(set: &str, values: &[f64]) -> Vec<Model> {
    let document = Document::new(&base());
    let model = |value: &f64| {
        let set = [Setting::set(format!("{set}={value}"))];
        document.read(&set).scenario.unwrap().model().unwrap()
    };
    values.iter().map(model).collect()
}

fn together(models: &[Model], seed: u64, points: u32) -> Vec<Integral> {
    let spread = |model| Integrable::spread(model).unwrap();
    let integrable: Vec<Integrable<'_>> = models.iter().map(spread).collect();
    let effort = Effort {
        half_width: 1e-3,
        points,
        detail: Detail::Selections,
    };
    integrate_together(&integrable, seed, effort, (points, 0), &Unwatched)
        .unwrap()
        .unwrap()
}

/// Half of an interval by the scramblings alone.
fn by_scramblings(interval: Interval, unseen: f64) -> f64 {
    interval.half_width() - unseen
}

/// A value of a sweep is a run with that value set, far below the tenth of a percentage point that is
/// printed.
#[test]
fn a_value_of_a_sweep_is_a_run_of_its_own() {
    let vary = ["criteria.dependency.penalty=0,2.5,9", "places=4,5"];
    let grid = grid(&base(), &[], &vary);
    let found = sweep(&grid, None, &Unwatched).unwrap();
    assert_eq!(found.method, Method::QuasiMonteCarlo);
    assert_eq!(found.draws, 0);
    assert!(found.integration_points >= 1_024);
    for (point, scenario) in found.points.iter().zip(&grid.points) {
        let model = scenario.model().unwrap();
        let figures = run(scenario, &model, &Unwatched).unwrap().unwrap();
        let alone = outcome(scenario, &model, &figures);
        for (share, team) in point.selection_probability.iter().zip(&alone.teams) {
            let run = team.selection_probability.interval();
            let known = share.half_width() + run.half_width();
            assert!(
                (share.estimate - run.estimate).abs() <= known,
                "{}",
                team.id
            );
            // Two hundredths of what is printed, whatever the error that is stated.
            assert_near(share.estimate, run.estimate, 2e-5, &team.id);
        }
        let sum: f64 = point.selection_probability.iter().map(|p| p.estimate).sum();
        assert_near(sum, point.places as f64, 1e-9, "places");
    }
}

/// Known weights and normal totals: exact along the whole axis, and the crossing is a root.
#[test]
fn normal_teams_are_swept_exactly() {
    let text = r#"
places = 1
[criteria]
merit = {}
tie = { penalty = 5, scale = [0, 1] }
[teams]
a = { scores = { merit = "70 ± 6", tie = "0.5 ± 0.2" } }
b = { scores = { merit = "66 ± 8", tie = 0 } }
"#;
    let found = swept(&source(text), &[], "criteria.tie.penalty=0..20:21");
    assert_eq!(found.method, Method::Exact);
    assert_eq!((found.draws, found.integration_points), (0, 0));
    for (p, point) in found.points.iter().enumerate() {
        let p = p as f64;
        let sd = (36.0 + 64.0 + 0.04 * p * p).sqrt();
        let truth = normal_cdf((4.0 - 0.5 * p) / sd);
        assert_near(point.selection_probability[0].estimate, truth, 1e-10, "Phi");
    }
    let [crossing] = found.crossings.as_slice() else {
        panic!("{:?}", found.crossings);
    };
    // The two are equal where the penalty costs as much as the lead.
    assert_near(crossing.value.estimate, 8.0, 1e-6, "the crossing");
    assert!(
        crossing.value.low <= 8.0 && 8.0 <= crossing.value.high,
        "{crossing:?}"
    );
    assert_near(crossing.probability, 0.5, 1e-6, "where they meet");
    let drawn = swept(
        &source(text),
        &["simulation.method=monte-carlo", "simulation.draws=100_000"],
        "criteria.tie.penalty=0..20:21",
    );
    assert_eq!((drawn.method, drawn.draws), (Method::MonteCarlo, 100_000));
}

/// The penalty uncertain as well, so that points are needed: by symmetry the crossing stays where the
/// mean penalty costs as much as the lead.
#[test]
fn a_crossing_at_points_holds_the_closed_form() {
    let text = r#"
places = 1
[criteria]
merit = {}
cost = { penalty = "4 ± 2", scale = [0, 1] }
[teams]
a = { scores = { merit = "70 ± 6", cost = 1 } }
b = { scores = { merit = "66 ± 8", cost = 0 } }
c = { scores = { merit = "20 ± 1", cost = 0 } }
"#;
    let found = swept(
        &source(text),
        &[],
        "teams.b.scores.merit=\"60 ± 8\",\"70 ± 8\"",
    );
    assert_eq!(found.method, Method::QuasiMonteCarlo);
    // 70 − 4 against b, with variances 36, 64 and 4.
    for (point, mean) in found.points.iter().zip([60.0, 70.0]) {
        let truth = normal_cdf((66.0 - mean) / 104.0f64.sqrt());
        let share = point.selection_probability[0];
        assert!(
            share.low <= truth && truth <= share.high,
            "{share:?} {truth}"
        );
        assert_near(share.estimate, truth, 1e-4, "Phi");
    }
    let bonus = swept(&source(text), &[], "teams.b.bonus==-5..5:5");
    let [crossing] = bonus.crossings.as_slice() else {
        panic!("{:?}", bonus.crossings);
    };
    assert!(
        crossing.value.low <= 0.0 && 0.0 <= crossing.value.high,
        "{crossing:?}"
    );
    assert_near(crossing.value.estimate, 0.0, 1e-3, "the crossing");
    assert!(crossing.probability_low <= 0.5 && 0.5 <= crossing.probability_high);
}

/// A difference is known far better than either side, and as well as is said: of 200 seeds the
/// scramblings' 95 % intervals hold in 190 on average, and in fewer than 176 or in all of them with a
/// probability below 1e-3 each. The seeds are fixed.
#[test]
fn paired_errors_are_sharp_and_true() {
    let models = models("teams.kakao.scores.strategy", &[60.0, 61.0]);
    let truth = together(&models, 987, 1 << 12);
    let kakao = models[0]
        .teams
        .iter()
        .position(|team| team.id == "kakao")
        .unwrap();
    let change = truth[1].more_selected(kakao, &truth[0], kakao).estimate;
    assert!(change > 0.0);
    let critical = Critical::new(0.05, 1);
    let (mut held, mut sharper) = (0, 0);
    for seed in 0..200 {
        let found = together(&models, seed, 16);
        let mut paired = found[1].more_selected(kakao, &found[0], kakao);
        paired.quadrature = 0.0;
        let (low, high) = paired.interval(critical);
        held += usize::from(low <= change && change <= high);
        let apart = found.iter().map(|one| one.selected(kakao).standard_error);
        let apart = apart.map(|error| error * error).sum::<f64>().sqrt();
        sharper += usize::from(3.0 * paired.standard_error < apart);
    }
    assert!((176..200).contains(&held), "{held}");
    assert!(sharper > 190, "{sharper}");
}

/// A comparison by integration agrees with one by draws, and its shares add up to the changes.
#[test]
fn comparisons_agree_with_draws() {
    let with = ["criteria.dependency.penalty=0", "places=4"];
    let found = compared(&base(), &["simulation.draws=200_000"], &with);
    assert_eq!(found.method, Method::QuasiMonteCarlo);
    assert_eq!(found.draws, 200_000);
    let set = ["simulation.draws=200_000", "simulation.method=monte-carlo"];
    let drawn = compared(&base(), &set, &with);
    assert_eq!(found.sets_differ, drawn.sets_differ);
    assert_eq!(found.swaps, drawn.swaps);
    for (at, (ours, theirs)) in found.teams.iter().zip(&drawn.teams).enumerate() {
        let sides = [
            (ours.a, theirs.a),
            (ours.b, theirs.b),
            (ours.change, theirs.change),
        ];
        for (ours, theirs) in sides {
            let (ours, theirs) = (ours.unwrap(), theirs.unwrap());
            // Five standard errors of the draws: 1e-5 in all.
            let known = ours.half_width() + 2.6 * theirs.half_width();
            assert!(
                (ours.estimate - theirs.estimate).abs() < known,
                "{ours:?} {theirs:?}"
            );
        }
        let (change, a, b) = (ours.change.unwrap(), ours.a.unwrap(), ours.b.unwrap());
        assert_near(change.estimate, b.estimate - a.estimate, 1e-12, "change");
        let shares: f64 = found.differences.iter().map(|one| one.share[at]).sum();
        assert_near(shares, change.estimate, 1e-12, "shares");
        let unseen = 3.0 / found.integration_points as f64;
        assert!(by_scramblings(change, unseen) < theirs.change.unwrap().half_width());
    }
}

/// What the method asked for cannot answer is refused, and said.
#[test]
fn a_method_that_has_no_answer_is_refused() {
    let grid = grid(
        &base(),
        &["simulation.method=exact"],
        &["criteria.dependency.penalty=0,5"],
    );
    let refused = sweep(&grid, None, &Unwatched).unwrap_err().to_string();
    assert!(
        refused.contains("--method exact has no answer"),
        "{refused}"
    );
}

/// Selections alone are those of all figures.
#[test]
fn selections_are_the_same_whatever_is_asked() {
    let total = |team: usize| {
        let part = |of: f64| ((team + 1) as f64 * of).fract();
        normal(40.0 + 30.0 * part(0.618_034), 2.0 + 4.0 * part(0.754_878))
    };
    // Few, many, and as many as there are no pairs of.
    for (teams, places) in [(2, 1), (7, 7), (40, 13), (PAIRED + 1, 80)] {
        let totals: Vec<_> = (0..teams).map(total).collect();
        let model = by_total(places, &totals);
        let integrable = Integrable::exactly(&model).unwrap();
        let integral = |detail| {
            let effort = Effort {
                half_width: 0.0,
                points: 1,
                detail,
            };
            integrable
                .integrate(1, effort, &Unwatched)
                .unwrap()
                .unwrap()
        };
        let (all, alone) = (integral(Detail::Everything), integral(Detail::Selections));
        for team in 0..teams {
            assert_near(
                alone.selected(team).estimate,
                all.selected(team).estimate,
                1e-11,
                "selected",
            );
        }
        assert_eq!(all.has_pairs(), teams <= PAIRED);
        assert!(alone.rank(0, 0).estimate.is_nan() && alone.central_weights(0).is_none());
    }
}
