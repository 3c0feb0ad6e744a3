//! What is computed: the selection problem as dense, validated arrays.
//!
//! A team's total, in points, is Σ weight × value − Σ penalty × value + bonus, or has a mean in the
//! place of the first sum (`mean`). Teams and criteria
//! are plain indices here, in the order of the scenario; ids are kept because the random numbers
//! of a quantity are named after its address.

pub(crate) mod exact;
mod expansion;
mod known;
mod large_beta;
pub(crate) mod law;
mod mean;
mod polytope;
pub mod special;
pub mod tilt;
mod value;
mod weights;

pub use law::LARGEST_NORMAL;
pub use mean::FLOOR;
pub(crate) use mean::Mean;
pub use polytope::Polytope;
pub use value::{Piece, ValueFunction};
pub use weights::{BoundedSimplex, WeightGroup, WeightLaw};

use crate::scenario::{Aggregate, Correlation, MOST_TEAMS, Quantity, Question, Role, Scenario};

/// A selection problem, ready for the engine.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// How many teams are chosen.
    pub places: usize,
    /// The criteria, weighted ones and penalties alike.
    pub criteria: Vec<Criterion>,
    /// The weights of the weighted criteria, as independent groups.
    pub weights: Vec<WeightGroup>,
    /// The competing teams.
    pub teams: Vec<Team>,
    /// Correlations of the underlying normals.
    pub correlation: Correlation,
    /// A selection whose frequency is counted even where it is rare: the one that really happened.
    pub watched: Option<Vec<usize>>,
    /// What is asked for beside who is selected.
    pub questions: Vec<Question>,
    /// How the points of weighted criteria come together.
    pub aggregate: Aggregate,
}

/// One criterion: how a score becomes a value, and what the value costs where it is a penalty.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// Key of the criterion in the file.
    pub id: String,
    /// Score to value.
    pub value: ValueFunction,
    /// Points that value 1 costs; `None` for a weighted criterion.
    pub penalty: Option<Quantity>,
}

/// One team: its uncertain numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Team {
    /// Key of the team in the file.
    pub id: String,
    /// One score per criterion; of no account for those in [`Team::unscored`].
    pub scores: Vec<Quantity>,
    /// Criteria that the team has no score on, ascending.
    pub unscored: Vec<usize>,
    /// Points added whatever the scores are.
    pub bonus: Quantity,
}

/// Why a checked scenario still cannot be computed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ModelError {
    /// Every pair of teams is counted.
    #[error(
        "{teams} teams are too many: each pair is counted, and a gigabyte is enough for {MOST_TEAMS}"
    )]
    TooManyTeams {
        /// How many there are.
        teams: usize,
    },
    /// Conditions on weights that leave too small a part of too many simplices.
    #[error(
        "the conditions on the weights of {} are too intricate to draw from: they leave less than \
         one in a thousand of the weights that can be drawn; take some of them out",
        list(criteria)
    )]
    WeightsTooIntricate {
        /// Ids of the criteria.
        criteria: Vec<String>,
    },
    /// Weights that leave a team nothing.
    #[error(
        "team `{team}` has no score on a criterion that can have a weight above 0, so that the weights \
         of those it is not scored on can be shared out among nothing"
    )]
    NothingLeft {
        /// Id of the team.
        team: String,
    },
    /// Weights that may leave a team too little to be told.
    #[error(
        "the weights of all that team `{team}` is scored on can be too small for numbers, so that \
         what they are among themselves is not known; raise `concentration`"
    )]
    Vanishing {
        /// Id of the team.
        team: String,
    },
    /// Totals so large that sums of their squares would leave the counters.
    #[error(
        "the total of team `{team}` can reach {}, most of them {}; totals beyond {limit:.0e} points \
         cannot be computed with: check it against the scale and the points",
        size(*points),
        match criterion {
            Some(criterion) => format!("on `{criterion}`"),
            None => "by its bonus".to_owned(),
        }
    )]
    TotalTooLarge {
        /// Id of the team.
        team: String,
        /// Id of the criterion that most of it comes from; `None` for the bonus.
        criterion: Option<String>,
        /// Size that its total can reach.
        points: f64,
        /// The largest size allowed.
        limit: f64,
    },
}

/// A large number of points.
fn size(points: f64) -> String {
    if points.is_finite() {
        format!("{points:.1e} points")
    } else {
        "more points than a number can hold".to_owned()
    }
}

