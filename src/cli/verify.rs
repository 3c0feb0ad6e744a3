//! `simulate verify`.

use super::args::{Verify, VerifyFormat};
use super::failure::{FAILED, Failure};
use super::input::{drawn, load};
use super::job::{computed, computing, nothing_drawn};
use super::output;
use crate::{analysis, report};

/// Compares all methods that apply; returns the exit code.
pub(crate) fn verify(args: &Verify) -> Result<u8, Failure> {
    let loaded = load(&args.input, &computing(&args.computing))?;
    if !loaded.warnings.is_empty() && !args.computing.quiet {
        eprintln!("{}\n", drawn(&loaded.warnings, &loaded.sources));
    }
    let verification = computed(&args.computing, |progress| {
        analysis::verify(&loaded.scenario, &loaded.model, progress)
    })?;
    let Some(verification) = verification else {
        return Ok(nothing_drawn());
    };
    output::print(&match args.format {
        VerifyFormat::Table => report::verification(&verification),
        VerifyFormat::Json => report::json(&verification).map_err(|error| Failure {
            message: format!("error: cannot render the result: {error}"),
            code: FAILED,
        })?,
    })?;
    Ok(if verification.passed { 0 } else { FAILED })
}
