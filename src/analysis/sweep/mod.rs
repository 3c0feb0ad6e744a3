//! What a sweep found: selection probabilities along one or two keys of a scenario.
//!
//! The field names are the keys of `--format json`, which are added to and never renamed.

mod answered;
mod crossing;
mod lineups;
mod one_by_one;
mod run;
mod seen;
mod settled;
mod swaps;

pub use lineups::{Lineup, Lineups, Unlike};
pub use one_by_one::{Unanswered, one_by_one};
pub use run::sweep;

use super::interval::Interval;
use super::likeliest::{best_first, likeliest};
use super::method::Method;
use super::questions::{QuestionSwept, is_zero};
use crate::scenario::{Follows, KeyName, Recorded};

/// Selection probabilities at every point of one axis, or of a grid of two.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Sweep {
    /// Always `cutline.sweep.v1`.
    pub format: &'static str,
    /// Version of this crate.
    pub version: &'static str,
    /// The scenario's title.
    pub title: String,
    /// Places of the scenario as written; a sweep of `places` itself has its own at each point.
    pub places: usize,
    /// False where the run was interrupted before its last draw.
    pub complete: bool,
    /// How the figures were computed.
    pub method: Method,
    /// Whether nothing is uncertain at any point, so that every change is a step.
    #[serde(skip)]
    pub settled: bool,
    /// Draws at each point, 0 where nothing was drawn. All points share their random numbers.
    pub draws: u64,
    /// Evenly spread points of what is uncertain, the same at each point; 0 where there were none.
    #[serde(skip_serializing_if = "is_zero")]
    pub integration_points: u64,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Digest of the scenario before anything was varied.
    pub scenario_digest: String,
    /// What was changed in the scenario as it was written, as one would type it.
    pub settings: Vec<Recorded>,
    /// The scenario as it was computed, as the text of a file; absent where it is too long, or where
    /// nobody asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    /// What was varied: one key or two.
    pub axes: Vec<Axis>,
    /// The teams, in the order of the file.
    pub teams: Vec<TeamLabel>,
    /// The points: along the one axis, or row by row with the second axis running fastest.
    pub points: Vec<SweepPoint>,
    /// Where the selection that is likeliest team by team changes; empty for two axes.
    pub crossings: Vec<Crossing>,
    /// Along one axis, each team's selection probability at the last point minus that at the first,
    /// with its paired 95 % interval, in the file's order; empty for two axes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Interval>,
    /// What was asked, in the order of the file, then of `--ask`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<QuestionSwept>,
    /// Id of the team that a map of two axes is about; otherwise it shows the last place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
}

/// One key that is varied.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Axis {
    /// Address of the key, such as `criteria.dependency.penalty`.
    pub path: String,
    /// What was typed after `--vary`.
    pub argument: String,
    /// What it is called, such as "Foreign dependency, penalty in points".
    pub label: KeyName,
    /// The values as they were set, in order.
    pub values: Vec<String>,
    /// The values as numbers, ascending; absent where one of them is not a plain number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numbers: Option<Vec<f64>>,
    /// What the scenario says without the sweep; absent where it says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<BaseValue>,
    /// Where the key is a score, the lower and the upper end of its criterion's scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<[f64; 2]>,
    /// What follows from setting the key, such as which weights share the rest, or which values lie
    /// beyond a scale.
    pub held: Vec<Follows>,
}

/// The value of a varied key in the scenario as written.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct BaseValue {
    /// As written, such as `0..10`.
    pub written: String,
    /// The same as a range of numbers (both ends equal for a plain number), where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<[f64; 2]>,
}

/// A team's names.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct TeamLabel {
    /// Key in the file.
    pub id: String,
    /// Name for people.
    pub name: String,
}

/// The answer at one point.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SweepPoint {
    /// Index into the values of each axis.
    pub at: Vec<usize>,
    /// How many teams are chosen here.
    pub places: usize,
    /// Each team's selection probability with its pointwise 95 % interval, in the file's order.
    pub selection_probability: Vec<Interval>,
    /// The probability of each question with its pointwise 95 % interval.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub question_probability: Vec<Interval>,
}

/// A value at which two teams change places at the cut line: below it one of them has the larger
/// selection probability, above it the other.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Crossing {
    /// Id of the team that is among the likeliest `places` teams before the crossing only.
    pub leaves: String,
    /// Id of the team that is among them after it only.
    pub enters: String,
    /// Where, with a 95 % interval.
    pub value: Interval,
    /// The selection probability at which the two lines meet.
    pub probability: f64,
    /// Lower end of its 95 % interval.
    pub probability_low: f64,
    /// Upper end of its 95 % interval.
    pub probability_high: f64,
}

impl SweepPoint {
    /// The likeliest teams, as many as are chosen, best first; equals in the order of the file.
    pub fn likeliest(&self) -> Vec<usize> {
        likeliest(&self.order(), self.places).0.to_vec()
    }

    /// All teams, likeliest first; equals in the order of the file.
    pub(crate) fn order(&self) -> Vec<usize> {
        let shares = &self.selection_probability;
        best_first(0..shares.len(), |team| shares[team].estimate)
    }
}

impl Crossing {
    /// The selection probability at which the two lines meet, with its interval.
    pub fn met(&self) -> Interval {
        Interval {
            estimate: self.probability,
            low: self.probability_low,
            high: self.probability_high,
        }
    }
}

impl Sweep {
    /// The largest half-width of the selection probabilities that the sweep is about: those of the
    /// one team asked for, or of all.
    pub fn widest(&self) -> f64 {
        let team = self.team.as_ref();
        let about = |(label, _): &(&TeamLabel, &Interval)| team.is_none_or(|id| *id == label.id);
        let shares = |point: &'_ SweepPoint| {
            let teams = self.teams.iter().zip(&point.selection_probability);
            teams
                .filter(about)
                .map(|(_, share)| share.half_width())
                .fold(0.0, f64::max)
        };
        self.points.iter().map(shares).fold(0.0, f64::max)
    }
}
