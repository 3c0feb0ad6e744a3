//! What a comparison comes to.

use super::figures::{Counts, TIED, decimals, percent, percentage, whole_percent};
use super::shares::{digits, error_at_most, written};
use super::{Said, Sentences, Words, likeliest, possessive, verb};
use crate::analysis::finding::Change;
use crate::analysis::{Comparison, Interval, Method, Swap};

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
            Change::Nothing => "nothing changes between A and B".to_owned(),
            Change::Same {
                places,
                level,
                moved,
                differs,
            } => {
                let level = match level.as_slice() {
                    [] => String::new(),
                    level => format!(
                        " as far as these draws tell: {} are level",
                        self.names(level)
                    ),
                };
                let moved = match moved {
                    None => ", and no change exceeds its Monte Carlo error".to_owned(),
                    Some((teams, [a, b])) => format!(
                        "; {} {} most, {}from {} in A to {} in B",
                        self.these(teams),
                        verb(teams, "moves", "move"),
                        match teams.as_slice() {
                            [first, _, ..] => format!("{} ", self.name(*first)),
                            _ => String::new(),
                        },
                        percent(*a),
                        percent(*b)
                    ),
                };
                let differs = match *differs {
                    0.0 => String::new(),
                    share => format!(
                        "; the selected set differs in {} of draws",
                        whole_percent(share)
                    ),
                };
                let same = match places {
                    1 => "the same team remains likeliest".to_owned(),
                    _ => format!(
                        "the same {} remain likeliest",
                        Counts::of(&[*places]).say(*places)
                    ),
                };
                format!("{same}{level}{moved}{differs}")
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
        let (into, out) = (self.those(enter, counts), self.those(leave, counts));
        match (enter, leave) {
            (_, []) => {
                format!(
                    "{into} {} {} in B",
                    verb(enter, "joins", "join"),
                    likeliest(places)
                )
            }
            ([], _) if places == 1 => {
                format!(
                    "{out} {} out in B, where there is one place",
                    verb(leave, "drops", "drop")
                )
            }
            ([], _) => format!(
                "{out} {} out of {} in B",
                verb(leave, "drops", "drop"),
                likeliest(places)
            ),
            ([one], [other]) => format!(
                "{} takes {} place in B: selected in {} of draws, {}",
                self.name(*one),
                possessive(self.name(*other)),
                shares[1].map(whole_percent).unwrap_or_default(),
                match shares[0] {
                    Some(a) => format!("against {} in A", whole_percent(a)),
                    None => "and not a candidate in A".to_owned(),
                }
            ),
            _ if enter.len() != leave.len() => format!(
                "in B {into} {} in and {out} {} out",
                verb(enter, "comes", "come"),
                verb(leave, "drops", "drop")
            ),
            _ if self.are_named(enter) && self.are_named(leave) => {
                format!("in B {into} take the places of {out}")
            }
            _ => format!("{} places change hands in B", counts.say(enter.len())),
        }
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
            out.push(format!(
                "Most common swaps, in percent of draws (error {}): {}.",
                error_at_most(widest),
                swaps.collect::<Vec<_>>().join("; ")
            ));
        }
        out
    }

    fn differ(&self, differ: &Interval) -> String {
        if differ.half_width() == 0.0 {
            "The selected set is the same in every draw; that is exact.".to_owned()
        } else if differ.estimate == 0.0 {
            let digits = decimals(differ.half_width());
            format!(
                "The selected set is the same in every draw (it differs in \
                 {}{TIED}-{TIED}{}{TIED}%, 95{TIED}% interval).",
                percentage(differ.low, digits),
                percentage(differ.high, digits)
            )
        } else {
            let share = written(Method::MonteCarlo, differ, self.full);
            format!("The selected set differs in {share}.")
        }
    }

    fn swap(&self, comparison: &Comparison, swap: &Swap, decimals: usize) -> String {
        let team = |id: &String| comparison.teams.iter().position(|team| team.id == *id);
        let teams = |ids: &[String]| ids.iter().filter_map(team).collect::<Vec<_>>();
        let (out, into) = (teams(&swap.out), teams(&swap.into));
        let share = percentage(swap.probability.estimate, decimals);
        match (self.names(&out), self.names(&into)) {
            (out_names, into_names) if out_names.is_empty() => {
                let come = verb(&into, "comes", "come");
                format!("{into_names} {come} in besides{TIED}{share}")
            }
            (out, into) if into.is_empty() => format!("{out} out, nobody instead{TIED}{share}"),
            (out, into) => format!("{into} for {out}{TIED}{share}"),
        }
    }
}

impl Said for Comparison {
    fn said(&self) -> Sentences {
        Sentences::one(&Words::of_comparison(self).change(&self.change()))
    }
}
