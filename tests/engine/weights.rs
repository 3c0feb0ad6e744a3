//! Uniform weights are uniform on their polytope: against centroids, and against plain rejection.
//!
//! Seeds are fixed; every comparison states its error probability.

use crate::support::{criterion, group};
use cutline::engine::reference::Replay;
use cutline::model::{BoundedSimplex, Correlation, Model, Parts, Quantity, Team, WeightLaw};

const DRAWS: u64 = 200_000;

fn weights(law: WeightLaw, total: f64, members: usize) -> Vec<Vec<f64>> {
    let team = |id: &str| Team {
        unscored: Vec::new(),
        id: id.to_owned(),
        scores: vec![Quantity::Sure(0.0); members],
        bonus: Quantity::Sure(0.0),
    };
    let model = Model::new(Parts {
        aggregate: cutline::model::Aggregate::Arithmetic,
        places: 1,
        criteria: (0..members).map(|i| criterion(&format!("c{i}"))).collect(),
        weights: vec![group(&(0..members).collect::<Vec<_>>(), total, law)],
        teams: vec![team("a"), team("b")],
        correlation: Correlation::default(),
        watched: None,
        questions: Vec::new(),
    })
    .unwrap();
    let replay = Replay::new(&model, 17);
    (0..DRAWS)
        .map(|number| replay.draw(number).weights)
        .collect()
}

fn uniform(total: f64, low: &[f64], high: &[f64]) -> (BoundedSimplex, Vec<Vec<f64>>) {
    let set = BoundedSimplex::new(total, low.to_vec(), high.to_vec());
    let drawn = weights(WeightLaw::Uniform(set.clone()), total, low.len());
    (set, drawn)
}

fn mean_and_sd(numbers: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let n = numbers.clone().count() as f64;
    let mean = numbers.clone().sum::<f64>() / n;
    (
        mean,
        (numbers.map(|x| (x - mean) * (x - mean)).sum::<f64>() / n).sqrt(),
    )
}

/// Sum, bounds, and means within 4.5 standard errors of the centroid (7e-6 each).
fn assert_fits(set: &BoundedSimplex, drawn: &[Vec<f64>]) {
    for w in drawn {
        assert!((w.iter().sum::<f64>() - set.total).abs() < 1e-9 * set.total);
        for ((w, low), high) in w.iter().zip(&set.low).zip(&set.high) {
            assert!(
                *w >= low - 1e-9 && *w <= high + 1e-9,
                "{w} outside {low}..{high}"
            );
        }
    }
    for (i, centre) in set.centroid().into_iter().enumerate() {
        let (mean, sd) = mean_and_sd(drawn.iter().map(|w| w[i]));
        let error = sd / (DRAWS as f64).sqrt();
        assert!(
            (mean - centre).abs() <= 4.5 * error + 1e-12,
            "weight {i}: {mean} for {centre}"
        );
    }
}

/// Two-sample Kolmogorov–Smirnov on each weight, each with error probability 1e-6, against points
/// that are uniform because they were uniform in a larger set and were merely filtered.
fn assert_like_rejection(set: &BoundedSimplex, drawn: &[Vec<f64>]) {
    let n = set.low.len();
    let mut state = 1u64;
    let mut random = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((state >> 11) as f64 + 0.5) / (1u64 << 53) as f64
    };
    let mut kept: Vec<Vec<f64>> = Vec::new();
    while kept.len() < 20_000 {
        // Spacings of sorted uniform numbers are uniform on the whole simplex.
        let mut cuts: Vec<f64> = (1..n).map(|_| random()).collect();
        cuts.extend([0.0, 1.0]);
        cuts.sort_by(f64::total_cmp);
        let w: Vec<f64> = cuts
            .windows(2)
            .map(|pair| set.total * (pair[1] - pair[0]))
            .collect();
        let inside = |i: usize| w[i] >= set.low[i] && w[i] <= set.high[i];
        if (0..n).all(inside) {
            kept.push(w);
        }
    }
    let sorted = |points: &[Vec<f64>], i: usize| -> Vec<f64> {
        let mut column: Vec<f64> = points.iter().map(|w| w[i]).collect();
        column.sort_by(f64::total_cmp);
        column
    };
    for i in 0..n {
        let (a, b) = (sorted(drawn, i), sorted(&kept, i));
        let (mut at, mut distance) = (0, 0.0f64);
        for (below, x) in b.iter().enumerate() {
            while at < a.len() && a[at] <= *x {
                at += 1;
            }
            let (p, q) = (at as f64 / a.len() as f64, below as f64 / b.len() as f64);
            distance = distance.max((p - q).abs());
        }
        let size = (a.len() * b.len()) as f64 / (a.len() + b.len()) as f64;
        // One step of the sample is allowed for comparing just above each point.
        assert!(
            distance < 2.694 / size.sqrt() + 1.0 / b.len() as f64,
            "weight {i}: {distance}"
        );
    }
}

