//! Totals that are linear in the weights, where all else is known.

use super::plan::Plan;
use super::shape::Shape;
use super::sum::Sum;

/// A team's total: so many points, and values that weights are multiplied by.
#[derive(Debug)]
pub(super) struct Linear {
    /// The whole total in steps of the grid, where no weight moves it.
    pub(super) known: Option<f64>,
    points: f64,
    /// Criteria with values.
    values: Vec<(usize, f64)>,
}

impl Linear {
    /// Of all teams; none where anything but weights is uncertain, or a total is no plain sum.
    pub(super) fn all(plan: &Plan) -> Option<Vec<Self>> {
        let penalties = plan.penalties.iter();
        let mut penalties = penalties.map(|(at, _)| Some(*at));
        if penalties.any(|at| plan.teams.iter().any(|team| team.sum.needs(at))) {
            return None;
        }
        let teams = plan.teams.iter().map(|team| match &team.sum {
            Sum::Known(steps) => Some(Self {
                known: Some(*steps),
                points: plan.grid.points(*steps),
                values: Vec::new(),
            }),
            Sum::Rounded {
                bonus: false,
                criteria,
            } => {
                let value = |at: &usize| {
                    let cell = &team.scores[*at];
                    (cell.shape == Shape::Sure).then(|| (*at, cell.at(0.0).1))
                };
                Some(Self {
                    known: None,
                    points: team.known.hi,
                    values: criteria.iter().map(value).collect::<Option<_>>()?,
                })
            }
            Sum::Rounded { .. } | Sum::Exact(_) | Sum::Mean { .. } => None,
        });
        teams.collect()
    }

    /// The value on a criterion; 0 where none is left.
    pub(super) fn value(&self, criterion: usize) -> f64 {
        let mut values = self.values.iter();
        values
            .find(|(at, _)| *at == criterion)
            .map_or(0.0, |(_, value)| *value)
    }

    /// The total without what weights earn, in points.
    pub(super) fn points(&self) -> f64 {
        self.points
    }

    /// The total under such weights, in points.
    pub(super) fn at(&self, weights: &[f64]) -> f64 {
        let values = self.values.iter();
        values.fold(self.points, |total, (at, value)| {
            total + weights[*at] * value
        })
    }
}
