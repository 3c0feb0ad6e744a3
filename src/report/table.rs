//! The table that people read.

use super::acceptability;
use super::findings::{all_rows, findings, provenance};
use super::order::by_selection;
use super::questions;
use super::shares::{Shares, at_most};
use super::text::{bar, counted, fit, fixed, left, names, percent, right, split, wrap};
use crate::analysis::{Method, Outcome, TeamOutcome};

pub(super) const NAME: usize = 22;
const BAR: usize = 7;
/// Columns for names beside criteria, where every column counts.
pub(super) const SHEET_NAME: usize = 20;
/// Criteria side by side in the sheet.
pub(super) const SHEET_COLUMNS: usize = 7;

/// The outcome of a run as a table of at most 80 columns, best team first. `verbose` adds every
/// rank's share, the weights that favour each team, acceptability indices and the ten most likely
/// selections.
pub fn table(outcome: &Outcome, verbose: bool) -> String {
    let ranked = by_selection(outcome);
    let mut out = wrap(&outcome.title, 0);
    out += &wrap(&headline(outcome), 0);
    out.push('\n');
    out += &teams(outcome, &ranked);
    out.push('\n');
    out += &questions::table(outcome);
    out += &sheet(outcome, &ranked);
    out.push('\n');
    if verbose {
        out += &ranks(outcome, &ranked);
        out.push('\n');
        out += &acceptability::sections(outcome, &ranked);
        out.push('\n');
    }
    out += &findings(outcome, &ranked, if verbose { 10 } else { 1 });
    out.push('\n');
    out += &wrap(&provenance(outcome), 0);
    out
}

fn headline(outcome: &Outcome) -> String {
    let incomplete = if outcome.complete {
        ""
    } else {
        " INCOMPLETE: the run was interrupted."
    };
    let how = match outcome.method {
        Method::Exact if !outcome.rows.is_empty() => {
            format!(": exact probabilities, over {}.", all_rows(outcome))
        }
        Method::Exact => ": exact probabilities.".to_owned(),
        Method::QuasiMonteCarlo => ": probabilities by integration.".to_owned(),
        Method::MonteCarlo => format!(", share of {}.", counted(outcome.draws, "draw")),
    };
    format!(
        "{} for {}{how}{incomplete}",
        counted(outcome.places, "place"),
        counted(outcome.teams.len(), "team"),
    )
}

fn teams(outcome: &Outcome, ranked: &[&TeamOutcome]) -> String {
    let shares = Shares::new(outcome.method, outcome.widest());
    // Long intervals of ranks take their columns from the bar.
    let ranks =
        |team: &TeamOutcome| format!("({}-{})", team.rank_interval[0], team.rank_interval[1]);
    let longest = ranked.iter().map(|team| ranks(team).len()).max();
    let width = longest.unwrap_or(0).max(6) + 1;
    let bar_width = (BAR + 7).saturating_sub(width);
    let mut out = format!(
        "{}{}{}{}{}{}\n",
        left("", 4 + NAME),
        right("selected", 9),
        right(Shares::heading(outcome.method), 16),
        right("rank", 6),
        right("(90 %)", width),
        right("points", 8),
    );
    let names = named(ranked, NAME);
    for (place, team) in ranked.iter().enumerate() {
        if place == outcome.places {
            out += &format!("{}\n", "-".repeat(79));
        }
        let p = &team.selection_probability;
        let line = format!(
            "{} {}{} {}{}{}{} {}",
            right(&(place + 1).to_string(), 3),
            names[place],
            right(&shares.estimate(p.estimate), 9),
            right(&shares.interval(&p.interval(), " - "), 15),
            right(&fixed(team.expected_rank, 1), 6),
            right(&ranks(team), width),
            right(&fixed(team.total.mean, 1), 8),
            bar(p.estimate, bar_width),
        );
        out += line.trim_end();
        out.push('\n');
    }
    out
}

