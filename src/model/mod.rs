//! What is computed: the selection problem as dense, validated arrays.
//!
//! A team's total, in points, is Σ weight × value − Σ penalty × value + bonus, or has a mean in the
//! place of the first sum (`mean`). Teams and criteria
//! are plain indices here, in the order of the scenario; ids are kept because the random numbers
//! of a quantity are named after its address.

pub mod address;
mod check;
mod correlation;
mod error;
pub(crate) mod exact;
mod expansion;
pub(crate) mod figure;
mod known;
pub(crate) mod ladder;
mod large_beta;
pub(crate) mod law;
pub(crate) mod linear;
pub(crate) mod matrix;
mod mean;
pub(crate) mod nearest;
pub(crate) mod path;
mod polytope;
mod question;
mod share;
pub mod special;
mod steps;
pub mod tilt;
mod value;
mod weights;

use std::ops::Deref;

pub use address::{Address, Part};
pub use correlation::{Correlation, CorrelationGroup, Coupling};
pub use error::ModelError;
pub use law::{LARGEST_NORMAL, Quantity, Wording};
pub use linear::{Constraint, Relation};
pub(crate) use mean::Mean;
pub use mean::{Aggregate, FLOOR};
pub use nearest::nearest;
pub use polytope::Polytope;
pub use question::{Comparison, Event, Measure, Question, Statement};
pub use share::{Share, Weight};
pub use steps::{Rows, Steps};
pub use value::{Beyond, Piece, ValueFunction};
pub use weights::{BoundedSimplex, WeightGroup, WeightLaw};

/// The largest number of teams: every pair of them is counted, in tables that each thread has.
pub(crate) const MOST_TEAMS: usize = 1_000;

/// A selection problem, checked: [`Parts`] that can be read and not changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Model(Parts);

impl Deref for Model {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// What a selection problem consists of.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
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

impl Model {
    /// The parts, where they are a selection problem that can be computed.
    ///
    /// # Errors
    /// The first thing that is wrong with them.
    pub fn new(parts: Parts) -> Result<Self, ModelError> {
        let model = Self(parts);
        check::check(&model)?;
        Ok(model)
    }

    /// The model with its parts changed, checked again.
    ///
    /// # Errors
    /// The first thing that is wrong with what came of it.
    pub fn with(self, change: impl FnOnce(&mut Parts)) -> Result<Self, ModelError> {
        let mut parts = self.0;
        change(&mut parts);
        Self::new(parts)
    }

    /// The same for a change that leaves a model right that was.
    pub(crate) fn changed(mut self, change: impl FnOnce(&mut Parts)) -> Self {
        change(&mut self.0);
        self
    }

    /// The same selection with nothing asked about it.
    pub(crate) fn unasked(self) -> Self {
        self.changed(|parts| parts.questions.clear())
    }

    /// An address of indices as one of ids.
    pub fn address(&self, address: Address<usize>) -> Address<&str> {
        address.map(|part, at| match part {
            Part::Team => self.teams[at].id.as_str(),
            Part::Criterion => &self.criteria[at].id,
            Part::Group => &self.correlation.groups[at].id,
            // A model has groups of weights, whose blocks have no names here.
            Part::Block => "",
        })
    }

    /// What is drawn at an address.
    pub fn quantity(&self, address: Address<usize>) -> Option<&Quantity> {
        match address {
            Address::Score { team, criterion } => self.teams.get(team)?.scores.get(criterion),
            Address::Bonus { team } => Some(&self.teams.get(team)?.bonus),
            Address::Penalty { criterion } => self.criteria.get(criterion)?.penalty.as_ref(),
            _ => None,
        }
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
