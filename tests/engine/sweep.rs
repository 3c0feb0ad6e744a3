//! Sweeps against closed forms, and what they refuse.

use crate::common::base;
use cutline::analysis::{Crossing, Sweep, sweep};
use cutline::engine::{Unwatched, simulate};
use cutline::model::special::normal_cdf;
use cutline::report::diagnostic;
use cutline::scenario::{Document, Grid, Setting, Source, Variation};

fn source(text: &str) -> Source {
    Source {
        name: "case.toml".to_owned(),
        text: text.to_owned(),
    }
}

#[track_caller]
fn grid(source: &Source, set: &[&str], vary: &[&str]) -> Grid {
    let settings: Vec<Setting> = set.iter().map(|&s| Setting::set(s)).collect();
    let vary: Vec<String> = vary.iter().map(|&v| v.to_owned()).collect();
    match Grid::new(&Document::new(source), &settings, &vary) {
        Ok(grid) => grid,
        Err(bad) => panic!("{}", diagnostic::render(&bad.problems, &bad.sources, false)),
    }
}

#[track_caller]
fn swept(text: &str, vary: &str) -> Sweep {
    sweep(&grid(&source(text), &[], &[vary]), None, &Unwatched).unwrap()
}

fn who(crossings: &[Crossing]) -> Vec<(&str, &str)> {
    (crossings.iter())
        .map(|c| (c.leaves.as_str(), c.enters.as_str()))
        .collect()
}

/// Sure scores: with the weight w of `x` and 100 − w for `y`, the totals are straight lines in w.
const LINES: &str = r"
places = 1
[simulation]
draws = 2_000
[criteria]
x = {}
y = {}
[teams]
low = { scores = { x = 10, y = 60 } }
middle = { scores = { x = 50, y = 50 } }
high = { scores = { x = 90, y = 20 } }
";

/// Three teams change places between two points of the sweep; each step is where two of the lines
/// meet: 4.5 / 0.145, 5.5 / 0.155 and 12 / 0.32.
#[test]
fn every_step_between_two_points_is_found() {
    let text = "places = 2\n[criteria]\na = { weight = 40 }\nb = { weight = 30 }\n\
        c = { weight = 30 }\n[teams]\nx = { scores = { a = 80, b = 60, c = 70 } }\n\
        y = { scores = { a = 60, b = 90, c = 60 } }\n\
        z = { scores = { a = 70, b = 70, c = 71 } }\n\
        w = { scores = { a = 50, b = 75, c = 90 } }\n\
        [questions]\nboth = \"x and z\"\n";
    for points in [2, 3, 15, 101] {
        let found = swept(text, &format!("criteria.a.weight=10..80:{points}"));
        assert_eq!(found.method, cutline::analysis::Method::Exact);
        assert_eq!(found.draws, 0);
        assert_eq!(who(&found.crossings), [("y", "z"), ("z", "x"), ("w", "z")]);
        let truths = [4.5 / 0.145, 5.5 / 0.155, 12.0 / 0.32];
        for (crossing, truth) in found.crossings.iter().zip(truths) {
            let value = crossing.value;
            assert!(
                (value.estimate - truth).abs() < 1e-7,
                "{value:?} for {truth}"
            );
            assert!(value.low <= truth && truth <= value.high, "{value:?}");
        }
        for point in &found.points {
            let sum: f64 = point.selection_probability.iter().map(|p| p.estimate).sum();
            assert_eq!(sum, 2.0);
            assert!(point.selection_probability.iter().all(|p| p.low == p.high));
        }
        let changes: Vec<f64> = found.changes.iter().map(|change| change.estimate).collect();
        assert_eq!(changes, [1.0, -1.0, 1.0, -1.0]);
        let asked = found.questions[0].change.unwrap();
        assert_eq!(asked.estimate, 1.0);
    }
}

