//! Weights under linear conditions: exact centroids, plain rejection, and what is refused.

use cutline::engine::reference::Replay;
use cutline::engine::{Unwatched, simulate};
use cutline::model::{Model, WeightLaw};
use cutline::report::diagnostic;
use cutline::scenario::{Scenario, Source, read};

fn source(text: &str) -> Source {
    Source {
        name: "case.toml".into(),
        text: text.into(),
    }
}

/// Criteria `a`, `b`, … with these weights (empty: free), under these conditions.
fn text(weights: &[&str], blocks: &str, lines: &str) -> String {
    let mut text = format!("places = 1\n{blocks}\n[weights]\nwhere = {lines}\n[criteria]\n");
    for (id, weight) in ('a'..).zip(weights) {
        text += &format!("{id} = {{ {weight} }}\n");
    }
    for team in ["x", "y"] {
        text += &format!("[teams.{team}.scores]\n");
        for (place, id) in ('a'..).take(weights.len()).enumerate() {
            text += &format!("{id} = {}\n", 50 + 7 * place);
        }
    }
    text
}

fn model(text: &str) -> Model {
    let reading = read(&source(text), &[]);
    let told = diagnostic::render(&reading.problems, &reading.sources, false);
    reading.scenario.expect(&told).model().unwrap()
}

/// Means of drawn weights, and one bound of their standard errors.
fn drawn(model: &Model, draws: u64, width: f64) -> (Vec<f64>, f64) {
    let replay = Replay::new(model, 3);
    let mut sum = vec![0.0; model.criteria.len()];
    for number in 0..draws {
        for (sum, weight) in sum.iter_mut().zip(replay.draw(number).weights) {
            *sum += weight;
        }
    }
    let mean = sum.iter().map(|sum| sum / draws as f64).collect();
    (mean, width / (12.0 * draws as f64).sqrt())
}

#[track_caller]
fn assert_near(got: &[f64], want: &[f64], within: f64) {
    for (got, want) in got.iter().zip(want) {
        assert!((got - want).abs() < within, "{got} is not {want}");
    }
}

/// Rank-order-centroid weights `w_i = (1/n) Σ_{j≥i} 1/j` (Barron & Barrett 1996) are the mean of
/// all weights in this order.
#[test]
fn ordered_weights_have_the_rank_order_centroid() {
    for n in [3usize, 4, 5, 7, 12] {
        let ids: Vec<String> = ('a'..).take(n).map(String::from).collect();
        let line = format!("[\"{}\"]", ids.join(" >= "));
        let model = model(&text(&vec![""; n], "", &line));
        let roc: Vec<f64> = (1..=n)
            .map(|i| 100.0 / n as f64 * (i..=n).map(|j| 1.0 / j as f64).sum::<f64>())
            .collect();
        let WeightLaw::Polytope(polytope) = &model.weights[0].law else {
            panic!("no polytope");
        };
        assert_eq!(polytope.simplices.len(), 1);
        assert_near(&polytope.centroid(), &roc, 1e-9);
        let (mean, error) = drawn(&model, 40_000, 100.0);
        // Five standard errors: a probability below 6e-7 a weight.
        assert_near(&mean, &roc, 5.0 * error);
    }
}

