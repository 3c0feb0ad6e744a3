//! Points that are no plain sum of weight × value.
//!
//! The weights of criteria that a team has no score on go to its other weighted criteria in
//! proportion to theirs: its points are those of all weights times the weighted mean of its values,
//! both sums of which are over what it is scored on. Or that mean is geometric for all teams: the
//! exponential of the weighted mean of the logarithms of values, each at least [`FLOOR`] (as in the
//! Human Development Index; United Nations Development Programme 2010). Penalties and bonuses are
//! points, and are taken off and added afterwards.

use std::borrow::Cow;

use libm::{exp, log};

use super::exact::Exact;
use super::{Model, WeightGroup, WeightLaw};

/// How a team's values come together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Aggregate {
    /// Weight × value, added up.
    #[default]
    Arithmetic,
    /// The weighted geometric mean of the values, times the points of all weights.
    Geometric,
}

impl Aggregate {
    /// Whether values are just added up.
    pub fn is_arithmetic(&self) -> bool {
        *self == Self::Arithmetic
    }
}

/// The least value in a geometric mean, which nothing else could make up for: a thousandth of the
/// scale.
pub const FLOOR: f64 = 1e-3;

/// A weighted mean of a team's values, in points.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mean {
    /// The weighted criteria that the team has scores on, ascending.
    pub(crate) criteria: Vec<usize>,
    /// What all weights add up to: what the mean of values of 1 is worth.
    pub(crate) points: f64,
    pub(crate) aggregate: Aggregate,
}

impl Mean {
    /// What of a value is averaged.
    #[inline(always)]
    pub(crate) fn part(&self, value: f64) -> f64 {
        match self.aggregate {
            Aggregate::Arithmetic => value,
            Aggregate::Geometric => log(if value < FLOOR { FLOOR } else { value }),
        }
    }

    /// The points of a team, from the sums over its criteria of weight × part, of the weights, and of
    /// the parts, which count the same where no weight is above 0 in a float.
    #[inline(always)]
    pub(crate) fn points(&self, sum: f64, weights: f64, parts: f64) -> f64 {
        let mean = if weights > 0.0 {
            sum / weights
        } else {
            parts / self.criteria.len() as f64
        };
        self.points
            * match self.aggregate {
                Aggregate::Arithmetic => mean,
                Aggregate::Geometric => exp(mean),
            }
    }

    /// The points of a team, from the weights and the values by criterion.
    pub(crate) fn of(&self, weights: &[f64], value: &dyn Fn(usize) -> f64) -> f64 {
        let (mut sum, mut all, mut parts) = (0.0, 0.0, 0.0);
        for &at in &self.criteria {
            let part = self.part(value(at));
            sum += weights[at] * part;
            all += weights[at];
            parts += part;
        }
        self.points(sum, all, parts)
    }

    /// The points that value 1 earns the team in an arithmetic mean, from those of all teams.
    pub(crate) fn multipliers(&self, of_all: &[f64]) -> Vec<f64> {
        let sum: f64 = self.criteria.iter().map(|at| of_all[*at]).sum();
        let mut multipliers = of_all.to_vec();
        for &at in &self.criteria {
            multipliers[at] = if sum > 0.0 {
                multipliers[at] * (self.points / sum)
            } else {
                self.points / self.criteria.len() as f64
            };
        }
        multipliers
    }

    pub(crate) fn is_geometric(&self) -> bool {
        self.aggregate == Aggregate::Geometric
    }

    /// Shares what a geometric mean comes to out among its criteria: weight × value of each, all made
    /// smaller alike. `points` are by criterion, and `multipliers` what value 1 earns.
    pub(super) fn shared_out(&self, points: &mut [f64], multipliers: &[f64], of_mean: f64) {
        for &at in &self.criteria {
            // No less than the floor's.
            points[at] = points[at].max(FLOOR * multipliers[at]);
        }
        let sum: f64 = self.criteria.iter().map(|at| points[*at]).sum();
        for &at in &self.criteria {
            points[at] *= of_mean / sum;
        }
    }

    /// The most and the least that it can come to, whatever the weights are, from ranges of values.
    pub(super) fn reach(&self, range: &dyn Fn(usize) -> (f64, f64)) -> (f64, f64) {
        let ranges = self.criteria.iter().map(|at| range(*at));
        let (low, high) = ranges.fold((f64::INFINITY, f64::NEG_INFINITY), |all, one| {
            (all.0.min(one.0), all.1.max(one.1))
        });
        let least = match self.aggregate {
            Aggregate::Arithmetic => f64::NEG_INFINITY,
            Aggregate::Geometric => FLOOR,
        };
        (self.points * low.max(least), self.points * high.max(least))
    }
}