/// What happens and is undone between two points of the sweep is seen; and a tie at a point is the place
/// of a step and no more.
#[test]
fn steps_between_points_and_at_one() {
    let text = "places = 1\n[criteria]\nx = { weight = 50 }\ny = { weight = 50 }\n\
        [teams.a.scores]\nx = 90\ny = 10\n[teams.b.scores]\nx = 10\ny = 90\n\
        [teams.c.scores]\nx = 51\ny = 51\n";
    // 90 w + 10 (1 − w) against 51: at 0.5125; and b until 0.4875.
    for points in [2, 4, 11] {
        let found = swept(text, &format!("criteria.x.weight=0..100:{points}"));
        assert_eq!(who(&found.crossings), [("b", "c"), ("c", "a")], "{points}");
        for (crossing, truth) in found.crossings.iter().zip([48.75, 51.25]) {
            let value = crossing.value;
            assert!((value.estimate - truth).abs() < 1e-7, "{value:?}");
            assert!(value.low <= truth && truth <= value.high, "{value:?}");
        }
    }
    let text = text.replace("x = 51\ny = 51", "x = 20\ny = 20");
    let found = swept(&text, "criteria.x.weight=0..100:5");
    assert_eq!(who(&found.crossings), [("b", "a")]);
    assert!((found.crossings[0].value.estimate - 50.0).abs() < 1e-7);
    assert_eq!(found.points[2].selection_probability[0].estimate, 0.5);
}

#[test]
fn sure_scores_cross_where_the_lines_do() {
    // low = 60 − 0.5 w, middle = 50, high = 20 + 0.7 w: the first two meet at 20, the others at
    // 300/7; both between the points of the coarser sweep, the first on a point of the finer.
    for points in [4, 11, 101] {
        let found = swept(LINES, &format!("criteria.x.weight=0..100:{points}"));
        assert_eq!(
            who(&found.crossings),
            [("low", "middle"), ("middle", "high")],
            "{points} points"
        );
        for (crossing, truth) in found.crossings.iter().zip([20.0, 300.0 / 7.0]) {
            let value = crossing.value;
            assert!((value.estimate - truth).abs() < 1e-4, "{value:?}");
            assert!(value.low <= truth && truth <= value.high, "{value:?}");
            assert!(value.high - value.low < 1e-4, "{value:?}");
        }
    }
}

#[test]
fn one_uncertain_weight_crosses_at_the_closed_form() {
    // With w for x, y is uniform on 0..100 − w and z the rest; a − b = w − y, so a is first with
    // probability w / (100 − w) below 50 and the two are equal at 100/3. The slope of the
    // difference there is 2 · 100 / (200/3)², and its standard error 1 / sqrt(draws).
    let draws = 200_000.0_f64;
    let text = r"
places = 1
[simulation]
draws = 200_000
[criteria]
x = {}
y = {}
z = {}
[teams]
a = { scores = { x = 100, y = 0, z = 50 } }
b = { scores = { x = 0, y = 100, z = 50 } }
";
    let found = swept(text, "criteria.x.weight=0..60:13");
    for (point, w) in found.points.iter().zip((0..13).map(|i| 5.0 * f64::from(i))) {
        let truth = (w / (100.0 - w)).min(1.0);
        let share = point.selection_probability[0].estimate;
        let error = (truth * (1.0 - truth) / draws).sqrt();
        assert!(
            (share - truth).abs() <= 4.0 * error,
            "{w}: {share} for {truth}"
        );
    }
    assert_eq!(who(&found.crossings), [("b", "a")]);
    let crossing = &found.crossings[0];
    let truth = 100.0 / 3.0;
    // One error in 20 runs; the seed is fixed.
    assert!(
        crossing.value.low <= truth && truth <= crossing.value.high,
        "{crossing:?}"
    );
    let half = 1.96 / draws.sqrt() / (200.0 * 9.0 / 40_000.0);
    assert!(
        (crossing.value.half_width() / half - 1.0).abs() < 0.1,
        "{crossing:?}, {half}"
    );
    // Of two teams one is selected, so they meet at one half whatever the draws.
    let met = crossing.met();
    assert!(met.low <= 0.5 && 0.5 <= met.high, "{crossing:?}");
    assert!(met.half_width() < 0.001, "{crossing:?}");
    let [up, down] = &found.changes[..] else {
        panic!("{:?}", found.changes)
    };
    assert_eq!((up.estimate, down.estimate), (1.0, -1.0));
    assert!(up.low > 0.999 && down.high < -0.999, "{:?}", found.changes);
}

