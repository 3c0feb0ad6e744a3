//! How often each team is selected, best first, with the scenario as written behind.

use serde::Serialize;

use super::seen::Ghost;
use crate::analysis::finding::Standing;
use crate::analysis::{Estimate, Glance, Method, Outcome, by_selection, rounded};
use crate::scenario::Scenario;
use crate::words::figures::{counted, some};
use crate::words::shares::Shares;
use crate::words::{ended, say};

/// The bars, and what is said of them.
#[derive(Serialize)]
pub(super) struct Standings {
    places: usize,
    /// What is written at the cut line.
    cut: String,
    bars: Vec<Bar>,
    /// What a column of intervals is called, where there is one.
    heading: String,
    /// Who entered and who left.
    changes: String,
    /// Whether the scenario as written is known as well as it will be.
    is_known: bool,
    /// The error of the computation.
    error: String,
}

/// A team.
#[derive(Serialize)]
struct Bar {
    id: String,
    name: String,
    share: String,
    interval: String,
    /// Length of the bar, its interval, and the scenario as written, from 0 to 1.
    width: f64,
    ends: [f64; 2],
    was: Option<f64>,
    /// The scenario as written in words, where it shows another figure.
    was_share: String,
    standing: &'static str,
}

impl Standings {
    /// Those of a whole answer.
    pub(super) fn of_outcome(outcome: &Outcome, ghost: Option<&Ghost>) -> Self {
        let order = by_selection(&outcome.teams);
        let teams = order.into_iter().map(|at| {
            let team = &outcome.teams[at];
            (&*team.id, &*team.name, team.selection_probability)
        });
        let teams: Vec<(&str, &str, Estimate)> = teams.collect();
        let shares = Shares::new(outcome.method, outcome.widest(), false);
        Self::new(&teams, &shares, outcome.places, ghost)
    }

    /// Those of a first sight, or of draws so far.
    pub(super) fn of_glance(scenario: &Scenario, glance: &Glance, ghost: Option<&Ghost>) -> Self {
        let teams = scenario.teams.iter().zip(&glance.selected);
        let mut teams: Vec<(&str, &str, Estimate)> = teams
            .map(|(team, share)| (&*team.id, &*team.name, *share))
            .collect();
        teams.sort_by(|a, b| rounded(b.2.estimate).total_cmp(&rounded(a.2.estimate)));
        // However exact: it is a first sight, and the answer is still to come.
        let method = match glance.method {
            Method::Exact => Method::QuasiMonteCarlo,
            method => method,
        };
        let shares = Shares::new(method, glance.widest(), false);
        Self::new(&teams, &shares, scenario.places, ghost)
    }

    fn new(
        teams: &[(&str, &str, Estimate)],
        shares: &Shares,
        places: usize,
        ghost: Option<&Ghost>,
    ) -> Self {
        let is_known = ghost.is_some_and(|ghost| ghost.is_whole);
        let bars = teams.iter().map(|(id, name, share)| {
            let was = ghost.and_then(|ghost| ghost.share(id));
            let shown = shares.estimate(share.estimate);
            let was_share = was.map(|was| shares.estimate(was));
            Bar {
                id: (*id).to_owned(),
                name: (*name).to_owned(),
                interval: shares.interval(&share.interval(), " – "),
                width: share.estimate.clamp(0.0, 1.0),
                ends: [share.low, share.high].map(|end| end.clamp(0.0, 1.0)),
                was,
                was_share: was_share
                    // Of a first look the last digit may be another one.
                    .filter(|was| is_known && *was != shown)
                    .map_or(String::new(), |was| say!("page-was", share = was)),
                share: shown,
                standing: match Standing::of(share.estimate) {
                    Standing::Likely => "likely",
                    Standing::Contested => "contested",
                    Standing::Unlikely => "unlikely",
                },
            }
        });
        Self {
            places,
            cut: say!("cut-line", places = counted(places, "place")),
            bars: bars.collect(),
            heading: shares.heading(),
            is_known,
            changes: ghost.map_or(String::new(), |ghost| {
                let now: Vec<(&str, &str)> = (teams.iter().take(places))
                    .map(|(id, name, _)| (*id, *name))
                    .collect();
                let all: Vec<(&str, &str)> =
                    teams.iter().map(|(id, name, _)| (*id, *name)).collect();
                changes(&now, &all, ghost)
            }),
            error: shares.told(),
        }
    }
}

impl Ghost {
    fn share(&self, id: &str) -> Option<f64> {
        let mut teams = self.teams.iter();
        teams.find(|(team, _)| team == id).map(|(_, share)| *share)
    }

    /// The likeliest, as many as there are places.
    fn likeliest(&self) -> Vec<&str> {
        let mut order: Vec<&(String, f64)> = self.teams.iter().collect();
        order.sort_by(|a, b| rounded(b.1).total_cmp(&rounded(a.1)));
        let ids = order.into_iter().take(self.places);
        ids.map(|(id, _)| id.as_str()).collect()
    }
}

/// Who is among the likeliest and was not, and the other way round.
fn changes(now: &[(&str, &str)], all: &[(&str, &str)], ghost: &Ghost) -> String {
    let before = ghost.likeliest();
    let entered = now.iter().filter(|(id, _)| !before.contains(id));
    let entered: Vec<&str> = entered.map(|(_, name)| *name).collect();
    let still = |id: &str| now.iter().any(|(team, _)| *team == id);
    let left = before.iter().filter(|id| !still(id));
    let left: Vec<&str> = left
        .map(|id| {
            let team = all.iter().find(|(team, _)| team == id);
            team.map_or(*id, |(_, name)| *name)
        })
        .collect();
    let (enter, leave) = (some(&entered), some(&left));
    let told = match (entered.as_slice(), left.as_slice()) {
        ([], []) => say!("page-same"),
        (_, []) => say!("page-enters", enter = enter, enter_n = entered.len()),
        ([], _) => say!("page-leaves", leave = leave, leave_n = left.len()),
        ([_], [_]) => say!("page-takes", enter = enter, leave = leave),
        _ => say!(
            "page-changes",
            enter = enter,
            enter_n = entered.len(),
            leave = leave,
            leave_n = left.len()
        ),
    };
    ended(&told)
}
