//! What a run found, in sentences, and what it takes to compute it again.

use super::questions;
use super::text::{asked, count, counted, points, wrap};
use crate::analysis::{Method, Outcome};
use crate::engine::integral::ROUNDING;
use crate::words::Words;

/// The likeliest selections, the contest at the line, what is told apart, and what happened.
pub(super) fn findings(outcome: &Outcome, selections: usize) -> String {
    let words = Words::of_run(outcome).full(selections > 1);
    let mut all = words.selections(outcome, selections);
    all.extend(words.line(outcome));
    all.extend(words.told_apart(outcome));
    let observed = outcome.observed.as_ref();
    all.extend(observed.map(|observed| words.observed(outcome, observed)));
    all.iter().map(|sentence| wrap(sentence, 2)).collect()
}

/// How the figures came about; `full` with what the errors are for all teams at once.
pub(super) fn provenance(outcome: &Outcome, full: bool) -> String {
    let digest = outcome.scenario_digest.as_str();
    let digest = digest.get(..19).unwrap_or(digest);
    let seed = outcome.seed;
    let told = match outcome.method {
        Method::Exact if !outcome.rows.is_empty() => format!(
            "Exact over {}, scenario {digest}. Exact for the inputs as written: how little is \
             known of them is another matter.",
            all_rows(outcome),
        ),
        Method::Exact => format!(
            "Exact by integration (error of {} at most, by two refinements and rounding), scenario \
             {digest}. Exact for the inputs as written: how little is known of them is another \
             matter.",
            one_figure(outcome.refinement_difference.unwrap_or(0.0) + ROUNDING),
        ),
        Method::QuasiMonteCarlo => format!(
            "Integrated over {} evenly spread points, seed {seed}, scenario {digest}.",
            count(outcome.points),
        ),
        Method::MonteCarlo => format!(
            "{}, seed {seed}, scenario {digest}.",
            counted(outcome.draws, "draw"),
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
    format!(" To hold for all teams at once the intervals are at most ±{joint} percentage points.")
}

/// "all 3,000 rows".
pub(super) fn all_rows(outcome: &Outcome) -> String {
    let counts = outcome.rows.iter().map(|rows| count(*rows as u64));
    format!("all {} rows", counts.collect::<Vec<_>>().join(" × "))
}

/// What no interval says where scores are drawn from rows of a file.
pub(super) fn sample(outcome: &Outcome) -> String {
    let Some(fewest) = outcome.rows.first() else {
        return String::new();
    };
    format!(
        " The {} aligned rows are a sample themselves, whose error is in no figure here.",
        count(*fewest as u64)
    )
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
    if precision.reached {
        format!(" The precision asked for, ±{target} percentage points, was reached.")
    } else {
        format!(
            " The precision asked for, ±{target} percentage points, was NOT reached: the largest \
             half-width is ±{half_width}."
        )
    }
}
