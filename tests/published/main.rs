//! Problems that others published, one a file: their inputs, their results, and ours.
//!
//! Where a figure is drawn, it is held against the published one within four standard errors (both
//! sides' where both drew), each of which fails by chance with a probability of 6e-5; seeds are
//! fixed. Where a figure is computed, the tolerance is that of the published digits.
#![allow(clippy::unwrap_used, missing_docs)]

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

use cutline::analysis::{Figures, Outcome, outcome, with_confidence};
use cutline::engine::{Unwatched, simulate};
use cutline::model::Model;
use cutline::scenario::{Document, Files, Setting, Source};

/// Files beside a scenario.
#[derive(Debug)]
struct Shelf(HashMap<String, String>);

impl Files for Shelf {
    fn read(&self, name: &str) -> Result<Arc<[u8]>, String> {
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
        let scenario = reading.scenario.expect("a scenario without errors");
        let model = Model::new(&scenario).unwrap();
        let figures = Figures::from(&simulate(&model, self.draws, 1, &Unwatched));
        let outcome = outcome(&scenario, &model, &figures);
        with_confidence(outcome, &model, &figures, &Unwatched)
    }
}

#[track_caller]
fn assert_near(x: f64, want: f64, within: f64, what: &str) {
    assert!((x - want).abs() <= within, "{what}: {x} is not {want}");
}

/// Whether a share of `draws` is the published probability, which was itself a share of `theirs`
/// draws (infinitely many where it was computed), printed to `digits` decimals.
#[track_caller]
fn assert_share(share: f64, draws: u64, published: f64, theirs: f64, digits: i32, what: &str) {
    // One draw at least: a share of none of ours is no reason to expect no error.
    let p = published
        .max(1.0 / draws as f64)
        .min(1.0 - 1.0 / draws as f64);
    let error = (p * (1.0 - p) * (1.0 / draws as f64 + 1.0 / theirs)).sqrt();
    let printed = 0.5 * libm::pow(10.0, f64::from(-digits));
    assert_near(share, published, 4.0 * error + printed, what);
}
