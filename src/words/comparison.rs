//! What a comparison comes to.

use super::figures::{Counts, decimals, percent, percentage, whole_percent};
use super::shares::{digits, error_at_most, written};
use super::{Said, Sentences, Words, likeliest, say};
use crate::analysis::finding::Change;
use crate::analysis::{AS_WRITTEN, Comparison, Interval, Method, Swap};

/// What the two sides are called.
pub(crate) fn side_names(comparison: &Comparison) -> [String; 2] {
    comparison.labels().map(|label| match label {
        AS_WRITTEN => say!("as-written"),
        label => label.to_owned(),
    })
}

/// The files of the two sides, the second with what is set in it alone.
pub(crate) fn side_files(comparison: &Comparison) -> [String; 2] {
    let [a, b] = &comparison.sides;
    let set = b.name.strip_prefix(a.name.as_str());
    let set = set.and_then(|set| set.strip_prefix(" with "));
    let b = set.map_or_else(
        || b.name.clone(),
        |set| say!("side-with", file = &a.name, settings = set),
    );
    [a.name.clone(), b]
}

/// Swaps that are told.
const SWAPS: usize = 5;

impl<'a> Words<'a> {
    /// With the names of a comparison.
    pub fn of_comparison(comparison: &'a Comparison) -> Self {
        Self::new(comparison.teams.iter().map(|team| &team.name))
    }

    /// What is another one in B than in A.
    pub fn change(&self, change: &Change) -> String {
        let text = match change {
            Change::Nothing => say!("change-nothing"),
            Change::Same {
                places,
                level,
                moved,
                differs,
            } => {
                let level = match level.as_slice() {
                    [] => String::new(),
                    level => {
                        format!(" {}", say!("change-same-level", teams = self.names(level)))
                    }
                };
                let moved = match moved {
                    None => say!("change-same-still"),
                    Some((teams, [a, b])) => say!(
                        "change-same-moved",
                        teams = self.these(teams),
                        teams_n = teams.len(),
                        team = teams.first().map_or("", |&team| self.name(team)),
                        a = percent(*a),
                        b = percent(*b)
                    ),
                };
                let differs = match *differs {
                    0.0 => String::new(),
                    share => say!("change-same-differs", share = whole_percent(share)),
                };
                say!(
                    "change-same",
                    places = Counts::of(&[*places]).say(*places),
                    places_n = *places,
                    level = level,
                    moved = moved,
                    differs = differs
                )
            }
            Change::Others {
                enter,
                leave,
                shares,
                places,
            } => self.others(enter, leave, *shares, *places),
        };
        self.begin(&text)
    }

    fn others(
        &self,
        enter: &[usize],
        leave: &[usize],
        shares: [Option<f64>; 2],
        places: usize,
    ) -> String {
        let counts = Counts::of(&[enter.len(), leave.len()]);
        let which = match (enter, leave) {
            (_, []) => "change-joins",
            ([], _) if places == 1 => "change-drops-one-place",
            ([], _) => "change-drops",
            ([_], [_]) if shares[0].is_some() => "change-takes",
            ([_], [_]) => "change-takes-new",
            _ if enter.len() != leave.len() => "change-uneven",
            _ if self.are_named(enter) && self.are_named(leave) => "change-places",
            _ => "change-many",
        };
        let share = |share: Option<f64>| share.map(whole_percent).unwrap_or_default();
        say!(
            which,
            enter = self.those(enter, counts),
            enter_n = enter.len(),
            leave = self.those(leave, counts),
            leave_n = leave.len(),
            count = counts.say(enter.len()),
            whom = likeliest(places),
            a = share(shares[0]),
            b = share(shares[1])
        )
    }

    /// How often the selected set is another one, and what changes hands when it is.
    pub(crate) fn sets(&self, comparison: &Comparison) -> Vec<String> {
        let mut out = vec![self.differ(&comparison.sets_differ)];
        let told: Vec<&Swap> = comparison.swaps.iter().take(SWAPS).collect();
        let halves = told.iter().map(|swap| swap.probability.half_width());
        let widest = halves.fold(0.0, f64::max);
        if !told.is_empty() {
            let swaps = told.into_iter();
            let swaps = swaps.map(|swap| self.swap(comparison, swap, digits(widest, self.full)));
            out.push(say!(
                "swaps",
                error = error_at_most(widest),
                swaps = swaps.collect::<Vec<_>>().join("; ")
            ));
        }
        out
    }

    fn differ(&self, differ: &Interval) -> String {
        if differ.half_width() == 0.0 {
            say!("sets-same-exact")
        } else if differ.estimate == 0.0 {
            let digits = decimals(differ.half_width());
            say!(
                "sets-same",
                low = percentage(differ.low, digits),
                high = percentage(differ.high, digits)
            )
        } else {
            let share = written(Method::MonteCarlo, differ, self.full);
            say!("sets-differ", share = share)
        }
    }

    fn swap(&self, comparison: &Comparison, swap: &Swap, decimals: usize) -> String {
        let team = |id: &String| comparison.teams.iter().position(|team| team.id == *id);
        let teams = |ids: &[String]| ids.iter().filter_map(team).collect::<Vec<_>>();
        let (out, into) = (teams(&swap.out), teams(&swap.into));
        let share = percentage(swap.probability.estimate, decimals);
        let which = if out.is_empty() {
            "swap-besides"
        } else if into.is_empty() {
            "swap-nobody"
        } else {
            "swap"
        };
        say!(
            which,
            into = self.names(&into),
            into_n = into.len(),
            out = self.names(&out),
            share = share
        )
    }
}

impl Said for Comparison {
    fn said(&self) -> Sentences {
        Sentences::one(&Words::of_comparison(self).change(&self.change()))
    }
}
