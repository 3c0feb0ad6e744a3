//! Every team with its figures.

use super::{Contents, Part, Pen};
use crate::chart::ChartError;
use crate::document::html::paragraph;
use crate::document::table::table;
use crate::report::{Sight, by_selection, teams};
use crate::words::say;
use crate::words::shares::Shares;

pub(super) fn section(contents: &Contents<'_>, _: &mut Pen<'_>) -> Result<Vec<Part>, ChartError> {
    let outcome = contents.outcome;
    let shares = Shares::new(outcome.method, outcome.widest(), false);
    let ranked = by_selection(outcome);
    let rows = teams(outcome, &Sight::new(outcome, &ranked, true), &shares);
    let told = match shares.told() {
        none if none.is_empty() => say!("error-none"),
        told => told,
    };
    let body = table(&rows, &say!("report-teams-legend"), 1).and(paragraph(&told));
    Ok(Part::only("teams", say!("report-teams"), body))
}
