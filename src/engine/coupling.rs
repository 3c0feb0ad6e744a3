//! What correlates quantities: the normals that several of them are made of.

use std::collections::HashMap;

use super::stream::Variable;
use crate::model::{Address, Coupling, Model};

/// The standard normal of a quantity, as a sum of independent ones.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mix {
    /// Weight of the quantity's own normal.
    pub(super) own: f64,
    /// Other normals with their weights. All squares add up to 1.
    pub(super) others: Vec<(Variable, f64)>,
}

impl Mix {
    /// The quantity's own normal and nothing else.
    pub(super) const ALONE: Self = Self {
        own: 1.0,
        others: Vec::new(),
    };
}

/// The correlations of a model, laid out to be asked about one quantity at a time.
pub(super) struct Couplings<'m> {
    model: &'m Model,
    /// Group and place of each quantity that a group names.
    places: HashMap<Address<usize>, (usize, usize)>,
    /// By group: the weights of the members' own normals in those of each member; none where the
    /// group shares one normal instead.
    factors: Vec<Option<Vec<Vec<f64>>>>,
}

impl<'m> Couplings<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        let groups = &model.correlation.groups;
        let mut places = HashMap::new();
        for (group, written) in groups.iter().enumerate() {
            for (place, member) in written.members.iter().enumerate() {
                places.insert(*member, (group, place));
            }
        }
        let factors = groups.iter().map(|group| match group.coupling {
            // One shared normal leaves each member's numbers alone when another one joins.
            Coupling::Equal(correlation) if correlation >= 0.0 => None,
            _ => Some(group.factor()),
        });
        Self {
            model,
            places,
            factors: factors.collect(),
        }
    }

    /// The normals of a quantity that is not known.
    pub(super) fn of(&self, quantity: Address<usize>) -> Mix {
        match (self.places.get(&quantity), quantity) {
            (Some(&(group, place)), _) => self.in_group(group, place),
            (None, Address::Score { team, criterion })
                if self.model.criteria[criterion].penalty.is_none() =>
            {
                self.of_merit(team, criterion)
            }
            _ => Mix::ALONE,
        }
    }

    /// A team's score on a weighted criterion: a halo over the team, another over the criterion.
    /// A penalty's score stands apart from both.
    fn of_merit(&self, team: usize, criterion: usize) -> Mix {
        let correlation = &self.model.correlation;
        let (a, b) = (correlation.within_team, correlation.within_criterion);
        let up = self.model.criteria[criterion].value.orientation();
        let shares = [
            (Address::Halo { team }, a),
            (Address::Common { criterion }, b),
        ];
        Mix {
            // 1 − 0.9 − 0.1 is a little below 0.
            own: (1.0 - a - b).max(0.0).sqrt(),
            others: shares
                .into_iter()
                .filter(|(_, share)| *share > 0.0)
                .map(|(address, share)| (self.variable(address), share.sqrt() * up))
                .collect(),
        }
    }

    fn in_group(&self, group: usize, place: usize) -> Mix {
        let written = &self.model.correlation.groups[group];
        let Some(factor) = &self.factors[group] else {
            let common = self.variable(Address::Group { group });
            let correlation = match written.coupling {
                Coupling::Equal(correlation) => correlation,
                Coupling::Matrix(_) => 0.0,
            };
            return Mix {
                own: (1.0 - correlation).sqrt(),
                others: nonzero([(common, correlation.sqrt())]),
            };
        };
        let earlier = written.members.iter().zip(&factor[place]).take(place);
        Mix {
            own: factor[place][place],
            others: nonzero(earlier.map(|(member, weight)| (self.variable(*member), *weight))),
        }
    }

    /// A quantity's own normal, named after its address.
    pub(super) fn variable(&self, quantity: Address<usize>) -> Variable {
        Variable::named(self.model.address(quantity))
    }
}

/// Without the normals that have no part.
fn nonzero(normals: impl IntoIterator<Item = (Variable, f64)>) -> Vec<(Variable, f64)> {
    let normals = normals.into_iter();
    normals.filter(|(_, weight)| *weight != 0.0).collect()
}
