//! The weights that favour each team; nothing where all weights are known.

use super::{Contents, Part, Pen};
use crate::analysis::shown::{fixed, signed};
use crate::analysis::{CriterionLabel, Points, TeamOutcome};
use crate::document::html::{Html, folded, paragraph};
use crate::document::table::table;
use crate::report::rows::{Cell, Head, Rows, Side};
use crate::report::{by_selection, point_decimals};
use crate::words::figures::capital;
use crate::words::{Said as _, ended, say};

pub(super) fn section(contents: &Contents<'_>, pen: &mut Pen<'_>) -> Vec<Part> {
    let outcome = contents.outcome;
    let criteria = outcome.criteria.iter();
    let varying: Vec<&CriterionLabel> = criteria.filter(|c| c.weight_varies).collect();
    if varying.is_empty() {
        return Vec::new();
    }
    let said = outcome.said().findings.unwrap_or_default();
    let ranked = by_selection(outcome);
    let decimals = point_decimals(outcome);
    let means = varying.iter();
    let means = means.map(|criterion| Cell::new(fixed(criterion.points, decimals)));
    let first: Vec<Cell> = [Cell::new(capital(&say!("head-mean-weight")))]
        .into_iter()
        .chain(means)
        .collect();
    let row = |team: &&TeamOutcome, given: &Option<Points>| {
        let cells = varying.iter().map(|criterion| {
            let points = given.as_ref().and_then(|points| points.of(&criterion.id));
            points.map_or_else(
                || Cell::new("–"),
                |points| {
                    let more = points - criterion.points;
                    Cell::figure(signed(more, decimals), more)
                },
            )
        });
        [Cell::new(&team.name)].into_iter().chain(cells).collect()
    };
    let names = varying.iter();
    let names = names.map(|criterion| Head::new(&criterion.label, Side::Right));
    let heads: Vec<Head> = [Head::new(say!("head-team"), Side::Left)]
        .into_iter()
        .chain(names)
        .collect();
    let figures = |legend: &str, given: fn(&TeamOutcome) -> &Option<Points>| -> Html {
        let rows = ranked.iter().map(|team| row(team, given(team)));
        let rows = Rows {
            heads: heads.clone(),
            cells: [first.clone()].into_iter().chain(rows).collect(),
            apart: [1, 0],
        };
        table(&rows, legend, 0)
    };
    let figures = figures(&say!("selected-weights-head"), |team| {
        &team.weights_given_selected
    })
    .and(figures(&say!("central-weights-head"), |team| {
        &team.central_weights
    }));
    let hinge = said.weights.unwrap_or_default();
    let body = paragraph(&ended(&hinge))
        .and(pen.chart(outcome, "weights", &|| say!("report-weights-chart")))
        .and(folded(
            &[("class", "figures")],
            &say!("report-figures"),
            figures,
        ));
    Part::only("weights", say!("report-weights"), body)
}
