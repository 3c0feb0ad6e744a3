//! What a comparison comes to, in sentences.

use crate::analysis::{Comparison, Interval, Method, Swap, TeamChange};
use crate::report::shares::{digits, error_at_most, written};
use crate::report::text::{TIED, decimals, list, percent};

/// Swaps that are told.
const SWAPS: usize = 5;

/// Who comes and goes, how often the selected set differs, and in what.
pub(super) fn findings(comparison: &Comparison, full: bool) -> Vec<String> {
    let mut out = vec![fate(comparison)];
    out.push(sets(&comparison.sets_differ, full));
    let told = comparison.swaps.iter().take(SWAPS);
    let widest = told.clone().map(|swap| swap.probability.half_width());
    let widest = widest.fold(0.0, f64::max);
    let told: Vec<String> = told
        .map(|told| swap(comparison, told, digits(widest, full)))
        .collect();
    if !told.is_empty() {
        out.push(format!(
            "Most common swaps, in percent of draws (error {}): {}.",
            error_at_most(widest),
            told.join("; ")
        ));
    }
    out
}

/// How often the selected set is another one.
fn sets(differ: &Interval, full: bool) -> String {
    if differ.half_width() == 0.0 {
        "The selected set is the same in every draw; that is exact.".to_owned()
    } else if differ.estimate == 0.0 {
        let digits = decimals(differ.half_width());
        format!(
            "The selected set is the same in every draw (it differs in {}{TIED}-{TIED}{}{TIED}%, \
             95{TIED}% interval).",
            percent(differ.low, digits),
            percent(differ.high, digits)
        )
    } else {
        let share = written(Method::MonteCarlo, differ, full);
        format!("The selected set differs in {share}.")
    }
}

/// Teams that come in or fall out of the likeliest.
fn fate(comparison: &Comparison) -> String {
    let [leave, enter] = comparison.moves();
    let names = |teams: &[&TeamChange]| {
        list(
            &teams
                .iter()
                .map(|team| team.name.as_str())
                .collect::<Vec<_>>(),
        )
    };
    if comparison.moves_are_level() {
        return format!(
            "The likeliest teams are the same in both as far as these draws tell: {} are level.",
            list(&[names(&leave), names(&enter)])
        );
    }
    match (leave.as_slice(), enter.as_slice()) {
        ([], []) => "The likeliest teams are the same in both.".to_owned(),
        ([], enter) => format!("Among the likeliest in B only: {}.", names(enter)),
        (leave, []) => format!("Among the likeliest in A only: {}.", names(leave)),
        (leave, enter) => format!(
            "Among the likeliest in A only: {}; in B only: {}.",
            names(leave),
            names(enter)
        ),
    }
}

fn swap(comparison: &Comparison, swap: &Swap, decimals: usize) -> String {
    let names = |ids: &[String]| -> String {
        let names: Vec<&str> = ids.iter().map(|id| name(comparison, id)).collect();
        list(&names)
    };
    let share = percent(swap.probability.estimate, decimals);
    match (swap.out.is_empty(), swap.into.is_empty()) {
        (true, _) => {
            let come = if swap.into.len() == 1 {
                "comes"
            } else {
                "come"
            };
            format!("{} {come} in besides{TIED}{share}", names(&swap.into))
        }
        (_, true) => format!("{} out, nobody instead{TIED}{share}", names(&swap.out)),
        _ => format!(
            "{} for {}{TIED}{share}",
            names(&swap.into),
            names(&swap.out)
        ),
    }
}

fn name<'a>(comparison: &'a Comparison, id: &'a str) -> &'a str {
    let team = comparison.teams.iter().find(|team| team.id == id);
    team.map_or(id, |team| team.name.as_str())
}
