//! Time to a given error: integration against draws, in the same run.
//!
//! `cargo bench --bench integral`
#![allow(
    clippy::disallowed_macros,
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs
)]

use std::time::Instant;

use cutline::engine::integral::{Detail, Effort, Integrable};
use cutline::engine::{Unwatched, simulate};
use cutline::model::Model;
use cutline::scenario::{decode, read};

/// A hundredth of a percentage point.
const TARGET: f64 = 1e-4;

fn model(arguments: &[&str]) -> Model {
    let bytes = std::fs::read("scenarios/base.toml").expect("the base scenario");
    let source = decode("scenarios/base.toml", &bytes).expect("UTF-8");
    let arguments: Vec<String> = arguments.iter().map(|&a| a.into()).collect();
    let scenario = read(&source, &arguments).scenario.expect("no problems");
    scenario.model().expect("ordinary numbers")
}

/// The best of several runs, in seconds.
fn best<T>(times: usize, mut work: impl FnMut() -> T) -> (f64, T) {
    let mut fastest = f64::INFINITY;
    let mut result = None;
    for _ in 0..times {
        let start = Instant::now();
        let done = work();
        fastest = fastest.min(start.elapsed().as_secs_f64());
        result = Some(done);
    }
    (fastest, result.expect("at least one run"))
}

fn main() {
    let base = model(&[]);
    let effort = Effort {
        half_width: TARGET,
        points: 1 << 16,
        detail: Detail::Everything,
    };
    let (integrated, integral) = best(5, || {
        let integrable = Integrable::spread(&base).expect("normal scores");
        integrable
            .integrate(1, effort, &Unwatched)
            .expect("nothing against it")
            .expect("an answer")
    });
    // Wilson's half-width at the probability nearest to one half.
    let nearest = (0..integral.teams)
        .map(|team| integral.selected(team).estimate)
        .map(|p| p * (1.0 - p))
        .fold(0.0, f64::max);
    let draws = (1.96 * 1.96 * nearest / (TARGET * TARGET)) as u64;
    let (drawn, tally) = best(1, || simulate(&base, draws, 1, &Unwatched));
    println!("base scenario, every 95 % interval within ±0.01 percentage points:");
    println!(
        "  integration  {:8.1} ms  ({} points, widest ±{:.5} points)",
        1e3 * integrated,
        integral.points,
        100.0 * integral.widest()
    );
    println!("  draws        {:8.1} ms  ({draws} draws)", 1e3 * drawn);
    println!("  ratio        {:8.0}", drawn / integrated);
    let off = (0..integral.teams)
        .map(|team| integral.selected(team).estimate - tally.selected(team) as f64 / draws as f64)
        .fold(0.0, |most: f64, off| most.max(off.abs()));
    println!("  largest difference of the two: {:.4} points", 100.0 * off);

    let pinned = [
        "criteria.technology.weight=20",
        "criteria.experience.weight=20",
        "criteria.goals.weight=15",
        "criteria.strategy.weight=15",
        "criteria.impact.weight=15",
        "criteria.ecosystem.weight=15",
        "criteria.dependency.penalty=5",
    ];
    let fixed = model(&pinned);
    let exact = |detail: Detail| {
        best(200, || {
            let integrable = Integrable::exactly(&fixed).expect("known weights");
            let effort = Effort { detail, ..effort };
            integrable
                .integrate(1, effort, &Unwatched)
                .expect("nothing against it")
                .expect("an answer")
        })
    };
    let (ranks, _) = exact(Detail::Ranks);
    let (whole, integral) = exact(Detail::Everything);
    println!("\nthe same with known weights and penalty:");
    println!(
        "  exact        {:8.3} ms  (selection probabilities and ranks)",
        1e3 * ranks
    );
    println!(
        "  exact        {:8.3} ms  (pairs and {} selections too; refinements differ by {:.0e})",
        1e3 * whole,
        integral.sets.len(),
        integral.refinement
    );
}
