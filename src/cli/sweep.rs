//! `simulate sweep`.

use super::args::Sweep;
use super::failure::Failure;
use super::input::{Loaded, checked, opened, refused, settings};
use super::job::{self, Answer, Job, nothing_drawn};
use crate::analysis;
use crate::chart::Charted as _;
use crate::report::Report;
use crate::scenario::Grid;

/// Varies a key or two; returns the exit code.
pub(crate) fn sweep(args: &Sweep) -> Result<u8, Failure> {
    let opened = opened(&args.input.scenario, &args.input.files_from)?;
    // The result of a sweep is repeated.
    let (vary, about) = if args.vary.is_empty() {
        (
            opened.vary.clone(),
            args.team.clone().or(opened.team.clone()),
        )
    } else {
        (args.vary.clone(), args.team.clone())
    };
    if vary.is_empty() {
        return Err(Failure::wrong(
            "error: what is to be varied?\n  help: write, for example, --vary \
             criteria.dependency.penalty=0..10:41, or --vary places=3,4,5",
        ));
    }
    let document = opened.only(&args.input.scenario)?;
    let set = settings(&args.input, &job::settings(&args.options));
    let loaded = checked(document, set)?;
    let grid = Grid::new(&loaded.document, &loaded.settings, &vary)
        .map_err(|reading| refused(&reading))?;
    let team = match &about {
        Some(id) => Some(team(id, &loaded, grid.axes.len())?),
        None => None,
    };
    let mut job = Job::new(&args.options, &args.input, &[&loaded])?;
    let mut sweep = job
        .draw(|progress| analysis::sweep(&grid, team, progress))?
        .map_err(|error| Failure::wrong(format!("error: {error}")))?;
    if sweep.draws == 0 && !sweep.complete {
        return Ok(nothing_drawn());
    }
    job.note_shared(&[&loaded.scenario], sweep.draws);
    sweep.scenario = job.held(&loaded);
    let axes = sweep.axes.iter().map(|axis| axis.path.clone());
    let suffix: Vec<String> = axes.chain(about).collect();
    let answer = Answer {
        complete: sweep.complete,
        report: Report::Sweep(&sweep),
        table: None,
        charts: sweep.charts(),
        suffix: &suffix,
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
