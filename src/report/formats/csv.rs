//! A result for a spreadsheet.

use super::{Format, Report, unsaid};
use crate::report::{comparison, csv, sweep, tidy};

pub(super) const FORMAT: Format = Format {
    name: "csv",
    is_whole: false,
    has_tables: true,
    verifies: false,
    render: |report, style| {
        let text = match (report, style.table) {
            (Report::Outcome(outcome), Some(table)) => tidy(outcome, table),
            (Report::Outcome(outcome), None) => csv(outcome),
            (Report::Sweep(sweep), _) => sweep::csv(sweep),
            (Report::Comparison(comparison), _) => comparison::csv(comparison),
            (Report::Verification(_), _) => return Err(unsaid()),
        };
        Ok(text?.into_bytes())
    },
};