#[test]
fn two_normal_teams_follow_phi_at_every_point() {
    let text = r#"
places = 1
[simulation]
draws = 100_000
method = "monte-carlo"
[criteria]
merit = {}
tie = { penalty = 5, scale = [0, 1] }
[teams]
a = { scores = { merit = "70 ± 6", tie = "0.5 ± 0.2" } }
b = { scores = { merit = "66 ± 8", tie = 0 } }
"#;
    let found = swept(text, "criteria.tie.penalty=0..20:21");
    for (p, point) in found.points.iter().enumerate() {
        let p = p as f64;
        let sd = (36.0 + 64.0 + 0.04 * p * p).sqrt();
        let truth = normal_cdf((4.0 - 0.5 * p) / sd);
        let share = point.selection_probability[0].estimate;
        // A false alarm in any of 21 points: below 0.2 %, at a fixed seed.
        let z = (share - truth) / (truth * (1.0 - truth) / 1e5).sqrt();
        assert!(z.abs() < 4.0, "penalty {p}: {share} for {truth}");
    }
    // The two are equal where the penalty costs as much as the lead.
    let [crossing] = found.crossings.as_slice() else {
        panic!("{:?}", found.crossings);
    };
    assert!(
        (crossing.value.low..=crossing.value.high).contains(&8.0),
        "{crossing:?}"
    );
}

#[test]
fn a_point_is_a_run_of_its_own() {
    let vary = ["criteria.dependency.penalty=0,5", "places=4,5,6"];
    let drawn = ["simulation.draws=20_000", "simulation.method=monte-carlo"];
    let grid = grid(&base(), &drawn, &vary);
    let found = sweep(&grid, None, &Unwatched).unwrap();
    assert_eq!(found.points.len(), 6);
    for (point, scenario) in found.points.iter().zip(&grid.points) {
        let alone = simulate(&scenario.model().unwrap(), 20_000, 1, &Unwatched);
        for (team, share) in point.selection_probability.iter().enumerate() {
            assert_eq!(share.estimate, alone.selected(team) as f64 / 20_000.0);
        }
        let sum: f64 = point.selection_probability.iter().map(|p| p.estimate).sum();
        assert!((sum - point.places as f64).abs() < 1e-12);
    }
    assert_eq!(found.points[4].at, [1, 1]);
    assert!(found.crossings.is_empty());
}

#[test]
fn a_swept_weight_is_held_and_the_rest_of_its_block_follows() {
    let grid = grid(&base(), &[], &["criteria.technology.weight=10..30:3"]);
    let held: Vec<String> = grid.axes[0].held.iter().map(ToString::to_string).collect();
    assert_eq!(
        held,
        ["Development experience gets the rest of the 40 points of block capability."]
    );
    let label = grid.axes[0].label.to_string();
    assert_eq!(label, "AI technology, weight in points");
    assert_eq!(grid.axes[0].range, Some([10.0, 30.0]));
    let means = grid.points[2].model().unwrap().mean_multipliers();
    assert!((means[0] - 30.0).abs() < 1e-12 && (means[1] - 10.0).abs() < 1e-12);
}

/// What two weights of one sum leave is said once, and of neither of the two.
#[test]
fn what_two_axes_leave_is_said_once() {
    let flat = "places = 1\n[criteria]\na = {}\nb = {}\nc = {}\nd = {}\n[teams]\n\
                x = { scores = { a = 10, b = 20, c = 30, d = 40 } }\n\
                y = { scores = { a = 40, b = 30, c = 20, d = 10 } }\n";
    let held = |vary: &[&str]| -> Vec<Vec<String>> {
        let grid = grid(&source(flat), &[], vary);
        let held = |axis: &Variation| axis.held.iter().map(ToString::to_string).collect();
        grid.axes.iter().map(held).collect()
    };
    let [a, b] = ["criteria.a.weight=0..40:3", "criteria.b.weight=0..40:3"];
    assert_eq!(
        held(&[a, b]),
        [
            vec![
                "c and d share the rest of the 100 points of the weights, every split equally likely."
            ],
            vec![]
        ]
    );
    assert_eq!(
        held(&[a]),
        [[
            "b, c and d share the rest of the 100 points of the weights, every split equally likely."
        ]]
    );
    let blocks = "places = 1\n[blocks]\np = 60\nq = 40\n[criteria]\na = { block = \"p\" }\n\
                  b = { block = \"p\" }\nc = { block = \"q\" }\nd = { block = \"q\" }\n[teams]\n\
                  x = { scores = { a = 10, b = 20, c = 30, d = 40 } }\n\
                  y = { scores = { a = 40, b = 30, c = 20, d = 10 } }\n";
    let grid = grid(
        &source(blocks),
        &[],
        &["blocks.p=50..60:3", "criteria.a.weight=0..40:3"],
    );
    let held: Vec<String> = grid.axes[0].held.iter().map(ToString::to_string).collect();
    assert_eq!(held, ["b gets the rest of the points of block p."]);
    assert!(grid.axes[1].held.is_empty());
}