impl ModelError {
    /// The keys of the scenario that lead to what it is about.
    pub fn keys(&self) -> Vec<&str> {
        match self {
            Self::TooManyTeams { .. } => vec!["teams"],
            Self::WeightsTooIntricate { .. } => vec!["weights", "where"],
            Self::NothingLeft { team } => vec!["teams", team, "scores"],
            Self::Vanishing { .. } => vec!["weights", "concentration"],
            Self::TotalTooLarge {
                team, criterion, ..
            } => match criterion {
                Some(criterion) => vec!["teams", team, "scores", criterion],
                None => vec!["teams", team, "bonus"],
            },
        }
    }
}

fn list(ids: &[String]) -> String {
    const FEW: usize = 12;
    let mut told: Vec<String> = ids.iter().take(FEW).map(|id| format!("`{id}`")).collect();
    if ids.len() > FEW {
        told.push(format!("{} more", ids.len() - FEW));
    }
    told.join(", ")
}

/// Totals are kept on a grid of 1e-9 points in 53-bit floats, and their squares are summed.
const LARGEST_TOTAL: f64 = 1e12;

impl Model {
    /// Lays a checked scenario out for the engine.
    ///
    /// # Errors
    ///
    /// Where a total could grow beyond what the engine can add up.
    pub fn new(scenario: &Scenario) -> Result<Self, ModelError> {
        if scenario.teams.len() > MOST_TEAMS {
            return Err(ModelError::TooManyTeams {
                teams: scenario.teams.len(),
            });
        }
        let model = Self {
            places: scenario.places,
            criteria: scenario.criteria.iter().map(Criterion::new).collect(),
            weights: weights::groups(scenario)?,
            teams: scenario
                .teams
                .iter()
                .map(|team| Team {
                    id: team.id.clone(),
                    scores: team.scores.clone(),
                    unscored: team.unscored.clone(),
                    bonus: team.bonus.clone(),
                })
                .collect(),
            correlation: scenario.correlation.clone(),
            watched: scenario.observed.clone(),
            questions: scenario.questions.clone(),
            aggregate: scenario.aggregate,
        };
        if let Some(team) = model.with_nothing_left() {
            let team = model.teams[team].id.clone();
            return Err(ModelError::NothingLeft { team });
        }
        if let Some(team) = model.with_vanishing_weights() {
            let team = model.teams[team].id.clone();
            return Err(ModelError::Vanishing { team });
        }
        for team in 0..model.teams.len() {
            let (points, most) = model.largest_points(team);
            if points.is_nan() || points > LARGEST_TOTAL {
                return Err(ModelError::TotalTooLarge {
                    team: model.teams[team].id.clone(),
                    criterion: most.map(|criterion| model.criteria[criterion].id.clone()),
                    points,
                    limit: LARGEST_TOTAL,
                });
            }
        }
        Ok(model)
    }

    /// Mean points per criterion: the weight, or minus the penalty; length of the criteria.
    pub fn mean_multipliers(&self) -> Vec<f64> {
        let mut means: Vec<f64> = self
            .criteria
            .iter()
            .map(|criterion| criterion.penalty.as_ref().map_or(0.0, |p| -p.mean()))
            .collect();
        for group in &self.weights {
            for (&criterion, mean) in group.members.iter().zip(group.means()) {
                means[criterion] = mean;
            }
        }
        means
    }

    /// A team's points per criterion with every score at its mean, and last its mean bonus; nothing
    /// on a criterion that it has no score on.
    /// `multipliers` as from [`Model::mean_multipliers`].
    pub fn sheet_points(&self, team: usize, multipliers: &[f64]) -> Vec<f64> {
        let weights = multipliers;
        let multipliers = self.multipliers_of(team, weights);
        let value = |at: usize| {
            self.criteria[at]
                .value
                .at(self.teams[team].scores[at].mean())
        };
        let points = multipliers.iter().enumerate();
        let mut points: Vec<f64> = points.map(|(at, points)| points * value(at)).collect();
        if let Some(mean) = self.mean(team).filter(Mean::is_geometric) {
            mean.shared_out(&mut points, &multipliers, mean.of(weights, &value));
        }
        points.push(self.teams[team].bonus.mean());
        points
    }

