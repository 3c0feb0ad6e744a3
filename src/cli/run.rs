//! `simulate run`.

use std::path::PathBuf;

use super::args::{Charts, Format, Run};
use super::failure::{FAILED, Failure, INTERRUPTED};
use super::input::{Loaded, drawn, load};
use super::progress::{Progress, catch_interrupts, interrupted};
use super::{draws, files, output, pictures};
use crate::analysis::{Outcome, outcome};
use crate::engine::simulate;
use crate::report;

/// Runs a scenario; returns the exit code.
pub(crate) fn run(args: &Run) -> Result<u8, Failure> {
    let flag = |key: &str, value: &Option<String>| {
        value
            .as_ref()
            .map(|value| format!("simulation.{key}={}", whole(value)))
    };
    let flags = [flag("draws", &args.draws), flag("seed", &args.seed)];
    let loaded = load(&args.input, flags.into_iter().flatten().collect())?;
    let saved = args
        .save_draws
        .as_deref()
        .map(|values| saved_draws(values, &loaded))
        .transpose()?;
    let fonts = pictures::fonts(args)?;
    if !loaded.warnings.is_empty() && !args.quiet {
        eprintln!("{}\n", drawn(&loaded.warnings, &loaded.sources));
    }
    let outcome = compute(args, &loaded)?;
    let Some(outcome) = outcome else {
        eprintln!("interrupted before the first draws were done");
        return Ok(INTERRUPTED);
    };
    output::print(&rendered(args.format, &outcome, args.verbose)?)?;
    let mut failures = Vec::new();
    if let Some((count, path)) = saved {
        let write = |out: &mut dyn std::io::Write| {
            draws::write(&loaded.model, loaded.scenario.simulation.seed, count, out)
        };
        match files::write_with(&path, write) {
            Ok(()) => note(args, &format!("{count} draws: {}", path.display())),
            Err(failure) => failures.push(failure),
        }
    }
    if args.charts != Charts::None {
        match pictures::write(args, &outcome, &fonts) {
            Ok(notes) => notes.iter().for_each(|text| note(args, text)),
            Err(failure) => failures.push(failure),
        }
    }
    for failure in &failures {
        eprintln!("{}", failure.message);
    }
    Ok(if !outcome.complete {
        INTERRUPTED
    } else if failures.is_empty() {
        0
    } else {
        FAILED
    })
}

fn compute(args: &Run, loaded: &Loaded) -> Result<Option<Outcome>, Failure> {
    let simulation = loaded.scenario.simulation;
    let progress = Progress::new(simulation.draws, args.quiet);
    catch_interrupts();
    let started = std::time::Instant::now();
    let draw = || simulate(&loaded.model, simulation.draws, simulation.seed, &progress);
    let tally = match args.threads {
        None => draw(),
        Some(threads) => rayon::ThreadPoolBuilder::new()
            .num_threads(threads.into())
            .build()
            .map_err(|error| Failure {
                message: format!("error: cannot start {threads} threads: {error}"),
                code: FAILED,
            })?
            .install(draw),
    };
    progress.finish();
    if tally.draws == 0 {
        return Ok(None);
    }
    if interrupted() {
        eprintln!("interrupted: this is what was drawn so far");
    }
    note(
        args,
        &format!("drawn in {:.2} s", started.elapsed().as_secs_f64()),
    );
    Ok(Some(outcome(&loaded.scenario, &loaded.model, &tally)))
}

fn rendered(format: Format, outcome: &Outcome, verbose: bool) -> Result<String, Failure> {
    let fail = |error: String| Failure {
        message: format!("error: cannot render the result: {error}"),
        code: FAILED,
    };
    match format {
        Format::Table => Ok(report::table(outcome, verbose)),
        Format::Markdown => Ok(report::markdown(outcome)),
        Format::Json => report::json(outcome).map_err(|error| fail(error.to_string())),
        Format::Csv => report::csv(outcome).map_err(|error| fail(error.to_string())),
    }
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

/// A whole number as people write it, `1_000_000` or `1e6`, in digits; anything else as it is,
/// for the reader to complain about.
fn whole(text: &str) -> String {
    let plain = text.trim().replace(['_', ','], "");
    match plain.parse::<f64>() {
        Ok(x) if plain.contains(['e', 'E']) && x.fract() == 0.0 && x.abs() < 1e18 => {
            format!("{x:.0}")
        }
        _ => plain,
    }
}

fn note(args: &Run, text: &str) {
    if !args.quiet {
        eprintln!("{text}");
    }
}
