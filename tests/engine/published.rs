//! Problems that others published, one a file: their inputs, their results, and ours.
//!
//! Each runs by the method that `auto` picks. Where a figure is drawn, it is held against the
//! published one within four standard errors (both sides' where both drew), each of which fails by
//! chance with a probability of 6e-5; seeds are fixed. Where a figure is integrated or computed, the
//! tolerance is its stated error and that of the published digits.

mod asem;
mod bandit;
mod bechhofer;
mod harville;
mod kracka;
mod nemeroff;
mod ranking_entropy;
mod roc;
mod rsmaa;
mod surgical;
mod thrombolytics;
mod ties;
mod value_functions;

use std::collections::HashMap;
use std::sync::Arc;

use cutline::analysis::{self, Method, Outcome, outcome, with_confidence};
use cutline::engine::Unwatched;
use cutline::scenario::{Document, Files, Setting, Source, Unread};

/// Files beside a scenario.
#[derive(Debug)]
struct Shelf(HashMap<String, String>);

impl Files for Shelf {
    fn read(&self, name: &str) -> Result<Vec<u8>, Unread> {
        let text = self.0.get(name).ok_or("there is no such file")?;
        Ok(text.as_bytes().into())
    }
}

/// A scenario and how often it is drawn.
struct Case {
    text: String,
    draws: u64,
    files: HashMap<String, String>,
    settings: Vec<Setting>,
}

impl Case {
    fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            draws: 1,
            files: HashMap::new(),
            settings: Vec::new(),
        }
    }

    fn draws(mut self, draws: u64) -> Self {
        self.draws = draws;
        self
    }

    fn file(mut self, name: &str, text: String) -> Self {
        self.files.insert(name.to_owned(), text);
        self
    }

    fn set(mut self, argument: &str) -> Self {
        self.settings.push(Setting::set(argument));
        self
    }

    /// What the run says, confidence factors included.
    fn run(self) -> Outcome {
        let source = Source {
            name: "case.toml".into(),
            text: self.text,
        };
        let reading = Document::beside(&source, Arc::new(Shelf(self.files))).read(&self.settings);
        // Warnings about unusual scales are no matter here.
        let mut scenario = reading.scenario.expect("a scenario without errors");
        scenario.simulation.draws = self.draws;
        let model = scenario.model().unwrap();
        let figures = analysis::run(&scenario, &model, &Unwatched)
            .unwrap()
            .unwrap();
        let outcome = outcome(&scenario, &model, &figures);
        with_confidence(outcome, &model, &figures, &Unwatched)
    }
}

#[track_caller]
fn assert_near(x: f64, want: f64, within: f64, what: &str) {
    assert!((x - want).abs() <= within, "{what}: {x} is not {want}");
}

/// Four standard errors of a drawn share of p that is held against one of `theirs` draws, infinitely
/// many where it was computed. What is integrated has its stated error instead of one by chance.
fn error(outcome: &Outcome, p: f64, theirs: f64) -> f64 {
    let (ours, stated) = match outcome.method {
        Method::MonteCarlo => (1.0 / outcome.draws as f64, 0.0),
        _ => (
            0.0,
            outcome.widest() + outcome.refinement_difference.unwrap_or(0.0),
        ),
    };
    // One draw at least: a share of none of ours is no reason to expect no error.
    let p = p.max(ours).min(1.0 - ours);
    4.0 * (p * (1.0 - p) * (ours + 1.0 / theirs)).sqrt() + stated
}

/// Whether a share is the published probability, which was itself a share of `theirs` draws and
/// printed to `digits` decimals.
#[track_caller]
fn assert_share(
    outcome: &Outcome,
    share: f64,
    published: f64,
    theirs: f64,
    digits: i32,
    what: &str,
) {
    let printed = 0.5 * libm::pow(10.0, f64::from(-digits));
    let within = error(outcome, published, theirs) + printed;
    assert_near(share, published, within, what);
}
