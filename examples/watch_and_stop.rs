//! Draws a scenario, tells how far it is, and stops it once a team's share is known well enough.
//!
//! `cargo run --release --example watch_and_stop`
#![allow(clippy::disallowed_macros, missing_docs)]

use std::error::Error;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use cutline::engine::{Monitor, Tally, simulate};
use cutline::scenario::{Source, read};

const SCENARIO: &str = r#"
places = 2
[criteria]
quality = { weight = 60 }
price = { weight = 40, scale = [900, 500] }
[teams.north]
scores = { quality = "80 ± 5", price = "650 to 750" }
[teams.south]
scores = { quality = "75 ± 8", price = 620 }
[teams.west]
scores = { quality = "85 ± 5", price = "700 ± 60" }
"#;

/// Counts draws from all threads, and how often the first team is selected in them.
#[derive(Debug, Default)]
struct Watch {
    draws: AtomicU64,
    selected: AtomicU64,
}

impl Monitor for Watch {
    fn advance(&self, draws: u64, selected: &[u64]) {
        let draws = self.draws.fetch_add(draws, Relaxed) + draws;
        let selected = self.selected.fetch_add(selected[0], Relaxed) + selected[0];
        let share = selected as f64 / draws as f64;
        eprintln!(
            "{draws} draws, the first team is in {:.1} % of them",
            100.0 * share
        );
    }

    /// Enough, once 1.96 standard errors are half a percentage point even for a share of a half. A
    /// number of draws, not a share that looks good: that would be a biased one.
    fn stop(&self) -> bool {
        self.draws.load(Relaxed) > 38_416
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let tally = run()?;
    println!(
        "{} of {} draws: the first team is in",
        tally.selected(0),
        tally.draws
    );
    Ok(())
}

/// Counts of a run that was ended early.
pub(crate) fn run() -> Result<Tally, Box<dyn Error>> {
    let source = Source {
        name: "watched.toml".into(),
        text: SCENARIO.into(),
    };
    let scenario = read(&source, &[])
        .scenario
        .ok_or("the scenario has errors")?;
    let model = scenario.model()?;
    let tally = simulate(&model, 1_000_000_000, 1, &Watch::default());
    assert!(!tally.complete && tally.draws < 1_000_000_000);
    Ok(tally)
}
