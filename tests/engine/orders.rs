//! Weights that stand on one another: exact corners, however many there are, and plain rejection.

use cutline::engine::reference::Replay;
use cutline::engine::{Unwatched, simulate};
use cutline::model::{Model, Polytope, WeightLaw};
use cutline::scenario::{Source, read};

/// Criteria `c0`, `c1`, … under these conditions, two teams.
fn text(count: usize, weights: &str, lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| format!("{line:?}")).collect();
    let mut text = format!(
        "places = 1\n[weights]\nwhere = [{}]\n[criteria]\n",
        lines.join(",\n")
    );
    for at in 0..count {
        text += &format!("c{at} = {{ {weights} }}\n");
    }
    for (team, first) in [("x", 40), ("y", 60)] {
        text += &format!("[teams.{team}.scores]\n");
        for at in 0..count {
            text += &format!("c{at} = {}\n", first + at % 37);
        }
    }
    text
}

fn source(text: &str) -> Source {
    Source {
        name: "order.toml".into(),
        text: text.into(),
    }
}

fn model(count: usize, lines: &[&str]) -> Model {
    let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    let reading = read(&source(&text(count, "", &lines)), &[]);
    let told = crate::common::rendered(&reading);
    reading.scenario.expect(&told).model().unwrap()
}

fn polytope(model: &Model) -> &Polytope {
    match &model.weights[0].law {
        WeightLaw::Polytope(polytope) => polytope,
        law => panic!("no polytope: {law:?}"),
    }
}

fn chain(members: std::ops::Range<usize>) -> String {
    let ids: Vec<String> = members.map(|at| format!("c{at}")).collect();
    ids.join(" >= ")
}

/// Rank-order-centroid weights (Barron & Barrett 1996): in a chain of m weights the i-th has the
/// mean share (1/m) Σ_{j≥i} 1/j of what the chain has.
#[test]
fn a_thousand_weights_in_an_order_are_one_simplex() {
    let count = 1_000;
    let model = model(count, &[&chain(0..count)]);
    let polytope = polytope(&model);
    assert_eq!(
        (polytope.simplices.len(), polytope.dimension()),
        (1, count - 1)
    );
    let centroid = polytope.centroid();
    let mut tail = 0.0;
    for at in (0..count).rev() {
        tail += 1.0 / (at + 1) as f64;
        let want = 100.0 / count as f64 * tail;
        assert!(
            (centroid[at] - want).abs() < 1e-9 * want,
            "{at}: {}",
            centroid[at]
        );
    }
    let draw = Replay::new(&model, 3).draw(5).weights;
    assert!(draw.windows(2).all(|two| two[0] >= two[1]) && draw[count - 1] >= 0.0);
    assert!((draw.iter().sum::<f64>() - 100.0).abs() < 1e-9);
}

/// Chains over a part of the weights: each chain has its share of all, ordered within.
#[test]
fn several_chains_share_what_all_weights_share() {
    let model = model(9, &["c0 >= c1 >= c2", "c5 <= c4 <= c3"]);
    let polytope = polytope(&model);
    assert_eq!(polytope.simplices.len(), 1);
    let third: Vec<f64> = [11.0 / 18.0, 5.0 / 18.0, 2.0 / 18.0]
        .iter()
        .map(|share| 100.0 / 3.0 * share)
        .collect();
    let want = [&third[..], &third[..], &[100.0 / 9.0; 3]].concat();
    for (got, want) in polytope.centroid().iter().zip(&want) {
        assert!((got - want).abs() < 1e-12, "{got} for {want}");
    }
}

/// What follows from other conditions changes no bit.
#[test]
fn conditions_that_follow_from_others_do_not_matter() {
    let plain = model(5, &["c0 >= c1 >= c2 >= c3"]);
    let more = model(
        5,
        &[
            "c0 >= c2",
            "c0 >= c1 >= c2 >= c3",
            "c1 >= c3",
            "2 * c0 >= c3",
            "c2 >= c3",
            "c0 >= -5",
        ],
    );
    assert_eq!(polytope(&plain), polytope(&more));
    // Multiples and numbers count: these do not follow.
    let other = model(5, &["c0 >= c1 >= c2 >= c3", "c0 >= 2 * c2"]);
    assert_ne!(
        polytope(&plain).simplices.len(),
        polytope(&other).simplices.len()
    );
}

