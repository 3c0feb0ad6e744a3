//! The table that people read.

use super::acceptability;
use super::order::by_selection;
use super::text::{
    TIED, bar, count, decimals, fit, left, list, number, percent, right, split, tenths, wrap,
};
use crate::analysis::{Interval, Method, Outcome, SEPARABLE, TeamOutcome};

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
    let places = if outcome.places == 1 {
        "place"
    } else {
        "places"
    };
    let how = match outcome.method {
        Method::Exact => ": exact probabilities.".to_owned(),
        Method::QuasiMonteCarlo => ": probabilities by integration.".to_owned(),
        Method::MonteCarlo => format!(", share of {} draws.", count(outcome.draws)),
    };
    format!(
        "{} {places} for {} teams{how}{incomplete}",
        outcome.places,
        outcome.teams.len(),
    )
}

fn teams(outcome: &Outcome, ranked: &[&TeamOutcome]) -> String {
    let digits = decimals(outcome.widest());
    let mut out = format!(
        "{}{}{}{}{}{}\n",
        left("", 4 + NAME),
        right("selected", 9),
        right(interval_heading(outcome.method), 16),
        right("rank", 6),
        right("(90 %)", 7),
        right("points", 8),
    );
    for (place, team) in ranked.iter().enumerate() {
        if place == outcome.places {
            out += &format!("{}\n", "-".repeat(79));
        }
        let p = &team.selection_probability;
        let line = format!(
            "{} {}{} {}{}{}{} {}",
            right(&(place + 1).to_string(), 3),
            left(&team.name, NAME),
            right(&format!("{} %", percent(p.estimate, digits)), 9),
            right(&interval(outcome.method, p.low, p.high, digits), 15),
            right(&format!("{:.1}", team.expected_rank), 6),
            right(
                &format!("({}-{})", team.rank_interval[0], team.rank_interval[1]),
                7
            ),
            right(&format!("{:.1}", team.total.mean), 8),
            bar(p.estimate, BAR),
        );
        out += line.trim_end();
        out.push('\n');
    }
    out
}

/// What stands over [`interval`].
pub(super) fn interval_heading(method: Method) -> &'static str {
    match method {
        Method::Exact => "interval",
        Method::QuasiMonteCarlo | Method::MonteCarlo => "95 % interval",
    }
}

/// "25.2 - 25.4", or "exact".
pub(super) fn interval(method: Method, low: f64, high: f64, digits: usize) -> String {
    if method == Method::Exact {
        return "exact".to_owned();
    }
    format!("{} - {}", percent(low, digits), percent(high, digits))
}

/// "25.3 % of draws (25.2 - 25.4)", and what it is where nothing was drawn.
fn share(method: Method, p: &Interval) -> String {
    let digits = decimals(p.half_width());
    let ends = interval(method, p.low, p.high, digits).replace(' ', &TIED.to_string());
    let shown = percent(p.estimate, digits);
    format!("{shown}{TIED}%{} ({ends})", of_draws(method))
}

/// A figure of a table that has no interval of its own, with the largest error in it.
fn rough_share(method: Method, p: f64, half_width: f64) -> String {
    let error = match method {
        Method::Exact => "exact".to_owned(),
        _ => format!("±{}", number(100.0 * half_width, 100.0 * half_width)),
    };
    format!("{}{TIED}%{} ({error})", percent(p, 1), of_draws(method))
}

fn of_draws(method: Method) -> &'static str {
    match method {
        Method::MonteCarlo => " of draws",
        Method::Exact | Method::QuasiMonteCarlo => "",
    }
}

/// Each team's points at the means, with what each criterion can earn.
fn sheet(outcome: &Outcome, ranked: &[&TeamOutcome]) -> String {
    let mut out =
        "The sheet as written: points with every score and weight at its mean\n".to_owned();
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
            most += &right(&points.map_or(String::new(), tenths), width);
        }
        for line in [&head[0], &head[1], &most] {
            if !line.trim().is_empty() {
                out += &format!("{}\n", line.trim_end());
            }
        }
        for team in ranked {
            let mut line = format!(
                "{} {}",
                right(&team.sheet.rank.to_string(), 3),
                left(&team.name, SHEET_NAME)
            );
            if part == 0 {
                line += &right(&format!("{:.1}", team.sheet.total), 7);
            }
            for (id, _) in columns {
                let points = points_of(team, id).map_or(String::new(), tenths);
                line += &right(&points, width);
            }
            out += &format!("{}\n", line.trim_end());
        }
    }
    out
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
    let error = match outcome.method {
        Method::Exact => "exact".to_owned(),
        _ => format!("±{} at most", number(100.0 * widest, 100.0 * widest)),
    };
    let mut out = format!("Rank acceptability: share at each rank, in percent ({error})\n");
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
                .map(|rank| right(&percent(team.rank_acceptability.estimate[*rank], 1), 5))
                .collect();
            out += &format!(
                "{} {}{row}\n",
                right(&(place + 1).to_string(), 3),
                left(&team.name, NAME)
            );
        }
    }
    out
}

