//! How often each team ranks above each other one.

use super::{Contents, Part, Pen, by_team, figures_of, in_view};
use crate::analysis::{Outcome, TeamOutcome};
use crate::document::html::paragraph;
use crate::report::rows::{Cell, Head, Rows, Side};
use crate::words::shares::at_most;
use crate::words::{Said as _, ended, figures, say};

pub(super) fn section(contents: &Contents<'_>, pen: &mut Pen<'_>) -> Vec<Part> {
    let outcome = contents.outcome;
    let said = outcome.said().findings.unwrap_or_default();
    let (rows, others) = rows(outcome);
    let widest = outcome.largest_half_widths.pairwise_winning;
    let legend = say!(
        "report-pairs-legend",
        error = at_most(outcome.method, widest)
    );
    let figures = figures_of(&rows, &legend, &others);
    let body = paragraph(&ended(&said.pairwise))
        .and(pen.chart(outcome, "pairwise", &|| say!("report-pairs-chart")))
        .and(figures);
    Part::only("pairs", say!("report-pairs"), body)
}

/// A row and a column per team, and what is said of teams that have none.
fn rows(outcome: &Outcome) -> (Rows, String) {
    let (teams, others) = in_view(outcome);
    let heads = teams.iter();
    let heads = heads.map(|(_, team)| Head::new(&team.name, Side::Right));
    let row = |(at, team): &(usize, &TeamOutcome)| {
        let shares = teams.iter().map(|(other, _)| {
            if other == at {
                return Cell::new("");
            }
            let share = outcome.pairwise_winning[*at][*other];
            Cell::figure(figures::percentage(share, 1), share)
        });
        [Cell::new(&team.name)].into_iter().chain(shares).collect()
    };
    let rows = by_team(heads, teams.iter().map(row));
    (rows, others)
}
