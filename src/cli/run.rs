//! `simulate run`.

use std::path::PathBuf;

use super::args::Run;
use super::failure::Failure;
use super::input::{Loaded, load};
use super::job::{Answer, Draw, Job, nothing_drawn, settings, whole};
use super::{draws, files};
use crate::analysis::{outcome, with_confidence};
use crate::engine::{Monitor as _, simulate};
use crate::{chart, report};

/// Runs a scenario; returns the exit code.
pub(crate) fn run(args: &Run) -> Result<u8, Failure> {
    let loaded = load(&args.input, &settings(&args.options))?;
    let saved = args
        .save_draws
        .as_deref()
        .map(|values| saved_draws(values, &loaded))
        .transpose()?;
    let job = Job::new(&args.options, &args.input, &[&loaded])?;
    let simulation = loaded.scenario.simulation;
    let outcome = job.draw(|progress| {
        progress.expect(simulation.draws);
        let tally = simulate(&loaded.model, simulation.draws, simulation.seed, progress);
        (tally.draws > 0).then(|| {
            let outcome = outcome(&loaded.scenario, &loaded.model, &tally);
            with_confidence(outcome, &loaded.model, &tally, progress)
        })
    })?;
    let Some(outcome) = outcome else {
        return Ok(nothing_drawn());
    };
    let charts: [Draw<'_>; 4] = [
        &|fonts| chart::selection(&outcome, fonts),
        &|fonts| chart::ranks(&outcome, fonts),
        &|fonts| chart::pairwise(&outcome, fonts),
        &|fonts| chart::weights(&outcome, fonts),
    ];
    let answer = Answer {
        complete: outcome.complete,
        table: &|| report::table(&outcome, args.verbose),
        markdown: &|| report::markdown(&outcome),
        json: &|| report::json(&outcome),
        csv: &|| report::csv(&outcome),
        charts: if outcome.weights_vary() {
            &charts
        } else {
            &charts[..3]
        },
    };
    job.deliver(&answer, || {
        let (count, path) = saved?;
        let write =
            |out: &mut dyn std::io::Write| draws::write(&loaded.model, simulation.seed, count, out);
        let written = files::write_with(&path, write);
        Some(written.map(|()| format!("{count} draws: {}", path.display())))
    })
}

fn saved_draws(values: &[String], loaded: &Loaded) -> Result<(u64, PathBuf), Failure> {
    let [count, path] = values else {
        return Err(Failure::wrong(
            "error: --save-draws takes a number and a file",
        ));
    };
    let draws = loaded.scenario.simulation.draws;
    match whole(count).parse::<u64>() {
        Ok(count) if count > 0 && count <= draws => Ok((count, PathBuf::from(path))),
        Ok(_) => Err(Failure::wrong(format!(
            "error: --save-draws can save 1 to {draws} draws, the number of the run, not {count}"
        ))),
        Err(_) => Err(Failure::wrong(format!(
            "error: --save-draws takes a number of draws first, not {count:?}"
        ))),
    }
}
