//! What a run found, in sentences, and what it takes to compute it again.

use super::shares::share;
use super::text::{TIED, asked, count, list, points, wrap};
use crate::analysis::{Method, Outcome, SEPARABLE, TeamOutcome};

/// The likeliest selections, the contest at the line, what is told apart, and what happened.
pub(super) fn findings(outcome: &Outcome, ranked: &[&TeamOutcome], selections: usize) -> String {
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
    if let Some(pair) = outcome.places.checked_sub(1)
        && let Some(contest) = outcome.neighbours.get(pair)
    {
        let ties = if contest.tied.estimate > 0.0 {
            let share = share(outcome.method, &contest.tied);
            format!("; equal totals, settled by lot: {share}")
        } else {
            String::new()
        };
        out += &wrap(
            &format!(
                "Closest contest at the line: {} ranks above {} in {}{ties}.",
                outcome.name_of(&contest.above),
                outcome.name_of(&contest.below),
                share(outcome.method, &contest.winning),
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
            "No two neighbours in this order rank apart with a probability of {:.0}{TIED}%: the \
             inputs do not settle the order.",
            100.0 * SEPARABLE
        ),
        parts => format!(
            "Groups (neighbours rank apart with a probability of {:.0}{TIED}% or more): {}.",
            100.0 * SEPARABLE,
            parts.join(" | ")
        ),
    };
    let mut out = wrap(&text, 2);
    let open = ranked.iter().filter(|team| !team.resolved);
    let open: Vec<&str> = open.map(|team| team.name.as_str()).collect();
    if !open.is_empty() {
        let text = format!(
            "Not told by these figures, whether more likely in or out: {}.",
            list(&open)
        );
        out += &wrap(&text, 2);
    }
    out
}

/// How the figures came about and what their errors are.
pub(super) fn provenance(outcome: &Outcome) -> String {
    let digest = outcome.scenario_digest.as_str();
    let digest = digest.get(..19).unwrap_or(digest);
    let joint = outcome
        .teams
        .iter()
        .map(|team| &team.selection_probability)
        .map(|p| 0.5 * (p.high_simultaneous - p.low_simultaneous))
        .fold(0.0, f64::max);
    let joint = points(joint);
    let seed = outcome.seed;
    let told = match outcome.method {
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
    };
    told + &precision(outcome)
}

/// Whether the precision asked for was reached, said after the rest.
pub(super) fn precision(outcome: &Outcome) -> String {
    let Some(precision) = outcome.precision else {
        return String::new();
    };
    let (target, half_width) = (asked(precision.target), points(precision.half_width));
    if precision.reached {
        format!(" The precision asked for, ±{target} percentage points, was reached.")
    } else {
        format!(
            " The precision asked for, ±{target} percentage points, was NOT reached: the largest \
             half-width is ±{half_width}."
        )
    }
}
