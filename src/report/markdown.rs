//! The table for documents.

use super::findings::{all_rows, precision, sample};
use super::order::by_selection;
use super::questions;
use super::shares::Shares;
use super::sight::Sight;
use super::table::point_decimals;
use super::team_views;
use super::text::{TIED, changed, count, counted, fixed};
use crate::analysis::{Method, Outcome};
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
    let with_interval = |cell: &str| {
        if shares.have_intervals() {
            format!(" {cell} |")
        } else {
            String::new()
        }
    };
    out += &format!(
        "| | {} | {} |{} {} | {} | {} |\n",
        say!("head-team"),
        say!("head-selected-document"),
        with_interval(&shares.heading()),
        say!("head-expected-rank"),
        say!("head-ranks"),
        say!("head-mean-points")
    );
    out += &format!("|--:|:--|--:|{}--:|:-:|--:|\n", with_interval(":-:"));
    let ranked = by_selection(outcome);
    let sight = Sight::new(outcome, &ranked, verbose);
    let other = |text: Option<&str>| {
        text.map_or(String::new(), |text| {
            let text = escaped(&text.replace(TIED, " "));
            format!("| | {text} | |{} | | |\n", with_interval(""))
        })
    };
    let [above, below] = sight.others(&shares);
    out += &other(above.as_deref());
    for (place, team) in sight.places().zip(sight.teams()) {
        let p = &team.selection_probability;
        out += &format!(
            "| {} | {} | {} |{} {} | {}–{} | {} |\n",
            place + 1,
            escaped(&team.name),
            escaped(&shares.estimate(p.estimate)),
            with_interval(&escaped(&shares.interval(&p.interval(), " – "))),
            fixed(team.expected_rank, 1),
            team.rank_interval[0],
            team.rank_interval[1],
            fixed(team.total.mean, point_decimals(outcome)),
        );
    }
    out += &other(below.as_deref());
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
