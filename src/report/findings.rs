//! What a run found, in sentences, and what it takes to compute it again.

use super::questions;
use super::shares::share;
use super::text::{TIED, asked, count, counted, fixed, list, points, wrap};
use crate::analysis::{Method, Neighbours, Outcome, SEPARABLE, Selection, TeamOutcome};
use crate::engine::integral::ROUNDING;

/// The likeliest selections, the contest at the line, what is told apart, and what happened.
pub(super) fn findings(outcome: &Outcome, ranked: &[&TeamOutcome], selections: usize) -> String {
    let mut out = String::new();
    let names = |ids: &[String]| -> String {
        let named = ranked.iter().filter(|team| ids.contains(&team.id));
        list(&named.map(|team| team.name.as_str()).collect::<Vec<_>>())
    };
    for sentence in likeliest(outcome, &names, selections) {
        out += &wrap(&sentence, 2);
    }
    if let Some(pair) = outcome.places.checked_sub(1)
        && let Some(contest) = outcome.neighbours.get(pair)
    {
        out += &wrap(&at_the_line(outcome, contest), 2);
    }
    out += &told_apart(outcome, ranked);
    if let Some(observed) = &outcome.observed {
        out += &wrap(
            &format!(
                "What happened: {}; {}. Brier score of the {} probabilities: \
                 {} (the same chance for all would score {}; lower is better).",
                names(&observed.selected),
                share(outcome.method, &observed.probability),
                outcome.teams.len(),
                fixed(observed.brier_score, 4),
                fixed(observed.brier_score_of_chance, 4),
            ),
            2,
        );
    }
    out
}

/// The likeliest selections, so many of them at most. Where the first are level none of them is
/// called the likeliest, and they stand in the order of the file.
fn likeliest(outcome: &Outcome, names: &dyn Fn(&[String]) -> String, most: usize) -> Vec<String> {
    let level = outcome.level_selections();
    let told = |selection: &Selection| {
        let share = share(outcome.method, &selection.probability);
        format!("{}; {share}", names(&selection.teams))
    };
    let (first, rest) = outcome.selections.split_at(level);
    let mut first: Vec<&Selection> = first.iter().collect();
    let place = |id: &String| outcome.teams.iter().position(|team| team.id == *id);
    first.sort_by_cached_key(|set| set.teams.iter().map(place).collect::<Vec<_>>());
    let mut out = Vec::new();
    match first.as_slice() {
        [] => {}
        [only] => out.push(format!("Most likely selection: {}.", told(only))),
        [example, others @ ..] => {
            let sets = counted(level, "set");
            out.push(match outcome.method {
                Method::Exact => {
                    let each = share(outcome.method, &example.probability);
                    let each = each.replacen(" (", " each (", 1);
                    let example = names(&example.teams);
                    format!("{sets} are equally likely, {each}, for example {example}.")
                }
                Method::QuasiMonteCarlo | Method::MonteCarlo => format!(
                    "No selection is told to be the likeliest: {sets} are level within their \
                     errors, for example {}.",
                    told(example)
                ),
            });
            let others = others.iter().take(most.saturating_sub(1));
            out.extend(others.map(|other| format!("Or: {}.", told(other))));
        }
    }
    let rest = rest.iter().take(most.saturating_sub(level));
    out.extend(rest.map(|selection| format!("Then: {}.", told(selection))));
    out
}

/// The last team in and the first one out.
fn at_the_line(outcome: &Outcome, contest: &Neighbours) -> String {
    let ties = if contest.tied.estimate > 0.0 {
        let share = share(outcome.method, &contest.tied);
        format!("; equal totals, settled by lot: {share}")
    } else {
        String::new()
    };
    let (above, below) = (
        outcome.name_of(&contest.above),
        outcome.name_of(&contest.below),
    );
    let won = share(outcome.method, &contest.winning);
    let told = match (contest.winning.is_even(), outcome.method) {
        (false, _) => format!("{above} ranks above {below} in {won}"),
        (true, Method::Exact) => {
            format!("{above} and {below} are level, each ranks above the other in {won}")
        }
        (true, _) => {
            format!("{above} and {below} are level within the error, {above} ranks above in {won}")
        }
    };
    format!("Closest contest at the line: {told}{ties}.")
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
            "Integrated over {} evenly spread points, seed {seed}, scenario {digest}. The intervals \
             are errors of the computation: not how little is known of the inputs. To hold for all \
             teams at once they are at most ±{joint} percentage points.",
            count(outcome.points),
        ),
        Method::MonteCarlo => format!(
            "{}, seed {seed}, scenario {digest}. The intervals are Monte Carlo error: how \
             well this run computed the figures, not how little is known of the inputs. To hold for \
             all teams at once they are at most ±{joint} percentage points.",
            counted(outcome.draws, "draw"),
        ),
    };
    told + &questions::drawn(outcome) + &precision(outcome) + &sample(outcome)
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