impl Model {
    /// The mean that a team's points are, where they are no plain sum.
    pub(crate) fn mean(&self, team: usize) -> Option<Mean> {
        let team = &self.teams[team];
        let is_weighted = |at: usize| self.criteria[at].penalty.is_none();
        if self.aggregate == Aggregate::Arithmetic
            && !team.unscored.iter().any(|at| is_weighted(*at))
        {
            return None;
        }
        let criteria =
            (0..self.criteria.len()).filter(|at| is_weighted(*at) && team.is_scored(*at));
        Some(Mean {
            criteria: criteria.collect(),
            points: self.weights.iter().map(|group| group.total).sum(),
            aggregate: self.aggregate,
        })
    }

    /// Sentences about what a mean makes of scores: for each criterion, how many are worth less than
    /// counts in a geometric mean.
    pub fn notes(&self) -> Vec<String> {
        let geometric = self.aggregate == Aggregate::Geometric;
        let weighted = self.criteria.iter().enumerate();
        let weighted = weighted.filter(|(_, it)| geometric && it.penalty.is_none());
        let note = |(at, criterion): (usize, &super::Criterion)| {
            let teams = self.teams.iter().filter(|team| team.is_scored(at));
            let values = teams.map(|team| criterion.value.at(team.scores[at].mean()));
            let low = values.filter(|value| *value < FLOOR).count();
            let told = if low == 1 {
                format!("1 score is worth less than {FLOOR} and counts as that")
            } else {
                format!("{low} scores are worth less than {FLOOR} and count as that")
            };
            (low > 0).then(|| format!("`{}`: {told}", criterion.id))
        };
        weighted.filter_map(note).collect()
    }

    /// The first team that is scored on nothing that can have a weight above 0.
    pub(super) fn with_nothing_left(&self) -> Option<usize> {
        let ranges = self.multiplier_ranges();
        let nothing = |mean: Mean| mean.criteria.iter().all(|at| ranges[*at].1 <= 0.0);
        (0..self.teams.len()).find(|team| self.mean(*team).is_some_and(nothing))
    }

    /// The first team whose weights can all be too small for a float, so that what they share out
    /// among them is not known: with a probability of at most exp(−700 α), where the parameters of
    /// one group's Dirichlet law that are the team's add up to α.
    pub(super) fn with_vanishing_weights(&self) -> Option<usize> {
        const LEAST: f64 = 0.04;
        let lasting = |mean: &Mean, group: &WeightGroup| {
            let own = |at: &usize| mean.criteria.binary_search(at).is_ok();
            match &group.law {
                WeightLaw::Dirichlet(alphas) if !group.members.iter().all(own) => {
                    let members = group.members.iter().zip(alphas);
                    let own = members.filter(|(at, _)| own(at));
                    own.map(|(_, alpha)| alpha).sum::<f64>() >= LEAST
                }
                _ => group.members.iter().any(own),
            }
        };
        let vanishes = |mean: Mean| !self.weights.iter().any(|group| lasting(&mean, group));
        (0..self.teams.len()).find(|team| self.mean(*team).is_some_and(vanishes))
    }

    /// The points that value 1 earns one team, from those of all teams: shared out where it lacks
    /// scores.
    pub(crate) fn multipliers_of<'m>(&self, team: usize, of_all: &'m [f64]) -> Cow<'m, [f64]> {
        let mut multipliers = match self.mean(team) {
            Some(mean) => Cow::Owned(mean.multipliers(of_all)),
            None => Cow::Borrowed(of_all),
        };
        for &at in &self.teams[team].unscored {
            multipliers.to_mut()[at] = 0.0;
        }
        multipliers
    }

    /// The same to the last decimal, where they are known.
    pub(crate) fn known_multipliers_of<'m>(
        &self,
        team: usize,
        of_all: &'m [Option<Exact>],
    ) -> Cow<'m, [Option<Exact>]> {
        let mut multipliers = Cow::Borrowed(of_all);
        if let Some(mean) = self.mean(team) {
            let growth = self.known_growth(team, &mean, of_all);
            for &at in &mean.criteria {
                let points = &mut multipliers.to_mut()[at];
                *points = growth.and_then(|growth| Some((*points)?.times(growth)));
            }
        }
        for &at in &self.teams[team].unscored {
            multipliers.to_mut()[at] = Some(Exact::ZERO);
        }
        multipliers
    }

    /// By how much a team's weights grow, where that is the same in each draw.
    fn known_growth(&self, team: usize, mean: &Mean, known: &[Option<Exact>]) -> Option<Exact> {
        let sum = |criteria: &[usize]| {
            let mut criteria = criteria.iter();
            criteria.try_fold(Exact::ZERO, |sum, at| Some(sum.plus(known[*at]?)))
        };
        let mut unscored = self.teams[team].unscored.clone();
        unscored.retain(|at| self.criteria[*at].penalty.is_none());
        let lost = sum(&unscored)?;
        let (whole, left) = if let Some(left) = sum(&mean.criteria) {
            (left.plus(lost), left)
        } else {
            let totals = self.weights.iter().map(|group| Exact::written(group.total));
            let whole = totals.fold(Exact::ZERO, Exact::plus);
            (whole, whole.minus(lost))
        };
        (left.hi > 0.0).then(|| whole.over(left))
    }
}
