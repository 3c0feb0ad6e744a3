//! `simulate sweep`.

use super::args::Sweep;
use super::failure::Failure;
use super::input::{Loaded, load, refused};
use super::job::{Answer, Job, nothing_drawn, settings};
use crate::scenario::Grid;
use crate::{analysis, chart, report};

/// Varies a key or two; returns the exit code.
pub(crate) fn sweep(args: &Sweep) -> Result<u8, Failure> {
    let loaded = load(&args.input, &settings(&args.options))?;
    let grid = Grid::new(&loaded.document, &loaded.settings, &args.vary)
        .map_err(|reading| refused(&reading))?;
    let team = match &args.team {
        Some(id) => Some(team(id, &loaded, grid.axes.len())?),
        None => None,
    };
    let mut job = Job::new(&args.options, &args.input, &[&loaded])?;
    job.note_shared(&[&loaded.scenario]);
    let sweep = job
        .draw(|progress| analysis::sweep(&grid, team, progress))?
        .map_err(|error| Failure::wrong(format!("error: {error}")))?;
    if sweep.draws == 0 {
        return Ok(nothing_drawn());
    }
    let answer = Answer {
        complete: sweep.complete,
        table: &|| report::sweep::table(&sweep, args.options.verbose),
        markdown: &|| report::sweep::markdown(&sweep, args.options.verbose),
        json: &|| report::json(&sweep),
        csv: &|| report::sweep::csv(&sweep),
        charts: &[&|look| chart::sweep(&sweep, look)],
    };
    job.deliver(&answer, || None)
}

/// Index of the team with this id.
fn team(id: &str, loaded: &Loaded, axes: usize) -> Result<usize, Failure> {
    if axes != 2 {
        return Err(Failure::wrong(
            "error: --team is for two axes; along one axis every team is shown\n  help: take it \
             out, or add a second --vary",
        ));
    }
    loaded.team(id)
}
