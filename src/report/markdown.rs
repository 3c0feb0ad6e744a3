//! The table for documents.

use super::findings::{all_rows, precision, sample};
use super::order::by_selection;
use super::questions;
use super::rows::{Cell, Head, Rows, Side};
use super::shares::Shares;
use super::sight::Sight;
use super::table::point_decimals;
use super::team_views;
use super::text::{TIED, changed, count, counted, fixed};
use crate::analysis::{Method, Outcome, TeamOutcome};
use crate::scenario::Recorded;
use crate::words::{Said as _, ended, say};

/// The outcome as a Markdown table, best team first; `verbose` with every digit that is known.
pub fn markdown(outcome: &Outcome, verbose: bool) -> String {
    let mut out = format!(
        "**{}**\n\n{}{}\n\n",
        escaped(&outcome.title),
        trace(false, &outcome.settings),
        escaped(&ended(&outcome.said().finding))
    );
    if !outcome.complete {
        out += &format!("*{}*\n\n", say!("run-incomplete-document"));
    }
    let shares = Shares::new(outcome.method, outcome.widest(), verbose);
    let ranked = by_selection(outcome);
    let sight = Sight::new(outcome, &ranked, verbose);
    out += &teams(outcome, &sight, &shares).markdown();
    if !sight.told().is_empty() {
        out += &format!("\n{}\n", sight.told());
    }
    out += &questions::markdown(outcome, verbose);
    out += &team_views::markdown(outcome);
    out += &format!("\n{}\n", rests_on(outcome, &shares));
    for more in [
        questions::drawn(outcome),
        precision(outcome),
        sample(outcome),
    ] {
        if !more.is_empty() {
            out += &format!("\n{}\n", more.trim());
        }
    }
    out
}

/// The teams, best first: how often each is selected, its ranks and its points.
pub(crate) fn teams(outcome: &Outcome, sight: &Sight<'_>, shares: &Shares) -> Rows {
    let mut heads = vec![
        Head::new("", Side::Right),
        Head::new(say!("head-team"), Side::Left),
        Head::new(say!("head-selected-document"), Side::Right),
        Head::new(shares.heading(), Side::Middle),
        Head::new(say!("head-expected-rank"), Side::Right),
        Head::new(say!("head-ranks"), Side::Middle),
        Head::new(say!("head-mean-points"), Side::Right),
    ];
    let decimals = point_decimals(outcome);
    let row = |(place, team): (usize, &&TeamOutcome)| {
        let p = &team.selection_probability;
        let [best, worst] = team.rank_interval;
        vec![
            Cell::new((place + 1).to_string()),
            Cell::new(&team.name),
            Cell::figure(shares.estimate(p.estimate), p.estimate),
            Cell::figure(shares.interval(&p.interval(), " – "), p.low),
            Cell::figure(fixed(team.expected_rank, 1), team.expected_rank),
            Cell::figure(
                format!("{best}–{worst}"),
                best as f64 + worst as f64 / 10_000.0,
            ),
            Cell::figure(fixed(team.total.mean, decimals), team.total.mean),
        ]
    };
    let other = |text: String| {
        let text = text.replace(TIED, " ");
        ["", &text, "", "", "", "", ""].map(Cell::new).to_vec()
    };
    let [above, below] = sight.others(shares);
    let mut rows: Vec<Vec<Cell>> = above.map(other).into_iter().collect();
    rows.extend(sight.places().zip(sight.teams()).map(row));
    rows.extend(below.map(other));
    if !shares.have_intervals() {
        const INTERVAL: usize = 3;
        heads.remove(INTERVAL);
        for row in &mut rows {
            row.remove(INTERVAL);
        }
    }
    Rows {
        heads,
        cells: rows,
        ..Rows::default()
    }
}

/// What the figures rest on.
fn rests_on(outcome: &Outcome, shares: &Shares) -> String {
    let told = shares.told().replace(TIED, " ");
    let places = counted(outcome.places, "place");
    let digest = &outcome.scenario_digest;
    let seed = outcome.seed.to_string();
    match outcome.method {
        Method::Exact if !outcome.rows.is_empty() => say!(
            "document-exact-rows",
            places = places,
            rows = all_rows(outcome),
            digest = digest
        ),
        Method::Exact if outcome.pieces > 0 => say!(
            "document-exact-pieces",
            places = places,
            pieces = counted(outcome.pieces, "piece"),
            digest = digest
        ),
        Method::Exact => say!("document-exact", places = places, digest = digest),
        Method::QuasiMonteCarlo => say!(
            "document-integrated",
            places = places,
            points = count(outcome.points),
            seed = seed,
            digest = digest,
            error = told
        ),
        Method::MonteCarlo => say!(
            "document-drawn",
            places = places,
            draws = counted(outcome.draws, "draw"),
            seed = seed,
            digest = digest,
            error = told
        ),
    }
}

/// A paragraph that says what was changed in the scenario as written.
pub(super) fn trace(both: bool, settings: &[Recorded]) -> String {
    match changed(both, settings) {
        said if said.is_empty() => said,
        said => format!("{}\n\n", escaped(&said)),
    }
}

/// Text that Markdown shows as it is.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' | '#' | '~' => out.extend(['\\', c]),
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '&' => out += "&amp;",
            c => out.push(c),
        }
    }
    out
}