/// Means and the covariance of draws against draws of the whole simplex that are kept where the
/// conditions hold, by an independent generator.
#[test]
fn multiples_and_numbers_are_drawn_like_plain_rejection() {
    type Keep = fn(&[f64]) -> bool;
    let cases: [(usize, &[&str], Keep); 4] = [
        (4, &["c0 >= 2 * c1", "c1 >= 0.5 * c2"], |w| {
            w[0] >= 2.0 * w[1] && w[1] >= 0.5 * w[2]
        }),
        (4, &["c0 >= c1 + 10", "c2 >= 5", "c3 >= c2"], |w| {
            w[0] >= w[1] + 10.0 && w[2] >= 5.0 && w[3] >= w[2]
        }),
        // Two stand on one, which is still a condition for each.
        (3, &["c0 >= c2", "c1 >= c2"], |w| {
            w[0] >= w[2] && w[1] >= w[2]
        }),
        // One stands on two: no simplex, and drawn all the same.
        (3, &["c0 >= c1", "c0 >= c2"], |w| {
            w[0] >= w[1] && w[0] >= w[2]
        }),
    ];
    for (count, lines, keep) in cases {
        let model = model(count, lines);
        let replay = Replay::new(&model, 11);
        let draws = 40_000;
        let drawn: Vec<Vec<f64>> = (0..draws).map(|draw| replay.draw(draw).weights).collect();
        // But for rounding, every draw.
        let outside = drawn.iter().filter(|weights| !keep(weights)).count();
        assert!(outside * 1_000 <= drawn.len(), "{lines:?}: {outside}");
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let mut uniform = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            ((state >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
        };
        let mut kept = Vec::new();
        while kept.len() < drawn.len() {
            let parts: Vec<f64> = (0..count).map(|_| -libm::log(uniform())).collect();
            let whole: f64 = parts.iter().sum();
            let weights: Vec<f64> = parts.iter().map(|part| part / whole * 100.0).collect();
            if keep(&weights) {
                kept.push(weights);
            }
        }
        let moments = |all: &[Vec<f64>], i: usize, j: usize| {
            let products = all.iter().map(|w| w[i] * w[j]);
            let (sum, squares) = products.fold((0.0, 0.0), |(s, q), x| (s + x, q + x * x));
            let n = all.len() as f64;
            let mean = sum / n;
            (mean, (squares / n - mean * mean).max(0.0) / n)
        };
        for i in 0..count {
            for j in 0..=i {
                let ((a, va), (b, vb)) = (moments(&drawn, i, j), moments(&kept, i, j));
                // Five standard errors of the difference of two means.
                assert!(
                    (a - b).abs() <= 5.0 * (va + vb).sqrt(),
                    "{lines:?} {i} {j}: {a} and {b}"
                );
            }
        }
    }
}

#[test]
fn the_kernel_and_the_replay_agree_bit_for_bit() {
    let model = model(40, &[&chain(0..30), "c35 >= 1.5 * c36"]);
    let draws = 2_000;
    let tally = simulate(&model, draws, 5, &Unwatched);
    let replay = Replay::new(&model, 5);
    let first: u64 = (0..draws)
        .map(|draw| u64::from(replay.draw(draw).selected[0]))
        .sum();
    assert_eq!(tally.selected(0), first);
}

/// A condition on one weight alone is a bound, and drawn like one.
#[test]
fn conditions_on_one_weight_are_bounds() {
    let conditions = model(4, &["c0 <= 30", "c1 >= 5", "50 >= 2 * c2"]);
    let WeightLaw::Uniform(set) = &conditions.weights[0].law else {
        panic!("no box");
    };
    assert_eq!(set.low, [0.0, 5.0, 0.0, 0.0]);
    assert_eq!(set.high, [30.0, 100.0, 25.0, 95.0]);
}

#[test]
fn too_many_conditions_of_other_shapes_are_refused_with_a_way_out() {
    let star: Vec<String> = (1..400).map(|at| format!("c0 >= c{at}")).collect();
    let circle: Vec<String> = (0..300)
        .map(|at| format!("c{at} >= c{} + 0.001", (at + 1) % 300))
        .collect();
    for (count, weights, lines) in [
        (400, "", star),
        (300, "", circle),
        (300, "weight = \"0..5\"", vec![chain(0..300)]),
    ] {
        let reading = read(&source(&text(count, weights, &lines)), &[]);
        let told = crate::common::rendered(&reading);
        assert!(reading.scenario.is_none());
        assert!(told.contains("are too many to be drawn from"), "{told}");
        assert!(
            told.contains("order.toml:3:") && told.contains("a >= b >= c"),
            "{told}"
        );
    }
}
