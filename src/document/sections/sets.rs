//! Who is selected together, and how often.

use super::{Contents, Part, Pen};
use crate::analysis::{Selection, by_selection};
use crate::document::html::paragraph;
use crate::document::table::table;
use crate::report::rows::{Cell, Head, Rows, Side};
use crate::words::figures::list;
use crate::words::say;
use crate::words::shares::{Shares, at_most};

/// Sets that are told one by one.
const SETS: usize = 20;

pub(super) fn section(contents: &Contents<'_>, _: &mut Pen<'_>) -> Vec<Part> {
    let outcome = contents.outcome;
    let shown = &outcome.selections[..outcome.selections.len().min(SETS)];
    let widest = outcome.selections.iter();
    let widest = widest.map(|set| set.probability.half_width());
    let widest = widest
        .fold(0.0, f64::max)
        .max(outcome.largest_half_widths.selections_other);
    let shares = Shares::new(outcome.method, widest, false);
    let order = by_selection(&outcome.teams);
    let row = |(at, set): (usize, &Selection)| {
        let p = set.probability.estimate;
        let names = order.iter().map(|&team| &outcome.teams[team]);
        let names = names.filter(|team| set.teams.contains(&team.id));
        let names: Vec<&str> = names.map(|team| team.name.as_str()).collect();
        vec![
            Cell::new((at + 1).to_string()),
            Cell::new(list(&names)),
            Cell::figure(shares.estimate(p), p),
        ]
    };
    let heads = [
        (String::new(), Side::Right),
        (say!("report-head-set"), Side::Left),
        (say!("head-probability", error = ""), Side::Right),
    ];
    let rows = Rows {
        heads: heads.map(|(text, side)| Head::new(text, side)).to_vec(),
        cells: shown.iter().enumerate().map(row).collect(),
        ..Rows::default()
    };
    let told: f64 = shown.iter().map(|set| set.probability.estimate).sum();
    let rest = if outcome.selections.len() > shown.len() || outcome.selections_other > 0.0 {
        say!(
            "report-other-sets",
            share = shares.estimate((1.0 - told).max(0.0))
        )
    } else {
        String::new()
    };
    let error = at_most(outcome.method, widest);
    let body = table(&rows, &say!("report-sets-legend", error = error), 1).and(paragraph(&rest));
    Part::only("sets", say!("report-sets"), body)
}
