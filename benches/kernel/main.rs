//! Draws against the loop that a good analyst would write: one draw at a time, a fast generator seeded
//! anew for every 1,000 draws, ziggurat normals for every cell, a list and a sort, the same counts.
//!
//! `cargo bench --bench kernel [NAME...]` prints the median of several rounds on one thread, and ratios.
//! Rounds of the contestants alternate, so that a noisy machine disturbs all of them alike. Before that
//! they have to agree about the selections.
#![allow(clippy::disallowed_macros, clippy::unwrap_used, missing_docs)]

mod textbook;
mod workload;

use std::hint::black_box;
use std::time::Instant;

use cutline::analysis;
use cutline::engine::{Unwatched, simulate};

use textbook::Textbook;
use workload::Workload;

const ROUNDS: usize = 7;

/// File, draws, and whether confidence factors are asked for.
const WORKLOADS: [(&str, u64, bool); 6] = [
    ("benches/w1.toml", 1_000_000, false),
    ("benches/w1c.toml", 1_000_000, false),
    ("benches/w2.toml", 1_000_000, false),
    ("benches/w2c.toml", 1_000_000, false),
    ("benches/w3.toml", 20_000, true),
    ("scenarios/base.toml", 1_000_000, false),
];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let one = threads(1);
    let all = threads(rayon::current_num_threads());
    println!("median of {ROUNDS} rounds, ns a draw, one thread, against the textbook loop");
    println!("                            textbook      ours   ratio   threads over one");
    for (file, draws, confidence) in WORKLOADS {
        let asked = |name: &String| !name.starts_with('-') && file.contains(name.as_str());
        if wanted.iter().any(|name| !name.starts_with('-')) && !wanted.iter().any(asked) {
            continue;
        }
        let workload = Workload::of(file);
        let textbook = Textbook::new(&workload.model);
        agree(&workload, &textbook, draws);
        let mut times = [const { Vec::new() }; 3];
        for round in 1..=ROUNDS as u64 {
            let ours = || {
                black_box(simulate(&workload.model, draws, round, &Unwatched));
            };
            times[0].push(seconds(|| {
                black_box(textbook.run(draws, round));
            }));
            times[1].push(seconds(|| one.install(ours)));
            times[2].push(seconds(|| all.install(ours)));
        }
        let [loops, single, several] = times.map(median);
        line(file, draws, [loops, single], single / several);
        if confidence {
            let figures = one.install(|| {
                analysis::run(&workload.scenario(draws), &workload.model, &Unwatched).unwrap()
            });
            let figures = figures.unwrap();
            let outcome = analysis::outcome(&workload.scenario(draws), &workload.model, &figures);
            let central: Vec<Vec<f64>> = (outcome.teams.iter())
                .filter_map(|team| team.central_weights.clone())
                .map(|weights| weights.0.into_iter().map(|(_, points)| points).collect())
                .collect();
            let mut times = [const { Vec::new() }; 3];
            for round in 1..=3 {
                times[0].push(seconds(|| {
                    black_box(textbook.confidence(&central, draws, round));
                }));
                for (threads, which) in [(&one, 1), (&all, 2)] {
                    let outcome = outcome.clone();
                    times[which].push(seconds(|| {
                        threads.install(|| {
                            black_box(analysis::with_confidence(
                                outcome,
                                &workload.model,
                                &figures,
                                &Unwatched,
                            ))
                        });
                    }));
                }
            }
            let [theirs, second, spread] = times.map(median);
            line(
                "  confidence factors",
                draws,
                [theirs, second],
                second / spread,
            );
            line("  both", draws, [loops + theirs, single + second], 0.0);
        }
    }
}

/// The contestants answer the same question: selections agree within 5 standard errors.
fn agree(workload: &Workload, textbook: &Textbook, draws: u64) {
    let counts = textbook.run(draws, 99);
    let tally = simulate(&workload.model, draws, 3, &Unwatched);
    let n = workload.model.teams.len();
    for team in 0..n {
        let row = &counts.ranks[team * n..][..workload.model.places];
        let theirs = row.iter().sum::<u64>() as f64 / draws as f64;
        let ours = tally.selected(team) as f64 / draws as f64;
        let both = (0.5 * (theirs + ours)).clamp(1.0 / draws as f64, 1.0 - 1.0 / draws as f64);
        let error = (2.0 * both * (1.0 - both) / draws as f64).sqrt();
        assert!(
            (ours - theirs).abs() < 5.0 * error,
            "{team}: {ours} and {theirs}"
        );
    }
}

fn line(name: &str, draws: u64, [theirs, ours]: [f64; 2], threads: f64) {
    let per_draw = |time: f64| 1e9 * time / draws as f64;
    println!(
        "{name:24}{:12.1}{:10.1}{:8.2}{:19.2}",
        per_draw(theirs),
        per_draw(ours),
        theirs / ours,
        threads
    );
}

fn threads(count: usize) -> rayon::ThreadPool {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(count);
    pool.build().unwrap()
}

fn seconds(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