#[test]
fn the_whole_simplex() {
    let (set, drawn) = uniform(100.0, &[0.0; 6], &[100.0; 6]);
    assert_fits(&set, &drawn);
    assert_like_rejection(&set, &drawn);
    // On the simplex each weight is Beta(1, 5): its mean is 1/6 and its largest share has the mean
    // of harmonic numbers, (1 + 1/2 + ... + 1/6) / 6. Normalised independent draws fail this.
    let largest = drawn
        .iter()
        .map(|w| w.iter().fold(0.0f64, |a, b| a.max(*b)));
    let (mean, sd) = mean_and_sd(largest);
    let want = 100.0 * (1.0 + 0.5 + 1.0 / 3.0 + 0.25 + 0.2 + 1.0 / 6.0) / 6.0;
    assert!(
        (mean - want).abs() < 4.5 * sd / (DRAWS as f64).sqrt(),
        "{mean} for {want}"
    );
}

/// The common mistake: independent uniform weights divided by their sum. The guard is that our
/// own test would catch it.
#[test]
fn normalised_independent_weights_would_be_caught() {
    let replay: Vec<f64> = {
        let mut state = 3u64;
        let mut random = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 11) as f64 / (1u64 << 53) as f64
        };
        (0..DRAWS)
            .map(|_| {
                let w = [random(), random(), random()];
                w.iter().fold(0.0f64, |a, b| a.max(*b)) / w.iter().sum::<f64>()
            })
            .collect()
    };
    let (mean, sd) = mean_and_sd(replay.into_iter());
    let uniform_on_the_simplex = (1.0 + 0.5 + 1.0 / 3.0) / 3.0;
    assert!((mean - uniform_on_the_simplex).abs() > 100.0 * sd / (DRAWS as f64).sqrt());
}

#[test]
fn a_block_of_two() {
    let (set, drawn) = uniform(40.0, &[10.0, 0.0], &[30.0, 40.0]);
    assert_eq!(set.high, vec![30.0, 30.0]);
    assert_fits(&set, &drawn);
    assert_like_rejection(&set, &drawn);
}

#[test]
#[ignore = "slow; `.ci/run` has it"]
fn three_with_bounds() {
    for (low, high) in [
        ([10.0, 0.0, 0.0], [60.0, 100.0, 30.0]),
        ([30.0, 30.0, 20.0], [45.0, 40.0, 50.0]),
        ([0.0, 0.0, 0.0], [34.0, 34.0, 34.0]),
    ] {
        let (set, drawn) = uniform(100.0, &low, &high);
        assert_fits(&set, &drawn);
        assert_like_rejection(&set, &drawn);
    }
}

/// So tight that plain rejection from the simplex would almost never succeed.
#[test]
#[ignore = "slow; `.ci/run` has it"]
fn fifteen_between_tight_bounds() {
    let (low, high) = (
        [4.0; 15],
        [
            8.0, 7.0, 9.0, 7.5, 8.0, 7.0, 9.0, 7.5, 8.0, 7.0, 9.0, 7.5, 8.0, 7.0, 20.0,
        ],
    );
    for total in [65.0, 90.0, 115.0, 124.0] {
        let (set, drawn) = uniform(total, &low, &high);
        assert_fits(&set, &drawn);
    }
}

#[test]
fn all_of_the_base_scenario() {
    for (low, high, total) in [
        (vec![10.0, 0.0], vec![30.0, 40.0], 40.0),
        (vec![0.0, 0.0], vec![30.0, 30.0], 30.0),
    ] {
        let (set, drawn) = uniform(total, &low, &high);
        assert_fits(&set, &drawn);
        assert_like_rejection(&set, &drawn);
    }
}

/// Means and variances of Dirichlet weights within 5 standard errors (6e-7 each, the variance's
/// standard error from the sample's own fourth moment).
#[test]
fn dirichlet_weights_have_their_moments() {
    for alphas in [vec![20.0, 12.0, 8.0], vec![0.3, 0.05, 2.0, 1.0]] {
        let sum: f64 = alphas.iter().sum();
        let drawn = weights(WeightLaw::Dirichlet(alphas.clone()), 1.0, alphas.len());
        for (i, alpha) in alphas.iter().enumerate() {
            let mean = alpha / sum;
            let (got, sd) = mean_and_sd(drawn.iter().map(|w| w[i]));
            assert!(
                (got - mean).abs() < 5.0 * sd / (DRAWS as f64).sqrt(),
                "{got} for {mean}"
            );
            let variance = mean * (1.0 - mean) / (sum + 1.0);
            let (got, spread) = mean_and_sd(drawn.iter().map(|w| (w[i] - mean) * (w[i] - mean)));
            assert!((got - variance).abs() < 5.0 * spread / (DRAWS as f64).sqrt());
        }
    }
}