    /// An upper bound of the absolute total of a team over all draws, in points.
    pub fn largest_total(&self, team: usize) -> f64 {
        self.largest_points(team).0
    }

    /// The same, and the criterion that most of it comes from; `None` for the bonus.
    fn largest_points(&self, team: usize) -> (f64, Option<usize>) {
        let mut largest = {
            let (low, high) = self.teams[team].bonus.reach();
            low.abs().max(high.abs())
        };
        let mut largest_part = (largest, None);
        let mut most: Vec<f64> = self
            .criteria
            .iter()
            .map(|criterion| {
                let (low, high) = criterion
                    .penalty
                    .as_ref()
                    .map_or((0.0, 0.0), Quantity::reach);
                low.abs().max(high.abs())
            })
            .collect();
        for group in &self.weights {
            for &criterion in &group.members {
                most[criterion] = group.total;
            }
        }
        if let Some(mean) = self.mean(team) {
            // Any of its weights can have all points.
            for &criterion in &mean.criteria {
                most[criterion] = mean.points;
            }
        }
        for &criterion in &self.teams[team].unscored {
            most[criterion] = 0.0;
        }
        for (criterion, points) in most.iter().enumerate() {
            let (low, high) = self.teams[team].scores[criterion].reach();
            let part = points * self.criteria[criterion].value.largest(low, high);
            if part > largest_part.0 {
                largest_part = (part, Some(criterion));
            }
            largest += part;
        }
        (largest, largest_part.1)
    }

    /// An upper bound of how far a team's total may be from its sheet's, in points. `multipliers` as
    /// from [`Model::mean_multipliers`].
    pub fn furthest_total(&self, team: usize, multipliers: &[f64]) -> f64 {
        let sheet = self.sheet_points(team, multipliers);
        let mean = self.mean(team);
        let team = &self.teams[team];
        let range = |at: usize| {
            let (low, high) = team.scores[at].reach();
            self.criteria[at].value.range(low, high)
        };
        let away = |from: f64, ends: &[f64]| {
            let distances = ends.iter().map(|end| (end - from).abs());
            distances.fold(0.0, f64::max)
        };
        let mut furthest = 0.0;
        if let Some(mean) = &mean {
            let (least, most) = mean.reach(&range);
            furthest += away(
                mean.criteria.iter().map(|at| sheet[*at]).sum(),
                &[least, most],
            );
        }
        for (at, (low, high)) in self.multiplier_ranges().into_iter().enumerate() {
            let is_in_mean = mean.is_some() && self.criteria[at].penalty.is_none();
            if is_in_mean || !team.is_scored(at) {
                continue;
            }
            let (least, most) = range(at);
            let ends = [low * least, low * most, high * least, high * most];
            furthest += away(sheet[at], &ends);
        }
        let (low, high) = team.bonus.reach();
        furthest + away(sheet[self.criteria.len()], &[low, high])
    }

    /// The least and the most points that value 1 earns, by criterion.
    fn multiplier_ranges(&self) -> Vec<(f64, f64)> {
        let penalties = self.criteria.iter().map(|criterion| {
            let (low, high) = criterion
                .penalty
                .as_ref()
                .map_or((0.0, 0.0), Quantity::reach);
            (-high, -low)
        });
        let mut ranges: Vec<(f64, f64)> = penalties.collect();
        for group in &self.weights {
            for (at, &criterion) in group.members.iter().enumerate() {
                ranges[criterion] = match &group.law {
                    WeightLaw::Fixed(weights) => (weights[at], weights[at]),
                    WeightLaw::Uniform(simplex) => (simplex.low[at], simplex.high[at]),
                    WeightLaw::Dirichlet(_) | WeightLaw::Polytope(_) => (0.0, group.total),
                };
            }
        }
        ranges
    }
}

impl Team {
    /// Whether the team has a score on a criterion.
    pub fn is_scored(&self, criterion: usize) -> bool {
        self.unscored.binary_search(&criterion).is_err()
    }
}

impl Criterion {
    fn new(criterion: &crate::scenario::Criterion) -> Self {
        Self {
            id: criterion.id.clone(),
            value: ValueFunction::new(&criterion.value, criterion.beyond),
            penalty: match &criterion.role {
                Role::Weighted { .. } => None,
                Role::Penalty(penalty) => Some(penalty.clone()),
            },
        }
    }
}
