//! How often intervals hold the truth, over many seeds: `cargo test --test coverage -- --ignored
//! --nocapture`. Off by default because it takes minutes; the figures stand in the documentation.
#![allow(clippy::unwrap_used)]

use cutline::analysis::{Interval, sweep};
use cutline::engine::{Questions, Unwatched, simulate_jointly};
use cutline::model::Model;
use cutline::model::special::normal_cdf;
use cutline::scenario::{Document, Grid, Setting, Source, read};

const REPLICATIONS: u64 = 2_000;

fn source(text: &str) -> Source {
    Source {
        name: "coverage.toml".to_owned(),
        text: text.to_owned(),
    }
}

/// Four standard errors of a coverage of 0.95 over [`REPLICATIONS`].
#[track_caller]
fn assert_covers(what: &str, held: u64) {
    let coverage = held as f64 / REPLICATIONS as f64;
    println!("{what}: {coverage:.4}");
    let error = (0.95 * 0.05 / REPLICATIONS as f64).sqrt();
    assert!((coverage - 0.95).abs() < 4.0 * error, "{what}: {coverage}");
}

#[test]
#[ignore = "minutes; its figures stand in the documentation of analysis::interval"]
fn paired_intervals_cover_at_their_rate() {
    // a − b is normal; B moves a by a little, or from rare to rarer.
    for (a, moved, draws) in [
        (70.0, 68.0, 1_000),
        (70.0, 69.9, 10_000),
        (90.0, 86.0, 10_000),
        (42.0, 40.0, 10_000),
    ] {
        let text = format!(
            "places = 1\n[criteria]\nmerit = {{}}\n[teams]\n\
             a = {{ scores = {{ merit = \"{a} ± 6\" }} }}\nb = {{ scores = {{ merit = \"66 ± 8\" }} }}\n"
        );
        let with = format!("teams.a.scores.merit={moved} ± 6");
        let model =
            |set: &[String]| Model::new(&read(&source(&text), set).scenario.unwrap()).unwrap();
        let models = [model(&[]), model(&[with])];
        let truth = normal_cdf((moved - 66.0) / 10.0) - normal_cdf((a - 66.0) / 10.0);
        let held = (0..REPLICATIONS).filter(|&seed| {
            let tally = simulate_jointly(&models, draws, seed, &Questions::default(), &Unwatched);
            let of = &tally.models[1];
            let found = Interval::difference(of.gained[0], of.lost[0], draws);
            (found.low..=found.high).contains(&truth)
        });
        let held = held.count() as u64;
        assert_covers(&format!("paired, from {a} to {moved}, {draws} draws"), held);
    }
}

#[test]
#[ignore = "minutes; its figures stand in the documentation of the sweep's crossings"]
fn crossing_intervals_cover_at_their_rate() {
    // a is first with probability w / (100 − w), so the two cross at 100/3.
    let text = "places = 1\n[criteria]\nx = {}\ny = {}\nz = {}\n[teams]\n\
                a = { scores = { x = 100, y = 0, z = 50 } }\n\
                b = { scores = { x = 0, y = 100, z = 50 } }\n";
    let document = Document::new(&source(text));
    for draws in [1_000, 20_000] {
        let held = (0..REPLICATIONS).filter(|seed| {
            let settings = [
                Setting::set(format!("simulation.draws={draws}")),
                Setting::set(format!("simulation.seed={seed}")),
            ];
            let vary = ["criteria.x.weight=0..60:7".to_owned()];
            let grid = Grid::new(&document, &settings, &vary).unwrap();
            let found = sweep(&grid, None, &Unwatched).unwrap();
            let [crossing] = found.crossings.as_slice() else {
                return false;
            };
            (crossing.value.low..=crossing.value.high).contains(&(100.0 / 3.0))
        });
        let held = held.count() as u64;
        assert_covers(&format!("crossing, {draws} draws"), held);
    }
}
