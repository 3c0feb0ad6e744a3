//! `simulate run`.

use super::args::Run;
use super::failure::Failure;
use super::input::{checked, load};
use super::job::{Answer, Job, nothing_drawn, settings, way};
use super::progress::catch_interrupts;
use super::saving::Saving;
use crate::analysis::{self, Method, Outcome, Precision, outcome, with_confidence};
use crate::chart::Charted as _;
use crate::engine::integral::Reason;
use crate::report::{self, Report};
use crate::scenario::{How, Setting};

/// Runs a scenario; returns the exit code.
pub(crate) fn run(args: &Run) -> Result<u8, Failure> {
    if args.table.is_some() && !args.options.format.has_tables {
        return Err(Failure::wrong(
            "error: --table says what the CSV holds\n  help: write --format csv too, or leave it out",
        ));
    }
    let mut settings = settings(&args.options);
    settings.extend(way(&args.way));
    let mut loaded = load(&args.input, &settings)?;
    if args.save_draws.is_some() && loaded.scenario.simulation.method == How::Auto {
        // The result is to be what those draws add up to.
        let drawn = Setting::of_key("--method", "simulation.method", "monte-carlo");
        let settings = loaded.settings.iter().cloned().chain([drawn]).collect();
        loaded = checked(loaded.document, settings)?;
    }
    let teams: Vec<usize> = (args.team.iter())
        .map(|id| loaded.team(id))
        .collect::<Result<_, _>>()?;
    let simulation = loaded.scenario.simulation;
    let saving = Saving::read(args, simulation.draws)?;
    let mut job = Job::new(&args.options, &args.input, &[&loaded])?;
    let save = |saving: &Saving| saving.write(&loaded.model, simulation.seed);
    if let Some(draws) = saving.as_ref().filter(|saving| saving.is_result()) {
        catch_interrupts();
        return save(draws).map(|_| 0);
    }
    let found = job.draw(|progress| {
        progress.aim(simulation.precision);
        let figures = analysis::run(&loaded.scenario, &loaded.model, progress)?;
        let answer = figures.map(|figures| {
            let mut outcome = outcome(&loaded.scenario, &loaded.model, &figures);
            outcome.team_views = teams.iter().map(|&team| outcome.team_view(team)).collect();
            with_confidence(outcome, &loaded.model, &figures, progress)
        });
        Ok(answer)
    })?;
    let mut outcome = match found {
        Ok(Some(outcome)) => outcome,
        Ok(None) => return Ok(nothing_drawn()),
        Err(reason) => return Err(cannot(simulation.method, &reason)),
    };
    outcome.scenario = job.held(&loaded);
    let drawn = outcome.draws > 0 || outcome.questions.iter().any(|q| q.draws > 0);
    if !drawn && args.options.computing.draws.is_some() {
        job.note("integrated, so that --draws did not matter; --method monte-carlo draws");
    }
    if outcome.complete
        && let Some(precision) = outcome.precision.filter(|precision| !precision.reached)
    {
        job.note(missed(&outcome, precision));
    }
    let answer = Answer {
        complete: outcome.complete,
        report: Report::Outcome(&outcome),
        table: args.table,
        charts: outcome.charts(),
        suffix: &[],
    };
    job.deliver(&answer, || saving.as_ref().map(save))
}

/// Why the method asked for has no answer.
fn cannot(method: How, reason: &Reason) -> Failure {
    let method = match method {
        How::Exact => "exact",
        _ => "quasi-monte-carlo",
    };
    Failure::wrong(format!(
        "error: --method {method} has no answer for this scenario: {reason}\n  help: --method auto \
         picks the best that has one"
    ))
}

/// Said where the draws or points ended before the precision was reached.
fn missed(outcome: &Outcome, precision: Precision) -> String {
    // Of what was integrated, or of a question that was not.
    let mut questions = outcome.questions.iter();
    let drawn = questions.find(|q| q.probability.half_width() > precision.target);
    let draws = drawn.map_or(outcome.draws, |question| question.draws);
    let (most, more) = match outcome.method {
        _ if draws > 0 => (report::counted(draws, "draw"), "; raise --draws to go on"),
        Method::QuasiMonteCarlo => (report::counted(outcome.points, "point"), ""),
        _ => ("the integration".to_owned(), ""),
    };
    format!(
        "warning: ±{} percentage points were not reached: the error after {most} is ±{} at \
         most{more}",
        report::asked(precision.target),
        report::points(precision.half_width)
    )
}
