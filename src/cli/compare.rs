//! `simulate compare`.

use std::path::Path;

use super::args::Compare;
use super::failure::{Failure, shown};
use super::input::{checked, document, load};
use super::job::{Answer, Job, nothing_drawn, settings};
use crate::scenario::{Differences, Recorded, Setting};
use crate::{analysis, chart, report};

/// Compares two scenarios; returns the exit code.
pub(crate) fn compare(args: &Compare) -> Result<u8, Failure> {
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
    let settings = [&a.scenario.settings, &b.scenario.settings];
    let first = name(&args.input.scenario, settings[0], settings[1]);
    let second = name(path, settings[1], settings[0]);
    let differences = Differences::new((&a.document, &a.settings), (&b.document, &b.settings));
    let scenarios = [&a.scenario, &b.scenario];
    job.note_shared(&scenarios);
    let comparison = job
        .draw(|progress| analysis::compare(scenarios, [first, second], &differences, progress))?
        .map_err(|error| Failure::wrong(format!("error: {error}")))?;
    if comparison.draws == 0 {
        return Ok(nothing_drawn());
    }
    let answer = Answer {
        complete: comparison.complete,
        table: &|| report::comparison::table(&comparison),
        markdown: &|| report::comparison::markdown(&comparison),
        json: &|| report::json(&comparison),
        csv: &|| report::comparison::csv(&comparison),
        charts: &[&|fonts| chart::comparison(&comparison, fonts)],
    };
    job.deliver(&answer, || None)
}

/// A side's file, with what is changed in it and not in the other.
fn name(path: &Path, own: &[Recorded], others: &[Recorded]) -> String {
    let changed = analysis::shown::changed("", &analysis::shared(own, others).1);
    format!("{} {changed}", shown(path)).trim_end().to_owned()
}
