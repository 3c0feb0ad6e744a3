//! The sheet as written: what each team earns where.

use super::{Contents, Part, Pen};
use crate::analysis::TeamOutcome;
use crate::analysis::shown::fixed;
use crate::document::html::{Html, paragraph};
use crate::document::table::table;
use crate::report::rows::{Cell, Head, Rows, Side};
use crate::report::{by_selection, point_decimals, sheet_notes};
use crate::words::figures::capital;
use crate::words::say;

pub(super) fn section(contents: &Contents<'_>, _: &mut Pen<'_>) -> Vec<Part> {
    let outcome = contents.outcome;
    let decimals = point_decimals(outcome);
    let figure = |points: f64| Cell::figure(fixed(points, decimals), points);
    let ranked = by_selection(outcome);
    let bonus = |team: &TeamOutcome| team.sheet.points.of("bonus");
    let has_bonus = ranked.iter().any(|team| bonus(team).is_some());
    let mut heads = vec![
        Head::new("", Side::Right),
        Head::new(say!("head-team"), Side::Left),
        Head::new(capital(&say!("head-total")), Side::Right),
    ];
    let labels = outcome.criteria.iter().map(|criterion| &criterion.label);
    heads.extend(labels.map(|label| Head::new(label, Side::Right)));
    let mut first = vec![
        Cell::new(""),
        Cell::new(capital(&say!("head-value-one"))),
        Cell::new(""),
    ];
    first.extend(
        outcome
            .criteria
            .iter()
            .map(|criterion| figure(criterion.points)),
    );
    if has_bonus {
        heads.push(Head::new(capital(&say!("head-bonus")), Side::Right));
        first.push(Cell::new(""));
    }
    let none = || Cell::new("");
    let row = |team: &&TeamOutcome| {
        let mut row = vec![
            Cell::new(team.sheet.rank.to_string()),
            Cell::new(&team.name),
            figure(team.sheet.total),
        ];
        let earned = outcome.criteria.iter();
        let earned = earned.map(|criterion| team.sheet.points.of(&criterion.id));
        row.extend(earned.map(|points| points.map_or_else(none, figure)));
        if has_bonus {
            row.push(bonus(team).map_or_else(none, figure));
        }
        row
    };
    let rows = [first].into_iter().chain(ranked.iter().map(row));
    let rows = Rows {
        heads,
        cells: rows.collect(),
        apart: [1, 0],
    };
    let notes = sheet_notes(outcome);
    let notes: Html = notes.iter().map(|note| paragraph(note)).collect();
    let body = table(&rows, &say!("sheet-head"), 1).and(notes);
    Part::only("sheet", say!("report-sheet"), body)
}
