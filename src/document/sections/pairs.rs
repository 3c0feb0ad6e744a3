//! How often each team ranks above each other one.

use super::{Contents, Part, Pen, in_view};
use crate::analysis::{Outcome, TeamOutcome};
use crate::document::html::{folded, paragraph};
use crate::document::table::table;
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
    let figures = table(&rows, &legend, 0).and(paragraph(&others));
    let body = paragraph(&ended(&said.pairwise))
        .and(pen.chart(outcome, "pairwise", &|| say!("report-pairs-chart")))
        .and(folded(
            &[("class", "figures")],
            &say!("report-figures"),
            figures,
        ));
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
    let name = Head::new(say!("head-team"), Side::Left);
    let rows = Rows {
        heads: [name].into_iter().chain(heads).collect(),
        cells: teams.iter().map(row).collect(),
        ..Rows::default()
    };
    (rows, others)
}
