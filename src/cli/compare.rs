//! `simulate compare`.

use std::path::Path;

use super::args::Compare;
use super::failure::{Failure, shown};
use super::input::{checked, document, opened, settings};
use super::job::{self, Answer, Job, nothing_drawn};
use super::pictures::{Named, stem};
use crate::scenario::{Differences, Recorded, Setting};
use crate::{analysis, chart, report};

/// Compares two scenarios; returns the exit code.
pub(crate) fn compare(args: &Compare) -> Result<u8, Failure> {
    let files = &args.input.files_from;
    let set = settings(&args.input, &job::settings(&args.options));
    let mut first = opened(&args.input.scenario, files)?;
    let path = args.other.as_ref().unwrap_or(&args.input.scenario);
    let mut names = [None, None];
    let (a, b) = match (&args.other, first.documents.as_mut_slice()) {
        // The result of a comparison is repeated.
        (None, [(name_a, a), (name_b, b)]) if args.with.is_empty() => {
            names = [name_a.take(), name_b.take()];
            (a.clone(), b.clone())
        }
        (None, _) if args.with.is_empty() => {
            return Err(Failure::wrong(
                "error: compare with what?\n  help: name a second scenario (OTHER), or change the \
                 first, such as --with places=4 or --with teams.ID= (without that team)",
            ));
        }
        (Some(path), _) => (first.only(&args.input.scenario)?, document(path, files)?),
        (None, _) => {
            let a = first.only(&args.input.scenario)?;
            (a.clone(), a)
        }
    };
    let with = (args.with.iter()).map(|argument| Setting::after("--with", argument));
    let (a, b) = (
        checked(a, set.clone())?,
        checked(b, set.into_iter().chain(with).collect())?,
    );
    let mut job = Job::new(&args.options, &args.input, &[&a, &b])?;
    let settings = [&a.scenario.settings, &b.scenario.settings];
    let [first, second] = names;
    let sides = [
        first.unwrap_or_else(|| name(&args.input.scenario, settings[0], settings[1])),
        second.unwrap_or_else(|| name(path, settings[1], settings[0])),
    ];
    let differences = Differences::new((&a.document, &a.settings), (&b.document, &b.settings));
    let scenarios = [&a.scenario, &b.scenario];
    job.note_shared(&scenarios);
    let mut comparison = job
        .draw(|progress| analysis::compare(scenarios, sides, &differences, progress))?
        .map_err(|error| Failure::wrong(format!("error: {error}")))?;
    if comparison.draws == 0 {
        return Ok(nothing_drawn());
    }
    for (side, loaded) in comparison.sides.iter_mut().zip([&a, &b]) {
        side.scenario = job.held(loaded);
    }
    let other = args.other.iter().map(|path| stem(path));
    let suffix: Vec<String> = other.chain(args.with.iter().cloned()).collect();
    let answer = Answer {
        complete: comparison.complete,
        table: &|| report::comparison::table(&comparison),
        markdown: &|| report::comparison::markdown(&comparison),
        json: &|| report::json(&comparison),
        csv: &|| report::comparison::csv(&comparison),
        charts: &[&|fonts| chart::comparison(&comparison, fonts)],
        named: Named {
            suffix: &suffix,
            absent: &[],
        },
    };
    job.deliver(&answer, || None)
}

/// A side's file, with what is changed in it and not in the other.
fn name(path: &Path, own: &[Recorded], others: &[Recorded]) -> String {
    let changed = analysis::shown::changed("", &analysis::shared(own, others).1);
    format!("{} {changed}", shown(path)).trim_end().to_owned()
}
