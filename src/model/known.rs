//! What is known of totals, to the last decimal.

use super::exact::{Exact, Total, below};
use super::{BoundedSimplex, Mean, Model, Polytope, WeightLaw};
use crate::model::Quantity;

/// What a team's total surely holds, and what is left.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Known {
    /// The points that are known.
    pub(crate) points: Exact,
    /// Whether they come from decimals.
    pub(crate) written: bool,
    /// Whether the bonus is not.
    pub(crate) bonus: bool,
    /// Criteria whose points are not.
    pub(crate) rest: Vec<usize>,
}

impl Known {
    /// Whether nothing is left.
    pub(crate) fn is_all(&self) -> bool {
        !self.bonus && self.rest.is_empty()
    }
}

impl Model {
    /// The points that value 1 earns by criterion, negative for a penalty, where they are known.
    pub(crate) fn known_multipliers(&self) -> Vec<Option<Exact>> {
        let penalties = self
            .criteria
            .iter()
            .map(|criterion| match criterion.penalty {
                Some(Quantity::Sure(points)) => Some(Exact::written(points).negative()),
                _ => None,
            });
        let mut known: Vec<Option<Exact>> = penalties.collect();
        for group in &self.weights {
            // Pinned weights stand in one group with those that share the rest.
            let (low, high) = match &group.law {
                WeightLaw::Fixed(weights) => (weights, weights),
                WeightLaw::Uniform(BoundedSimplex { low, high, .. })
                | WeightLaw::Polytope(Polytope { low, high, .. }) => (low, high),
                WeightLaw::Dirichlet(_) => continue,
            };
            for (&criterion, (low, high)) in group.members.iter().zip(low.iter().zip(high)) {
                if low == high {
                    known[criterion] = Some(Exact::written(*low));
                }
            }
        }
        known
    }

    /// What is known of a team's total; `multipliers` as from [`Model::known_multipliers`]. Without
    /// `weighted`, all its weighted criteria are left as they are.
    pub(crate) fn known_points(
        &self,
        team: usize,
        multipliers: &[Option<Exact>],
        weighted: bool,
    ) -> Known {
        let geometric = self.mean(team).filter(Mean::is_geometric);
        let of_mean = geometric.as_ref().filter(|_| weighted);
        let of_mean = of_mean.and_then(|mean| self.known_mean(team, mean, multipliers));
        let multipliers = self.known_multipliers_of(team, multipliers);
        let bonus = match self.teams[team].bonus {
            Quantity::Sure(points) => Some(Exact::written(points)),
            _ => None,
        };
        let mut known = Known {
            points: bonus
                .unwrap_or(Exact::ZERO)
                .plus(of_mean.unwrap_or(Exact::ZERO)),
            written: self.is_written(team) && geometric.is_none(),
            bonus: bonus.is_none(),
            rest: Vec::new(),
        };
        for (criterion, multiplier) in multipliers.iter().enumerate() {
            let is_weighted = self.criteria[criterion].penalty.is_none();
            if is_weighted
                && self.teams[team].is_scored(criterion)
                && (geometric.is_some() || !weighted)
            {
                known.rest.extend(of_mean.is_none().then_some(criterion));
                continue;
            }
            let value = self.known_value(team, criterion);
            match (multiplier, value) {
                (Some(points), Some(value)) => {
                    known.points = known.points.plus(points.times(value));
                }
                // What earns nothing, whatever the other is.
                (Some(nothing), None) if nothing.is_zero() => {}
                (None, Some(nothing)) if nothing.is_zero() => {}
                _ => known.rest.push(criterion),
            }
        }
        known
    }

    /// A geometric mean of known values under known weights, which is no decimal.
    fn known_mean(&self, team: usize, mean: &Mean, multipliers: &[Option<Exact>]) -> Option<Exact> {
        let mut weights = vec![0.0; self.criteria.len()];
        let mut values = weights.clone();
        for &at in &mean.criteria {
            weights[at] = multipliers[at]?.hi;
            values[at] = self.known_value(team, at)?.hi;
        }
        Some(Exact::of(mean.of(&weights, &|at| values[at])))
    }