/// Draws from the free set by an independent generator, kept where the conditions hold.
fn by_rejection(
    count: usize,
    blocks: &[(usize, f64)],
    keep: impl Fn(&[f64]) -> bool,
) -> (Vec<f64>, f64) {
    let mut state = 0x1234_5678_9abc_def0u64;
    let mut uniform = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((state >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    };
    let mut kept = 0.0;
    let mut sum = vec![0.0; count];
    while kept < 40_000.0 {
        let mut weights = Vec::new();
        for (members, total) in blocks {
            let parts: Vec<f64> = (0..*members).map(|_| -libm::log(uniform())).collect();
            let whole: f64 = parts.iter().sum();
            weights.extend(parts.iter().map(|part| part / whole * total));
        }
        if keep(&weights) {
            kept += 1.0;
            for (sum, weight) in sum.iter_mut().zip(&weights) {
                *sum += weight;
            }
        }
    }
    (sum.iter().map(|sum| sum / kept).collect(), kept)
}

#[test]
fn every_set_is_drawn_like_plain_rejection() {
    type Keep = fn(&[f64]) -> bool;
    type Case<'a> = (&'a [&'a str], &'a str, &'a [(usize, f64)], &'a str, Keep);
    let cases: [Case<'_>; 7] = [
        (
            &[""; 4],
            "",
            &[(4, 100.0)],
            "[\"a >= b + 10\", \"c <= 2 * d\"]",
            |w| w[0] >= w[1] + 10.0 && w[2] <= 2.0 * w[3],
        ),
        (
            &[""; 5],
            "",
            &[(5, 100.0)],
            "[\"a >= b\", \"a >= c\", \"d <= 30\", \"e >= 5\"]",
            |w| w[0] >= w[1] && w[0] >= w[2] && w[3] <= 30.0 && w[4] >= 5.0,
        ),
        (
            &["", "weight = \"5..40\"", "", "weight = \"0..25\""],
            "",
            &[(4, 100.0)],
            "[\"a + b >= c\"]",
            |w| w[0] + w[1] >= w[2] && (5.0..=40.0).contains(&w[1]) && w[3] <= 25.0,
        ),
        // Two blocks tied together, the third on its own.
        (
            &[
                "block = \"p\"",
                "block = \"p\"",
                "block = \"q\"",
                "block = \"q\"",
                "block = \"q\"",
                "block = \"r\"",
                "block = \"r\"",
            ],
            "[blocks]\np = 40\nq = 35\nr = 25",
            &[(2, 40.0), (3, 35.0), (2, 25.0)],
            "[\"a >= c\", \"b <= d + e\"]",
            |w| w[0] >= w[2] && w[1] <= w[3] + w[4],
        ),
        (
            &[""; 6],
            "",
            &[(6, 100.0)],
            "[\"a - b <= 10\", \"b - a <= 10\", \"c + d >= 20\"]",
            |w| (w[0] - w[1]).abs() <= 10.0 && w[2] + w[3] >= 20.0,
        ),
        (
            &[""; 8],
            "",
            &[(8, 100.0)],
            "[\"a <= 20\", \"b <= 20\", \"c <= 20\", \"a + b >= c\"]",
            |w| w[0] <= 20.0 && w[1] <= 20.0 && w[2] <= 20.0 && w[0] + w[1] >= w[2],
        ),
        (
            &[""; 3],
            "",
            &[(3, 100.0)],
            "[\"3 * a - 2 * b >= c - 5\"]",
            |w| 3.0 * w[0] - 2.0 * w[1] >= w[2] - 5.0,
        ),
    ];
    for (weights, blocks, shares, lines, keep) in cases {
        let model = model(&text(weights, blocks, lines));
        let (want, kept) = by_rejection(weights.len(), shares, keep);
        let (mean, error) = drawn(&model, 40_000, 100.0);
        // Both sides' errors, five times: a probability below 6e-7 a weight.
        let within = 5.0 * error + 5.0 * 100.0 / (12.0f64 * kept).sqrt();
        assert_near(&mean, &want, within);
        for group in &model.weights {
            let means = group.means();
            for (member, mean) in group.members.iter().zip(means) {
                assert!((mean - want[*member]).abs() < within, "{lines}: {mean}");
            }
        }
        let replay = Replay::new(&model, 9);
        for number in 0..2_000 {
            let drawn = replay.draw(number).weights;
            assert!(keep(&drawn), "{lines}: {drawn:?}");
            assert!((drawn.iter().sum::<f64>() - 100.0).abs() < 1e-9);
        }
    }
}

/// A mistake that is common: numbers drawn one by one and divided by their sum.
#[test]
fn conditioned_weights_are_not_normalised_numbers() {
    let model = model(&text(&[""; 3], "", "[\"a >= b\"]"));
    let (mean, error) = drawn(&model, 40_000, 100.0);
    // Uniform: the triangle's half has the centroid (4/9, 2/9, 3/9)·… computed from its corners.
    let corners = [[100.0, 0.0, 0.0], [50.0, 50.0, 0.0], [0.0, 0.0, 100.0]];
    let centroid: Vec<f64> = (0..3)
        .map(|i| corners.iter().map(|c| c[i]).sum::<f64>() / 3.0)
        .collect();
    assert_near(&mean, &centroid, 5.0 * error);
    // Normalised uniform numbers would have c at 33.3 as well, but a at 44.0.
    assert!((centroid[0] - 50.0).abs() < 1e-12);
}

#[test]
fn the_kernel_and_the_replay_agree() {
    let scores = "places = 2\n[weights]\nwhere = [\"a >= b\", \"b >= 2 * c\", \"d <= 30\"]\n\
        [criteria]\na = {}\nb = {}\nc = {}\nd = {}\n[teams.x]\nsd = 9\n\
        scores = { a = 60, b = 70, c = 80, d = 50 }\n[teams.y]\nsd = 5\n\
        scores = { a = 70, b = 60, c = 50, d = 55 }\n[teams.z]\nsd = 5\n\
        scores = { a = 62, b = 64, c = 90, d = 65 }\n";
    let model = model(scores);
    let draws = 3_000;
    let tally = simulate(&model, draws, 5, &Unwatched);
    let replay = Replay::new(&model, 5);
    let mut selected = [0u64; 3];
    for number in 0..draws {
        for (count, is) in selected.iter_mut().zip(replay.draw(number).selected) {
            *count += u64::from(is);
        }
    }
    assert_eq!([0, 1, 2].map(|team| tally.selected(team)), selected);
}

#[test]
fn conditions_that_pin_everything_are_fixed_weights() {
    for lines in [
        "[\"a = b\", \"b = c\"]",
        "[\"a >= b >= c >= a\"]",
        "[\"a = 2 * b\", \"c = b\"]",
        "[\"a >= 50\", \"b >= 30\", \"c >= 20\"]",
        "[\"a >= 1e+2 + 2e-1 * b + c\"]",
    ] {
        let model = model(&text(&["", "", ""], "", lines));
        let WeightLaw::Fixed(weights) = &model.weights[0].law else {
            panic!("{lines}: {:?}", model.weights[0].law);
        };
        assert!(
            (weights.iter().sum::<f64>() - 100.0).abs() < 1e-9,
            "{lines}"
        );
    }
    // One weight fewer to choose.
    let model = model(&text(&["", "", "", ""], "", "[\"a = b\"]"));
    let WeightLaw::Polytope(polytope) = &model.weights[0].law else {
        panic!("no polytope");
    };
    assert_eq!(polytope.dimension(), 2);
    // Flat in (a + b, c, d).
    let third = 100.0 / 3.0;
    assert_near(
        &polytope.centroid(),
        &[third / 2.0, third / 2.0, third, third],
        1e-9,
    );
}

#[test]
#[ignore = "slow; `.ci/run` has it"]
fn sixty_criteria_and_twenty_are_drawn() {
    for n in [20usize, 60] {
        let weights = vec![""; n];
        let ids: Vec<String> = (0..n).map(|i| format!("c{i}")).collect();
        let lines = "[\"c0 >= c1 >= c2\", \"c3 + c4 >= 10\", \"c5 <= 2 * c6\"]";
        let mut text = format!("places = 1\n[weights]\nwhere = {lines}\n[criteria]\n");
        for id in &ids {
            text += &format!("{id} = {{}}\n");
        }
        for team in ["x", "y"] {
            text += &format!("[teams.{team}.scores]\n");
            for id in &ids {
                text += &format!("{id} = \"40..90\"\n");
            }
        }
        assert_eq!(weights.len(), n);
        let model = model(&text);
        let draw = Replay::new(&model, 1).draw(17).weights;
        assert!(draw[0] >= draw[1] && draw[1] >= draw[2] && draw[5] <= 2.0 * draw[6]);
        assert!((draw.iter().sum::<f64>() - 100.0).abs() < 1e-9);
        assert_eq!(simulate(&model, 2_000, 1, &Unwatched).draws, 2_000);
    }
}

/// What a scenario with these conditions is told.
fn told(text: &str, set: &[&str]) -> String {
    let set: Vec<String> = set.iter().map(|s| (*s).to_owned()).collect();
    let reading = read(&source(text), &set);
    assert!(reading.scenario.is_none(), "{text}");
    diagnostic::render(&reading.problems, &reading.sources, false)
}

#[test]
fn conditions_that_cannot_hold_are_named() {
    let mut all = String::new();
    let blocks = "[blocks]\np = 40\nq = 60";
    let in_blocks = [
        "block = \"p\"",
        "block = \"p\"",
        "block = \"q\"",
        "block = \"q\"",
    ];
    let cases: [(&str, String, &[&str]); 6] = [
        (
            "cycle",
            text(
                &[""; 4],
                "",
                "[\"a >= b + 1\", \"d <= 50\", \"b >= c\", \"c >= a\"]",
            ),
            &[],
        ),
        (
            "too much",
            text(&[""; 3], "", "[\"a >= 60\", \"b >= 50\"]"),
            &[],
        ),
        ("alone", text(&[""; 3], "", "[\"a + b >= 101\"]"), &[]),
        (
            "block",
            text(&in_blocks, blocks, "[\"a >= c\", \"c >= 45\"]"),
            &[],
        ),
        (
            "bounds",
            text(
                &["weight = \"0..20\"", "", ""],
                "",
                "[\"a >= b\", \"b >= 30\"]",
            ),
            &[],
        ),
        (
            "set",
            text(&[""; 3], "", "[\"a >= b\"]"),
            &["criteria.a.weight=10", "criteria.b.weight=20"],
        ),
    ];
    for (name, text, set) in cases {
        all += &format!("--- {name}\n{}", told(&text, set));
    }
    insta::assert_snapshot!("conflicts", all);
}

#[test]
fn lines_that_cannot_be_read_are_located() {
    let mut all = String::new();
    for line in [
        "[\"a >= bb\"]",
        "[\"a\"]",
        "[\"a >= \"]",
        "[\"a >= 2 b\"]",
        "[\"a >= b * c\"]",
        "[\"a >= 1,5 * b\"]",
        "[\"a >= 1e999\"]",
        "[\"a >= a\"]",
        "[\"3 >= 2\"]",
        "[\"a >= (b)\"]",
        "[\"a >= 20 %\"]",
        "[\"a >= risk\"]",
        "[3]",
        "\"a >= b\"",
    ] {
        let text = text(&["", "", ""], "", line).replace(
            "[teams.x.scores]",
            "risk = { penalty = 3, scale = [0, 1] }\n[teams.x.scores]",
        );
        let text = text.replace("c = 64", "c = 64\nrisk = 1");
        all += &format!("--- {line}\n{}", told(&text, &[]));
    }
    let both = "places = 1\n[weights]\nconcentration = 50\nwhere = [\"a >= b\"]\n[criteria]\n\
        a = { weight = 60 }\nb = { weight = 40 }\n[teams]\nx = { scores = { a = 51, b = 52 } }\n\
        y = { scores = { a = 52, b = 51 } }\n";
    all += &format!("--- concentration\n{}", told(both, &[]));
    insta::assert_snapshot!("lines", all);
}

fn scenario(text: &str, set: &[&str]) -> Scenario {
    let set: Vec<String> = set.iter().map(|s| (*s).to_owned()).collect();
    read(&source(text), &set).scenario.unwrap()
}

/// Weights that are drawn are never equal, so that a strict condition says what the other does; of
/// numbers it may be untrue.
#[test]
fn a_strict_condition_is_read_as_one_that_allows_equals() {
    let of = |line: &str| scenario(&text(&["", "", ""], "", line), &[]).constraints;
    assert_eq!(of("[\"a > b > c\"]"), of("[\"a >= b >= c\"]"));
    assert_eq!(of("[\"a < 2 * b\"]"), of("[\"a <= 2 * b\"]"));
    let strict = text(&["", "", ""], "", "[\"a > b\"]");
    let level = ["criteria.a.weight=40", "criteria.b.weight=40"];
    let told = told(&strict, &level);
    assert!(told.contains("does not hold: both are the same"), "{told}");
    scenario(&strict, &["criteria.a.weight=41", "criteria.b.weight=39"]);
}

#[test]
fn a_set_weight_keeps_to_the_conditions() {
    let text = text(&["", "", ""], "", "[\"a >= b\"]");
    let model = scenario(&text, &["criteria.a.weight=20"]).model().unwrap();
    let replay = Replay::new(&model, 1);
    for number in 0..500 {
        let weights = replay.draw(number).weights;
        assert!(
            (weights[0] - 20.0).abs() < 1e-9 && weights[1] <= 20.0 + 1e-9,
            "{weights:?}"
        );
    }
}
