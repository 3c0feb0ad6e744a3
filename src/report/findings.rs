//! What a run found, in sentences, and what it takes to compute it again.

use super::questions;
use super::text::{asked, count, counted, points, wrap};
use crate::analysis::{Method, Outcome};
use crate::engine::integral::ROUNDING;
use crate::words::{Words, say};

/// The likeliest selections, the contest at the line, what is told apart, and what happened.
pub(super) fn findings(outcome: &Outcome, selections: usize) -> String {
    let all = sentences(outcome, selections);
    all.iter().map(|sentence| wrap(sentence, 2)).collect()
}

/// The same, a sentence each.
pub(crate) fn sentences(outcome: &Outcome, selections: usize) -> Vec<String> {
    let words = Words::of_run(outcome).full(selections > 1);
    let mut all = words.selections(outcome, selections);
    all.extend(words.line(outcome));
    all.extend(words.told_apart(outcome));
    all.extend(words.under_all_weights(outcome));
    let observed = outcome.observed.as_ref();
    all.extend(observed.map(|observed| words.observed(outcome, observed)));
    all
}

/// How the figures came about; `full` with what the errors are for all teams at once.
pub(crate) fn provenance(outcome: &Outcome, full: bool) -> String {
    let digest = outcome.scenario_digest.as_str();
    let digest = digest.get(..19).unwrap_or(digest);
    let seed = outcome.seed.to_string();
    let told = match outcome.method {
        Method::Exact if !outcome.rows.is_empty() => {
            say!("rest-exact-rows", rows = all_rows(outcome), digest = digest)
        }
        Method::Exact if outcome.pieces > 0 => say!(
            "rest-exact-pieces",
            pieces = counted(outcome.pieces, "piece"),
            error = one_figure(outcome.refinement_difference.unwrap_or(0.0) + ROUNDING),
            digest = digest
        ),
        Method::Exact => say!(
            "rest-exact",
            error = one_figure(outcome.refinement_difference.unwrap_or(0.0) + ROUNDING),
            digest = digest
        ),
        Method::QuasiMonteCarlo => say!(
            "rest-integrated",
            points = count(outcome.points),
            seed = seed,
            digest = digest
        ),
        Method::MonteCarlo => say!(
            "rest-drawn",
            draws = counted(outcome.draws, "draw"),
            seed = seed,
            digest = digest
        ),
    };
    let joint = if full {
        at_once(outcome)
    } else {
        String::new()
    };
    told + &questions::drawn(outcome) + &joint + &precision(outcome) + &sample(outcome)
}

/// The errors that hold for all teams at once.
fn at_once(outcome: &Outcome) -> String {
    if outcome.method == Method::Exact {
        return String::new();
    }
    let estimates = outcome.teams.iter().map(|team| &team.selection_probability);
    let joint = estimates.map(|p| 0.5 * (p.high_simultaneous - p.low_simultaneous));
    let joint = points(joint.fold(0.0, f64::max));
    format!(" {}", say!("rest-at-once", points = joint))
}

/// "all 3,000 rows".
pub(super) fn all_rows(outcome: &Outcome) -> String {
    let counts = outcome.rows.iter().map(|rows| count(*rows as u64));
    say!("all-rows", rows = counts.collect::<Vec<_>>().join(" × "))
}

/// What no interval says where scores are drawn from rows of a file.
pub(super) fn sample(outcome: &Outcome) -> String {
    let Some(fewest) = outcome.rows.first() else {
        return String::new();
    };
    let rows = count(*fewest as u64);
    format!(" {}", say!("rest-sample", rows = rows))
}

/// An error in one figure and rounded up: `2e-11`.
fn one_figure(error: f64) -> String {
    let step = libm::exp10(libm::floor(libm::log10(error)));
    // A hundredth more than a whole number of steps is none.
    format!("{:.0e}", step * libm::ceil(error / step - 0.01))
}

/// Whether the precision asked for was reached, said after the rest.
pub(super) fn precision(outcome: &Outcome) -> String {
    let Some(precision) = outcome.precision else {
        return String::new();
    };
    let (target, half_width) = (asked(precision.target), points(precision.half_width));
    let told = if precision.reached {
        say!("rest-precision", target = target)
    } else {
        say!(
            "rest-precision-missed",
            target = target,
            points = half_width
        )
    };
    format!(" {told}")
}