fn findings(outcome: &Outcome, ranked: &[&TeamOutcome], selections: usize) -> String {
    let mut out = String::new();
    let names = |ids: &[String]| -> String {
        let named = ranked.iter().filter(|team| ids.contains(&team.id));
        list(&named.map(|team| team.name.as_str()).collect::<Vec<_>>())
    };
    for (i, selection) in outcome.selections.iter().take(selections).enumerate() {
        let lead = if i == 0 {
            "Most likely selection"
        } else {
            "Then"
        };
        let told = share(outcome.method, &selection.probability);
        out += &wrap(&format!("{lead}: {}; {told}.", names(&selection.teams)), 2);
    }
    if let (Some(last), Some(first_out)) =
        (ranked.get(outcome.places - 1), ranked.get(outcome.places))
    {
        let index = |id: &str| {
            outcome
                .teams
                .iter()
                .position(|team| team.id == id)
                .unwrap_or(0)
        };
        let (i, j) = (index(&last.id), index(&first_out.id));
        let tied = outcome.pairwise_tied[i][j];
        let ties = if tied > 0.0 {
            format!(
                " (equal totals, settled by lot, in {}{TIED}%)",
                percent(tied, 1)
            )
        } else {
            String::new()
        };
        out += &wrap(
            &format!(
                "Closest contest at the line: {} ranks above {} in {}{ties}.",
                last.name,
                first_out.name,
                rough_share(
                    outcome.method,
                    outcome.pairwise_winning[i][j],
                    outcome.largest_half_widths.pairwise_winning
                )
            ),
            2,
        );
    }
    out += &told_apart(outcome, ranked);
    if let Some(observed) = &outcome.observed {
        out += &wrap(
            &format!(
                "What happened: {}; {}. Brier score of the {} probabilities: \
                 {:.4} (the same chance for all would score {:.4}; lower is better).",
                names(&observed.selected),
                share(outcome.method, &observed.probability),
                outcome.teams.len(),
                observed.brier_score,
                observed.brier_score_of_chance,
            ),
            2,
        );
    }
    out
}

/// What the inputs tell apart, and what the run was too short to tell.
fn told_apart(outcome: &Outcome, ranked: &[&TeamOutcome]) -> String {
    let mut from = 1;
    let parts = outcome.groups.iter().map(|group| {
        let part = match group.len() {
            1 => format!("{from}"),
            more => format!("{from}-{}", from + more - 1),
        };
        from += group.len();
        part
    });
    let parts: Vec<String> = parts.collect();
    let text = match parts.as_slice() {
        [_] => format!(
            "No two neighbours in this order rank apart in {:.0}{TIED}% of panels: the inputs do \
             not settle the order.",
            100.0 * SEPARABLE
        ),
        parts => format!(
            "Groups of teams (neighbours that rank apart in {:.0}{TIED}% of panels or more): {}.",
            100.0 * SEPARABLE,
            parts.join(" | ")
        ),
    };
    let mut out = wrap(&text, 2);
    let open = ranked.iter().filter(|team| !team.resolved);
    let open: Vec<&str> = open.map(|team| team.name.as_str()).collect();
    if !open.is_empty() {
        let text = format!(
            "Not resolved by this run, whether more likely in or out: {}.",
            list(&open)
        );
        out += &wrap(&text, 2);
    }
    out
}

fn provenance(outcome: &Outcome) -> String {
    let digest = outcome.scenario_digest.as_str();
    let digest = digest.get(..19).unwrap_or(digest);
    let joint = outcome
        .teams
        .iter()
        .map(|team| &team.selection_probability)
        .map(|p| 0.5 * (p.high_simultaneous - p.low_simultaneous))
        .fold(0.0, f64::max);
    let joint = number(100.0 * joint, 100.0 * joint);
    let seed = outcome.seed;
    match outcome.method {
        Method::Exact => format!(
            "Exact by integration (two refinements differ by {:.0e}), scenario {digest}. Exact for \
             the inputs as written: how little is known of them is another matter.",
            outcome.refinement_difference.unwrap_or(0.0),
        ),
        Method::QuasiMonteCarlo => format!(
            "Integrated over {} evenly spread points, seed {seed}, scenario {digest}. The intervals \
             are errors of the computation: not how little is known of the inputs. To hold for all \
             teams at once they are at most ±{joint} percentage points.",
            count(outcome.points),
        ),
        Method::MonteCarlo => format!(
            "{} draws, seed {seed}, scenario {digest}. The intervals are Monte Carlo error: how \
             well this run computed the figures, not how little is known of the inputs. To hold for \
             all teams at once they are at most ±{joint} percentage points.",
            count(outcome.draws),
        ),
    }
}
