//! What a run found: the one result that every report and chart renders.
//!
//! The field names are the keys of `--format json`, which are added to and never renamed.

use super::interval::{Estimate, Estimates, Interval, Moments};
use super::method::Method;
use super::points::Points;
use super::questions::{QuestionOutcome, is_zero};
use crate::model::Aggregate;
use crate::scenario::Recorded;

/// The answer of one run. Lists of teams stand in the order of the scenario file.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Outcome {
    /// Always `cutline.outcome.v1`.
    pub format: &'static str,
    /// Version of this crate.
    pub version: &'static str,
    /// The scenario's title.
    pub title: String,
    /// How many teams are chosen.
    pub places: usize,
    /// False where the run was interrupted before its end.
    pub complete: bool,
    /// How the figures were computed.
    pub method: Method,
    /// How many draws they rest on; 0 where nothing was drawn.
    #[serde(skip_serializing_if = "is_zero")]
    pub draws: u64,
    /// How many evenly spread points they rest on; 0 where there were none.
    #[serde(skip_serializing_if = "is_zero")]
    pub points: u64,
    /// Numbers of rows of the aligned columns that scores are drawn from, one for all columns of a
    /// length. Where the method is exact all of them were gone through. They are a sample themselves,
    /// whose error is in no interval.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<usize>,
    /// Into how many pieces the set of all weights was cut, in each of which nothing changes, where
    /// nothing but weights is uncertain; 0 elsewhere.
    #[serde(skip_serializing_if = "is_zero")]
    pub pieces: u64,
    /// By how much two refinements of the quadrature differ at most, in probabilities; where weights were
    /// cut into pieces, what rounding may have moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refinement_difference: Option<f64>,
    /// How precise the run was to be, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    /// Seed of the random numbers.
    pub seed: u64,
    /// `sha256:…` of all that the figures depend on but draws and seed; titles, names, labels and
    /// questions have no part in it.
    pub scenario_digest: String,
    /// What was changed in the scenario as it was written, as one would type it.
    pub settings: Vec<Recorded>,
    /// The scenario as it was computed, as the text of a file; absent where it is too long, or where
    /// nobody asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    /// How values on weighted criteria come together, where they are not just added up.
    #[serde(skip_serializing_if = "Aggregate::is_arithmetic")]
    pub aggregate: Aggregate,
    /// The criteria, in the order of the file.
    pub criteria: Vec<CriterionLabel>,
    /// One entry per team.
    pub teams: Vec<TeamOutcome>,
    /// The teams in rank order, cut wherever the pairwise winning index of two neighbours is at
    /// least 0.95: what the inputs tell apart.
    pub groups: Vec<Vec<String>>,
    /// Teams next to each other in rank order, best first, with their intervals: what `groups` and
    /// the contest at the line rest on.
    pub neighbours: Vec<Neighbours>,
    /// Ids of the teams, in the order of the rows and columns of the tables below.
    pub team_order: Vec<String>,
    /// `[i][j]`: share of draws in which team i ranks above team j, after lots.
    pub pairwise_winning: Vec<Vec<f64>>,
    /// `[i][j]`: share of draws in which the totals of i and j are equal, before any tie-break.
    pub pairwise_tied: Vec<Vec<f64>>,
    /// `[i][j]`: share of draws in which i is selected and j is not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub selected_without: Vec<Vec<f64>>,
    /// Why that table is left out, where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selected_without_left_out: Option<String>,
    /// The selected sets that were counted, most frequent first; those whose probabilities differ by
    /// rounding alone in the order of the file.
    pub selections: Vec<Selection>,
    /// Share of draws whose selected set is not in `selections`.
    pub selections_other: f64,
    /// How well the figures without intervals of their own are known.
    pub largest_half_widths: HalfWidths,
    /// How open the decision is.
    pub entropy: Entropy,
    /// How often how many places are filled; all of them always, by the rules there are so far.
    pub places_filled: Vec<PlacesFilled>,
    /// Answers to what was asked, in the order of the file, then of `--ask`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<QuestionOutcome>,
    /// How the forecast fared, where the scenario says what happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observed: Option<Forecast>,
    /// Teams that were asked for, against the line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub team_views: Vec<TeamView>,
    /// Who is in and who is out under every allowed weight, where weights are all that is uncertain; absent
    /// where that is nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_all_weights: Option<UnderAllWeights>,
}

/// Ids of teams whose fate does not hang on the weights.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct UnderAllWeights {
    /// Always selected.
    pub selected: Vec<String>,
    /// Never selected.
    pub never: Vec<String>,
}

impl Outcome {
    /// A team's name for people; its id where there is no such team.
    pub fn name_of<'a>(&'a self, id: &'a str) -> &'a str {
        let mut teams = self.teams.iter();
        let team = teams.find(|team| team.id == id);
        team.map_or(id, |team| team.name.as_str())
    }

    /// The largest half-width of the teams' selection probabilities.
    pub fn widest(&self) -> f64 {
        let widths = self.teams.iter();
        let widths = widths.map(|team| team.selection_probability.half_width());
        widths.fold(0.0, f64::max)
    }

    /// Whether any weight differs from draw to draw.
    pub fn weights_vary(&self) -> bool {
        self.criteria
            .iter()
            .any(|criterion| criterion.weight_varies)
    }
}

/// The precision asked for, and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Precision {
    /// The largest 95 % half-width that a selection probability, or the answer to a question, was to
    /// have.
    pub target: f64,
    /// The largest one that it has.
    pub half_width: f64,
    /// Whether that is small enough.
    pub reached: bool,
}

