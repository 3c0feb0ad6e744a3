//! `simulate run`.

use std::path::PathBuf;

use super::args::Run;
use super::failure::{Failure, shown};
use super::files::Written;
use super::input::{Loaded, load};
use super::job::{Answer, Draw, Job, nothing_drawn, settings, whole};
use super::progress::interrupted;
use super::{draws, files};
use crate::analysis::{self, Method, Outcome, Precision, outcome, with_confidence};
use crate::engine::integral::Reason;
use crate::scenario::{How, Setting};
use crate::{chart, report};

/// Runs a scenario; returns the exit code.
pub(crate) fn run(args: &Run) -> Result<u8, Failure> {
    let mut settings = settings(&args.options);
    for (flag, key, value) in [
        ("--precision", "simulation.precision", &args.precision),
        ("--method", "simulation.method", &args.method),
    ] {
        let value = value.as_ref();
        settings.extend(value.map(|value| Setting::of_key(flag, key, value)));
    }
    let mut loaded = load(&args.input, &settings)?;
    if args.save_draws.is_some() && loaded.scenario.simulation.method == How::Auto {
        // The result is to be what those draws add up to.
        loaded.scenario.simulation.method = How::MonteCarlo;
    }
    let saved = args
        .save_draws
        .as_deref()
        .map(|values| saved_draws(values, &loaded))
        .transpose()?;
    let mut job = Job::new(&args.options, &args.input, &[&loaded])?;
    let simulation = loaded.scenario.simulation;
    let found = job.draw(|progress| {
        progress.aim(simulation.precision);
        let figures = analysis::run(&loaded.scenario, &loaded.model, progress)?;
        let answer = figures.map(|figures| {
            let outcome = outcome(&loaded.scenario, &loaded.model, &figures);
            with_confidence(outcome, &loaded.model, &figures, progress)
        });
        Ok(answer)
    })?;
    let outcome = match found {
        Ok(Some(outcome)) => outcome,
        Ok(None) => return Ok(nothing_drawn()),
        Err(reason) => return Err(cannot(simulation.method, &reason)),
    };
    let drawn = outcome.draws > 0 || outcome.questions.iter().any(|q| q.draws > 0);
    if !drawn && args.options.computing.draws.is_some() {
        job.note("integrated, so that --draws did not matter; --method monte-carlo draws");
    }
    if outcome.complete
        && let Some(precision) = outcome.precision.filter(|precision| !precision.reached)
    {
        job.note(missed(&outcome, precision));
    }
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
        let (model, seed) = (&loaded.model, simulation.seed);
        let written = files::write_with(&path, |out| {
            draws::write(model, seed, count, out, interrupted)
        });
        let counted = report::counted(count, "draw");
        Some(written.and_then(|written| match written {
            Written::Whole => Ok(format!("{counted}: {}", shown(&path))),
            Written::GivenUp => Err(Failure::interrupted(format!(
                "interrupted before all {counted} were written to {}",
                shown(&path)
            ))),
        }))
    })
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

fn saved_draws(values: &[String], loaded: &Loaded) -> Result<(u64, PathBuf), Failure> {
    let [count, path] = values else {
        return Err(Failure::wrong(
            "error: --save-draws takes a number and a file",
        ));
    };
    let draws = loaded.scenario.simulation.draws;
    let path = PathBuf::from(path);
    files::destination(&path)?;
    match whole(count).parse::<u64>() {
        Ok(count) if count > 0 && count <= draws => Ok((count, path)),
        Ok(_) => Err(Failure::wrong(format!(
            "error: --save-draws can save 1 to {draws} draws, the number of the run, not {count}"
        ))),
        Err(_) => Err(Failure::wrong(format!(
            "error: --save-draws takes a number of draws first, such as 1000, not {count:?}"
        ))),
    }
}
