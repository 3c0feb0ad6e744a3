//! How often each team takes each rank, and what follows from that.

use super::{Contents, Part, Pen, by_team, figures_of, in_view};
use crate::analysis::shown::fixed;
use crate::analysis::{Confidence, Outcome, TeamOutcome};
use crate::document::html::{Html, paragraph};
use crate::document::table::table;
use crate::report::rows::{Cell, Head, Rows, Side};
use crate::report::{by_selection, entropies};
use crate::words::figures::capital;
use crate::words::shares::{Shares, at_most};
use crate::words::{Said as _, ended, figures, say};

pub(super) fn section(contents: &Contents<'_>, pen: &mut Pen<'_>) -> Vec<Part> {
    let outcome = contents.outcome;
    let said = outcome.said().findings.unwrap_or_default();
    let (legend, rows, others) = shares(outcome);
    let figures = figures_of(&rows, &legend, &others);
    let body = paragraph(&ended(&said.ranks))
        .and(pen.chart(outcome, "ranks", &|| say!("report-ranks-chart")))
        .and(figures)
        .and(indices(outcome))
        .and(paragraph(&entropies(outcome)));
    Part::only("ranks", say!("report-ranks"), body)
}

/// A row per team, a column per rank, and what is said of teams and ranks that have none.
fn shares(outcome: &Outcome) -> (String, Rows, String) {
    let widest = outcome.teams.iter();
    let widest = widest.map(|team| team.rank_acceptability.widest());
    let widest = widest.fold(0.0, f64::max);
    let (teams, others) = in_view(outcome);
    let ranks = crate::analysis::finding::around_the_line(outcome.teams.len(), outcome.places);
    let heads = ranks.clone().map(|rank| (rank + 1).to_string());
    let heads = heads.map(|rank| Head::new(rank, Side::Right));
    let row = |(_, team): &(usize, &TeamOutcome)| {
        let shares = ranks.clone().map(|rank| {
            let share = team.rank_acceptability.estimate[rank];
            Cell::figure(figures::percentage(share, 1), share)
        });
        [Cell::new(&team.name)].into_iter().chain(shares).collect()
    };
    let rows = by_team(heads, teams.iter().map(row));
    let legend = say!("ranks-head", error = at_most(outcome.method, widest));
    (legend, rows, others)
}

/// Holistic acceptability indices and confidence factors.
fn indices(outcome: &Outcome) -> Html {
    let ranked = by_selection(outcome);
    let factors = ranked.iter();
    let factors = factors.filter_map(|team| team.confidence_factor.factor());
    let widest = factors.map(|p| p.half_width()).fold(0.0, f64::max);
    let shares = Shares::new(outcome.method, widest, true);
    let heads = [
        (say!("head-team"), Side::Left),
        (capital(&say!("head-holistic")), Side::Right),
        (capital(&say!("head-confidence")), Side::Right),
        (shares.heading(), Side::Middle),
    ];
    let row = |team: &&TeamOutcome| {
        let [factor, interval] = match team.confidence_factor {
            Confidence::Unknown => [Cell::new(say!("factor-unknown")), Cell::new("")],
            Confidence::NeverFirst => [Cell::new(say!("factor-never-first")), Cell::new("")],
            Confidence::Factor(factor) => [
                Cell::figure(shares.estimate(factor.estimate), factor.estimate),
                Cell::figure(shares.interval(&factor, " – "), factor.low),
            ],
        };
        let holistic = team.holistic_index;
        let holistic = Cell::figure(fixed(holistic, 3), holistic);
        vec![Cell::new(&team.name), holistic, factor, interval]
    };
    let rows = Rows {
        heads: heads.map(|(text, side)| Head::new(text, side)).to_vec(),
        cells: ranked.iter().map(row).collect(),
        ..Rows::default()
    };
    table(&rows, &say!("indices-head"), 0)
}