/// Two teams next to each other in rank order.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Neighbours {
    /// Id of the team selected more often.
    pub above: String,
    /// Id of the next one.
    pub below: String,
    /// How often `above` ranks above `below`, after lots.
    pub winning: Interval,
    /// How often their totals are equal, before any tie-break.
    pub tied: Interval,
}

/// The largest pointwise 95 % half-width in each table of probabilities.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct HalfWidths {
    /// Of `pairwise_winning`.
    pub pairwise_winning: f64,
    /// Of `pairwise_tied`.
    pub pairwise_tied: f64,
    /// Of `selected_without`.
    pub selected_without: f64,
    /// Of `selections_other`.
    pub selections_other: f64,
}

/// A criterion and what it is worth.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct CriterionLabel {
    /// Key in the file.
    pub id: String,
    /// Name for people.
    pub label: String,
    /// Mean points that value 1 earns; negative for a penalty.
    pub points: f64,
    /// Whether it is a weight that differs from draw to draw.
    pub weight_varies: bool,
    /// Key of the block it belongs to, where it is in one.
    #[serde(skip)]
    pub block: Option<String>,
}

/// What a run found for one team.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct TeamOutcome {
    /// Key in the file.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Share of draws in which the team is selected.
    pub selection_probability: Estimate,
    /// Whether the run was long enough to say if the team is more likely in or out: the
    /// simultaneous interval does not hold one half. A statement about computing.
    pub resolved: bool,
    /// Share of draws at each rank, best rank first (Lahdelma & Salminen 2001).
    pub rank_acceptability: Estimates,
    /// Mean rank, from 1.
    pub expected_rank: f64,
    /// Central 90 % of ranks: the 5 % and the 95 % quantile.
    pub rank_interval: [usize; 2],
    /// Mean and standard deviation of the total, in points.
    pub total: Moments,
    /// The score sheet with every quantity at its mean.
    pub sheet: Sheet,
    /// Mean weights over the draws in which the team ranks first, in points by criterion, without
    /// the penalties (Lahdelma, Hokkanen & Salminen 1998); null where it never does.
    pub central_weights: Option<Points>,
    /// Mean weights over the draws in which the team is selected; null where it never is.
    pub weights_given_selected: Option<Points>,
    /// Probability of ranking first under the central weights (Lahdelma, Hokkanen & Salminen
    /// 1998); null where the team never ranks first.
    #[serde(skip_serializing_if = "Confidence::is_unknown")]
    pub confidence_factor: Confidence,
    /// Sum of the rank acceptabilities under rank-order-centroid metaweights (Lahdelma & Salminen
    /// 2001), scaled so that a team that is always first has 1.
    pub holistic_index: f64,
}

/// A confidence factor, where there is one.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Confidence {
    /// Not computed: the run was interrupted, or nobody asked.
    Unknown,
    /// The team never ranks first, so that it has no central weights.
    NeverFirst,
    /// The factor with its pointwise interval.
    Factor(Interval),
}

impl Confidence {
    /// Whether it was not computed.
    fn is_unknown(&self) -> bool {
        *self == Self::Unknown
    }

    /// The factor, where there is one.
    pub fn factor(&self) -> Option<Interval> {
        match self {
            Self::Factor(factor) => Some(*factor),
            _ => None,
        }
    }
}

/// Decision entropies, −Σ p log2 p, in bits: 0 where the decision is certain.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Entropy {
    /// Of who ranks first.
    pub choice: f64,
    /// Of the selected set.
    pub selection: f64,
    /// True where sets that were not counted one by one went in as a single one, so that
    /// `selection` is too small.
    pub selection_is_lower_bound: bool,
    /// Of the complete ranking, where there are six teams at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ranking: Option<f64>,
}

/// A team's score sheet with every quantity at its mean.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Sheet {
    /// Sum of the points, bonus included.
    pub total: f64,
    /// Rank by that total; equal totals share the better rank.
    pub rank: usize,
    /// Points per criterion (a penalty's are negative), and `bonus` where there is one.
    pub points: Points,
}

/// One set of selected teams and how often it came up.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Selection {
    /// Ids of the selected teams, in the order of the file.
    pub teams: Vec<String>,
    /// How often.
    pub probability: Interval,
}

/// How often a number of places was filled.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct PlacesFilled {
    /// Number of teams selected.
    pub places: usize,
    /// Its probability: 1 as long as no rule leaves a place empty.
    pub probability: f64,
}

/// The run read as a forecast of what really happened.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Forecast {
    /// Ids of the teams that were really selected, in the order of the file.
    pub selected: Vec<String>,
    /// Probability of exactly that selection.
    pub probability: Interval,
    /// Mean over teams of (selection probability − 1 or 0)² (Brier 1950); lower is better.
    pub brier_score: f64,
    /// What the constant forecast places / teams would score.
    pub brier_score_of_chance: f64,
}

/// A team's points against those of the team at the line, with every score and weight at its mean.
///
/// The line is the last team in on the sheet as written; for a team that is in on it, the first one
/// out.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct TeamView {
    /// Id of the team.
    pub id: String,
    /// Whether it is in on the sheet as written.
    pub within: bool,
    /// Id of the team at the line; absent where there is a place for each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// Its points less those of the team at the line, by criterion, and `bonus` where either has one.
    pub points: Points,
    /// The sum of those.
    pub total: f64,
    /// How often it ranks above the team at the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ahead: Option<Interval>,
}
