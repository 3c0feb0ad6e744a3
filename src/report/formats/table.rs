//! A result for a terminal.

use super::{Format, Report, Style};
use crate::report::{comparison, sweep, table, verification, within};

pub(super) const FORMAT: Format = Format {
    name: "table",
    is_whole: false,
    has_tables: false,
    verifies: true,
    render: |report, style| Ok(within(style.columns, || written(report, style)).into_bytes()),
};

fn written(report: Report<'_>, style: &Style) -> String {
    match report {
        Report::Outcome(outcome) => table(outcome, style.verbose),
        Report::Sweep(sweep) => sweep::table(sweep, style.verbose),
        Report::Comparison(comparison) => comparison::table(comparison, style.verbose),
        Report::Verification(found) => verification(found),
    }
}