    /// Whether all weights and penalties, and a team's scores and bonus, are decimals where they are
    /// known.
    fn is_written(&self, team: usize) -> bool {
        let weights = self.weights.iter().all(|group| match &group.law {
            WeightLaw::Fixed(weights) => weights.iter().all(|weight| Exact::is_decimal(*weight)),
            _ => true,
        });
        let penalties = self.criteria.iter().filter_map(|it| it.penalty.as_ref());
        let team = &self.teams[team];
        let scores = team.scores.iter();
        let mut numbers = penalties.chain(scores).chain([&team.bonus]);
        weights
            && numbers.all(|quantity| match quantity {
                Quantity::Sure(number) => Exact::is_decimal(*number),
                _ => true,
            })
    }

    /// The value of a score where it is known.
    fn known_value(&self, team: usize, criterion: usize) -> Option<Exact> {
        let value = &self.criteria[criterion].value;
        match (&self.teams[team].scores[criterion], value.line()) {
            (Quantity::Sure(score), _) => Some(value.exactly(*score)),
            (_, Some((level, 0.0))) => Some(Exact::written(level)),
            _ => None,
        }
    }

    /// By team: the total with every quantity at its mean, in points, and how many teams have more.
    /// Totals that are equal in decimals are equal.
    pub fn sheet_totals(&self) -> Vec<(f64, usize)> {
        let multipliers = self.mean_multipliers();
        let known = self.known_multipliers();
        let written = |points: f64| Some(Exact::written(points));
        let totals = (0..self.teams.len()).map(|at| {
            let team = &self.teams[at];
            let mut points = Exact::written(team.bonus.mean());
            let means: Vec<Option<Exact>> = multipliers.iter().copied().map(written).collect();
            let means = self.known_multipliers_of(at, &means);
            let values = team.scores.iter().enumerate().map(|(criterion, score)| {
                let value = self.known_value(at, criterion);
                value.unwrap_or_else(|| self.criteria[criterion].value.exactly(score.mean()))
            });
            let values: Vec<Exact> = values.collect();
            let mean = self.mean(at).filter(Mean::is_geometric);
            if let Some(mean) = &mean {
                let of_mean = mean.of(&multipliers, &|criterion| values[criterion].hi);
                points = points.plus(Exact::of(of_mean));
            }
            for (criterion, value) in values.into_iter().enumerate() {
                let is_in_mean = mean.is_some() && self.criteria[criterion].penalty.is_none();
                if let Some(multiplier) = means[criterion].filter(|_| !is_in_mean) {
                    points = points.plus(multiplier.times(value));
                }
            }
            let known = self.known_points(at, &known, true);
            Total {
                points,
                written: known.is_all() && known.written,
            }
        });
        let totals: Vec<Total> = totals.collect();
        let below = below(&totals, self.size());
        let fewer = |team: usize| below.iter().filter(|other| **other > below[team]).count();
        let totals = totals.iter().enumerate();
        totals
            .map(|(at, total)| (total.points.hi, fewer(at)))
            .collect()
    }

    /// Numbers of rows of aligned columns, ascending: columns of one length are read together.
    pub fn rows(&self) -> Vec<usize> {
        let penalties = self.criteria.iter().filter_map(|it| it.penalty.as_ref());
        let teams = self.teams.iter();
        let teams = teams.flat_map(|team| team.scores.iter().chain([&team.bonus]));
        let rows = penalties
            .chain(teams)
            .filter_map(|quantity| match quantity {
                Quantity::Aligned(rows) => Some(rows.in_order().len()),
                _ => None,
            });
        let mut rows: Vec<usize> = rows.collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// The largest sum of the sizes of what a team's total is made of, with every quantity at its
    /// mean, in points.
    pub(crate) fn size(&self) -> f64 {
        let multipliers = self.mean_multipliers();
        let sizes = (0..self.teams.len()).map(|team| {
            let points = self.sheet_points(team, &multipliers);
            points.iter().map(|points| points.abs()).sum()
        });
        sizes.fold(0.0, f64::max)
    }
}
