//! Reads a scenario, runs it by the method that suits it, and says who makes the cut.
//!
//! `cargo run --release --example read_and_run scenarios/grants.toml`
#![allow(clippy::disallowed_macros, missing_docs)]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cutline::report::diagnostic;
use cutline::scenario::{Document, Files, Setting, Unread, decode};
use cutline::{analysis, engine, report};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1);
    let path = path.as_deref().unwrap_or("scenarios/base.toml");
    println!("{}", run(Path::new(path), &[])?);
    Ok(())
}

/// What a scenario names lies beside it. The reader opens no file: what it may read is for the
/// program to say, and this one has no secrets from its user.
#[derive(Debug)]
struct Beside(PathBuf);

impl Files for Beside {
    fn read(&self, name: &str) -> Result<Vec<u8>, Unread> {
        std::fs::read(self.0.join(name)).map_err(|error| error.to_string().into())
    }
}

/// The table of a run of the scenario, as `simulate` prints it, with these keys set.
pub(crate) fn run(path: &Path, settings: &[Setting]) -> Result<String, Box<dyn Error>> {
    let source = decode(&path.display().to_string(), &std::fs::read(path)?)
        .map_err(|problem| diagnostic::render(&[problem.problem], &[problem.source], false))?;
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    let reading = Document::beside(&source, Arc::new(Beside(folder))).read(settings);
    let Some(scenario) = reading.scenario else {
        return Err(diagnostic::render(&reading.problems, &reading.sources, false).into());
    };
    let model = scenario.model()?;
    // Exact where it can be, else integrated or drawn; `Unwatched` lets it go on to its end.
    let figures = analysis::run(&scenario, &model, &engine::Unwatched)?;
    let figures = figures.ok_or("ended before there was an answer")?;
    let outcome = analysis::outcome(&scenario, &model, &figures);
    for team in &outcome.teams {
        let likely = &team.selection_probability;
        assert!(likely.low <= likely.estimate && likely.estimate <= likely.high);
    }
    Ok(report::table(&outcome, false))
}
