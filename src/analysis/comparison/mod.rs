//! What a comparison of two scenarios found.
//!
//! The field names are the keys of `--format json`, which are added to and never renamed.

mod asked;
mod found;
mod run;
mod shapley;

pub use run::compare;

use super::interval::Interval;
use super::method::Method;
use super::questions::is_zero;
use crate::scenario::Recorded;

/// What the first side is called where the second is the same with something set.
pub const AS_WRITTEN: &str = "as written";

/// Two scenarios under the same random numbers.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Comparison {
    /// Always `cutline.comparison.v1`.
    pub format: &'static str,
    /// Version of this crate.
    pub version: &'static str,
    /// False where the run was interrupted before its last draw.
    pub complete: bool,
    /// How the figures were computed.
    pub method: Method,
    /// Draws of each scenario, for what is not integrated: which sets differ and who takes whose
    /// place are always drawn. Both share their random numbers.
    pub draws: u64,
    /// Evenly spread points of what is uncertain, the same in both; 0 where there were none.
    #[serde(skip_serializing_if = "is_zero")]
    pub integration_points: u64,
    /// Seed of the random numbers.
    pub seed: u64,
    /// The two scenarios, A and B.
    pub sides: [Side; 2],
    /// In what they differ.
    pub differences: Vec<Difference>,
    /// Every team of either, in the order of A, then those of B alone.
    pub teams: Vec<TeamChange>,
    /// What is asked of A or of B, in the order of A, then what B alone asks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<QuestionChange>,
    /// How often the selected set differs.
    pub sets_differ: Interval,
    /// What changes hands when it does, most frequent first.
    pub swaps: Vec<Swap>,
    /// Share of draws with a swap that is not in `swaps`.
    pub swaps_other: f64,
    /// Lower end of its 95 % interval.
    pub swaps_other_low: f64,
    /// Upper end of its 95 % interval.
    pub swaps_other_high: f64,
}

impl Comparison {
    /// What was changed in both scenarios; where it came to different things, without saying to which.
    pub fn settings_of_both(&self) -> Vec<Recorded> {
        let [a, b] = &self.sides;
        shared(&a.settings, &b.settings).0
    }

    /// The largest half-width of one of the intervals that teams have, such as that of the change;
    /// absent where no team has it, and 0 where all are exact.
    pub fn widest(&self, of: impl Fn(&TeamChange) -> Option<Interval>) -> Option<f64> {
        let halves = self.teams.iter().filter_map(of).map(|i| i.half_width());
        halves.reduce(f64::max)
    }
}

impl Comparison {
    /// What the two sides are called in a picture: as somebody wants it, else by what makes the
    /// second another scenario, by their titles, or by their files.
    pub fn labels(&self) -> [&str; 2] {
        let [a, b] = &self.sides;
        let more = b.name.strip_prefix(a.name.as_str());
        let more = more.and_then(|more| {
            let without = || {
                more.strip_prefix(' ')
                    .filter(|more| more.starts_with("without "))
            };
            more.strip_prefix(" with ").or_else(without)
        });
        let labels = match more {
            Some(settings) => [AS_WRITTEN, settings],
            None if a.title != b.title => [a.title.as_str(), b.title.as_str()],
            None => [a.name.as_str(), b.name.as_str()],
        };
        let label = |side: usize| self.sides[side].label.as_deref().unwrap_or(labels[side]);
        [label(0), label(1)]
    }

    /// The same with names for the two sides.
    #[must_use]
    pub fn called(mut self, names: Option<[String; 2]>) -> Self {
        let names = names.map(|names| names.map(Some)).unwrap_or_default();
        for (side, name) in self.sides.iter_mut().zip(names) {
            side.label = name;
        }
        self
    }
}

/// Settings that both lists have, and those that only the first has.
pub fn shared(a: &[Recorded], b: &[Recorded]) -> (Vec<Recorded>, Vec<Recorded>) {
    let mut both = Vec::new();
    let mut alone = Vec::new();
    for one in a {
        match b.iter().find(|other| other.is(one)) {
            None => alone.push(one.clone()),
            Some(other) => both.push(Recorded {
                effect: one.effect.clone().filter(|_| one.effect == other.effect),
                ..one.clone()
            }),
        }
    }
    (both, alone)
}

/// One of the two scenarios.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Side {
    /// The file, with the settings that make this side another scenario.
    pub name: String,
    /// What it is to be called; absent where nobody said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The scenario's title.
    pub title: String,
    /// How many teams are chosen.
    pub places: usize,
    /// Digest of the scenario.
    pub scenario_digest: String,
    /// What was changed in the scenario as it was written, as one would type it.
    pub settings: Vec<Recorded>,
    /// The scenario as it was computed, as the text of a file; absent where it is too long, or where
    /// nobody asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
}

/// A key in which the two scenarios differ, or a group of such keys, with its part of the change.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Difference {
    /// Address of the key, such as `criteria.dependency.penalty`, or of the section grouped.
    pub path: String,
    /// What A says; absent where it says nothing, or for a group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub a: Option<String>,
    /// What B says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub b: Option<String>,
    /// How many keys a group holds; 1 for a single key.
    pub keys: usize,
    /// The keys of a group; empty for a single key.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Member>,
    /// The part of each team's change that falls to this difference (Shapley 1953), in the order
    /// of [`Comparison::teams`]; the parts of all differences add up to the change. Empty where
    /// there is only one difference, or where the changes cannot be shared out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub share: Vec<f64>,
    /// Lower ends of their 95 % intervals, which are wide enough whatever the draws in which
    /// several scenarios differ have in common.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub share_low: Vec<f64>,
    /// Upper ends of their 95 % intervals.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub share_high: Vec<f64>,
}

impl Difference {
    /// The part of a team's change that falls to this difference, with its interval; absent where
    /// the changes are not shared out.
    pub fn share_of(&self, team: usize) -> Option<Interval> {
        Some(Interval {
            estimate: *self.share.get(team)?,
            low: *self.share_low.get(team)?,
            high: *self.share_high.get(team)?,
        })
    }
}

/// One key of a group of differences.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Member {
    /// Address of the key.
    pub path: String,
    /// What A says; absent where it says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub a: Option<String>,
    /// What B says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub b: Option<String>,
}

/// What happens to one team from A to B.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct TeamChange {
    /// Key in the file.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Selection probability in A; absent where the team is not in A.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub a: Option<Interval>,
    /// Selection probability in B.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub b: Option<Interval>,
    /// B minus A with its paired 95 % interval; absent where the team is in one of them only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Interval>,
    /// Whether the team is among the likeliest `places` teams of A, and of B.
    pub among_likeliest: [bool; 2],
}

/// What happens to the answer to a question from A to B.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct QuestionChange {
    /// Key in the file; the text itself where `--ask` asks.
    pub name: String,
    /// The question as written.
    pub text: String,
    /// Its probability in A; absent where a team that it asks about is not in A.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub a: Option<Interval>,
    /// Its probability in B.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub b: Option<Interval>,
    /// B minus A with its paired 95 % interval; absent where it cannot be asked of both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Interval>,
}

/// Teams that change hands between the selected sets.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Swap {
    /// Ids selected in A only.
    pub out: Vec<String>,
    /// Ids selected in B only.
    #[serde(rename = "in")]
    pub into: Vec<String>,
    /// How often.
    pub probability: Interval,
}
