//! A scenario as the selection problem that is computed.

use super::{Role, Scenario, Weight};
use crate::model::{self, Model, ModelError, Parts, Share, ValueFunction, WeightGroup};

impl Scenario {
    /// The selection problem of the scenario.
    ///
    /// # Errors
    /// Where it cannot be computed, such as where a total could grow beyond what can be added up.
    pub fn model(&self) -> Result<Model, ModelError> {
        let team = |team: &super::Team| model::Team {
            id: team.id.clone(),
            scores: team.scores.clone(),
            unscored: team.unscored.clone(),
            bonus: team.bonus.clone(),
        };
        Model::new(Parts {
            places: self.places,
            criteria: self.criteria.iter().map(criterion).collect(),
            weights: self.weights()?,
            teams: self.teams.iter().map(team).collect(),
            correlation: self.correlation.clone(),
            watched: self.observed.clone(),
            questions: self.questions.clone(),
            aggregate: self.aggregate,
        })
    }

    /// The groups of weights: one per block and one for what stands outside the blocks, those that a
    /// condition ties together as one.
    fn weights(&self) -> Result<Vec<WeightGroup>, ModelError> {
        let share = |wanted: Option<usize>, total: f64| {
            let criteria = self.criteria.iter().enumerate();
            let (members, weights): (Vec<usize>, Vec<Weight>) = criteria
                .filter_map(|(at, criterion)| match criterion.role {
                    Role::Weighted { block, weight } if block == wanted => Some((at, weight)),
                    _ => None,
                })
                .unzip();
            Share {
                members,
                weights,
                total,
            }
        };
        let blocks = self.blocks.iter().enumerate();
        let blocks = blocks.map(|(at, block)| share(Some(at), block.points));
        let shares = blocks.chain([share(None, self.weights_total)]).collect();
        let id = |at: usize| self.criteria[at].id.as_str();
        WeightGroup::all(shares, &self.constraints, self.concentration, &id)
    }
}

fn criterion(criterion: &super::Criterion) -> model::Criterion {
    model::Criterion {
        id: criterion.id.clone(),
        value: ValueFunction::new(&criterion.value, criterion.beyond),
        penalty: match &criterion.role {
            Role::Weighted { .. } => None,
            Role::Penalty(penalty) => Some(penalty.clone()),
        },
    }
}