#[test]
fn scores_have_the_ends_of_their_scales() {
    let found = swept(LINES, "teams.low.scores.x=50..120:3");
    assert_eq!(found.axes[0].scale, Some([0.0, 100.0]));
    assert_eq!(swept(LINES, "places=1,2").axes[0].scale, None);
}

#[test]
fn bad_arguments_are_located() {
    let cases = [
        "criteria.technology.weight",
        "criteria.technology.weight=",
        "criteria.technology.weight=10",
        "criteria.technology.weight=10..30",
        "criteria.technology.weight=10..30:1",
        "criteria.technology.weight=10..30:1000000",
        "criteria.technology.weight=10..30:many",
        "criteria.technology.weight=10..x:5",
        "criteria.technology.weight=10..inf:5",
        "criteria.technology.weight=30..10:5",
        "criteria.technology.weight=10..10:5",
        "criteria.technology.weight=0..50:26",
        "criteria.technology.weight=5,5.0",
        "criteria.technology.weight=5,,6",
        "criteria.tecnology.weight=10..30:3",
        "criteria.dependency.penalty=-5..5:11",
        "places=1..9:4",
        "places=0..12:13",
        "blocks.plan=-10..30:5",
        "simulation.seed=1,2,3",
        "teams.kt.name=a,b",
        "teams.kt=1,2",
        "teams.kt.scores.goals=60 ± 3,70 ± 0",
        "correlation.within_team=0..1.5:4",
    ];
    let mut told = String::new();
    for case in cases {
        let document = Document::new(&base());
        let bad = Grid::new(&document, &[], &[case.to_owned()]).expect_err(case);
        told += &diagnostic::render(&bad.problems, &bad.sources, false);
    }
    let three = [
        "places=4,5",
        "blocks.plan=20,30",
        "criteria.goals.weight=1,2",
    ];
    for several in [
        &three[..],
        &["places=4,5", "places=6,7"],
        &[
            "criteria.dependency.penalty=0..10:1000",
            "criteria.technology.weight=10..30:1000",
        ],
    ] {
        let arguments: Vec<String> = several.iter().map(|&a| a.to_owned()).collect();
        let bad = Grid::new(&Document::new(&base()), &[], &arguments).expect_err("several");
        told += &diagnostic::render(&bad.problems, &bad.sources, false);
    }
    insta::assert_snapshot!(told);
}

/// A key typed on a system that takes letters apart is the key that the file has, and what is wrong
/// with it stands at its place.
#[test]
fn arguments_are_read_in_composed_form() {
    let text = "places = 1\n[criteria]\nmerit = {}\n[teams]\n\
                \"caf\u{e9}\" = { scores = { merit = \"70 ± 5\" } }\nb = { scores = { merit = 72 } }\n";
    let source = Source {
        name: "cafe.toml".into(),
        text: text.into(),
    };
    let document = Document::new(&source);
    let grid = |argument: &str| Grid::new(&document, &[], &[argument.to_owned()]);
    let apart = "teams.\"cafe\u{301}\".scores.merit=60,80";
    assert_eq!(grid(apart).unwrap().points.len(), 2);
    let Err(reading) = grid("e\u{301}") else {
        panic!("that is no key");
    };
    for problem in &reading.problems {
        let text = &reading.sources[problem.place.source].text;
        assert!(
            text.get(problem.place.span.clone()).is_some(),
            "{problem:?}"
        );
    }
}
