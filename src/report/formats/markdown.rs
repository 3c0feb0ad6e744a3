//! A result for a document.

use super::{Format, Report, unsaid};
use crate::report::{comparison, markdown, sweep};

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    is_whole: false,
    has_tables: false,
    verifies: false,
    render: |report, style| {
        Ok(match report {
            Report::Outcome(outcome) => markdown(outcome, style.verbose),
            Report::Sweep(sweep) => sweep::markdown(sweep, style.verbose),
            Report::Comparison(comparison) => comparison::markdown(comparison, style.verbose),
            Report::Verification(_) => return Err(unsaid()),
        }
        .into_bytes())
    },
};
