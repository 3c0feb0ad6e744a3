//! `simulate compare`.

use std::path::Path;

use super::args::Compare;
use super::failure::{Failure, shown};
use super::input::{Loaded, checked, document, opened, settings};
use super::job::{self, Answer, Job, nothing_drawn};
use super::pictures::stem;
use crate::analysis::{self, Comparison, Method, Refusal};
use crate::chart::Charted as _;
use crate::engine::Monitor;
use crate::report::Report;
use crate::scenario::{Differences, Recorded, Scenario, Setting};

/// Compares two scenarios; returns the exit code.
pub(crate) fn compare(args: &Compare) -> Result<u8, Failure> {
    let stdin = Path::new("-");
    if args.input.scenario == stdin && args.other.as_deref() == Some(stdin) {
        return Err(Failure::wrong(
            "error: standard input is read once, and here both scenarios are to come from it\n  \
             help: name a file for one of them, or change a key with --with",
        ));
    }
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
    let mut pair = Pair::new([&args.input.scenario, path], [&a, &b]);
    for (side, name) in pair.sides.iter_mut().zip(names) {
        *side = name.unwrap_or_else(|| std::mem::take(side));
    }
    let comparison = job
        .draw(|progress| pair.compared(progress))?
        .map_err(|error| Failure::wrong(format!("error: {error}")))?;
    let names = args.names.clone().and_then(|names| names.try_into().ok());
    let mut comparison = comparison.called(names);
    if comparison.draws == 0 {
        return Ok(nothing_drawn());
    }
    if comparison.method == Method::MonteCarlo {
        job.note_shared(&[&a.scenario, &b.scenario], comparison.draws);
    }
    for (side, loaded) in comparison.sides.iter_mut().zip([&a, &b]) {
        side.scenario = job.held(loaded);
    }
    let other = args.other.iter().map(|path| stem(path));
    let suffix: Vec<String> = other.chain(args.with.iter().cloned()).collect();
    let answer = Answer {
        complete: comparison.complete,
        report: Report::Comparison(&comparison),
        table: None,
        charts: comparison.charts(),
        suffix: &suffix,
    };
    job.deliver(&answer, || None)
}

/// Two scenarios to compare.
pub(crate) struct Pair {
    scenarios: [Scenario; 2],
    sides: [String; 2],
    differences: Differences,
}

impl Pair {
    /// Of two files.
    pub(crate) fn new(paths: [&Path; 2], [a, b]: [&Loaded; 2]) -> Self {
        let settings = [&a.scenario.settings, &b.scenario.settings];
        Self {
            scenarios: [a.scenario.clone(), b.scenario.clone()],
            sides: [
                name(paths[0], settings[0], settings[1]),
                name(paths[1], settings[1], settings[0]),
            ],
            differences: Differences::new((&a.document, &a.settings), (&b.document, &b.settings)),
        }
    }

    /// Draws both.
    pub(crate) fn compared(&self, monitor: &dyn Monitor) -> Result<Comparison, Refusal> {
        let scenarios = self.scenarios.each_ref();
        analysis::compare(scenarios, self.sides.clone(), &self.differences, monitor)
    }
}

/// A side's file, with what is changed in it and not in the other.
fn name(path: &Path, own: &[Recorded], others: &[Recorded]) -> String {
    let changed = analysis::shown::changed(&analysis::shared(own, others).1);
    format!("{} {changed}", shown(path)).trim_end().to_owned()
}
