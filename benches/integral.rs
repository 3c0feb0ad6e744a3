//! Time to a given error: integration against draws, in the same run.
//!
//! `cargo bench --bench integral`; a word after `--` chooses among the workloads, such as `W9`.
#![allow(
    clippy::disallowed_macros,
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs
)]

use std::fmt::Write as _;
use std::time::Instant;

use cutline::analysis;
use cutline::engine::integral::{Detail, Effort, Integrable, Integral};
use cutline::engine::{Unwatched, simulate};
use cutline::scenario::{Document, Grid, How, Scenario, Source, decode, read};

/// A hundredth of a percentage point.
const TARGET: f64 = 1e-4;

fn base() -> Source {
    let bytes = std::fs::read("scenarios/base.toml").expect("the base scenario");
    decode("scenarios/base.toml", &bytes).expect("UTF-8")
}

fn scenario(source: &Source, arguments: &[&str]) -> Scenario {
    let arguments: Vec<String> = arguments.iter().map(|&a| a.into()).collect();
    read(source, &arguments).scenario.expect("no problems")
}

/// Reviews of papers: one score each, normal, with means and sds of their own.
fn reviews(teams: usize, places: usize) -> Source {
    let part = |team: usize, of: f64| ((team + 1) as f64 * of).fract();
    let mut text =
        format!("places = {places}\n[criteria]\nmerit = {{ scale = [0, 100] }}\n[teams]\n");
    for team in 0..teams {
        let mean = 35.0 + 30.0 * part(team, 0.618_034) + 10.0 * part(team, 0.569_84);
        let sd = 2.0 + 4.0 * part(team, 0.754_878);
        writeln!(
            text,
            "p{team} = {{ scores = {{ merit = \"{mean:.2} ± {sd:.2}\" }} }}"
        )
        .expect("room");
    }
    Source {
        name: format!("{teams} reviews"),
        text,
    }
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

fn integrated(integrable: &Integrable<'_>, effort: Effort) -> Integral {
    let integral = integrable.integrate(1, effort, &Unwatched);
    integral.expect("nothing against it").expect("an answer")
}

/// The base scenario, by every method that answers it, and with known weights.
fn w5() {
    let source = base();
    let base = scenario(&source, &[]).model().expect("ordinary numbers");
    let effort = |detail| Effort {
        half_width: TARGET,
        points: 1 << 16,
        detail,
    };
    let to_target = |detail| {
        best(5, || {
            let integrable = Integrable::spread(&base).expect("normal scores");
            integrated(&integrable, effort(detail))
        })
    };
    let (seconds, integral) = to_target(Detail::Everything);
    // Wilson's half-width at the probability nearest to one half.
    let nearest = (0..integral.teams)
        .map(|team| integral.selected(team).estimate)
        .map(|p| p * (1.0 - p))
        .fold(0.0, f64::max);
    let draws = (1.96 * 1.96 * nearest / (TARGET * TARGET)) as u64;
    let (drawn, tally) = best(1, || simulate(&base, draws, 1, &Unwatched));
    println!("W5  base scenario, every 95 % interval within ±0.01 percentage points:");
    println!("  draws        {:8.1} ms  ({draws} draws)", 1e3 * drawn);
    println!(
        "  integration  {:8.1} ms  ({} points, widest ±{:.5} points), ratio {:.0}",
        1e3 * seconds,
        integral.points,
        100.0 * integral.widest(),
        drawn / seconds
    );
    let (seconds, integral) = to_target(Detail::Selections);
    println!(
        "  selections   {:8.1} ms  ({} points, widest ±{:.5} points), ratio {:.0}",
        1e3 * seconds,
        integral.points,
        100.0 * integral.widest(),
        drawn / seconds
    );
    let off = (0..integral.teams)
        .map(|team| integral.selected(team).estimate - tally.selected(team) as f64 / draws as f64)
        .fold(0.0, |most: f64, off| most.max(off.abs()));
    println!(
        "  largest difference from the draws: {:.4} points",
        100.0 * off
    );
    for method in [How::Auto, How::MonteCarlo, How::QuasiMonteCarlo] {
        let mut scenario = scenario(&source, &[]);
        scenario.simulation.method = method;
        let model = scenario.model().expect("ordinary numbers");
        let (seconds, _) = best(2, || analysis::run(&scenario, &model, &Unwatched));
        println!("  a whole run, {method:?}: {:.1} ms", 1e3 * seconds);
    }
    let pinned = [
        "criteria.technology.weight=20",
        "criteria.experience.weight=20",
        "criteria.goals.weight=15",
        "criteria.strategy.weight=15",
        "criteria.impact.weight=15",
        "criteria.ecosystem.weight=15",
        "criteria.dependency.penalty=5",
    ];
    let fixed = scenario(&source, &pinned)
        .model()
        .expect("ordinary numbers");
    println!("  with known weights and penalty, exactly:");
    for detail in [Detail::Selections, Detail::Ranks, Detail::Everything] {
        let (seconds, integral) = best(200, || {
            let integrable = Integrable::exactly(&fixed).expect("known weights");
            integrated(&integrable, effort(detail))
        });
        println!(
            "    {detail:?}: {:.3} ms (refinements differ by {:.0e})",
            1e3 * seconds,
            integral.refinement
        );
    }
}

/// A name, means and sds of totals, and places.
type Case = (&'static str, &'static [(f64, f64)], usize);

/// Totals with known answers, exactly against as many draws as the same error takes; the time of those
/// is told from a part of them.
fn oracles() {
    const PART: u64 = 4_000_000;
    let cases: [Case; 3] = [
        ("three sds", &[(0.0, 1.0), (0.0, 2.0), (0.0, 3.0)], 1),
        (
            "five means",
            &[(0.0, 1.0), (0.25, 1.0), (0.5, 1.0), (0.75, 1.0), (1.0, 1.0)],
            2,
        ),
        (
            "sds from 0.05 to 2",
            &[
                (1.0, 0.1),
                (0.8, 0.5),
                (0.5, 1.0),
                (0.45, 0.3),
                (0.1, 2.0),
                (0.0, 0.05),
            ],
            3,
        ),
    ];
    println!("Totals with known answers, exactly against draws to ±0.01 percentage points:");
    for (name, totals, places) in cases {
        let mut text =
            format!("places = {places}\n[criteria]\nmerit = {{ scale = [-50, 50] }}\n[teams]\n");
        for (team, (mean, sd)) in totals.iter().enumerate() {
            writeln!(
                text,
                "t{team} = {{ scores = {{ merit = \"{mean} ± {sd}\" }} }}"
            )
            .expect("room");
        }
        let name = name.to_owned();
        let model = scenario(
            &Source {
                name: name.clone(),
                text,
            },
            &[],
        );
        let model = model.model().expect("ordinary numbers");
        let (exact, integral) = best(50, || {
            let integrable = Integrable::exactly(&model).expect("normal scores");
            let effort = Effort {
                half_width: 0.0,
                points: 1,
                detail: Detail::Everything,
            };
            integrated(&integrable, effort)
        });
        let nearest = (0..integral.teams)
            .map(|team| integral.selected(team).estimate)
            .map(|p| p * (1.0 - p))
            .fold(0.0, f64::max);
        let draws = 1.96 * 1.96 * nearest / (TARGET * TARGET);
        let (drawn, _) = best(1, || simulate(&model, PART, 1, &Unwatched));
        let drawn = drawn * draws / PART as f64;
        println!(
            "  {name}: {:.3} ms against {:.1} s, ratio {:.0}",
            1e3 * exact,
            drawn,
            drawn / exact
        );
    }
}

/// Many teams, exactly.
fn w7() {
    println!("W7  reviews of one score each, exactly:");
    for (teams, places) in [(266, 90), (900, 300)] {
        let model = scenario(&reviews(teams, places), &[]);
        let model = model.model().expect("ordinary numbers");
        for detail in [Detail::Selections, Detail::Everything] {
            let (seconds, integral) = best(2, || {
                let integrable = Integrable::exactly(&model).expect("normal scores");
                let effort = Effort {
                    half_width: 0.0,
                    points: 1,
                    detail,
                };
                integrated(&integrable, effort)
            });
            println!(
                "  {teams} teams, {detail:?}: {:.1} ms (refinements differ by {:.0e})",
                1e3 * seconds,
                integral.refinement
            );
        }
    }
}

/// A map of 21 × 21 settings of the base scenario.
fn w8() {
    let source = base();
    let vary = [
        "criteria.dependency.penalty=0..10:21",
        "criteria.technology.weight=10..30:21",
    ];
    let vary: Vec<String> = vary.iter().map(|&axis| axis.into()).collect();
    let grid = Grid::new(&Document::new(&source), &[], &vary).expect("two keys");
    let (seconds, sweep) = best(2, || {
        analysis::sweep(&grid, None, &Unwatched).expect("ordinary numbers")
    });
    println!(
        "W8  map of {} settings: {seconds:.2} s ({}, ±{:.4} points at worst)",
        sweep.points.len(),
        sweep.method.name(),
        100.0 * sweep.widest()
    );
}

/// The base scenario to one percentage point, as a slider asks for it.
fn w9() {
    let source = base();
    let scenario = scenario(&source, &["simulation.precision=0.01"]);
    let model = scenario.model().expect("ordinary numbers");
    println!("W9  base scenario at a precision of 0.01, warm:");
    for detail in [Detail::Selections, Detail::Everything] {
        let effort = Effort {
            half_width: 0.01,
            points: 1 << 16,
            detail,
        };
        let (seconds, integral) = best(20, || {
            let integrable = Integrable::spread(&model).expect("normal scores");
            integrated(&integrable, effort)
        });
        println!(
            "  {detail:?}: {:.2} ms ({} points, ±{:.4} points at worst)",
            1e3 * seconds,
            integral.points,
            100.0 * integral.widest()
        );
    }
    let (seconds, _) = best(10, || {
        let figures = analysis::run(&scenario, &model, &Unwatched);
        let figures = figures.expect("nothing against it").expect("an answer");
        {
            let outcome = analysis::outcome(&scenario, &model, &figures);
            analysis::with_confidence(outcome, &model, &figures, &Unwatched)
        }
    });
    println!("  the whole outcome: {:.2} ms", 1e3 * seconds);
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let all: [(&str, fn()); 5] = [
        ("W5", w5),
        ("oracles", oracles),
        ("W7", w7),
        ("W8", w8),
        ("W9", w9),
    ];
    let asked = |name: &str| wanted.iter().any(|word| word == name);
    let any = all.iter().any(|(name, _)| asked(name));
    for (name, run) in all {
        if asked(name) || !any {
            run();
        }
    }
}
