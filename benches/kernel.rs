//! A run of the base scenario against the loop that a good analyst would write: one draw at a
//! time, ziggurat normals, a list and a sort, the same counts.
//!
//! `cargo bench --bench kernel` prints the median of several rounds and the ratios. Rounds of the
//! contestants alternate, so that a noisy machine disturbs all of them alike.
#![allow(clippy::disallowed_macros, clippy::unwrap_used, missing_docs)]

use std::hint::black_box;
use std::time::Instant;

use cutline::engine::{Unwatched, simulate};
use cutline::model::Quantity;
use cutline::scenario::{Scenario, Source, read};
use rand::rngs::SmallRng;
use rand::{RngExt as _, SeedableRng as _};
use rand_distr::{Distribution as _, Normal};

const DRAWS: u64 = 1_000_000;
const ROUNDS: usize = 7;

/// The counts of the textbook loop.
struct Counts {
    ranks: Vec<u64>,
    wins: Vec<u64>,
    without: Vec<u64>,
}

/// The base scenario by hand: weights uniform within each block, a penalty uniform from 0 to 10,
/// one halo per team.
fn textbook(scenario: &Scenario, draws: u64, seed: u64) -> Counts {
    let n = scenario.teams.len();
    let mut rng = SmallRng::seed_from_u64(seed);
    let standard = Normal::new(0.0, 1.0).unwrap();
    let scores: Vec<Vec<(f64, f64)>> = scenario
        .teams
        .iter()
        .map(|team| team.scores.iter().map(moments).collect())
        .collect();
    let (own, shared) = (
        (1.0 - scenario.correlation.within_team).sqrt(),
        scenario.correlation.within_team.sqrt(),
    );
    let mut counts = Counts {
        ranks: vec![0; n * n],
        wins: vec![0; n * n],
        without: vec![0; n * n],
    };
    let mut totals = vec![0.0; n];
    let mut order: Vec<usize> = (0..n).collect();
    for _ in 0..draws {
        let technology = rng.random_range(10.0..30.0);
        let goals = rng.random_range(0.0..30.0);
        let impact = rng.random_range(0.0..30.0);
        let penalty: f64 = rng.random_range(0.0..10.0);
        let weights = [
            technology,
            40.0 - technology,
            goals,
            30.0 - goals,
            impact,
            30.0 - impact,
        ];
        for (total, scores) in totals.iter_mut().zip(&scores) {
            let halo = standard.sample(&mut rng);
            *total = 0.0;
            for (weight, (mean, sd)) in weights.iter().zip(scores) {
                let z = own * standard.sample(&mut rng) + shared * halo;
                *total += weight * (mean + sd * z) / 100.0;
            }
            let (mean, sd) = scores[6];
            *total -= penalty * (mean + sd * standard.sample(&mut rng));
        }
        order.sort_unstable_by(|&a, &b| totals[b].total_cmp(&totals[a]));
        for (rank, &i) in order.iter().enumerate() {
            counts.ranks[i * n + rank] += 1;
            for &j in &order[rank + 1..] {
                counts.wins[i * n + j] += 1;
            }
        }
        for &i in &order[..scenario.places] {
            for &j in &order[scenario.places..] {
                counts.without[i * n + j] += 1;
            }
        }
    }
    counts
}

fn moments(score: &Quantity) -> (f64, f64) {
    match score {
        Quantity::Normal { mean, sd, .. } => (*mean, *sd),
        other => panic!("the base scenario has normal scores only, not {other:?}"),
    }
}

fn seconds<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    black_box(work());
    start.elapsed().as_secs_f64()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn main() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/base.toml");
    let source = Source {
        name: "base.toml".into(),
        text: std::fs::read_to_string(path).unwrap(),
    };
    let scenario = read(&source, &[]).scenario.unwrap();
    let model = scenario.model().unwrap();

    // The contestants answer the same question: selections agree within 5 standard errors.
    let counts = textbook(&scenario, DRAWS, 3);
    let tally = simulate(&model, DRAWS, 3, &Unwatched);
    let n = scenario.teams.len();
    for team in 0..n {
        let row = &counts.ranks[team * n..][..scenario.places];
        let theirs = row.iter().sum::<u64>() as f64 / DRAWS as f64;
        let ours = tally.selected(team) as f64 / DRAWS as f64;
        let error = (2.0 * theirs * (1.0 - theirs) / DRAWS as f64).sqrt();
        assert!((ours - theirs).abs() < 5.0 * error, "{ours} and {theirs}");
    }

    let one = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    let mut times = [const { Vec::new() }; 3];
    for round in 0..ROUNDS as u64 {
        times[0].push(seconds(|| textbook(&scenario, DRAWS, round)));
        times[1].push(seconds(|| {
            one.install(|| simulate(&model, DRAWS, round, &Unwatched))
        }));
        times[2].push(seconds(|| simulate(&model, DRAWS, round, &Unwatched)));
    }
    let [loops, single, all] = times.map(median);
    let per_draw = |time: f64| 1e9 * time / DRAWS as f64;
    let threads = rayon::current_num_threads();
    println!("base scenario, {DRAWS} draws, median of {ROUNDS} rounds");
    println!("textbook loop, 1 thread    {:8.1} ns/draw", per_draw(loops));
    println!(
        "cutline, 1 thread          {:8.1} ns/draw   {:5.2} times as fast",
        per_draw(single),
        loops / single
    );
    println!(
        "cutline, {threads} threads         {:8.1} ns/draw   {:5.2} times as fast",
        per_draw(all),
        loops / all
    );
}
