//! The table for documents.

use super::findings::{all_rows, precision, sample};
use super::order::by_selection;
use super::questions;
use super::shares::Shares;
use super::text::{count, counted, fixed};
use crate::analysis::{Method, Outcome};

/// The outcome as a Markdown table, best team first.
pub fn markdown(outcome: &Outcome) -> String {
    let mut out = format!("**{}**\n\n", escaped(&outcome.title));
    if !outcome.complete {
        out += "*Incomplete: the run was interrupted.*\n\n";
    }
    out += &format!(
        "| | Team | Selected | {} | Expected rank | 90 % of ranks | Mean points |\n",
        Shares::heading(outcome.method)
    );
    out += "|--:|:--|--:|:-:|--:|:-:|--:|\n";
    let shares = Shares::new(outcome.method, outcome.widest());
    for (place, team) in by_selection(outcome).into_iter().enumerate() {
        let p = &team.selection_probability;
        out += &format!(
            "| {} | {} | {} | {} | {} | {}–{} | {} |\n",
            place + 1,
            escaped(&team.name),
            shares.estimate(p.estimate),
            shares.interval(&p.interval(), " – "),
            fixed(team.expected_rank, 1),
            team.rank_interval[0],
            team.rank_interval[1],
            fixed(team.total.mean, 1),
        );
    }
    out += &questions::markdown(outcome);
    let places = counted(outcome.places, "place");
    let digest = &outcome.scenario_digest;
    out += &match outcome.method {
        Method::Exact if !outcome.rows.is_empty() => format!(
            "\n{places} places, exact over {}, scenario {digest}. Exact for the inputs as written, \
             which are uncertain.\n",
            all_rows(outcome),
        ),
        Method::Exact => format!(
            "\n{places}, exact by integration, scenario {digest}. Exact for the inputs as \
             written, which are uncertain.\n"
        ),
        Method::QuasiMonteCarlo => format!(
            "\n{places}, integrated over {} evenly spread points, seed {}, scenario \
             {digest}. Intervals are errors of the computation, not the uncertainty of the \
             inputs.\n",
            count(outcome.points),
            outcome.seed,
        ),
        Method::MonteCarlo => format!(
            "\n{places}, {}, seed {}, scenario {digest}. Intervals are Monte Carlo \
             error, not the uncertainty of the inputs.\n",
            counted(outcome.draws, "draw"),
            outcome.seed,
        ),
    };
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
