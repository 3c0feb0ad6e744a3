//! `simulate verify`.

use super::args::Verify;
use super::failure::{FAILED, Failure, INTERRUPTED};
use super::input::{drawn, load};
use super::job::{computed, computing, unrendered};
use super::progress::interrupted;
use super::stderr::say;
use super::{output, terminal};
use crate::analysis;
use crate::report::{Report, Style};

/// Compares all methods that apply; returns the exit code.
pub(crate) fn verify(args: &Verify) -> Result<u8, Failure> {
    let loaded = load(&args.input, &computing(&args.computing))?;
    if !loaded.warnings.is_empty() && !args.computing.quiet {
        say(&format!("{}\n", drawn(&loaded.warnings, &loaded.sources)));
    }
    let (verification, notes) = computed(&args.computing, |progress| {
        analysis::verify(&loaded.scenario, &loaded.model, progress)
    })?;
    // Half a comparison has no verdict, however well it went so far.
    let Some(mut verification) = verification.filter(|_| !interrupted()) else {
        say("interrupted: there is no verdict");
        return Ok(INTERRUPTED);
    };
    if args.format.is_whole {
        verification.scenario = loaded.document.computed(&loaded.settings, &loaded.scenario);
    }
    let style = Style {
        columns: terminal::columns(),
        verbose: false,
        table: None,
    };
    let report = Report::Verification(&verification);
    output::print((args.format.render)(report, &style).map_err(|error| unrendered(&*error))?)?;
    if !args.computing.quiet {
        for note in loaded.notes.iter().chain(&notes) {
            say(note);
        }
    }
    Ok(if verification.passed { 0 } else { FAILED })
}
