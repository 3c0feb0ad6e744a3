//! What 41 settings of one key cost, drawn together, in runs of the base scenario alone.
//!
//! `cargo bench --bench joint` prints ratios; rounds of the contestants alternate.
#![allow(clippy::disallowed_macros, clippy::unwrap_used, missing_docs)]

use std::hint::black_box;
use std::time::Instant;

use cutline::engine::{Questions, Unwatched, simulate, simulate_jointly};
use cutline::model::Model;
use cutline::scenario::{Source, read};

const DRAWS: u64 = 1_000_000;
const ROUNDS: usize = 5;
const POINTS: u32 = 41;

fn main() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/base.toml");
    let source = Source {
        name: "base.toml".into(),
        text: std::fs::read_to_string(path).unwrap(),
    };
    let with = |settings: &[String]| {
        let scenario = read(&source, settings).scenario.unwrap();
        scenario.model().unwrap()
    };
    let alone = with(&[]);
    println!("{DRAWS} draws, median of {ROUNDS} rounds, {POINTS} points");
    for (path, low, high) in [
        ("criteria.dependency.penalty", 0.0, 10.0),
        ("criteria.technology.weight", 10.0, 30.0),
        ("teams.kakao.scores.strategy", 50.0, 90.0),
        ("correlation.within_team", 0.0, 0.9),
    ] {
        let models: Vec<Model> = (0..POINTS)
            .map(|point| low + (high - low) * f64::from(point) / f64::from(POINTS - 1))
            .map(|value| with(&[format!("{path}={value}")]))
            .collect();
        let questions = Questions::default();
        let mut ratios: Vec<f64> = (0..ROUNDS as u64)
            .map(|round| {
                let one = seconds(|| simulate(&alone, DRAWS, round, &Unwatched));
                let all =
                    seconds(|| simulate_jointly(&models, DRAWS, round, &questions, &Unwatched));
                all / one
            })
            .collect();
        ratios.sort_by(f64::total_cmp);
        println!("{path:32} {:6.1} runs", ratios[ROUNDS / 2]);
    }
}

fn seconds<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    black_box(work());
    start.elapsed().as_secs_f64()
}
