//! What a comparison shows, said in one sentence made from its numbers.

use crate::analysis::Interval;

use super::finding::{NAMED, likeliest, possessive, those};
use super::number::{capital, fixed, percent, whole_percent, word};

/// What the sentence needs to know of a team.
pub(super) struct Changed<'a> {
    pub(super) name: &'a str,
    /// Selection probability in A and in B.
    pub(super) shares: [Option<f64>; 2],
    /// B minus A.
    pub(super) change: Option<Interval>,
    /// Whether it is among the likeliest teams of A, and of B.
    pub(super) among: [bool; 2],
}

/// The finding of a comparison; `places` are those of A and of B.
pub(super) fn change(teams: &[Changed<'_>], places: [usize; 2]) -> String {
    let moved = |among: [bool; 2]| {
        let those = teams.iter().filter(move |team| team.among == among);
        those.collect::<Vec<_>>()
    };
    let (enters, leaves) = (moved([false, true]), moved([true, false]));
    let named = |teams: &[&Changed<'_>]| those(&teams.iter().map(|t| t.name).collect::<Vec<_>>());
    let verb = |teams: &[&Changed<'_>], one: &str, more: &str| {
        (if teams.len() == 1 { one } else { more }).to_owned()
    };
    match (enters.as_slice(), leaves.as_slice()) {
        ([], []) => still(teams),
        ([one], [other]) => format!(
            "{} takes {} place in B: {}",
            one.name,
            possessive(other.name),
            against(one)
        ),
        (into, []) => format!(
            "{} {} {} in B",
            named(into),
            verb(into, "joins", "join"),
            likeliest(places[1])
        ),
        ([], out) => format!(
            "{} {} out of {} in B",
            named(out),
            verb(out, "drops", "drop"),
            likeliest(places[1])
        ),
        (into, out) if into.len() == out.len() && into.len() > NAMED => {
            format!("{} places change hands in B", capital(&word(into.len())))
        }
        (into, out) if into.len() == out.len() => {
            format!("In B {} take the places of {}", named(into), named(out))
        }
        (into, out) => format!(
            "In B {} {} in and {} {} out",
            named(into),
            verb(into, "comes", "come"),
            named(out),
            verb(out, "drops", "drop")
        ),
    }
}

fn against(team: &Changed<'_>) -> String {
    let share = |side: usize| team.shares[side].map(whole_percent);
    match (share(0), share(1)) {
        (Some(a), Some(b)) => format!("selected in {b} of draws, against {a} in A"),
        (_, b) => format!(
            "selected in {} of draws, and not a candidate in A",
            b.unwrap_or_default()
        ),
    }
}

/// The same teams are likeliest in both.
fn still(teams: &[Changed<'_>]) -> String {
    let changes = || {
        let both = teams
            .iter()
            .filter_map(|team| team.change.map(|c| (team, c)));
        both.filter(|(_, change)| change.estimate != 0.0)
    };
    let alone = teams.iter().any(|team| team.change.is_none());
    if changes().next().is_none() && !alone {
        return "Nothing changes between A and B".to_owned();
    }
    // Beyond its Monte Carlo error, and large enough to show in the figures.
    let clear = changes()
        .filter(|(_, c)| (c.low > 0.0 || c.high < 0.0) && c.estimate.abs() >= 0.0005)
        .rev()
        .max_by(|(_, a), (_, b)| a.estimate.abs().total_cmp(&b.estimate.abs()));
    match clear {
        Some((team, change)) => {
            let [a, b] = team.shares.map(|share| percent(share.unwrap_or_default()));
            // As far as the figures show others may move as much.
            let shown = |change: f64| fixed(100.0 * change.abs(), 1);
            let most = changes().filter(|(_, c)| shown(c.estimate) == shown(change.estimate));
            let most: Vec<&str> = most.map(|(team, _)| team.name).collect();
            match most.len() {
                1 => format!(
                    "No place changes hands; {} moves most, from {a} in A to {b} in B",
                    team.name
                ),
                _ => format!(
                    "No place changes hands; {} move most, {} from {a} in A to {b} in B",
                    those(&most),
                    team.name
                ),
            }
        }
        None => "No place changes hands, and no change exceeds its Monte Carlo error".to_owned(),
    }
}
