//! Every team with its figures.

use super::{Contents, Part, Pen};
use crate::document::html::paragraph;
use crate::document::table::table;
use crate::report::rows::{Cell, Head, Side};
use crate::report::{Sight, by_selection, teams};
use crate::words::figures::capital;
use crate::words::say;
use crate::words::shares::Shares;

pub(super) fn section(contents: &Contents<'_>, _: &mut Pen<'_>) -> Vec<Part> {
    let outcome = contents.outcome;
    let shares = Shares::new(outcome.method, outcome.widest(), false);
    let ranked = by_selection(outcome);
    let mut rows = teams(outcome, &Sight::new(outcome, &ranked, true), &shares);
    // Where groups of neighbours say nothing of a team, its own row does.
    if outcome.groups_chain() {
        rows.heads
            .push(Head::new(capital(&say!("head-apart")), Side::Right));
        for (row, from) in rows.cells.iter_mut().zip(outcome.apart_from()) {
            let from = from.map_or("–".to_owned(), |from| from.to_string());
            row.push(Cell::new(from));
        }
    }
    let told = match shares.told() {
        none if none.is_empty() => say!("error-none"),
        told => told,
    };
    let body = table(&rows, &say!("report-teams-legend"), 1).and(paragraph(&told));
    Part::only("teams", say!("report-teams"), body)
}
