//! The table for documents.

use super::order::by_selection;
use super::text::{count, decimals, percent};
use crate::analysis::Outcome;

/// The outcome as a Markdown table, best team first.
pub fn markdown(outcome: &Outcome) -> String {
    let mut out = format!("**{}**\n\n", escaped(&outcome.title));
    if !outcome.complete {
        out += "*Incomplete: the run was interrupted.*\n\n";
    }
    out += "| | Team | Selected | 95 % interval | Expected rank | 90 % of ranks | Mean points |\n";
    out += "|--:|:--|--:|:-:|--:|:-:|--:|\n";
    for (place, team) in by_selection(outcome).into_iter().enumerate() {
        let p = &team.selection_probability;
        let digits = decimals(p.half_width());
        out += &format!(
            "| {} | {} | {} % | {} – {} | {:.1} | {}–{} | {:.1} |\n",
            place + 1,
            escaped(&team.name),
            percent(p.estimate, digits),
            percent(p.low, digits),
            percent(p.high, digits),
            team.expected_rank,
            team.rank_interval[0],
            team.rank_interval[1],
            team.total.mean,
        );
    }
    out += &format!(
        "\n{} places, {} draws, seed {}, scenario {}. Intervals are Monte Carlo error, not the \
         uncertainty of the inputs.\n",
        outcome.places,
        count(outcome.draws),
        outcome.seed,
        outcome.scenario_digest,
    );
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