/// Each team's points at the means, with what each criterion can earn.
fn sheet(outcome: &Outcome, ranked: &[&TeamOutcome]) -> String {
    let mut out =
        "The sheet as written: points with every score and weight at its mean\n".to_owned();
    let names = named(ranked, SHEET_NAME);
    let has_bonus = outcome
        .teams
        .iter()
        .any(|team| points_of(team, "bonus").is_some());
    let mut columns: Vec<(&str, Option<f64>)> = outcome
        .criteria
        .iter()
        .map(|criterion| (criterion.id.as_str(), Some(criterion.points)))
        .collect();
    if has_bonus {
        columns.push(("bonus", None));
    }
    for (part, columns) in columns.chunks(SHEET_COLUMNS).enumerate() {
        let width = (80 - 4 - SHEET_NAME - 7) / columns.len().max(6);
        let mut head = [left("", 4 + SHEET_NAME), left("", 4 + SHEET_NAME)];
        let mut most = left("    at value 1", 4 + SHEET_NAME);
        if part == 0 {
            head[0] += &right("", 7);
            head[1] += &right("total", 7);
            most += &right("", 7);
        }
        for (id, points) in columns {
            // An id too long for its column goes on in a second line.
            let (start, rest) = split(id, width - 1);
            let lines = if rest.is_empty() {
                ["", start]
            } else {
                [start, rest]
            };
            for (head, line) in head.iter_mut().zip(lines) {
                *head += &right(&fit(line, width - 1), width);
            }
            most += &right(
                &points.map_or(String::new(), |points| fixed(points, 1)),
                width,
            );
        }
        for line in [&head[0], &head[1], &most] {
            if !line.trim().is_empty() {
                out += &format!("{}\n", line.trim_end());
            }
        }
        for (team, name) in ranked.iter().zip(&names) {
            let mut line = format!("{} {name}", right(&team.sheet.rank.to_string(), 3));
            if part == 0 {
                line += &right(&fixed(team.sheet.total, 1), 7);
            }
            for (id, _) in columns {
                let points = points_of(team, id).map_or(String::new(), |points| fixed(points, 1));
                line += &right(&points, width);
            }
            out += &format!("{}\n", line.trim_end());
        }
    }
    out
}

/// The teams' names in a column, told apart where they must be cut.
pub(super) fn named(ranked: &[&TeamOutcome], width: usize) -> Vec<String> {
    names(ranked.iter().map(|team| team.name.as_str()), width)
}

fn points_of(team: &TeamOutcome, criterion: &str) -> Option<f64> {
    team.sheet.points.of(criterion)
}

/// Rank acceptabilities, in percent, as many ranks as fit side by side.
fn ranks(outcome: &Outcome, ranked: &[&TeamOutcome]) -> String {
    let widest = outcome
        .teams
        .iter()
        .map(|team| team.rank_acceptability.widest());
    let widest = widest.fold(0.0, f64::max);
    let mut out = format!(
        "Rank acceptability: share at each rank, in percent ({})\n",
        at_most(outcome.method, widest)
    );
    let names = named(ranked, NAME);
    let ranks: Vec<usize> = (0..outcome.teams.len()).collect();
    for ranks in ranks.chunks(10) {
        let head: String = ranks
            .iter()
            .map(|rank| right(&(rank + 1).to_string(), 5))
            .collect();
        out += &format!("{}{head}\n", left("", 4 + NAME));
        for (place, team) in ranked.iter().enumerate() {
            let row: String = ranks
                .iter()
                .map(|rank| right(&cell(team.rank_acceptability.estimate[*rank]), 5))
                .collect();
            let place_shown = right(&(place + 1).to_string(), 3);
            out += &format!("{place_shown} {}{row}\n", names[place]);
        }
    }
    out
}

/// A share in a column of five, apart from the one before.
fn cell(p: f64) -> String {
    let shown = percent(p, 1);
    if shown.len() < 5 {
        shown
    } else {
        percent(p, 0)
    }
}
