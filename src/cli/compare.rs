//! `simulate compare`.

use std::path::Path;

use super::args::Compare;
use super::failure::{Failure, shown};
use super::input::{checked, document, load};
use super::job::{Answer, Job, nothing_drawn, settings};
use crate::scenario::{Differences, Setting, visible};
use crate::{analysis, chart, report};

/// Compares two scenarios; returns the exit code.
pub(crate) fn compare(args: &Compare) -> Result<u8, Failure> {
    let stdin = Path::new("-");
    if args.input.scenario == stdin && args.other.as_deref() == Some(stdin) {
        return Err(Failure::wrong(
            "error: standard input is read once, and here both scenarios are to come from it\n  \
             help: name a file for one of them, or change a key with --with",
        ));
    }
    let a = load(&args.input, &settings(&args.options))?;
    let path = args.other.as_ref().unwrap_or(&args.input.scenario);
    let with = (args.with.iter()).map(|argument| Setting::after("--with", argument));
    let set = a.settings.iter().cloned().chain(with).collect();
    let other = match &args.other {
        Some(path) => document(path, &args.input.files_from)?,
        None => a.document.clone(),
    };
    let b = checked(other, set)?;
    let mut job = Job::new(&args.options, &args.input, &[&a, &b])?;
    let first = shown(&args.input.scenario);
    let second = if args.with.is_empty() {
        shown(path)
    } else {
        format!("{} with {}", shown(path), visible(&args.with.join(", ")))
    };
    let differences = Differences::new((&a.document, &a.settings), (&b.document, &b.settings));
    let scenarios = [&a.scenario, &b.scenario];
    job.note_shared(&scenarios);
    let comparison = job
        .draw(|progress| analysis::compare(scenarios, [first, second], &differences, progress))?
        .map_err(|error| Failure::wrong(format!("error: {error}")))?;
    let names = args.names.clone().and_then(|names| names.try_into().ok());
    let comparison = comparison.called(names);
    if comparison.draws == 0 {
        return Ok(nothing_drawn());
    }
    let answer = Answer {
        complete: comparison.complete,
        table: &|| report::comparison::table(&comparison, args.options.verbose),
        markdown: &|| report::comparison::markdown(&comparison, args.options.verbose),
        json: &|| report::json(&comparison),
        csv: &|| report::comparison::csv(&comparison),
        charts: &[&|look| chart::comparison(&comparison, look)],
    };
    job.deliver(&answer, || None)
}
